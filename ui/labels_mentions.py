"""Where somebody is named, in words a coach knows: "Parameter 4: decided by", "Note from the day, 12 March, 10:42". No
Qt: the command line tells it in English, the screen in its own language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from msgspec import Struct

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.application.mentions import Mention
from workshop_app.domain.parameters import ParameterKey

LONGEST_TITLE = 40  # letters of a title that names a place


class Area(StrEnum):
    """Parts of an engagement, in the order they are told."""

    PEOPLE = "people"
    ROLES = "roles"
    INTERVIEW = "interview"
    PARAMETERS = "parameters"
    VERSIONS = "versions"
    EDITIONS = "editions"
    DRAFTS = "drafts"
    WORKSHOPS = "workshops"
    DAYS = "days"
    ELSEWHERE = "elsewhere"


AREAS: dict[Area, str] = {
    Area.PEOPLE: QT_TRANSLATE_NOOP("mentions", "People, seats and groups"),
    Area.ROLES: QT_TRANSLATE_NOOP("mentions", "Roles and teams"),
    Area.INTERVIEW: QT_TRANSLATE_NOOP("mentions", "Interview"),
    Area.PARAMETERS: QT_TRANSLATE_NOOP("mentions", "Parameters"),
    Area.VERSIONS: QT_TRANSLATE_NOOP("mentions", "Earlier versions of the answers"),
    Area.EDITIONS: QT_TRANSLATE_NOOP("mentions", "Editions of the record, and returned comments"),
    Area.DRAFTS: QT_TRANSLATE_NOOP("mentions", "Drafts"),
    Area.WORKSHOPS: QT_TRANSLATE_NOOP("mentions", "Agendas, parking lots and commitments"),
    Area.DAYS: QT_TRANSLATE_NOOP("mentions", "Notes from workshop days"),
    Area.ELSEWHERE: QT_TRANSLATE_NOOP("mentions", "Elsewhere"),
}
# By the kind of value: its part of the engagement, and how a place in it is told. Kinds are named, not imported; one
# that is not here is told by its own name.
KINDS: dict[str, tuple[Area, str]] = {
    "Person": (Area.PEOPLE, QT_TRANSLATE_NOOP("mentions", "{title}: {field}")),
    "PairRule": (Area.PEOPLE, QT_TRANSLATE_NOOP("mentions", "A rule about who shares a room")),
    "Attendance": (Area.PEOPLE, QT_TRANSLATE_NOOP("mentions", "Takes part in “{title}”")),
    "GroupPlan": (Area.PEOPLE, QT_TRANSLATE_NOOP("mentions", "Seats in “{title}”")),
    "RoleAssignment": (Area.ROLES, QT_TRANSLATE_NOOP("mentions", "{title}: {field}")),
    "Team": (Area.ROLES, QT_TRANSLATE_NOOP("mentions", "Team “{title}”: {field}")),
    "Engagement": (Area.ROLES, QT_TRANSLATE_NOOP("mentions", "The engagement: {field}")),
    "Interviewee": (Area.INTERVIEW, QT_TRANSLATE_NOOP("mentions", "Person asked: {field}")),
    "Voice": (Area.INTERVIEW, QT_TRANSLATE_NOOP("mentions", "{parameter}, answer of {title}")),
    "InterviewSession": (Area.INTERVIEW, QT_TRANSLATE_NOOP("mentions", "Session {title}: {field}")),
    "InterviewNote": (Area.INTERVIEW, QT_TRANSLATE_NOOP("mentions", "Note, {parameter}, {at}")),
    "OpenQuestion": (Area.INTERVIEW, QT_TRANSLATE_NOOP("mentions", "Open question, {parameter}: {field}")),
    "ParameterRecord": (Area.PARAMETERS, QT_TRANSLATE_NOOP("mentions", "{parameter}: {field}")),
    "OwnParameter": (Area.PARAMETERS, QT_TRANSLATE_NOOP("mentions", "“{title}”: {field}")),
    "InterviewLayout": (Area.PARAMETERS, QT_TRANSLATE_NOOP("mentions", "Titles of the parameters")),
    "ParameterVersion": (Area.VERSIONS, QT_TRANSLATE_NOOP("mentions", "{parameter}, version of {day}: {field}")),
    "RecordEdition": (Area.EDITIONS, QT_TRANSLATE_NOOP("mentions", "Edition {title}: {field}")),
    "EditionAnswers": (Area.EDITIONS, QT_TRANSLATE_NOOP("mentions", "Edition {title}: {field}")),
    "ReturnedComment": (Area.EDITIONS, QT_TRANSLATE_NOOP("mentions", "Returned comment: {field}")),
    "DraftSet": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Set: {field}")),
    "Objective": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Objective “{title}”: {field}")),
    "KeyResult": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Key result “{title}”: {field}")),
    "Dismissal": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Answer to a question on a draft")),
    "WatchedMetric": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Health metric “{title}”: {field}")),
    "NotNow": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Not now, “{title}”: {field}")),
    "PlannedActivity": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Activity “{title}”: {field}")),
    "SortedMetric": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Sorted number “{title}”: {field}")),
    "Wording": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "An earlier wording: {field}")),
    "TeamDependency": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Dependency on “{title}”: {field}")),
    "ContributionLink": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "How one team contributes")),
    "SharedWord": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Shared word “{title}”: {field}")),
    "WordMeaning": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Meaning of a shared word")),
    "CheckIn": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Check-in of {day}: {field}")),
    "ProgressLine": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Line of a check-in: {field}")),
    "HealthReading": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Reading of a health metric: {field}")),
    "AgreedAction": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Action agreed in a check-in: {field}")),
    "Reflection": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Reflection on a key result: {field}")),
    "SetReflection": (Area.DRAFTS, QT_TRANSLATE_NOOP("mentions", "Reflection on the cycle: {field}")),
    "Workshop": (Area.WORKSHOPS, QT_TRANSLATE_NOOP("mentions", "Workshop “{title}”: {field}")),
    "WorkshopAgenda": (Area.WORKSHOPS, QT_TRANSLATE_NOOP("mentions", "Agenda of “{title}”")),
    "ParkedItem": (Area.WORKSHOPS, QT_TRANSLATE_NOOP("mentions", "Parking lot of “{title}”: {field}")),
    "Commitment": (Area.WORKSHOPS, QT_TRANSLATE_NOOP("mentions", "Commitment made in “{title}”: {field}")),
    "Feedback": (Area.WORKSHOPS, QT_TRANSLATE_NOOP("mentions", "Feedback on “{title}”: {field}")),
    "HouseStyle": (Area.ELSEWHERE, QT_TRANSLATE_NOOP("mentions", "House style: line at the foot")),
    "StyleFile": (Area.ELSEWHERE, QT_TRANSLATE_NOOP("mentions", "House style: name of a file")),
    "CopyTaken": (Area.ELSEWHERE, QT_TRANSLATE_NOOP("mentions", "Name of a copy that was handed over")),
    "UnsentLine": (Area.ELSEWHERE, QT_TRANSLATE_NOOP("mentions", "Words waiting for Enter")),
    "RunEvent": (Area.DAYS, QT_TRANSLATE_NOOP("mentions", "Note from the day, “{title}”, {at}")),
}
OWN: dict[str, str] = {
    "Person": QT_TRANSLATE_NOOP("mentions", "On the list of people"),
    "Interviewee": QT_TRANSLATE_NOOP("mentions", "Asked in the interview"),
    "Voice": QT_TRANSLATE_NOOP("mentions", "What they answered"),
}
FIELDS: dict[str, str] = {
    "reports_to": QT_TRANSLATE_NOOP("mentions", "reports to them"),
    "boss": QT_TRANSLATE_NOOP("mentions", "reports to them"),
    "person_id": QT_TRANSLATE_NOOP("mentions", "held by them"),
    "attendees": QT_TRANSLATE_NOOP("mentions", "took part"),
    "contact": QT_TRANSLATE_NOOP("mentions", "e-mail"),
    "lead": QT_TRANSLATE_NOOP("mentions", "led by"),
    "Commitment.who": QT_TRANSLATE_NOOP("mentions", "made by"),
    "PlannedActivity.who": QT_TRANSLATE_NOOP("mentions", "done by"),
    "AgreedAction.who": QT_TRANSLATE_NOOP("mentions", "done by"),
    "who": QT_TRANSLATE_NOOP("mentions", "agreed by"),
    "decided_by": QT_TRANSLATE_NOOP("mentions", "decided by"),
    "settled_by": QT_TRANSLATE_NOOP("mentions", "difference agreed by"),
    "settled_how": QT_TRANSLATE_NOOP("mentions", "agreed how"),
    "signed_by": QT_TRANSLATE_NOOP("mentions", "signed by"),
    "owner": QT_TRANSLATE_NOOP("mentions", "owner"),
    "champions": QT_TRANSLATE_NOOP("mentions", "champion"),
    "verbatim": QT_TRANSLATE_NOOP("mentions", "word for word"),
    "follow_up": QT_TRANSLATE_NOOP("mentions", "to ask again"),
    "disagreed": QT_TRANSLATE_NOOP("mentions", "who disagreed"),
    "with_whom": QT_TRANSLATE_NOOP("mentions", "with whom"),
    "before": QT_TRANSLATE_NOOP("mentions", "before"),
    "after": QT_TRANSLATE_NOOP("mentions", "after"),
    "name": QT_TRANSLATE_NOOP("mentions", "name"),
    "note": QT_TRANSLATE_NOOP("mentions", "note"),
    "author": QT_TRANSLATE_NOOP("mentions", "author"),
    "agreed_by": QT_TRANSLATE_NOOP("mentions", "agreed by"),
    "confirmed_by": QT_TRANSLATE_NOOP("mentions", "confirmed by"),
    "needs_owner": QT_TRANSLATE_NOOP("mentions", "owner"),
    "gives_owner": QT_TRANSLATE_NOOP("mentions", "owner"),
    "escalate_to": QT_TRANSLATE_NOOP("mentions", "who decides if they cannot"),
    "attended": QT_TRANSLATE_NOOP("mentions", "took part"),
    "who_can_help": QT_TRANSLATE_NOOP("mentions", "who can remove it"),
    "help_from": QT_TRANSLATE_NOOP("mentions", "asked for help"),
    "next_champion": QT_TRANSLATE_NOOP("mentions", "next champion"),
    "continues_with": QT_TRANSLATE_NOOP("mentions", "who goes on with it"),
    "depends_on": QT_TRANSLATE_NOOP("mentions", "depends on"),
    "depended_on_by": QT_TRANSLATE_NOOP("mentions", "depended on by"),
}
OTHER = QT_TRANSLATE_NOOP("mentions", "{kind}: {field}")
WHY = QT_TRANSLATE_NOOP("mentions", "Why OKRs")
PARAMETER = QT_TRANSLATE_NOOP("mentions", "Parameter {number}")


class Speech(Struct, frozen=True):
    """How to say it: `say` translates one of the sentences above, `label` words an enum member, `day` a date, `clock` a
    time of day of a moment."""

    say: Callable[[str], str]
    label: Callable[[Enum], str]
    day: Callable[[date], str]
    clock: Callable[[datetime], str]


def _plainly(member: Enum) -> str:
    return str(member.value).replace("_", " ")


def _plain_clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"


IN_ENGLISH = Speech(str, _plainly, date.isoformat, _plain_clock)


def area_of(mention: Mention) -> Area:
    """Which part of the engagement a place belongs to."""
    return KINDS.get(type(mention.row).__name__, (Area.ELSEWHERE, ""))[0]


def area_words(area: Area, speech: Speech = IN_ENGLISH) -> str:
    return speech.say(AREAS[area])


def where(mention: Mention, titles: Mapping[str, str], speech: Speech = IN_ENGLISH) -> str:
    """The place in words."""
    row, kind = mention.row, type(mention.row).__name__
    if not mention.field:
        return speech.say(OWN.get(kind, OTHER)).format(kind=_spaced(kind), field="")
    _, literal = KINDS.get(kind, (Area.ELSEWHERE, OTHER))
    return speech.say(literal).format(
        kind=_spaced(kind),
        field=_field(kind, mention.field, speech),
        title=_title(row, titles, speech),
        parameter=_parameter(row, titles, speech),
        day=_day(row, speech),
        at=_moment(row, speech),
    )


def _field(kind: str, name: str, speech: Speech) -> str:
    """One field may mean another thing in one kind than in the others."""
    words = FIELDS.get(f"{kind}.{name}") or FIELDS.get(name)
    return speech.say(words) if words else name.replace("_", " ")


def _title(row: Any, titles: Mapping[str, str], speech: Speech) -> str:
    """What names the row: its own words, or those of what it belongs to."""
    for owner in ("workshop_id", "run_id", "interviewee_id", "id"):
        if getattr(row, owner, "") in titles:
            return _short(titles[getattr(row, owner)])
    if type(row).__name__ == "RoleAssignment":
        return speech.label(row.kind)
    words = next((str(getattr(row, name)) for name in ("name", "title", "text", "number") if hasattr(row, name)), "")
    return _short(words) or "…"


def _parameter(row: Any, titles: Mapping[str, str], speech: Speech) -> str:
    key = str(getattr(row, "key", ""))
    if key == ParameterKey.WHY:
        return speech.say(WHY)
    if key in {each.value for each in ParameterKey}:
        return speech.say(PARAMETER).format(number=ParameterKey(key).number)
    return f"“{_short(titles[key])}”" if key in titles else "…"


def _day(row: Any, speech: Speech) -> str:
    at = getattr(row, "at", None)
    return speech.day(at.astimezone().date()) if isinstance(at, datetime) else ""


def _moment(row: Any, speech: Speech) -> str:
    at = getattr(row, "at", None)
    return f"{_day(row, speech)}, {speech.clock(at)}" if isinstance(at, datetime) else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _spaced(kind: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind).strip()
