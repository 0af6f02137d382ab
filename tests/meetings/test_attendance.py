"""Who came to a session: noted by the secretaries, kept when a delegation is named anew, and counted for the quorum."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cooperation.access import acting_as
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings import models as s
from meetings.rules.quorum import Seat, quorum
from meetings.services.agenda import DelegateDraft, name_delegation
from meetings.services.attendance import Seen, record_attendance
from programs import models as m
from tests.meetings.table import Table
from tests.meetings.test_outcomes import said

A, B, C = (UUID(int=n) for n in (1, 2, 3))


def seat(side: UUID, attendance: str, *, head: bool = True, proxy: UUID | None = None) -> Seat:
    return Seat(uuid4(), side, head, attendance, proxy)


def test_a_side_is_there_by_its_head_or_by_somebody_who_speaks_for_the_head() -> None:
    absent = seat(A, "excused")
    member = seat(A, "present", head=False)
    assert quorum([absent, member, seat(B, "present")], [A, B], 2).present == 1
    speaks = seat(A, "proxy", head=False, proxy=absent.delegate)
    assert quorum([absent, speaks, seat(B, "present")], [A, B], 2).reached
    # The head of another side may speak for it, and is there for his own too.
    assert quorum([absent, seat(B, "proxy", proxy=absent.delegate)], [A, B], 2).reached
    assert not quorum([seat(C, "present"), seat(B, "present")], [A, B], 2).reached


def test_before_anything_is_noted_nothing_is_said() -> None:
    assert not quorum([seat(A, ""), seat(B, "")], [A, B], 2).noted


@given(st.lists(st.tuples(st.sampled_from([A, B, C]), st.sampled_from(["present", "absent", "excused", ""]))))
def test_no_more_sides_are_there_than_have_a_head_present(heads: list[tuple[UUID, str]]) -> None:
    found = quorum([seat(side, how) for side, how in heads], [A, B], 1)
    assert found.present == len({side for side, how in heads if how == "present"} & {A, B})


@pytest.fixture
def seated(table: Table) -> Table:
    """Each side has named its head and a member; the session is open."""
    for code in ("BY", "RU"):
        name_one(table, code, f"{code.lower()}.secretary", f"{code.lower()}.reader")
    s.Review.unscoped.filter(pk=table.review.pk).update(state="in_session")
    return table


def person(table: Table, key: str) -> m.Person:
    found: m.Person = m.Person.unscoped.get(user=table.people[key])
    return found


def name_one(table: Table, code: str, head: str, *members: str, version: int = 1) -> s.Delegation:
    actor = table.actor(f"{code.lower()}.secretary")
    drafts = [DelegateDraft(person(table, head).pk, is_head=True)]
    drafts += [DelegateDraft(person(table, key).pk) for key in members]
    with acting_as(actor):
        return name_delegation(
            actor,
            review_id=table.review.pk,
            party_id=table.parties[code].pk,
            delegates=drafts,
            version=version,
        )


def delegation(table: Table, code: str) -> s.Delegation:
    found: s.Delegation = s.Delegation.unscoped.get(review=table.review, party=table.parties[code])
    return found


def delegate(table: Table, key: str) -> s.Delegate:
    found: s.Delegate = s.Delegate.unscoped.get(person=person(table, key))
    return found


def note(table: Table, code: str, *seen: Seen, name: str = "by.secretary") -> s.Delegation:
    actor = table.actor(name)
    row = delegation(table, code)
    with acting_as(actor):
        return record_attendance(actor, delegation_id=row.pk, seen=seen, version=row.version)


def sides_present(table: Table) -> tuple[int, int]:
    row = table.client("ru.reader").get(f"/api/v1/reviews/{table.review.pk}/").json()
    return row["sides_present"], row["quorum"]


def test_secretaries_note_who_came_and_the_quorum_follows(seated: Table) -> None:
    client = seated.client("by.secretary")
    page = reverse("meetings:session", args=[seated.review.pk])
    assert "sides needed are present" not in said(client.get(page))
    assert sides_present(seated) == (0, 2)
    head, member = delegate(seated, "by.secretary"), delegate(seated, "by.reader")
    url = reverse("meetings:attendance", args=[delegation(seated, "BY").pk])
    assert "Note who came" in said(client.get(page))
    sent = client.post(
        url,
        {
            f"attendance-{head.pk}": "excused", f"attendance-{member.pk}": "proxy", f"proxy-{member.pk}": str(head.pk),
            "version": delegation(seated, "BY").version,
        },
    )  # fmt: skip
    assert sent.status_code == 302
    shown = said(client.get(page))
    assert "present, and proxy for by.secretary" in shown
    assert "1 of 2 sides needed are present" in shown
    assert "no quorum" in shown
    assert sides_present(seated) == (1, 2)
    row = delegation(seated, "RU")
    body = {"delegates": [{"delegate": str(delegate(seated, "ru.secretary").pk), "attendance": "present"}]}
    answer = seated.client("ru.secretary").post(
        f"/api/v1/delegations/{row.pk}/attendance/", body, content_type="application/json",
        headers={"If-Match": f'"{row.version}"'},
    )  # fmt: skip
    assert answer.status_code == 200, answer.content
    assert {one["attendance"] for one in answer.json()["delegates"]} == {"present", ""}
    assert "2 of 2 sides needed are present" in said(client.get(page))
    assert sides_present(seated) == (2, 2)


def test_a_delegation_named_anew_keeps_what_was_noted_and_frees_who_spoke_for_one_that_is_gone(
    seated: Table,
) -> None:
    head, member = delegate(seated, "by.secretary"), delegate(seated, "by.reader")
    note(seated, "BY", Seen(head.pk, "absent"), Seen(member.pk, "proxy", head.pk))
    name_one(seated, "BY", "by.reader", "by.coordinator", version=delegation(seated, "BY").version)
    kept = delegate(seated, "by.reader")
    assert (kept.pk, kept.is_head, kept.attendance, kept.proxy_for) == (member.pk, True, "present", None)
    assert delegate(seated, "by.coordinator").attendance == ""
    assert not s.Delegate.unscoped.filter(pk=head.pk).exists()


def test_it_is_noted_by_secretaries_once_the_session_has_begun_and_after_it(seated: Table) -> None:
    head = delegate(seated, "by.secretary")
    with pytest.raises(Forbidden):
        note(seated, "BY", Seen(head.pk, "present"), name="by.coordinator")
    s.Review.unscoped.filter(pk=seated.review.pk).update(state="confirmed")
    with pytest.raises(Conflict):
        note(seated, "BY", Seen(head.pk, "present"))
    s.Review.unscoped.filter(pk=seated.review.pk).update(state="concluded")
    note(seated, "BY", Seen(head.pk, "present"))
    assert delegate(seated, "by.secretary").attendance == "present"


def test_a_proxy_speaks_for_somebody_else_of_this_session(seated: Table) -> None:
    head, other = delegate(seated, "by.secretary"), delegate(seated, "ru.secretary")
    for seen in (
        Seen(head.pk, "proxy"), Seen(head.pk, "proxy", head.pk), Seen(head.pk, "proxy", uuid4()),
        Seen(head.pk, "asleep"), Seen(other.pk, "present"),
    ):  # fmt: skip
        with pytest.raises(Invalid):
            note(seated, "BY", seen)
    note(seated, "BY", Seen(head.pk, "proxy", other.pk))
    assert sides_present(seated) == (2, 2)
