"""What verification found, in the reader's words: page, API and command say the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import MinutesSeal
from meetings.rules.minutes import Flaw
from meetings.selectors.verification import Verified

#: What does not hold, by its word in the API.
WORDS = {
    "record": gettext_lazy("the record of the seal is not what was digested"),
    "number": gettext_lazy("it does not stand at its place in the chain: a seal before it is gone or was put in"),
    "previous": gettext_lazy("it does not take up the digest of the seal before it"),
    "seal": gettext_lazy("what is kept of the seal is not what its record says"),
    "version": gettext_lazy("what is kept of the version is not what was sealed"),
    "content": gettext_lazy("the text is not what was sealed"),
    "content_missing": gettext_lazy("the version is gone"),
    "printed": gettext_lazy("the digest of the seal before it, as it prints it, is not the one that was sealed"),
    "file": gettext_lazy("the file is not what was sealed"),
    "file_missing": gettext_lazy("the file is gone"),
    "file_added": gettext_lazy("the file was not there when the version was sealed"),
    "act": gettext_lazy("the act is not what was sealed"),
    "act_missing": gettext_lazy("the act is gone"),
    "act_added": gettext_lazy("the act was not there when the version was sealed"),
    "change": gettext_lazy("the handwritten change is not what was sealed"),
    "change_missing": gettext_lazy("the handwritten change is gone"),
    "change_added": gettext_lazy("the handwritten change was not there when the version was sealed"),
    "row": gettext_lazy("the row of the record is not what was sealed"),
    "row_missing": gettext_lazy("the row of the record is gone"),
    "row_added": gettext_lazy("the row of the record was not there when the version was sealed"),
    "later": gettext_lazy("what came to earlier minutes and was taken up here is not what it was"),
    "later_missing": gettext_lazy("what came to earlier minutes and was taken up here is gone"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A flaw with its place: the session and version of its seal, and the thing by its name in the seal's record."""

    flaw: Flaw
    session: int | None
    version: int | None
    thing: str

    @property
    def words(self) -> str:
        """What does not hold."""
        return str(WORDS[self.flaw.kind])

    @property
    def sentence(self) -> str:
        """ "session 7, version 1, original:BY: the file is not what was sealed"."""
        place = _("session %(session)s, version %(version)s") % {
            "session": self.session or "?", "version": self.version or "?",
        }  # fmt: skip
        return ": ".join((", ".join(part for part in (place, self.thing) if part), self.words))


def said(body_id: UUID, flaws: Iterable[Flaw]) -> list[Said]:
    """The flaws of a body's chain with their places; one statement."""
    found = list(flaws)
    places = _places(body_id) if found else {}
    return [Said(flaw, *places.get(flaw.number, (None, None)), _thing(flaw)) for flaw in found]


def _places(body_id: UUID) -> Mapping[int, tuple[int, int]]:
    rows = MinutesSeal.unscoped.filter(body_id=body_id)
    return {
        number: (session, version)
        for number, session, version in rows.values_list("number", "review__number", "minutes__number")
    }


def _thing(flaw: Flaw) -> str:
    """Acts and changes stand in a record by their ids alone."""
    kind = flaw.kind.partition("_")[0]
    if kind in ("act", "change"):
        return f"{kind}:{flaw.what}"
    return flaw.what or _("seal %(number)d") % {"number": flaw.number}


def as_object(found: Verified) -> dict[str, Any]:
    """What was found of one body, as JSON has it."""
    return {
        "body": str(found.body.pk), "name": found.body.name, "holds": found.holds, "seals": found.seals,
        "files": found.files, "rows": found.rows, "flaws": [
            {"kind": each.flaw.kind, "seal": each.flaw.number, "session": each.session, "version": each.version,
             "thing": each.thing, "detail": each.sentence}
            for each in said(found.body.pk, found.flaws)
        ],
    }  # fmt: skip
