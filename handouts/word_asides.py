"""Notes, rules and pictures as WordprocessingML, in the styles of `word_styles`. Called by `word.py`."""

from __future__ import annotations

from handouts.document import Image, Note, Tone
from handouts.theme import KEPT_REMARKS
from handouts.word_blocks import Keep, bold
from handouts.word_numbering import WordNumbers
from handouts.word_styles import note_style
from handouts.word_xml import paragraph, picture, runs


def note(block: Note, keep: Keep) -> str:
    """Paragraphs of one box hang together; the gap after it parts it from a box that follows."""
    style = note_style(block.tone)
    title_style = "OpenPoint" if block.tone is Tone.OPEN else ""
    parts = [paragraph(bold(block.title, title_style), style, keep=True)] if block.title else []
    last = len(block.blocks) - 1
    tied: Keep = True if last < KEPT_REMARKS else keep
    parts += [paragraph(runs(item), style, keep=tied if at < last else keep) for at, item in enumerate(block.blocks)]
    return "".join(parts) + paragraph("", "Gap", keep=keep) if parts else ""


def rule(keep: Keep) -> str:
    return paragraph("", "Separator", keep=keep)


def image(block: Image, book: WordNumbers, keep: Keep) -> str:
    relation, width, height = book.add_picture(block.data)
    wide = book.frame.text_width * min(max(block.width, 0.02), 1)
    high = wide * height / max(width, 1)
    if high > book.frame.text_height:
        wide, high = wide * book.frame.text_height / high, book.frame.text_height
    return paragraph(picture(relation, wide, high, block.alt, book.number()), "BodyText", keep=keep)
