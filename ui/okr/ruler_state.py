"""The ruler of a key result, computed without Qt: where today and the levels lie between today and the stretch, which
of them are still open, and what a value would score if it ended there. Better is always at the right, also for a
number that is to fall.

What cannot be put to scale (words, levels in no order, days that can be read in two ways) stands at equal distances
and gives no score: nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain, pairwise
from math import floor, log10

from msgspec import Struct

from ui.okr.view_state import FIELDS_OF, Ending, levels_of, preview
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.scoring import STAYS, Model
from workshop_app.domain.values.days import Span
from workshop_app.domain.values.numbers import ValueDoubt, in_unit, is_bare, together

STEPS = 40  # of the ring, about, from today to the stretch
_FIGURES = re.compile(r"\d[\d.,'’\u00a0\u202f]*\d|\d")
_SIDE_OF_RATIO = re.compile(r"(?<=:)(\s*)\d[\d.,]*")
_OF_A_YEAR = re.compile(r"(?P<day>.*[^\W\d].*?)[\s,.]+(?P<year>\d{4})")  # its month is a word
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,'’\u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*")
_MONTHS = "January February March April May June July August September October November December"  # as is read back


class RulerPoint(Struct, frozen=True):
    """Today or a level. `field` is where it is typed, `at` its place from 0 to 1; `words` are empty while it is
    open."""

    field: str
    words: str
    at: float


class LevelScale(Struct, frozen=True):
    """`to_scale`: values lie where they are. `in_words`: the levels are sentences and not values. `first` and `last`
    are the values at the ends of a ruler to scale, and `step` is how far a key moves the ring. `unit` is that of bare
    numbers."""

    points: tuple[RulerPoint, ...]
    to_scale: bool = False
    in_words: bool = False
    first: float = 0.0
    last: float = 0.0
    step: float = 1.0
    unit: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be written."""
        return not all(point.words for point in self.points)

    def point(self, field: str) -> RulerPoint | None:
        return next((each for each in self.points if each.field == field), None)

    def value_at(self, at: float) -> float:
        """The value at a place from 0 to 1, on the grid of the ring."""
        raw = self.first + at * (self.last - self.first)
        return min(max(round(raw / self.step) * self.step, min(self.first, self.last)), max(self.first, self.last))

    def place_of(self, value: float) -> float:
        return (value - self.first) / (self.last - self.first) if self.last != self.first else 0.0


def ruler(result: KeyResult, model: Model, cycle: Span | None) -> LevelScale:
    """How a key result is drawn."""
    names = levels_of(model)
    if FIELDS_OF[result.type].graded_in_words:
        said = [getattr(result, name).strip() for name in names]
        ends = ((place + 1) / len(names) for place in range(len(names)))
        return LevelScale(tuple(map(RulerPoint, names, said, ends)), in_words=True)
    values = [("baseline", result.start), *((name, getattr(result, name).strip()) for name in names)]
    if result.wanted in STAYS:
        values = values[1:]  # nothing has to move away from today
    read = _read([words for _, words in values], cycle)
    if read is None:
        last = max(1, len(values) - 1)
        return LevelScale(tuple(RulerPoint(name, words, place / last) for place, (name, words) in enumerate(values)))
    first, last_value = read[0], read[-1]
    points = tuple(
        RulerPoint(name, words, (value - first) / (last_value - first))
        for (name, words), value in zip(values, read, strict=True)
    )
    return LevelScale(points, True, False, first, last_value, _step(read), result.unit)


def ended_at(
    result: KeyResult, drawn: LevelScale, value: float, model: Model, cycle: Span | None
) -> tuple[str, Ending] | None:
    """The value as people write it beside the levels, and what it comes to; None where it cannot be told."""
    typed = [level.strip() for level in (result.target, result.stretch, result.commit) if level.strip()]
    like = sorted(typed, key=is_bare)  # beside "0" of euros another level says that they are
    ways = [_written(each, value, drawn.step) for each in like]
    for words in (*chain.from_iterable(way[:-1] for way in ways), *(way[-1] for way in ways)):
        read = together((*(point.words for point in drawn.points), words), cycle)
        if read is None or isinstance(read, ValueDoubt) or len(read) != 1 or abs(read[0][-1] - value) > drawn.step / 2:
            continue
        found = preview(result, words, model, cycle)
        if isinstance(found, Ending):
            return words, found
    return None


def stands_at(drawn: LevelScale, value: str, cycle: Span | None) -> float | None:
    """Where a value that was reported lies, from 0 to 1; beyond the ends it stands at them. None where it cannot be
    read beside the levels."""
    if not drawn.to_scale or not value.strip():
        return None
    read = together(in_unit((*(point.words for point in drawn.points), value), drawn.unit), cycle)
    if read is None or isinstance(read, ValueDoubt) or len(read) != 1:
        return None
    first, *_, last, here = read[0]  # in the smallest unit of them, which may be smaller than that of the levels
    return min(1.0, max(0.0, (here - first) / (last - first)))


def middle_of(drawn: LevelScale) -> float:
    """Where the ring stands at first: halfway from commit to target, else half the way."""
    commit, target = drawn.point("commit"), drawn.point("target")
    if commit is not None and target is not None:
        return (commit.at + target.at) / 2
    return 0.5


def without_year(said: list[str]) -> list[str]:
    """Days of one year as they stand where there is no room for it; anything else as it is."""
    found = [_OF_A_YEAR.fullmatch(words) for words in said]
    years = {each["year"] for each in found if each}
    return [each["day"] for each in found if each] if all(found) and len(years) == 1 else said


def _read(words: list[str], cycle: Span | None) -> tuple[float, ...] | None:
    """The values, where all are there and go one way."""
    if len(words) < 2 or not all(words):
        return None
    found = together(words, cycle)
    if found is None or isinstance(found, ValueDoubt) or len(found) != 1:
        return None
    values = found[0]
    steps = [after - before for before, after in pairwise(values)]
    return values if all(step > 0 for step in steps) or all(step < 0 for step in steps) else None


def _step(values: tuple[float, ...]) -> float:
    """1, 2 or 5 times a power of ten: about `STEPS` of them from one end to the other, and none that the levels
    themselves do not stand on."""
    span = abs(values[-1] - values[0]) / STEPS
    power = 10.0 ** floor(log10(span))
    return next(size * power for size in (1, 2, 5, 10) if size * power >= span * 0.999)


def _written(like: str, value: float, step: float) -> tuple[str, ...]:
    """How the value may be written beside a level that is written like this, the bare number last."""
    places = max(0, -floor(log10(step) + 1e-9)) if step < 1 else 0
    plain = f"{value:.{places}f}"
    found = []
    figures = _FIGURES.search(like)
    if "." in plain and not (figures and re.search("[.,]", figures[0])):
        plain = plain.rstrip("0").rstrip(".")  # 88, and not 88.0, beside 84 and 92
    if figures is not None:
        comma = "," in figures[0] and "." not in figures[0] and places
        number = plain.replace(".", ",") if comma else plain
        if not places and (grouped := _GROUPED.fullmatch(figures[0])):
            number = f"{int(plain):,}".replace(",", grouped["mark"])
        found.append(like[: figures.start()].rstrip("-−–") + number.lstrip("-") + like[figures.end() :])
        if value < 0:
            found.insert(0, like[: figures.start()].rstrip("-−–") + "−" + number.lstrip("-") + like[figures.end() :])
    if ":" in like and value >= 0:
        found.append(f"{int(value) // 60}:{int(value) % 60:02}")
        found.append(_SIDE_OF_RATIO.sub(rf"\g<1>{plain}", like, count=1))
    if 1 <= value <= date.max.toordinal() and step >= 1:
        day = date.fromordinal(round(value))
        found.append(f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}")
    return (*found, plain)
