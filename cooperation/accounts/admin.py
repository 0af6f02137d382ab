"""The administrator's door: accounts and reference data. No text of a programme is registered here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation import clock
from cooperation.access import Actor, acting_as
from cooperation.errors import Absent

from .guard import actor_of_request
from .models import Token, User


class Site(admin.AdminSite):
    """For administrators of the installation; for everyone else who is signed in it does not exist."""

    site_header = site_title = gettext_lazy("Administration of the installation")
    index_title = gettext_lazy("Accounts and reference data")
    enable_nav_sidebar = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._figures: dict[str, Callable[[datetime], dict[str, Any]]] = {}

    def show(self, name: str, function: Callable[[datetime], dict[str, Any]]) -> None:
        """Gives the first page, whose template knows `name`, what `function(now)` returns as the system's actor."""
        self._figures[name] = function

    def has_permission(self, request: HttpRequest) -> bool:
        return actor_of_request(request).is_administrator

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """With how the background work keeps up."""
        if not self.has_permission(request):
            return super().index(request, extra_context)
        with acting_as(Actor(kind="system", name="statusz")):
            figures = {name: function(clock.now()) for name, function in self._figures.items()}
        return super().index(request, {**figures, **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Signing in happens on the one page made for it."""
        if actor_of_request(request).is_authenticated:
            raise Absent(_("There is nothing here that you may see."))
        return redirect_to_login(request.GET.get("next") or request.get_full_path())


site = Site(name="admin")


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table that is read here, hardly written, and from which nothing is removed."""

    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Called by the plain name of the table: a sentence around it would need its grammatical case."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        title = capfirst(str(self.opts.verbose_name))
        return super().changeform_view(
            request, object_id, form_url, {"title": title, **(extra_context or {})}
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new account starts without a password: its owner sets one by “Forgotten the password?”."""

    class Meta:
        model = User
        fields: ClassVar = [
            "email",
            "name",
            "language",
            "time_zone",
            "is_active",
            "is_service",
            "is_administrator",
        ]

    def save(self, commit: bool = True) -> User:
        if self.instance._state.adding:
            self.instance.set_password(None)
        return super().save(commit)  # type: ignore[no-any-return]


@admin.register(User, site=site)
class UserAdmin(Kept):
    form = AccountForm
    list_display = ("email", "name", "is_service", "is_administrator", "is_active", "last_login")
    list_filter = ("is_active", "is_service", "is_administrator")
    search_fields = ("email", "name")
    ordering = ("email",)


@admin.register(Token, site=site)
class TokenAdmin(Kept):
    """Tokens are seen and revoked here; their secrets are nowhere."""

    list_display = ("name", "user", "prefix", "scopes", "expires_at", "revoked_at", "last_used_at")
    list_select_related = ("user",)
    fields = (
        "user",
        "name",
        "prefix",
        "scopes",
        "networks",
        "expires_at",
        "revoked_at",
        "last_used_at",
        "created_at",
    )
    actions = ("revoke",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    @admin.action(description=gettext_lazy("Revoke the chosen tokens"))
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        count = queryset.filter(revoked_at=None).update(revoked_at=clock.now())
        self.message_user(request, _("Revoked: %(count)d") % {"count": count})
