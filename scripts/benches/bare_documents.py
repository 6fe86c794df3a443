"""What a plain script would make of the same content, with nothing but reportlab's platypus and python-docx: the same
words in as many paragraphs and table cells, the same running heads, the same fonts embedded. It reads no file of ours,
asks no questions, keeps no row together, checks nothing afterwards and does not wait for the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct, field

MM = 72 / 25.4
SHORT = 16  # letters that stand in the narrowest column of a draft set
SIZES = {"title": 24, 1: 14, 2: 11, 3: 9.5, "body": 9.5, "small": 8}


class PlainContent(Struct):
    """A document as tuples of plain words: (kind, ...). `edges` are the four texts of head and foot; `cells` counts the
    table cells."""

    edges: tuple[str, str, str, str]
    page: str
    items: list[tuple[Any, ...]] = field(default_factory=list)
    cells: int = 0


def plain(document: Any) -> PlainContent:
    """The blocks of a document without anything of ours in them."""
    margins = document.margins
    edges = (margins.head_left, margins.head_right, margins.foot_left, margins.foot_right)
    content = PlainContent(edges, margins.page)
    for section in document.sections:
        for block in section.blocks:
            content.items += _plain_items(block)
    content.items = [_even(item) if item[0] == "table" else item for item in content.items]
    content.cells = sum(len(row) for item in content.items if item[0] == "table" for row in item[1])
    return content


def _even(item: tuple[Any, ...]) -> tuple[Any, ...]:
    """All rows as long as the longest."""
    kind, rows, widths = item
    longest = max(len(widths), *(len(row) for row in rows))
    widths = (*widths, *(1,) * (longest - len(widths)))
    return (kind, [(*row, *((),) * (longest - len(row))) for row in rows], widths)


def _plain_items(block: Any) -> Iterator[tuple[Any, ...]]:
    from handouts import document as blocks

    match block:
        case blocks.Title():
            yield from (("title", block.words), ("text", ((block.subtitle, "quiet"),)))
        case blocks.Heading():
            yield ("heading", block.level, block.words)
        case blocks.Paragraph():
            yield ("text", _runs(block.runs))
        case blocks.Note():
            yield ("note", ((block.title, "strong"),))
            yield from [("note", _runs(each)) for each in block.blocks]
        case blocks.FactList():
            yield ("table", [(((label, "quiet"),), _runs(value)) for label, value in block.pairs], (1, 3))
        case blocks.Table():
            header = tuple(tuple((run.text, "strong") for run in cell.runs) for cell in block.header)
            yield (
                "table",
                [header, *(tuple(_runs(cell.runs) for cell in row.cells) for row in block.rows)],
                block.widths,
            )
        case blocks.Together() | blocks.AtFoot():
            for inner in getattr(block, "blocks", ()) or (block.block,):
                yield from _plain_items(inner)
        case blocks.PageBreak():
            yield ("break",)
        case _:
            yield from _rarer_items(block)


def _rarer_items(block: Any) -> Iterator[tuple[Any, ...]]:
    from handouts import document as blocks

    match block:
        case blocks.BulletList():
            yield from (("text", _runs(item)) for item in block.items)
        case blocks.FieldGrid():
            yield from (_row(row) for row in block.rows)
        case blocks.FormRow():
            yield _row(block)
        case blocks.Cards():
            yield from _plain_cards(block)
        case blocks.SignOff():
            labels = tuple(((label, "strong"),) for label in block.labels)
            yield ("table", [labels, *((((name, ""),), (), ()) for _, name in block.signatories)], (4, 2, 4))
        case _:
            return  # a rule, a picture, a figure: nothing to say


def _row(row: Any) -> tuple[Any, ...]:
    cells = tuple(((f"{field.label} {' '.join(field.choices)}", "strong"),) for field in row.fields)
    values = tuple(((field.value, ""),) for field in row.fields)
    return ("table", [cells, values], row.widths[: len(row.fields)])


def _plain_cards(cards: Any) -> Iterator[tuple[Any, ...]]:
    for card in (*cards.cards, *cards.backs):
        yield ("heading", 2, card.title)
        yield from (("text", _runs(item)) for item in card.body)
        yield from (_row(row) for row in card.fields)
        yield ("text", ((f"{card.subtitle} {card.footer}", "quiet"),))


def _runs(inline: Any) -> tuple[tuple[str, str], ...]:
    return tuple((run.text, str(run.style)) for run in inline)


@cache
def _styles() -> dict[Any, Any]:
    """Fonts registered and styles made once: whoever writes five hundred files does that, too."""
    import pymupdf_fonts
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, key in (("Plain", "figo"), ("Plain-Bold", "figbo")):
        pdfmetrics.registerFont(TTFont(name, BytesIO(bytes(pymupdf_fonts.myfont(key)))))
    pdfmetrics.registerFontFamily("Plain", normal="Plain", bold="Plain-Bold", italic="Plain", boldItalic="Plain-Bold")
    styles: dict[Any, Any] = {}
    for key, size in SIZES.items():
        font = "Plain" if key in {"body", "small"} else "Plain-Bold"
        styles[key] = ParagraphStyle(str(key), fontName=font, fontSize=size, leading=size * 1.47, spaceAfter=4)
    styles["cell"] = ParagraphStyle("cell", parent=styles["body"], spaceAfter=0)
    styles["note"] = ParagraphStyle("note", parent=styles["body"], backColor="#FBF4E8", leftIndent=9)
    return styles


def pdf(content: PlainContent, path: Path, wrapping: bool = True) -> None:
    """Writes the PDF. Without `wrapping` the cells of a table are bare strings wherever they fit their column as they
    are: the least that platypus can be asked to do."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    styles = _styles()
    story: list[Any] = []
    ruled = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), "Plain", 9.5),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, "#D9E0E3"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    for item in content.items:
        match item:
            case ("title", words):
                story.append(Paragraph(_marked(((words, ""),)), styles["title"]))
            case ("heading", level, words):
                story.append(Paragraph(_marked(((words, ""),)), styles[level]))
            case ("text" | "note", runs):
                story.append(Paragraph(_marked(runs), styles["body" if item[0] == "text" else "note"]))
            case ("table", rows, widths):
                cells = [[_cell(runs, wrapping) for runs in row] for row in rows]
                wide = [170 * MM * width / sum(widths) for width in widths]
                story.append(Table(cells, colWidths=wide, style=ruled, repeatRows=int(len(rows) > 1)))
            case _:
                story.append(PageBreak())
    side = (A4[0] - 170 * MM) / 2 - 6
    made = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=side, rightMargin=side, topMargin=24 * MM - 6)
    made.build(story, canvasmaker=_numbered(content))


def _cell(runs: Sequence[tuple[str, str]], wrapping: bool) -> Any:
    from reportlab.platypus import Paragraph

    words = "".join([text for text, _ in runs])
    if wrapping or len(words) > SHORT:
        return Paragraph(_marked(runs), _styles()["cell"])
    return words


def _marked(runs: Sequence[tuple[str, str]]) -> str:
    from xml.sax.saxutils import escape

    parts: list[str] = []
    for text, style in runs:
        words = escape(text).replace("\n", "<br/>")
        if style == "strong":
            words = f"<b>{words}</b>"
        elif style == "quiet":
            words = f'<font color="#5A676D">{words}</font>'
        parts.append(words)
    return "".join(parts)


def _numbered(content: PlainContent) -> Any:
    """The usual way to "page x of y": pages are kept until their number is known."""
    from reportlab.pdfgen.canvas import Canvas

    class NumberedPages(Canvas):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            head_left, head_right, foot_left, foot_right = content.edges
            for number, state in enumerate(self._kept, 1):
                self.__dict__.update(state)
                self.setFont("Plain", 8)
                page = content.page.replace("{page}", str(number)).replace("{pages}", str(len(self._kept)))
                self.drawString(20 * MM, 275 * MM, head_left)
                self.drawRightString(190 * MM, 275 * MM, head_right)
                self.drawString(20 * MM, 15 * MM, foot_left)
                self.drawRightString(190 * MM, 15 * MM, f"{foot_right} {page}")
                super().showPage()
            super().save()

    return NumberedPages


def word(content: PlainContent, path: Path) -> None:
    """Writes the Word file."""
    import docx

    made = docx.Document()
    head_left, head_right, foot_left, foot_right = content.edges
    section = made.sections[0]
    section.header.paragraphs[0].text = f"{head_left}\t\t{head_right}"
    section.footer.paragraphs[0].text = f"{foot_left}\t\t{foot_right}"
    for item in content.items:
        match item:
            case ("title", words):
                made.add_heading(words, 0)
            case ("heading", level, words):
                made.add_heading(words, level)
            case ("text" | "note", runs):
                _add_runs(made.add_paragraph(), runs)
            case ("table", rows, _):
                table = made.add_table(len(rows), len(rows[0]))
                for row, cells in zip(table.rows, rows, strict=True):
                    for cell, runs in zip(row.cells, cells, strict=True):
                        _add_runs(cell.paragraphs[0], runs)
            case _:
                made.add_page_break()
    made.save(str(path))


def _add_runs(paragraph: Any, runs: Sequence[tuple[str, str]]) -> None:
    for text, style in runs:
        run = paragraph.add_run(text)
        if style == "strong":
            run.bold = True
