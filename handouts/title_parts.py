"""What both renderers must agree on about a title that takes one line with what is said about it: whether it does.
Pages are measured as PDF, and a line more in Word would send their last row to another sheet."""

from __future__ import annotations

from handouts.document import Title
from handouts.theme import WALL, Theme
from handouts.word_widths import runs_both_ways, width

SMALLER = (1.0, 0.96, 0.92)  # of the letters beside a title in Word, which are wider than those of the PDF


def size_beside(block: Title, theme: Theme, room: float) -> float:
    """How large what stands beside the title is in Word, of its usual size; 0 where it has to stand below. A name that
    runs both ways needs a paragraph of its own there."""
    if not block.subtitle or "\n" in block.subtitle or runs_both_ways(block.words):
        return 0.0
    beside = theme.compact_note.size * theme.word_scale
    left = room - width(block.words, theme.compact_title.size * theme.word_scale) - theme.spaces.large
    fitting = (each for each in SMALLER if width(block.subtitle, beside * each) <= left)
    size = next(fitting, 0.0)
    return size if theme.head.size < WALL or beside * size >= WALL else 0.0
