"""The fixed words printed in documents, by document language: `words/<language>.toml`, and the papers' own words beside
it in `words/<language>/*.toml`. A key stands in one of these files only.

Composers ask by key, `words("record.as_of")`; placeholders are filled from keyword arguments, and user text goes in as
a value, never as a template. A missing key or placeholder is our mistake and raises KeyError; tests look for both.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from agendas.model import Lead, PhaseKind, Seat, StepType
from agendas.read_once import read_once
from workshop_app.domain import reading_direction
from workshop_app.domain import text as domain_text
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import Direction, DraftStatus, KeyResultType
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.reading_direction import LEFT_TO_RIGHT as LEFT_TO_RIGHT
from workshop_app.domain.reading_direction import RIGHT_TO_LEFT, isolated, mixes_ways
from workshop_app.domain.roles import names_in
from workshop_app.domain.scoring import Model
from workshop_app.domain.text import one_stop

# Where the words of an enum's members stand.
MEMBERS: Mapping[type[Enum], str] = {
    ParameterStatus: "parameter_status",
    StepType: "step_type",
    Lead: "lead",
    Seat: "seat",
    PhaseKind: "phase",
    KeyResultType: "key_result_type",
    Direction: "direction",
    DraftStatus: "draft_status",
}


_LETTERS_OF_OURS = re.compile(r"[^\W\d_]|→")  # an arrow of ours points to the right
_VALUE = re.compile(r"\{[^}]*\}")
_BETWEEN_NAMES = re.compile(r"(\s*[,;،؛/&+]\s+|\s+and\s+)")
_NO_NAME = re.compile(r"[.?!:…]$|^[^(]*\)|\([^)]*$")  # the end of a sentence, or half of what stands in brackets
_WORDS_OF_A_NAME = 6
SHORT_NAME = 32  # letters: less than a card is wide, and where a column is narrower, both renderers part it after all
_NAME_AND_REMARK = re.compile(r"([^(:]+?)(\s*[(:].*)")


def from_the_left(said: str) -> str:
    """A line of ours runs from the left, also when it begins with a name that runs from the right: else its parts
    change places, and who coached whom is told the wrong way round."""
    return left_mark(said) + said


def left_mark(said: str) -> str:
    """What a line of ours begins with that says this."""
    return LEFT_TO_RIGHT if _starts_right(said) else ""


def folded(printed: str) -> str:
    """For comparing with what is printed: white space and capitals make no difference."""
    return " ".join(printed.split()).casefold()


def apart(value: str) -> str:
    """A name or text that goes into a line of ours. One that runs from the right, or has words that do, is kept apart:
    else a number that follows it is read as part of it ("for Leah, 10 of 11" has its 10 before Leah), and its own
    parts change places with their neighbours. It runs as it would by itself: a question that begins with a name from
    the right, from the left."""
    if value.isascii():
        return value
    from handouts.shaping import is_right_to_left  # fonts; nobody waits for them whose names run from the left

    if not is_right_to_left(value):
        return value
    return "\n".join(map(_line_apart, value.split("\n")))


def _line_apart(line: str) -> str:
    if parts := _mixed_list(line):
        return "".join(part if at % 2 else apart(part) for at, part in enumerate(parts))
    return isolated(reading_direction.from_the_left(line))


def _mixed_list(line: str) -> tuple[str, ...]:
    """Names in one line, with what stands between them, of which some run from the right and others do not: the list
    has no direction of its own, and begins where the line does. () for anything else: a sentence has commas, too."""
    if line.isascii():
        return ()
    parts = tuple(_BETWEEN_NAMES.split(line.strip()))
    names = parts[::2]
    if len(names) < 2 or not all(map(_may_be_name, names)):
        return ()
    return parts if any(map(_starts_right, names)) and not _all_start_right(names) else ()


def _may_be_name(part: str) -> bool:
    short = len(part) <= reading_direction.LONGEST_NAME and 0 < len(part.split()) <= _WORDS_OF_A_NAME
    return short and not _NO_NAME.search(part)


def as_typed(value: str) -> str:
    """What somebody typed that stands by itself, where it may be names or a list: those run from the left, unless all
    of them run from the right; a name keeps what is said of it behind it ("(lead ...)")."""
    lines = value.split("\n")
    if value.isascii() or all_from_right(lines):
        return value
    return "\n".join(_line_as_typed(line, len(lines) > 1) for line in lines)


def _line_as_typed(line: str, among_others: bool) -> str:
    if _mixed_list(line):
        return _line_apart(line)
    if among_others and _starts_right(line) and len(line) <= reading_direction.LONGEST_NAME:
        said = _NAME_AND_REMARK.fullmatch(line)
        if said and reading_direction.first_way(said[2]) == "L" and any(map(str.isalpha, said[2])):
            return f"{apart(said[1])}{said[2]}"
    return line


def beside(said: str, aside: str) -> str:
    """Words that follow, in the same paragraph, what somebody wrote: no part of it where either runs from the right."""
    return aside if apart(said) == said and apart(aside) == aside else isolated(aside)


def in_one_line(parts: Iterable[str], row: Callable[[Iterable[str]], str]) -> str:
    """Parts that others wrote, made one line by `row`; from the left as the paper is, unless all of them run from the
    right. Of those the ones that run both ways are kept apart: a number that follows would join their Latin words."""
    said = tuple(parts)
    if len(said) < 2 or all(map(str.isascii, said)):
        return row(map(as_typed, said))
    if not all_from_right(said):
        return row(map(apart, said))
    return RIGHT_TO_LEFT + row(map(isolated, said)) if any(map(mixes_ways, said)) else row(said)


def all_from_right(parts: Iterable[str]) -> bool:
    """Whether each of them that has letters runs from the right, and one does; a list of names does with all of its
    names."""
    return _all_start_right(name for part in parts for name in _mixed_list(part)[::2] or (part,))


def _all_start_right(parts: Iterable[str]) -> bool:
    with_letters = [part for part in parts if any(map(str.isalpha, part))]
    return bool(with_letters) and all(map(_starts_right, with_letters))


def in_a_row(names: Iterable[str]) -> str:
    """Names one after the other: else the name that was said first stands at the end, and two neighbours from the
    right change places."""
    return in_one_line(names, domain_text.in_a_row)


def names_in_a_row(names: Iterable[str]) -> str:
    """People or teams one after the other; a line ends between two of them, not inside one."""
    return in_a_row(map(kept_whole, names))


def names_as_typed(line: str) -> str:
    """Names that somebody typed into one line, in the order in which they are said; it ends between two of them."""
    line = "".join(part if at % 2 else kept_whole(part) for at, part in enumerate(_BETWEEN_NAMES.split(line)))
    if line.isascii():
        return line
    return in_a_row(names_in(line)) if "," in line and not _mixed_list(line) else as_typed(line)


def _filled(template: str, values: Mapping[str, object]) -> str:
    said = template.format(**values)
    if said.isascii():
        return said
    kept = template.format(**_kept_apart(values))
    ours = _LETTERS_OF_OURS.search(_VALUE.sub("", template))
    others = [value for value in values.values() if isinstance(value, str)]
    if ours or not all_from_right(others):
        return kept
    return RIGHT_TO_LEFT + kept if any(map(mixes_ways, others)) else said


def _kept_apart(values: Mapping[str, object]) -> dict[str, object]:
    return {name: apart(value) if isinstance(value, str) else value for name, value in values.items()}


def kept_whole(name: str) -> str:
    """A name with blanks at which no line ends, unless the line is narrower than the name."""
    return name.replace(" ", "\N{NO-BREAK SPACE}") if len(name) <= SHORT_NAME else name


def _starts_right(said: str) -> bool:
    if said.isascii():
        return False
    from handouts.shaping import starts_right

    return starts_right(said)


class Words(Struct, frozen=True):
    """The words of one language. A page has one form of dates: the long one, or, where they stand in tables, the
    short one throughout, the running foot included (`with_short_dates`). Where a client scores by another `model` than
    three levels, what stands under "under.<model>" or "under.one_number" is said instead; on what tells of cycles that
    are scored in `several` ways, what stands under "under.several"."""

    language: str
    entries: Mapping[str, str]
    short_dates: bool = False
    model: Model = Model.LEVELS
    several: bool = False

    def __call__(self, key: str, **values: object) -> str:
        key = self._as_scored(key)
        if key not in self.entries:
            raise KeyError(f"{key} is missing in handouts/words/{self.language}.toml")
        said = _filled(self.entries[key], values)
        return one_stop(said) if self.entries[key].endswith("}.") else said

    def parted(self, key: str, name: str, **values: object) -> tuple[str, str, str]:
        """The same in three: what stands before one of its values, that value, and what follows. It has a style of its
        own."""
        said, place = self(key, **values), f"{{{name}}}"
        lead = self.entries[self._as_scored(key)].partition(place)[0] + place
        for shown in (values, _kept_apart(values)):
            value, begun = str(shown[name]), lead.format(**shown)
            if (end := said.find(begun) + len(begun)) >= len(begun):
                return said[: end - len(value)], value, said[end:]
        raise KeyError(f"{key} does not say {place}")

    def _as_scored(self, key: str) -> str:
        if self.several:
            under: tuple[str, ...] = (f"under.several.{key}",)
        else:
            under = () if self.in_levels else (f"under.{self.model}.{key}", f"under.one_number.{key}")
        return next((each for each in under if each in self.entries), key)

    @property
    def in_levels(self) -> bool:
        """Whether key results have three levels, or one number to reach."""
        return self.model is Model.LEVELS

    def count(self, key: str, n: int) -> str:
        """`key.one` or `key.other`, by the number."""
        return self(f"{key}.one" if n == 1 else f"{key}.other", n=n)

    def member(self, value: Enum) -> str:
        """The word for an enum's member."""
        return self.entries[f"{MEMBERS[type(value)]}.{value.value}"]

    def with_short_dates(self) -> Words:
        """The words of a paper whose dates stand in tables."""
        return replace(self, short_dates=True)

    def under(self, model: Model) -> Words:
        """The words for a client who scores like this."""
        return replace(self, model=model, several=False)

    def under_each(self, models: Collection[Model]) -> Words:
        """The words of a table with rows of cycles that are scored like these: with levels where one of them has
        some."""
        first = next(each for each in Model if each in models)
        return replace(self, model=first, several=len(models) > 1)

    def month(self, day: datetime.date) -> str:
        """The month of a date, as long as it is written on this paper."""
        return self.entries[f"{'month_short' if self.short_dates else 'month'}.{day.month}"]

    def date(self, day: datetime.date) -> str:
        """A date as it is written in this language, on this paper."""
        return self("date.full", day=day.day, month=self.month(day), year=day.year)

    def date_with_weekday(self, day: datetime.date) -> str:
        """A date people have to turn up on."""
        return self("date.weekday", weekday=self.entries[f"weekday.{day.isoweekday()}"], date=self.date(day))


def languages() -> tuple[str, ...]:
    """The document languages there are words for."""
    names = (entry.name for entry in files("handouts").joinpath("words").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@read_once
def load(language: str = "en") -> Words:
    """The words of `language`; KnownError(LANGUAGE_UNKNOWN) when there are none."""
    if language not in languages():
        raise KnownError(ErrorCode.LANGUAGE_UNKNOWN, language=language)
    entries: dict[str, str] = {}
    for text in texts_of(language):
        found = _entries(text)
        if twice := entries.keys() & found.keys():
            raise KeyError(f"{', '.join(sorted(twice))} stand in two files of the words in {language}")
        entries |= found
    return Words(language, entries)


def load_in_steps(language: str = "en") -> Iterator[str]:
    """The same, for a window that answers in between: one file in each step, and at last all of them."""
    for text in texts_of(language):
        _entries(text)
        yield "words"
    load(language)
    yield language


@cache
def _entries(text: str) -> Mapping[str, str]:
    return dict(flat(tomllib.loads(text)))


def texts_of(language: str) -> tuple[str, ...]:
    """The word files of a language as they are written: the common one first, then those of single papers by name."""
    folder = files("handouts").joinpath("words")
    beside = folder.joinpath(language)
    found = beside.iterdir() if beside.is_dir() else ()
    more = sorted((each for each in found if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(each.read_text(encoding="utf-8") for each in (folder.joinpath(f"{language}.toml"), *more))


def flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    """Every text of nested tables under its dotted key."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += flat(value, f"{prefix}{name}.")
        else:
            found.append((f"{prefix}{name}", str(value)))
    return found
