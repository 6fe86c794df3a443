"""Fixtures of the command line's tests: running one line as a script would."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ui.command_line import main

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command line; returns status, parsed JSON (or the text) and what was said on standard error."""

    def run(*words: object) -> tuple[int, Any, str]:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in words and out else out, err

    return run
