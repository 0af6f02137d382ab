"""What is typed of an act on an agreement: for each kind only what that kind asks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from cooperation.ui.when import fuzzy_words
from programs.forms.acts import Day
from programs.forms.matters import LANGUAGES, choices, ident, whole
from programs.models import Act, Agreement
from programs.rules.treaties.acts import Kind
from programs.rules.treaties.asked import Need, Whose, asked
from programs.rules.treaties.territories import DECLARING
from programs.services.acts import ActGiven

#: What is chosen where an act is of all parties together.
TOGETHER = "all"


@dataclass(frozen=True, slots=True)
class Offered:
    """What an act may name: the parties on the agreement and the others, people, posts, and acts it may be about."""

    on_it: Sequence[Any] = ()
    others: Sequence[Any] = ()
    people: Sequence[Any] = ()
    posts: Sequence[Any] = ()
    acts: Sequence[Act] = field(default_factory=tuple)


class ReasonForm(Once):
    """Why an act is corrected or struck out, and since when that is known."""

    reason = TranslatedTextField(
        label=gettext_lazy("Reason"), max_length=4000, multiline=True, languages=LANGUAGES
    )
    known_on = Day(
        label=gettext_lazy("Known here since"), required=False,
        help_text=gettext_lazy("Today, if left empty. What was known before stays as it was known."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class TreatyActForm(Once):
    """One act of a kind; with `corrects`, a correction of that version, which also says why."""

    confirmed = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, kind: str, offered: Offered, corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.wants = kind, asked(Kind(kind))
        del self.fields["confirmed"]
        self._add_party(offered)
        self._add_days(corrects)
        self._add_named(offered)
        if self.wants.signatory:
            self._add_signatory(offered)
        self.fields["place"] = _text(_("Place"), 200)
        self.fields["note"] = _text(_("Note"), 20_000, multiline=True)
        if corrects:
            self.fields["reason"] = _text(_("Why it is corrected"), 4000, multiline=True, required=True)
            self.fields["version"] = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def _add_party(self, offered: Offered) -> None:
        if self.wants.whose is Whose.ALL:
            return
        first = [("", "–")]
        if self.wants.whose is Whose.EITHER:
            first.append((TOGETHER, _("all parties together")))
        self.fields["party"] = forms.ChoiceField(
            label=_("Whose act"),
            choices=first + _parties(offered),
            error_messages={"required": _("Say whose act it is.")},
        )
        if self.wants.predecessor is not Need.NO:
            self.fields["predecessor"] = forms.ChoiceField(
                label=_("Predecessor"), required=False, choices=[("", "–"), *_parties(offered)]
            )

    def _add_days(self, corrects: bool) -> None:
        wants = self.wants
        needed = _("Say when it was done, as far as is known.") if wants.effective is Need.NO else ""
        self.fields["done_on"] = _day(_("Done on"), needed=needed)
        if wants.received is not Need.NO:
            self.fields["received_on"] = _day(
                _("Received on"),
                help_text=_("By the depositary or the other side, where that is another day."),
            )
        if wants.effective is not Need.NO:
            self.fields["effective_on"] = _day(
                _("Takes effect on"), help_text=_("Only where the act itself says so.")
            )
            self.fields["retroactive"] = forms.BooleanField(
                label=_("It looks back: its effect begins before it was done"), required=False
            )
        if wants.until is not Need.NO:
            self.fields["until_on"] = _day(
                _("Until"), needed=_("Say until when it is extended.") if wants.until is Need.MUST else ""
            )
        self.fields["known_on"] = Day(
            label=_("Known here since"), required=False,
            help_text=_("Today, if left empty. What was known before stays as it was known.")
            if corrects
            else _("Where it became known later than it was received: what was known before stays as it was known."),
        )  # fmt: skip

    def _add_named(self, offered: Offered) -> None:
        wants = self.wants
        if wants.named is not Need.NO:
            label, lacking = _named(self.kind)
            self.fields["named"] = forms.CharField(
                label=label, max_length=200, required=wants.named is Need.MUST,
                help_text=_("As the treaty names them; several apart by semicolons.")
                if Kind(self.kind) in DECLARING
                else _("As the treaty names it."),
                error_messages={"required": lacking},
            )  # fmt: skip
        if wants.about:
            said = [act for act in offered.acts if Kind(act.kind) in wants.about]
            self.fields["about"] = forms.ChoiceField(
                label=_("About"),
                required=wants.about_needed,
                choices=choices(said, act_label),
                error_messages={"required": _("Choose the act that it is about.")},
            )

    def _add_signatory(self, offered: Offered) -> None:
        note = _("In the register of people; else write the name below.")
        for name, label, rows, said, help_text in (
            ("person", _("Signed by"), offered.people, _person_label, note),
            ("post", _("In the post of"), offered.posts, _post_label, ""),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=choices(rows, said), help_text=help_text
            )
        self.fields["signatory_name"] = _text(_("Name of a signatory who is not in the register"), 200)
        self.fields["signatory_post"] = _text(_("Capacity"), 600)

    def question(self) -> None:
        """Asks whether the person signed in this post all the same; who ticks it says so."""
        self.fields["confirmed"] = forms.BooleanField(
            label=_("The person signed in this post all the same")
            if self.data.get("post")
            else _("The person signed without a post all the same"),
            required=False,
        )
        order = list(self.fields)
        order.insert(order.index("post") + 1, order.pop())
        self.order_fields(order)

    def given(self) -> ActGiven:
        """What was typed."""
        said = self.cleaned_data
        texts = {
            name: whole(self, name) if name in self.fields else {}
            for name in ("place", "note", "signatory_name", "signatory_post")
        }
        return ActGiven(
            kind=self.kind,
            party_id=None if said.get("party") == TOGETHER else ident(said.get("party")),
            done_on=said.get("done_on"),
            received_on=said.get("received_on"),
            effective_on=said.get("effective_on"),
            until_on=said.get("until_on"),
            retroactive=said.get("retroactive", False),
            known_on=said.get("known_on"),
            about_id=ident(said.get("about")),
            named=said.get("named", ""),
            predecessor_id=ident(said.get("predecessor")),
            person_id=ident(said.get("person")),
            post_id=ident(said.get("post")),
            confirmed=said.get("confirmed", False),
            **texts,
        )


def initial_of(act: Act) -> dict[str, Any]:
    """The fields of a form that corrects this act, as it stands."""
    return {
        "party": act.party_id or TOGETHER,
        "predecessor": act.predecessor_id,
        "done_on": act.done_on,
        "received_on": act.received_on,
        "effective_on": act.effective_on,
        "until_on": act.until_on,
        "retroactive": act.retroactive,
        "named": act.named,
        "about": act.about_id,
        "person": act.person_id,
        "post": act.post_id,
        "place": act.place,
        "note": act.note,
        "signatory_name": {} if act.person_id else act.signatory_name,
        "signatory_post": {} if act.post_id else act.signatory_post,
        "version": act.version,
    }


def _named(kind: str) -> tuple[str, str]:
    """What an act of a kind names, and what is said where it does not."""
    if kind == Act.Kind.EVENT:
        return _("Event"), _("Name the event as the final clauses do.")
    if kind == Act.Kind.DECISION:
        return _("Body that decided"), ""
    return _("Territories"), _("Name the territory.")


def _day(label: str, *, needed: str = "", help_text: str = "") -> FuzzyDateField:
    """A day as far as it is known; `needed`: what is said where it is left empty and may not be."""
    return FuzzyDateField(
        label=label, required=bool(needed), recurring=False, permanent=False, help_text=help_text,
        error_messages={"required": needed},
    )  # fmt: skip


def _text(label: str, most: int, *, multiline: bool = False, required: bool = False) -> TranslatedTextField:
    """A text: the reader's language first, the others folded."""
    own = marks.language()
    languages = sorted(LANGUAGES, key=lambda tag: tag != own)
    return TranslatedTextField(
        label=label, max_length=most, multiline=multiline, required=required, languages=languages, folded=True
    )


def _parties(offered: Offered) -> list[Any]:
    groups = ((_("On the agreement"), offered.on_it), (_("Others"), offered.others))
    return [(label, [(str(p.pk), marks.plain(p.name)[:140]) for p in rows]) for label, rows in groups if rows]


def _person_label(row: Any) -> str:
    return marks.plain(row.name)


def _post_label(row: Any) -> str:
    return f"{marks.plain(row.title)}, {marks.plain(row.organisation.name)}"


def act_label(act: Act) -> str:
    """An act in one line: kind, whose, when."""
    whose = marks.plain(act.party.short_name) if act.party else _("all parties together")
    day = act.done_on or act.effective_on
    return f"{act.get_kind_display()}, {whose}, {fuzzy_words(day) if day else ''}"


class RelationForm(Once):
    """What this agreement does to another."""

    kind = forms.ChoiceField(label=gettext_lazy("This agreement"))
    target = forms.ChoiceField(label=gettext_lazy("Which agreement"))

    def __init__(self, *args: Any, kinds: Any = (), targets: Sequence[Agreement] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(label=_("This agreement"), choices=kinds)
        self.fields["target"] = forms.ChoiceField(
            label=_("Which agreement"), choices=choices(targets, lambda row: marks.plain(row.title))
        )
