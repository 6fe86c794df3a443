"""Cards for champions (artefact 29): for each of them what a champion does and does not, and the minute of a report.
The two of a person lie side by side on a sheet, so that one cut parts them; whoever looks after several key results has
a minute for each, and the further ones follow at the end."""

from __future__ import annotations

from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import document, named_levels
from handouts.cycle_sources import ChampionsSource, PlacedResult
from handouts.document import Card, Cards, Document, FormField, FormRow, Inline, quiet, strong, text
from handouts.wording import Words, apart

BLANK = 1  # pairs on a sheet of nobody's
DOES = ("reads", "predicts", "names", "brings", "early")
NOT = ("all", "blame", "slides", "alone")
MINUTE = (("number", "read_on", "read_from"), ("predicted", "last_time"), ("because",), ("way", "since", "who_can"),
          ("ask", "ask_by"))  # fmt: skip
LINES = {"because": 3, "way": 3, "ask": 4}


def compose(source: ChampionsSource, words: Words) -> Document:
    people = source.champions or (("", ()),) * BLANK
    pairs = tuple(card for name, results in people for card in _pair(source, name, results[:1], words))
    further = tuple(_minute(source, name, (one,), words) for name, results in people for one in results[1:])
    return document(
        "champion_cards",
        file_name(source, words),
        source.imprint,
        words,
        (Cards((*pairs, *further), large=True),),
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
    return role, _minute(source, name, results, words)


def _minute(source: ChampionsSource, name: str, results: tuple[PlacedResult, ...], words: Words) -> Card:
    """What is said of one key result; its boxes are filled in for that one alone."""
    return Card(
        title=words("champion.minute"),
        subtitle=joined(name, source.meeting),
        body=_mine(results, words),
        footer=words("champion.before"),
        fields=tuple(_row(row, words) for row in MINUTE),
    )


def _listed(head: str, entries: tuple[str, ...], words: Words) -> tuple[Inline, ...]:
    return text(strong(words(f"champion.{head}"))), *(text(words(f"champion.{each}")) for each in entries)


def _mine(results: tuple[PlacedResult, ...], words: Words) -> tuple[Inline, ...]:
    return tuple(
        lines_of(strong(f"{each.number}  {apart(each.result.text.strip())}"), quiet(named_levels(each.result, words)))
        for each in results
    )


def _row(row: tuple[str, ...], words: Words) -> FormRow:
    """What is said in the minute, one thing a box; the first of the row is the longest."""
    fields = tuple(FormField(words(f"champion.{each}"), lines=LINES.get(each, 1)) for each in row)
    return FormRow(fields, (2, *(1,) * (len(row) - 1)))
