"""scripts/compiled compiles as Python and pytest would, so that they find it done."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

from scripts.compiled import compile_all, compile_one

TEST = "def test_two():\n    assert 1 + 1 == 2\n"


def test_pytest_finds_what_was_compiled(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    file = tmp_path / "test_two.py"
    file.write_text(TEST, "utf-8")
    made = file.parent / "__pycache__" / (file.stem + rewrite.PYC_TAIL)
    compile_one(pytestconfig, file, tmp_path)
    code = rewrite._read_pyc(file, made)
    assert code is not None
    assert "@pytest_ar" in code.co_names, "its asserts tell what they saw"
    before = made.stat().st_mtime_ns
    compile_one(pytestconfig, file, tmp_path)
    assert made.stat().st_mtime_ns == before
    file.write_text(TEST.replace("2\n", "3\n"), "utf-8")
    assert rewrite._read_pyc(file, made) is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each worker compiles for itself where there is no fork")
def test_all_are_compiled_and_a_file_that_cannot_be_stops_nothing(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    for name, words in {"test_two.py": TEST, "beside.py": "TWO = 2\n", "test_torn.py": "def (\n"}.items():
        (tmp_path / name).write_text(words, "utf-8")
    compile_all(pytestconfig, tmp_path, 1)
    assert Path(importlib.util.cache_from_source(str(tmp_path / "beside.py"))).exists()
    assert (tmp_path / "__pycache__" / ("test_two" + rewrite.PYC_TAIL)).exists()
