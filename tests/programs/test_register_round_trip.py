"""An export of agreements brought in again: nothing changes here, and the same records come about elsewhere."""

from typing import Any

import pytest

from programs.models import Act, Agreement, AgreementParty, AgreementRelation, Programme
from programs.rules.registers.own_form import COOPERATION
from programs.rules.registers.records import Entry
from tests.cast import Cast
from tests.programs import register_files
from tests.programs.register_files import brought_in
from tests.programs.test_register_export import full, written

pytestmark = pytest.mark.django_db(transaction=True)


def again(cast: Cast, form: str, content: bytes) -> Any:
    return brought_in(cast, content, name=f"agreements.{form}", profile=COOPERATION)


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
def test_an_export_that_is_brought_in_again_changes_nothing(cast: Cast, form: str) -> None:
    full(cast)
    said, content = written(cast, "by_secretary", form)
    before = register_files.written()
    run = again(cast, form, content)
    assert set(register_files.verdicts(run)) == {"unchanged"}, register_files.said(run)
    assert register_files.written() == before
    assert written(cast, "by_secretary", form)[0] == said


def test_an_export_becomes_the_same_records_where_there_are_none(cast: Cast) -> None:
    full(cast)
    said, content = written(cast, "by_secretary", "csv")
    Programme.unscoped.update(document=None)
    for model in (AgreementRelation, Act, AgreementParty, Agreement):
        model.unscoped.all()._raw_delete("default")
    run = again(cast, "csv", content)
    assert set(register_files.verdicts(run)) == {"new"}
    found: list[Entry] = written(cast, "by_secretary", "csv")[0]
    assert sorted(found, key=lambda each: each.external_id) == sorted(said, key=lambda each: each.external_id)
