"""The coach's own weak and strong examples (row O18): a sentence, which of the two it is and why, and the function of
the team that wrote it. Kept over all engagements, without the names of any; found by typing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

LONGEST_EXAMPLE, LONGEST_REASON = 600, 300  # characters
MOST_EXAMPLES = 2_000  # as many as a list shows without delay


class ExampleStrength(StrEnum):
    """Whether an example is one to follow."""

    WEAK = "weak"
    STRONG = "strong"


class TeamFunction(StrEnum):
    """What the team does that wrote it. Stored: a word once shipped stays."""

    SALES = "sales"
    MARKETING = "marketing"
    PRODUCT = "product"
    ENGINEERING = "engineering"
    INFRASTRUCTURE = "infrastructure"
    OPERATIONS = "operations"
    SERVICE = "service"
    FINANCE = "finance"
    HR = "hr"
    LEGAL = "legal"
    LEADERSHIP = "leadership"
    OTHER = "other"


_WORDS = {
    TeamFunction.SALES: ("sales", "key account", "field force", "vertrieb"),
    TeamFunction.MARKETING: ("marketing", "brand", "communications"),
    TeamFunction.PRODUCT: ("product", "design", "research"),
    TeamFunction.ENGINEERING: ("engineering", "development", "software", "data"),
    TeamFunction.INFRASTRUCTURE: ("infrastructure", "platform", "it", "security", "facility", "facilities"),
    TeamFunction.OPERATIONS: ("operations", "logistics", "production", "supply", "crossing", "plant"),
    TeamFunction.SERVICE: ("service", "support", "help desk", "customer care", "ticketing"),
    TeamFunction.FINANCE: ("finance", "accounting", "controlling", "purchasing", "procurement"),
    TeamFunction.HR: ("hr", "people", "human resources", "talent", "personal"),
    TeamFunction.LEGAL: ("legal", "compliance", "audit"),
    TeamFunction.LEADERSHIP: ("board", "leadership", "management", "executive"),
}


def function_of(team: str) -> TeamFunction:
    """What a team seems to do by its name: a proposal, which one click changes."""
    name = f" {' '.join(team.casefold().replace('-', ' ').split())} "
    return next(
        (function for function, words in _WORDS.items() if any(f" {word} " in name for word in words)),
        TeamFunction.OTHER,
    )


class Example(Struct, frozen=True):
    """One of them. `revision` counts what was saved of it; the same id in two libraries is the same example."""

    id: str
    text: str
    strength: ExampleStrength = ExampleStrength.STRONG
    why: str = ""
    function: TeamFunction = TeamFunction.OTHER
    revision: int = 1


def found(
    examples: Iterable[Example],
    typed: str = "",
    function: TeamFunction | None = None,
    strength: ExampleStrength | None = None,
) -> tuple[Example, ...]:
    """Those of a function and a strength in which every typed word stands, the strong ones first."""
    words = typed.casefold().split()
    held = [
        each
        for each in examples
        if function in (None, each.function)
        and strength in (None, each.strength)
        and all(word in _searched(each) for word in words)
    ]
    return tuple(sorted(held, key=lambda each: each.strength is ExampleStrength.WEAK))


def _searched(example: Example) -> str:
    return f"{example.text} {example.why} {example.function} {example.strength}".casefold()
