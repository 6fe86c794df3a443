"""How the command line speaks: JSON on standard output, sentences on standard error."""

from __future__ import annotations

import json
import sys


def put_json(value: object, *, line: bool = False) -> None:
    """One JSON value; `line` writes it on one line (for streams of values)."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=None if line else 2) + "\n")


def put(sentence: str) -> None:
    """A line for a person reading standard output."""
    sys.stdout.write(sentence + "\n")


def complain(sentence: str) -> None:
    """One problem, one line, on standard error."""
    sys.stderr.write(" ".join(sentence.split("\n")) + "\n")
