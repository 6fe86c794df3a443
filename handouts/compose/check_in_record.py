"""The check-in record (artefact 30): one check-in of one team on a lying page: where each key result stands and what is
expected of it, what is in the way, who does what, and what was decided."""

from __future__ import annotations

from handouts.compose.fitting import with_the_same_pages
from handouts.compose.frame import SEPARATOR, joined, lines_of, went
from handouts.compose.one_section import NOTHING, document, figures_line, header, score_words, told
from handouts.cycle_sources import CheckInRecordSource
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Inline,
    Paragraph,
    Row,
    Table,
    TextRun,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.wording import Words, apart, beside, kept_whole, names_as_typed
from workshop_app.application.cycle_queries import CheckedResult
from workshop_app.application.health_queries import MetricInCheckIn
from workshop_app.domain.check_ins import AgreedAction, HealthSignal
from workshop_app.domain.cycle_scores import read_score
from workshop_app.domain.tracker import ChangedPart
from workshop_app.domain.wordings import Wording

COLUMNS = ("number", "result", "last", "now", "predicted_last", "predicted_now", "why", "blockers", "actions")
WIDTHS = (4, 34, 9, 10, 9, 9, 24, 24, 24)
VALUES, WIDEST = frozenset(["last", "now"]), 20
OFTEN_EMPTY = frozenset(["last", "predicted_last", "why", "blockers", "actions"])
PARTS = frozenset(ChangedPart)
UP, DOWN = "▲", "▼"


def compose(source: CheckInRecordSource, words: Words) -> Document:
    """Set closer where what was decided would stand overleaf in a word processor."""
    words = words.with_short_dates()
    return with_the_same_pages(_composed(source, density, words) for density in (Density.CLOSE, Density.CLOSEST))


def _composed(source: CheckInRecordSource, density: Density, words: Words) -> Document:
    held = source.view.check_in
    blocks: list[Block] = [
        Title(
            words("check_in.title", n=source.nth),
            joined(source.team, words.date_with_weekday(held.day), held.meeting.strip()),
            compact=True,
        )
    ]
    blocks += [each for each in (_facts(source, words), _health(source.view.health, words)) if each is not None]
    blocks += (_results(source, density, words), *_decided(source, words))
    return document(
        "check_in_record", file_name(source, words), source.imprint, words, tuple(blocks), about=source.team, lying=True
    )


def file_name(source: CheckInRecordSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("check_in.file", team=source.team, day=source.view.check_in.day.isoformat())


def _facts(source: CheckInRecordSource, words: Words) -> Paragraph | None:
    view = source.view
    talked = sum(one.line.talked for one in view.results)
    next_day = words.date(source.next_day) if source.next_day else ""
    return told(
        (words("check_in.there"), view.check_in.attended),
        (words("check_in.talked"), words("check_in.talked_of", n=talked, of=len(view.results)) if talked else ""),
        (words("check_in.next"), next_day),
    )


def _health(metrics: tuple[MetricInCheckIn, ...], words: Words) -> Paragraph | None:
    """What was read of the health metrics; one that is not well says so in words."""
    runs: list[str | TextRun] = []
    for one in metrics:
        value = one.reading.value.strip()
        if not value and one.reading.signal is HealthSignal.UNSAID:
            continue
        signal, note = _signal(one.reading.signal, words), one.reading.note.strip()
        said = joined(f"{apart(one.metric.name.strip())} {value}".strip(), signal, note)
        runs += ["     " if runs else "", strong(said) if one.to_talk_about else said]
    return Paragraph(text(quiet(f"{words('check_in.health')}   "), *runs)) if runs else None


def _signal(signal: HealthSignal, words: Words) -> str:
    return "" if signal is HealthSignal.UNSAID else words(f"check_in.signal.{signal}")


def _results(source: CheckInRecordSource, density: Density, words: Words) -> Table:
    """A column in which nothing was said is left out: the others need its room."""
    numbers = dict(source.numbers)
    found = [_cells(numbers.get(one.result.id, ""), one, source.view.actions, words) for one in source.view.results]
    kept = [at for at, key in enumerate(COLUMNS) if key not in OFTEN_EMPTY or any(cells[at].runs for cells in found)]
    heads = header(*(words(f"check_in.{COLUMNS[at]}") if COLUMNS[at] != "number" else "" for at in kept))
    rows = tuple(Row(tuple(cells[at] for at in kept)) for cells in found)
    return Table(heads, rows, tuple(_width(at, [cells[at] for cells in found]) for at in kept), density=density)


def _width(at: int, cells: list[Cell]) -> float:
    """A value told in words has room for the longest of them."""
    if COLUMNS[at] not in VALUES:
        return WIDTHS[at]
    longest = max((len(word) for cell in cells for run in cell.runs for word in run.text.split()), default=0)
    return min(max(WIDTHS[at], longest + 3), WIDEST)


def _cells(number: str, one: CheckedResult, actions: tuple[AgreedAction, ...], words: Words) -> tuple[Cell, ...]:
    line, before = one.line, one.before
    mine = [_action(each, words) for each in actions if each.key_result_id == one.result.id and each.text.strip()]
    return (
        Cell(text(quiet(number))),
        Cell(lines_of(one.result.text.strip(), quiet(figures_line(one.result, words)))),
        Cell(text(before.value.strip()) if before and before.value.strip() else ()),
        Cell(lines_of(strong(line.value.strip() or NOTHING), quiet(_signal(line.signal, words)))),
        Cell(text(score_words(before.predicted, words)) if before and before.predicted.strip() else ()),
        Cell(text(strong(_predicted(one, words))), tone=Tone.OPEN if one.fell else Tone.NEUTRAL),
        Cell(lines_of(line.why_changed.strip(), line.happened.strip())),
        Cell(_blocker(one, words)),
        Cell(lines_of(*mine)),
    )


def _predicted(one: CheckedResult, words: Words) -> str:
    """The score with a sign for its way, which says itself in grey, too."""
    now, last = read_score(one.line.predicted), read_score(one.before.predicted) if one.before else None
    shown = score_words(one.line.predicted, words) or NOTHING
    if now is None or last is None or now == last:
        return shown
    return f"{shown} {UP if now > last else DOWN}"


def _blocker(one: CheckedResult, words: Words) -> Inline:
    line = one.line
    since = words("check_in.since", day=words.date(line.blocked_since)) if line.blocked_since else ""
    who = words("check_in.can_help", who=kept_whole(line.who_can_help.strip())) if line.who_can_help.strip() else ""
    asked = words("check_in.help_from", who=kept_whole(line.help_from.strip())) if line.help_from.strip() else ""
    return lines_of(line.blocker.strip(), quiet(joined(since, who, asked)))


def _action(each: AgreedAction, words: Words) -> str:
    return joined(each.text.strip(), kept_whole(each.who.strip()), words.date(each.due) if each.due else "")


def _decided(source: CheckInRecordSource, words: Words) -> tuple[Block, ...]:
    """What was said beside the key results, each under its own head; nothing where nothing was."""
    view = source.view
    others = [each for each in view.actions if each.key_result_id is None and each.text.strip()]
    columns = (
        ("decided", [line.strip() for line in view.check_in.decisions.splitlines()]),
        ("changed", [_change(made, source, words) for made in source.changed]),
        ("others", [_action(each, words) for each in others]),
        ("left_open", [_action(each, words) for each in view.left_open if each.text.strip()]),
    )
    said = [(key, lines) for key, lines in columns if any(lines)]
    if not said:
        return ()
    cells = tuple(Cell(lines_of(*lines)) for _, lines in said)
    heads = header(*(words(f"check_in.{key}") for key, _ in said))
    return (Together((Table(heads, (Row(cells),), (1,) * len(said), density=Density.CLOSE),)),)


def _change(made: Wording, source: CheckInRecordSource, words: Words) -> Inline:
    """Which part, from what to what, when, why, and who agreed to it; what it was before is struck through."""
    number = dict(source.numbers).get(made.subject_id, "")
    part = words(f"tracker.part.{made.field}") if made.field in PARTS else ""
    what = words("check_in.part", number=number, part=part) if number and part else number or part
    what, after = what or words("check_in.set"), made.after.strip() or NOTHING
    changed = went("check_in.arrow", made.before.strip(), words, what=what, after=after)
    day = words.date(made.at.astimezone().date()).replace(" ", "\N{NO-BREAK SPACE}")
    who = words("check_in.agreed_by", who=names_as_typed(made.agreed_by.strip())) if made.agreed_by.strip() else ""
    reasons = filter(None, (made.why.strip(), who))
    said = "".join(run.text for run in changed)
    return text(*changed, f", {day}", *(beside(said, f"{SEPARATOR}{each}") for each in reasons))
