"""The minutes of a session: made, read, and handed out as files."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from meetings import policies
from meetings.models import Minutes, MinutesAct, MinutesFile, Review
from meetings.rules.minutes import Content, differences, label
from meetings.selectors import labels, sessions
from meetings.selectors import minutes as reading
from meetings.selectors.minutes import STANDINGS, Standing
from meetings.services.minutes import make_minutes
from meetings.views.common import actor_of, done, signed_in
from programs import policies as programme_policies
from programs.models import Party

Kind = MinutesAct.Kind

#: How a standing is marked.
TONES = {
    "circulated": "open", "superseded": "cancelled", "agreed": "confirmed", "signed": "confirmed", "sealed": "held",
    "approved": "held", "confirmed": "held",
}  # fmt: skip


@signed_in
@require_POST
def make(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Makes a new version of the session's protocol, in the languages that were ticked where there is a choice."""
    actor = actor_of(request)
    languages = request.POST.getlist("languages")
    return done(
        request,
        lambda: make_minutes(actor, review_id=pk, languages=languages or None),
        _("A new version was made."),
        "meetings:session",
        pk,
    )


def badge(word: str) -> Any:
    """How far a version has come."""
    return marks.badge(TONES[word], str(STANDINGS[word]))


def named(minutes: Minutes) -> str:
    """ "Protocol, version 2" """
    return _("%(minutes)s, version %(number)d") % {
        "minutes": labels.minutes_word(minutes.review.body), "number": minutes.number,
    }  # fmt: skip


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One version: its text side by side, what each side did with it, its files and its seal."""
    actor = actor_of(request)
    minutes = reading.one(actor, pk)
    review, content = minutes.review, reading.content_of(minutes)
    stands = reading.standing(minutes)
    sides = sessions.sides(review)
    shown = sessions.marked(sides)
    may = Rights(actor, stands)
    context = {
        "minutes": minutes, "review": review, "name": labels.named(review), "title": named(minutes), "stands": stands,
        "badge": badge(stands.word), "content": content, "languages": minutes.languages,
        "clauses": _clauses(content, stands) if content else [],
        "acts": [_side_row(shown, len(sides), party.pk, stands) for party in stands.sides],
        "later": [act for act in stands.acts if act.kind == Kind.CONFIRMED],
        "approves": review.body.minutes_approved or review.body.in_force_on == "approval",
        "files": list(reading.files(minutes)),
        "changes": [_change(change, stands, may) for change in reading.in_effect(stands.changes)],
        "notes": [
            {"row": note, "side": _side_mark(shown, len(sides), note.party)} for note in reading.notes(minutes)
        ],
        "versions": reading.versions(actor, review),
        "changed": _changed(minutes, content),
        "may": may,
    }  # fmt: skip
    return render(request, "meetings/minutes.html", context)


class Rights:
    """What the reader may do with a version as it stands: the page offers no button that would be refused."""

    def __init__(self, actor: Actor, stands: Standing) -> None:
        self.actor, self.stands = actor, stands
        minutes = stands.minutes
        review = self.review = minutes.review
        takes_part = actor.takes_part(review.programme_id)
        self.keeps = takes_part and policies.may_keep_record(actor, review)
        self.parties = [
            party
            for party in stands.sides
            if takes_part and programme_policies.enters_acts(actor, review.programme_id, party.pk)
        ]
        self.open = stands.latest and stands.seal is None and bool(minutes.content)
        self.under_way = bool(stands.of(Kind.SIGNED))

    def _lacking(self, kind: str) -> bool:
        done = self.stands.of(kind)
        return any(party.pk not in done for party in self.parties)

    @property
    def agrees(self) -> bool:
        """May enter that a side agrees."""
        concluded = self.review.state == Review.State.CONCLUDED
        return self.open and concluded and self._lacking(Kind.AGREED)

    @property
    def signs(self) -> bool:
        """May enter a side's signature."""
        return self.open and self.stands.done_by_all(Kind.AGREED) and self._lacking(Kind.SIGNED)

    @property
    def approves(self) -> bool:
        """May enter a government's approval."""
        body = self.review.body
        asked = body.minutes_approved or body.in_force_on == body.InForceOn.APPROVAL
        return asked and self.stands.done_by_all(Kind.SIGNED) and self._lacking(Kind.APPROVED)

    @property
    def scans(self) -> bool:
        """May add the scan of a signed original."""
        signed = self.stands.of(Kind.SIGNED)
        return self.open and any(party.pk in signed for party in self.parties)

    @property
    def corrects(self) -> bool:
        """May word a clause otherwise, which makes a new version."""
        sealed = self.stands.seal is not None
        whole = bool(self.stands.minutes.content)
        signed = self.stands.done_by_all(Kind.SIGNED) and not self.stands.unconfirmed
        return whole and self.keeps and self.stands.latest and (sealed or not signed)

    @property
    def transcribes(self) -> bool:
        """May transcribe what was changed by hand."""
        return self.open and self.keeps and self.under_way

    @property
    def seals(self) -> bool:
        """May seal."""
        return (
            self.open and self.keeps and self.stands.done_by_all(Kind.SIGNED) and not self.stands.unconfirmed
        )

    @property
    def confirms(self) -> bool:
        """May say which outcome of a later session confirmed them."""
        return self.keeps and self.stands.seal is not None and not self.stands.of(Kind.CONFIRMED)

    @property
    def notes(self) -> bool:
        """May note what its side disputes."""
        there = self.actor.takes_part(self.review.programme_id)
        return self.stands.seal is not None and there and policies.may_dispute(self.actor, self.review)

    def confirms_change(self, change: Any, lacking: Sequence[Any]) -> bool:
        """May confirm a transcription for its side."""
        allowed = policies.may_confirm_change(self.actor, self.review, change.entered_for_id)
        if self.actor.party_id is None:
            return self.open and allowed and bool(lacking) and change.entered_by_id != self.actor.user_id
        return self.open and allowed and any(party.pk == self.actor.party_id for party in lacking)


def _clauses(content: Content, stands: Standing) -> list[dict[str, Any]]:
    """Each clause as its row is shown: its texts in order, and how a handwritten change has it."""
    by_hand = {(each.clause, each.language): each for each in reading.in_effect(stands.changes)}
    return [
        {
            "key": clause["key"],
            "heading": clause["kind"] == "heading",
            "texts": [
                {
                    "tag": tag, "dir": marks.direction(tag), "text": clause["text"].get(tag, ""),
                    "by_hand": by_hand.get((clause["key"], tag)),
                }
                for tag in content["languages"]
            ],
        }
        for clause in content["clauses"]
    ]  # fmt: skip


def _side_mark(shown: dict[UUID, Any], count: int, party: Party) -> Any:
    """The side's mark; its code, where it was no side of that session."""
    return marks.side(shown[party.pk], count) if party.pk in shown else party.code


def _side_row(shown: dict[UUID, Any], count: int, party_id: UUID, stands: Standing) -> dict[str, Any]:
    return {
        "side": marks.side(shown[party_id], count),
        **{str(kind): stands.of(kind).get(party_id) for kind in (Kind.AGREED, Kind.SIGNED, Kind.APPROVED)},
    }


def _change(change: Any, stands: Standing, may: Rights) -> dict[str, Any]:
    lacking = next((parties for row, parties in stands.unconfirmed if row.pk == change.pk), [])
    return {
        "row": change, "lacking": ", ".join(party.code for party in lacking),
        "language": marks.own_name(change.language), "confirms": may.confirms_change(change, lacking),
    }  # fmt: skip


def _changed(minutes: Minutes, content: Content | None) -> list[dict[str, Any]]:
    """What a correction words otherwise than the version it corrects."""
    before = reading.as_it_reads(minutes.based_on) if minutes.based_on else None
    if before is None or content is None:
        return []
    return [
        {
            "key": each.key, "label": label(content, each.key, marks.language()), "tag": each.language,
            "language": marks.own_name(each.language), "before": each.before or "", "after": each.after or "",
        }
        for each in differences(before, content)
    ]  # fmt: skip


# --- Files ------------------------------------------------------------------------------------------------------------


def attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file, always as an attachment that no browser guesses about or keeps."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The copy for reading of one version."""
    version = Minutes.objects.visible_to(actor_of(request)).select_related("review").filter(pk=pk).first()
    if version is None:
        raise Absent
    name = f"session-{version.review.number}-protocol-{version.number}.pdf"
    return attached(bytes(version.pdf), "application/pdf", name)


@signed_in
@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An original, or the scan of one."""
    row = MinutesFile.objects.visible_to(actor_of(request)).filter(pk=pk).first()
    if row is None:
        raise Absent
    return attached(bytes(row.content), row.media_type, row.name)
