"""Slips of one finger: a longer word that nobody knows is taken for the known one that is one slip away."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

SHORTEST = 5  # in shorter words a slip makes another word


def corrected(word: str, known: Collection[str]) -> str:
    """The word, or the only known one that is one letter too few, too many, wrong or swapped away."""
    if len(word) < SHORTEST or word in known or not word.isalpha():
        return word
    near = {other for other in known if abs(len(other) - len(word)) <= 1 and one_slip(word, other)}
    return near.pop() if len(near) == 1 else word


@lru_cache(maxsize=4096)
def one_slip(word: str, other: str) -> bool:
    """One letter too few, too many, wrong, or two swapped."""
    if word[0] != other[0]:
        return False
    if len(word) > len(other):
        word, other = other, word
    place = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word))
    if len(word) < len(other):
        return word[place:] == other[place + 1 :]
    swapped = word[place : place + 2] == other[place : place + 2][::-1] and word[place + 2 :] == other[place + 2 :]
    return word[place + 1 :] == other[place + 1 :] or swapped
