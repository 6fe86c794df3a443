"""The typed draft set (artefact 25): each objective with its key results and levels in one table, and after them the
open points as questions for the next conversation. What clients edit in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import SEPARATOR, cycle_of, joined, lines_of, margins, went
from handouts.compose.one_section import LEVELS_ONLY, as_scored, goals_of
from handouts.document import (
    Align,
    Block,
    Cell,
    Density,
    Document,
    Edition,
    FactList,
    Heading,
    Inline,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    TextStyle,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_in_word
from handouts.open_questions import Asked, numbers_here, open_questions, without_levels
from handouts.source import DraftObjective, DraftSource
from handouts.wording import Words, in_a_row, names_in_a_row
from workshop_app.domain.okr import DraftStatus, KeyResult
from workshop_app.domain.tracker import ChangedPart
from workshop_app.domain.values.shown import with_unit

COLUMNS = ("from", "commit", "target", "stretch", "champion")
WIDTHS = (18, 18, 18, 18, 28)
PARTS = frozenset(ChangedPart)
DENSITIES = (Density.CLOSE, Density.CLOSEST)  # of the table of key results


def compose(source: DraftSource, words: Words) -> Document:
    """All of it on one page where that holds it; else a page an objective. Rows are closer where a page holds them only
    so; nothing else differs from set to set."""
    if len(source.objectives) > 1:
        together = (_composed(source, density, words, apart=False) for density in DENSITIES)
        if (found := next((made for made in together if fits_in_word(made, 1)), None)) is not None:
            return found
    shapes = (_composed(source, density, words) for density in (*DENSITIES, DENSITIES[0]))
    return first_on_one_page(shapes, lambda made: fits_in_word(made, max(len(source.objectives), 1)))


def _composed(source: DraftSource, density: Density, words: Words, *, apart: bool = True) -> Document:
    """`apart`: each objective begins a page."""
    status = words("draft.subtitle", status=words.member(source.status), version=source.version)
    team = source.team or words("draft.team_nameless")
    asked = open_questions(source)
    title = Title(team, joined(_cycle(source, words), status), compact=True)
    blocks: list[Block] = [title, *_set(source, words)]
    of_set = _of_set(source, asked, words)
    numbers, last = numbers_here(source), len(source.objectives)
    for nth, objective in enumerate(source.objectives, start=1):
        if nth > 1 and apart:
            blocks.append(PageBreak())
        points = [*_points(objective, numbers, asked, source, words), *(of_set if nth == last else ())]
        blocks += _objective(objective, (nth, last), numbers, points, source, density, words)
    blocks += () if source.objectives else _open_points(of_set, words)
    return Document(
        id="draft_okrs",
        name=file_name(source, words),
        title=f"{words('artefact.draft_okrs')}: {team}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(source.imprint, words, joined(words("artefact.draft_okrs"), team), status, source.code),
        author=source.imprint.coach,
    )


def file_name(source: DraftSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("draft.file", team=source.team or words("draft.team_nameless"))


def _cycle(source: DraftSource, words: Words) -> str:
    """How long the set is for: a cycle, or until an event."""
    if source.event:
        return until_event(source.event, source.event_day, words)
    return cycle_of(source.imprint, words)


def until_event(event: str, day: date | None, words: Words) -> str:
    """The event a set is tied to, and its day: that is where it ends."""
    if day is None:
        return words("draft.event_open", event=event.strip())
    return words("draft.event", event=event.strip(), day=words.date(day))


def beside_source(row: KeyResult, words: Words) -> tuple[str, ...]:
    """Which teams own it, too, and when it is read out; nothing of what nobody said."""
    shared = words("draft.shared", teams=_listed(row.shared_with)) if row.shared_with.strip() else ""
    return shared, words("draft.read_out", day=words.date(row.read_out)) if row.read_out else ""


def _set(source: DraftSource, words: Words) -> tuple[Block, ...]:
    """What stands above all objectives of the team."""
    pairs = (
        (words("draft.mission"), source.mission),
        (words("draft.depends_on"), _listed(source.depends_on)),
        (words("draft.depended_on_by"), _listed(source.depended_on_by)),
        (words("draft.context"), source.context),
    )
    filled = tuple((label, text(value)) for label, value in pairs if value)
    return (FactList(filled),) if filled else ()


def _of_set(source: DraftSource, asked: Asked, words: Words) -> tuple[str, ...]:
    """What is asked about the set as a whole: with the last objective, since all open points stand after what they are
    about."""
    questions = asked.get(source.checks.view.draft.id, ()) if source.checks is not None else ()
    return tuple(words("draft.open_set", question=each) for each in questions)


def _listed(names: str) -> str:
    """One name per line in the file, one line on paper."""
    return names_in_a_row(name.strip() for name in names.splitlines() if name.strip())


def _objective(
    objective: DraftObjective,
    place: tuple[int, int],
    numbers: Mapping[str, str],
    points: Sequence[str],
    source: DraftSource,
    density: Density,
    words: Words,
) -> tuple[Block, ...]:
    nth, total = place
    label = words("draft.objective", n=nth, total=total) if total > 1 else words("draft.objective_one")
    aside = [quiet(joined(label, words.member(objective.direction)))]
    for change in _changes(objective.id, source, words):
        aside += [quiet(SEPARATOR), *change]
    return (
        Heading(objective.text or words("draft.objective_empty"), 1, f"objective_{nth}"),
        Paragraph(tuple(aside)),
        *answers(objective.answers, words),
        Heading(words("draft.why_now"), 3),
        Paragraph(text(objective.why_now or quiet(words("draft.why_now_empty")))),
        Heading(words("draft.key_results"), 3),
        Together((_key_results(objective.key_results, numbers, source, density, words), *_open_points(points, words))),
    )


def _points(
    objective: DraftObjective, numbers: Mapping[str, str], asked: Asked, source: DraftSource, words: Words
) -> Iterator[str]:
    """What is asked about an objective, then about its key results, and about those without levels once."""
    yield from asked.get(objective.id, ())
    for row in objective.key_results:
        number = numbers.get(row.id, words("draft.none"))
        yield from (words("draft.open_key_result", n=number, question=each) for each in asked.get(row.id, ()))
    if bare := without_levels(source, objective):
        yield words("draft.open_levels", numbers=in_a_row(bare))


def answers(said: tuple[tuple[str, str], ...], words: Words) -> tuple[Block, ...]:
    """What was said about an objective that is after learning, or a hypothesis."""
    return (FactList(tuple((words(f"draft.asked.{name}"), text(answer)) for name, answer in said)),) if said else ()


def _key_results(
    rows: Sequence[KeyResult], numbers: Mapping[str, str], source: DraftSource, density: Density, words: Words
) -> Block:
    """Each sentence across the table, under it its levels; the words above the levels stand once."""
    if not rows:
        return Paragraph(text(quiet(words("draft.key_results_empty"))))
    every = ("start" if source.status is DraftStatus.PUBLISHED else COLUMNS[0], *COLUMNS[1:])
    columns = as_scored(every, words)
    header = tuple(Cell(text(words(f"draft.{column}"))) for column in columns)
    widths = tuple(width for width, column in zip(WIDTHS, every, strict=True) if column in columns)
    said = ((_sentence(row, numbers.get(row.id, ""), source, words), _levels(row, words)) for row in rows)
    table = tuple(each for runs, levels in said for each in (Row((Cell(runs, span=len(columns)),)), levels))
    return Table(header, table, widths, density=density)


def _sentence(row: KeyResult, number: str, source: DraftSource, words: Words) -> Inline:
    wording = row.text.strip() or words("draft.key_result_empty")
    read = words("draft.source", source=row.source) if row.source.strip() else ""
    under = joined(words.member(row.type), read, *beside_source(row, words))
    changes = _changes(row.id, source, words)
    return lines_of(strong(f"{number}  {wording}" if number else wording), quiet(under), *changes)


def _changes(id: str, source: DraftSource, words: Words) -> Iterator[Inline]:
    """What it said before it was changed, and on which day: the old wording stays visible, struck through."""
    for made in source.changed:
        agreed = words.in_levels or made.field not in LEVELS_ONLY
        if made.subject_id == id and made.field in PARTS and agreed:
            part, after = words(f"tracker.part.{made.field}"), made.after.strip() or words("draft.none")
            day = words.date(made.at.astimezone().date()).replace(" ", "\N{NO-BREAK SPACE}")
            said = went("draft.changed", made.before.strip(), words, day=day, part=part, after=after)
            yield tuple(quiet(run.text) if run.style is TextStyle.PLAIN else run for run in said)


def _levels(row: KeyResult, words: Words) -> Row:
    values = (row.baseline, *goals_of(row, words))
    cells = tuple(Cell(text(with_unit(value, row.unit) or words("draft.none"))) for value in values)
    champions = Cell(text(_listed(row.champions) or words("draft.none")), Align.START)
    return Row((*cells, champions))


def _open_points(points: Sequence[str], words: Words) -> tuple[Block, ...]:
    if not points:
        return ()
    return (Note(words("draft.open_title"), tuple(text(point) for point in points), Tone.OPEN),)
