"""What stands around the text of a page: running head and foot, and the logo of a house style. Called by `pdf`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handouts.document import Document
from handouts.logo_drawing import LogoStamp
from handouts.pdf_blocks import margin_ink, quiet_run
from handouts.pdf_flow import Ink, PlacedWords, Stroke, moved
from handouts.pdf_text import look
from handouts.theme import HEAD_LINE, LOGO_GAP, Frame, Theme


def margins_of(document: Document, frame: Frame, theme: Theme, number: int, count: int, logo: float) -> Iterator[Ink]:
    """The running head and foot; at the end of the head room is left for a logo as wide as this."""
    margins = document.margins
    how = look(theme.small, theme.colours, theme.colours.quiet)
    width = frame.text_width
    if margins.head_left or margins.head_right:
        room = width - logo - LOGO_GAP if logo else width
        head = margin_ink(quiet_run(margins.head_left), quiet_run(margins.head_right), how, room, up=True)
        yield from moved(head, frame.left, frame.top - 20)
    page = margins.page.replace("{page}", str(number)).replace("{pages}", str(count))
    right = "   \u00b7   ".join(words for words in (margins.foot_right, page) if words)
    foot = margin_ink(quiet_run(margins.foot_left), quiet_run(right), how, width, up=False)
    top = frame.height - frame.bottom + (9 if theme.poster else 14)
    yield Stroke(frame.left, top, frame.left + width, top, 0.5, theme.colours.hairline)
    yield from moved(foot, frame.left, top + 5)
    if margins.foot_note:
        below = max(
            (item.y - how.baseline + how.leading for item in foot if isinstance(item, PlacedWords)), default=0.0
        )
        note = margin_ink(quiet_run(margins.foot_note), (), how, width, up=False)
        yield from moved(note, frame.left, top + 5 + below)


def draw_logo(canvas: Any, stamp: LogoStamp, frame: Frame, width: float) -> None:
    """At the right end of the running head, on its line. It belongs to no text: what the page is about is in its
    words."""
    if not width:
        return
    mark(canvas, "/Artifact BMC")
    stamp.draw(frame.left + frame.text_width - width, frame.height - frame.top + HEAD_LINE, width)
    mark(canvas, "EMC")


def mark(canvas: Any, operator: str) -> None:
    """reportlab's canvas has no word for the marks around a stretch of a page."""
    canvas._code.append(operator)  # noqa: SLF001
