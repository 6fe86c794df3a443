"""The map of parameters by people as the screen shows it, computed without Qt. Called by the map view."""

from __future__ import annotations

from dataclasses import dataclass

from ui.interview.view_state import all_words, answers, subjects
from ui.interview.words import Words
from workshop_app.application.commands.interview import layout
from workshop_app.application.ports import Reader
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.own_parameters import Subject, answer_of
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.voices import Accord, Interviewee, MapRow, Voice


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's answer. `apart`: the answers differ, and this is not the most common one (or there is none)."""

    answer: str = ""
    heard: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class MapLine:
    """One parameter: what was agreed ("" while nothing is), how the answers stand, and one cell per person."""

    key: str
    number: str
    title: str
    status: ParameterStatus
    agreed: str
    accord: Accord
    again: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole map; hidden parameters are left out."""

    people: tuple[Interviewee, ...]
    rows: tuple[MapLine, ...]

    def count(self, accord: Accord) -> int:
        return sum(row.accord is accord for row in self.rows)


def map_view(reader: Reader) -> MapView:
    """The map, in the coach's order."""
    said, content, hidden = answers(reader), all_words(reader), layout(reader).hidden
    again = {mark.key for mark in reader.all(LookAgain)}
    rows = tuple(
        _line(content[key], subject, said.row(key), key in again)
        for key, subject in subjects(reader).items()
        if key not in hidden
    )
    return MapView(said.people, rows)


def _line(asked: Words, subject: Subject, said: MapRow, again: bool) -> MapLine:
    answer = answer_of(subject)
    agreed = asked.option_title(answer.option) or answer.decision
    cells = tuple(_cell(asked, said, voice) for voice in said.voices)
    return MapLine(asked.key, asked.number, asked.short_title, answer.status, agreed, said.accord, again, cells)


def _cell(asked: Words, said: MapRow, voice: Voice | None) -> Cell:
    if voice is None:
        return Cell()
    sizes = [len(camp.people) for camp in said.camps]
    clear = len(sizes) > 1 and sizes[0] > sizes[1]
    in_first = bool(said.camps) and voice.interviewee_id in {person.id for person in said.camps[0].people}
    apart = said.accord is Accord.CONFLICT and not (clear and in_first)
    return Cell(asked.option_title(voice.option) or voice.own_words, True, apart)
