"""The map of parameters by people as the screen shows it, computed without Qt. Called by the map view."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from ui.interview.page_words import PageWords
from ui.interview.view_state import all_words, answers, subjects, unsettled
from workshop_app.application.commands.interview import layout
from workshop_app.application.ports import Reader
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.own_parameters import Subject, answer_of
from workshop_app.domain.parameters import Confidence, ParameterStatus
from workshop_app.domain.voices import Accord, Camp, Interviewee, MapRow, Voice

LETTERS = "ABCDEFGHIJ"  # one per different answer; the last one stands for all the rest


class MapCell(Struct, frozen=True):
    """One person's answer. `apart`: the answers differ, and this is not the most common one (or there is none). `camp`
    is the letter of those who answered the same, A for the most common answer."""

    answer: str = ""
    heard: bool = False
    apart: bool = False
    camp: str = ""
    own_words: str = ""
    confidence: Confidence | None = None
    on: date | None = None


class MapLine(Struct, frozen=True):
    """One parameter: what was agreed ("" while nothing is), how the answers stand, and one cell per person. `settled`:
    the answers differed, and it is written down how they became one."""

    key: str
    title: str
    status: ParameterStatus
    agreed: str
    accord: Accord
    settled: bool
    again: bool
    cells: tuple[MapCell, ...]


class MapView(Struct, frozen=True):
    """The whole map; hidden parameters are left out."""

    people: tuple[Interviewee, ...]
    rows: tuple[MapLine, ...]

    def count(self, accord: Accord, settled: bool = False) -> int:
        return sum(row.accord is accord and row.settled is settled for row in self.rows)


def map_view(reader: Reader) -> MapView:
    """The map, in the coach's order."""
    said, content, hidden = answers(reader).map, all_words(reader), layout(reader).hidden
    again = {mark.key for mark in reader.all(LookAgain)}
    rows = tuple(
        _line(content[key], subject, said.row(key), key in again)
        for key, subject in subjects(reader).items()
        if key not in hidden
    )
    return MapView(said.people, rows)


def _line(asked: PageWords, subject: Subject, said: MapRow, again: bool) -> MapLine:
    answer = answer_of(subject)
    agreed = asked.option_title(answer.option) or answer.decision
    cells = tuple(_cell(asked, said, voice) for voice in said.voices)
    settled = said.accord is Accord.CONFLICT and not unsettled(said, answer)
    return MapLine(asked.key, asked.title, answer.status, agreed, said.accord, settled, again, cells)


def _cell(asked: PageWords, said: MapRow, voice: Voice | None) -> MapCell:
    if voice is None:
        return MapCell()
    sizes = [len(camp.people) for camp in said.camps]
    clear = len(sizes) > 1 and sizes[0] > sizes[1]
    mine = next((at for at, camp in enumerate(said.camps) if _in(voice, camp)), None)
    return MapCell(
        answer=asked.option_title(voice.option) or voice.own_words,
        heard=True,
        apart=said.accord is Accord.CONFLICT and mine is not None and not (clear and mine == 0),
        camp=LETTERS[min(mine, len(LETTERS) - 1)] if mine is not None else "",
        own_words=voice.own_words,
        confidence=voice.confidence,
        on=voice.on,
    )


def _in(voice: Voice, camp: Camp) -> bool:
    return voice.interviewee_id in {person.id for person in camp.people}
