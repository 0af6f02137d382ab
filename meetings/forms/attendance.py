"""The form on which secretaries note who of a delegation came."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once
from meetings.models import Delegate


class AttendanceForm(Once):
    """How each delegate came, and for whom a proxy speaks."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, members: Sequence[Delegate], others: Sequence[Delegate], **kwargs: Any
    ) -> None:
        initial = {f"attendance-{row.pk}": row.attendance for row in members}
        initial |= {f"proxy-{row.pk}": str(row.proxy_for_id or "") for row in members}
        kwargs["initial"] = {**initial, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.members = members
        for row in members:
            name = marks.plain(row.person.name)
            self.fields[f"attendance-{row.pk}"] = forms.ChoiceField(
                label=name, required=False, choices=[("", _("not noted")), *Delegate.Attendance.choices]
            )
            self.fields[f"proxy-{row.pk}"] = forms.ChoiceField(
                label=_("Proxy for"), required=False,
                choices=[("", "—"), *((str(o.pk), marks.plain(o.person.name)) for o in others if o.pk != row.pk)],
            )  # fmt: skip

    def seen(self) -> list[tuple[UUID, str, UUID | None]]:
        """(delegate, how, for whom) of everybody on the form."""
        said: dict[str, str] = self.cleaned_data
        found = []
        for row in self.members:
            proxy = said[f"proxy-{row.pk}"]
            found.append((row.pk, said[f"attendance-{row.pk}"], UUID(proxy) if proxy else None))
        return found
