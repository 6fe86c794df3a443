"""Words that somebody typed, and paths, with places to break those that are longer than a line. Qt breaks a path after
`/`, and one of Windows nowhere."""

from __future__ import annotations

import re

LONGEST_RUN = re.compile(r"\S{25,}")  # longer than any word, and than most addresses
PIECE = 12  # letters after which such a run may be broken
BREAK_HERE = "\u200b"


def breakable(words: str) -> str:
    """The same words for a label that wraps: what is read aloud or copied is told without these places."""
    return LONGEST_RUN.sub(_in_pieces, words)


def _in_pieces(run: re.Match[str]) -> str:
    names = re.split(r"(?<=[\\/])", run.group())
    return BREAK_HERE.join(name[at : at + PIECE] for name in names for at in range(0, len(name), PIECE))
