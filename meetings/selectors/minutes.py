"""The versions of a session's minutes, what each side did with them, and where they stand in the body's chain."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent
from meetings.models import (
    ChangeConfirmation,
    Delegate,
    HandwrittenChange,
    Minutes,
    MinutesAct,
    MinutesFile,
    MinutesNote,
    MinutesSeal,
    Review,
)
from meetings.rules.minutes import Content, Edit, edited
from meetings.rules.quorum import Seat, stayed_away
from programs.models import Party, Side

Kind = MinutesAct.Kind

#: How far a version has come, by its word in the API.
STANDINGS = {
    "circulated": _("circulated"), "superseded": _("superseded"), "agreed": _("agreed"),
    "signed": _("signed"), "sealed": _("sealed"), "approved": _("approved"), "confirmed": _("confirmed"),
}  # fmt: skip


def content_of(minutes: Minutes) -> Content | None:
    """What it says, as meetings.rules.minutes has it; None of a version made before contents were kept."""
    return json.loads(minutes.content) if minutes.content else None


def as_it_reads(minutes: Minutes) -> Content | None:
    """The same with what was changed by hand before it was sealed: from what a correction of it begins."""
    content = content_of(minutes)
    if content is None or not MinutesSeal.unscoped.filter(minutes=minutes).exists():
        return content
    rows = HandwrittenChange.unscoped.filter(minutes=minutes).order_by("entered_at", "id")
    return edited(content, [Edit(row.clause, row.language, row.text) for row in in_effect(list(rows))])


def one(actor: Actor, pk: UUID) -> Minutes:
    """A version with its session, without the copy's bytes; Absent."""
    found = (
        Minutes.objects.visible_to(actor)
        .defer("pdf")
        .select_related("review__body", "review__programme", "based_on", "made_by", "seal")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Absent
    return found  # type: ignore[no-any-return]


def versions(actor: Actor, review: Review) -> list[Any]:
    """The versions of a session's minutes, newest first, without their bytes; each with `size` and `sealed`."""
    size = Func(F("pdf"), function="octet_length", output_field=IntegerField())
    return list(
        Minutes.objects.visible_to(actor)
        .filter(review=review)
        .defer("pdf", "content")
        .annotate(size=size, sealed=Exists(MinutesSeal.unscoped.filter(minutes_id=OuterRef("pk"))))
        .order_by("-number")
    )


def latest_number(review_id: UUID) -> int:
    """The number of the session's last version; 0 where there is none."""
    numbers = (
        Minutes.unscoped.filter(review_id=review_id).order_by("-number").values_list("number", flat=True)
    )
    return numbers.first() or 0


# --- What the sides did -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Standing:
    """What was done with a version. `sides`: the parties that act on it, in their order."""

    minutes: Minutes
    sides: list[Party]
    acts: list[MinutesAct]
    latest: bool
    seal: MinutesSeal | None
    changes: list[HandwrittenChange] = field(default_factory=list)

    def of(self, kind: str) -> dict[UUID | None, MinutesAct]:
        """The acts of a kind by side."""
        return {act.party_id: act for act in self.acts if act.kind == kind}

    def lacking(self, kind: str) -> list[Party]:
        """The sides that have not done so."""
        done = self.of(kind)
        return [party for party in self.sides if party.pk not in done]

    def done_by_all(self, kind: str) -> bool:
        """Whether every side that acts on it has."""
        return bool(self.sides) and not self.lacking(kind)

    @property
    def last_signed_on(self) -> date | None:
        """The day of the last signature."""
        return max((act.done_on for act in self.of(Kind.SIGNED).values()), default=None)

    @property
    def unconfirmed(self) -> list[tuple[HandwrittenChange, list[Party]]]:
        """The transcriptions that count and are still to be confirmed, each with the sides that have not."""
        found = []
        for change in in_effect(self.changes):
            done = confirmed_by(change)
            lacking = [party for party in self.sides if party.pk not in done]
            if lacking:
                found.append((change, lacking))
        return found

    @property
    def word(self) -> str:
        """How far it has come: a key of STANDINGS."""
        if self.seal is not None:
            for kind in (Kind.CONFIRMED, Kind.APPROVED):
                if self.of(kind) and (kind == Kind.CONFIRMED or self.done_by_all(kind)):
                    return str(kind)
            return "sealed"
        if not self.latest:
            return "superseded"
        return next(
            (str(kind) for kind in (Kind.SIGNED, Kind.AGREED) if self.done_by_all(kind)), "circulated"
        )


def standing(minutes: Minutes) -> Standing:
    """Where a version stands: a fixed number of statements."""
    acts = MinutesAct.unscoped.filter(minutes=minutes).select_related(
        "party", "outcome__review", "person", "post"
    )
    changes = (
        HandwrittenChange.unscoped.filter(minutes=minutes)
        .select_related("entered_for")
        .prefetch_related("confirmations__party")
    )
    return Standing(
        minutes=minutes,
        sides=acting_sides(minutes.review),
        acts=list(acts.order_by("entered_at", "id")),
        latest=minutes.number == latest_number(minutes.review_id),
        seal=MinutesSeal.unscoped.filter(minutes=minutes).first(),
        changes=list(changes.order_by("entered_at", "id")),
    )


def acting_sides(review: Review) -> list[Party]:
    """The sides whose agreement and signature the minutes of a session need: those of then that still take part.

    Where more than two sides meet, one that stayed away by the record of a session with a quorum is not waited for.
    """
    there = Side.unscoped.filter(programme_id=review.programme_id)
    then = there.present(review.starts_on).values("party_id")
    rows = there.present(clock.today(review.time_zone)).filter(party_id__in=then).select_related("party")
    sides = list(rows.order_by("order"))
    delegates = Delegate.unscoped.filter(delegation__review=review).select_related("delegation")
    away = stayed_away(map(seat_of, delegates), [side.party_id for side in sides], review.body.quorum)
    return [side.party for side in sides if side.party_id not in away]


def seat_of(delegate: Delegate) -> Seat:
    """A delegate, whose delegation is at hand, as the rules of a quorum see one."""
    return Seat(
        delegate.pk,
        delegate.delegation.party_id,
        delegate.is_head,
        delegate.attendance,
        delegate.proxy_for_id,
    )


def in_effect(changes: Sequence[HandwrittenChange]) -> list[HandwrittenChange]:
    """Of several transcriptions of one clause in one language, the last."""
    return list({(change.clause, change.language): change for change in changes}.values())


def confirmed_by(change: HandwrittenChange) -> set[UUID]:
    """The sides that found the transcription right: those that confirmed it, and the one that entered it."""
    done = {confirmation.party_id for confirmation in change.confirmations.all()}
    return done | ({change.entered_for_id} if change.entered_for_id else set())


# --- The chain --------------------------------------------------------------------------------------------------------


def head_of_chain(body_id: UUID) -> MinutesSeal | None:
    """The last seal of a body."""
    return MinutesSeal.unscoped.filter(body_id=body_id).select_related("review").order_by("-number").first()


def link_to(seal: MinutesSeal | None) -> dict[str, Any] | None:
    """How a version says which seal comes before it."""
    return None if seal is None else {"session": seal.review.number, "sha256": seal.sha256}


def under_signature(body_id: UUID) -> Minutes | None:
    """The version of the body that some side has signed, that is the last of its session and not sealed yet."""
    later = Minutes.unscoped.filter(review_id=OuterRef("review_id"), number__gt=OuterRef("number"))
    signed = MinutesAct.unscoped.filter(minutes_id=OuterRef("pk"), kind=Kind.SIGNED)
    return (
        Minutes.unscoped.filter(Exists(signed), ~Exists(later), review__body_id=body_id, seal__isnull=True)
        .defer("pdf", "content")
        .select_related("review__body")
        .first()
    )


def is_sealed(review_id: UUID) -> bool:
    """Whether a version of the session's minutes is sealed: its record is not changed any more."""
    return MinutesSeal.unscoped.filter(review_id=review_id).exists()


def seals(actor: Actor, body_id: UUID) -> QuerySet[Any]:
    """The seals of a body that the actor sees, the first one first."""
    rows: QuerySet[Any] = (
        MinutesSeal.objects.visible_to(actor)
        .filter(body_id=body_id)
        .select_related("review__body", "minutes")
    )
    return rows.defer("minutes__pdf", "minutes__content").order_by("number")


def files(minutes: Minutes) -> QuerySet[MinutesFile]:
    """The files of a version without their bytes, originals first."""
    rows: QuerySet[MinutesFile] = (
        MinutesFile.unscoped.filter(minutes=minutes).defer("content").select_related("party")
    )
    return rows.order_by("kind", "party__code", "id")


def notes(minutes: Minutes) -> QuerySet[MinutesNote]:
    """What the sides noted on a sealed version."""
    return MinutesNote.unscoped.filter(minutes=minutes).select_related("party").order_by("entered_at", "id")


def confirmations(change: HandwrittenChange) -> QuerySet[ChangeConfirmation]:
    """Which sides confirmed a transcription."""
    return ChangeConfirmation.unscoped.filter(change=change).select_related("party")


def original_name(session: int, version: int, code: str) -> str:
    """The name of the file of a side's original."""
    return f"protocol-{session}-version-{version}-{code}.pdf"


_ORIGINAL = re.compile(r"protocol-\d+-version-\d+-(.+)\.pdf")


def file_name(row: MinutesFile) -> str:
    """How a seal's record names a file: "original:CODE", the code that the side had when it was made, or "scan:ID"."""
    if row.kind != MinutesFile.Kind.ORIGINAL:
        return f"scan:{row.pk}"
    found = _ORIGINAL.fullmatch(row.name)
    return f"original:{found[1] if found else row.party.code}"
