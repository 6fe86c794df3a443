"""Who was asked, what each of them said, and where their answers part: the map of parameters by people.

Pure values and functions; read by the interview screen, the commands that decide a parameter, and the documents. What
was really said (`Voice.verbatim`) belongs to the coach alone and is never exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.parameters import Confidence

LONGEST_SHOWN = 120  # characters of an answer in own words


class IntervieweeRole(StrEnum):
    """In which capacity somebody was asked."""

    SPONSOR = "sponsor"
    PROJECT_LEAD = "project_lead"
    HR_LEAD = "hr_lead"
    COORDINATOR = "coordinator"
    TEAM_LEAD = "team_lead"
    DATA = "data"
    OTHER = "other"


class Interviewee(Struct, frozen=True):
    """Somebody who is asked. `person_id` names them among the people of the engagement, if they are there."""

    id: str
    name: str
    role: IntervieweeRole = IntervieweeRole.OTHER
    position: int = 0
    person_id: str | None = None


class Voice(Struct, frozen=True):
    """What one person answered to one parameter. `key` is a ParameterKey's value or an own parameter's id; `option` an
    option of the content file, or a short answer where there are no options. `verbatim` is private to the coach."""

    id: str
    key: str
    interviewee_id: str
    option: str = ""
    own_words: str = ""
    confidence: Confidence = Confidence.MEDIUM
    verbatim: str = ""
    on: date | None = None


class Accord(StrEnum):
    """What the answers to one parameter are to each other. Answers in own words that differ count as a conflict: only
    people can tell that they mean the same, and then they say so (option, or how it was settled)."""

    SILENCE = "silence"  # nobody has answered
    ONE_VOICE = "one_voice"  # one answer, nothing to compare
    AGREEMENT = "agreement"
    CONFLICT = "conflict"


class Camp(Struct, frozen=True):
    """Everybody who gave the same answer. `option` is the option, or how the answer in own words begins."""

    option: str
    people: tuple[Interviewee, ...]


class MapRow(Struct, frozen=True):
    """The answers to one parameter. `voices` runs along the people asked, None where somebody was silent; `camps` are
    the different answers, the most common first."""

    key: str
    accord: Accord
    voices: tuple[Voice | None, ...]
    camps: tuple[Camp, ...]

    @property
    def silent(self) -> int:
        return sum(voice is None for voice in self.voices)


class VoiceMap(Struct, frozen=True):
    """Parameters by people. `rows` follow the order asked for, the voices of a row the order of `people`."""

    people: tuple[Interviewee, ...]
    rows: tuple[MapRow, ...]

    def row(self, key: str) -> MapRow:
        return next(row for row in self.rows if row.key == key)


def voice_map(people: Sequence[Interviewee], voices: Iterable[Voice], keys: Iterable[str]) -> VoiceMap:
    """The map. Somebody who answered twice counts with the later answer."""
    latest = latest_voices(voices)
    rows = (_row(str(key), tuple(people), latest) for key in keys)
    return VoiceMap(tuple(people), tuple(rows))


def latest_voices(voices: Iterable[Voice]) -> dict[tuple[str, str], Voice]:
    """The answer that counts, by (key, interviewee id): the one of the latest day, the last given on that day."""
    latest: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        known = latest.get((voice.key, voice.interviewee_id))
        if known is None or (voice.on or date.min) >= (known.on or date.min):
            latest[voice.key, voice.interviewee_id] = voice
    return latest


def _row(key: str, people: tuple[Interviewee, ...], latest: Mapping[tuple[str, str], Voice]) -> MapRow:
    voices = tuple(_heard(latest.get((key, person.id))) for person in people)
    camps: dict[str, list[Interviewee]] = {}
    shown: dict[str, str] = {}
    for person, voice in zip(people, voices, strict=True):
        if voice is not None:
            answer = " ".join(voice.option.split()) or " ".join(voice.own_words.split())
            same = answer.casefold().rstrip(".!… ")
            camps.setdefault(same, []).append(person)
            shown.setdefault(same, answer[:LONGEST_SHOWN])
    ordered = sorted(camps, key=lambda same: -len(camps[same]))
    spoke = sum(voice is not None for voice in voices)
    return MapRow(
        key, _accord(spoke, len(camps)), voices, tuple(Camp(shown[same], tuple(camps[same])) for same in ordered)
    )


def _heard(voice: Voice | None) -> Voice | None:
    """A row that was opened and left empty is silence."""
    if voice is None or not (voice.option.strip() or voice.own_words.strip()):
        return None
    return voice


def _accord(spoke: int, camps: int) -> Accord:
    if camps > 1:
        return Accord.CONFLICT
    if spoke == 0:
        return Accord.SILENCE
    return Accord.ONE_VOICE if spoke == 1 else Accord.AGREEMENT
