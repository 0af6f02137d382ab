"""What a side's draft says once a contribution is taken into it. Texts are {language: words}."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A status with its progress (per cent), words and proposed deadline; `status` "" where nothing is said of it."""

    status: str = ""
    progress: int | None = None
    text: Words | None = None
    proposed_deadline: Any = None


def consolidated(draft: Said | None, handed_in: Said, before: Said | None = None) -> Said:
    """The draft with what was handed in; `before` is the edition of the same contribution taken in earlier.

    Where there is no draft, or it says exactly the earlier edition, it says what was handed in. Otherwise it keeps the
    status, progress and deadline that it has, and the words are added below its own, or in the place of the earlier
    ones where these still stand there to the letter.
    """
    if draft is None or (before is not None and _same(draft, before)):
        return handed_in
    status = draft.status or handed_in.status
    return replace(
        draft,
        status=status,
        progress=handed_in.progress if draft.progress is None else draft.progress,
        proposed_deadline=draft.proposed_deadline or handed_in.proposed_deadline,
        text=_joined(draft.text or {}, handed_in.text or {}, (before.text if before else None) or {}),
    )


def _same(one: Said, other: Said) -> bool:
    return replace(one, text=None) == replace(other, text=None) and dict(one.text or {}) == dict(
        other.text or {}
    )


def _joined(draft: Words, handed_in: Words, before: Words) -> dict[str, str]:
    languages = [*draft, *(tag for tag in handed_in if tag not in draft)]
    said = {tag: _one(draft.get(tag, ""), handed_in.get(tag, ""), before.get(tag, "")) for tag in languages}
    return {tag: words for tag, words in said.items() if words}


def _one(draft: str, handed_in: str, before: str) -> str:
    if before and before in draft:
        return draft.replace(before, handed_in, 1).strip()
    if not handed_in or handed_in in draft:
        return draft
    return f"{draft}\n\n{handed_in}" if draft else handed_in
