"""Which installed file draws which letters. `fonts.py` draws plain letters with them, `shaping.py` all the others; a
font is read once per process, when the first text asks for it.

Three packages are always there. Chinese, Japanese and Korean take 30 MB and are an extra of the installation
(`okr-workshop[cjk]`): without it `sources` finds none of them, and the text is marked and named before it is printed.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from importlib.util import find_spec

CJK_PACKAGE = "justmytype_intl_cjk"
CJK_EXTRA = "okr-workshop[cjk]"  # what has to be installed

# Per style (bold, italic): FiraGO draws Latin, Greek, Cyrillic, Vietnamese, Hebrew, Arabic, Thai, Georgian and
# Devanagari in four styles; Noto fills in rare letters. Signs have one style only.
SIGNS = ("symbols", "stix")
LETTERS = {
    (False, False): ("figo", "notos"),
    (True, False): ("figbo", "notosbo"),
    (False, True): ("figit", "notosit"),
    (True, True): ("figbi", "notosbi"),
}
# pymupdf_fonts has signs too, but with CFF outlines, which reportlab cannot read; these are TrueType.
_SIGN_FILES = {
    "symbols": "notosanssymbols2/NotoSansSymbols2-Regular.ttf",
    "stix": "stixtwomath/STIXTwoMath-Regular.ttf",
}
# Script (ISO 15924) -> file of Noto Sans in manimgx_fonts; weights are an axis of the file.
_SCRIPTS = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Hebr": "Hebrew",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Orya": "Oriya",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thai": "Thai",
}
EMOJI = "Emoji"
_MORE_SIGNS = "SansSymbols"
_CJK_SCRIPTS = frozenset(["Hani", "Hira", "Kana", "Hang", "Bopo", "Hrkt"])
# Simplified Chinese has the most characters; the others draw their own forms of the shared ones.
_CJK = ("SC", "TC", "JP", "KR")
_CJK_FIRST = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "TC"}


@cache
def file_bytes(key: str) -> bytes:
    """The font file behind a key; ModuleNotFoundError when its package is not installed."""
    found = font_file(key)
    if found is not None:
        package, inside = found
        return resources.files(package).joinpath(*inside).read_bytes()
    import pymupdf_fonts  # slow to load, and only who draws a page needs it

    return bytes(pymupdf_fonts.myfont(key))


def font_file(key: str) -> tuple[str, tuple[str, ...]] | None:
    """The package of a key's file, and the way to it inside; None for those that their package holds as code."""
    if key in _SIGN_FILES:
        return "justmytype_western_core", ("fonts", "ofl", *_SIGN_FILES[key].split("/"))
    if key in _CJK:
        return CJK_PACKAGE, ("fonts", "ofl", f"notosans{key.lower()}", f"NotoSans{key}[wght].ttf")
    if key in _SCRIPTS.values() or key in (EMOJI, _MORE_SIGNS):
        name = "NotoEmoji" if key == EMOJI else f"NotoSans{key.removeprefix('Sans')}"
        return "manimgx_fonts", (f"{name}[wght].ttf",)
    return None


def all_keys() -> tuple[str, ...]:
    """Every key whose file should be there, without those of the extra where that is not installed."""
    letters = (key for style in LETTERS.values() for key in style)
    return (*letters, *SIGNS, *_SCRIPTS.values(), EMOJI, _MORE_SIGNS, *(_CJK if has_cjk() else ()))


def has_cjk() -> bool:
    """Whether the fonts for Chinese, Japanese and Korean are installed."""
    try:
        return find_spec(CJK_PACKAGE) is not None
    except ValueError:  # a module that was taken out
        return False


@cache
def script_of(char: str) -> str:
    """The character's script (ISO 15924); "Zyyy" for what all scripts share, "Zinh" for marks on other letters."""
    from fontTools.unicodedata import script  # a large table: few documents ask

    return str(script(char))


def is_cjk(char: str) -> bool:
    """Letters, and the marks that are set in a square like them."""
    return script_of(char) in _CJK_SCRIPTS or "\u3000" <= char <= "\u33ff" or "\uff00" <= char <= "\uffef"


def is_emoji(char: str) -> bool:
    """A picture that is no sign of text by itself."""
    return "\U0001f000" <= char <= "\U0001faff"


def sources(script: str, emoji: bool, bold: bool, italic: bool, cjk: str) -> tuple[str, ...]:
    """Keys of the fonts to try for a script, best first; `cjk` is the one of the East Asian fonts to ask first."""
    letters = LETTERS[bold, italic]
    own = (_SCRIPTS[script],) if script in _SCRIPTS else ()
    east = (cjk, *(key for key in _CJK if key != cjk)) if has_cjk() else ()
    if script in _CJK_SCRIPTS:
        return (*east, *letters)
    if emoji:
        return (EMOJI, *letters, *SIGNS, _MORE_SIGNS, *east)
    return (*letters, *own, *SIGNS, _MORE_SIGNS, EMOJI, *east)


def east_asian_first(text: str, language: str = "") -> str:
    """Which East Asian font draws the shared characters: by the text's own kana or hangul, else by the language."""
    scripts = {script_of(char) for char in text if char > "\u2e7f"}
    if scripts & {"Hira", "Kana"}:
        return "JP"
    if "Hang" in scripts:
        return "KR"
    for start, key in _CJK_FIRST.items():
        if language.lower().startswith(start):
            return key
    return "SC"


def name_of(char: str) -> str:
    """The character for a message: as it is where a screen shows it, with code and name where it may not."""
    if is_cjk(char):
        return char
    name = unicodedata.name(char, "").capitalize()
    shown = f"{char} (U+{ord(char):04X}" if char.isprintable() else f"(U+{ord(char):04X}"
    return f"{shown} {name})" if name else f"{shown})"
