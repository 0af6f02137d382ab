"""The catalogues are compiled before a database is prepared, or it is not prepared at all."""

import os
from pathlib import Path

import pytest

from cooperation.ui import catalogues
from cooperation.up import prepare

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

msgid "Plan"
msgstr "План"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Catalogues of which none is compiled."""
    for language in catalogues.PLURALS:
        (tmp_path / f"{language}.po").write_text(CATALOGUE, "utf-8")
    monkeypatch.setattr(catalogues, "path_of", lambda language: tmp_path / f"{language}.po")
    return tmp_path


def test_what_is_not_compiled_is_compiled_first(folder: Path) -> None:
    assert catalogues.uncompiled() == ["en", "ru", "be"]
    prepare._compile()
    assert catalogues.uncompiled() == []
    assert (folder / "ru.mo").stat().st_size


def test_where_it_cannot_be_written_the_preparation_ends_in_one_sentence(folder: Path) -> None:
    for language in catalogues.PLURALS:
        (folder / f"{language}.{os.getpid()}").mkdir()
    with pytest.raises(SystemExit) as refusal:
        prepare._compile()
    assert str(refusal.value).startswith("The translations are not compiled and cannot be written here:")


def test_nothing_is_said_where_nothing_was_to_be_compiled(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogues.main(["compile"]) == 0
    assert capsys.readouterr().out == "3 catalogues compiled\n"
    assert catalogues.main(["compile"]) == 0
    assert capsys.readouterr().out == ""
