"""The second wall around drafts of change sets and their history."""

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from cooperation.access import NOBODY, acting_as
from programs import models as m
from tests.cast import Cast, text

pytestmark = pytest.mark.django_db


def draft(cast: Cast) -> m.ChangeSet:
    with acting_as(cast.actor("by_coordinator")):
        found = m.ChangeSet.unscoped.create(
            programme=cast.programme, party=cast.by, title=text("canary"), base=cast.edition
        )
        m.Change.unscoped.create(
            change_set=found, programme=cast.programme, party=cast.by, position=1, kind="reword",
            item=cast.items["1.1"], title=text("canary"),
        )  # fmt: skip
    return found


def counts(cast: Cast, key: str | None) -> list[int]:
    """How many rows PostgreSQL shows without any filter of ours: change sets, rows, and the events of both."""
    with acting_as(cast.actor(key) if key else NOBODY):
        models = (m.ChangeSet, m.Change)
        events = (model.pgh_event_model for model in models)  # type: ignore[attr-defined]
        return [model.unscoped.count() for model in models] + [event.objects.count() for event in events]


def test_a_draft_and_its_history_are_seen_by_its_own_side_alone(cast: Cast) -> None:
    draft(cast)
    assert counts(cast, "by_reader") == [1, 1, 1, 1]
    for key in ("ru_coordinator", "joint_two", "outsider", "administrator", None):
        assert counts(cast, key) == [0, 0, 0, 0], key


def test_a_proposal_is_seen_by_the_sides_and_how_it_was_drafted_is_not(cast: Cast) -> None:
    found = draft(cast)
    with acting_as(cast.actor("by_coordinator")):
        m.Change.unscoped.filter(change_set=found).update(shared=True)
        m.ChangeSet.unscoped.filter(pk=found.pk).update(state="proposed", number=1)
    assert counts(cast, "ru_reader") == [1, 1, 1, 1]
    assert counts(cast, "by_reader") == [1, 1, 2, 2]
    for key in ("outsider", None):
        assert counts(cast, key) == [0, 0, 0, 0], key


def test_nobody_drafts_or_deletes_in_the_name_of_another_side(cast: Cast) -> None:
    found = draft(cast)
    with acting_as(cast.actor("ru_coordinator")):
        assert m.ChangeSet.unscoped.filter(pk=found.pk).update(title=text("x")) == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            m.ChangeSet.unscoped.create(programme=cast.programme, party=cast.by, title=text("forged"))


def test_what_was_proposed_is_not_deleted(cast: Cast) -> None:
    found = draft(cast)
    with acting_as(cast.actor("by_coordinator")):
        m.ChangeSet.unscoped.filter(pk=found.pk).update(state="proposed", number=1)
        assert m.ChangeSet.unscoped.filter(pk=found.pk)._raw_delete("default") == 0
