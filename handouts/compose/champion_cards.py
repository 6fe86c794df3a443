"""Cards for champions (artefact 29): for each of them what a champion does and does not, and the minute of a report.
The two of a person lie side by side on a sheet, so that one cut parts them."""

from __future__ import annotations

from handouts.compose.frame import joined
from handouts.compose.one_section import document, levels_line
from handouts.cycle_sources import ChampionsSource, PlacedResult
from handouts.document import Card, Cards, Document, FormField, FormRow, Inline, quiet, strong, text
from handouts.wording import Words, closed, from_the_left

BLANK = 1  # pairs on a sheet of nobody's
DOES = ("reads", "predicts", "names", "brings", "early")
NOT = ("all", "blame", "slides", "alone")
MINUTE = (("number", "read_on", "read_from"), ("predicted", "last_time"), ("because",), ("way", "since", "who_can"),
          ("ask", "ask_by"))  # fmt: skip
LONG = frozenset(["because", "way", "ask"])
LINES = 2
ONE_LINE = 36  # letters


def compose(source: ChampionsSource, words: Words) -> Document:
    people = source.champions or (("", ()),) * BLANK
    cards = tuple(card for name, results in people for card in _pair(source, name, results, words))
    return document(
        "champion_cards",
        file_name(source, words),
        source.imprint,
        words,
        (Cards(cards, large=True),),
        about=source.team,
        lying=True,
    )


def file_name(source: ChampionsSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("champion.file", team=source.team) if source.team else words("champion.file_blank")


def _pair(source: ChampionsSource, name: str, results: tuple[PlacedResult, ...], words: Words) -> tuple[Card, Card]:
    role = Card(
        title=name or words("champion.title"),
        subtitle=joined(words("champion.title") if name else "", source.team),
        body=(*_listed("does", DOES, words), *_listed("not", NOT, words)),
        footer=words("champion.how_many"),
    )
    minute = Card(
        title=words("champion.minute"),
        subtitle=joined(name, source.meeting),
        body=_mine(results, words),
        footer=words("champion.before"),
        fields=tuple(_row(row, words) for row in MINUTE),
    )
    return role, minute


def _listed(head: str, entries: tuple[str, ...], words: Words) -> tuple[Inline, ...]:
    return text(strong(words(f"champion.{head}"))), *(text(words(f"champion.{each}")) for each in entries)


def _mine(results: tuple[PlacedResult, ...], words: Words) -> tuple[Inline, ...]:
    return tuple(
        text(
            strong(closed(from_the_left(f"{each.number}  {each.result.text.strip()}"))),
            quiet(f"  {_held(levels_line(each.result, words))}"),
        )
        for each in results
    )


def _held(levels: str) -> str:
    """Figures stand on one line; levels told in words are broken like other sentences."""
    return levels.replace(" ", "\u00a0") if len(levels) <= ONE_LINE else levels


def _row(row: tuple[str, ...], words: Words) -> FormRow:
    """What is said in the minute, one thing a box; the first of the row is the longest."""
    fields = tuple(FormField(words(f"champion.{each}"), lines=LINES if each in LONG else 1) for each in row)
    return FormRow(fields, (2, *(1,) * (len(row) - 1)))
