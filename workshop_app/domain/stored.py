"""Every kind of value an engagement file holds. The tables are made from this list, and whoever has to look at
everything (where is somebody named?) goes through it, so that a new kind is never left out."""

from __future__ import annotations

from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement, RoleAssignment, Team
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.house_style import HouseStyle, StyleFile
from workshop_app.domain.lineage import BaseRow, CopyTaken, Lineage
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterRecord
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.returned import ReturnedComment
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.versions import EditionAnswers, ParameterVersion, RecordEdition
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.wordings import Wording
from workshop_app.domain.workshops import Attendance, GroupPlan, ParkedItem, Workshop, WorkshopAgenda

CONTENT: tuple[type, ...] = (
    Engagement,
    Team,
    RoleAssignment,
    Person,
    ParameterRecord,
    OpenQuestion,
    InterviewNote,
    Workshop,
    WorkshopAgenda,
    Attendance,
    GroupPlan,
    DraftSet,
    Objective,
    KeyResult,
    Dismissal,
    Run,
    RunEvent,
    ParkedItem,
    # since version 2
    Interviewee,
    Voice,
    InterviewSession,
    LookAgain,
    OwnParameter,
    InterviewLayout,
    ParameterVersion,
    RecordEdition,
    EditionAnswers,
    ReturnedComment,
    # since version 3
    UnsentLine,
    # since version 6
    PairRule,
    # since version 7
    Commitment,
    # since version 8
    WatchedMetric,
    NotNow,
    PlannedActivity,
    Wording,
    TeamDependency,
    SharedWord,
    WordMeaning,
    CheckIn,
    ProgressLine,
    AgreedAction,
    Reflection,
    SetReflection,
    # since version 9
    HealthReading,
    SortedMetric,
    ContributionLink,
    # since version 10
    HouseStyle,
    StyleFile,
    # since version 11
    Feedback,
)

# Where the file comes from, since version 5: never undone, compared or merged. BaseRow holds rows of the others.
LINEAGE: tuple[type, ...] = (Lineage, CopyTaken, BaseRow)

STORED: tuple[type, ...] = (*CONTENT, *LINEAGE)

BY_NAME: dict[str, type] = {kind.__name__: kind for kind in STORED}
