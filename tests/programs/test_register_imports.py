"""Registers brought in from files: what each row becomes, and what the same or a changed file does to that."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs.imports import register_keeping, register_runs
from programs.models import (
    NEWEST_ACTS,
    Act,
    Agreement,
    AgreementParty,
    AgreementRelation,
    Body,
    Grant,
    Party,
    RegisterImport,
    RegisterOrigin,
    RegisterRow,
)
from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.rules.registers.own_form import headings as own_form_headings
from programs.rules.registers.own_form import rows_of
from programs.selectors import register_imports as reading
from programs.selectors.entries import entries
from programs.selectors.standing import standing
from programs.services import register_imports
from programs.services.acts import ActGiven, record_act, strike_act
from programs.services.register_imports import Choices
from programs.services.register_stage import WORKER
from tests.cast import Cast, text
from tests.programs.register_files import (
    as_csv,
    as_xlsx,
    brought_in,
    looked_at,
    row,
    said,
    started,
    verdicts,
    written,
)

pytestmark = pytest.mark.django_db(transaction=True)

# --- What a row becomes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "made"), [("csv", as_csv), ("xlsx", as_xlsx)])
def test_a_row_becomes_an_agreement_with_its_parties_and_acts(
    cast: Cast, form: str, made: Callable[..., bytes]
) -> None:
    parties = "RUSSIA ; UNITED KINGDOM ; Aden Colony ; SOVIET UNION ; ATLANTIS"
    content = made(
        row(1, country_name=parties, subject="RAILWAYS", references="Cmnd 12||https://example.org/12")
    )
    run = brought_in(cast, content, name=f"treaties.{form}")
    (made_of,) = Agreement.unscoped.filter(external_id="u1")
    assert (made_of.body_id, made_of.title, made_of.scope, made_of.subject) == (
        cast.body.pk, {"en": "Agreement No. 1 on railways"}, "bilateral", "RAILWAYS",
    )  # fmt: skip
    assert (made_of.kind, made_of.level, made_of.character) == ("agreement", "", "")
    assert (made_of.done_on, made_of.done_at) == (FuzzyDate("1957-07-26"), {"en": "London"})
    assert {"label": "", "text": "Cmnd 12", "url": "https://example.org/12"} in made_of.references
    named = AgreementParty.unscoped.filter(agreement=made_of).order_by("order")
    assert [(each.party.code, each.party.kind, each.named) for each in named] == [
        ("RU", "state", "RUSSIA") if cast.ru.name.get("en") != "Russia" else ("RU", "state", ""),
        ("GB", "state", ""), ("X-0002", "territory", ""), ("SUHH", "former_state", ""), ("X-0001", "unknown", ""),
    ]  # fmt: skip
    assert Party.unscoped.get(code="GB").name["ru"] == "Великобритания"
    acts = Act.unscoped.filter(agreement=made_of).order_by("done_first")
    assert [(act.kind, act.done_on.value, act.party) for act in acts] == [
        ("signature", "1957-07-26", None), ("entered_into_force", "1958-03-01", None),
    ]  # fmt: skip
    assert acts[0].entered_by_id == cast.users["by_secretary"].pk
    assert RegisterOrigin.unscoped.get(agreement=made_of).run_id == run.pk
    assert RegisterRow.unscoped.get(run=run, record="u1").cells[:3] == [
        "u1",
        "1",
        "Agreement No. 1 on railways",
    ]
    event = Agreement.pgh_event_model.objects.get(pgh_obj_id=made_of.pk)
    assert (event.pgh_label, event.pgh_context["name"]) == ("added", cast.users["by_secretary"].name)


def test_what_happens_to_the_whole_is_recorded_as_acts(cast: Cast) -> None:
    run = brought_in(cast, as_csv(row(
        1, definative_eif_event_effective_date="01/01/1958", provisional_eif_event_date="01/08/1957",
        terminated_event_date="31/12/1970", withdrawn_event_date="30/06/1970",
    )))  # fmt: skip
    acts = {act.kind: act for act in Act.unscoped.filter(agreement__origin__run=run)}
    assert set(acts) == {
        "signature", "entered_into_force", "provisional_application", "terminated", "denunciation",
    }  # fmt: skip
    force, left = acts["entered_into_force"], acts["denunciation"]
    assert (force.effective_on, force.retroactive) == (FuzzyDate("1958-01-01"), True)
    assert (left.done_on, left.effective_on) == (None, FuzzyDate("1970-06-30"))


def test_partial_and_doubted_dates_are_kept_and_wrong_ones_reported(cast: Cast) -> None:
    run = brought_in(cast, as_csv(
        row(1, signed_event_date="1957-07"), row(2, signed_event_date="1957-07-26?"),
        row(3, signed_event_date="31/02/1957"),
    ))  # fmt: skip
    dates = dict(Agreement.unscoped.filter(origin__run=run).values_list("external_id", "done_on"))
    assert dates == {"u1": FuzzyDate("1957-07"), "u2": FuzzyDate("1957-07-26", uncertain=True), "u3": None}
    assert {"uncertain", "impossible_day"} <= said(run)


# --- The same again, and what has changed ---------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing_at_all(cast: Cast) -> None:
    content = as_csv(row(1), row(2, country_name="Aden Colony ; UNITED KINGDOM"))
    brought_in(cast, content)
    before = written()
    run = brought_in(cast, content)
    assert (verdicts(run), written()) == (["unchanged"] * 2, before)


def test_the_tables_of_one_source_sent_in_another_order_change_nothing(cast: Cast) -> None:
    profile = KNOWN_PROFILES["treaties_environment"]
    listed = (
        b"treatyID,Title,Signature,Force,TypeDomain,TypeAmbit,TypeSubject\n"
        b"A_1950A,Convention on Fish,1950-05-01,,,,\n"
    )
    parties = (
        b"stateID,treatyID,Title,stateSignature,Signature,Rat,Force,ieadbID\n"
        b"BLR,A_1950A,Convention on Fish,,1950-05-01,1951-01-01,,7.0\n"
    )
    run = brought_in(cast, listed, parties, profile=profile)
    assert verdicts(run) == ["new", "merged"]
    before = written()
    again = brought_in(cast, parties, listed, profile=profile)
    assert verdicts(again) == ["unchanged", "merged"]
    assert written() == before


def test_a_changed_row_changes_what_differs_and_nothing_else(cast: Cast) -> None:
    brought_in(cast, as_csv(row(1), row(2)))
    kept = Act.unscoped.get(agreement__external_id="u1", kind="signature")
    before = written()
    changed = row(
        1, subject="PARCELS", definative_eif_event_date="02/03/1958", country_name="AUSTRIA ; FRANCE"
    )
    run = looked_at(cast, as_csv(changed, row(2)))
    assert (verdicts(run), written()) == (["changed", "unchanged"], before)
    run = started(cast, run)
    assert (verdicts(run), run.counts["entries"]["changed"]) == (["changed", "unchanged"], 1)
    found = Agreement.unscoped.get(external_id="u1")
    assert (found.subject, found.version) == ("PARCELS", 2)
    assert Agreement.unscoped.get(external_id="u2").version == 1
    assert sorted(found.parties.values_list("code", flat=True)) == ["AT", "FR"]
    force = Act.unscoped.get(NEWEST_ACTS, agreement=found, kind="entered_into_force")
    assert (force.done_on, Act.unscoped.get(agreement=found, kind="signature")) == (
        FuzzyDate("1958-03-02"),
        kept,
    )
    assert brought_in(cast, as_csv(changed, row(2))).counts["entries"]["unchanged"] == 2


def test_an_act_of_which_the_source_says_otherwise_is_corrected_and_what_was_known_stays(cast: Cast) -> None:
    brought_in(cast, as_csv(row(1)))
    treaty = Agreement.unscoped.get(external_id="u1")
    first = Act.unscoped.get(agreement=treaty, kind="entered_into_force")
    for day in ("02/03/1958", "03/03/1958"):
        assert verdicts(brought_in(cast, as_csv(row(1, definative_eif_event_date=day)))) == ["changed"]
    versions = list(Act.unscoped.filter(agreement=treaty, kind="entered_into_force").order_by("id"))
    assert [each.done_on.value for each in versions if each.done_on] == [
        "1958-03-01",
        "1958-03-02",
        "1958-03-03",
    ]
    assert [each.replaces for each in versions] == [None, *versions[:2]]
    assert versions[0] == first
    assert all(set(each.reason) == {"en", "ru", "be"} and each.known_on for each in versions[1:])
    reader = cast.actor("by_reader")
    yesterday = clock.today() - timedelta(1)
    rows = list(treaty.participation.select_related("party"))
    was, now = (
        standing(reader, treaty, date(1958, 3, 1), known, rows=rows).state for known in (yesterday, None)
    )
    assert was
    assert now
    assert (was.status, now.status) == ("in_force", "signed")
    before = written()
    content = own_form(cast, cast.body)
    assert set(verdicts(brought_in(cast, content, profile=KNOWN_PROFILES["cooperation"]))) == {"unchanged"}
    assert written() == before
    assert verdicts(brought_in(cast, as_csv(row(1, definative_eif_event_date="")))) == ["changed"]
    struck = Act.unscoped.get(agreement=treaty, void=True)
    assert struck.replaces == versions[-1]
    assert not Act.unscoped.filter(NEWEST_ACTS, agreement=treaty, kind="entered_into_force").exists()


def test_what_people_corrected_is_kept_and_where_both_changed_the_row_is_a_conflict(cast: Cast) -> None:
    brought_in(cast, as_csv(row(1), row(2), row(3)))
    Agreement.unscoped.filter(external_id__in=["u1", "u2"]).update(subject="OUR WORD")
    Act.unscoped.create(
        agreement=Agreement.unscoped.get(external_id="u3"), kind="signature", done_on=FuzzyDate("1960"),
        note=text("Ours"),
    )  # fmt: skip
    run = looked_at(
        cast, as_csv(row(1, signed_event_location="Paris"), row(2, subject="THEIRS"), row(3, title="Other"))
    )
    assert verdicts(run) == ["changed", "conflict", "changed"]
    run = started(cast, run)
    assert verdicts(run) == ["changed", "conflict", "changed"]
    found = {each.external_id: each for each in Agreement.unscoped.filter(external_id__in=["u1", "u2", "u3"])}
    assert (found["u1"].subject, found["u1"].done_at) == ("OUR WORD", {"en": "Paris"})
    assert (found["u2"].subject, found["u2"].version) == ("OUR WORD", 1)
    assert found["u3"].acts.filter(note=text("Ours")).count() == 1
    (contested,) = [line.remarks[-1] for line in reading.lines(run, verdicts=["conflict"])]
    assert (contested["code"], contested["facts"]["fields"]) == ("changed_here", ["subject"])


def test_an_act_that_was_corrected_here_is_not_taken_away(cast: Cast) -> None:
    brought_in(cast, as_csv(row(1)))
    signed = Act.unscoped.get(agreement__external_id="u1", kind="signature")
    Act.unscoped.create(
        agreement=signed.agreement, kind="signature", done_on=FuzzyDate("1957-07-27"), replaces=signed,
        known_on="2020-01-01", reason=text("The protocol says so"),
    )  # fmt: skip
    run = brought_in(cast, as_csv(row(1, signed_event_date="28/07/1957")))
    assert verdicts(run) == ["conflict"]
    assert Act.unscoped.filter(agreement=signed.agreement, kind="signature").count() == 2


def test_one_entered_here_under_the_same_id_is_not_overwritten(cast: Cast) -> None:
    Agreement.unscoped.create(body=cast.body, title=text("Entered by hand"), external_id="u1")
    run = brought_in(cast, as_csv(row(1), row(2)))
    assert verdicts(run) == ["conflict", "new"]
    assert Agreement.unscoped.get(external_id="u1").title == text("Entered by hand")


def test_another_bodys_register_does_not_show_through_ids(cast: Cast) -> None:
    there = Agreement.unscoped.create(body=cast.elsewhere.body, title=text("Elsewhere"), external_id="u1")
    run = brought_in(cast, as_csv(row(1)))
    assert verdicts(run) == ["new"]
    made = Agreement.unscoped.get(origin__run=run)
    assert (made.body_id, made.external_id, there.body_id) == (cast.body.pk, "u1", cast.elsewhere.body_id)
    before = written()
    assert (brought_in(cast, as_csv(row(1))).counts["entries"]["unchanged"], written()) == (1, before)


# --- Rows that are wrong ----------------------------------------------------------------------------------------------


def test_a_row_that_is_wrong_stops_no_other(cast: Cast) -> None:
    run = brought_in(cast, as_csv(row(1), row(2, title=""), row(3)))
    assert verdicts(run) == ["new", "refused", "new"]
    assert sorted(Agreement.unscoped.filter(origin__run=run).values_list("external_id", flat=True)) == [
        "u1",
        "u3",
    ]


def test_unless_it_is_all_or_nothing(cast: Cast) -> None:
    before = written()
    run = brought_in(cast, as_csv(row(1), row(2, title="")), all_or_nothing=True)
    assert (run.state, run.fault["code"], written()) == ("failed", "not_whole", before)
    whole = brought_in(cast, as_csv(row(1), row(2)), all_or_nothing=True)
    assert (whole.state, verdicts(whole)) == ("done", ["new", "new"])


# --- Relations, in the installation's own table -----------------------------------------------------------------------


def test_relations_come_in_whichever_row_is_first_and_unknown_ones_are_reported(cast: Cast) -> None:
    content = b"external_id,title (en),relations\n1,First,amends | 2\n2,Second,\n3,Third,amends | 99\n"
    run = brought_in(cast, content, profile=KNOWN_PROFILES["cooperation"])
    (made,) = AgreementRelation.unscoped.filter(source__origin__run=run)
    assert (made.source.external_id, made.kind, made.target.external_id) == ("1", "amends", "2")
    assert "relation_unknown" in said(run)
    before = written()
    brought_in(cast, content, profile=KNOWN_PROFILES["cooperation"])
    assert written() == before


def test_a_party_whose_only_act_here_was_struck_out_stays_with_that_act(cast: Cast) -> None:
    brought_in(cast, as_csv(row(1, country_name="AUSTRIA ; UNITED KINGDOM ; ATLANTIS")))
    treaty = Agreement.unscoped.get(external_id="u1")
    gone = treaty.parties.get(name={"en": "ATLANTIS"})
    given = ActGiven(kind="ratification", party_id=gone.pk, done_on=FuzzyDate("1958"))
    secretary = cast.actor("by_secretary")
    act = record_act(secretary, agreement_id=treaty.pk, given=given)
    strike_act(secretary, act_id=act.pk, version=1, reason=text("Of another treaty"))
    run = brought_in(cast, as_csv(row(1, title="Another title")))
    assert (run.state, verdicts(run)) == ("done", ["changed"])
    assert gone in treaty.parties.all()


def test_final_clauses_that_name_another_party_are_a_particular_and_break_nothing(cast: Cast) -> None:
    content = (
        "external_id,title (en),character,parties,acts,clauses\n1,On rail,binding,Austria | state | AT,"
        'signature | Austria | 1958,"{""trigger"":""all_named"",""named"":[""%s""]}"\n2,Other,,,,\n'
    )
    run = brought_in(cast, (content % "XX").encode(), profile=KNOWN_PROFILES["cooperation"])
    assert verdicts(run) == ["new", "new"]
    made = Agreement.unscoped.get(external_id="1")
    assert (made.clauses, [each["label"] for each in made.particulars]) == ({}, ["Clauses"])
    brought_in(cast, (content % "AT").encode(), profile=KNOWN_PROFILES["cooperation"])
    made.refresh_from_db()
    assert (made.clauses, made.particulars) == ({"trigger": "all_named", "named": ["AT"]}, [])


# --- Out and in again -------------------------------------------------------------------------------------------------


def own_form(cast: Cast, body: Any) -> bytes:
    """The agreements of a body as an export in the installation's own form has them."""
    actor = cast.actor("by_secretary")
    with acting_as(actor):
        said = list(entries(actor, Agreement.unscoped.filter(body=body).order_by("pk")))
    out = StringIO()
    writer = csv.DictWriter(out, own_form_headings(["en", "ru"]))
    writer.writeheader()
    for entry in said:
        writer.writerows(rows_of(entry, ["en", "ru"]))
    return out.getvalue().encode()


def test_an_export_brought_back_changes_nothing_and_makes_the_same_elsewhere(cast: Cast) -> None:
    brought_in(cast, as_csv(row(1, subject="RAILWAYS"), row(2, country_name="Aden Colony ; UNITED KINGDOM")))
    by_hand = Agreement.unscoped.create(
        body=cast.body, title=text("By hand", "Вручную"), authentic=["ru", "en"], prevailing="ru",
        expires_on="2030-01-01", depositary=text("Minsk"),
        references=[{"label": "", "text": "", "url": "https://x.example"}],
    )  # fmt: skip
    AgreementParty.unscoped.create(agreement=by_hand, party=cast.by)
    AgreementParty.unscoped.create(agreement=by_hand, party=cast.ru, order=2)
    reserved = Act.unscoped.create(
        agreement=by_hand, party=cast.by, kind="reservation", done_on=FuzzyDate("2012"),
        received_on=FuzzyDate("2012-11"), signatory_name=text("A. B."), known_on="2013-01-02",
    )  # fmt: skip
    Act.unscoped.create(
        agreement=by_hand, party=cast.ru, kind="objection", done_on=FuzzyDate("2013"), about=reserved,
        note=text("No | so"),
    )  # fmt: skip
    content, before = own_form(cast, cast.body), written()
    run = brought_in(cast, content, profile=KNOWN_PROFILES["cooperation"])
    assert {line.verdict for line in reading.lines(run)} == {"unchanged"}
    assert written()[:9] == before[:9]
    there = Body.unscoped.create(name=text("Another body"))
    with acting_as(WORKER):
        register_imports.begin(
            WORKER, body_id=there.pk, choices=Choices(profile=KNOWN_PROFILES["cooperation"]),
            files=[register_keeping.keep(SimpleUploadedFile("own.csv", content))],
        )  # fmt: skip
    register_runs.work()
    RegisterImport.unscoped.filter(body=there).update(state="writing")
    register_runs.work()
    told = [own_form(cast, body).decode().splitlines() for body in (cast.body, there)]
    assert sorted(line.partition(",")[2] for line in told[0]) == sorted(
        line.partition(",")[2] for line in told[1]
    )
    objection = Act.unscoped.get(agreement__body=there, kind="objection")
    assert objection.about == Act.unscoped.get(agreement__body=there, kind="reservation")


def test_what_the_sender_sees_without_its_being_the_bodys_own_is_not_made_twice(cast: Cast) -> None:
    """The sides' agreements that no body keeps, and those of other bodies, stand in what is exported of all."""
    theirs, of_one, known = (Agreement.unscoped.create(title=text("Union"), kind="treaty") for _each in "abc")
    Agreement.unscoped.filter(pk=known.pk).update(external_id="K-1")
    for made in (theirs, of_one, known):
        AgreementParty.unscoped.create(agreement=made, party=cast.by)
    AgreementParty.unscoped.create(agreement=theirs, party=cast.ru, order=2)
    Grant.unscoped.create(
        role="executive_secretary", body=cast.nine_body, party=cast.by, post=cast.posts["by_secretary"]
    )
    of_nine = Agreement.unscoped.create(title=text("Union"), kind="treaty", body=cast.nine_body)
    hidden = Agreement.unscoped.create(title=text("Union"), kind="treaty", body=cast.elsewhere.body)
    AgreementRelation.unscoped.create(source=theirs, target=of_one, kind="amends")
    content = own_form(cast, None) + b"".join(own_form(cast, body).split(b"\r\n", 1)[1] for body in (
        cast.nine_body, cast.elsewhere.body
    ))  # fmt: skip
    run = brought_in(cast, content, profile=KNOWN_PROFILES["cooperation"])
    told = {line.record: line.verdict for line in reading.lines(run)}
    seen = (str(theirs.pk), str(of_one.pk), "K-1", str(of_nine.pk))
    assert [told[record] for record in seen] == ["unchanged"] * 4
    assert told[str(hidden.pk)] == "new"
    assert Agreement.unscoped.filter(title=text("Union"), body=cast.body).count() == 1


def test_an_import_changes_nothing_of_what_other_bodies_keep(cast: Cast) -> None:
    of_one = Agreement.unscoped.create(title=text("Union"), kind="treaty")
    AgreementParty.unscoped.create(agreement=of_one, party=cast.by)
    said = own_form(cast, None).replace(b"Union", b"Onion").replace(b",,,,\r\n", b",,,,\r\n")
    ends = f'{cast.agreement.pk},Plan,"supersedes | {of_one.pk}"'.encode()
    for content, verdict in (
        (said, "conflict"),
        (b"external_id,title (en),relations\r\n" + ends, "conflict"),
    ):
        assert verdict in verdicts(brought_in(cast, content, profile=KNOWN_PROFILES["cooperation"]))
    of_one.refresh_from_db()
    assert (of_one.title, of_one.version) == (text("Union"), 1)
    assert not AgreementRelation.unscoped.filter(target=of_one).exists()


# --- What follows from it ---------------------------------------------------------------------------------------------


def test_what_follows_from_the_acts_is_derived_with_them_and_anew_when_they_change(cast: Cast) -> None:
    content = "external_id,title (en),character,parties,acts\n1,On rail,binding,Austria | state | AT,{}\n"
    force = "entered_into_force | | {}"
    for day in ("1958-03-01", "1959-04-02"):
        said = content.format(force.format(day)).encode()
        brought_in(cast, said, profile=KNOWN_PROFILES["cooperation"])
        made = Agreement.unscoped.get(external_id="1")
        (span,) = made.spans.filter(status="in_force")
        assert span.during.lower.isoformat() == day
