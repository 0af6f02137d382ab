"""The schemes by which a body numbers its papers and outcomes."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from programs.models import Body
from programs.rules.schemes import OF_OUTCOMES, OF_PAPERS, faults, numbered


@pytest.mark.parametrize(
    ("scheme", "values", "expected"),
    [
        ("{body}/{session}/{kind}.{number}", {"body": "JC", "session": 8, "kind": "WP", "number": 3}, "JC/8/WP.3"),
        ("{body}/{session}/{kind}.{number}", {"body": "", "session": 8, "kind": "WP", "number": 3}, "8/WP.3"),
        ("{session}.{number}", {"session": 8, "number": 12}, "8.12"),
        ("Nr. {number}-{year}", {"number": 1, "year": 2026}, "Nr. 1-2026"),
        ("{body}/{session}/{number}", {"body": "JC", "session": "", "number": 2}, "JC/2"),
    ],
)  # fmt: skip
def test_a_scheme_gives_the_symbol(scheme: str, values: dict[str, str | int], expected: str) -> None:
    assert numbered(scheme, **values) == expected


@pytest.mark.parametrize(
    ("scheme", "wrong"),
    [
        ("{session}.{number}", []),
        ("{session}", ["number"]),
        ("{kind}.{number}", ["kind"]),
        ("{number", ["braces", "number"]),
        ("{number}}", ["braces"]),
        ("{}{number}", [""]),
        ("{number.__class__}{number}", ["number.__class__"]),
    ],
)
def test_a_scheme_that_cannot_be_followed_is_told(scheme: str, wrong: list[str]) -> None:
    assert faults(scheme, OF_OUTCOMES) == wrong


@given(st.text(max_size=60))
def test_whatever_is_no_fault_gives_a_number(scheme: str) -> None:
    if not faults(scheme, OF_PAPERS):
        assert "7" in numbered(scheme, body="JC", session=8, year=2026, kind="WP", number=7)


def test_a_body_refuses_a_scheme_without_a_number() -> None:
    body = Body(name={"en": "Commission"}, paper_scheme="{body}/{session}", outcome_scheme="{kind}.{number}")
    with pytest.raises(ValidationError) as refused:
        body.clean()
    assert set(refused.value.message_dict) == {"paper_scheme", "outcome_scheme"}
