from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = _("Programmes")

    def ready(self) -> None:
        from cooperation.access import Actor, Role
        from cooperation.ui import menus, panels
        from programs.exports import lists
        from programs.policies import WRITERS
        from programs.selectors import actors  # noqa: F401 (registers how an actor is loaded)
        from programs.views import closures, notes

        def works(actor: Actor) -> bool:
            return actor.party_id is not None and actor.holds(*WRITERS, Role.CONTRIBUTOR)

        def participates(actor: Actor) -> bool:
            return bool(actor.rights)

        def oversees(actor: Actor) -> bool:
            return bool(actor.overseen_ids)

        def compares(actor: Actor) -> bool:
            return bool(actor.programme_ids - actor.observed_ids)

        lists.register()
        panels.add("programs.item", closures.item_panel, order=30)
        panels.add("programs.agreement", notes.agreement_panel, order=20)
        menus.add(_("Plan"), "programs:programmes", order=20, when=participates)
        menus.add(_("My side’s work"), "programs:work", order=30, when=works)
        menus.add(_("Comparison"), "programs:comparisons", order=40, when=compares)
        menus.add(_("Obstacles"), "programs:obstacles", order=60, when=participates)
        menus.add(_("Joint projects"), "programs:projects", order=70, when=participates)
        menus.add(
            _("Agreements"), "programs:agreements", order=80, when=participates, beside=("acts/", "register-imports/")
        )  # fmt: skip
        menus.add(_("Who read what"), "programs:reads", order=95, when=oversees)
        menus.add(_("Organisations"), "programs:organisations", order=90, when=participates)
