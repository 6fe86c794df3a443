"""Which of several phrasings is said: the seed decides, everywhere alike; none twice before all were said."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b


def drawn(seed: int, key: str) -> int:
    """A number that seed and key decide, on every machine and in every version of Python alike."""
    return int.from_bytes(blake2b(f"{seed}\0{key}".encode(), digest_size=8).digest())


def phrase(phrasings: Sequence[str], seed: int, key: str, times: int) -> str:
    """The phrasing for the `times`-th time: all of them in an order of the seed, then again from the front."""
    order = sorted(range(len(phrasings)), key=lambda place: drawn(seed, f"{key}/{place}"))
    return phrasings[order[times % len(order)]]
