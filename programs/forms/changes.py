"""What is typed into a change set: its head, and one row of each kind."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from programs.models import Change, Item
from programs.rules.changes import ALLOWED, ASKED
from programs.services.change_rows import CHOOSE_ORIGIN, ChangeInput
from programs.services.editions import Step

LANGUAGES = ("en", "ru", "be")


class ChangeSetForm(Once):
    """The head of a change set."""

    def __init__(self, data: Any = None, *, languages: Sequence[str] = LANGUAGES, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["title"] = TranslatedTextField(label=_("Title"), max_length=500, languages=languages)
        self.fields["reason"] = TranslatedTextField(
            label=_("Reason"), max_length=4000, multiline=True, required=False, languages=languages
        )


class WhyForm(Once):
    """A reason."""

    why = TranslatedTextField(label=gettext_lazy("Why"), max_length=4000, multiline=True)


class InForceForm(Once):
    """From which day the edition is in force."""

    in_force_on = forms.DateField(
        label=gettext_lazy("In force from"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("The day of the last letter or act, where it is left empty."),
    )  # fmt: skip


class StepForm(forms.Form):
    """One milestone; left empty, there is none."""

    template_name = "django/forms/fields.html"

    def __init__(self, *args: Any, languages: Sequence[str] = LANGUAGES, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = TranslatedTextField(
            label=_("Milestone"), max_length=500, required=False, languages=languages
        )
        self.fields["deadline"] = FuzzyDateField(
            label=_("Its deadline"), required=False, recurring=False, uncertain=False
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        title, deadline = self.cleaned_data.get("title"), self.cleaned_data.get("deadline")
        if title and not deadline and "deadline" not in self.errors:
            self.add_error("deadline", _("Give the deadline of the milestone."))
        if deadline and not title and "title" not in self.errors:
            self.add_error("title", _("Give the milestone a title."))
        return self.cleaned_data


def step_forms(
    data: Any, *, initial: Sequence[Mapping[str, Any]], languages: Sequence[str]
) -> "BaseFormSet[Any]":
    """The milestones as forms, two empty ones after those there are."""
    made: type[BaseFormSet[Any]] = formset_factory(StepForm, extra=2, max_num=100)
    return made(data, initial=list(initial), prefix="steps", form_kwargs={"languages": languages})


class RowForm(Once):
    """One change of a kind: the fields that this kind has. What is left as the plan has it is no change.

    `now` is what the plan says of the item, to be typed over. Its page gives the summary of what is wrong with it and
    its milestones.
    """

    template_name = "django/forms/fields.html"

    def __init__(
        self,
        data: Any = None,
        *,
        kind: str,
        languages: Sequence[str],
        sections: Sequence[Any],
        sides: Sequence[tuple[Any, Sequence[Any]]] = (),
        agreements: Sequence[Any] = (),
        now: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind, self.now, self.sides = kind, dict(now or {}), list(sides)
        super().__init__(data, initial=self.now | {n: v for n, v in (initial or {}).items() if v})
        offered = ALLOWED[kind]
        self._for_a_wording(offered, languages, sections)
        if kind == Change.Kind.ADD:
            self._for_a_new_item(languages, agreements)
        self.fields["reason"] = TranslatedTextField(
            label=_("Reason, where it is not that of the whole set"), max_length=4000, multiline=True, required=False,
            languages=languages,
        )  # fmt: skip

        for name in ASKED[kind]:
            if name in self.fields:
                self.fields[name].required = True

    def _for_a_wording(
        self, offered: AbstractSet[str], languages: Sequence[str], sections: Sequence[Any]
    ) -> None:
        if "section" in offered:
            self.fields["section"] = forms.ChoiceField(
                label=_("Section"), required=False,
                choices=[("", "–"), *((str(s.pk), f"{s.number} {marks.plain(s.title)}"[:90]) for s in sections)],
            )  # fmt: skip
        if "number" in offered:
            self.fields["number"] = forms.CharField(label=_("Number"), required=False, max_length=20)
        if "title" in offered:
            self.fields["title"] = TranslatedTextField(
                label=_("Title"), max_length=1000, required=False, languages=languages
            )
        if "expected_result" in offered:
            self.fields["expected_result"] = TranslatedTextField(
                label=_("Expected result"), multiline=True, required=False, languages=languages
            )
        if "deadline" in offered:
            self.fields["deadline"] = FuzzyDateField(label=_("Deadline"), required=False)

    def _for_a_new_item(self, languages: Sequence[str], agreements: Sequence[Any]) -> None:
        self.fields["item_kind"] = forms.ChoiceField(
            label=_("Kind"), choices=Item.Kind.choices, required=False
        )
        self.fields["origin"] = TranslatedTextField(
            label=_("Origin: the article of an agreement, the decision of a session"), max_length=300, required=False,
            languages=languages,
        )  # fmt: skip
        self.fields["origin_id"] = forms.ChoiceField(
            label=_("The agreement it comes from"), required=False,
            choices=[("", "–"), *((str(a.pk), marks.plain(a.title)[:120]) for a in agreements)],
            error_messages={"invalid_choice": CHOOSE_ORIGIN},
        )  # fmt: skip
        for party, organisations in self.sides:
            choices = [(str(o.pk), marks.plain(o.name)) for o in organisations]
            name = {"side": marks.plain(party.short_name)}
            self.fields[f"lead_{party.pk}"] = forms.ChoiceField(
                label=_("%(side)s: lead") % name, required=False, choices=[("", "–"), *choices]
            )
            self.fields[f"co_{party.pk}"] = forms.MultipleChoiceField(
                label=_("%(side)s: co-executors") % name, required=False, choices=choices,
                widget=forms.SelectMultiple(attrs={"size": min(6, max(2, len(choices)))}),
            )  # fmt: skip

    def change(
        self, *, item_id: UUID | None, part_of: UUID | None, steps: tuple[Step, ...] | None
    ) -> ChangeInput:
        """The row that was typed: fields that say what the plan says are left out."""
        given = {
            name: value
            for name in self.cleaned_data
            if (value := whole(self, name)) and (name not in self.now or not _same(self.now[name], value))
        }
        return ChangeInput(
            kind=self.kind, item_id=item_id, section_id=_id(given.get("section")), number=given.get("number", ""),
            title=given.get("title", {}), expected_result=given.get("expected_result", {}),
            deadline=given.get("deadline"), milestones=steps, item_kind=given.get("item_kind", ""),
            origin=given.get("origin", {}), origin_id=_id(given.get("origin_id")),
            organisation_ids=self._organisations(), reason=given.get("reason", {}), part_of=part_of,
        )  # fmt: skip

    def _organisations(self) -> tuple[UUID, ...]:
        """Each side's lead first, then its co-executors."""
        chosen: list[UUID] = []
        for party, _organisations in self.sides:
            lead = self.cleaned_data.get(f"lead_{party.pk}")
            others = self.cleaned_data.get(f"co_{party.pk}") or []
            chosen += [UUID(pk) for pk in ([lead] if lead else []) + [pk for pk in others if pk != lead]]
        return tuple(chosen)


def whole(form: forms.Form, name: str) -> Any:
    """What was typed; of a text also the languages that the form does not show, as they were."""
    value, field = form.cleaned_data.get(name), form.fields[name]
    if not isinstance(field, TranslatedTextField) or not value:
        return value
    known = form.initial.get(name) or {}
    return {tag: said for tag, said in known.items() if tag not in field.languages} | value


def _same(now: Any, typed: Any) -> bool:
    return bool(str(now) == typed if isinstance(typed, str) else now == typed)


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None
