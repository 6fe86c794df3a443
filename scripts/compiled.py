"""Compiles the program and its tests once, before several processes of pytest begin: each of them would do it for
itself, at the same time, as none finds what the others are still at. Used by tests/conftest.py.

Tests are compiled as pytest does it, with its telling asserts, and stand where it looks for them. Of it functions
are used that it does not promise: tests/scripts/test_compiled.py notices when they are others one day.
"""

from __future__ import annotations

import compileall
import os
from pathlib import Path

import pytest
from _pytest.assertion.rewrite import (
    PYC_TAIL,
    _read_pyc,
    _rewrite_test,
    _write_pyc,
    assertstate_key,
    get_cache_dir,
    try_makedirs,
)

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ("agendas", "workshop_app", "handouts", "ui", "scripts")


def compile_all(config: pytest.Config, tests: Path, processes: int) -> None:
    """As many files at once as there are processes; what is compiled already is left. Without fork nothing is done:
    then each worker does it."""
    if not hasattr(os, "fork"):
        return
    files = [*(each for name in PROGRAM for each in (ROOT / name).rglob("*.py")), *tests.rglob("*.py")]
    files = sorted(files, key=lambda each: each.stat().st_size, reverse=True)
    children = []
    for place in range(processes):
        child = os.fork()
        if child == 0:
            try:
                for each in files[place::processes]:
                    compile_one(config, each, tests)
            finally:
                os._exit(0)  # what could not be compiled is told by whoever imports it
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def compile_one(config: pytest.Config, file: Path, tests: Path) -> None:
    """One file, unless that is done already."""
    asserts = file.is_relative_to(tests) and (file.name.startswith("test_") or file.name == "conftest.py")
    if not asserts:
        compileall.compile_file(file, quiet=2)
        return
    compiled = get_cache_dir(file) / (file.stem + PYC_TAIL)
    if _read_pyc(file, compiled) is None:
        try_makedirs(compiled.parent)
        source, code = _rewrite_test(file, config)
        _write_pyc(config.stash[assertstate_key], code, source, compiled)
