"""Text whose letters depend on their neighbours or run from right to left, as glyphs: levels of direction for a whole
paragraph (Unicode Standard Annex 9, by python-bidi), one font for each cluster, shapes and places by HarfBuzz.
`pdf_scripts.py` breaks such paragraphs into lines; it knows nothing of PDF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from handouts import font_files
from handouts.font_files import is_emoji, script_of
from workshop_app.domain.reading_direction import first_way, is_mostly_from_left, outside_isolates

MISSING = "[?]"  # stands for a stretch that no font draws: seen at once, read aloud, and never a row of boxes

# What plain setting, letter after letter, gets right: everything else is shaped. Marks on letters, letters that join,
# reorder or run from the right, characters of East Asia and pictures.
_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0530-\u109f\u1100-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2e80-\ua63f\ua66f-\ua67d"
    "\ua6f0-\ua6f1\ua800-\ufaff\ufb13-\ufdff\ufe20-\uffef\U00010000-\U0010ffff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEVEL = re.compile(r"Level\(\s*(\d+),\s*\)")
_STEERING = re.compile(
    "[\u034f\u061c\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\U000e0020-\U000e007f]"
)
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_BOLD = 700.0
_JOINER = "\u200d"
_FEATURES = {"kern": True, "liga": True, "tnum": True}


class Glyph(NamedTuple):
    """One drawn shape: its number in the font, how far the pen moves, how far it stands off (thousandths of the size),
    and which letters of the run it stands for (their start)."""

    id: int
    advance: float
    dx: float
    dy: float
    start: int


class Shaped(NamedTuple):
    """Glyphs from left to right, and their width in thousandths of the size."""

    glyphs: tuple[Glyph, ...]
    width: float


class LetterStretch(NamedTuple):
    """Letters of one font and one direction; even levels run from the left."""

    text: str
    font: GlyphFont
    level: int


class GlyphFont:
    """A font whose letters are shaped. Bold is an axis of some files and a file of its own in others."""

    def __init__(self, key: str, bold: bool) -> None:
        import uharfbuzz  # slow to load, and plain text never asks for it

        self._harfbuzz = uharfbuzz
        self.name = f"{key}:{'b' if bold else 'r'}"
        self.face = uharfbuzz.Face(uharfbuzz.Blob(font_files.file_bytes(key)))
        self.weight = (_BOLD if bold else 400.0) if any(axis.tag == "wght" for axis in self.face.axis_infos) else None
        self.chars = frozenset(map(chr, self.face.unicodes))
        self._font = uharfbuzz.Font(self.face)
        if self.weight is not None:
            self._font.set_variations({"wght": self.weight})
        self.scale = 1000 / self.face.upem
        self.shape = lru_cache(maxsize=20_000)(self._shape)

    def postscript_name(self) -> str:
        """The font's own name, as a PDF tells it."""
        name = str(self.face.get_name(self._harfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or self.name)
        if self.weight is None:
            return name
        return f"{name.partition('-')[0]}-{'Bold' if self.weight == _BOLD else 'Regular'}"

    def advance(self, glyph: int) -> float:
        """How wide the glyph is by itself, in thousandths of the size."""
        return float(self._font.get_glyph_h_advance(glyph) * self.scale)

    def extents(self) -> tuple[int, int]:
        """How far the font reaches above and below its line."""
        reach = self._font.get_font_extents("ltr")
        return round(reach.ascender * self.scale), round(reach.descender * self.scale)

    def _shape(self, text: str, right_to_left: bool, script: str) -> Shaped:
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.script = script
        buffer.language = "und"
        buffer.flags = self._harfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        self._harfbuzz.shape(self._font, buffer, _FEATURES)
        scale = self.scale
        glyphs = tuple(
            Glyph(info.codepoint, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale, info.cluster)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))


@cache
def _glyph_font(key: str, bold: bool) -> GlyphFont:
    return GlyphFont(key, bold)


def needs_shaping(text: str) -> bool:
    """Whether letter after letter from the left would be wrong somewhere."""
    return not text.isascii() and _SHAPED.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_right(text: str) -> bool:
    """Whether a paragraph is set from the right: it starts so, and as many of its letters run so. A sentence from the
    left that begins with a name from the right keeps its parts in their order, as on the screen. Words that are kept
    apart in it say nothing about it."""
    return starts_right(text) and not is_mostly_from_left(outside_isolates(text))


def starts_right(text: str) -> bool:
    """Whether its first letter with a direction is one from the right (UAX 9, P2)."""
    return is_right_to_left(text) and first_way(text) != "L"


def levels(text: str, right: bool) -> list[int]:
    """The embedding level of each letter of one paragraph."""
    if not right and not is_right_to_left(text):
        return [0] * len(text)
    return list(_worked_out(text, right))


@lru_cache(maxsize=2_000)
def _worked_out(text: str, right: bool) -> tuple[int, ...]:
    """A document says the same again in its other format, and a pack on its other pages."""
    base = 1 if right else 0
    from bidi import get_display

    told = str(get_display(text, base_dir="R" if right else "L", debug=True))
    found = [int(level) for level in _LEVEL.findall(told.partition("levels: [")[2].partition("paragraphs: [")[0])]
    size = {char: len(char.encode("utf-8", "surrogatepass")) for char in set(text)}
    starts = accumulate(map(size.__getitem__, text), initial=0)  # python-bidi counts bytes
    return tuple([found[at] if at < len(found) else base for at, _ in zip(starts, text, strict=False)])


def clusters(text: str) -> list[str]:
    """Letters with their marks, emoji with what joins them: what must have one font and is never cut."""
    return _cluster_pattern().findall(text)


@cache
def _cluster_pattern() -> re.Pattern[str]:
    """Extended grapheme clusters (Unicode Standard Annex 29), as far as fonts ask for them."""
    marks = [code for code in range(0x300, 0x20000) if unicodedata.category(chr(code)) in ("Mn", "Me", "Mc")]
    known = set(marks)
    starts = [code for code in marks if code - 1 not in known]
    ends = [code for code in marks if code + 1 not in known]
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(starts, ends, strict=True))
    extends = f"[{ranges}\u200c\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
    flag = "[\U0001f1e6-\U0001f1ff]"
    return re.compile(f"(?:{flag}{flag}|.)(?:{extends}|{_JOINER}[^\u2066-\u2069]?)*", re.DOTALL)


def without_steering(text: str) -> str:
    """Without joiners, variation selectors and marks of direction: they steer the shapes; a reader may drop them."""
    return text if text.isascii() else _STEERING.sub("", text)


@lru_cache(maxsize=20_000)
def font_for(cluster: str, script: str, bold: bool, italic: bool, cjk: str) -> GlyphFont | None:
    """The first font that has the whole cluster; None when none has it."""
    wanted = frozenset(without_steering(cluster))
    emoji = "\ufe0f" in cluster or is_emoji(cluster[0])
    for key in font_files.sources(script, emoji, bold, italic, cjk):
        font = _glyph_font(key, bold and key not in font_files.LETTERS[bold, italic])
        if font.chars >= wanted:
            return font
    return None


def scripts(text: str) -> list[str]:
    """The script of each letter; marks and signs take that of the letter before them, or else after them."""
    found = [script_of(char) for char in text]
    last = ""
    for at, script in enumerate(found):
        if script in ("Zyyy", "Zinh"):
            found[at] = last
        else:
            last = script
    first = next((script for script in found if script), "Latn")
    return [script or first for script in found]


def stretches(text: str, deep: Sequence[int], bold: bool, italic: bool, cjk: str) -> Iterator[LetterStretch]:
    """Letters of one style in reading order, with their levels, cut where font, script or direction change. Marks that
    keep words apart are stretches of their own: they have steered the levels, and belong to no drawn word."""
    kinds, begin, at = scripts(text), 0, 0
    so_far: tuple[GlyphFont, int, str] | None = None
    for cluster in clusters(text):
        script, level = "" if cluster in _ISOLATES else kinds[at], deep[at]
        font = font_for(cluster, script, bold, italic, cjk) or _glyph_font(font_files.LETTERS[bold, italic][0], False)
        if so_far is None or so_far[0] is not font or so_far[1:] != (level, script):
            if so_far is not None:
                yield LetterStretch(text[begin:at], *so_far[:2])
            so_far, begin = (font, level, script), at
        at += len(cluster)
    if so_far is not None:
        yield LetterStretch(text[begin:at], *so_far[:2])


def shaped(stretch: LetterStretch) -> Shaped:
    script = next((each for char in stretch.text if (each := script_of(char)) not in ("Zyyy", "Zinh")), "Latn")
    return stretch.font.shape(stretch.text, stretch.level % 2 == 1, script)


def width(text: str) -> float:
    """How wide a line of it is, in thousandths of the size."""
    deep = levels(text, runs_right(text))
    return sum(shaped(each).width for each in stretches(text, deep, False, False, font_files.east_asian_first(text)))


def marked(text: str, bold: bool = False, italic: bool = False) -> str:
    """The text with `MISSING` in place of each stretch that no font draws."""
    if not needs_shaping(text) and all(font_for(char, script_of(char), bold, italic, "SC") for char in set(text)):
        return text
    found = clusters(text)
    lost = _lost(text, found, bold, italic)
    if not lost:
        return text
    parts: list[str] = []
    gap = False
    for cluster in found:
        if cluster not in lost:
            parts.append(cluster)
        elif not gap:
            parts.append(MISSING)
        gap = cluster in lost
    return "".join(parts)


def _lost(text: str, found: Sequence[str], bold: bool, italic: bool) -> set[str]:
    """The clusters that no font draws."""
    kinds = scripts(text)
    starts = accumulate(map(len, found), initial=0)
    pairs = {(cluster, kinds[at]) for cluster, at in zip(found, starts, strict=False)}
    return {
        cluster
        for cluster, script in pairs
        if font_for(cluster, script, bold, italic, "SC") is None and without_steering(cluster).strip()
    }


def undrawable(text: str) -> frozenset[str]:
    """The characters that no installed font draws."""
    lost = _lost(text, clusters(text), False, False)
    return frozenset(
        char
        for cluster in lost
        for char in without_steering(cluster)
        if font_for(char, script_of(char), False, False, "SC") is None
    )


def visual_order(deep: Sequence[int]) -> list[int]:
    """Places of stretches from left to right, by their levels (UAX 9, L2)."""
    order = list(range(len(deep)))
    for level in range(max(deep, default=0), 0, -1):
        at = 0
        while at < len(order):
            if deep[order[at]] < level:
                at += 1
                continue
            end = at
            while end < len(order) and deep[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = end
    return order
