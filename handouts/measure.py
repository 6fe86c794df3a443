"""How many pages a document takes, asked before it is drawn: by composers that promise one page. Word alone knows its
own pages, and a reader without Word's fonts gets wider ones: pages are measured with the widest letters and the highest
lines that are to be expected.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from handouts.document import Block, Card, Document, PageBreak, Section, Table, TimeStrip, Title
from handouts.theme import LARGER, Theme, Type, theme_for
from workshop_app.domain.engagement import Paper

# DejaVu in place of Calibri: the widest that happens. Its bold letters are wider still.
WIDER = 1.24
WIDER_BOLD = 1.4
RESERVE = 40.0  # points at the foot of a page that must stay one: letters differ in width, and some much more
CLOSE_RESERVE = 6.0  # points: Word's lines are a hair higher
OTHER_LETTERS = 46.0  # points: two lines to write on, which words of other scripts take more in a word processor
LEAST_SHARE = 0.3  # of that: a title and a few rows
WORD_HIGHER = 10.0  # points: so much a page of Word's lines is higher than one of ours
FORM_RESERVE = 48.0  # points: two lines to write on
SPARE = 0.9  # of the lines to write on: word processors put more between the blocks above them
EVERY_PAPER = (Paper.LETTER, Paper.A4)  # what fits on the first mostly fits
LINE = 1.38  # Calibri's height of a line, the distance of lines in our styles counted in


def pages(document: Document, paper: Paper) -> int:
    """How many pages it has as a PDF on this paper."""
    from handouts import pdf  # reportlab; nobody waits for it who prints nothing

    return pdf.count_pages(document, theme_for(paper))


def pages_in_word(document: Document, paper: Paper, lines: int = 0) -> int:
    """How many it surely has in a word processor, whose lines are a hair higher: what fills a page to the foot in the
    PDF, there sends its last row to the next one. Words of other scripts are drawn higher still: a page full of them by
    the same share, in letters of any size. So many `lines` more may sentences in narrow columns take on a page."""
    theme = theme_for(paper).for_document(document)
    return sum(_pages_of_stretch(each, theme, lines) for each in _stretches(document))


def _pages_of_stretch(document: Document, theme: Theme, lines: int) -> int:
    from handouts import pdf

    other = OTHER_LETTERS * _share_of_rows(document) if _other_letters(document) else 0
    higher = (WORD_HIGHER + other + lines * theme.body.leading) * (LARGER if theme.large else 1)
    return pdf.filled(document, theme, higher).pages


def _stretches(document: Document) -> list[Document]:
    """What begins on a new page each."""
    found: list[tuple[Section, list[Block]]] = []
    for section in document.sections:
        found.append((section, []))
        for block in section.blocks:
            if isinstance(block, PageBreak):
                found.append((section, []))
            else:
                found[-1][1].append(block)
    return [
        replace(document, sections=(replace(section, blocks=tuple(blocks)),)) for section, blocks in found if blocks
    ] or [document]


def fits_in_word(document: Document, pages: int = 1, papers: Sequence[Paper] = EVERY_PAPER) -> bool:
    """Whether it stands on so many pages on these papers, there, too: a sheet may end with its last row."""
    return all(pages_in_word(document, paper) <= pages for paper in papers)


def _other_letters(document: Document) -> bool:
    from handouts.shaping import needs_shaping

    return needs_shaping(msgspec.json.encode(document.sections, enc_hook=str).decode())


def _share_of_rows(document: Document) -> float:
    """How much of a sheet that is one table stands in other scripts: nothing is drawn higher in rows to write on."""
    blocks = [block for section in document.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(tables) != 1 or not all(isinstance(block, Title | Table | TimeStrip) for block in blocks):
        return 1.0
    rows = tables[0].rows
    written = sum(any(cell.runs for cell in row.cells) for row in rows)
    return max(LEAST_SHARE, written / max(len(rows), 1))


def fits_one_page(document: Document) -> bool:
    """Whether it stands on one page, on every paper and in Word."""
    from handouts import pdf

    themes = [_roomy(theme_for(paper)) for paper in (Paper.LETTER, Paper.A4)]  # what fits on the first mostly fits
    found = (pdf.filled(document, theme) for theme in themes)
    return all(each.pages <= 1 and each.room >= RESERVE for each in found)


def fits_as_drawn(
    document: Document, pages: int = 1, reserve: float = CLOSE_RESERVE, papers: Sequence[Paper] = EVERY_PAPER
) -> bool:
    """Whether it stands on so many pages on these papers, in the letters it is meant for. For pages where every
    sentence stands whole: a word processor without these letters may need one more, and loses nothing."""
    from handouts import pdf

    found = (pdf.filled(document, theme_for(paper)) for paper in papers)
    return all(each.pages < pages or (each.pages == pages and each.room >= reserve) for each in found)


def fits_with_its_lines(document: Document) -> bool:
    """The same for a form whose lines to write on take what is left: words of other scripts, which a word processor
    draws with fonts that are wider and higher than ours, leave it two less."""
    return fits_as_drawn(document, reserve=CLOSE_RESERVE + (OTHER_LETTERS if _other_letters(document) else 0))


def fits_to_the_foot(document: Document, pages: int = 1) -> bool:
    """The same for sheets that may end with their last row: posters."""
    from handouts import pdf

    found = (pdf.filled(document, theme_for(paper)) for paper in Paper)
    return all(
        each.pages < pages or (each.pages == pages and each.room + each.white >= CLOSE_RESERVE) for each in found
    )


def fits_as_a_form(document: Document, papers: Sequence[Paper] = EVERY_PAPER) -> bool:
    """The same for a page of boxes, which a word processor sets a little higher, and never cuts in two."""
    reserve = FORM_RESERVE + (OTHER_LETTERS if _other_letters(document) else 0)
    return fits_as_drawn(document, reserve=reserve, papers=papers)


def fits_to_the_line(document: Document) -> bool:
    """Whether it stands on one page as a PDF on every paper, with nothing to spare."""
    return all(pages(document, paper) <= 1 for paper in (Paper.LETTER, Paper.A4))


def fits_one_card(card: Card, large: bool = False) -> bool:
    """Whether it is one card in letters that are read in the hand, on every paper."""
    from handouts import fonts
    from handouts.pdf_cards import card_faces

    with fonts.LOCK:
        return all(sum(1 for _ in card_faces(card, theme_for(paper), large)) == 1 for paper in Paper)


def share_of_rest(document: Document, rows: int) -> float:
    """How much higher each of so many rows of its last page may be, in lines to write on, where there is least room."""
    from handouts import pdf

    themes = [each.for_document(document) for paper in Paper for each in (theme_for(paper), _roomy(theme_for(paper)))]
    size = document.sections[-1].size
    found = [pdf.filled(document, each) for each in themes]
    fewest = min(each.pages for each in found)
    rooms = [
        (each.room - CLOSE_RESERVE) / theme.for_size(size).spaces.writing
        if each.pages == fewest
        else 0.0  # the room on a page more than is meant is none
        for theme, each in zip(themes, found, strict=True)
    ]
    return max(0.0, min(rooms) * SPARE / max(rows, 1))


def rest_as_drawn(document: Document, rows: int) -> float:
    """The same down to the foot, in the letters it is meant for: for posters, where nothing is lost if a word processor
    without them needs one more sheet."""
    from handouts import pdf

    size = document.sections[-1].size
    themes = [theme_for(paper).for_document(document) for paper in Paper]
    found = [(pdf.filled(document, each), each.for_size(size).spaces.writing) for each in themes]
    return max(0.0, min((each.room + each.white - CLOSE_RESERVE) / line for each, line in found) / max(rows, 1))


def lines_left(document: Document) -> int:
    """How many handwriting lines under a label still stand on its last page, where there is least room: on every paper,
    as PDF and in Word."""
    from handouts import pdf

    themes = [theme for paper in Paper for theme in (theme_for(paper), _roomy(theme_for(paper)))]
    rooms = [
        (pdf.filled(document, theme).room - theme.small.leading - theme.spaces.large) / theme.spaces.writing
        for theme in themes
    ]
    return max(0, int(min(rooms) * SPARE))


def _roomy(theme: Theme) -> Theme:
    first, second, third = (_wider(type, theme) for type in theme.headings)
    return replace(
        theme,
        title=_wider(theme.title, theme),
        subtitle=_wider(theme.subtitle, theme),
        headings=(first, second, third),
        lead=_wider(theme.lead, theme),
        body=_wider(theme.body, theme),
        small=_wider(theme.small, theme),
        note=_wider(theme.note, theme),
    )


def _wider(type: Type, theme: Theme) -> Type:
    wider = WIDER_BOLD if type.bold else WIDER
    return replace(type, size=type.size * wider, leading=max(type.leading, type.size * theme.word_scale * LINE))
