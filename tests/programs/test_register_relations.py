"""Relations of agreements that a register states, and states no longer."""

import pytest

from programs.models import Agreement, AgreementRelation, AgreementSpan, RegisterImport
from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.services.agreements import relate, unrelate
from tests.cast import Cast
from tests.programs.register_files import brought_in, said, verdicts, written

pytestmark = pytest.mark.django_db(transaction=True)

_PARTIES = "Belarus | state | BY¶Russia | state | RU"
_FORCE = "signature | | 2001-01-01¶entered_into_force | | 2002-01-01"


def register(cast: Cast, relations: str, title: str = "Second") -> RegisterImport:
    """The first agreement, and the second with its relations."""
    rows = [("1", "First", _FORCE, ""), ("2", title, _FORCE.replace("200", "201"), relations)]
    lines = [
        f'{number},{name},binding,"{_PARTIES}","{acts}","{related}"'.replace("¶", "\n")
        for number, name, acts, related in rows
    ]
    content = "\n".join(["external_id,title (en),character,parties,acts,relations", *lines])
    return brought_in(cast, content.encode(), profile=KNOWN_PROFILES["cooperation"])


def related() -> list[tuple[str | None, str, str | None]]:
    rows = AgreementRelation.unscoped.order_by("kind")
    return list(rows.values_list("source__external_id", "kind", "target__external_id"))


def test_one_that_the_source_states_no_longer_is_taken_away_on_record_and_that_is_reported(
    cast: Cast,
) -> None:
    register(cast, "amends | 1\nsupersedes | 1")
    assert related() == [("2", "amends", "1"), ("2", "supersedes", "1")]
    assert AgreementSpan.unscoped.filter(agreement__external_id="1", status="superseded").exists()
    run = register(cast, "amends | 1")
    assert (run.state, verdicts(run), "relation_gone" in said(run)) == (
        "done",
        ["unchanged", "changed"],
        True,
    )
    assert related() == [("2", "amends", "1")]
    gone = AgreementRelation.pgh_event_model.objects.get(pgh_label="removed")  # type: ignore[attr-defined]
    assert (gone.kind, gone.pgh_context["kind"]) == ("supersedes", "system")
    assert not AgreementSpan.unscoped.filter(agreement__external_id="1", status="superseded").exists()
    before = written()
    assert verdicts(register(cast, "amends | 1")) == ["unchanged", "unchanged"]
    assert written() == before


def test_one_that_a_person_recorded_stays_though_the_source_stated_it_too(cast: Cast) -> None:
    register(cast, "")
    first, second = Agreement.unscoped.filter(external_id__in=["1", "2"]).order_by("external_id")
    relate(cast.actor("by_secretary"), agreement_id=second.pk, target_id=first.pk, kind="amends")
    register(cast, "amends | 1")
    run = register(cast, "")
    assert (related(), "relation_gone" in said(run)) == ([("2", "amends", "1")], False)


def test_one_that_a_person_took_away_is_not_brought_in_again(cast: Cast) -> None:
    register(cast, "amends | 1")
    (made,) = AgreementRelation.unscoped.all()
    unrelate(cast.actor("by_secretary"), relation_id=made.pk, version=1)
    register(cast, "amends | 1")
    assert related() == []
    register(cast, "amends | 1", title="Second, in other words")
    assert related() == []


def test_of_a_record_that_is_kept_as_it_is_here_no_relation_is_touched(cast: Cast) -> None:
    register(cast, "amends | 1")
    Agreement.unscoped.filter(external_id="2").update(title={"en": "As people say"})
    run = register(cast, "supplements | 1", title="As the source says")
    assert (verdicts(run), related()) == (["unchanged", "conflict"], [("2", "amends", "1")])
