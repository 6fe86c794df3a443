"""Where a text leads that Ctrl+K found: the screen it stands on, and what it is called in the list. Read when it is to
be shown, so that of thirty thousand texts only those are asked about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ui.labels import enum_label
from ui.palette_entries import PaletteEntry
from ui.shell.places import workshop_address
from workshop_app.application.finding import Passage
from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleAssignment, Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.workshops import ParkedItem, Workshop

GoTo = Callable[..., None]  # an address, the words to point at there, and which of them were looked for


class _Place(Struct, frozen=True):
    """An address, what kind of text stands there, of whom or what, and its icon."""

    address: str
    kind: str
    of: str
    icon: str


def told(reader: Reader, go: GoTo, passage: Passage, shown: str, word: str) -> PaletteEntry:
    """The line for a text that holds this word; one without words when its value is gone by now."""
    value = reader.find(passage.kind, passage.id)
    place = _PLACES[passage.kind](reader, value) if value is not None else None
    if place is None:
        return PaletteEntry("", "", "", _nowhere)
    kind = " · ".join(part for part in (place.kind, place.of) if part)
    return PaletteEntry(shown, kind, place.icon, partial(go, place.address, passage.text, word), address=place.address)


def _nowhere() -> None:
    return None


def _record(_reader: Reader, value: ParameterRecord) -> _Place:
    return _Place(f"interview/{value.key}/together", _tr("answer"), enum_label(value.key), "sliders-horizontal")


def _voice(reader: Reader, value: Voice) -> _Place:
    who = reader.find(Interviewee, value.interviewee_id)
    name = who.name if who is not None else ""
    return _Place(f"interview/{value.key}/{value.interviewee_id}", _tr("answer"), name, "message-square-quote")


def _question(_reader: Reader, value: OpenQuestion) -> _Place:
    return _Place(f"interview/{value.key}", _tr("open question"), _parameter(value.key), "circle-dashed")


def _note(_reader: Reader, value: InterviewNote) -> _Place:
    return _Place(f"interview/{value.key}", _tr("note"), _parameter(value.key), "pencil-line")


def _own(_reader: Reader, value: OwnParameter) -> _Place:
    return _Place(f"interview/{value.id}", _tr("answer"), value.title, "sliders-horizontal")


def _team(_reader: Reader, value: Team) -> _Place:
    return _Place(f"drafts/{value.id}", _tr("team"), "", "target")


def _set(reader: Reader, value: DraftSet) -> _Place:
    team = reader.find(Team, value.team_id)
    return _Place(f"drafts/{value.id}", _tr("set"), team.name if team is not None else "", "target")


def _objective(reader: Reader, value: Objective) -> _Place | None:
    held = reader.find(DraftSet, value.set_id)
    return _inside(_set(reader, held), _tr("objective")) if held is not None else None


def _key_result(reader: Reader, value: KeyResult) -> _Place | None:
    objective = reader.find(Objective, value.objective_id)
    place = _objective(reader, objective) if objective is not None else None
    return _inside(place, _tr("key result")) if place is not None else None


def _inside(place: _Place, kind: str) -> _Place:
    return _Place(place.address, kind, place.of, place.icon)


def _needed(_reader: Reader, value: TeamDependency) -> _Place:
    of = f"{value.needs} → {value.gives}" if value.gives else value.needs
    return _Place(f"alignment/needs/{value.id}", _tr("dependency"), of, "arrow-right-left")


def _contributed(_reader: Reader, _value: ContributionLink) -> _Place:
    return _Place("alignment/shared", _tr("how we contribute"), "", "arrow-right-left")


def _word(_reader: Reader, value: SharedWord) -> _Place:
    return _Place(f"alignment/words/{value.id}", _tr("shared word"), "", "arrow-right-left")


def _counted(reader: Reader, value: WordMeaning) -> _Place | None:
    word = reader.find(SharedWord, value.word_id)
    if word is None:
        return None
    return _Place(f"alignment/words/{word.id}", _tr("shared word"), word.word, "arrow-right-left")


def _parked(reader: Reader, value: ParkedItem) -> _Place | None:
    return _reported(reader, value.workshop_id, _tr("parking lot"))


def _commitment(reader: Reader, value: Commitment) -> _Place | None:
    return _reported(reader, value.workshop_id, _tr("commitment"))


def _event(reader: Reader, value: RunEvent) -> _Place | None:
    run = reader.find(Run, value.run_id)
    return _reported(reader, run.workshop_id, _tr("note of the day")) if run is not None else None


def _reported(reader: Reader, workshop_id: str, kind: str) -> _Place | None:
    workshop = reader.find(Workshop, workshop_id)
    if workshop is None:
        return None
    return _Place(workshop_address(workshop_id, "report"), kind, workshop.title, "file-text")


def _workshop(_reader: Reader, value: Workshop) -> _Place:
    return _Place(workshop_address(value.id), _tr("workshop"), value.title, "calendar-days")


def _person(_reader: Reader, value: Person) -> _Place:
    return _Place(f"people/{value.id}", _tr("person"), value.name, "users")


def _role(_reader: Reader, value: RoleAssignment) -> _Place:
    return _Place("roles", _tr("role"), enum_label(value.kind), "user-cog")


def _parameter(key: str) -> str:
    return enum_label(ParameterKey(key)) if key in tuple(ParameterKey) else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("entries", words)


_PLACES: dict[type, Callable[..., _Place | None]] = {
    ParameterRecord: _record,
    Voice: _voice,
    OpenQuestion: _question,
    InterviewNote: _note,
    OwnParameter: _own,
    Team: _team,
    DraftSet: _set,
    Objective: _objective,
    KeyResult: _key_result,
    TeamDependency: _needed,
    ContributionLink: _contributed,
    SharedWord: _word,
    WordMeaning: _counted,
    ParkedItem: _parked,
    Commitment: _commitment,
    RunEvent: _event,
    Workshop: _workshop,
    Person: _person,
    RoleAssignment: _role,
}
