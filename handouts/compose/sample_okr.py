"""One complete example (artefact 19): a page that shows how a set is built."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.compose.frame import margins
from handouts.compose.one_section import header
from handouts.document import (
    Block,
    BulletList,
    Cell,
    Density,
    Document,
    Edition,
    FactList,
    Heading,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.wording import Words

SIDES = ("needs", "needed")
COLUMNS = ("result", "type", "today", "commit", "target", "stretch", "champion")
WIDTHS = (84, 18, 13, 11, 11, 11, 22)
LEVELS = 4  # cells: today and the three levels
KEY_RESULTS, LOOKS = 3, 3


def compose(source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.sample_okr")
    head = Title(title, words("sample.team_said"), compact=True)
    lead = Paragraph(text(quiet(words("sample.lead"))))
    return Document(
        id="sample_okr",
        name=words("sample.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((head, lead, *_steps(words), *_beside(words))),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )


def _steps(words: Words) -> Iterator[Block]:
    """The set in the order in which it is written: the seven steps, the sixth in the table of the fifth."""
    yield Heading(words("sample.mission"), 2)
    yield Paragraph(text(words("sample.mission_said")))
    yield Heading(words("sample.alignment"), 2)
    yield FactList(tuple((words(f"sample.{key}"), text(words(f"sample.{key}_said"))) for key in SIDES), 0.22)
    yield Heading(words("sample.objective"), 2)
    said = (strong(words("sample.objective_said")), quiet(f"   {words('sample.direction')}"))
    yield Paragraph(text(*said), lead=True)
    yield Heading(words("sample.why_now"), 2)
    yield Paragraph(text(words("sample.why_now_said")))
    heads = header(*(words(f"sample.{column}") for column in COLUMNS))
    rows = tuple(_row(nth, words) for nth in range(1, KEY_RESULTS + 1))
    yield Together((Heading(words("sample.results"), 2), Table(heads, rows, WIDTHS, density=Density.CLOSE)))
    yield Heading(words("sample.confirm"), 2)
    yield Paragraph(text(words("sample.confirm_said")))


def _beside(words: Words) -> Iterator[Block]:
    yield Note(words("sample.health"), (text(words("sample.health_said")),))
    yield Heading(words("sample.look"), 2)
    yield BulletList(tuple(text(words(f"sample.look_{nth}")) for nth in range(1, LOOKS + 1)))


def _row(nth: int, words: Words) -> Row:
    result, kind, champion = (words(f"sample.kr_{nth}{key}") for key in ("", "_type", "_champion"))
    levels = [each.strip() for each in words(f"sample.kr_{nth}_levels").split("|")]
    cells = tuple(Cell(text(strong(each) if at == 2 else each)) for at, each in enumerate(levels))
    if len(cells) < LEVELS:
        cells = (Cell(text(levels[0]), span=LEVELS),)
    return Row((Cell(text(result)), Cell(text(kind)), *cells, Cell(text(champion))))
