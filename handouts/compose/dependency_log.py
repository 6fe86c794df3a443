"""The dependency log (artefact 28): every need of one team that another has to meet, with its answer and where it
stands, and two rows for the pen."""

from __future__ import annotations

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import NOTHING, document, header
from handouts.cycle_sources import LoggedLine, NeedsLogSource
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Inline,
    Paragraph,
    Row,
    Table,
    Title,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.wording import Words, apart, in_a_row, kept_whole
from workshop_app.domain.between_teams import TheirView

COLUMNS = ("for", "sides", "what", "due", "view", "gives_up", "status", "owners")
WIDTHS = (8, 46, 74, 24, 24, 42, 38, 38)
BLANK = 11  # rows to write in on a blank log
# How close, and how many rows are left to write in: as long as one page holds them, then rather two pages with room.
SHAPES = (
    *((Density.CLOSE, 3), (Density.CLOSE, 2), (Density.CLOSEST, 2), (Density.CLOSEST, 1), (Density.CLOSEST, 0)),
    (Density.CLOSE, 3),
)


def compose(source: NeedsLogSource, words: Words) -> Document:
    words = words.with_short_dates()
    return first_on_one_page((_log(source, density, free, words) for density, free in SHAPES), fits_as_drawn)


def _log(source: NeedsLogSource, density: Density, free: int, words: Words) -> Document:
    rows = tuple(_row(line, words) for line in source.lines)
    empty = (Row(tuple(Cell(lines=1) for _ in COLUMNS)),) * (free if rows else BLANK)
    blocks: tuple[Block, ...] = (
        Title(words("artefact.dependency_log"), _subtitle(source, words), compact=True),
        Table(
            header(*(words(f"needs.{column}") for column in COLUMNS)),
            (*rows, *empty),
            WIDTHS,
            density=density,
            upright=True,
        ),
        Paragraph(text(strong(f"{words('needs.agreed_when')}  "), quiet(words("needs.agreed_means")))),
    )
    return document("dependency_log", file_name(source, words), source.imprint, words, blocks, lying=True)


def file_name(source: NeedsLogSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("needs.file", client=source.imprint.client) if source.lines else words("needs.file_blank")


def _subtitle(source: NeedsLogSource, words: Words) -> str:
    agreed = sum(line.need.is_confirmed for line in source.lines)
    publish = words("needs.publish", day=words.date(source.publish)) if source.publish else ""
    if not source.lines:
        return publish
    refused = sum(line.need.is_refused for line in source.lines)
    still = len(source.lines) - agreed - refused
    late = sum(_is_late(line) for line in source.lines)
    found = {"count_agreed": agreed, "count_open": still - late, "count_late": late, "count_refused": refused}
    told = {"count_agreed"} if late else {"count_agreed", "count_open"}  # also where there is none
    shown = (words(f"needs.{state}", n=n) for state, n in found.items() if n or state in told)
    return joined(in_a_row(shown), publish if still else "")


def _is_late(line: LoggedLine) -> bool:
    return line.late and not line.need.is_confirmed and not line.need.is_refused


def _row(line: LoggedLine, words: Words) -> Row:
    need = line.need
    return Row(
        (
            Cell(text(quiet(line.number))),
            Cell(lines_of(need.needs.strip(), strong(f"→ {apart(need.gives.strip()) or NOTHING}"))),
            Cell(lines_of(need.what.strip(), quiet(need.agreed_words.strip()))),
            Cell(text(words.date(need.due) if need.due else NOTHING)),
            Cell(text(_view(need.view, words))),
            Cell(text(need.gives_up.strip() or NOTHING)),
            Cell(_status(line, words), tone=Tone.NEUTRAL if need.is_confirmed else Tone.OPEN),
            Cell(lines_of(need.needs_owner.strip() or NOTHING, need.gives_owner.strip() or NOTHING)),
        )
    )


def _view(view: TheirView, words: Words) -> str:
    return words("needs.unsaid") if view is TheirView.UNSAID else words(f"needs.view_{view}")


def _status(line: LoggedLine, words: Words) -> Inline:
    """A sign and a word: it is read in grey, too."""
    need = line.need
    if need.is_confirmed and need.confirmed_on is not None:
        return lines_of(strong(words("needs.agreed")), words.date(need.confirmed_on))
    said = words("needs.refused" if need.is_refused else "needs.late" if _is_late(line) else "needs.open")
    to = words("needs.escalate", who=kept_whole(need.escalate_to.strip())) if need.escalate_to.strip() else ""
    look = words("needs.look", day=words.date(need.next_look)) if need.next_look else ""
    return lines_of(strong(said), to, look)
