"""Where a change can be seen: the addresses of the screens that show each kind of value, the best one first. Undo and
redo go there, unless the change is on the screen in sight. No Qt; a test keeps the table complete over all kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement, RoleAssignment, Team
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.house_style import HouseStyle, StyleFile
from workshop_app.domain.lineage import BaseRow, CopyTaken, Lineage
from workshop_app.domain.named import only_names
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord
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

T = TypeVar("T")
Addresses = tuple[str, ...]


class NowAndBefore:
    """What there is now, and what was there a moment ago."""

    def __init__(self, changes: Changes, read: Reader) -> None:
        self._before = {(row.kind, row.id): row.before or row.after for row in changes.rows}
        self._read = read

    def there(self, kind: type, id: str) -> bool:
        return self._read.find(kind, id) is not None

    def value(self, kind: type[T], id: str) -> T | None:
        found = self._read.find(kind, id) or self._before.get((kind, id))
        return found if isinstance(found, kind) else None


def address_of(changes: Changes, read: Reader, here: str) -> str | None:
    """Where to go to see these changes; None when they are on the screen in sight, whose address is `here`."""
    look, rows = NowAndBefore(changes, read), _without_names_that_follow(changes)
    seen = dict.fromkeys(
        tuple(homes(row.after or row.before, look)) for kind, homes in HOMES for row in rows if row.kind is kind
    )
    if any(_shows(here, each) for addresses in seen for each in addresses):
        return None
    return next((addresses[0] for addresses in seen if addresses), None)


def _without_names_that_follow(changes: Changes) -> tuple[RowChange, ...]:
    """Somebody who is renamed, comes or goes is what a change is about, and not every place that names them."""
    if not changes.touches(Person, Team):
        return changes.rows
    left = tuple(
        row for row in changes.rows if None in (row.before, row.after) or not only_names(row.before, row.after)
    )
    return tuple(row for row in left if row.kind is not ParameterVersion) or changes.rows


def _shows(here: str, address: str) -> bool:
    return here == address or here.startswith(address + "/")


def _question(value: Any, _look: NowAndBefore) -> Addresses:
    return (f"interview/{value.key}",)


def _answer(value: ParameterRecord, _look: NowAndBefore) -> Addresses:
    dated = ("calendar",) if value.key is ParameterKey.CYCLE else ()
    return (f"interview/{value.key}", *dated, "interview/changes")


def _voice(value: Voice, _look: NowAndBefore) -> Addresses:
    return (f"interview/{value.key}", "interview/map")


def _asked(_value: Interviewee, _look: NowAndBefore) -> Addresses:
    return ("interview",)  # on every page of it


def _own(value: OwnParameter, look: NowAndBefore) -> Addresses:
    return (f"interview/{value.id}", "interview/list") if look.there(OwnParameter, value.id) else ("interview/list",)


def _order(_value: InterviewLayout, _look: NowAndBefore) -> Addresses:
    return ("interview/list",)


def _session(_value: InterviewSession, _look: NowAndBefore) -> Addresses:
    return ("interview/sessions",)


def _returned(_value: ReturnedComment, _look: NowAndBefore) -> Addresses:
    return ("interview/returned",)


def _history(_value: object, _look: NowAndBefore) -> Addresses:
    return ("interview/changes",)


def _edition(_value: object, _look: NowAndBefore) -> Addresses:
    return ("interview/changes", "documents")


def _engagement(_value: Engagement, _look: NowAndBefore) -> Addresses:
    return ("calendar", "home")  # the country whose holidays count


def _style(_value: HouseStyle | StyleFile, _look: NowAndBefore) -> Addresses:
    return ("documents",)


def _role(_value: RoleAssignment, _look: NowAndBefore) -> Addresses:
    return ("roles",)


def _person(_value: Person, _look: NowAndBefore) -> Addresses:
    return ("people", "roles")


def _pair(_value: PairRule, _look: NowAndBefore) -> Addresses:
    return ("people",)


def _team(value: Team, look: NowAndBefore) -> Addresses:
    return (f"drafts/{value.id}", "drafts") if look.there(Team, value.id) else ("drafts",)


def _set(value: DraftSet, look: NowAndBefore) -> Addresses:
    return _drafts(value.id, look)


def _objective(value: Objective, look: NowAndBefore) -> Addresses:
    return _drafts(value.set_id, look)


def _key_result(value: KeyResult, look: NowAndBefore) -> Addresses:
    objective = look.value(Objective, value.objective_id)
    return _drafts(objective.set_id if objective else "", look)


def _dismissal(value: Dismissal, look: NowAndBefore) -> Addresses:
    result = look.value(KeyResult, value.subject_id)
    if result is not None:
        return _key_result(result, look)
    objective = look.value(Objective, value.subject_id)
    return _drafts(objective.set_id if objective else value.subject_id, look)


def _drafts(set_id: str, look: NowAndBefore) -> Addresses:
    """Of what is published, also the pages of its cycle: it is changed there, in the middle of a check-in."""
    draft = look.value(DraftSet, set_id)
    if draft is None or not look.there(DraftSet, set_id):
        return ("drafts",)
    runs = (f"cycle/{set_id}",) if draft.status is DraftStatus.PUBLISHED else ()
    return (f"drafts/{set_id}", *runs)


def _workshop(value: Workshop, look: NowAndBefore) -> Addresses:
    if not look.there(Workshop, value.id):
        return ("home", "calendar")
    return (f"workshops/{value.id}/plan", f"workshops/{value.id}", "calendar")


def _agenda(value: WorkshopAgenda, look: NowAndBefore) -> Addresses:
    return _tabs(value.id, look, "plan", "materials")


def _groups(value: GroupPlan, look: NowAndBefore) -> Addresses:
    return _tabs(value.id, look, "groups")


def _takes_part(value: Attendance, look: NowAndBefore) -> Addresses:
    return _tabs(value.workshop_id, look, "groups")


def _run(value: Run, look: NowAndBefore) -> Addresses:
    return _tabs(value.workshop_id, look, "run", "report")


def _event(value: RunEvent, look: NowAndBefore) -> Addresses:
    run = look.value(Run, value.run_id)
    return _tabs(run.workshop_id if run else "", look, "run", "report")


def _counted(value: Feedback, look: NowAndBefore) -> Addresses:
    return _tabs(value.id, look, "report")


def _parked(value: ParkedItem | Commitment, look: NowAndBefore) -> Addresses:
    return _tabs(value.workshop_id, look, "report")


def _nowhere(_value: UnsentLine | Lineage | CopyTaken | BaseRow, _look: NowAndBefore) -> Addresses:
    return ()  # goes and comes back with what it belongs to: a line, or the file as a whole


def _tabs(workshop_id: str, look: NowAndBefore, *tabs: str) -> Addresses:
    if not look.there(Workshop, workshop_id):
        return ("home",)
    return tuple(f"workshops/{workshop_id}/{tab}" for tab in tabs)


def _of_set(value: WatchedMetric | NotNow | SortedMetric, look: NowAndBefore) -> Addresses:
    return _drafts(value.set_id, look)


def _of_result(value: PlannedActivity, look: NowAndBefore) -> Addresses:
    return _result_of(value.key_result_id, look)


def _result_of(key_result_id: str | None, look: NowAndBefore) -> Addresses:
    result = look.value(KeyResult, key_result_id) if key_result_id else None
    return _key_result(result, look) if result is not None else ("drafts",)


def _worded(value: Wording, look: NowAndBefore) -> Addresses:
    objective = look.value(Objective, value.subject_id)
    return _drafts(objective.set_id, look) if objective else _result_of(value.subject_id, look)


def _check_in(value: CheckIn, look: NowAndBefore) -> Addresses:
    if look.there(CheckIn, value.id):
        return (f"cycle/{value.set_id}/{value.id}",)
    return (f"cycle/{value.set_id}", "cycle") if look.there(DraftSet, value.set_id) else ("cycle",)


def _in_check_in(value: ProgressLine | HealthReading | AgreedAction, look: NowAndBefore) -> Addresses:
    held = look.value(CheckIn, value.check_in_id)
    return _check_in(held, look) if held else ("cycle",)


def _looked_back(value: Reflection | SetReflection, look: NowAndBefore) -> Addresses:
    set_id = value.id
    if isinstance(value, Reflection):
        result = look.value(KeyResult, value.id)
        objective = look.value(Objective, result.objective_id) if result is not None else None
        set_id = objective.set_id if objective is not None else ""
    return (f"cycle/{set_id}/reflect",) if look.there(DraftSet, set_id) else ("cycle",)


def _needed(_value: TeamDependency, _look: NowAndBefore) -> Addresses:
    return ("alignment/needs", "alignment/map")


def _contributed(_value: ContributionLink, _look: NowAndBefore) -> Addresses:
    return ("alignment/shared",)


def _talked_about(_value: SharedWord | WordMeaning, _look: NowAndBefore) -> Addresses:
    return ("alignment/words",)


# In this order: what a change is about comes before what it drags along.
HOMES: tuple[tuple[type, Callable[[Any, NowAndBefore], Addresses]], ...] = (
    (ReturnedComment, _returned),
    (ParameterRecord, _answer),
    (OwnParameter, _own),
    (OpenQuestion, _question),
    (InterviewNote, _question),
    (Interviewee, _asked),
    (Voice, _voice),
    (LookAgain, _question),
    (InterviewSession, _session),
    (InterviewLayout, _order),
    (Person, _person),
    (PairRule, _pair),
    (RoleAssignment, _role),
    (Team, _team),
    (Workshop, _workshop),
    (WorkshopAgenda, _agenda),
    (GroupPlan, _groups),
    (Attendance, _takes_part),
    (Run, _run),
    (RunEvent, _event),
    (ParkedItem, _parked),
    (Commitment, _parked),
    (Feedback, _counted),
    (DraftSet, _set),
    (Objective, _objective),
    (KeyResult, _key_result),
    (Dismissal, _dismissal),
    (WatchedMetric, _of_set),
    (NotNow, _of_set),
    (SortedMetric, _of_set),
    (PlannedActivity, _of_result),
    (TeamDependency, _needed),
    (ContributionLink, _contributed),
    (SharedWord, _talked_about),
    (WordMeaning, _talked_about),
    (CheckIn, _check_in),
    (ProgressLine, _in_check_in),
    (HealthReading, _in_check_in),
    (AgreedAction, _in_check_in),
    (Reflection, _looked_back),
    (SetReflection, _looked_back),
    (Wording, _worded),
    (Engagement, _engagement),
    (HouseStyle, _style),
    (StyleFile, _style),
    (RecordEdition, _edition),
    (EditionAnswers, _edition),
    (ParameterVersion, _history),
    (UnsentLine, _nowhere),
    (Lineage, _nowhere),
    (CopyTaken, _nowhere),
    (BaseRow, _nowhere),
)
