"""Which letters of a document no installed font draws, known before it is printed: by the documents screen and by the
command line. Cheap where there is nothing to find; fonts are read only for letters that plain setting cannot do.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable

import msgspec

from handouts import font_files, shaping
from handouts.font_files import CJK_EXTRA, has_cjk, is_cjk

# Latin, Greek, Cyrillic and the signs of text: drawn by the fonts that are always there.
_EVERYDAY = re.compile(
    "[\\x00-\\x7f\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u2071\u20a0-\u20bf\u2100-\u23ff\u2500-\u27bf]+"
)
MOST = 12  # letters that a sentence names


def may_be_missing(sources: Iterable[object]) -> bool:
    """Whether it is worth asking: quick enough for a click."""
    return bool(_EVERYDAY.sub("", _words(sources)))


def missing_in(sources: Iterable[object]) -> tuple[str, ...]:
    """The letters that will stand as `shaping.MISSING`, in the order of their codes."""
    lost = shaping.undrawable(_EVERYDAY.sub(" ", _words(sources)))
    return tuple(sorted(char for char in lost if not unicodedata.normalize("NFKC", char).isascii()))


def remedy(lost: Iterable[str]) -> str:
    """What to install so that some of these letters are drawn; empty when nothing would help, and where nothing can be
    added: a program that came as a package or a set-up has no pip."""
    if getattr(sys, "frozen", False) or has_cjk():
        return ""
    return CJK_EXTRA if any(map(is_cjk, lost)) else ""


def named(lost: Iterable[str]) -> str:
    """The letters with their codes, for a sentence: not more than a reader takes in."""
    known = list(lost)
    shown = ", ".join(map(font_files.name_of, known[:MOST]))
    return f"{shown}, …" if len(known) > MOST else shown


def _words(sources: Iterable[object]) -> str:
    """Everything that is written in them, and more: no letter of a document comes from elsewhere but our own words."""
    return msgspec.json.encode(list(sources), enc_hook=str).decode()
