"""How much of a text is spelt as some language spells it: what tells apart the encodings in which the same bytes can be
read. Called by `encodings`. Pure.

A word is spelt right when it is in one script, a capital stands at its beginning only, and its letters beyond a to z
are those of one language. "Jόrgen" mixes scripts, "бННБ" turns its capitals round, "Gro·" is no word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MOST_WORDS = 400
_ALPHABETS = (
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíóúñü", "àèéìíîòóùú", "ãâáàçéêíóôõúü", "ëéèïöüáóú", "åäöæøé", "áðéíóúýþæö",
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüâîû",
    "āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž",
)  # fmt: skip
_BY_LANGUAGE = tuple(frozenset(letters + letters.upper() + "İ" * ("ı" in letters)) for letters in _ALPHABETS)
_WORD = re.compile(r"[^\s,;|\"<>()@/:=+*_0-9]+")
_AROUND = "–—‘’‚“”„…«»‹›€£§°\u00a0¿¡•.!?'-&"  # what stands around words, not in them
_IN_WORDS = "’'-.·" + "\u200c\u200d"
_SCRIPTS = (
    ("greek", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F), ("hebrew", 0x590, 0x5FF), ("arabic", 0x600, 0x77F),
    ("thai", 0xE00, 0xE7F), ("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF), ("hangul", 0xAC00, 0xD7AF),
)  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїєўѣ")  # of Cyrillic
_TOGETHER = (frozenset({"han", "kana"}),)
_LOWER = 0.75  # a list is of names, and a language without capitals can look like one in small letters
_RARE = 0.5  # what is seldom meant: half-width kana, a word of Arabic that begins with a letter of another language


def share(text: str) -> float:
    """How many of its words beyond plain English are spelt so, from 0 to 1; 1 where there are none."""
    words = [word for word in _WORD.findall(text) if not word.isascii()][:MOST_WORDS]
    return sum(map(_worth, words)) / len(words) if words else 1.0


@cache
def _script(char: str) -> str:
    code = ord(char)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    return next((name for name, first, last in _SCRIPTS if first <= code <= last), "other")


def _worth(word: str) -> float:
    word = word.strip(_AROUND)
    if word.startswith("·") or word.endswith("·"):  # Catalan has it between two letters
        return 0.0
    letters = [char for char in word if char not in _IN_WORDS]
    if any(not char.isalpha() and not unicodedata.category(char).startswith("M") for char in letters):
        return 0.0
    scripts = {_script(char) for char in letters if char.isalpha()}
    if len(scripts) > 1 and scripts not in _TOGETHER:
        return 0.0
    if not all(map(_is_cased_right, re.split(r"[’'.-]", word))):
        return 0.0
    if scripts == {"latin"}:
        beyond = {char for char in letters if ord(char) > 127}
        return 1.0 if any(beyond <= known for known in _BY_LANGUAGE) else 0.0
    if scripts == {"cyrillic"} and len(letters) > 2 and not _VOWELS & set(word.lower()):
        return 0.0
    if scripts & {"cyrillic", "greek"} and word == word.lower():
        return _LOWER
    return _RARE if "other" in scripts else 1.0


def _is_cased_right(part: str) -> bool:
    return part[1:] == part[1:].lower() or part == part.upper()
