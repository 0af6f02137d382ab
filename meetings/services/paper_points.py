"""Papers go with their point, those too of which whoever moves the point knows nothing."""

from django.db import connection

from meetings.models import AgendaItem, BacklogPoint

Place = AgendaItem | BacklogPoint


def hand_on(of: Place, to: Place) -> None:
    """The papers of a point, on an agenda or waiting, belong to another from now on."""
    _moved(of, to)


def let_go(of: Place) -> None:
    """The papers of a point that is taken off for good belong to it no more.

    Those that the actor sees have kept the point from being taken off; the others must not, nor tell of themselves.
    """
    _moved(of, None)


def _moved(of: Place, to: Place | None) -> None:
    """By a function of the database, since row security keeps from this connection what is kept from the actor."""
    on_agenda, waiting = isinstance(to, AgendaItem), isinstance(to, BacklogPoint)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cooperation_move_papers(%s, %s, %s)",
            [of.pk, to.pk if to and on_agenda else None, to.pk if to and waiting else None],
        )
