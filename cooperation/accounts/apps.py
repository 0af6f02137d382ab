from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cooperation import identifiers


class AccountsConfig(AppConfig):
    name = "cooperation.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        # Django's backend has registered its own way by now.
        identifiers.register()
