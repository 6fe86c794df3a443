"""The number a printed record carries: counted when it leaves the house, one higher after a change."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ui.command_line import main
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import edit
from workshop_app.domain.parameters import ParameterRecord


def _exported(file: Path, out: Path, *more: str) -> str:
    """All text of the record as Word has it."""
    words = ["export", str(file), "--document", "parameters_record", "--format", "docx", "--out", str(out), *more]
    assert main(words) == 0
    (path,) = out.glob("*.docx")
    record = docx.Document(str(path))
    head = record.sections[0].header.paragraphs[0].text
    return "\n".join([head, *(each.text for each in record.paragraphs)])


def _decide(file: Path, words: str) -> None:
    workspace = bootstrap.open_workspace(file)
    record = workspace.read.all(ParameterRecord)[2]
    workspace.apply(edit(ParameterRecord, record.id, decision=words))
    workspace.close()


def test_a_record_exported_again_after_a_change_has_the_next_number(tmp_path: Path) -> None:
    file = tmp_path / "sample.okrw"
    sample.build(file).close()
    first, again = _exported(file, tmp_path / "1"), _exported(file, tmp_path / "2")
    for printed in (first, again):  # the sample was printed once, and two of its answers changed after that
        assert "Version 2" in printed
        assert "What changed since version 1" in printed
    _decide(file, "One objective, and no more.")
    for out in ("3", "4"):  # told until the next number
        changed = _exported(file, tmp_path / out)
        assert "Version 3" in changed
        assert "What changed since version 2" in changed
    _decide(file, "Two after all.")
    assert "Version 4" in _exported(file, tmp_path / "5")


def test_other_documents_count_nothing(tmp_path: Path) -> None:
    file = tmp_path / "sample.okrw"
    sample.build(file).close()
    before = file.read_bytes()
    assert main(["export", str(file), "--document", "sponsor_summary", "--out", str(tmp_path / "out")]) == 0
    assert file.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_exported_and_the_missing_count_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sample.okrw"
    held = sample.build(file)
    assert "Version 2" in _exported(file, tmp_path / "out")
    held.close()
    assert "edition of the record was not counted" in capsys.readouterr().err
