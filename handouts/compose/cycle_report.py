"""The cycle report: where each key result ended against everything that was predicted, what becomes of them, what was
learned, how promises held, and the signs of the programme. For the sponsor; no average, and nothing by person."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from handouts.compose.frame import joined, margins
from handouts.document import (
    Align,
    Bar,
    Block,
    BulletList,
    Cell,
    Document,
    Edition,
    Figure,
    Heading,
    Inline,
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
from handouts.gather_cycle import CycleReportSource
from handouts.wording import Words
from workshop_app.application.cycle_report import CycleReport, ReportedResult, ReportedSet
from workshop_app.domain.reflections import Bucket

DECIDED = (Bucket.KEEP, Bucket.MODIFY, Bucket.REMOVE)


def compose(source: CycleReportSource, words: Words) -> Document:
    report, imprint = source.report, replace(source.imprint, cycle=source.report.name)
    blocks: list[Block] = [
        Title(words("cycle_report.title"), _subtitle(source, words)),
        Paragraph(text(_lead(report, words)), lead=True),
        *_where(report, words),
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
        title=words("cycle_report.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(imprint, words, words("cycle_report.title")),
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
    between = of - report.reached - report.below - report.unscored
    counted = (("between", between), ("below", report.below), ("unscored", report.unscored))
    parts = [words("cycle_report.reached", n=report.reached, of=of)]
    parts += [words(f"cycle_report.{key}", n=count) for key, count in counted if count]
    return f"{', '.join(parts)}."


def _where(report: CycleReport, words: Words) -> Iterator[Block]:
    yield Heading(words("cycle_report.where"))
    yield Paragraph(text(quiet(words("cycle_report.key"))))
    for each in report.sets:
        if each.results:
            yield Together((Heading(each.team, 2), _figure(each, words)))
            yield _table(each, words)
    surprised = sum(one.surprised for one in report.results)
    key = {0: "none", 1: "one"}.get(surprised, "other")
    read = (words("cycle_report.read_levels"), words(f"cycle_report.surprise_{key}", n=surprised))
    yield Note(words("cycle_report.read"), tuple(text(line) for line in read))


def _figure(each: ReportedSet, words: Words) -> Figure:
    """A bar a key result: everything predicted, and a mark at the final score."""
    bars: list[Bar] = []
    for one in each.results:
        low, high = one.lowest, one.highest
        told = _range(low, high, words) if low is not None and high is not None else words("cycle_report.no_prediction")
        final = words("cycle_report.no_score")
        if one.score is not None:
            final = words("cycle_report.final", score=score_words(one.score))
        low, high, mark = low or 0.0, high or 0.0, -1.0 if one.score is None else one.score
        length = round(high - low, 10)
        bars.append(Bar(one.result.text, low, length, shown=joined(told, final), mark=mark))
    return Figure(tuple(bars), words("cycle_report.alt", team=each.team), end=1.0)


def _range(low: float, high: float, words: Words) -> str:
    if high == low:
        return score_words(low)
    return words("cycle_report.range", low=score_words(low), high=score_words(high))


def _table(each: ReportedSet, words: Words) -> Table:
    heads = ("result", "from_to", "over_time", "score", "next")
    header = tuple(Cell(text(words(f"cycle_report.{head}"))) for head in heads)
    return Table(header, tuple(_row(one, words) for one in each.results), (50, 19, 24, 8, 11))


def _row(one: ReportedResult, words: Words) -> Row:
    before, after = one.result.baseline.strip(), one.value.strip()
    both = words("cycle_report.arrow", before=before, after=after)
    course = " → ".join(score_words(point.predicted) for point in one.predictions)
    score = Cell(text(strong(score_words(one.score)) if one.score is not None else "–"))
    return Row(
        (
            Cell(text(one.result.text.strip())),
            Cell(text(both if before and after else after or before)),
            Cell(text(quiet(course or "–"))),
            score,
            Cell(text(_bucket(one.bucket, words))),
        )
    )


def _bucket(bucket: Bucket, words: Words) -> str:
    return words(f"cycle_report.bucket.{bucket}") if bucket is not Bucket.UNSAID else "–"


def _promises(report: CycleReport, words: Words) -> Iterator[Block]:
    """Nothing under ten scored key results."""
    if not report.promises:
        return
    header = tuple(Cell(text(words(f"cycle_report.{key}"))) for key in ("level", "kept", "meant"))
    rows = tuple(
        Row(
            (
                Cell(text(words(f"cycle_report.level_name.{kept.level}"))),
                Cell(text(strong(words("cycle_report.kept_line", reached=kept.reached, of=kept.of)))),
                Cell(text(words("cycle_report.meant_line", n=kept.meant))),
            )
        )
        for kept in report.promises
    )
    yield Together((Heading(words("cycle_report.promises")), Table(header, rows, (30, 20, 20))))


def _now(report: CycleReport, words: Words) -> Iterator[Block]:
    counts = {bucket: report.in_bucket(bucket) for bucket in DECIDED}
    if not any(counts.values()):
        return
    bars = tuple(Bar(_bucket(bucket, words), 0, count) for bucket, count in counts.items())
    meanings: list[Inline] = [
        text(strong(_bucket(bucket, words)), f": {words(f'cycle_report.{bucket}_means')}") for bucket in DECIDED
    ]
    open_ones = report.in_bucket(Bucket.UNSAID)
    if open_ones:
        meanings.append(text(words("cycle_report.undecided", n=open_ones)))
    figure = Figure(bars, words("cycle_report.now_alt"))
    yield Together((Heading(words("cycle_report.now")), figure, BulletList(tuple(meanings))))


def _learned(report: CycleReport, words: Words) -> Iterator[Block]:
    """What was learned; score and bucket stand further up."""
    rows = tuple(
        Row((Cell(text(strong(one.result.text))), Cell(text(one.learning.strip()))))
        for one in report.results
        if one.learning.strip()
    )
    if rows:
        header = (Cell(text(words("cycle_report.result"))), Cell(text(words("cycle_report.learning"))))
        yield Heading(words("cycle_report.learned"))
        yield Table(header, rows, (36, 64))


def _signs(report: CycleReport, words: Words) -> Iterator[Block]:
    rows = [
        Row(
            (
                Cell(text(words(f"cycle_report.signs.{sign.key}"))),
                Cell(text(words("cycle_report.kept_line", reached=sign.seen, of=sign.of))),
            )
        )
        for sign in report.signs
        if sign.of
    ]
    rows += [
        Row((Cell(text(line, quiet(f"\n{words('cycle_report.agreed')}"))), Cell(lines=1)))
        for line in report.agreed_signs
    ]
    if rows:
        header = (Cell(text(words("cycle_report.sign"))), Cell(text(words("cycle_report.seen"))))
        yield Heading(words("cycle_report.programme"))
        yield Table(header, tuple(rows), (65, 35))


def _health(report: CycleReport, words: Words) -> Iterator[Block]:
    rows = tuple(
        Row(tuple(Cell(text(part)) for part in (metric.name, each.team, metric.stay, metric.today)))
        for each in report.sets
        for metric in each.health
        if metric.name.strip()
    )
    if rows:
        header = tuple(Cell(text(words(f"cycle_report.{key}"))) for key in ("health", "team", "stays", "today"))
        yield Heading(words("cycle_report.health"))
        yield Table(header, rows, (36, 28, 18, 18))


def _ahead(report: CycleReport, words: Words) -> Iterator[Block]:
    rows = tuple(
        Row((Cell(text(strong(words.date(each.day)))), Cell(text(each.title), Align.START))) for each in report.ahead
    )
    if rows:
        header = (Cell(text(words("cycle_report.by"))), Cell(text(words("cycle_report.step"))))
        yield Together((Heading(words("cycle_report.ahead")), Table(header, rows, (25, 75))))
