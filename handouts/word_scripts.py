"""Text of many scripts as Word wants it: a run for each script, with the font that draws it, its language, and whether
it runs from the right. Word shapes and orders by itself, but only what it is told apart. `word_xml.run` asks here when
a text has letters of such a script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from handouts import shaping
from handouts.font_files import east_asian_first, is_cjk, is_emoji
from workshop_app.domain.reading_direction import (
    END_OF_ISOLATE,
    FIRST_ISOLATE,
    LEFT_TO_RIGHT,
    LineStretch,
    outside_isolates,
    parts_apart,
)

_LETTERS = frozenset({"R", "AL"})
_RIGHT, _HIDDEN = "<w:rtl/>", "<w:vanish/>"
_PICTURES = '<w:rFonts w:ascii="Segoe UI Emoji" w:hAnsi="Segoe UI Emoji" w:eastAsia="Segoe UI Emoji"/>'
# Script -> font and language. These fonts come with Windows; Word for Mac and LibreOffice put their own in their place.
_COMPLEX = {
    "Arab": ("Arial", "ar-SA"),
    "Beng": ("Nirmala UI", "bn-IN"),
    "Deva": ("Nirmala UI", "hi-IN"),
    "Gujr": ("Nirmala UI", "gu-IN"),
    "Guru": ("Nirmala UI", "pa-IN"),
    "Hebr": ("Arial", "he-IL"),
    "Khmr": ("Leelawadee UI", "km-KH"),
    "Knda": ("Nirmala UI", "kn-IN"),
    "Laoo": ("Leelawadee UI", "lo-LA"),
    "Mlym": ("Nirmala UI", "ml-IN"),
    "Mymr": ("Myanmar Text", "my-MM"),
    "Orya": ("Nirmala UI", "or-IN"),
    "Sinh": ("Nirmala UI", "si-LK"),
    "Taml": ("Nirmala UI", "ta-IN"),
    "Telu": ("Nirmala UI", "te-IN"),
    "Thai": ("Leelawadee UI", "th-TH"),
}
_EAST = {
    "SC": ("Microsoft YaHei", "zh-CN"),
    "TC": ("Microsoft JhengHei", "zh-TW"),
    "JP": ("Yu Gothic", "ja-JP"),
    "KR": ("Malgun Gothic", "ko-KR"),
}


class ScriptRun(NamedTuple):
    """Letters of one script. Their properties stand in two places of the schema's order: fonts first, the rest last."""

    text: str
    fonts: str
    last: str


class ApartRuns(NamedTuple):
    """Runs of words that are kept apart, which way they begin, and whether some run the other way: only then has Word
    to be told of them, whose runs have their directions anyway."""

    runs: tuple[ScriptPart, ...]
    right: bool
    mixed: bool


ScriptPart = ScriptRun | ApartRuns


def in_scripts(text: str, properties: str, run: Callable[[str, str], str]) -> str:
    """The text as runs with these properties, cut where script or direction change; `run` writes one. Marks that keep
    words apart stand in pairs in it."""
    return "".join([_written(part, properties, run) for part in _in_scripts(text, shaping.runs_right(text))])


def _written(part: ScriptPart, properties: str, run: Callable[[str, str], str]) -> str:
    """A stretch of one script, or words that are kept apart: Word knows those as a stretch with a direction of its own,
    LibreOffice by marks. They stand in hidden runs, for Word draws what it does not know."""
    if isinstance(part, ScriptRun):
        return run(part.text, f"{properties}{part.fonts}{part.last}")
    inner = "".join([_written(each, properties, run) for each in part.runs])
    if part.mixed:
        inner = f'<w:dir w:val="{"rtl" if part.right else "ltr"}">{inner}</w:dir>'
    return run(FIRST_ISOLATE, _HIDDEN) + inner + run(END_OF_ISOLATE, _HIDDEN)


def _in_scripts(text: str, right: bool) -> Iterator[ScriptPart]:
    deep, plain = shaping.levels(text, right), outside_isolates(text)
    scripts, east, at, said = shaping.scripts(plain), east_asian_first(text), 0, 0
    for part in parts_apart(text):
        if part.apart:
            yield from _simple(part.text, right) if _is_simple(part.text) else (_apart(part),)
            at += len(part.text) + 2
            continue
        count = len(part.text)
        yield from _runs(part.text, scripts[said : said + count], deep[at : at + count], east)
        at, said = at + count, said + count


def _is_simple(name: str) -> bool:
    """Whether it is written in letters from the right alone, as most names are: marks around it are enough, and nobody
    types beside anything hidden."""
    ways = [unicodedata.bidirectional(char) for char in name if not char.isspace()]
    return bool(ways) and ways[0] in _LETTERS and set(ways) <= {*_LETTERS, "NSM"}


def _simple(name: str, right: bool) -> Iterator[ScriptRun]:
    """Between marks, of which the first says that the line runs from the left whatever it begins with."""
    marks = () if right else (ScriptRun(LEFT_TO_RIGHT, "", ""),)
    yield from marks
    yield from _runs(name, shaping.scripts(name), [1] * len(name), "")
    yield from marks


def _apart(part: LineStretch) -> ApartRuns:
    right = part.way == "R" or (not part.way and shaping.starts_right(part.text))
    runs = tuple(_in_scripts(part.text, right))
    return ApartRuns(runs, right, len(set(_ways(runs))) > 1)


def _ways(runs: Iterable[ScriptPart]) -> Iterator[bool]:
    for run in runs:
        if isinstance(run, ApartRuns):
            yield from _ways(run.runs)
        else:
            yield run.last.startswith(_RIGHT)


def _runs(text: str, scripts: Sequence[str], deep: Sequence[int], east: str) -> Iterator[ScriptRun]:
    kinds: list[tuple[str, str, bool]] = []
    for char, script, level in zip(text, scripts, deep, strict=True):
        from_right = level > 0 and script not in ("Latn", "Grek", "Cyrl") and not is_cjk(char)
        kinds.append((*_kind(char, script, east), from_right or level % 2 == 1))
    at = 0
    for (fonts, last, from_right), group in groupby(kinds):
        count = sum(1 for _ in group)
        yield ScriptRun(text[at : at + count], fonts, (_RIGHT if from_right else "") + last)
        at += count


@lru_cache(maxsize=4_000)
def _kind(char: str, script: str, east: str) -> tuple[str, str]:
    if is_emoji(char) or char in "\u200d\ufe0f":
        return _PICTURES, ""
    if is_cjk(char):
        font, language = _EAST[east]
        return f'<w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/>', f'<w:lang w:eastAsia="{language}"/>'
    if script in _COMPLEX:
        font, language = _COMPLEX[script]
        return f'<w:rFonts w:cs="{font}"/>', f'<w:lang w:bidi="{language}"/>'
    return "", ""
