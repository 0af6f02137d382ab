"""Outcomes in words: what a reader sees of one on a page and in the protocol. Plain text, in a given language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.texts import Text, pick
from cooperation.ui import marks
from cooperation.ui.when import fuzzy_words
from meetings.models import Outcome

Kind = Outcome.Kind


def said(text: Text, language: str) -> str:
    """The text in `language`; where it has none, the nearest one with its tag in brackets."""
    tag, found = pick(text, language)
    return found if tag in ("", language) else f"{found} [{tag}]"


def lead(outcome: Outcome, number: str, title: Text, language: str, responsible: Sequence[Text] = ()) -> str:
    """What the outcome does, without its own text; "" for words of record only. That it was not carried, comes first.

    `number` and `title` are the item's in the plan; `responsible` names the organisations of a new item.
    """
    does = _does(outcome, number, title, language, responsible)
    if getattr(outcome, "carried", True):
        return does
    with override(language):
        return _("Not adopted: %(what)s") % {"what": does} if does else _("Not adopted by the sides.")


def _does(outcome: Outcome, number: str, title: Text, language: str, responsible: Sequence[Text]) -> str:
    with override(language):
        if outcome.kind == Kind.AGREED_STATUS and outcome.item_id is None:
            return _("List A is adopted: each item has the status that all its sides report.")
        if outcome.kind == Kind.AGREED_STATUS:
            return _("Item %(number)s (%(title)s): agreed status “%(status)s”.") % {
                "number": number, "title": said(title, language),
                "status": marks.status_label(outcome.status, language),
            }  # fmt: skip
        if outcome.kind == Kind.EXTENSION:
            words = _("Item %(number)s (%(title)s): deadline extended to %(deadline)s. Reason: %(reason)s")
            if outcome.brought_forward:
                words = _(
                    "Item %(number)s (%(title)s): deadline brought forward to %(deadline)s. Reason: %(reason)s"
                )
            return words % {
                "number": number, "title": said(title, language),
                "deadline": fuzzy_words(outcome.deadline, language), "reason": said(outcome.reason, language),
            }  # fmt: skip
        if outcome.kind == Kind.NEW_ITEM:
            return _new_item(outcome, language, responsible)
        if outcome.kind == Kind.CHANGES and outcome.change_set is not None:
            return _("Change set %(number)s of %(side)s is adopted: %(title)s.") % {
                "number": outcome.change_set.number, "side": said(outcome.change_set.party.short_name, language),
                "title": said(outcome.change_set.title, language),
            }  # fmt: skip
        if outcome.kind == Kind.CLOSURE:
            return _("Item %(number)s (%(title)s) is closed: %(kind)s.") % {
                "number": number, "title": said(title, language), "kind": outcome.get_ends_display(),
            }  # fmt: skip
    return ""


def _new_item(outcome: Outcome, language: str, responsible: Sequence[Text]) -> str:
    words = _("New item %(number)s: %(title)s. Deadline: %(deadline)s.") % {
        "number": outcome.item_number, "title": said(outcome.title, language),
        "deadline": fuzzy_words(outcome.deadline, language),
    }  # fmt: skip
    if responsible:
        names = "; ".join(said(name, language) for name in responsible)
        words += " " + _("Responsible: %(organisations)s.") % {"organisations": names}
    if outcome.expected_result:
        words += " " + _("Expected result: %(result)s") % {"result": said(outcome.expected_result, language)}
    return words


def kind_word(kind: str, language: str) -> str:
    """The name of a kind of outcome, capitalised as a heading."""
    with override(language):
        word = str(Kind(kind).label)
    return word[:1].upper() + word[1:]


def kind_of(outcome: Outcome, language: str) -> str:
    """The same of one outcome: a deadline that was brought forward was not extended."""
    if not outcome.brought_forward:
        return kind_word(outcome.kind, language)
    with override(language):
        return _("Deadline brought forward")
