"""What is typed of obstacles, their steps, joint projects with their partners, and cooperation."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from programs.forms.acts import Day
from programs.models import Cooperation, JointProject, Obstacle, Stance
from programs.services.obstacles import ObstacleInput, StepInput
from programs.services.projects import CooperationInput, PartnerInput, ProjectInput

LANGUAGES = ("en", "ru", "be")
Numbers = Mapping[str, UUID]


def choices(rows: Iterable[Any], label: Any) -> list[tuple[str, str]]:
    """A list to choose from, with an empty first line."""
    return [("", "–"), *((str(row.pk), label(row)[:140]) for row in rows)]


def organisation_label(row: Any) -> str:
    return f"{marks.plain(row.party.short_name)}: {marks.plain(row.name)}"


def title_label(row: Any) -> str:
    return marks.plain(row.title)


def ident(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def whole(form: forms.Form, name: str) -> dict[str, str]:
    """A text as typed, with the languages that the form does not show as they were."""
    value: dict[str, str] = form.cleaned_data.get(name) or {}
    field = form.fields[name]
    shown = field.languages if isinstance(field, TranslatedTextField) else ()
    known = form.initial.get(name) or {}
    return {tag: said for tag, said in known.items() if tag not in shown} | value


def numbers_in(typed: str) -> list[str]:
    """The numbers of items in what was typed, such as "1.2, 5.7"."""
    parts = typed.replace(";", ",").replace("\n", ",").split(",")
    return [number.strip() for number in parts if number.strip()]


class NumbersField(forms.CharField):
    """Items by their numbers in the plan, such as "1.2, 5.7"; cleans to their ids. `numbers` are those there are."""

    default_error_messages = {"unknown": gettext_lazy("The plan has no item %(number)s.")}
    numbers: Numbers = {}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Their numbers in the plan, such as 1.2, 5.7."))
        super().__init__(required=False, max_length=4000, **kwargs)

    def numbers_of(self, ids: Iterable[UUID]) -> list[str]:
        """The numbers by which items were typed."""
        typed = {item: number for number, item in self.numbers.items()}
        return [typed[item] for item in ids]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> Any:
        typed = numbers_in(str(super().clean(value)))
        return tuple(dict.fromkeys(self._one(number) for number in typed))

    def _one(self, number: str) -> UUID:
        if number not in self.numbers:
            raise forms.ValidationError(
                self.error_messages["unknown"], code="unknown", params={"number": number[:20]}
            )
        return self.numbers[number]


class MatterForm(Once):
    """What obstacles and joint projects have in common: a version, and items by their numbers."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, numbers: Numbers | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            if isinstance(field, NumbersField):
                field.numbers = numbers or {}

    def chosen(self, name: str, options: list[tuple[str, str]]) -> None:
        """Fills a list to choose from."""
        field = self.fields[name]
        if isinstance(field, (forms.ChoiceField, forms.MultipleChoiceField)):
            field.choices = options


class ObstacleForm(MatterForm):
    """An obstacle; its page gives the summary of what is wrong with it and its steps."""

    template_name = "django/forms/fields.html"

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Obstacle.Kind.choices)
    title = TranslatedTextField(label=gettext_lazy("Title"), max_length=500)
    description = TranslatedTextField(
        label=gettext_lazy("Description"), multiline=True, required=False
    )  # fmt: skip
    items = NumbersField(label=gettext_lazy("Items it blocks"))
    provision = TranslatedTextField(
        label=gettext_lazy("Provision to change"), max_length=1000, required=False,
        help_text=gettext_lazy("For a legal obstacle: the act and the article."),
    )  # fmt: skip
    agreement = forms.ChoiceField(label=gettext_lazy("The agreement in which it stands"), required=False)
    owner = forms.ChoiceField(label=gettext_lazy("Who owns the change"), required=False)
    opened_on = Day(
        label=gettext_lazy("Alleged on"), required=False, help_text=gettext_lazy("Today, if left empty.")
    )
    alleged_by = forms.ChoiceField(label=gettext_lazy("Alleged by"), required=False)

    def __init__(
        self, *args: Any, organisations: Sequence[Any] = (), agreements: Sequence[Any] = (),
        parties: Sequence[Any] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.chosen("agreement", choices(agreements, title_label))
        self.chosen("owner", choices(organisations, organisation_label))
        if parties:
            self.chosen("alleged_by", choices(parties, lambda party: marks.plain(party.short_name)))
        else:
            del self.fields["alleged_by"]

    def given(self, steps: tuple[StepInput, ...]) -> ObstacleInput:
        """The obstacle that was typed."""
        said = self.cleaned_data
        return ObstacleInput(
            kind=said["kind"], title=whole(self, "title"), description=whole(self, "description"),
            provision=whole(self, "provision"), agreement_id=ident(said["agreement"]), owner_id=ident(said["owner"]),
            opened_on=said["opened_on"] or self.initial.get("opened_on"), item_ids=said["items"], steps=steps,
        )  # fmt: skip


class StepForm(forms.Form):
    """One step; left empty, there is none."""

    template_name = "django/forms/fields.html"

    text = TranslatedTextField(label=gettext_lazy("Step"), max_length=1000, required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    due = FuzzyDateField(label=gettext_lazy("Due"), required=False, recurring=False, permanent=False)
    done_on = Day(label=gettext_lazy("Day it was done"), required=False)

    def __init__(self, *args: Any, organisations: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices(organisations, organisation_label)

    def clean(self) -> dict[str, Any]:
        super().clean()
        said = self.cleaned_data
        if not said.get("text") and any(said.get(name) for name in ("organisation", "due", "done_on")):
            self.add_error("text", _("Say what the step is."))
        return said

    def given(self) -> StepInput | None:
        said = self.cleaned_data
        if not said.get("text"):
            return None
        return StepInput(whole(self, "text"), ident(said["organisation"]), said["due"], said["done_on"])


class PartnerForm(forms.Form):
    """One partner; left empty, there is none."""

    template_name = "django/forms/fields.html"

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    role = TranslatedTextField(label=gettext_lazy("Role"), max_length=200, required=False)
    share = forms.DecimalField(
        label=gettext_lazy("Share, per cent"), required=False, max_digits=5, decimal_places=2,
        min_value=Decimal("0.01"), max_value=Decimal(100), widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices(organisations, organisation_label)

    def clean(self) -> dict[str, Any]:
        super().clean()
        said = self.cleaned_data
        if not said.get("organisation") and (said.get("role") or said.get("share")):
            self.add_error("organisation", _("Choose the organisation."))
        return said

    def given(self) -> PartnerInput | None:
        said = self.cleaned_data
        chosen = ident(said.get("organisation"))
        return PartnerInput(chosen, whole(self, "role"), said["share"]) if chosen else None


def row_forms(
    form: type[forms.Form], prefix: str, data: Any, initial: Sequence[Mapping[str, Any]],
    organisations: Sequence[Any],
) -> "BaseFormSet[Any]":  # fmt: skip
    """The rows there are as forms, and two empty ones after them."""
    made: type[BaseFormSet[Any]] = formset_factory(form, extra=2, max_num=100, absolute_max=100)
    return made(
        data, initial=list(initial), prefix=prefix, form_kwargs={"organisations": list(organisations)}
    )


def rows_given(rows: "BaseFormSet[Any]") -> tuple[Any, ...]:
    """The rows that are not left empty."""
    return tuple(given for row in rows if (given := row.given()) is not None)


class StanceForm(Once):
    """What one's own side says of an obstacle."""

    kind = forms.ChoiceField(label=gettext_lazy("Our side"), choices=Stance.Kind.choices)
    note = TranslatedTextField(
        label=gettext_lazy("In our words"), max_length=4000, multiline=True, required=False
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class CloseObstacleForm(Once):
    """How an obstacle ends."""

    state = forms.ChoiceField(
        label=gettext_lazy("How it ends"),
        choices=[choice for choice in Obstacle.State.choices if choice[0] != Obstacle.State.OPEN],
    )
    resolution = TranslatedTextField(
        label=gettext_lazy("How it was solved, or why it cannot be"), multiline=True
    )
    closed_on = Day(
        label=gettext_lazy("Closed on"), required=False, help_text=gettext_lazy("Today, if left empty.")
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class ProjectForm(MatterForm):
    """A joint project; its page gives the summary of what is wrong with it and its partners."""

    template_name = "django/forms/fields.html"

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=JointProject.Kind.choices)
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), choices=JointProject.Stage.choices)
    title = TranslatedTextField(label=gettext_lazy("Title"), max_length=500)
    description = TranslatedTextField(
        label=gettext_lazy("Description"), multiline=True, required=False
    )  # fmt: skip
    since = FuzzyDateField(label=gettext_lazy("Since"), required=False, recurring=False, permanent=False)
    until = FuzzyDateField(label=gettext_lazy("Until"), required=False, recurring=False, permanent=False)
    items = NumbersField(label=gettext_lazy("Items it carries out"))
    agreements = forms.MultipleChoiceField(
        label=gettext_lazy("Agreements it rests on"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    obstacles = forms.MultipleChoiceField(
        label=gettext_lazy("Obstacles in its way"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip

    def __init__(
        self, *args: Any, agreements: Sequence[Any] = (), obstacles: Sequence[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.chosen("agreements", choices(agreements, title_label)[1:])
        self.chosen("obstacles", choices(obstacles, title_label)[1:])

    def given(self, partners: tuple[PartnerInput, ...]) -> ProjectInput:
        """The joint project that was typed."""
        said = self.cleaned_data
        return ProjectInput(
            kind=said["kind"], stage=said["stage"], title=whole(self, "title"),
            description=whole(self, "description"), since=said["since"], until=said["until"],
            item_ids=said["items"], agreement_ids=tuple(UUID(pk) for pk in said["agreements"]),
            obstacle_ids=tuple(UUID(pk) for pk in said["obstacles"]), partners=partners,
        )  # fmt: skip


class CooperationForm(MatterForm):
    """Who works with whom."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=Cooperation.Kind.choices,
        help_text=gettext_lazy("Vertical: the first works for the second. Horizontal: as equals."),
    )  # fmt: skip
    first = forms.ChoiceField(label=gettext_lazy("First organisation"))
    second = forms.ChoiceField(label=gettext_lazy("Second organisation"))
    subject = TranslatedTextField(label=gettext_lazy("Subject"), max_length=1000)
    items = NumbersField(label=gettext_lazy("Item of the plan"))
    joint_project = forms.ChoiceField(label=gettext_lazy("Joint project"), required=False)
    since = FuzzyDateField(label=gettext_lazy("Since"), required=False, recurring=False, permanent=False)
    until = FuzzyDateField(label=gettext_lazy("Until"), required=False, recurring=False, permanent=False)

    def __init__(
        self, *args: Any, organisations: Sequence[Any] = (), projects: Sequence[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.chosen(name, choices(organisations, organisation_label))
        self.chosen("joint_project", choices(projects, title_label))

    def clean(self) -> dict[str, Any]:
        super().clean()
        if len(self.cleaned_data.get("items") or ()) > 1:
            self.add_error("items", _("Give one item."))
        return self.cleaned_data

    def given(self) -> CooperationInput:
        """What was typed."""
        said = self.cleaned_data
        return CooperationInput(
            kind=said["kind"], first_id=UUID(said["first"]), second_id=UUID(said["second"]),
            subject=whole(self, "subject"), since=said["since"], until=said["until"],
            joint_project_id=ident(said["joint_project"]), item_id=next(iter(said["items"]), None),
        )  # fmt: skip
