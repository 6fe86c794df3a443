"""Words on the screen for every enum member, every known failure and every undo step.

Words in documents, of the agenda and of the interview are elsewhere. `QT_TRANSLATE_NOOP` marks literals for lupdate;
they are translated when asked for. Enums are named, not imported: the first word must not load the whole program.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from workshop_app.application.command import Command

WORDS: dict[str, dict[str, object]] = {
    "RoleKind": {
        "EXTERNAL_COACH": QT_TRANSLATE_NOOP("labels", "External coach"),
        "INTERNAL_COACH": QT_TRANSLATE_NOOP("labels", "Internal coach"),
        "PROJECT_LEAD": QT_TRANSLATE_NOOP("labels", "Project lead"),
        "COORDINATOR": QT_TRANSLATE_NOOP("labels", "Coordinator"),
        "HR_LEAD": QT_TRANSLATE_NOOP("labels", "HR lead"),
        "SPONSOR": QT_TRANSLATE_NOOP("labels", "Sponsor"),
        "TEAM_LEAD": QT_TRANSLATE_NOOP("labels", "Team lead"),
        "TEAM_MEMBER": QT_TRANSLATE_NOOP("labels", "Team member"),
        "KR_CHAMPION": QT_TRANSLATE_NOOP("labels", "KR champion"),
    },
    "PairKind": {
        "APART": QT_TRANSLATE_NOOP("labels", "never together"),
        "RATHER_NOT": QT_TRANSLATE_NOOP("labels", "rather not together"),
        "TOGETHER": QT_TRANSLATE_NOOP("labels", "must be together"),
    },
    "Paper": {
        "A4": QT_TRANSLATE_NOOP("labels", "A4"),
        "LETTER": QT_TRANSLATE_NOOP("labels", "US Letter"),
    },
    "ParameterKey": {
        "WHY": QT_TRANSLATE_NOOP("labels", "Why OKRs"),
        "LEVEL": QT_TRANSLATE_NOOP("labels", "Level"),
        "NUMBER": QT_TRANSLATE_NOOP("labels", "How many"),
        "SCORING": QT_TRANSLATE_NOOP("labels", "Scoring"),
        "CYCLE": QT_TRANSLATE_NOOP("labels", "Cycle length"),
        "TYPES": QT_TRANSLATE_NOOP("labels", "Types of key result"),
        "TOOLS": QT_TRANSLATE_NOOP("labels", "Where OKRs live"),
        "REVIEWS": QT_TRANSLATE_NOOP("labels", "Performance reviews"),
        "KPIS": QT_TRANSLATE_NOOP("labels", "OKRs and KPIs"),
        "ALIGNMENT": QT_TRANSLATE_NOOP("labels", "Alignment"),
        "BOTTOM_UP": QT_TRANSLATE_NOOP("labels", "Bottom-up share"),
    },
    "ParameterStatus": {
        "NOT_ASKED": QT_TRANSLATE_NOOP("labels", "not asked"),
        "EXPLORING": QT_TRANSLATE_NOOP("labels", "exploring"),
        "DECIDED": QT_TRANSLATE_NOOP("labels", "decided"),
        "PARKED": QT_TRANSLATE_NOOP("labels", "postponed"),
        "NOT_APPLICABLE": QT_TRANSLATE_NOOP("labels", "does not apply"),
    },
    "Confidence": {
        "LOW": QT_TRANSLATE_NOOP("labels", "unsure"),
        "MEDIUM": QT_TRANSLATE_NOOP("labels", "fairly sure"),
        "HIGH": QT_TRANSLATE_NOOP("labels", "sure"),
    },
    "IntervieweeRole": {
        "SPONSOR": QT_TRANSLATE_NOOP("labels", "Sponsor"),
        "PROJECT_LEAD": QT_TRANSLATE_NOOP("labels", "Project lead"),
        "HR_LEAD": QT_TRANSLATE_NOOP("labels", "HR lead"),
        "COORDINATOR": QT_TRANSLATE_NOOP("labels", "Coordinator"),
        "TEAM_LEAD": QT_TRANSLATE_NOOP("labels", "Team lead"),
        "DATA": QT_TRANSLATE_NOOP("labels", "Knows the data"),
        "OTHER": QT_TRANSLATE_NOOP("labels", "Somebody else"),
    },
    "Accord": {
        "SILENCE": QT_TRANSLATE_NOOP("labels", "no answer yet"),
        "ONE_VOICE": QT_TRANSLATE_NOOP("labels", "one voice"),
        "AGREEMENT": QT_TRANSLATE_NOOP("labels", "agree"),
        "CONFLICT": QT_TRANSLATE_NOOP("labels", "differ"),
    },
    "KeyResultType": {
        "METRIC": QT_TRANSLATE_NOOP("labels", "Metric"),
        "BASELINE": QT_TRANSLATE_NOOP("labels", "Baseline"),
        "MILESTONE": QT_TRANSLATE_NOOP("labels", "Milestone"),
    },
    "Direction": {
        "EXTERNAL": QT_TRANSLATE_NOOP("labels", "external"),
        "INTERNAL": QT_TRANSLATE_NOOP("labels", "internal"),
    },
    "DraftStatus": {
        "DRAFT": QT_TRANSLATE_NOOP("labels", "draft"),
        "REFINED": QT_TRANSLATE_NOOP("labels", "refined"),
        "AGREED": QT_TRANSLATE_NOOP("labels", "agreed"),
        "PUBLISHED": QT_TRANSLATE_NOOP("labels", "published"),
    },
    "ObjectiveKind": {
        "OUTCOME": QT_TRANSLATE_NOOP("labels", "outcome"),
        "LEARNING": QT_TRANSLATE_NOOP("labels", "learning"),
        "HYPOTHESIS": QT_TRANSLATE_NOOP("labels", "hypothesis"),
    },
    "Wanted": {
        "READ": QT_TRANSLATE_NOOP("labels", "as its values say"),
        "RISE": QT_TRANSLATE_NOOP("labels", "rises"),
        "FALL": QT_TRANSLATE_NOOP("labels", "falls"),
        "STAY_ABOVE": QT_TRANSLATE_NOOP("labels", "stays above"),
        "STAY_BELOW": QT_TRANSLATE_NOOP("labels", "stays below"),
    },
    "MetricPile": {
        "UNSORTED": QT_TRANSLATE_NOOP("labels", "not sorted yet"),
        "HEALTH": QT_TRANSLATE_NOOP("labels", "health metric"),
        "KEY_RESULT": QT_TRANSLATE_NOOP("labels", "key result"),
        "KPI": QT_TRANSLATE_NOOP("labels", "Just tracked"),
    },
    "TheirView": {
        "UNSAID": QT_TRANSLATE_NOOP("labels", "not asked yet"),
        "YES": QT_TRANSLATE_NOOP("labels", "yes"),
        "PARTLY": QT_TRANSLATE_NOOP("labels", "in part"),
        "NO": QT_TRANSLATE_NOOP("labels", "no"),
    },
    "HealthSignal": {
        "UNSAID": QT_TRANSLATE_NOOP("labels", "not said"),
        "OK": QT_TRANSLATE_NOOP("labels", "OK"),
        "WATCH": QT_TRANSLATE_NOOP("labels", "watch"),
        "SIDE_EFFECT": QT_TRANSLATE_NOOP("labels", "side effect"),
    },
    "Bucket": {
        "UNSAID": QT_TRANSLATE_NOOP("labels", "not decided"),
        "KEEP": QT_TRANSLATE_NOOP("labels", "keep"),
        "MODIFY": QT_TRANSLATE_NOOP("labels", "modify"),
        "REMOVE": QT_TRANSLATE_NOOP("labels", "remove"),
    },
    "WorkshopStatus": {
        "PLANNED": QT_TRANSLATE_NOOP("labels", "planned"),
        "FINISHED": QT_TRANSLATE_NOOP("labels", "finished"),
    },
    "StepType": {
        "OPENING": QT_TRANSLATE_NOOP("labels", "Opening"),
        "THEORY": QT_TRANSLATE_NOOP("labels", "Theory"),
        "EXERCISE": QT_TRANSLATE_NOOP("labels", "Exercise"),
        "BREAKOUT": QT_TRANSLATE_NOOP("labels", "Breakout"),
        "SHARE_BACK": QT_TRANSLATE_NOOP("labels", "Share back"),
        "BREAK": QT_TRANSLATE_NOOP("labels", "Break"),
        "WRAP_UP": QT_TRANSLATE_NOOP("labels", "Wrap-up"),
    },
    "Activity": {
        "NONE": QT_TRANSLATE_NOOP("labels", "Nothing special"),
        "INTRODUCTIONS": QT_TRANSLATE_NOOP("labels", "Introductions"),
        "ROTATION": QT_TRANSLATE_NOOP("labels", "Coaching rounds"),
        "GROUP_WORK": QT_TRANSLATE_NOOP("labels", "Group work"),
        "LUNCH": QT_TRANSLATE_NOOP("labels", "Lunch"),
        "PARKING_LOT": QT_TRANSLATE_NOOP("labels", "Parking lot"),
    },
    "Lead": {
        "COACH": QT_TRANSLATE_NOOP("labels", "Coach"),
        "SPONSOR": QT_TRANSLATE_NOOP("labels", "Sponsor"),
        "PROJECT_LEAD": QT_TRANSLATE_NOOP("labels", "Project lead"),
        "TEAM_LEAD": QT_TRANSLATE_NOOP("labels", "Team lead"),
        "PARTICIPANTS": QT_TRANSLATE_NOOP("labels", "Participants"),
        "CHAMPION": QT_TRANSLATE_NOOP("labels", "KR champion"),
        "PRODUCER": QT_TRANSLATE_NOOP("labels", "Producer"),
    },
    "Seat": {
        "COACH": QT_TRANSLATE_NOOP("labels", "Coach"),
        "COACHEE": QT_TRANSLATE_NOOP("labels", "Coachee"),
        "OBSERVER": QT_TRANSLATE_NOOP("labels", "Observer"),
    },
    "PhaseKind": {
        "BRIEF": QT_TRANSLATE_NOOP("labels", "Briefing"),
        "COACHING": QT_TRANSLATE_NOOP("labels", "Coaching"),
        "COACH_SPEAKS": QT_TRANSLATE_NOOP("labels", "Coach and coachee look back"),
        "OBSERVER_SPEAKS": QT_TRANSLATE_NOOP("labels", "Observer speaks"),
        "NOTE": QT_TRANSLATE_NOOP("labels", "Write one line to share"),
    },
    "AgendaKind": {
        "TOP_LEVEL": QT_TRANSLATE_NOOP("labels", "Top-level OKRs"),
        "EXPERT": QT_TRANSLATE_NOOP("labels", "OKRs experts"),
        "TEAM_LEVEL": QT_TRANSLATE_NOOP("labels", "Team OKRs"),
        "CHAMPION": QT_TRANSLATE_NOOP("labels", "KR champions"),
        "CHECK_IN": QT_TRANSLATE_NOOP("labels", "Check-in"),
        "REFLECT": QT_TRANSLATE_NOOP("labels", "Reflect and reset"),
        "OWN": QT_TRANSLATE_NOOP("labels", "Own workshop"),
    },
    "AnswerQuality": {
        "WEAK": QT_TRANSLATE_NOOP("labels", "weak"),
        "FAIR": QT_TRANSLATE_NOOP("labels", "fair"),
        "STRONG": QT_TRANSLATE_NOOP("labels", "strong"),
    },
    "FieldKind": {
        "TEXT": QT_TRANSLATE_NOOP("labels", "Line of text"),
        "NUMBER": QT_TRANSLATE_NOOP("labels", "Number"),
        "DATE": QT_TRANSLATE_NOOP("labels", "Date"),
        "CHOICE": QT_TRANSLATE_NOOP("labels", "Choice"),
        "LONG": QT_TRANSLATE_NOOP("labels", "Longer text"),
    },
    "GapChoice": {
        "COUNT": QT_TRANSLATE_NOOP("labels", "The workshop went on: count the time"),
        "PAUSE": QT_TRANSLATE_NOOP("labels", "The workshop paused: leave the time out"),
        "CLOCK": QT_TRANSLATE_NOOP("labels", "No time passed: the computer's clock was changed"),
    },
    "Cue": {
        "WARNING": QT_TRANSLATE_NOOP("labels", "A fifth of the time is left"),
        "LAST_CALL": QT_TRANSLATE_NOOP("labels", "Last call"),
        "PHASE": QT_TRANSLATE_NOOP("labels", "Next phase"),
        "END": QT_TRANSLATE_NOOP("labels", "Time is up"),
    },
    "RunStatus": {
        "WAITING": QT_TRANSLATE_NOOP("labels", "not started"),
        "RUNNING": QT_TRANSLATE_NOOP("labels", "running"),
        "PAUSED": QT_TRANSLATE_NOOP("labels", "paused"),
        "FINISHED": QT_TRANSLATE_NOOP("labels", "finished"),
    },
    "Level": {
        "CALM": QT_TRANSLATE_NOOP("labels", "in time"),
        "WARNING": QT_TRANSLATE_NOOP("labels", "a fifth left"),
        "LAST_CALL": QT_TRANSLATE_NOOP("labels", "last call"),
        "OVER": QT_TRANSLATE_NOOP("labels", "over"),
    },
    "RowStatus": {
        "DONE": QT_TRANSLATE_NOOP("labels", "done"),
        "NOW": QT_TRANSLATE_NOOP("labels", "now"),
        "LATER": QT_TRANSLATE_NOOP("labels", "later"),
    },
    "NoteKind": {
        "NOTE": QT_TRANSLATE_NOOP("labels", "Note"),
        "DECISION": QT_TRANSLATE_NOOP("labels", "Decision"),
        "PARKING": QT_TRANSLATE_NOOP("labels", "Parking lot"),
        "COMMITMENT": QT_TRANSLATE_NOOP("labels", "Commitment"),
    },
    "RecordGap": {
        "NOBODY_NAMED": QT_TRANSLATE_NOOP("labels", "Nobody is named as having decided it."),
        "NO_REVIEW_DATE": QT_TRANSLATE_NOOP("labels", "It has no date for a review."),
        "NO_HOLDING_SENTENCE": QT_TRANSLATE_NOOP(
            "labels", "Staff read silence as a yes: write what they will be told until this is decided."
        ),
        "NO_PARKING_DATE": QT_TRANSLATE_NOOP("labels", "It has no date to come back to."),
        "STAFF_TEXT_SHORT": QT_TRANSLATE_NOOP("labels", "The staff text is short."),
        "STAFF_TEXT_LONG": QT_TRANSLATE_NOOP("labels", "The staff text is long."),
    },
    "Lack": {
        "UNDECIDED": QT_TRANSLATE_NOOP("labels", "has to be decided"),
        "NOT_SETTLED": QT_TRANSLATE_NOOP("labels", "has to be decided, or postponed to a date"),
        "PARKED_WITHOUT_DATE": QT_TRANSLATE_NOOP("labels", "is postponed without a date"),
        "NO_HOLDING_SENTENCE": QT_TRANSLATE_NOOP("labels", "tells staff nothing until it is decided"),
    },
    "RoleNeed": {
        "ALWAYS": QT_TRANSLATE_NOOP("labels", "always needed"),
        "USUALLY": QT_TRANSLATE_NOOP("labels", "usually needed"),
        "OPTIONAL": QT_TRANSLATE_NOOP("labels", "may be left out"),
        "NOT_HERE": QT_TRANSLATE_NOOP("labels", "not needed here"),
    },
    "RoleMoment": {
        "FIRST_CALL": QT_TRANSLATE_NOOP("labels", "from the first call"),
        "PARAMETERS": QT_TRANSLATE_NOOP("labels", "from the interview"),
        "REVIEWS": QT_TRANSLATE_NOOP("labels", "from the conversation about performance reviews"),
        "EXPERT_WORKSHOP": QT_TRANSLATE_NOOP("labels", "from the expert workshop"),
        "TEAM_WORKSHOP": QT_TRANSLATE_NOOP("labels", "from the team workshops"),
        "DRAFTING": QT_TRANSLATE_NOOP("labels", "from drafting onwards"),
        "PUBLISHING": QT_TRANSLATE_NOOP("labels", "before publishing"),
    },
    "CalendarKind": {
        "PREPARATION": QT_TRANSLATE_NOOP("labels", "Preparation"),
        "WORKSHOP": QT_TRANSLATE_NOOP("labels", "Workshop"),
        "DRAFTING": QT_TRANSLATE_NOOP("labels", "Drafting"),
        "DEADLINE": QT_TRANSLATE_NOOP("labels", "Deadline"),
        "CYCLE": QT_TRANSLATE_NOOP("labels", "Cycle"),
        "CHECK_IN": QT_TRANSLATE_NOOP("labels", "Check-in"),
        "MAIL": QT_TRANSLATE_NOOP("labels", "Mail"),
        "REFLECT": QT_TRANSLATE_NOOP("labels", "Reflect"),
        "RESET": QT_TRANSLATE_NOOP("labels", "Next set"),
        "TASK": QT_TRANSLATE_NOOP("labels", "Task"),
        "COMMITMENT": QT_TRANSLATE_NOOP("labels", "Commitment"),
        "EVENT": QT_TRANSLATE_NOOP("labels", "Event"),
    },
    "Obstacle": {
        "WEEKEND": QT_TRANSLATE_NOOP("labels", "weekend"),
        "BLACKOUT": QT_TRANSLATE_NOOP("labels", "week without OKR dates"),
        "HOLIDAY": QT_TRANSLATE_NOOP("labels", "public holiday"),
    },
    "LevelState": {
        "GOOD": QT_TRANSLATE_NOOP("labels", "three levels"),
        "INCOMPLETE": QT_TRANSLATE_NOOP("labels", "a level is missing"),
        "UNREADABLE": QT_TRANSLATE_NOOP("labels", "a level is not a number"),
        "NOT_MONOTONIC": QT_TRANSLATE_NOOP("labels", "the levels do not rise or fall in order"),
        "AGAINST_WANTED": QT_TRANSLATE_NOOP("labels", "the levels go the other way than was chosen"),
        "COMMIT_IS_BASELINE": QT_TRANSLATE_NOOP("labels", "0.3 is where it stands today"),
        "DATES_UNCLEAR": QT_TRANSLATE_NOOP("labels", "day or month first?"),
        "UNITS_DIFFER": QT_TRANSLATE_NOOP("labels", "the units do not convert"),
    },
    "LevelPlace": {
        "BELOW_BASELINE": QT_TRANSLATE_NOOP("labels", "worse than at the start"),
        "AT_BASELINE": QT_TRANSLATE_NOOP("labels", "same as at the start"),
        "BELOW_COMMIT": QT_TRANSLATE_NOOP("labels", "0.3 is not kept"),
        "BEFORE_COMMIT": QT_TRANSLATE_NOOP("labels", "short of 0.3"),
        "AT_COMMIT": QT_TRANSLATE_NOOP("labels", "at 0.3"),
        "BEFORE_TARGET": QT_TRANSLATE_NOOP("labels", "between 0.3 and 0.7"),
        "AT_TARGET": QT_TRANSLATE_NOOP("labels", "at 0.7"),
        "BEFORE_STRETCH": QT_TRANSLATE_NOOP("labels", "between 0.7 and 1.0"),
        "AT_STRETCH": QT_TRANSLATE_NOOP("labels", "at 1.0"),
        "BEYOND_STRETCH": QT_TRANSLATE_NOOP("labels", "beyond 1.0"),
    },
}


def enum_label(member: Enum) -> str:
    """The word a user reads for this member."""
    return QCoreApplication.translate("labels", str(WORDS[type(member).__name__][member.name]))


def error_sentence(error: KnownError) -> str:
    """What happened and what to do about it, with the facts of this failure filled in."""
    from ui.labels_errors import worded  # no failure yet in the first window
    from ui.widgets.dates import clock_of, full_day

    return worded(error, _translated, full_day, partial(QCoreApplication.translate, "versions"), clock_of)


def _translated(sentence: str) -> str:
    return QCoreApplication.translate("errors", sentence)


def unsaved_sentence(error: KnownError) -> str:
    """Why an open file takes nothing, what becomes of what is written meanwhile, and what to do."""
    from ui.labels_file_errors import UNSAVED  # nothing is unsaved yet in the first window

    if error.code not in UNSAVED:
        return error_sentence(error)
    return _translated(UNSAVED[error.code]).format(path=error.facts.get("path", ""))


def short_reason(error: KnownError) -> str:
    """Why something is not saved, in few words: "the disk is full"."""
    from ui.labels_file_errors import ANY_REASON, REASONS

    return QCoreApplication.translate("reasons", REASONS.get(error.code, ANY_REASON))


def input_sentence(error: KnownError) -> str:
    """The same about a file that the user has just chosen: its name is enough."""
    facts = dict(error.facts)
    if "path" in facts:
        facts["path"] = PurePath(str(facts["path"])).name or facts["path"]
    return error_sentence(KnownError(error.code, **facts))


def command_label(command: Command) -> str:
    """What a step did, for the undo line: "renamed person"."""
    from ui import labels_undo  # nothing to take back yet in the first window

    return labels_undo.words(command)
