"""Whether a page says a text: read from where its letters stand, not from how its lines break. `verify` asks it about
what a plain search does not find: a word that goes on in the next line of its cell, a sentence that goes on overleaf.

A text is there when words on the page can be followed from its first letter to its last: to the right on one line,
then down in the same column, then to the next page. A hyphen that was set where a word was cut counts as no letter.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from handouts.shaping import is_right_to_left, without_steering

_LEADINGS = (
    4.5  # how far down the next line of a column may stand, in heights of a word: typed text stands on ruled lines
)
_SPACES = 4.0  # how wide a gap between two words of one line may be, in the same measure
_SLACK = 2.0  # points
_BESIDE = 150.0  # points from the left edge of a card to that of its neighbour, at the least
_AROUND = 3.0  # how far up a word of the same line may reach, in the same measure
# So many words may one search look at: where many look alike and one is lost, there is no end of ways to read them.
_MOST_LOOKS, _LOOKS_A_LETTER = 100_000, 40
_SOLID = re.compile(r"\S+")
_HYPHENS = {0xFFFE: "-", 2: "-"}  # how pdfium gives one at the end of a line


# Accents that stand alone, those that join any letter, and letters that never carry one of their own.
_SPACING_MARKS = re.compile(
    "[\u00a8\u00af\u00b4\u00b8\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02ff\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf"
    "\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd\u1ffe]"
)
_STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_ORDINARY = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x370, 0x483), *range(0x2010, 0x2040))))
_ORDINARY -= {"\u00ad"}  # a soft hyphen is no letter; pages and handbooks that are pasted are full of them


class PlacedWord(NamedTuple):
    """A word as it stands on a page: points from the lower left corner of the sheet, `page` from 0."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 4.0)


def comparable(text: str) -> str:
    """The text in the one form that two readers agree on: composed, one form of a letter for all its widths, without
    what steers and what no font draws. Accents that no letter takes in (stacked ones, those of another script) are no
    words: they are left out, and of a pile of marks one is kept."""
    if text.isascii():
        return text
    text = without_steering(unicodedata.normalize("NFKC", _SPACING_MARKS.sub("", text)))
    text = _STACKED.sub("", text)
    return text if _ORDINARY.issuperset(text) else _with_own_marks(text)


def _with_own_marks(text: str) -> str:
    """The letters, each with at most one mark of the same script; pictures such as emoji are no words. A text has few
    different letters: each is looked up once, and only where marks stand is the text looked through."""
    kinds = {letter: unicodedata.category(letter) for letter in set(text)}
    text = text.translate({ord(letter): None for letter, kind in kinds.items() if _is_no_word(letter, kind)})
    marks = "".join(sorted(letter for letter, kind in kinds.items() if kind[0] == "M"))
    return re.sub(f"([^{marks}]?)([{marks}]+)", _own_mark, text) if marks else text


def _is_no_word(letter: str, kind: str) -> bool:
    return (kind in ("Cf", "Cc") and letter not in "\n\t") or (kind in ("So", "Sk") and letter > "\uffff")


def _own_mark(pile: re.Match[str]) -> str:
    """A letter and the first mark on it that is of its script."""
    block = ord(pile[1] or "\0") // 0x80
    return pile[1] + next((mark for mark in pile[2] if ord(mark) // 0x80 == block), "")


def solid(text: str) -> str:
    """The letters of a text without white space."""
    return "".join(comparable(text).split())


def without_signs(text: str) -> str:
    """Without brackets, stops and other signs: beside words from the right, readers differ in which word has them."""
    return text.translate({ord(char): None for char in set(text) if unicodedata.category(char)[0] in "PS"})


def fields_of(page: Any) -> list[tuple[str, str]]:
    """Names and values of the fields of a page that are typed in."""
    found: list[tuple[str, str]] = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        field = pdfium.FPDFPage_GetAnnot(page, at)
        if pdfium.FPDFAnnot_GetSubtype(field) == pdfium.FPDF_ANNOT_WIDGET:
            found.append(
                (
                    annotation_entry(field, b"T"),
                    annotation_entry(field, b"V") if annotation_entry(field, b"FT") == "Tx" else "",
                )
            )
        pdfium.FPDFPage_CloseAnnot(field)
    return found


def annotation_entry(field: Any, key: bytes) -> str:
    """A text or a name that an annotation has under a key; "" for none."""
    size = pdfium.FPDFAnnot_GetStringValue(field, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(field, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def words_of(reader: Any, page: int) -> list[PlacedWord]:
    """The words of a page with their places."""
    text, letter_at = reader.raw, pdfium.FPDFText_GetUnicode
    codes = [letter_at(text, at) for at in range(reader.count_chars())]
    letters = "".join([_HYPHENS.get(code) or chr(code or 32) for code in codes])
    return [word for each in _SOLID.finditer(letters) for word in _placed(reader, page, each.start(), each.group())]


def _placed(reader: Any, page: int, first: int, letters: str) -> Iterator[PlacedWord]:
    """One word; several where its letters stand on several lines."""
    left, bottom, right, top = first_box = _box(reader, first)
    last = _box(reader, first + len(letters) - 1) if len(letters) > 1 else first_box
    height = max(top - bottom, 4.0)
    if abs((last[1] + last[3]) - (bottom + top)) < height or len(letters) == 1:
        if (last[0] < left or _is_mark(letters[0])) and not is_right_to_left(letters):
            letters, left, right = _turned_back(reader, first, letters)
        box = (min(left, last[0]), min(bottom, last[1]), max(right, last[2]), max(top, last[3]))
        whole = letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # pdfium counts halves of signs
        yield PlacedWord(solid(whole), page, *box)
        return
    for cut in range(1, len(letters)):
        box = _box(reader, first + cut)
        if abs((box[1] + box[3]) - (bottom + top)) >= height:
            yield from _placed(reader, page, first, letters[:cut])
            yield from _placed(reader, page, first + cut, letters[cut:])
            return


def _box(reader: Any, at: int) -> tuple[float, float, float, float]:
    """The left, lower, right and upper edge of the room that a letter has in its font."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(reader.raw, at, box):
        raise pypdfium2.PdfiumError("a letter without a place")
    return box.left, box.bottom, box.right, box.top


def _is_mark(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter)[0] == "M"


def _turned_back(reader: Any, first: int, letters: str) -> tuple[str, float, float]:
    """A word that runs from the left, its letters as they stand, and how far it reaches: beside one that runs from the
    right pdfium takes an address apart at its signs and puts the parts in the other order, and the marks of an Indian
    name before its letters."""
    boxes = [_box(reader, first + at) for at in range(len(letters))]
    order = sorted(range(len(letters)), key=lambda at: (boxes[at][0], _is_mark(letters[at])))
    return "".join(letters[at] for at in order), min(box[0] for box in boxes), max(box[2] for box in boxes)


class WordsInPlace:
    """The words of a whole document, searched for texts. `looked` counts the words a search has looked at."""

    def __init__(self, words: Iterable[PlacedWord]) -> None:
        self.words = [word for word in words if word.text]
        self.looked = 0
        self._starts: dict[tuple[int, str], list[int]] = {}  # by page and first letter, the highest first
        for at in sorted(range(len(self.words)), key=lambda at: (-self.words[at].top, self.words[at].left)):
            self._starts.setdefault((self.words[at].page, self.words[at].text[0]), []).append(at)
        self._tops = {key: [-self.words[at].top for at in places] for key, places in self._starts.items()}

    def holds(self, text: str, count: int = 1) -> bool:
        """Whether the text stands there so often, each time beginning in another word."""
        wanted = solid(text)
        seen: set[tuple[int, int]] = set()
        most = self.looked + _MOST_LOOKS + _LOOKS_A_LETTER * len(wanted)
        for at, word in enumerate(self.words):
            count -= wanted[:1] in word.text and self._follows(wanted, at, seen, most)
            if count <= 0:
                return True
        return not wanted

    def _follows(self, wanted: str, first: int, seen: set[tuple[int, int]], most: int) -> bool:
        """Whether the text can be read on from this word, or from a letter in it: a search in depth over (letters
        read, last word); what was looked at before is in `seen`."""
        start = self.words[first].text
        begins = [start[at:] for at, letter in enumerate(start) if letter == wanted[0]]
        ways = [iter([(done, first) for begun in begins for done in _read(wanted, 0, begun)])]
        while ways and self.looked < most:
            state = next(ways[-1], None)
            if state is None:
                ways.pop()
            elif state[0] == len(wanted):
                return True
            elif state not in seen:
                seen.add(state)
                ways.append(self._onward(wanted, *state, most))
        return False

    def _onward(self, wanted: str, done: int, at: int, most: int) -> Iterator[tuple[int, int]]:
        """Where the reading may go on: first at the word that the file names next, then wherever the eye could go, on
        this page before the next and the highest first: on the lines around it, then on another card."""
        yield from self._step(wanted, done, at, (at + 1,), most)
        last = self.words[at]
        here, over = ((page, wanted[done]) for page in (last.page, last.page + 1))
        places, tops = self._starts.get(here, []), self._tops.get(here, [])
        above = bisect_left(tops, -last.top - _AROUND * last.height)
        below = bisect_right(tops, -last.bottom + _LEADINGS * last.height)
        for some in (places[above:below], places[:above], places[below:], self._starts.get(over, ())):
            yield from self._step(wanted, done, at, some, most)

    def _step(self, wanted: str, done: int, at: int, to: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
        """Where the reading goes on from the word `at` through one of the words `to`."""
        last = self.words[at]
        for each in to:
            if self.looked >= most:
                return
            self.looked += 1
            if each < len(self.words) and each != at and _comes_after(self.words[each], last):
                for end in _read(wanted, done, self.words[each].text):
                    yield end, each


def _read(wanted: str, done: int, word: str) -> list[int]:
    """How far the text is read after this word: as it stands, or without the hyphen that was set where it was cut.
    The last word may have more letters: a bracket or a stop of the sentence around it."""
    if wanted.startswith(word, done):
        return [done + len(word)]
    if len(word) > len(wanted) - done:
        return [len(wanted)] if word.startswith(wanted[done:]) else []
    if word.endswith("-") and len(word) > 1 and wanted.startswith(word[:-1], done):
        return [done + len(word) - 1]
    return []


def _comes_after(word: PlacedWord, last: PlacedWord) -> bool:
    """Whether a reader goes on from `last` to this word."""
    if word.page != last.page:
        return word.page == last.page + 1
    if abs((word.bottom + word.top) - (last.bottom + last.top)) < last.height:
        return -_SLACK < word.left - last.right < _SPACES * last.height
    return goes_on(word, last) and (word.left < last.right or _on_the_next_card(word, last))


def goes_on(word: PlacedWord, last: PlacedWord) -> bool:
    """Whether a text may go on from `last` with this word on another line, card or page."""
    if word.page != last.page:
        return word.page == last.page + 1
    down = last.bottom - word.top
    return _on_the_next_card(word, last) or -last.height * 0.5 < down < _LEADINGS * last.height


def _on_the_next_card(word: PlacedWord, last: PlacedWord) -> bool:
    """Up and right, or down and left."""
    down, right = last.bottom - word.top, word.left - last.left
    return abs(right) > _BESIDE and (down < 0) == (right > 0)
