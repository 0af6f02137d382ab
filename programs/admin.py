"""Reference data in the administration: parties, organisations, people and posts, bodies, and who has which right.

Nothing here is the text of a programme: a programme is entered with its code and title, and begins with an empty plan;
positions, notes, drafts and documents are not registered.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation import clock
from cooperation.access import Record, Role, actor_of
from cooperation.accounts.admin import Kept, site
from cooperation.accounts.models import User
from cooperation.announce import announce
from cooperation.dates import FuzzyDateField
from cooperation.texts import TextField
from cooperation.ui import forms as faces
from cooperation.ui import marks
from cooperation.ui.context import ROLES
from cooperation.ui.when import fuzzy
from programs.models import (
    Appointment,
    Body,
    Grant,
    Marking,
    Member,
    Organisation,
    OrganisationChange,
    Party,
    Person,
    Post,
    Presidency,
    Programme,
    Side,
)
from programs.services.programmes import begin


def named(record: models.Model | None) -> str:
    """A record in words, in the reader's language."""
    match record:
        case Appointment():
            return f"{named(record.person)}, {named(record.post)}"
        case Programme():
            return marks.plain(record.title)
        case Post():
            return f"{marks.plain(record.title)}, {named(record.organisation)}"
        case OrganisationChange():
            return f"{named(record.organisation)}, {record.get_kind_display()}"
        case Member() | Presidency():
            return f"{named(record.party)}, {named(record.body)}"
        case Grant():
            return f"{ROLES[Role(record.role)]}, {named(record.body)}"
        case Party() | Organisation() | Person() | Body() | Marking():
            return marks.plain(record.name)
        case _:
            return "" if record is None else str(record)


def text(field: str, label: Any) -> Any:
    """A column of a translated text."""

    @admin.display(description=label, ordering=field)
    def column(record: Any) -> SafeString:
        return marks.text(getattr(record, field))

    return column


def date(field: str, label: Any) -> Any:
    """A column of a date of any precision."""

    @admin.display(description=label, ordering=field)
    def column(record: Any) -> SafeString:
        return fuzzy(getattr(record, field))

    return column


def link(field: str, label: Any) -> Any:
    """A column of what a record belongs to."""

    @admin.display(description=label)
    def column(record: Any) -> str:
        return named(getattr(record, field)) or "—"

    return column


NAME, SINCE, UNTIL = gettext_lazy("name"), gettext_lazy("since"), gettext_lazy("until")


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """Refuses a record that changed while the form lay open, and any right for who looks after the installation."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        rows = type(self.instance).unscoped.select_for_update(of=("self",))
        current = rows.filter(pk=self.instance.pk).values_list("version", flat=True).first()
        if current is not None and current != cleaned.get("seen"):
            raise ValidationError(
                _(
                    "Someone saved a newer version while you were working on this one. Nothing was overwritten."
                )
            )
        user = cleaned.get("user")
        if isinstance(user, User) and user.is_administrator:
            self.add_error("user", _("An administrator of the installation acts for no side."))
        return cleaned


class Reference(Kept):
    """A table of reference data: languages that the form does not show are kept, and every save raises the version."""

    form = RecordForm

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        known = self.get_object(request, object_id) if object_id else None
        context = {"subtitle": named(known), **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, TextField):
            return faces.TranslatedTextField(
                label=capfirst(str(db_field.verbose_name)),
                required=not db_field.blank,
                max_length=db_field.text_max_length,
            )
        if isinstance(db_field, FuzzyDateField):
            return faces.FuzzyDateField(
                label=capfirst(str(db_field.verbose_name)),
                required=not db_field.blank,
                recurring=False,
                permanent=False,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        of_itself = db_field.remote_field.model is db_field.model
        kwargs["form_class"] = Chosen
        label = _("part of") if of_itself else db_field.remote_field.model._meta.verbose_name
        kwargs["label"] = capfirst(str(label))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: bool) -> None:
        if change:
            before = type(obj).unscoped.get(pk=obj.pk)
            for name in [each.name for each in obj._meta.fields if isinstance(each, TextField)]:
                shown = form.fields[name].languages if name in form.fields else ()
                kept = {tag: said for tag, said in getattr(before, name).items() if tag not in shown}
                setattr(obj, name, kept | getattr(obj, name))
            obj.version = before.version + 1
        super().save_model(request, obj, form, change)
        self.say(request, _("On record: %(name)s.") % {"name": named(obj)})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        name = named(obj)
        super().delete_model(request, obj)
        self.say(request, _("Taken away: %(name)s.") % {"name": name})

    def say(self, request: HttpRequest, said: str) -> None:
        """What the reader is told of the write, in place of the framework's sentence, which knows no name of ours."""
        request.said = said  # type: ignore[attr-defined]

    def message_user(
        self, request: HttpRequest, message: Any, level: Any = messages.INFO, *args: Any, **kwargs: Any
    ) -> None:
        said = getattr(request, "said", None) if level == messages.SUCCESS else None
        super().message_user(request, said or message, level, *args, **kwargs)


class Related(admin.RelatedFieldListFilter):
    """A filter that bears the name of what it filters by, in the reader's language."""

    def __init__(self, field: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, *args, **kwargs)
        self.title = self.lookup_title = str(field.remote_field.model._meta.verbose_name)


class Chosen(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A record among others, named in the reader's language."""

    def label_from_instance(self, obj: models.Model) -> str:
        return named(obj)


@admin.register(Party, site=site)
class PartyAdmin(Reference):
    list_display = ("code", text("name", NAME), "kind", "time_zone")
    list_filter = ("kind",)
    search_fields = ("code", "name")


@admin.register(Organisation, site=site)
class OrganisationAdmin(Reference):
    list_display = (
        text("name", NAME),
        link("party", gettext_lazy("party")),
        "kind",
        date("since", SINCE),
        date("until", UNTIL),
    )
    list_filter = ("kind", ("party", Related))
    list_select_related = ("party",)
    search_fields = ("name", "short_name", "external_id")


@admin.register(OrganisationChange, site=site)
class OrganisationChangeAdmin(Reference):
    list_display = (
        link("organisation", gettext_lazy("organisation")),
        "kind",
        link("successor", gettext_lazy("successor")),
        date("done_on", gettext_lazy("date")),
    )
    list_filter = ("kind", ("organisation__party", Related))
    list_select_related = ("organisation", "successor")
    search_fields = ("organisation__name", "successor__name", "former_name")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        found = super().formfield_for_foreignkey(db_field, request, **kwargs)
        said = {"successor": _("successor"), "former_parent": _("was part of")}
        if found and db_field.name in said:
            found.label = capfirst(said[db_field.name])
        return found


@admin.register(Person, site=site)
class PersonAdmin(Reference):
    list_display = (
        text("name", NAME),
        link("party", gettext_lazy("party")),
        link("user", gettext_lazy("user")),
    )
    list_filter = (("party", Related),)
    list_select_related = ("party", "user")
    search_fields = ("name", "external_id", "user__email")


@admin.register(Post, site=site)
class PostAdmin(Reference):
    list_display = (
        text("title", gettext_lazy("title")),
        link("organisation", gettext_lazy("organisation")),
        link("superior", gettext_lazy("reports to")),
    )
    list_filter = (("organisation__party", Related),)
    list_select_related = ("organisation", "superior__organisation")
    search_fields = ("title", "organisation__name", "external_id")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "superior":
            kwargs["queryset"] = Post.unscoped.select_related("organisation").order_by("organisation", "id")
        found = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if found and db_field.name == "superior":
            found.label = capfirst(_("reports to"))
        return found


@admin.register(Appointment, site=site)
class AppointmentAdmin(Reference):
    list_display = (
        link("person", gettext_lazy("person")),
        link("post", gettext_lazy("post")),
        date("since", SINCE),
        date("until", UNTIL),
        "acting",
    )
    list_filter = (("post__organisation__party", Related),)
    list_select_related = ("person", "post__organisation")
    search_fields = ("person__name", "post__title")


@admin.register(Body, site=site)
class BodyAdmin(Reference):
    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        said = {
            "review_word": _("the body’s word for its sessions"),
            "minutes_word": _("the body’s word for its record"),
        }
        if db_field.name in said:
            kwargs["label"] = capfirst(said[db_field.name])
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None and obj.review_word == Body.ReviewWord.MEETING:
            kwargs["labels"] = {"interval_months": capfirst(_("months between meetings"))}
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        announce("programs.body", body_id=obj.pk)

    list_display = (text("name", NAME), "chair_rule", "exchange", "interval_months", date("since", SINCE))
    search_fields = ("name", "short_name", "external_id")


@admin.register(Member, site=site)
class MemberAdmin(Reference):
    list_display = (
        link("party", gettext_lazy("party")),
        link("body", gettext_lazy("body")),
        "kind",
        "order",
        date("since", SINCE),
        date("until", UNTIL),
    )
    list_filter = ("kind", ("party", Related))
    list_select_related = ("party", "body")


@admin.register(Presidency, site=site)
class PresidencyAdmin(Reference):
    list_display = (
        link("body", gettext_lazy("body")),
        link("party", gettext_lazy("party")),
        date("since", SINCE),
        date("until", UNTIL),
    )
    list_filter = (("party", Related),)
    list_select_related = ("party", "body")


@admin.register(Programme, site=site)
class ProgrammeAdmin(Reference):
    """A programme as it begins; who its sides are follows from its body. Its plan and its texts are not kept here."""

    fields = ("body", "code", "title", "since", "until", "seen")
    list_display = ("code", text("title", gettext_lazy("title")), link("body", gettext_lazy("body")))
    list_select_related = ("body",)
    search_fields = ("code", "title")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            begin(obj, clock.today(actor_of(request.user).time_zone))
            names = (
                Side.unscoped.filter(programme=obj)
                .order_by("order")
                .values_list("party__short_name", flat=True)
            )
            self.say(
                request,
                _(
                    "%(name)s has begun. Its sides: %(sides)s. Its plan is empty: what it says comes by change sets."
                )
                % {"name": named(obj), "sides": ", ".join(map(marks.plain, names))},
            )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        title: dict[str, Any] = {} if object_id else {"title": _("Begin a programme")}
        return super().changeform_view(request, object_id, form_url, {**title, **(extra_context or {})})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        about = _(
            "The full members of the body become its sides. Its plan begins empty, with edition 1 in force from today; "
            "what the plan says comes by change sets."
        )
        return [(None, {"fields": self.fields, **({} if obj else {"description": about})})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("body", "code") if obj else ()


@admin.register(Marking, site=site)
class MarkingAdmin(Reference):
    """Handling levels. Texts and the read log name them by code, and bear them as their party's: both stay."""

    list_display = ("code", text("name", NAME), link("party", gettext_lazy("party")), "level", "kept")
    list_filter = ("kept", ("party", Related))
    list_select_related = ("party",)
    search_fields = ("code", "name")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("code", "party") if obj else ()


@admin.register(Grant, site=site)
class GrantAdmin(Reference):
    """Rights are given and taken away, not rewritten: each stands in the record of changes as what it was."""

    list_display = (
        "right",
        link("body", gettext_lazy("body")),
        link("party", gettext_lazy("party")),
        link("post", gettext_lazy("post")),
        link("user", gettext_lazy("user")),
    )
    list_filter = (("party", Related),)
    list_select_related = ("party", "body", "post__organisation", "user")
    search_fields = ("post__title", "user__email")
    # One by one, each after a question: no action on many rows.
    actions = None

    @admin.display(description=gettext_lazy("right"), ordering="role")
    def right(self, grant: Grant) -> str:
        return str(ROLES[Role(grant.role)])

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "role":
            kwargs["choices"] = [("", "—"), *((role.value, words) for role, words in ROLES.items())]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        known = self.get_object(request, object_id)
        return super().delete_view(request, object_id, {"object": named(known)} if known else None)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A right has nothing below it."""
        return [named(each) for each in objs], {self.opts.verbose_name_plural: len(objs)}, set(), []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)
