"""The application's own wall: who may do what, and what each sees, where row security does not help."""

import pytest
from django.db import transaction

from tests.walls.first import SIGHT, VERBS, scoped, sight_differences, verb_differences
from tests.walls.lines import CONDITIONS, PREDICATES, Mutant, mutants, policies
from tests.walls.rows import World

pytestmark = pytest.mark.xdist_group("walls")


def test_each_may_do_what_the_table_says(world: World) -> None:
    assert list(verb_differences(world)) == []


@pytest.mark.parametrize("table", SIGHT)
def test_each_sees_what_the_table_says(world: World, table: str) -> None:
    assert list(sight_differences(world, [table])) == []


def test_every_predicate_is_asked() -> None:
    predicates = {name for module, name, _tree in policies() if module in PREDICATES}
    public = {name for name in predicates if name.islower() and not name.startswith("_")}
    assert public == {question.split()[0] for question in VERBS}


def test_every_table_that_is_seen_by_who_asks_stands_in_the_table_of_answers() -> None:
    assert set(scoped()) == set(SIGHT)


#: Lines that decide nothing and are there for another reason, which is said.
EQUIVALENT = {
    "programs.models.documents.DocumentQuerySet.visible_to: if actor.observed_ids:  ->  if True:": (
        "where nothing is observed, what would be asked leaves everything as it is"
    ),
    "programs.models.documents._internal_to: if programmes != actor.programme_ids:  ->  if True:": (
        "whoever reads all internal texts has the files of all drafts already: the join is saved"
    ),
    "programs.models.rounds.InternalQuerySet.visible_to: if everywhere == actor.programme_ids:  ->  if False:": (
        "whoever reads all internal texts needs no look at who is responsible: the join is saved"
    ),
    **dict.fromkeys(
        (
            "programs.models.rounds.exchanged_with: Q(party_id=actor.party_id)  ->  Q()",
            "programs.models.rounds.exchanged_with: shown | Q(party_id=actor.party_id)  ->  shown",
        ),
        "one's own positions come with one's own release: said first, since it needs no look at the releases",
    ),
}


def noticed(world: World, mutant: Mutant) -> bool:
    """Whether one of the tables of answers tells the policy from what is left of it. One that fails is told too."""
    try:
        with mutant.in_place(), transaction.atomic():
            if mutant.module not in CONDITIONS and next(verb_differences(world), None):
                return True
            if mutant.module in PREDICATES:
                return False
            return next(sight_differences(world, near(mutant)), None) is not None
    except Exception:
        return True


def near(mutant: Mutant) -> list[str]:
    """All tables, those first that the policy is of: by its class, or by its module."""
    classes = mutant.name.partition(".")[0]

    def far(table: str) -> tuple[bool, bool]:
        model = scoped()[table]
        manager = model.__dict__["objects"].manager
        of_class = any(base.__name__ == classes for base in manager.queryset_class.__mro__)
        return not of_class, model.__module__ != mutant.module

    return sorted(SIGHT, key=far)


def test_no_line_of_a_policy_can_be_removed_unnoticed(world: World) -> None:
    made = list(mutants())
    assert len(made) > 200
    left = {str(mutant) for mutant in made if not noticed(world, mutant)}
    assert left == set(EQUIVALENT)
