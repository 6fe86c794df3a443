"""Each renderer on a long document, against the bare library writing the same words in the same kinds of blocks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from timing import compared, paired

SECTIONS, PARAGRAPHS, TABLE_ROWS = 60, 4, 8
WORDS = (
    "Two of ten departures before nine leave late, and the school has begun to record absences. It touches 640 "
    "passengers every weekday. The new berth plan gives us eight free minutes in the morning for the first time. "
    "If the next cycle is like the last one, we lose the argument before it starts."
)
CELLS = ("Departures on time before nine", "79 %", "92 %", "Jonas Lindqvist")


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from handouts import pdf, word
    from handouts.theme import theme_for
    from workshop_app.domain.engagement import Paper

    document, theme = _document(), theme_for(Paper.A4)
    ours, bare = paired(lambda: pdf.render(document, theme), _bare_pdf)
    yield from compared("PDF", ours, bare, "aim 1.5 x or less")
    ours, bare = paired(lambda: word.render(document, theme), _bare_word)
    yield from compared("Word", ours, bare, "aim 1.5 x or less")
    import pypdfium2

    yield "pages of the PDF", f"{len(pypdfium2.PdfDocument(pdf.render(document, theme))):8}"


def _document():
    from handouts.document import Cell, Document, Edition, Heading, Paragraph, Row, Section, Table, text

    header = tuple(Cell(text(word)) for word in ("Key result", "From", "To", "Champion"))
    row = Row(tuple(Cell(text(word)) for word in CELLS))
    blocks = []
    for number in range(SECTIONS):
        blocks.append(Heading(f"Section {number}"))
        blocks += [Paragraph(text(WORDS))] * PARAGRAPHS
        blocks.append(Table(header, (row,) * TABLE_ROWS, (4, 1, 1, 2)))
    return Document("bench", "Bench", "Bench", Edition.PARTICIPANT, "en", (Section(tuple(blocks)),))


def _bare_pdf() -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()
    story: list[object] = []
    for number in range(SECTIONS):
        story.append(Paragraph(f"Section {number}", style["Heading1"]))
        story += [Paragraph(WORDS, style["BodyText"]) for _ in range(PARAGRAPHS)]
        cells = [[Paragraph(word, style["BodyText"]) for word in CELLS] for _ in range(TABLE_ROWS + 1)]
        story.append(Table(cells, colWidths=[200, 60, 60, 120], repeatRows=1))
    SimpleDocTemplate(io.BytesIO(), pagesize=A4).build(story)


def _bare_word() -> None:
    import docx

    document = docx.Document()
    for number in range(SECTIONS):
        document.add_heading(f"Section {number}", 1)
        for _ in range(PARAGRAPHS):
            document.add_paragraph(WORDS)
        table = document.add_table(TABLE_ROWS + 1, len(CELLS))
        for row in table.rows:
            for cell, word in zip(row.cells, CELLS, strict=True):
                cell.text = word
    document.save(io.BytesIO())
