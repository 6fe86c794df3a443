"""Qt counts the places of a text in units of UTF-16, of which a picture or a rare sign has two; Python counts signs."""

from __future__ import annotations


def letters_before(words: str, units: int) -> int:
    """Qt's place in the words as Python's."""
    return units if words.isascii() else len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def units_before(words: str, letters: int) -> int:
    """Python's place in the words as Qt's."""
    return letters if words.isascii() else len(words[:letters].encode("utf-16-le")) // 2
