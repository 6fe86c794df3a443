"""Text of many scripts as Word wants it: a run for each script, with the font that draws it, its language, and whether
it runs from the right. Word shapes and orders by itself, but only what it is told apart. `word_xml.run` asks here when
a text has letters of such a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from handouts import shaping
from handouts.font_files import east_asian_first, is_cjk, is_emoji

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


def in_scripts(text: str) -> Iterator[ScriptRun]:
    """The text cut where script or direction change."""
    right = shaping.runs_right(text)
    scripts, deep, east = shaping.scripts(text), shaping.levels(text, right), east_asian_first(text)
    kinds: list[tuple[str, str, bool]] = []
    for char, script, level in zip(text, scripts, deep, strict=True):
        from_right = level > 0 and script not in ("Latn", "Grek", "Cyrl") and not is_cjk(char)
        kinds.append((*_kind(char, script, east), from_right or level % 2 == 1))
    at = 0
    for (fonts, last, from_right), group in groupby(kinds):
        count = sum(1 for _ in group)
        yield ScriptRun(text[at : at + count], fonts, ("<w:rtl/>" if from_right else "") + last)
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
