"""Fixed sentences of the agendas package: phases, seat prompts, share-back questions, findings of the fit check.

Called by the run windows, the seat cards, `fit` and the command line. Agenda texts themselves live in the templates.
A language that is not there yet falls back to English; a key that is not there is a bug and raises KeyError.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from agendas.model import PhaseKind, Seat
from agendas.read_once import read_once

FOLDER = Path(__file__).parent
FALLBACK = "en"


class PhaseText(Struct, frozen=True):
    """What a phase is called, what the room reads, and what the facilitator says when it begins."""

    title: str
    room_text: str
    script: str


class CoachingStyle(Struct, frozen=True):
    """A way of coaching to try for one round, as an optional challenge."""

    title: str
    challenge: str


def languages(name: str) -> tuple[str, ...]:
    """The languages a file of words ("breakouts", "fit") is written in."""
    return tuple(sorted(path.name.split(".")[1] for path in FOLDER.glob(f"{name}.*.toml")))


@read_once
def table(name: str, language: str = FALLBACK) -> Mapping[str, Any]:
    """All words of one file."""
    return _file(name, language if language in languages(name) else FALLBACK)


@cache
def _file(name: str, language: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.{language}.toml").read_text("utf-8"))


def phase_text(kind: PhaseKind, language: str = FALLBACK) -> PhaseText:
    """The words of one phase of a round."""
    words = table("breakouts", language)["phase"][kind.value]
    return PhaseText(words["title"], words["room_text"], words["script"])


def seat_title(seat: Seat, language: str = FALLBACK) -> str:
    return str(table("breakouts", language)["seat"][seat.value]["title"])


def seat_task(seat: Seat, language: str = FALLBACK) -> str:
    """One sentence: what this seat is there to do."""
    return str(table("breakouts", language)["seat"][seat.value]["task"])


def seat_prompts(seat: Seat, language: str = FALLBACK) -> tuple[str, ...]:
    """What stands on the card of this seat, line by line."""
    return tuple(table("breakouts", language)["seat"][seat.value]["prompts"])


def observer_lenses(language: str = FALLBACK) -> tuple[str, ...]:
    """What to watch for when a room has two observers, one lens each."""
    return tuple(table("breakouts", language)["seat"]["observer"]["lenses"])


def share_back_questions(round_number: int, language: str = FALLBACK) -> tuple[str, ...]:
    """Questions for the share back after this round; rounds after the last written one ask as the last."""
    questions = table("breakouts", language)["share_back"]["round"]
    return tuple(questions[max(1, min(round_number, len(questions))) - 1])


def share_back_line(round_number: int, groups: int, language: str = FALLBACK) -> str:
    """Who speaks in the share back after this round, and how long, with this many groups: one short line."""
    words = table("breakouts", language)["share_back"]
    lines = words["many_line"] if groups > words["most_groups"] else words["line"]
    return str(lines[max(1, min(round_number, len(lines))) - 1])


def styles(language: str = FALLBACK) -> tuple[CoachingStyle, ...]:
    """Coaching styles to offer, one per round, as an optional challenge."""
    return tuple(CoachingStyle(each["title"], each["challenge"]) for each in table("breakouts", language)["style"])


def style_of(round_number: int, language: str = FALLBACK) -> CoachingStyle:
    """The challenge offered for this round (counted from 1); after the last one the first comes again."""
    offered = styles(language)
    return offered[(max(1, round_number) - 1) % len(offered)]


def impossible(reason: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """Why no breakout plan can be made, as a sentence."""
    return str(table("breakouts", language)["impossible"][reason]).format(**{key: _said(facts[key]) for key in facts})


def clash(kind: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """One rule among those that clash, in a few words."""
    return str(table("breakouts", language)["clash"][kind]).format(**{key: _said(facts[key]) for key in facts})


def limit(source: str, facts: Mapping[str, int], language: str = FALLBACK) -> str:
    """Why people cannot meet again less often, as a sentence."""
    return str(table("breakouts", language)["limit"][source]).format(**facts)


def sitting_in(code: str, rounds: Iterable[int], n: int, language: str = FALLBACK) -> str:
    """How often the facilitator sits in with a pair and in which rounds, as a sentence."""
    told = ", ".join(map(str, rounds))
    return str(table("breakouts", language)["sitting_in"][code]).format(rounds=told, n=n)


def finding(code: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """A finding of the fit check, as a sentence with its figures."""
    return str(table("fit", language)["finding"][code]).format(**facts)


def remedy(code: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """What can be done about a finding, as a sentence."""
    return str(table("fit", language)["remedy"][code]).format(**facts)


def rescue(code: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """One part of an offer to meet a delay, as a sentence."""
    return str(table("rescue", language)["offer"][code]).format(**facts)


def fitting(code: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """Whether an agenda fits a length, as a sentence."""
    return str(table("rescue", language)["fitting"][code]).format(**facts)


def repair(kind: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """What a repair would do to the agenda, as a sentence."""
    return str(table("repair", language)["repair"][kind]).format(**facts)


def table_mistake(code: str, facts: Mapping[str, object], language: str = FALLBACK) -> str:
    """What is wrong with a row of an agenda table, as a sentence."""
    return str(table("table", language)["mistake"][code]).format(**facts)


def _said(value: object) -> str:
    """Names as a list; pairs of names as "Ana and Ben; Cho and Dev"."""
    if not isinstance(value, tuple):
        return str(value)
    pairs = all(isinstance(each, tuple) for each in value)
    return "; ".join(" / ".join(each) for each in value) if pairs else ", ".join(str(each) for each in value)
