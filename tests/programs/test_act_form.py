"""Whose people and posts an act is chosen from."""

from types import SimpleNamespace
from typing import Any

from programs.forms.acts import ActForm


def side(pk: str) -> Any:
    return SimpleNamespace(pk=pk, short_name={"en": f"State {pk}"})


def post(pk: str, party: str) -> Any:
    return SimpleNamespace(
        pk=pk, title={"en": "National coordinator"}, organisation=SimpleNamespace(party_id=party)
    )


POSTS = [post("1", "b"), post("2", "a")]


def choices(form: ActForm) -> list[Any]:
    return list(form.fields["post"].choices)  # type: ignore[attr-defined]


def test_posts_of_several_sides_stand_under_the_name_of_their_side() -> None:
    assert choices(ActForm(parties=[side("a"), side("b")], posts=POSTS)) == [
        ("", "–"), ("State a", [("2", "National coordinator")]), ("State b", [("1", "National coordinator")]),
    ]  # fmt: skip


def test_those_of_ones_own_side_stand_as_they_are() -> None:
    assert choices(ActForm(posts=POSTS)) == [
        ("", "–"), ("1", "National coordinator"), ("2", "National coordinator")
    ]  # fmt: skip
