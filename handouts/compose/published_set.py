"""The published OKRs (artefact 26), for everybody: all teams at a glance, who helps whom, and each set whole. What only
one side has said yet is no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.compose.draft_okrs import answers, beside_source, until_event
from handouts.compose.frame import joined, lines_of, margins
from handouts.compose.one_section import (
    NOTHING,
    ON_ONE_PAGE,
    UPRIGHT,
    as_scored,
    header,
    level_cells,
    level_widths,
    listed,
    sentence_of,
)
from handouts.cycle_sources import PublishedSet, PublishedSource
from handouts.document import (
    Align,
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Note,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.wording import Words, apart
from workshop_app.application.cycle_queries import EndedResult
from workshop_app.domain.beside_the_set import WatchedMetric
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.okr import KeyResult

LEVELS = ("start", "commit", "target", "stretch")
WIDTHS = (154, 14, 18, 18, 18, 46)
DETAILS = (70, 15, 17, 17, 17, 26)


def compose(source: PublishedSource, words: Words) -> Document:
    """All of it: at a glance, who helps whom, and each set on pages of its own."""
    words = words.with_short_dates()
    standing: list[Block] = []
    for each in source.sets:
        standing += [*([PageBreak()] if standing else []), *_whole(each, words)]
    sections = (Section(_glance("published_set", source, words), Orientation.LANDSCAPE), Section(tuple(standing)))
    client, cycle = _named(source)
    name = words("published.file", client=client, cycle=cycle)
    return _document("published_set", name, source, sections, words)


def compose_overview(source: PublishedSource, words: Words) -> Document:
    """The pages for the wall and for everybody's hand: at a glance, and who helps whom."""
    words = words.with_short_dates()
    sections = (Section(_glance("published_overview", source, words), Orientation.LANDSCAPE),)
    client, cycle = _named(source)
    name = words("published.overview_file", client=client, cycle=cycle)
    return _document("published_overview", name, source, sections, words)


def _document(id: str, name: str, source: PublishedSource, sections: tuple[Section, ...], words: Words) -> Document:
    title = words(f"artefact.{id}")
    return Document(
        id=id,
        name=name,
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=sections,
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )


def _named(source: PublishedSource) -> tuple[str, str]:
    """Whose they are, and of which cycle."""
    return source.imprint.client, source.imprint.cycle or str(source.sets[0].draft.cycle)


def _glance(id: str, source: PublishedSource, words: Words) -> tuple[Block, ...]:
    title = Title(_title(id, source, words), _subtitle(source, words), compact=True)
    widths = level_widths(_results(source.sets), WIDTHS, words)
    blocks: list[Block] = [title, *(block for each in source.sets for block in _at_a_glance(each, widths, words))]
    map_ = tuple(_map(source, words))
    return (*blocks, *([PageBreak(), *map_] if map_ else []))


def _title(id: str, source: PublishedSource, words: Words) -> str:
    title, cycle = words(f"artefact.{id}"), source.imprint.cycle
    return words("published.title_of", title=title, cycle=cycle) if cycle else title


def _subtitle(source: PublishedSource, words: Words) -> str:
    days = sorted({each.draft.published_on for each in source.sets if each.draft.published_on})
    when = words("published.on", day=words.date(days[-1])) if days else ""
    return joined(source.imprint.client, when, _changed(source.sets, words))


def _changed(sets: tuple[PublishedSet, ...], words: Words) -> str:
    """When it last became another text than the one that was published."""
    days = [day for each in sets for _, day in each.changed]
    return words("published.changed", day=words.date(max(days))) if days else ""


def _results(sets: Iterable[PublishedSet]) -> Iterator[KeyResult]:
    return (one.result for each in sets for _, results in each.objectives for one in results)


def _at_a_glance(each: PublishedSet, widths: tuple[float, ...], words: Words) -> Iterator[Block]:
    """A team with its objectives; an objective and its key results stay on one page. One that may begin a
    page names the team, which stands above the first."""
    numbers = each.numbers
    for nth, (objective, results) in enumerate(each.objectives):
        top: tuple[Block, ...] = (Heading(joined(each.team, _event(each, words)), 3),) if nth == 0 else ()
        rows = tuple(_line(one.result, numbers[one.result.id], _moved(one, each, words), words) for one in results)
        named = each.team if nth or len(results) > ON_ONE_PAGE else ""
        heads = _heads(joined(named, objective.text.strip() or NOTHING), words)
        yield Together((*top, Table(heads, rows, widths, density=Density.CLOSEST)))


def _heads(first: str, words: Words) -> tuple[Cell, ...]:
    levels = tuple(Cell(text(words(f"published.{level}")), Align.END) for level in as_scored(LEVELS, words))
    return (Cell(text(first), tone=Tone.ACCENT), *levels, Cell(text(words("published.champion"))))


def _line(result: KeyResult, number: str, moved: str, words: Words) -> Row:
    champions = Cell(text(listed(result.champions) or NOTHING))
    sentence = sentence_of(result, number=number)
    said = (*sentence, quiet(f"  {moved}")) if moved else sentence
    return Row((Cell(said), *level_cells(result, words), champions))


def _moved(one: EndedResult, each: PublishedSet, words: Words) -> str:
    """The day on which it last got other words or levels than were published."""
    days = [day for id, day in each.changed if id == one.result.id]
    said = words("published.changed", day=words.date(max(days))) if days else ""
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def _map(source: PublishedSource, words: Words) -> Iterator[Block]:
    """What adds to what, and who has promised what to whom."""
    added = [(each.team, *said) for each in source.sets for said in each.contributions]
    if not added and not source.needs:
        return
    yield Title(words("published.map"), words("published.map_lead"), compact=True)
    if added:
        heads = header(*(words(f"published.{key}") for key in ("team", "objective", "adds_to", "how")))
        rows = tuple(_added(*each) for each in added)
        yield Table(heads, rows, (32, 78, 78, 82), density=Density.CLOSEST)
    if source.needs:
        yield from _needs(source.needs, words)


def _added(team: str, what: str, above: str, how: str) -> Row:
    return Row((Cell(text(strong(team))), Cell(text(what)), Cell(text(above)), Cell(text(how or NOTHING))))


def _needs(needs: tuple[TeamDependency, ...], words: Words) -> Iterator[Block]:
    """A row for each team that needs something, a column for each that gives."""
    givers = tuple(dict.fromkeys(each.gives.strip() for each in needs))
    takers = tuple(dict.fromkeys(each.needs.strip() for each in needs))
    heads = header(words("published.needs_from"), *givers)
    rows = []
    for taker in takers:
        cells = [Cell(text(strong(taker)))]
        for giver in givers:
            mine = [each for each in needs if (each.needs.strip(), each.gives.strip()) == (taker, giver)]
            cells.append(Cell(lines_of(*(part for each in mine for part in _promise(each, words)))))
        rows.append(Row(tuple(cells)))
    yield Heading(words("published.promised"), 2)
    yield Table(heads, tuple(rows), (1, *(1,) * len(givers)), density=Density.CLOSEST)


def _promise(need: TeamDependency, words: Words) -> tuple[str, ...]:
    due = words("published.due", day=words.date(need.due)) if need.due else ""
    return (need.what.strip(), joined(words("published.agreed"), due))


def _whole(each: PublishedSet, words: Words) -> Iterator[Block]:
    """One team's set: why each objective now, its key results with their source, what must stay healthy."""
    day = words("published.on", day=words.date(each.draft.published_on)) if each.draft.published_on else ""
    version = words("published.version", n=each.draft.version)
    changed = _changed((each,), words)
    yield Title(each.team, joined(_event(each, words), day, changed, version), compact=True)
    if each.draft.mission.strip():
        yield Paragraph(text(each.draft.mission.strip()), lead=True)
    numbers, widths = each.numbers, level_widths(_results((each,)), DETAILS, words, UPRIGHT)
    for objective, results in each.objectives:
        yield Heading(objective.text.strip() or NOTHING, 1)
        yield from answers(objective.answered, words)
        if objective.why_now.strip():
            yield Paragraph(text(objective.why_now.strip()))
        if results:
            rows = tuple(_detail(one, numbers[one.result.id], _moved(one, each, words), words) for one in results)
            yield Table(_heads(words("published.result"), words), rows, widths, density=Density.CLOSE)
    yield from _beside(each, words)


def _event(each: PublishedSet, words: Words) -> str:
    return until_event(each.draft.event, each.draft.event_day, words) if each.draft.event.strip() else ""


def _detail(one: EndedResult, number: str, moved: str, words: Words) -> Row:
    source = one.result.source.strip()
    read = words("published.source", source=source) if source else ""
    under = joined(read, *beside_source(one.result, words), moved)
    return Row((Cell(sentence_of(one.result, under, number=number)), *_line(one.result, number, "", words).cells[1:]))


def _beside(each: PublishedSet, words: Words) -> Iterator[Block]:
    if each.health:
        lines = tuple(text(strong(apart(one.name.strip())), f"  {stays(one, each, words)}") for one in each.health)
        yield Note(words("published.healthy"), lines)
    if each.not_now:
        lines = tuple(text(joined(one.text.strip(), one.why.strip())) for one in each.not_now)
        yield Note(words("published.not_now"), lines)


def stays(metric: WatchedMetric, beside: PublishedSet, words: Words) -> str:
    """Its range, and the value that was read last; the one it began with where none was."""
    stay, start, last = metric.stay.strip(), metric.today.strip(), dict(beside.health_read).get(metric.id, "")
    said = words("published.stays", stay=stay) if stay else ""
    if last:
        return joined(said, words("published.health_last", value=last))
    return joined(said, words("published.health_start", value=start) if start else "")
