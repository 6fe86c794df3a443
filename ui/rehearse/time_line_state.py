"""What the picture of a talk shows, as a value."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ui.rehearse.practice_words import kind_name, label_name
from ui.rehearse.signs import AskedSign, sign_of
from ui.rehearse.view_state import clock_words
from workshop_app.domain.rehearsal.practice_debrief import PracticeDebrief, stage_words
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk

BEFORE = 4  # seconds: where an ended silence is drawn, before what was said then


class TalkMark(Struct, frozen=True):
    """One mark: `told` is when and what it was, `sentence` what was said."""

    second: int
    sign: AskedSign
    words: str
    sentence: str
    told: str

    @property
    def star(self) -> bool:
        return self.sign is AskedSign.MOVED


class StageSpan(Struct, frozen=True):
    """How long the draft stood at one stage."""

    begin: int
    end: int
    words: str
    moved: bool


class TalkLineState(Struct, frozen=True):
    """A whole talk."""

    seconds: int = 0
    marks: tuple[TalkMark, ...] = ()
    stages: tuple[StageSpan, ...] = ()


def talk_line(debrief: PracticeDebrief, played: PlayedTalk) -> TalkLineState:
    """Marks at their seconds, silences that were ended among them."""
    seconds = max(60, debrief.seconds)
    marks = []
    for asked in debrief.asked:
        told = f"{clock_words(asked.second)}, {kind_name(asked.kind)}, {label_name(asked.label)}"
        marks.append(TalkMark(asked.second, sign_of(asked), kind_name(asked.kind), asked.words, told))
    ended = QCoreApplication.translate("rehearse", "Silence ended")
    for action in played.actions:
        if action.silence_ended:
            at = max(0, action.second - BEFORE)
            marks.append(TalkMark(at, AskedSign.SILENCE_ENDED, ended, action.words, f"{clock_words(at)}, {ended}"))
    marks.sort(key=lambda mark: mark.second)
    stages = []
    for place, move in enumerate(debrief.draft):
        end = debrief.draft[place + 1].second if place + 1 < len(debrief.draft) else seconds
        stages.append(StageSpan(move.second, end, stage_words(move.stage, played.language), place > 0))
    return TalkLineState(seconds, tuple(marks), tuple(stages))
