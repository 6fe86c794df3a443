"""The cycle report: where each key result ended against everything that was predicted, what becomes of them, what was
learned, how promises held, and the signs of the programme. For the sponsor; no average, and nothing by person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from handouts.compose.frame import joined, margins
from handouts.compose.one_section import final_words
from handouts.compose.shorten import one_line
from handouts.document import (
    Bar,
    Block,
    Cell,
    Density,
    Document,
    Edition,
    FactList,
    FieldGrid,
    Figure,
    FormField,
    FormRow,
    Heading,
    LinePlot,
    LinePlots,
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
from handouts.gather_cycle import CycleReportSource
from handouts.wording import Words, apart, in_a_row
from workshop_app.application.cycle_queries import PointInCycle
from workshop_app.application.cycle_report import CycleReport, ReportedResult, ReportedSet
from workshop_app.application.health_queries import MetricRead
from workshop_app.domain.reflections import Bucket
from workshop_app.domain.scoring import Model
from workshop_app.domain.values.shown import in_one_unit

TICKS = (("start", 0.0), ("commit", 0.3), ("target", 0.7), ("stretch", 1.0))
ENDS = (("start", 0.0), ("end", 1.0))  # where nobody agreed on levels
SHORT = 16  # letters of a value that stands beside its bar

DECIDED = (Bucket.KEEP, Bucket.MODIFY, Bucket.REMOVE)


def compose(source: CycleReportSource, words: Words) -> Document:
    words = words.with_short_dates()
    report, imprint = source.report, replace(source.imprint, cycle=source.report.name)
    blocks: list[Block] = [
        Title(words("artefact.cycle_report"), _subtitle(source, words)),
        Paragraph(text(_lead(report, words)), lead=True),
        *_where(report, words),
        *_over_time(report, words),
        *_promises(report, words),
        *_now(report, words),
        *_learned(report, words),
        *_signs(report, words),
        *_health(report, words),
        *_ahead(report, words),
    ]
    return Document(
        id="cycle_report",
        name=words("cycle_report.file", client=imprint.client, cycle=report.name or str(report.number)),
        title=words("artefact.cycle_report"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(imprint, words, words("artefact.cycle_report")),
        author=imprint.coach,
    )


def score_words(score: float) -> str:
    """ "0.6", "1.0", "0.65"."""
    shown = f"{score:.2f}".rstrip("0")
    return f"{shown}0" if shown.endswith(".") else shown


def _subtitle(source: CycleReportSource, words: Words) -> str:
    first, last = source.report.first, source.report.last
    span = words("cycle_report.span", first=words.date(first), last=words.date(last)) if first and last else ""
    sponsor = words("cycle_report.sponsor", name=source.sponsor) if source.sponsor else ""
    return joined(source.imprint.client, span, sponsor)


def _lead(report: CycleReport, words: Words) -> str:
    of = len(report.results)
    if report.unscored == of:
        return words("cycle_report.no_scores")
    between = of - report.reached - report.below - report.unscored
    counted = (("between", between), ("below", report.below), ("unscored", report.unscored))
    parts = [words("cycle_report.reached", n=report.reached, of=of)]
    parts += [words(f"cycle_report.{key}", n=count) for key, count in counted if count]
    return f"{', '.join(parts)}."


def _where(report: CycleReport, words: Words) -> Iterator[Block]:
    yield Heading(words("cycle_report.where"))
    yield Paragraph(text(quiet(words("cycle_report.key"))))
    sets = tuple(each for each in report.sets if each.results)
    if sets:
        bars = (bar for each in sets for bar in (Bar(each.team, 0, 0, heads=True), *_bars(each, words)))
        alt = words("cycle_report.alt", team=in_a_row(each.team for each in sets))
        yield Figure(tuple(bars), alt, end=1.0, ticks=_ticks(words))
    surprised = sum(one.surprised for one in report.results)
    key = {0: "none", 1: "one"}.get(surprised, "other")
    ended = report.unscored < len(report.results)  # of what has not ended nothing is said
    ended = ended and words.model is not Model.EVEN_ODDS  # what is not met is always below how sure people were
    told = f" {words(f'cycle_report.surprise_{key}', n=surprised)}" if ended else ""
    yield Paragraph(text(words("cycle_report.read_levels"), told))


def _bars(each: ReportedSet, words: Words) -> Iterator[Bar]:
    """A bar a key result: everything predicted, and a mark at the final score; in words what was predicted each time,
    the final score and what becomes of it."""
    for one in each.results:
        low, high = one.lowest or 0.0, one.highest or 0.0
        mark = -1.0 if one.score is None else one.score
        went = _went(one, words)
        long = words("cycle_report.went", went=went) if len(went) > SHORT else ""
        name = "\n".join(filter(None, (f"{one.number}  {one.result.text.strip()}", long)))
        final = words("cycle_report.no_score") if one.score is None else final_words(one.score, words)
        yield Bar(name, low, round(high - low, 10), shown=_told(one, words), mark=mark, lead=final)


def _ticks(words: Words) -> tuple[tuple[float, str], ...]:
    return tuple((level, words(f"cycle_report.tick.{key}")) for key, level in (TICKS if words.in_levels else ENDS))


def _told(one: ReportedResult, words: Words) -> str:
    """From where to where it went, and what becomes of it."""
    went = _went(one, words)
    bucket = words(f"cycle_report.bucket.{one.bucket}") if one.bucket is not Bucket.UNSAID else ""
    return joined(went if len(went) <= SHORT else "", bucket)


def _went(one: ReportedResult, words: Words) -> str:
    """With its unit, on a line of its own where there is no room for it beside the bar."""
    before, after = one.result.start, one.value.strip()
    if not before or not after:
        return after
    (first, last), unit = in_one_unit((before, after), one.result.unit)
    return f"{words('cycle_report.arrow', before=first, after=last)} {unit}".rstrip()


def _over_time(report: CycleReport, words: Words) -> Iterator[Block]:
    """A small plot of each key result that had two predictions: one alone is no line, and stands further up."""
    told = [(each, [one for one in each.results if len(one.predictions) > 1]) for each in report.sets]
    told = [(each, results) for each, results in told if results]
    if not told:
        return
    days = [point.day for _, results in told for one in results for point in one.predictions]
    first, last = min([*days, *_known(report.first)]), max([*days, *_known(report.last)])
    head: tuple[Block, ...] = (
        Heading(words("cycle_report.over_time")),
        Paragraph(text(quiet(words("cycle_report.over_time_key")))),
    )
    for each, results in told:
        plots = tuple(_plot(one, first, last, words) for one in results)
        alt = words("cycle_report.over_time_alt", team=each.team)
        levels = tuple(level for _, level in (TICKS if words.in_levels else ENDS) if level)
        yield Together((*head, Paragraph(text(strong(each.team))), LinePlots(plots, alt, levels)))
        head = ()


def _known(day: date | None) -> tuple[date, ...]:
    return (day,) if day else ()


def _plot(one: ReportedResult, first: date, last: date, words: Words) -> LinePlot:
    """From the first day of the cycle to its last."""
    span = max((last - first).days, 1)
    points = tuple(((point.day - first).days / span, min(max(point.predicted, 0.0), 1.0)) for point in one.predictions)
    told = [_predicted(point, words) for point in (one.predictions[0], one.predictions[-1])]
    mark = -1.0 if one.score is None else min(max(one.score, 0.0), 1.0)
    name = f"{one.number}  {one_line(one.result.text)}"
    return LinePlot(name, points, words("cycle_report.arrow", before=told[0], after=told[1]), mark)


def _predicted(point: PointInCycle, words: Words) -> str:
    return f"{_day(point.day, words)} {score_words(point.predicted)}"


def _day(day: date, words: Words) -> str:
    """Without its year, which the head has."""
    return words("cycle_report.day", day=day.day, month=words.month(day))


def _bucket(bucket: Bucket, words: Words) -> str:
    return words(f"cycle_report.bucket.{bucket}") if bucket is not Bucket.UNSAID else "–"


def _promises(report: CycleReport, words: Words) -> Iterator[Block]:
    """Nothing under ten scored key results."""
    if not report.promises:
        return
    bars = tuple(
        Bar(
            words(f"cycle_report.level_name.{kept.level}"),
            0,
            kept.reached,
            shown=words("cycle_report.promise_line", reached=kept.reached, of=kept.of, meant=kept.meant),
            mark=kept.of * kept.meant / 100,
        )
        for kept in report.promises
    )
    figure = Figure(bars, words("cycle_report.promises_alt"), end=report.promises[0].of)
    yield Together((Heading(words("cycle_report.promises")), figure))


def _now(report: CycleReport, words: Words) -> Iterator[Block]:
    counts = {bucket: report.in_bucket(bucket) for bucket in DECIDED}
    if not any(counts.values()):
        return
    bars = tuple(
        Bar(_bucket(bucket, words), 0, count, shown=joined(str(count), words(f"cycle_report.{bucket}_means")))
        for bucket, count in counts.items()
    )
    blocks: list[Block] = [Figure(bars, words("cycle_report.now_alt"), end=len(report.results))]
    open_ones = report.in_bucket(Bucket.UNSAID)
    if open_ones:
        blocks.append(Paragraph(text(words("cycle_report.undecided", n=open_ones))))
    yield Together((Heading(words("cycle_report.now")), *blocks))


def _learned(report: CycleReport, words: Words) -> Iterator[Block]:
    """What was learned, by team and number; words, score and bucket stand further up."""
    rows = tuple(
        Row((Cell(text(strong(one.number), f"  {apart(each.team)}")), Cell(text(one.learning.strip()))))
        for each in report.sets
        for one in each.results
        if one.learning.strip()
    )
    if rows:
        header = (Cell(text(words("cycle_report.number"))), Cell(text(words("cycle_report.learning"))))
        yield Heading(words("cycle_report.learned"))
        yield Table(header, rows, (21, 79), density=Density.CLOSEST)


def _signs(report: CycleReport, words: Words) -> Iterator[Block]:
    counted = tuple(
        (
            words(f"cycle_report.signs.{sign.key}"),
            text(strong(words("cycle_report.kept_line", reached=sign.seen, of=sign.of))),
        )
        for sign in report.signs
        if sign.of
    )
    agreed = [_agreed_sign(line, words) for line in report.agreed_signs]
    if counted:
        facts = FactList(counted, 0.5, density=Density.CLOSE)
        yield Together((Heading(words("cycle_report.programme")), facts))  # no row of it alone at the foot
    elif agreed:
        yield Heading(words("cycle_report.programme"))
    yield from agreed


def _agreed_sign(line: str, words: Words) -> Block:
    """People say whether it was seen; on the sheet there is room for what."""
    answers = (words("cycle_report.seen"), words("cycle_report.not_yet"))
    return FieldGrid(
        (
            FormRow((FormField(words("cycle_report.agreed", sign=line), lines=0, choices=answers),), (1,)),
            FormRow((FormField(words("cycle_report.what_we_saw")),), (1,)),
        ),
        close=True,
    )


def _health(report: CycleReport, words: Words) -> Iterator[Block]:
    rows = tuple(
        Row(
            tuple(
                Cell(text(part))
                for part in (metric.name, each.team, metric.stay, metric.today, _inside(each.read_of(metric), words))
            )
        )
        for each in report.sets
        for metric in each.health
        if metric.name.strip()
    )
    if rows:
        header = tuple(
            Cell(text(words(f"cycle_report.{key}"))) for key in ("metric", "team", "stays", "today", "readings")
        )
        yield Heading(words("cycle_report.health"))
        yield Table(header, rows, (30, 27, 18, 15, 46), density=Density.CLOSEST)


def _inside(readings: tuple[MetricRead, ...], words: Words) -> str:
    """How many readings were inside the range, and each that was not, with its day."""
    if not readings:
        return ""
    outside = [one for one in readings if one.outside]
    if not outside:
        return words("cycle_report.all_inside", n=len(readings))
    told = in_a_row(f"{one.value} ({_day(one.day, words)})".replace(" ", "\N{NO-BREAK SPACE}") for one in outside)
    return words("cycle_report.some_inside", n=len(readings) - len(outside), of=len(readings), outside=told)


def _ahead(report: CycleReport, words: Words) -> Iterator[Block]:
    steps = tuple((words.date(each.day), text(each.title)) for each in report.ahead)
    if steps:
        yield Together((Heading(words("cycle_report.ahead")), FactList(steps, density=Density.CLOSE)))
