from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Sessions")

    def ready(self) -> None:
        from cooperation.announce import subscribe
        from cooperation.ui import menus, panels
        from meetings.selectors import labels
        from meetings.services import requests
        from meetings.views import comparison, notes, papers, points, record
        from meetings.views.panels import outcomes_of_item, places_of_outcomes
        from programs.services import origins
        from programs.views import comparisons, words

        subscribe("programs.contributions", requests.plan_at_once)
        origins.add(labels.cites_session)
        comparisons.add_next_steps(comparison.next_steps)
        panels.add("programs.comparison", comparison.to_agenda, order=20)
        words.name_rounds(labels.since_round)
        words.name_all_rounds(labels.since_rounds)
        words.place_sources(places_of_outcomes)
        menus.add(_("Next session"), "meetings:home", order=10)
        menus.add(_("Sessions"), "meetings:sessions", order=50, when=lambda actor: bool(actor.body_ids))
        panels.add("programs.item", outcomes_of_item, order=20)
        panels.add("meetings.session", notes.session_panel, order=20)
        panels.add("meetings.point", papers.of_point, order=20)
        panels.add("programs.body", points.ways_of_body, order=20)
        record.register()
