"""Words for the enums that come with heavier rules (the running day, the interview, scoring). `labels` loads them
when the first of these is asked for, so that the first window need not wait for them.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from workshop_app.domain.parameter_content import AnswerQuality, FieldKind
from workshop_app.domain.parameter_rules import Gap, Lack
from workshop_app.domain.roles import RoleMoment, RoleNeed
from workshop_app.domain.run import NoteKind
from workshop_app.domain.run_cues import Cue
from workshop_app.domain.run_log import GapChoice
from workshop_app.domain.run_picture import Level, RowStatus, RunStatus
from workshop_app.domain.scoring import LevelState, Place

MORE_WORDS: dict[type[Enum], dict[Enum, object]] = {
    AnswerQuality: {
        AnswerQuality.WEAK: QT_TRANSLATE_NOOP("labels", "weak"),
        AnswerQuality.FAIR: QT_TRANSLATE_NOOP("labels", "fair"),
        AnswerQuality.STRONG: QT_TRANSLATE_NOOP("labels", "strong"),
    },
    FieldKind: {
        FieldKind.TEXT: QT_TRANSLATE_NOOP("labels", "Line of text"),
        FieldKind.NUMBER: QT_TRANSLATE_NOOP("labels", "Number"),
        FieldKind.DATE: QT_TRANSLATE_NOOP("labels", "Date"),
        FieldKind.CHOICE: QT_TRANSLATE_NOOP("labels", "Choice"),
        FieldKind.LONG: QT_TRANSLATE_NOOP("labels", "Longer text"),
    },
    GapChoice: {
        GapChoice.COUNT: QT_TRANSLATE_NOOP("labels", "The workshop went on: count the time"),
        GapChoice.PAUSE: QT_TRANSLATE_NOOP("labels", "The workshop stood still: leave the time out"),
        GapChoice.CLOCK: QT_TRANSLATE_NOOP("labels", "No time passed: the computer's clock was set"),
    },
    Cue: {
        Cue.WARNING: QT_TRANSLATE_NOOP("labels", "A fifth of the time is left"),
        Cue.LAST_CALL: QT_TRANSLATE_NOOP("labels", "Last call"),
        Cue.PHASE: QT_TRANSLATE_NOOP("labels", "Next phase"),
        Cue.END: QT_TRANSLATE_NOOP("labels", "Time is up"),
    },
    RunStatus: {
        RunStatus.WAITING: QT_TRANSLATE_NOOP("labels", "not started"),
        RunStatus.RUNNING: QT_TRANSLATE_NOOP("labels", "running"),
        RunStatus.PAUSED: QT_TRANSLATE_NOOP("labels", "paused"),
        RunStatus.FINISHED: QT_TRANSLATE_NOOP("labels", "finished"),
    },
    Level: {
        Level.CALM: QT_TRANSLATE_NOOP("labels", "in time"),
        Level.WARNING: QT_TRANSLATE_NOOP("labels", "a fifth left"),
        Level.LAST_CALL: QT_TRANSLATE_NOOP("labels", "last call"),
        Level.OVER: QT_TRANSLATE_NOOP("labels", "over"),
    },
    RowStatus: {
        RowStatus.DONE: QT_TRANSLATE_NOOP("labels", "done"),
        RowStatus.NOW: QT_TRANSLATE_NOOP("labels", "now"),
        RowStatus.LATER: QT_TRANSLATE_NOOP("labels", "later"),
    },
    NoteKind: {
        NoteKind.NOTE: QT_TRANSLATE_NOOP("labels", "Note"),
        NoteKind.DECISION: QT_TRANSLATE_NOOP("labels", "Decision"),
        NoteKind.PARKING: QT_TRANSLATE_NOOP("labels", "Parking lot"),
    },
    Gap: {
        Gap.NOBODY_NAMED: QT_TRANSLATE_NOOP("labels", "Nobody is named as having decided it."),
        Gap.NO_REVIEW_DATE: QT_TRANSLATE_NOOP("labels", "No date to look at it again."),
        Gap.NO_PARKING_DATE: QT_TRANSLATE_NOOP("labels", "It has no date to come back on."),
        Gap.STAFF_TEXT_SHORT: QT_TRANSLATE_NOOP("labels", "The staff text is short."),
        Gap.STAFF_TEXT_LONG: QT_TRANSLATE_NOOP("labels", "The staff text is long."),
    },
    Lack: {
        Lack.UNDECIDED: QT_TRANSLATE_NOOP("labels", "has to be decided"),
        Lack.NOT_SETTLED: QT_TRANSLATE_NOOP("labels", "has to be decided, or parked with a date"),
        Lack.PARKED_WITHOUT_DATE: QT_TRANSLATE_NOOP("labels", "is parked without a date"),
    },
    RoleNeed: {
        RoleNeed.ALWAYS: QT_TRANSLATE_NOOP("labels", "always needed"),
        RoleNeed.USUALLY: QT_TRANSLATE_NOOP("labels", "usually needed"),
        RoleNeed.OPTIONAL: QT_TRANSLATE_NOOP("labels", "may be left out"),
        RoleNeed.NOT_HERE: QT_TRANSLATE_NOOP("labels", "not needed here"),
    },
    RoleMoment: {
        RoleMoment.FIRST_CALL: QT_TRANSLATE_NOOP("labels", "from the first call"),
        RoleMoment.PARAMETERS: QT_TRANSLATE_NOOP("labels", "from the interview"),
        RoleMoment.REVIEWS: QT_TRANSLATE_NOOP("labels", "from the talk about appraisals"),
        RoleMoment.EXPERT_WORKSHOP: QT_TRANSLATE_NOOP("labels", "from the expert workshop"),
        RoleMoment.TEAM_WORKSHOP: QT_TRANSLATE_NOOP("labels", "from the team workshops"),
        RoleMoment.DRAFTING: QT_TRANSLATE_NOOP("labels", "from the drafting"),
        RoleMoment.PUBLISHING: QT_TRANSLATE_NOOP("labels", "before publishing"),
    },
    LevelState: {
        LevelState.GOOD: QT_TRANSLATE_NOOP("labels", "three levels"),
        LevelState.INCOMPLETE: QT_TRANSLATE_NOOP("labels", "a level is missing"),
        LevelState.UNREADABLE: QT_TRANSLATE_NOOP("labels", "a level is not a number"),
        LevelState.NOT_MONOTONIC: QT_TRANSLATE_NOOP("labels", "the levels do not rise or fall in order"),
        LevelState.COMMIT_IS_BASELINE: QT_TRANSLATE_NOOP("labels", "0.3 is where it stands today"),
    },
    Place: {
        Place.BELOW_BASELINE: QT_TRANSLATE_NOOP("labels", "worse than at the start"),
        Place.AT_BASELINE: QT_TRANSLATE_NOOP("labels", "as at the start"),
        Place.BEFORE_COMMIT: QT_TRANSLATE_NOOP("labels", "short of 0.3"),
        Place.AT_COMMIT: QT_TRANSLATE_NOOP("labels", "at 0.3"),
        Place.BEFORE_TARGET: QT_TRANSLATE_NOOP("labels", "between 0.3 and 0.7"),
        Place.AT_TARGET: QT_TRANSLATE_NOOP("labels", "at 0.7"),
        Place.BEFORE_STRETCH: QT_TRANSLATE_NOOP("labels", "between 0.7 and 1.0"),
        Place.AT_STRETCH: QT_TRANSLATE_NOOP("labels", "at 1.0"),
        Place.BEYOND_STRETCH: QT_TRANSLATE_NOOP("labels", "beyond 1.0"),
    },
}
