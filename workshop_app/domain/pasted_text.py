"""Text that comes out of another program: Word, PowerPoint, a mail, a web page. One place for all fields, lists and the
command line.

Every kind of line break is a line, or a space where there is one line only; what nobody sees goes. What a script needs
to be spelt (the joiners of Persian, of India and of emoji, the direction marks of a text from the right) stays, and so
does everything else.
"""

from __future__ import annotations

import re
import unicodedata

from workshop_app.domain.text import without_forbidden

JOINERS = "\u200c\u200d"  # zero width, and part of the spelling in Persian, in the scripts of India and in emoji
_DIRECTION = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_LINE_ENDS = r"[ \t]*(?:\n[ \t]*)+"  # patterns, made when something is pasted
_FROM_THE_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_FLAG = "\U0001f3f4"  # before the letters of a flag that nobody sees as letters: England, Scotland, Wales
_SYMBOL_FONT = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–"}
)  # Word's bullets
_PLAIN_SPACE = "\u00a0"  # what a mail or a page puts where a space was typed twice, or before a word


def tidied(text: str) -> str:
    """The text with its lines: any break is a new line, and what nobody sees is gone."""
    if text.isascii() and text.isprintable():
        return text
    text = without_forbidden(text)
    if text.isascii():
        return text
    text = text.translate(_SYMBOL_FONT).replace(_PLAIN_SPACE, " ")
    if all(char.isprintable() or char in "\n\t" for char in text):  # nearly always
        return text
    right = re.search(_FROM_THE_RIGHT, text) is not None
    return "".join(char for at, char in enumerate(text) if _is_seen(char, at, text, right))


def tidied_line(text: str, between: str = " ") -> str:
    """The same on one line: a break is a space, or what stands `between` two things; none is left at the ends."""
    text = tidied(text)
    return re.sub(_LINE_ENDS, between, text.strip("\n")) if "\n" in text else text


def _is_seen(char: str, at: int, text: str, right: bool) -> bool:
    """Whether a character is seen, or changes how its neighbours look."""
    if unicodedata.category(char) != "Cf" or "\u0600" <= char <= "\u0605" or char in "\u06dd\u08e2":  # signs of Arabic
        return True
    if char in JOINERS:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return _is_joined(before) or _is_joined(after)
    if char in _DIRECTION:
        return right
    return "\U000e0020" <= char <= "\U000e007f" and _FLAG in text[max(0, at - 7) : at]


def _is_joined(char: str) -> bool:
    """Whether it is of a script that is written with joiners, or a picture of which others are made."""
    if not char or char < "\u0600":
        return False
    kind = unicodedata.category(char)
    return kind in ("So", "Sk", "Mn", "Mc") or char == "\ufe0f" or (kind[0] == "L" and not _is_plain(char))


def _is_plain(char: str) -> bool:
    """A letter that is never joined: Latin and Greek ones beyond the first, Chinese, Japanese, Korean."""
    return (
        "\u1e00" <= char <= "\u1fff"
        or "\u2c60" <= char <= "\u2c7f"
        or "\u2e80" <= char <= "\ua4cf"
        or (char >= "\uac00" and char < "\ufb1d")
    )
