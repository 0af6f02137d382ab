"""Agreements out in the installation's own form, and read back: the same entries."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from cooperation.access import acting_as
from cooperation.cells import unguarded
from cooperation.dates import FuzzyDate
from programs.exports.agreements import pieces
from programs.models import Act, Agreement, AgreementParty, AgreementRelation
from programs.rules.registers.joining import join
from programs.rules.registers.own_form import COOPERATION
from programs.rules.registers.reading import read
from programs.rules.registers.records import Entry
from programs.selectors.entries import entries
from tests.cast import Cast, make_party, text

pytestmark = pytest.mark.django_db


def full(cast: Cast) -> Agreement:
    """An agreement with something in every column."""
    made: Agreement = Agreement.unscoped.create(
        body=cast.body, external_id="T-1", kind="treaty", written_kind="Pact", level="inter_state", character="binding",
        scope="multilateral", subject="Optics", title={"en": "=Treaty", "ru": "Договор", "ar": "اتفاقية"},
        other_titles=["Pact | of \\ Minsk", "-x"], done_on=FuzzyDate("2012-10"),
        summary={"en": 'says "yes", he;\nthen\r\nno'}, done_at={"be": "Мінск"},
        note={"en": "n" * 20_000}, depositary={"en": "Belarus"},
        expires_on=date(2030, 1, 2),
        references=[
            {"label": "TS", "text": "12", "url": "https://example.org/a|b"}, {"label": "", "text": "", "url": "u"},
        ],
        particulars=[{"label": "Folio", "text": "+7", "url": ""}], authentic=["en", "ru"], prevailing="en",
        clauses={"trigger": "kth_instrument", "k": 2, "offset": {"n": 90, "unit": "day"}}, notice_by=date(2029, 7, 1),
    )  # fmt: skip
    soviet = make_party("SUHH", "Union")
    soviet.kind = "former_state"
    soviet.save()
    for order, (party, named) in enumerate(((cast.by, ""), (cast.ru, "Russia, then"), (soviet, "")), 1):
        AgreementParty.unscoped.create(agreement=made, party=party, order=order, named=named)
    acts: list[dict[str, Any]] = [
        {"kind": "signature", "done_on": FuzzyDate("2012-10-29", uncertain=True), "place": text("Minsk", "Минск")},
        {"kind": "reservation", "party": cast.ru, "done_on": FuzzyDate("2013"), "note": text("On |art. 2\r\n")},
        {"kind": "ratification", "party": cast.by, "done_on": FuzzyDate("2013-02-01"), "known_on": date(2014, 1, 1),
         "received_on": FuzzyDate("2013-02-03"), "effective_on": FuzzyDate("2012-10-29"), "retroactive": True,
         "signatory_name": text("=S. Gurulev"), "signatory_post": text("Chairman")},
        {"kind": "entered_into_force", "done_on": FuzzyDate("2013-03-01")},
        {"kind": "denunciation", "party": cast.ru, "named": "withdrawal", "effective_on": FuzzyDate("2020")},
        {"kind": "succession", "party": cast.by, "done_on": FuzzyDate("1992-06-16"), "predecessor": soviet},
        {"kind": "suspended", "done_on": FuzzyDate("2015"), "until_on": FuzzyDate("2016-H1"), "named": "by decision"},
    ]  # fmt: skip
    kept = [Act.unscoped.create(agreement=made, **act) for act in acts]
    again = Act.unscoped.create(
        agreement=made, kind="reservation", party=cast.ru, done_on=FuzzyDate("2013-02"), replaces=kept[1],
        reason=text("The month is known"), known_on=date(2014, 2, 2),
    )  # fmt: skip
    Act.unscoped.create(
        agreement=made, kind="objection", party=cast.by, done_on=FuzzyDate("2013-04"), about=kept[1]
    )
    Act.unscoped.create(
        agreement=made,
        kind="withdrawal_of_reservation",
        party=cast.ru,
        done_on=FuzzyDate("2013-06"),
        about=again,
    )
    AgreementRelation.unscoped.create(source=made, target=cast.agreement, kind="amends")
    hidden = Agreement.unscoped.create(
        body=cast.nine_body, title=text("Hidden"), external_id="T-1", kind="treaty"
    )
    AgreementRelation.unscoped.create(source=made, target=hidden, kind="supersedes")
    return made


def written(cast: Cast, key: str, form: str, delimiter: str = ",") -> tuple[list[Entry], bytes]:
    """The entries that this person may see, and the file of them."""
    actor = cast.actor(key)
    with acting_as(actor):
        rows = Agreement.objects.visible_to(actor).order_by("-done_first", "-id")
        made = pieces(actor, rows, form=form, title="Agreements", delimiter=delimiter)
        content = b"".join(piece.encode() if isinstance(piece, str) else piece for piece in made)
        return list(entries(actor, rows)), content


def read_back(table: list[list[Any]]) -> list[Entry]:
    headings, *body = table
    found: dict[str, Entry] = {}
    for row in read(COOPERATION, (dict(zip(headings, cells, strict=True)) for cells in body)):
        assert isinstance(row.entry, Entry), row.remarks
        found[row.record] = (
            join(found[row.record], row.entry, continues=True)[0] if row.record in found else row.entry
        )
    return list(found.values())


def of_csv(content: bytes, delimiter: str = ",") -> list[list[str]]:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    return [[unguarded(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_file_is_read_back_to_the_same_entries(cast: Cast, delimiter: str) -> None:
    full(cast)
    said, content = written(cast, "by_reader", "csv", delimiter)
    assert len(said) == 2
    assert read_back(of_csv(content, delimiter)) == said


def test_a_workbook_is_read_back_to_the_same_entries(cast: Cast) -> None:
    full(cast)
    said, content = written(cast, "by_reader", "xlsx")
    table = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert read_back(table) == said


def test_the_entry_says_all_that_is_on_record_and_nothing_that_is_hidden(cast: Cast) -> None:
    full(cast)
    (entry,) = [each for each in written(cast, "by_reader", "csv")[0] if each.kind == "treaty"]
    assert entry.external_id == "T-1"
    assert [(each.name, each.kind.value, each.code) for each in entry.parties] == [
        ("Belarus", "state", "BY"), ("Russia, then", "state", "RU"), ("Union", "former_state", "SUHH"),
    ]  # fmt: skip
    kinds = [act.kind for act in entry.acts]
    assert {"entry_into_force", "withdrawal"} <= set(kinds)
    assert kinds.count("reservation") == 1
    assert [act.about for act in entry.acts if act.about] == ["reservation 2013-02 Russia, then"] * 2
    assert [(each.kind, each.target) for each in entry.relations] == [("amends", str(cast.agreement.pk))]
    assert entry.urls == ("u",)


def test_two_registers_that_know_two_agreements_by_one_id_are_told_apart(cast: Cast) -> None:
    full(cast)
    other = Agreement.unscoped.create(external_id="T-1", kind="treaty", title=text("Of no body"))
    AgreementParty.unscoped.create(agreement=other, party=cast.by)
    said, content = written(cast, "by_reader", "csv")
    assert len({entry.external_id for entry in said}) == len(said) == 3
    assert read_back(of_csv(content)) == said


def test_what_is_written_is_what_check_register_takes(cast: Cast, tmp_path: Path, capsys) -> None:
    full(cast)
    file = tmp_path / "agreements.csv"
    file.write_bytes(written(cast, "by_reader", "csv")[1])
    call_command("check_register", "--profile", "cooperation", str(file))
    assert "2 rows: 2 taken, 0 merged, 0 refused" in capsys.readouterr().out


def test_a_treaty_of_many_parties_goes_on_in_further_rows(cast: Cast) -> None:
    made = full(cast)
    for number in range(300):
        party = make_party(f"X-{number:04}", f"Party {number}")
        AgreementParty.unscoped.create(agreement=made, party=party, order=10 + number)
        Act.unscoped.create(
            agreement=made,
            party=party,
            kind="accession",
            done_on=FuzzyDate("1999"),
            note=text("deposited" * 9),
        )
    said, content = written(cast, "by_reader", "csv")
    table = of_csv(content)
    assert len(table) > 3
    assert read_back(table) == said
