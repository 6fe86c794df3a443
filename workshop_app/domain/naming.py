"""Where a person's name stands in a text: in full, turned round, in an address, or in parts. Pure; read by
`application/mentions` and by the command that forgets somebody.

Letters are compared without accents and without case, so that "Ines CARVALHO" is found for "Inês Carvalho", whichever
of Unicode's two spellings the keyboard chose. A name in full is sure. A part of it (the first name alone) may be a word
or somebody else, so it is only likely, or unsure, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

_ACCENTS = re.compile("[\u0300-\u036f]")
_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_SPELT_OUT = str.maketrans({"þ": "th", "ð": "d", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ŀ": "l"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\.?")
_BRACKETS = re.compile(r"\([^()]*\)")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "mag", "ing", "dipl", "sir"})
_BETWEEN = r"[\s.,_\-]+(?:[^\W\d_]\.?[\s.,_\-]+)?"  # a middle initial is no other person
_ANY_ADDRESS = re.compile(r"\S+@\S+")
_ADDRESS = r"(?:@[\w.\-]*\w)?"
_ENDING = r"(?:'?s)?"  # Nora's, and the German genitive without an apostrophe
_LETTER = r"[^\W\d_]"
_UNSPACED = 3  # letters from which a name in a script without spaces is no common word
_INFLECTED = 4  # letters from which a part is also looked for with an ending of up to three letters


class Certainty(StrEnum):
    """How sure it is that a mention means this person. A likely one is proposed, an unsure one is only shown."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class NameMatch(Struct, frozen=True):
    """One mention in a text: from `start` to before `end`. `part` is the folded part of the name, empty for all."""

    start: int
    end: int
    certainty: Certainty
    part: str = ""


def folded(text: str) -> str:
    """The text as names are compared: no case, no accents, one kind of apostrophe and hyphen."""
    if text.isascii():
        return text.casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_ALIKE)


def in_order(name: str) -> tuple[str, str]:
    """The key by which people are listed: by base letter, so that "Łukasz" stands among L and "Þórður" after "Theo"."""
    return folded(name).translate(_SPELT_OUT), name


def same_name(one: str, other: str) -> bool:
    """Whether two names are written alike but for case, accents and spaces."""
    return folded(one).split() == folded(other).split()


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name in its own spelling, without titles, single letters and what stands in brackets:
    ("Pieter", "de", "Vries")."""
    words = [word.rstrip(".") for word in _WORD.findall(_BRACKETS.sub(" ", name))]
    kept = tuple(word for word in words if folded(word) not in _TITLES and (len(word) > 1 or word.isdecimal()))
    return kept or tuple(name.split())


def initials_of(name: str) -> str:
    """ "N. V." for "Nora Vale"; a letter keeps its accent."""
    first = (unicodedata.normalize("NFC", part)[0] for part in parts_of(name))
    return " ".join(f"{letter}." for letter in first)


def lone_parts(name: str) -> tuple[str, ...]:
    """The folded parts worth looking for alone; particles ("de", "van") are not, nor is a name of one word."""
    parts = parts_of(name)
    if len(parts) < 2:
        return ()
    cased = any(part[0].isupper() for part in parts)
    alone = (part for part in parts if part[0].isalpha() and not (cased and part[0].islower()))
    return tuple(dict.fromkeys(folded(part) for part in alone))


class NameFinder:
    """Finds one person. `names` are all spellings under which they are known, `others` the full names of everybody
    else: "Grace Hopper" is no mention of Grace Mbeki. Parts in `doubtful` are words, or somebody else's name as well;
    with `whole_doubtful` there is a second person of the very same name."""

    def __init__(
        self,
        names: Sequence[str],
        addresses: Iterable[str] = (),
        others: Iterable[str] = (),
        doubtful: frozenset[str] = frozenset(),
        whole_doubtful: bool = False,
    ) -> None:
        self._doubtful = doubtful
        self._whole = Certainty.UNSURE if whole_doubtful else Certainty.SURE
        single = [folded(name).strip() for name in names if len(parts_of(name)) == 1]
        self._single = {name for name in single if _spaced(name[0]) or len(name) < _UNSPACED}
        # The first that fits wins: an address, the name just as it is written, then its other forms.
        wholes = [re.escape(folded(each)) for each in addresses if "@" in each]
        wholes += [pattern for forms in zip_longest(*map(_whole_patterns, names)) for pattern in forms if pattern]
        self._wholes = _compiled(list(dict.fromkeys(wholes)))
        self._parts = {part: _part_pattern(part, names) for name in names for part in lone_parts(name)}
        mine = {folded(part) for name in names for part in parts_of(name)}
        self._others = tuple(
            _compiled(list(_whole_patterns(each)))
            for each in others
            if len(parts_of(each)) > 1
            and mine.intersection(map(folded, parts_of(each)))
            and not any(same_name(each, name) for name in names)
        )
        self._cased = any(part[0].isupper() for name in names for part in parts_of(name))
        # What a text must hold at the very least: asked of every text of the file before anything slow.
        self._hints = tuple({part[:4] for name in names for part in map(folded, parts_of(name))})
        self._hints += tuple(folded(each) for each in addresses if "@" in each)

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Every mention, in the order of the text; none overlaps another."""
        quick = folded(text)
        if not any(hint in quick for hint in self._hints):
            return ()
        plain, places = _folded_with_places(text)
        taken, wholes = bytearray(len(plain)), list(self._wholes.finditer(plain))
        for other in self._others:
            for match in other.finditer(plain):
                if not any(_goes_on(plain, mine.span(), match.span()) for mine in wholes):
                    _take(taken, *match.span())
        found = [
            NameMatch(*match.span(), self._certainty_of_whole(text, places, plain, match))
            for match in wholes
            if not any(taken[match.start() : match.end()])
        ]
        for each in found:
            _take(taken, each.start, each.end)
        for part, pattern in self._parts.items():
            for match in pattern.finditer(plain):
                start, end = match.span("name")
                if not any(taken[start:end]) and self._may_be_meant(text[places[start]], part):
                    sure = self._certainty_of_part(text, places, match, part)
                    found.append(NameMatch(start, end, sure, part))
                    _take(taken, start, end)
        return tuple(sorted((_placed(each, places) for each in found), key=lambda each: each.start))

    def _may_be_meant(self, first: str, part: str) -> bool:
        """A short part in small letters is a word: "an", "thi", "max"."""
        return len(part) >= _INFLECTED or not self._cased or first.isupper()

    def _certainty_of_whole(self, text: str, places: list[int], plain: str, match: re.Match[str]) -> Certainty:
        """A name of one word is sure only where it stands alone, as a name in a list does."""
        name = match[0].strip()
        if self._whole is Certainty.UNSURE or name not in self._single:
            return self._whole
        like_a_name = text[places[match.start()]].isupper() or not self._cased
        if name in self._doubtful or not like_a_name:
            return Certainty.UNSURE
        return Certainty.SURE if _is_entry(plain, *match.span()) else Certainty.LIKELY

    def _certainty_of_part(self, text: str, places: list[int], match: re.Match[str], part: str) -> Certainty:
        """Likely when it is written like a name, without an ending, and means nothing and nobody else."""
        first = text[places[match.start("name")]]
        like_a_name = first.isupper() or not self._cased
        bare = match["ending"].lstrip("'") in ("", "s")
        doubtful = self._whole is Certainty.UNSURE or part in self._doubtful
        return Certainty.LIKELY if like_a_name and bare and not doubtful else Certainty.UNSURE


def words_in_lower_case(text: str, parts: frozenset[str]) -> frozenset[str]:
    """Which of these folded parts stand in the text as words with a small first letter: "mark", "will", "grace"; what
    belongs to an address does not count."""
    quick = folded(text)
    if not any(part in quick for part in parts):
        return frozenset()
    plain = _ANY_ADDRESS.sub(" ", text)
    small = (match[0].rstrip(".") for match in _WORD.finditer(plain) if match[0][0].islower())
    return frozenset(map(folded, small)) & parts


def _whole_patterns(name: str) -> Iterator[str]:
    parts = [_loosely(folded(part)) for part in parts_of(name)]
    if not parts:
        return
    as_written = folded(name).split()
    yield _bounded(r"\s+".join(map(re.escape, as_written)), "".join(as_written))
    orders = [parts[turn:] + parts[:turn] for turn in range(len(parts))]
    if len(parts) > 2:
        orders += [[parts[0], parts[-1]], [parts[-1], parts[0]]]
    for order in orders:
        words = _BETWEEN.join(order)
        yield _bounded(words, folded(name)) + (_ADDRESS if len(parts) > 1 else "")


def _part_pattern(part: str, names: Sequence[str]) -> re.Pattern[str]:
    """The part alone; a family name takes the initial before it along ("N. Vale")."""
    firsts = {re.escape(folded(parts_of(name)[0])[0]) for name in names if folded(parts_of(name)[0]) != part}
    before = rf"(?:\b(?:{'|'.join(sorted(firsts))})\.\s?)?" if firsts else ""
    if not _spaced(part[0]):
        return re.compile(rf"(?P<name>{_loosely(part)})(?P<ending>)")
    ending = rf"'?{_LETTER}{{0,3}}" if len(part) >= _INFLECTED else "(?:'s)?"
    return re.compile(rf"(?<!{_LETTER})(?P<name>{before}{_loosely(part)})(?P<ending>{ending})(?!{_LETTER})")


def _loosely(part: str) -> str:
    """A part as it may also be written: O'Connor and oconnor, Jean-Luc and Jean Luc."""
    return re.escape(part).replace("'", "'?").replace(r"\-", r"[-\s]?")


def _bounded(words: str, name: str) -> str:
    """Whole words only, in scripts that put spaces between them."""
    left = rf"(?<!{_alike(name[0])})" if _spaced(name[0]) else ""
    right = rf"(?={_ENDING}(?!{_alike(name[-1])}))" if _spaced(name[-1]) else ""
    return f"{left}{words}{right}"


def _alike(letter: str) -> str:
    """What would carry a word on: "Nora Vale2" is still Nora Vale, "Guest 12" is not Guest 1."""
    return r"\d" if letter.isdecimal() else _LETTER


def _spaced(letter: str) -> bool:
    return unicodedata.category(letter) != "Lo"


def _compiled(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or r"(?!)")


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of the letter it came from; one place more at the end."""
    if text.isascii():  # a letter is a letter: most texts of most files
        return folded(text), list(range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = folded(letter)
        letters.append(plain)
        places += [place] * len(plain)
    places.append(len(text))
    return "".join(letters), places


def _placed(found: NameMatch, places: list[int]) -> NameMatch:
    """In the text itself: an accent written as a letter of its own belongs to the letter before it."""
    last = places[found.end - 1]
    return replace(found, start=places[found.start], end=max(places[found.end], last + 1))


def _goes_on(plain: str, mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether somebody else's name is only a piece of this person's: "Mei Tanaka" in "Mei Tanaka-Ruiz"."""
    inside = mine[0] <= other[0] and other[1] <= mine[1] and mine != other
    return inside and not any(mark in plain[slice(*mine)] for mark in _SEPARATORS)


def _take(taken: bytearray, start: int, end: int) -> None:
    """These letters are spoken for."""
    taken[start:end] = b"\x01" * (end - start)


_SEPARATORS = ",;\n|/&"


def _is_entry(plain: str, start: int, end: int) -> bool:
    before, after = plain[:start].rstrip(" \t"), plain[end:].lstrip(" \t")
    return (not before or before[-1] in _SEPARATORS) and (not after or after[0] in _SEPARATORS)


def alike(name: str) -> str:
    """The same for names that are one but for capitals, white space around them, and the apostrophe of the keyboard for
    that of print: whoever types "O'Connor" means O’Connor."""
    return name.strip().casefold().replace("’", "'")
