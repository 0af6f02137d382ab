from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Changes after which somebody may have to be told something.
REMINDED = (
    "meetings.review", "meetings.minutes", "meetings.intersessional", "programs.contributions", "programs.round",
    "programs.release", "programs.obstacle", "programs.change_set", "programs.closure", "programs.responsible",
    "programs.body",
)  # fmt: skip


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Sessions")

    def ready(self) -> None:
        from cooperation import wake
        from cooperation.announce import subscribe, subscribe_once
        from cooperation.ui import menus, panels
        from meetings.exports import lists
        from meetings.selectors import intersessional, labels, proposals
        from meetings.services import requests, steps
        from meetings.views import comparison, course, notes, papers, points, record, reminders, states
        from meetings.views import intersessional as between
        from meetings.views.panels import outcomes_of_item, places_of_outcomes
        from programs.services import origins
        from programs.views import comparisons, words

        lists.register()
        subscribe("programs.contributions", requests.plan_at_once)
        subscribe_once(REMINDED, wake.remind)
        origins.add(labels.cites_session)
        comparisons.add_next_steps(comparison.next_steps)
        panels.add("programs.comparison", comparison.to_agenda, order=20)
        words.name_rounds(labels.since_round)
        words.name_all_rounds(labels.since_rounds)
        words.place_sources(places_of_outcomes)
        menus.add(labels.the_next, "meetings:home", order=10)
        menus.add(labels.sessions, "meetings:sessions", order=50, when=lambda actor: bool(actor.body_ids))
        panels.add("programs.item", outcomes_of_item, order=20)
        panels.add("meetings.session", notes.session_panel, order=20)
        panels.add("meetings.point", papers.of_point, order=20)
        panels.add("programs.body", points.ways_of_body, order=20)
        panels.add("programs.body", between.way_of_body, order=21)
        panels.add("programs.body", reminders.way_of_body, order=22)
        proposals.to_confirm.append(intersessional.to_confirm)
        record.register()
        panels.add("meetings.session", states.session_panel, order=30)
        panels.add("programs.programme", states.plan_panel, order=40)
        panels.add("programs.item", states.item_panel, order=40)
        subscribe("programs.body", steps.follow_rules)
        panels.add("meetings.session", course.session_panel, order=10)
