"""Long answers made short by rules that a reader can see: whole sentences first, then whole words and an ellipsis."""

from __future__ import annotations

import re

ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"(?<=[.!?…؟۔।。！？])\s+")


def one_line(words: str) -> str:
    """White space folded: a paragraph of a long answer takes no lines of its own."""
    return " ".join(words.split())


def shortened(words: str, longest: int) -> str:
    """At most `longest` characters. As many whole sentences as fit; when not even the first does, whole words and an
    ellipsis; a single endless word is cut where it has to be."""
    start = one_line(words[: 4 * longest])  # of a whole book only the first page is looked at
    words = start if len(start) > longest else one_line(words)
    if len(words) <= longest:
        return words
    kept = ""
    for sentence in _SENTENCE_END.split(words[: longest + 1]):
        longer = f"{kept} {sentence}".lstrip()
        if len(longer) > longest:
            break
        kept = longer
    if len(kept) >= longest // 4:
        return kept
    cut = words[: longest - 1]
    space = cut.rfind(" ")
    if space >= longest // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:–-") + ELLIPSIS
