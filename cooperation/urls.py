"""Every address of the installation. What an app serves stands in its own urls."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import autodiscover_modules
from django.views.generic import RedirectView

from cooperation import docs, health, lists, mailbox
from cooperation.accounts import views as accounts
from cooperation.accounts.admin import site
from meetings.selectors.reminders import heartbeat, status

handler400 = "cooperation.errors.bad_request"
handler403 = "cooperation.errors.permission_denied"
handler404 = "cooperation.errors.not_found"
handler500 = "cooperation.errors.server_error"


health.report("reminders", status)
site.show("reminders", heartbeat)
# What each app keeps in the administration stands in its admin module.
autodiscover_modules("admin", register_to=site)


urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("statusz", health.statusz, name="statusz"),
    path("accounts/mail/", mailbox.Mailbox.as_view(), name="mail"),
    path("accounts/mail/<slug:name>/", mailbox.MailMessage.as_view(), name="mail_message"),
    path("accounts/", include(accounts.sign_in)),
    path("language/", accounts.set_language, name="set_language"),
    path("lists/<slug:name>.<slug:form>", lists.file, name="list"),
    path("admin/", site.urls),
    path("api/v1/schema/", docs.Schema.as_view(), name="api-schema"),
    path("api/v1/docs/", docs.Docs.as_view(), name="api-docs"),
    path("api/v1/", RedirectView.as_view(pattern_name="api-docs"), name="api"),
    path("api/v1/", include("programs.api.urls")),
    path("api/v1/", include("meetings.api.urls")),
    path("", include("meetings.urls")),
    path("", include("programs.urls")),
]
