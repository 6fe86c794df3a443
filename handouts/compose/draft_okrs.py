"""The typed draft set (artefact 25): one objective per page with its key results and levels, and the open points as
questions for the next conversation. What clients edit in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum, auto

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
from handouts.source import DraftObjective, DraftSource
from handouts.wording import Words, in_a_row, names_in_a_row
from workshop_app.application.draft_queries import all_findings, without_start
from workshop_app.domain.draft_order import beside, by_subject, still_open
from workshop_app.domain.okr import DraftStatus, KeyResult, Objective
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.tracker import ChangedPart
from workshop_app.domain.values.shown import with_unit

Asked = Mapping[str, Sequence[str]]  # questions by the id of what they are about

COLUMNS = ("from", "commit", "target", "stretch", "champion")
WIDTHS = (16, 18, 18, 18, 30)
PARTS = frozenset(ChangedPart)


class _Closeness(Enum):
    """How the key results of an objective are set."""

    OPEN = auto()
    CLOSE = auto()
    ONE_HEAD = auto()  # and the words above their levels once for all of them


def compose(source: DraftSource, words: Words) -> Document:
    """All of it on one page where that holds it; else a page an objective, set closer where its open points alone would
    go on overleaf."""
    if len(source.objectives) > 1:
        together = next(
            (made for close in _Closeness if fits_in_word(made := _composed(source, close, words, apart=False), 1)),
            None,
        )
        if together is not None:
            return together
    shapes = (_composed(source, close, words) for close in (*_Closeness, _Closeness.OPEN))
    return first_on_one_page(shapes, lambda made: fits_in_word(made, max(len(source.objectives), 1)))


def _composed(source: DraftSource, close: _Closeness, words: Words, *, apart: bool = True) -> Document:
    """`apart`: each objective begins a page."""
    status = words("draft.subtitle", status=words.member(source.status), version=source.version)
    team = source.team or words("draft.team_nameless")
    asked = _asked(source)
    title = Title(team, joined(_cycle(source, words), status), compact=close is not _Closeness.OPEN)
    blocks: list[Block] = [title, *_set(source, asked, words)]
    numbers = numbers_of((Objective(one.id, "", one.text), one.key_results) for one in source.objectives)
    for nth, objective in enumerate(source.objectives, start=1):
        if nth > 1 and apart:
            blocks.append(PageBreak())
        blocks += _objective(objective, (nth, len(source.objectives)), numbers, asked, source, close, words)
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


def _set(source: DraftSource, asked: Asked, words: Words) -> tuple[Block, ...]:
    """What stands above all objectives of the team."""
    pairs = (
        (words("draft.mission"), source.mission),
        (words("draft.depends_on"), _listed(source.depends_on)),
        (words("draft.depended_on_by"), _listed(source.depended_on_by)),
        (words("draft.context"), source.context),
    )
    blocks: list[Block] = []
    filled = tuple((label, text(value)) for label, value in pairs if value)
    if filled:
        blocks.append(FactList(filled))
    if source.checks is not None:
        blocks += _open_points(asked.get(source.checks.view.draft.id, ()), words)
    return tuple(blocks)


def _asked(source: DraftSource) -> Asked:
    """What the draft checks still ask, by subject; nothing of a set that is published, which all read as it stands."""
    asked: dict[str, list[str]] = {}
    if source.checks is not None and source.status is not DraftStatus.PUBLISHED:
        checks = source.checks
        found = all_findings(checks.view, checks.limits, checks.language, checks.elsewhere, checks.around)
        lacking = without_start(checks.view, checks.language)
        kept = still_open(found, checks.aside, checks.view.draft.id, checks.around.screen, lacking)
        for subject, mine in by_subject(kept).items():
            asked[subject] = [each.question for each in beside(mine)[0]]
    return asked


def _listed(names: str) -> str:
    """One name per line in the file, one line on paper."""
    return names_in_a_row(name.strip() for name in names.splitlines() if name.strip())


def _objective(
    objective: DraftObjective,
    place: tuple[int, int],
    numbers: Mapping[str, str],
    asked: Asked,
    source: DraftSource,
    close: _Closeness,
    words: Words,
) -> tuple[Block, ...]:
    nth, total = place
    label = words("draft.objective", n=nth, total=total) if total > 1 else words("draft.objective_one")
    aside = [quiet(joined(label, words.member(objective.direction)))]
    for change in _changes(objective.id, source, words):
        aside += [quiet(SEPARATOR), *change]
    blocks: list[Block] = [
        Heading(objective.text or words("draft.objective_empty"), 1, f"objective_{nth}"),
        Paragraph(tuple(aside)),
        *answers(objective.answers, words),
        Heading(words("draft.why_now"), 3),
        Paragraph(text(objective.why_now or quiet(words("draft.why_now_empty")))),
        Heading(words("draft.key_results"), 3),
    ]
    *before, last = _key_results(objective.key_results, numbers, source, close, words)
    points = list(asked.get(objective.id, ()))
    for row in objective.key_results:
        number = numbers.get(row.id, words("draft.none"))
        points += (words("draft.open_key_result", n=number, question=each) for each in asked.get(row.id, ()))
    points += _without_levels(objective, numbers, source, words)
    return (*blocks, *map(Together, before), Together((*last, *_open_points(points, words))))


def _without_levels(
    objective: DraftObjective, numbers: Mapping[str, str], source: DraftSource, words: Words
) -> Iterator[str]:
    """One question for all key results of which no level is written, where levels are agreed before the start."""
    if source.checks is None or source.status is DraftStatus.PUBLISHED or not source.checks.limits.prescored:
        return
    bare = (row for row in objective.key_results if not (row.commit + row.target + row.stretch).strip())
    told = in_a_row(numbers.get(row.id, words("draft.none")) for row in bare if row.text.strip())
    if told:
        yield words("draft.open_levels", numbers=told)


def answers(said: tuple[tuple[str, str], ...], words: Words) -> tuple[Block, ...]:
    """What was said about an objective that is after learning, or a hypothesis."""
    return (FactList(tuple((words(f"draft.asked.{name}"), text(answer)) for name, answer in said)),) if said else ()


def _key_results(
    rows: Sequence[KeyResult], numbers: Mapping[str, str], source: DraftSource, close: _Closeness, words: Words
) -> list[tuple[Block, ...]]:
    """Of each the lines that stay together: the sentence, and under it its levels."""
    if not rows:
        return [(Paragraph(text(quiet(words("draft.key_results_empty")))),)]
    every = ("start" if source.status is DraftStatus.PUBLISHED else COLUMNS[0], *COLUMNS[1:])
    columns = as_scored(every, words)
    header = tuple(Cell(text(words(f"draft.{column}"))) for column in columns)
    widths = tuple(width for width, column in zip(WIDTHS, every, strict=True) if column in columns)
    said = [(_sentence(row, numbers.get(row.id, ""), source, words), _levels(row, words)) for row in rows]
    if close is _Closeness.ONE_HEAD:
        table = tuple(each for runs, levels in said for each in (Row((Cell(runs, span=len(columns)),)), levels))
        return [(Table(header, table, widths, density=Density.CLOSEST),)]
    density = Density.CLOSE if close is _Closeness.OPEN else Density.CLOSEST
    return [(Paragraph(runs), Table(header, (levels,), widths, density=density)) for runs, levels in said]


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
