"""Words on the screen for every enum member, every known failure and every undo step.

Called by all screens. Words in documents are elsewhere (handouts/words), and so are the agenda's and the interview's.
`QT_TRANSLATE_NOOP` marks the literals for lupdate; they are translated when asked for, so that a change of
language works at once.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from agendas.model import Activity, AgendaKind, Lead, PhaseKind, Seat, StepType
from ui import labels_undo
from ui.labels_errors import SENTENCES, Facts
from workshop_app.application.workspace import Command
from workshop_app.domain.engagement import Paper, RoleKind
from workshop_app.domain.errors import KnownError
from workshop_app.domain.okr import Direction, DraftStatus, KeyResultType
from workshop_app.domain.parameters import Confidence, ParameterKey, ParameterStatus
from workshop_app.domain.workshops import WorkshopStatus

# By type first: members of two StrEnums can be equal as strings.
WORDS: dict[type[Enum], dict[Enum, object]] = {
    RoleKind: {
        RoleKind.EXTERNAL_COACH: QT_TRANSLATE_NOOP("labels", "External coach"),
        RoleKind.INTERNAL_COACH: QT_TRANSLATE_NOOP("labels", "Internal coach"),
        RoleKind.PROJECT_LEAD: QT_TRANSLATE_NOOP("labels", "Project lead"),
        RoleKind.COORDINATOR: QT_TRANSLATE_NOOP("labels", "Coordinator"),
        RoleKind.HR_LEAD: QT_TRANSLATE_NOOP("labels", "HR lead"),
        RoleKind.SPONSOR: QT_TRANSLATE_NOOP("labels", "Sponsor"),
        RoleKind.TEAM_LEAD: QT_TRANSLATE_NOOP("labels", "Team lead"),
        RoleKind.TEAM_MEMBER: QT_TRANSLATE_NOOP("labels", "Team member"),
        RoleKind.KR_CHAMPION: QT_TRANSLATE_NOOP("labels", "KR champion"),
    },
    Paper: {
        Paper.A4: QT_TRANSLATE_NOOP("labels", "A4"),
        Paper.LETTER: QT_TRANSLATE_NOOP("labels", "US Letter"),
    },
    ParameterKey: {
        ParameterKey.WHY: QT_TRANSLATE_NOOP("labels", "Why OKRs"),
        ParameterKey.LEVEL: QT_TRANSLATE_NOOP("labels", "Level"),
        ParameterKey.NUMBER: QT_TRANSLATE_NOOP("labels", "How many"),
        ParameterKey.SCORING: QT_TRANSLATE_NOOP("labels", "Scoring"),
        ParameterKey.CYCLE: QT_TRANSLATE_NOOP("labels", "Cycle length"),
        ParameterKey.TYPES: QT_TRANSLATE_NOOP("labels", "Kinds of key result"),
        ParameterKey.TOOLS: QT_TRANSLATE_NOOP("labels", "Where OKRs live"),
        ParameterKey.REVIEWS: QT_TRANSLATE_NOOP("labels", "OKRs and appraisals"),
        ParameterKey.KPIS: QT_TRANSLATE_NOOP("labels", "OKRs and KPIs"),
        ParameterKey.ALIGNMENT: QT_TRANSLATE_NOOP("labels", "Alignment"),
        ParameterKey.BOTTOM_UP: QT_TRANSLATE_NOOP("labels", "Bottom-up share"),
    },
    ParameterStatus: {
        ParameterStatus.NOT_ASKED: QT_TRANSLATE_NOOP("labels", "not asked"),
        ParameterStatus.EXPLORING: QT_TRANSLATE_NOOP("labels", "exploring"),
        ParameterStatus.DECIDED: QT_TRANSLATE_NOOP("labels", "decided"),
        ParameterStatus.PARKED: QT_TRANSLATE_NOOP("labels", "parked"),
        ParameterStatus.NOT_APPLICABLE: QT_TRANSLATE_NOOP("labels", "does not apply"),
    },
    Confidence: {
        Confidence.LOW: QT_TRANSLATE_NOOP("labels", "unsure"),
        Confidence.MEDIUM: QT_TRANSLATE_NOOP("labels", "fairly sure"),
        Confidence.HIGH: QT_TRANSLATE_NOOP("labels", "sure"),
    },
    KeyResultType: {
        KeyResultType.METRIC: QT_TRANSLATE_NOOP("labels", "Metric"),
        KeyResultType.BASELINE: QT_TRANSLATE_NOOP("labels", "Baseline"),
        KeyResultType.MILESTONE: QT_TRANSLATE_NOOP("labels", "Milestone"),
    },
    Direction: {
        Direction.EXTERNAL: QT_TRANSLATE_NOOP("labels", "for the market"),
        Direction.INTERNAL: QT_TRANSLATE_NOOP("labels", "inside the house"),
    },
    DraftStatus: {
        DraftStatus.DRAFT: QT_TRANSLATE_NOOP("labels", "draft"),
        DraftStatus.REFINED: QT_TRANSLATE_NOOP("labels", "refined"),
        DraftStatus.AGREED: QT_TRANSLATE_NOOP("labels", "agreed"),
    },
    WorkshopStatus: {
        WorkshopStatus.PLANNED: QT_TRANSLATE_NOOP("labels", "planned"),
        WorkshopStatus.FINISHED: QT_TRANSLATE_NOOP("labels", "finished"),
    },
    StepType: {
        StepType.OPENING: QT_TRANSLATE_NOOP("labels", "Opening"),
        StepType.THEORY: QT_TRANSLATE_NOOP("labels", "Theory"),
        StepType.EXERCISE: QT_TRANSLATE_NOOP("labels", "Exercise"),
        StepType.BREAKOUT: QT_TRANSLATE_NOOP("labels", "Breakout"),
        StepType.SHARE_BACK: QT_TRANSLATE_NOOP("labels", "Share back"),
        StepType.BREAK: QT_TRANSLATE_NOOP("labels", "Break"),
        StepType.WRAP_UP: QT_TRANSLATE_NOOP("labels", "Wrap-up"),
    },
    Activity: {
        Activity.NONE: QT_TRANSLATE_NOOP("labels", "Nothing special"),
        Activity.INTRODUCTIONS: QT_TRANSLATE_NOOP("labels", "Introductions"),
        Activity.ROTATION: QT_TRANSLATE_NOOP("labels", "Coaching rounds"),
        Activity.GROUP_WORK: QT_TRANSLATE_NOOP("labels", "Group work"),
        Activity.LUNCH: QT_TRANSLATE_NOOP("labels", "Lunch"),
        Activity.PARKING_LOT: QT_TRANSLATE_NOOP("labels", "Parking lot"),
    },
    Lead: {
        Lead.COACH: QT_TRANSLATE_NOOP("labels", "Coach"),
        Lead.SPONSOR: QT_TRANSLATE_NOOP("labels", "Sponsor"),
        Lead.PROJECT_LEAD: QT_TRANSLATE_NOOP("labels", "Project lead"),
        Lead.TEAM_LEAD: QT_TRANSLATE_NOOP("labels", "Team lead"),
        Lead.PARTICIPANTS: QT_TRANSLATE_NOOP("labels", "Participants"),
        Lead.CHAMPION: QT_TRANSLATE_NOOP("labels", "KR champion"),
        Lead.PRODUCER: QT_TRANSLATE_NOOP("labels", "Producer"),
    },
    Seat: {
        Seat.COACH: QT_TRANSLATE_NOOP("labels", "Coach"),
        Seat.COACHEE: QT_TRANSLATE_NOOP("labels", "Coachee"),
        Seat.OBSERVER: QT_TRANSLATE_NOOP("labels", "Observer"),
    },
    PhaseKind: {
        PhaseKind.BRIEF: QT_TRANSLATE_NOOP("labels", "Briefing"),
        PhaseKind.COACHING: QT_TRANSLATE_NOOP("labels", "Coaching"),
        PhaseKind.COACH_SPEAKS: QT_TRANSLATE_NOOP("labels", "Coach and coachee look back"),
        PhaseKind.OBSERVER_SPEAKS: QT_TRANSLATE_NOOP("labels", "Observer speaks"),
        PhaseKind.NOTE: QT_TRANSLATE_NOOP("labels", "Write one line to share"),
    },
    AgendaKind: {
        AgendaKind.TOP_LEVEL: QT_TRANSLATE_NOOP("labels", "Top-level OKRs"),
        AgendaKind.EXPERT: QT_TRANSLATE_NOOP("labels", "OKRs experts"),
        AgendaKind.TEAM_LEVEL: QT_TRANSLATE_NOOP("labels", "Team OKRs"),
        AgendaKind.CHAMPION: QT_TRANSLATE_NOOP("labels", "KR champions"),
        AgendaKind.CHECK_IN: QT_TRANSLATE_NOOP("labels", "Check-in"),
        AgendaKind.REFLECT: QT_TRANSLATE_NOOP("labels", "Reflect and reset"),
        AgendaKind.OWN: QT_TRANSLATE_NOOP("labels", "Own workshop"),
    },
}


def enum_label(member: Enum) -> str:
    """The word a user reads for this member."""
    words = WORDS.get(type(member))
    if words is None:
        from ui.labels_more import MORE_WORDS  # brings the rules of the running day along

        words = MORE_WORDS[type(member)]
    return QCoreApplication.translate("labels", str(words[member]))


def error_sentence(error: KnownError) -> str:
    """What happened and what to do about it, with the facts of this failure filled in."""
    sentence = QCoreApplication.translate("errors", SENTENCES[error.code])
    return sentence.format_map(Facts(error.facts))


def command_label(command: Command) -> str:
    """What a step did, for the undo line: "renamed person"."""
    return labels_undo.words(command)
