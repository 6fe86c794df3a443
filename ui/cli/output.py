"""How the command line speaks: JSON on standard output, sentences on standard error."""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress

from workshop_app.domain.text import one_stop

_CONTROL = "[\x00-\x1f\x7f-\x9f]"  # a pattern, made with the first complaint


class Refused(Exception):
    """A command that cannot be done; everything there is to say about it has been said."""


def put_json(value: object, *, line: bool = False) -> None:
    """One JSON value; `line` writes it on one line (for streams of values)."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=None if line else 2) + "\n")


def put(sentence: str) -> None:
    """A line for a person reading standard output."""
    sys.stdout.write(sentence + "\n")


def many(number: int, word: str) -> str:
    """ "1 place", "3 places", "2 entries"."""
    plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
    return f"{number} {word if number == 1 else plural}"


def complain(sentence: str) -> None:
    """One problem, one line, on standard error; the name of a file may hold a line end, or an order to the terminal."""
    with suppress(OSError):  # nobody listens
        sys.stderr.write(re.sub(_CONTROL, " ", one_stop(sentence)) + "\n")


def doubt_words(encoding: str) -> str:
    """What is said of letters that may be others."""
    return f"The letters were read as {encoding}, which is a guess. If they look wrong, name another with --encoding."
