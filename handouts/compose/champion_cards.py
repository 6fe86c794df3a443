"""Cards for champions (artefact 29): for each of them what a champion does and does not, and the minute of a report.
Two of a person lie side by side, so that one cut parts them from the next."""

from __future__ import annotations

from handouts.compose.frame import joined
from handouts.compose.one_section import document, levels_line
from handouts.cycle_sources import ChampionsSource, PlacedResult
from handouts.document import Card, Cards, Document, Inline, quiet, strong, text
from handouts.wording import Words

BLANK = 2  # pairs on a sheet of nobody's
DOES = ("reads", "predicts", "names", "brings", "early", "not")
MINUTE = ("number", "prediction", "way", "ask")


def compose(source: ChampionsSource, words: Words) -> Document:
    people = source.champions or (("", ()),) * BLANK
    cards = tuple(card for name, results in people for card in _pair(source, name, results, words))
    return document(
        "champion_cards",
        file_name(source, words),
        source.imprint,
        words,
        (Cards(cards),),
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
        body=tuple(text(words(f"champion.{each}")) for each in DOES),
        footer=words("champion.how_many"),
    )
    minute = Card(
        title=words("champion.minute"),
        subtitle=joined(name, source.meeting),
        body=(*_mine(results, words), *(_part(each, words) for each in MINUTE)),
        footer=words("champion.before"),
    )
    return role, minute


def _mine(results: tuple[PlacedResult, ...], words: Words) -> tuple[Inline, ...]:
    return tuple(
        text(strong(f"{each.number}  {each.result.text.strip()}"), quiet(f"  {levels_line(each.result, words)}"))
        for each in results
    )


def _part(key: str, words: Words) -> Inline:
    return text(strong(words(f"champion.{key}")), f"  {words(f'champion.{key}_say')}")
