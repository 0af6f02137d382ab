"""What came in by mail and belongs to no session, for the administrator: who sent it, and why it was not taken."""

from typing import Any

from django.http import HttpRequest

from cooperation.accounts.admin import Kept, site
from cooperation.accounts.guard import actor_of_request
from meetings.models import IncomingMail


class IncomingMailAdmin(Kept):
    """Read alone. Its text is not kept."""

    list_display = ("received_at", "sender", "verdict", "reason", "name")
    list_filter = ("verdict",)
    fields = ("received_at", "sender", "verdict", "reason", "name", "digest")
    ordering = ("-received_at",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return IncomingMail.objects.visible_to(actor_of_request(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


site.register(IncomingMail, IncomingMailAdmin)
