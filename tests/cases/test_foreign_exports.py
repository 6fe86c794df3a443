"""Exports of programs nobody here wrote: ticket shops, forms, meetings, HR, address books, published agendas, OKR
tools. Their heads are those of the real ones; every name in them is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ui.command_line import main

LINES = (Path(__file__).parent / "foreign_exports.jsonl").read_text("utf-8").splitlines()
CASES = [pytest.param(case, id=case["id"]) for case in map(json.loads, LINES)]


@pytest.mark.parametrize("case", CASES)
def test_it_is_read_as_it_was_meant(case: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / case["name"]
    path.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    assert main([case["what"], "read", str(path), "--json"]) == case.get("fails", 0)
    found = json.loads(capsys.readouterr().out)
    rows = found["rows"]
    if "left_out" in case:
        assert [each["row"] for each in found["left_out"]] == [row for row, _ in case["left_out"]]
        assert all(why in told["why"] for told, (_, why) in zip(found["left_out"], case["left_out"], strict=True))
    if case["what"] == "agenda":
        assert [[row["day"], row["start"], row["minutes"], row["title"]] for row in rows] == case["expect"]
        return
    rows = [row for row in rows if row.get("ticked") or not case.get("only_ticked")]
    assert len(rows) == len(case["expect"])
    assert [{key: row[key] for key in each} for row, each in zip(rows, case["expect"], strict=True)] == case["expect"]
