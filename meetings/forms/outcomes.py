"""The forms of a session room. They only parse: what is allowed is said by the services."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from meetings.forms.stands import StandsFields
from meetings.models import IntersessionalDecision, Outcome, Review
from meetings.selectors import intersessional, sessions
from meetings.services.effects import OutcomeDraft
from programs.models import ChangeSet, Closure, Organisation, Section, Side, Status
from programs.rules.sort_key import following
from programs.services.closures import BY_CHANGE_SET

#: Which fields a kind of outcome has beside its text.
FIELDS_OF_KIND = {
    "decision": ("confirms",),
    "statement": ("side",),
    "agreed_status": ("status",),
    "extension": ("deadline", "reason"),
    "changes": ("change_set",),
    "closure": ("ends",),
    "new_item": ("section", "item_number", "title", "expected_result", "deadline", "responsible"),
}


#: Without these one kind of outcome or another is refused. None is required of every kind; none is called optional.
NEEDED = (
    "text",
    "item",
    "status",
    "change_set",
    "ends",
    "section",
    "item_number",
    "title",
    "deadline",
    "reason",
    "responsible",
)


class SectionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Section) -> str:
        return _("%(section)s (next number: %(number)s)") % {
            "section": f"{obj.number} {marks.plain(obj.title)}",
            "number": following(obj.number, obj.last_number),  # type: ignore[attr-defined]
        }


class ChangeSetChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: ChangeSet) -> str:
        return f"{obj.number}. {marks.plain(obj.title)} ({obj.party.code})"


class OrganisationChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Organisations as boxes, under the names of their sides."""

    def label_from_instance(self, obj: Organisation) -> str:
        return marks.plain(obj.name)

    def by_side(self, organisations: Sequence[Organisation]) -> None:
        """Offers these, in their order."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for each in organisations:
            side = marks.plain(each.party.short_name) or each.party.code
            groups.setdefault(side, []).append((str(each.pk), self.label_from_instance(each)))
        self.choices = list(groups.items())


class DecisionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return intersessional.title(obj)


class OutcomeForm(StandsFields):
    """One outcome. `with_item`: the point is not about an item, so its number in the plan may be given.

    `sides`: those of the session, of which it may be said how each stood. `for_none`: whoever types it acts for no side
    and says whose a statement is.
    """

    kind = forms.ChoiceField(
        label=_("Kind of outcome"), choices=Outcome.Kind.choices, widget=forms.RadioSelect
    )
    text = TranslatedTextField(label=_("Text"), max_length=20_000, multiline=True, required=False)
    item = forms.CharField(
        label=_("Number of the item in the plan"), max_length=20, required=False,
        help_text=_("For an agreed status, an extension of a deadline or a closing."),
    )  # fmt: skip
    status = forms.ChoiceField(
        label=_("Agreed status"), choices=[("", _("choose")), *Status.choices], required=False
    )
    section = SectionChoice(label=_("Section"), queryset=Section.unscoped.none(), required=False)
    item_number = forms.CharField(label=_("Number in the plan"), max_length=20, required=False)
    title = TranslatedTextField(label=_("Title"), max_length=1000, required=False)
    expected_result = TranslatedTextField(
        label=_("Expected result"), max_length=20_000, multiline=True, required=False
    )
    responsible = OrganisationChoice(
        label=_("Responsible organisations"), queryset=Organisation.unscoped.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of one side or of several. The first of a side leads where you choose no other below."),
    )  # fmt: skip
    change_set = ChangeSetChoice(label=_("Change set"), queryset=ChangeSet.unscoped.none(), required=False)
    ends = forms.ChoiceField(
        label=_("How it ends"), required=False,
        choices=[
            ("", _("choose")), *((kind.value, kind.label) for kind in Closure.Kind if kind not in BY_CHANGE_SET)
        ],
    )  # fmt: skip
    deadline = FuzzyDateField(
        label=_("Deadline"), required=False,
        help_text=_("Of an item that has one: a later one extends it, an earlier one brings it forward."),
    )  # fmt: skip
    reason = TranslatedTextField(label=_("Reason"), max_length=4000, multiline=True, required=False)
    acts_on = forms.CharField(
        label=_("Acts on the earlier outcome"), max_length=160, required=False,
        help_text=_("Its number in the record, such as 7.3, where there is one."),
    )  # fmt: skip
    confirms = DecisionChoice(
        label=_("Confirms what was decided between sessions"), required=False,
        queryset=IntersessionalDecision.unscoped.none(), empty_label=_("nothing"),
    )  # fmt: skip
    side = forms.ChoiceField(label=_("Whose statement it is"), required=False)
    point = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        review: Review,
        with_item: bool,
        sides: Sequence[Side] = (),
        for_none: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.review = review
        languages = tuple(review.body.languages) or ("en", "ru", "be")
        self.add_sides(sides, languages)
        for name, length, multiline in (
            ("text", 20_000, True), ("title", 1000, False), ("expected_result", 20_000, True), ("reason", 4000, True),
        ):  # fmt: skip
            self.fields[name] = TranslatedTextField(
                label=self.fields[name].label, max_length=length, multiline=multiline, required=False,
                languages=languages,
            )  # fmt: skip
        self.fields["section"].queryset = sessions.sections(review)  # type: ignore[attr-defined]
        organisations = sessions.organisations(review)
        self.fields["responsible"].queryset = organisations  # type: ignore[attr-defined]
        self._offer(list(organisations))
        self.fields["change_set"].queryset = sessions.change_sets(review)  # type: ignore[attr-defined]
        for name in ("section", "change_set"):
            self.fields[name].empty_label = _("choose")  # type: ignore[attr-defined]
        if not with_item:
            del self.fields["item"]
        if for_none:
            named = [
                (str(side.party_id), marks.plain(side.party.short_name) or side.party.code) for side in sides
            ]
            self.fields["side"].choices = [("", _("choose")), *named]  # type: ignore[attr-defined]
        else:
            del self.fields["side"]
        if self.initial.get("confirms") or self.data.get("confirms"):
            self.fields["confirms"].queryset = intersessional.unconfirmed(  # type: ignore[attr-defined]
                review.programme_id
            )
        else:
            # Offered on the point that stands on the agenda for it.
            del self.fields["confirms"]
        for name in NEEDED:
            if name in self.fields:
                self.fields[name].needed = True  # type: ignore[attr-defined]

    def _offer(self, organisations: Sequence[Organisation]) -> None:
        """The organisations to choose from, and for each side who leads."""
        field = self.fields["responsible"]
        field.by_side(organisations)  # type: ignore[attr-defined]
        self.leads = []
        for place, (side, choices) in enumerate(field.choices):  # type: ignore[attr-defined]
            name = f"lead_{place}"
            self.leads.append(name)
            self.fields[name] = forms.ChoiceField(
                label=_("%(side)s: lead") % {"side": side}, required=False, choices=[("", "–"), *choices]
            )

    def _organisations(self) -> tuple[UUID, ...]:
        """Those that lead first, which is how the service knows them; then the others."""
        leads = [UUID(chosen) for name in self.leads if (chosen := self.cleaned_data.get(name))]
        return (*leads, *(each.pk for each in self.cleaned_data["responsible"] if each.pk not in leads))

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """(kinds it belongs to, its fields): the parts of the form that a kind of outcome has."""
        named = {name for names in FIELDS_OF_KIND.values() for name in names}
        parts = []
        for name in self.fields:
            if name in named:
                kinds = " ".join(kind for kind, names in FIELDS_OF_KIND.items() if name in names)
                leads = self.leads if name == "responsible" else []
                parts.append((kinds, [self[name], *(self[lead] for lead in leads)]))
        return parts

    def clean_item(self) -> UUID | None:
        number = self.cleaned_data["item"].strip()
        if not number:
            return None
        found = sessions.item_by_number(self.review, number)
        if found is None:
            raise forms.ValidationError(_("The plan has no item of this number."))
        return found

    def clean_acts_on(self) -> UUID | None:
        symbol = self.cleaned_data["acts_on"].strip()
        if not symbol:
            return None
        found = sessions.earlier_outcomes(self.review).filter(symbol=symbol).first()
        if found is None:
            raise forms.ValidationError(_("The record has no outcome of this number that stands."))
        return found.pk

    def draft(self) -> OutcomeDraft:
        """What was entered. Fields that the chosen kind does not have are left out."""
        given, kind = self.cleaned_data, self.cleaned_data["kind"]
        has = set(FIELDS_OF_KIND.get(kind, ()))
        return OutcomeDraft(
            kind=kind,
            text=given["text"],
            agenda_item_id=given["point"],
            acts_on_id=given["acts_on"],
            item_id=given.get("item") if kind != "new_item" else None,
            confirms_id=given["confirms"].pk if "confirms" in has and given.get("confirms") else None,
            side_id=UUID(given["side"]) if "side" in has and given.get("side") else None,
            status=given["status"] if "status" in has else "",
            deadline=given["deadline"] if "deadline" in has else None,
            reason=given["reason"] if "reason" in has else {},
            section_id=given["section"].pk if "section" in has and given["section"] else None,
            change_set_id=given["change_set"].pk if "change_set" in has and given["change_set"] else None,
            ends=given["ends"] if "ends" in has else "",
            item_number=given["item_number"] if "item_number" in has else "",
            title=given["title"] if "title" in has else {},
            expected_result=given["expected_result"] if "expected_result" in has else {},
            organisation_ids=self._organisations() if "responsible" in has else (),
        )


class WithdrawalForm(Once):
    """Why an outcome is withdrawn."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TranslatedTextField(
            label=_("Reason"), max_length=4000, multiline=True, required=False, languages=languages
        )
        # Asked for by the service, which says why; the label must not call it optional.
        self.fields["reason"].needed = True  # type: ignore[attr-defined]


class CorrectionForm(Once):
    """The words of an outcome."""

    text = TranslatedTextField(label=_("Text"), max_length=20_000, multiline=True, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = TranslatedTextField(
            label=_("Text"), max_length=20_000, multiline=True, required=False, languages=languages
        )
