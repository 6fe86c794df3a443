"""What is done in a later turn goes with what it is done to: a file may be closed in between, and its screens with it.
Done to what has gone it is a fault, told on the page of faults over the next file."""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).parents[3] / "ui"


def test_every_later_turn_names_its_owner() -> None:
    found, without = 0, []
    for path in sorted(UI.rglob("*.py")):
        source = path.read_text("utf-8")
        if "singleShot(" not in source:  # to parse all of the desk takes seconds
            continue
        for each in ast.walk(ast.parse(source)):
            if isinstance(each, ast.Call) and ast.unparse(each.func) == "QTimer.singleShot":
                found += 1
                if len(each.args) < 3:
                    without.append(f"{path.relative_to(UI)}:{each.lineno}")
    assert found > 10
    assert without == []
