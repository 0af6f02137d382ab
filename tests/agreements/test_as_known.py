"""An agreement as it was known on a day: its title, final clauses, relations and texts as they were on record then."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from cooperation.history.reading import event_model
from programs.models import Act, Agreement, AgreementParty, AgreementRelation, Document, Party
from programs.services.acts import ActGiven, record_act
from programs.services.agreement_texts import attach_text
from programs.services.agreements import AgreementGiven, record_agreement, relate, unrelate
from programs.services.clauses import record_clauses
from tests.agreements.conftest import BY_NOTIFICATION
from tests.cast import Cast, text

Record = Callable[..., Any]
#: On this day the agreement was first put on record, with the notice period and the title of then.
FIRST = datetime(2024, 3, 1, 10, tzinfo=UTC)
THEN = "?known=2024-06-01"


def told_in_the_past(row: Any, at: datetime, label: str = "added", **then: Any) -> None:
    """Gives the row a change in the record of changes, as it was at that instant."""
    events = event_model(type(row))
    columns = [field.attname for field in events._meta.concrete_fields if not field.name.startswith("pgh_")]
    said = {name: getattr(row, name) for name in columns} | then
    with time_machine.travel(at, tick=False):
        events._default_manager.create(pgh_obj_id=row.pk, pgh_label=label, **said)


def first_recorded(agreement: Agreement, at: datetime, **then: Any) -> None:
    """It was put on record at that instant, with its parties."""
    told_in_the_past(agreement, at, **then)
    for row in agreement.participation.all():
        told_in_the_past(row, at)


@pytest.fixture
def changed(cast: Cast, treaty: Agreement, record: Record) -> Agreement:
    """In force 30 days after the second notification, as was recorded in 2024; 60 days after it, as is recorded now."""
    record("notification", "by", "2020-03-01", received_on="2020-03-05")
    record("notification", "ru", "2020-04-01", received_on="2020-04-10")
    first_recorded(treaty, FIRST, title={"en": "Treaty on testing"})
    late = BY_NOTIFICATION | {"offset": {"n": 60, "unit": "day"}}
    record_clauses(cast.actor("by_secretary"), agreement_id=treaty.pk, version=treaty.version, clauses=late)
    return treaty


@pytest.fixture
def third() -> Party:
    """A State that is no side of the body."""
    return Party.unscoped.create(kind="state", code="KZ", name={"en": "Republic of Kazakhstan"})


def page(client: Client, agreement: Agreement, query: str = "") -> str:
    response = client.get(f"/agreements/{agreement.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def standing(client: Client, agreement: Agreement, query: str = "") -> Any:
    response = client.get(f"/api/v1/agreements/{agreement.pk}/standing/{query}")
    assert response.status_code == 200, response.content
    return response.json()


def test_the_page_tells_the_title_and_the_derivation_of_then(
    changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_reader")
    now, then = page(client, changed), page(client, changed, THEN)
    assert ("9 Jun 2020" in now, "+ 60 days" in now, "Treaty on joint testing" in now) == (True, True, True)
    assert ("10 May 2020" in then, "30 days" in then, "Treaty on testing" in then) == (True, True, True)
    assert ("9 Jun 2020" in then, "+ 60 days" in then, "Treaty on joint testing" in then) == (False,) * 3
    assert "It was first recorded here" not in then


def test_the_api_tells_the_same(changed: Agreement, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_reader")
    now = standing(client, changed, "?as_of=2023-01-01")
    then = standing(client, changed, "?as_of=2023-01-01&known_on=2024-06-01")
    assert (now["entry_into_force"]["on"], then["entry_into_force"]["on"]) == ("2020-06-09", "2020-05-10")
    assert (now["title"]["en"], then["title"]["en"]) == ("Treaty on joint testing", "Treaty on testing")
    offset = next(step for step in then["entry_into_force"]["derivation"] if step["code"] == "offset")
    assert "30 days" in offset["words"]
    assert (now["recorded_since"], then["recorded_since"]) == (None, None)
    # On the day before it entered into force by the clauses of now it was in force by those of then.
    both = "?as_of=2020-06-08"
    assert standing(client, changed, both)["status"] == "signed"
    assert standing(client, changed, f"{both}&known_on=2024-06-01")["status"] == "in_force"


def test_what_was_first_recorded_later_is_taken_as_always_known_and_the_page_says_so(
    changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_reader")
    then = page(client, changed, "?on=2021-01-01&known=2021-01-01")
    assert "10 May 2020" in then
    assert "It was first recorded here on" in then
    assert "1 Mar 2024" in then
    said = standing(client, changed, "?as_of=2021-01-01&known_on=2021-01-01")
    assert (said["recorded_since"], said["status"]) == ("2024-03-01", "in_force")


def test_a_day_ends_where_the_reader_is(
    cast: Cast, changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    # In Minsk the first of June has begun when in UTC it is still the last evening of May.
    told_in_the_past(
        changed, datetime(2024, 5, 31, 22, tzinfo=UTC), "changed", title={"en": "Renamed at night"}
    )
    User.objects.filter(pk=cast.users["by_reader"].pk).update(time_zone="Europe/Minsk")
    client = client_as("by_reader")
    assert standing(client, changed, "?known_on=2024-05-31")["title"]["en"] == "Treaty on testing"
    assert standing(client, changed, "?known_on=2024-06-01")["title"]["en"] == "Renamed at night"


def test_relations_are_those_that_were_on_record_then(
    cast: Cast, changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    secretary, client = cast.actor("by_secretary"), client_as("by_secretary")
    once = relate(secretary, agreement_id=changed.pk, target_id=cast.agreement.pk, kind="amends")
    told_in_the_past(once, datetime(2024, 4, 1, tzinfo=UTC))
    unrelate(secretary, relation_id=once.pk, version=once.version)
    relate(secretary, agreement_id=changed.pk, target_id=cast.agreement.pk, kind="supplements")

    def kinds(query: str) -> list[str]:
        return [each["kind"] for each in standing(client, changed, query)["relations"]]

    assert kinds("") == ["supplements"]
    assert kinds("?known_on=2024-06-01") == ["amends"]
    assert kinds("?known_on=2024-03-15") == []
    then = page(client, changed, THEN)
    assert f'href="/agreements/{cast.agreement.pk}/"' in then
    assert "Take away" not in then
    assert page(client, changed, "?known=2024-03-15").count("None on record.") == 1


def test_related_agreements_are_called_what_they_were_called_then(
    cast: Cast, changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    other = Agreement.unscoped.get(pk=cast.agreement.pk)
    told_in_the_past(other, FIRST, title={"en": "Protocol of then"})
    relation = relate(
        cast.actor("by_secretary"), agreement_id=changed.pk, target_id=other.pk, kind="supplements"
    )
    told_in_the_past(relation, datetime(2024, 4, 1, tzinfo=UTC))
    client = client_as("by_reader")
    assert "Protocol of then" not in page(client, changed)
    then = page(client, changed, THEN)
    assert "Protocol of then" in then
    assert other.title["en"] not in then


def test_parties_are_those_who_were_on_record_then(
    changed: Agreement, third: Party, client_as: Callable[[str], Client]
) -> None:
    """One was put on it by mistake and taken off again, another one came later."""
    wrong = AgreementParty.unscoped.create(agreement=changed, party=third, order=3)
    told_in_the_past(wrong, datetime(2024, 4, 1, tzinfo=UTC))
    wrong.delete()
    client = client_as("by_reader")

    def told(query: str) -> list[str]:
        return [each["code"] for each in standing(client, changed, query)["participation"]]

    assert told("") == ["BY", "RU"]
    assert told("?known_on=2024-06-01") == ["BY", "RU", third.code]
    assert told("?known_on=2024-03-15") == ["BY", "RU"]
    assert third.name["en"] in page(client, changed, THEN)


def test_the_parties_of_what_is_amended_are_those_of_then_with_their_names(
    cast: Cast, third: Party, client_as: Callable[[str], Client]
) -> None:
    """Both concluded it together; one of the two was recorded wrongly at first."""
    secretary, client = cast.actor("by_secretary"), client_as("by_reader")
    amended, amending = (
        record_agreement(
            secretary, body_id=cast.body.pk,
            given=AgreementGiven(title=text(name), character="binding", party_ids=(cast.by.pk, cast.ru.pk)),
        )
        for name in ("Amended treaty", "Amending protocol")
    )  # fmt: skip
    entered = ActGiven(kind="entered_into_force", party_id=None, done_on=FuzzyDate("2019-01-01"))
    record_act(cast.actor("joint_two"), agreement_id=amended.pk, given=entered)
    first_recorded(amending, FIRST)
    told_in_the_past(amended, FIRST)
    wrong = AgreementParty.unscoped.create(agreement=amended, party=third, order=3)
    for row in (wrong, amended.participation.get(party=cast.by)):
        told_in_the_past(row, FIRST)
    wrong.delete()
    relation = relate(secretary, agreement_id=amending.pk, target_id=amended.pk, kind="amends")
    told_in_the_past(relation, datetime(2024, 4, 1, tzinfo=UTC))

    def named(query: str) -> set[str | None]:
        (said,) = standing(client, amending, query)["amends"]
        return {each["party"] for each in said["parties"]}

    assert named("") == {str(cast.by.pk), str(cast.ru.pk)}
    assert named("?known_on=2024-06-01") == {str(cast.by.pk), str(third.pk)}


def test_who_was_put_on_it_later_is_told_of_where_an_act_was_known(
    changed: Agreement, third: Party, client_as: Callable[[str], Client]
) -> None:
    AgreementParty.unscoped.create(agreement=changed, party=third, order=3)
    client = client_as("by_reader")

    def told() -> list[int]:
        return [
            len(standing(client, changed, each)["participation"]) for each in ("", "?known_on=2024-06-01")
        ]

    assert told() == [3, 2]
    Act.unscoped.create(
        agreement=changed,
        party=third,
        kind="accession",
        done_on=FuzzyDate("2023-01-01"),
        known_on=date(2023, 1, 9),
    )
    assert told() == [3, 3]
    # It was known then that it would accede, also as of a day before.
    assert len(standing(client, changed, "?as_of=2022-01-01&known_on=2024-06-01")["participation"]) == 3


def test_what_hides_an_agreement_hides_its_past_relations_too(
    cast: Cast, changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    hidden = Agreement.unscoped.create(title=text("Kept elsewhere"))
    told_in_the_past(
        AgreementRelation(source=changed, target=hidden, kind="amends"), datetime(2024, 4, 1, tzinfo=UTC)
    )
    assert standing(client_as("by_reader"), changed, "?known_on=2024-06-01")["relations"] == []
    assert "Kept elsewhere" not in page(client_as("by_reader"), changed, THEN)


def test_one_ends_another_by_the_relations_and_the_final_clauses_of_then(
    cast: Cast, changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    """It was to give way on 1 January 2022; now it is recorded that the other one takes effect on 1 January 2023."""
    later = Agreement.unscoped.create(
        body=cast.body, title=text("Second treaty"), character="binding",
        clauses={"trigger": "fixed_date", "date": "2023-01-01"},
    )  # fmt: skip
    told_in_the_past(later, FIRST, clauses={"trigger": "fixed_date", "date": "2022-01-01"})
    secretary, client = cast.actor("by_secretary"), client_as("by_reader")
    relation = relate(secretary, agreement_id=later.pk, target_id=changed.pk, kind="terminates")
    told_in_the_past(relation, datetime(2024, 4, 1, tzinfo=UTC))
    assert standing(client, changed)["end"]["on"] == "2023-01-01"
    assert standing(client, changed, "?known_on=2024-06-01")["end"]["on"] == "2022-01-01"
    # Before the relation was recorded nothing ended it.
    assert standing(client, changed, "?known_on=2024-03-15")["status"] == "in_force"


def test_texts_and_files_are_those_that_were_kept_then(
    cast: Cast, changed: Agreement, client_as: Callable[[str], Client]
) -> None:
    secretary, client = cast.actor("by_secretary"), client_as("by_reader")
    for language, day in (("be", 1), ("ru", 20)):
        made = attach_text(
            secretary, agreement_id=changed.pk, language=language,
            file=SimpleUploadedFile(f"{language}.txt", language.encode()),
        )  # fmt: skip
        Document.unscoped.filter(pk=made.pk).update(uploaded_at=datetime(2024, 6, day, 9, tzinfo=UTC))
    assert len(standing(client, changed)["texts"]) == 2
    assert len(standing(client, changed, "?known_on=2024-06-01")["texts"]) == 1
    then = page(client, changed, THEN)
    assert ("be.txt" in then, "ru.txt" in then) == (True, False)


def test_the_life_that_is_drawn_is_the_one_known_then(
    changed: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    record("terminated", "", "2022-02-01", known_on=date(2024, 9, 1))
    client = client_as("by_reader")
    assert 'class="life terminated"' in page(client, changed)
    assert 'class="life terminated"' not in page(client, changed, THEN)
