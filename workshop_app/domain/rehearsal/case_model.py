"""A written coachee as values. `case_loader` reads them, `practice_talk` plays them, `case_proof` proves them.

Structure (ids, numbers, needs) and texts of one language are joined in one value: what a person reads stands beside
what it does. Nothing here decides anything.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

LOWEST_TRUST, HIGHEST_TRUST = 0, 3


class WeakFault(StrEnum):
    """What is wrong with the draft she brings; the typical faults of first drafts."""

    NO_MEASURE = "no_measure"
    TASK = "task"
    ACTIVITY = "activity"
    OUTPUT = "output"
    NO_START = "no_start"
    NEGATIVE = "negative"
    CODE_WORDS = "code_words"
    VAGUE = "vague"
    TASK_MILESTONE = "task_milestone"
    USUAL_BUSINESS = "usual_business"
    TWO_IN_ONE = "two_in_one"
    FLATTERING = "flattering"
    ATTENDANCE = "attendance"
    NO_UNIT = "no_unit"
    TOO_MANY = "too_many"
    FUZZY_HELP = "fuzzy_help"


class CaseField(StrEnum):
    """Where in an organisation a case plays, so that a learner can choose one near to her own work."""

    SALES = "sales"
    ENGINEERING = "engineering"
    HR = "hr"
    LEGAL = "legal"
    FINANCE = "finance"
    PUBLIC_OFFICE = "public_office"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    SHOP_FLOOR = "shop_floor"
    LOGISTICS = "logistics"
    QUALITY = "quality"
    SERVICE = "service"
    MARKETING = "marketing"
    CULTURE = "culture"


class DraftStage(StrEnum):
    """How far a wording has come; said under the time line when looking back."""

    WORK = "work"
    DIRECTION = "direction"
    EFFECT = "effect"
    MEASURED = "measured"
    LEVELS = "levels"
    BASELINE = "baseline"


class Posture(StrEnum):
    """How she sits: all that a learner is shown of trust and patience."""

    LEANS_IN = "leans_in"
    SITS_UPRIGHT = "sits_upright"
    LEANS_BACK = "leans_back"
    LOOKS_AT_CLOCK = "looks_at_clock"
    FOLDER_CLOSED = "folder_closed"


class EndingKind(StrEnum):
    """How a talk can end, the best first. `left` needs nothing."""

    STRONG = "strong"
    GOOD = "good"
    HALF = "half"
    LEFT = "left"


class NothingKind(StrEnum):
    """Why a question brings nothing yet."""

    LOW_TRUST = "low_trust"
    TOO_SOON = "too_soon"
    AGAIN = "again"  # everything was said: the line before she says it once more


Phrasings = tuple[str, ...]


class CaseHead(Struct, frozen=True):
    """Who sits there and what she brings."""

    level: int
    field: CaseField
    faults: tuple[WeakFault, ...]
    patience: int
    trust: int
    stage: DraftStage
    title: str
    names: tuple[str, ...]  # invented ones that are mentioned: people, places, the organisation
    name: str
    role: str
    manner: str
    briefing: str
    opening: Phrasings
    first_draft: str


class CaseFact(Struct, frozen=True):
    """Something she knows and says only when asked. `note` is the short form, `figures` are what gives it away;
    `you` is the note as she reads it on her own card, where that is told in other words."""

    id: str
    note: str
    figures: tuple[str, ...] = ()
    you: str = ""


class CaseAnswer(Struct, frozen=True):
    """What she says to a kind of question, when that can be said, and what it does."""

    id: str
    kind: QuestionKind
    says: Phrasings
    needs: tuple[str, ...] = ()  # facts that must be out
    after: tuple[str, ...] = ()  # answers that must have been given
    least_trust: int = 0
    gives: tuple[str, ...] = ()  # facts that come out
    trust: int = 0
    patience: int = 0  # beside the turn itself
    resists: bool = False  # a good question she does not like; she comes round later
    renews: bool = False  # does what it does to trust every time


class CaseDraft(Struct, frozen=True):
    """A wording she writes when she knows enough; the pen stays with her."""

    id: str
    needs: tuple[str, ...]
    stage: DraftStage
    wording: str
    writes: Phrasings


class CaseEnding(Struct, frozen=True):
    """What a talk must have come to, and her closing line."""

    kind: EndingKind
    says: Phrasings
    needs: tuple[str, ...] = ()
    draft: str = ""  # this step, or a later one
    least_trust: int = 0


class CoacheeCase(Struct, frozen=True, eq=False, weakref=True):
    """One person on paper, in one language. `mark` changes whenever a word or a rule of the case does; a case is equal
    to itself only, so that what is worked out from it can be kept beside it."""

    id: str
    language: str
    mark: str
    head: CaseHead
    facts: tuple[CaseFact, ...]
    answers: tuple[CaseAnswer, ...]
    drafts: tuple[CaseDraft, ...]
    endings: tuple[CaseEnding, ...]
    nothing: dict[NothingKind, Phrasings]
    postures: dict[Posture, Phrasings]
    coach: dict[QuestionKind, Phrasings]  # what a written coach says on this case: always the costly kinds
