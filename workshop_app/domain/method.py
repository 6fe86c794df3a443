"""The method on one page: phases, the sentences to keep, and what goes easily wrong at each step (domain sections 2.2
and 7). The words are data."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib import resources

import msgspec
from msgspec import Struct

from agendas.read_once import read_once


class MethodStep(StrEnum):
    """Where something goes easily wrong, in the order of an engagement."""

    PARAMETERS = "parameters"
    DRAFTS = "drafts"
    PUBLISH = "publish"
    CHECK_IN = "check_in"
    REFLECT = "reflect"
    WORKSHOP = "workshop"
    SPREAD = "spread"
    COACH = "coach"


class Mantra(Struct, frozen=True):
    """A sentence to keep, and what it means."""

    id: str
    name: str
    words: str


class MethodPhase(Struct, frozen=True):
    """What is done in a phase, how long it takes, and what the coach is in it: an adviser at first, at last somebody
    who only asks."""

    id: str
    name: str
    time: str
    does: str
    coach: str


class StepWords(Struct, frozen=True):
    """What goes wrong at a step, what helps, and which mantra belongs there."""

    id: MethodStep
    name: str
    mantra: str
    wrong: str
    helps: str


class Method(Struct, frozen=True):
    """All of it."""

    phase: tuple[MethodPhase, ...]
    mantra: tuple[Mantra, ...]
    step: tuple[StepWords, ...]

    def of(self, step: MethodStep) -> StepWords:
        """The words of one step."""
        return next(each for each in self.step if each.id is step)

    def kept(self, step: MethodStep) -> Mantra:
        """The mantra that belongs to a step."""
        return next(each for each in self.mantra if each.id == self.of(step).mantra)


@read_once
def load(language: str = "en") -> Method:
    """In this language, else in English."""
    folder = resources.files("workshop_app.domain") / "content"
    file = folder / f"method.{language}.toml"
    if not file.is_file():
        return load("en")
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Method)
