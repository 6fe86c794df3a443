"""Documents of a single stretch of pages, and the parts that the papers of a cycle share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec.structs import replace

from handouts.compose.frame import joined, margins
from handouts.document import (
    Align,
    Block,
    Cell,
    Document,
    Edition,
    Inline,
    Orientation,
    Paragraph,
    Row,
    Section,
    TextRun,
    quiet,
    strong,
    text,
)
from handouts.imprint import Imprint
from handouts.wording import Words, apart, from_the_left, left_mark, names_in_a_row
from workshop_app.domain.cycle_scores import read_score, shown_score
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.reading_direction import mixes_ways
from workshop_app.domain.scoring import Model
from workshop_app.domain.values.shown import in_one_unit

NOTHING = "–"
APART = "     "
LEVELS_ONLY = frozenset(["commit", "stretch"])  # of those who agreed on levels
NARROW = 12  # characters of a level that still stand in a column of figures
LONGEST_FIGURE = 18  # characters of a level that is a number or a day with its unit: "1,200,000 minutes"
FIGURE, AROUND = 1.75, 3.5  # mm: a figure of a strong target in a close table, and the room around a value
ON_ONE_PAGE = 10  # key results of one table that stand on a page with the heading above it
UPRIGHT, LYING = 170.0, 239.0  # mm: the narrowest page a table has


def document(
    id: str,
    name: str,
    imprint: Imprint,
    words: Words,
    blocks: tuple[Block, ...],
    *,
    about: str = "",
    lying: bool = False,
    edition: Edition = Edition.PARTICIPANT,
    private: bool = False,
) -> Document:
    """`about` is the team or whatever else it is about; it stands in the running head. What is `private` to the coach
    is shared with no client, and its foot does not say that it is."""
    title = words(f"artefact.{id}")
    copy = words("frame.facilitator") if edition is Edition.FACILITATOR else ""
    known_to = replace(imprint, confidentiality="") if private else imprint
    return Document(
        id=id,
        name=name,
        title=f"{title}: {about}" if about else title,
        edition=edition,
        language=words.language,
        sections=(Section(blocks, Orientation.LANDSCAPE if lying else Orientation.PORTRAIT),),
        margins=margins(known_to, words, joined(title, about), copy),
        author=imprint.coach,
    )


def listed(lines: str) -> str:
    """One name per line in the file, one line on paper."""
    return names_in_a_row(name.strip() for name in lines.splitlines() if name.strip())


def header(*heads: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(head)) for head in heads)


def row(*values: str | TextRun, lines: int = 0) -> Row:
    """A row of one line of text each; `lines` leaves room to write under all of them."""
    return Row(tuple(Cell(text(value) if value else (), lines=lines) for value in values))


def told(*pairs: tuple[str, str]) -> Paragraph | None:
    """Labels with their values on one line; None when none of them says anything. What is told begins on the line of
    its label, as a line to write on does; where the line runs both ways, readers turn it by its blanks."""
    blank = " " if mixes_ways("".join(chain.from_iterable(pairs))) else "\N{NO-BREAK SPACE}"
    runs: list[str | TextRun] = []
    for label, value in pairs:
        if value.strip():
            named = f"{label}{blank}" if value.strip("_ ") else f"{label} ".replace(" ", "\N{NO-BREAK SPACE}")
            first = [APART] if runs else [left_mark(f"{label} {value}")]
            runs += [*filter(None, first), quiet(named), strong(apart(value.strip()))]
    return Paragraph(text(*runs)) if runs else None


def score_words(typed: str, words: Words) -> str:
    """A score as it is told everywhere: "0.6", "1.0"; what is none says so, and nothing where nothing was typed."""
    score = read_score(typed)
    if score is None:
        return words("check_in.no_score", typed=typed.strip()) if typed.strip() else ""
    return shown_score(score)


def final_words(score: float, words: Words) -> str:
    """A final score; met or not met where nothing lies between."""
    if words.model is Model.EVEN_ODDS and score in (0.0, 1.0):
        return words("score.met" if score else "score.not_met")
    return shown_score(score)


def speaks_of_levels(said: Iterable[str], words: Words) -> bool:
    """Whether texts of an agenda ask for levels where the client agreed on none. They are the coach's, and stay."""
    if words.in_levels:
        return False
    told_by = words("levels_in_agenda.told_by").split("\n")
    return any(each and each in one.casefold() for one in said for each in told_by)


def goals_of(result: KeyResult, words: Words) -> tuple[str, ...]:
    """What it is to reach: its three levels, or the one number there is where the client agreed on no levels."""
    return (result.commit, result.target, result.stretch) if words.in_levels else (result.target,)


def as_scored(columns: Sequence[str], words: Words) -> tuple[str, ...]:
    """Names of columns without those of levels that the client did not agree on."""
    return tuple(each for each in columns if words.in_levels or each not in LEVELS_ONLY)


def levels_line(result: KeyResult, words: Words) -> str:
    """Where it starts and its levels on one line, as far as they are known; from the left, as its arrow points."""
    (start, *levels), unit = in_one_unit((result.start, *goals_of(result, words)), result.unit)
    goals = " · ".join(level or NOTHING for level in levels) if any(levels) else ""
    way = words("check_in.way", start=start or NOTHING, goals=goals) if goals else start
    return from_the_left(f"{way} {apart(unit)}" if way and unit else way)


def named_levels(result: KeyResult, words: Words) -> str:
    """Where it starts and its levels, each by its name: read without a head above them. What is not known is not
    told."""
    values, unit = in_one_unit((result.start, *goals_of(result, words)), result.unit)
    keys = as_scored(("start", "commit", "target", "stretch"), words)
    said = joined(*(words(f"levels.{key}", value=value) for key, value in zip(keys, values, strict=True) if value))
    return f"{said} {apart(unit)}" if said and unit else said


def figures_line(result: KeyResult, words: Words) -> str:
    """The same where the levels are figures, whatever their unit; told in words they stand in the published set."""
    longest = max(len(each.strip()) for each in (result.start, *goals_of(result, words)))
    return levels_line(result, words) if longest <= LONGEST_FIGURE else ""


def sentence_of(result: KeyResult, *under: str, number: str = "") -> Inline:
    """A key result with its unit where its words do not tell it, and what stands quietly under it."""
    said, unit = result.text.strip(), result.unit.strip()
    shown = f"{number}  {said}" if number else said
    aside = "" if all(_says(said, word) for word in unit.split()) else f"  ({unit})"
    return lines_of_runs(text(shown, quiet(aside)) if aside else text(shown), *(each for each in under if each))


def _says(said: str, word: str) -> bool:
    """Whether a sentence has a word of a unit, whole: "h" in "4h" and not in "the", "40" not in "140"."""
    same = r"\d" if word[0].isdigit() else r"[^\W\d_]"
    return re.search(rf"(?<!{same}){re.escape(word)}(?!{same})", said, re.IGNORECASE) is not None


def lines_of_runs(first: Inline, *under: str) -> Inline:
    """A line of runs with quiet ones under it."""
    return (*first, *(run for each in under for run in text("\n", quiet(each))))


def level_cells(result: KeyResult, words: Words, align: Align = Align.END) -> tuple[Cell, ...]:
    """The start and the three levels in four cells, the target strong; told in words they share one. The start and the
    number to reach in two, where there are no levels."""
    values, _ = in_one_unit((result.start, *goals_of(result, words)), result.unit)
    keys = as_scored(("start", "commit", "target", "stretch"), words)
    if max(len(value) for value in values) > NARROW:
        said = (words(f"levels.{key}", value=value) for key, value in zip(keys, values, strict=True) if value)
        return (Cell(text(joined(*said)), span=len(values)),)
    shown = ((key, value or NOTHING) for key, value in zip(keys, values, strict=True))
    return tuple(Cell(text(strong(value) if key == "target" else value), align) for key, value in shown)


def level_widths(
    results: Iterable[KeyResult], usual: Sequence[float], words: Words, room: float = LYING, giver: int = 0
) -> tuple[float, ...]:
    """The columns of a table whose second to fifth are `level_cells`, in shares of a page that has so much room: as
    wide as the longest value in them, so that "1,200,000" never stands as "1,200," above "000". What they need more,
    the column `giver` has less. Two where there are no levels, which share the room of the others with the first."""
    widths, a_mm = list(usual), sum(usual) / room
    if not words.in_levels:
        _, today, commit, target, stretch, *others = usual
        widths = [usual[0] + commit, today, target + stretch, *others]
        giver -= 2 if giver else 0
        usual = tuple(widths)
    last = 1 + len(as_scored(("today", "commit", "target", "stretch"), words))
    for result in results:
        values, _ = in_one_unit((result.start, *goals_of(result, words)), result.unit)
        if max(map(len, values)) <= NARROW:
            for at, value in enumerate(values, 1):
                longest = max(map(len, value.split()), default=0)
                widths[at] = max(widths[at], (FIGURE * longest + AROUND) * a_mm)
    widths[giver] -= sum(widths[1:last]) - sum(usual[1:last])
    return tuple(widths)
