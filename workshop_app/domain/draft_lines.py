"""The draft checks of one line of the command line's input: a record with the fields of a key result, an objective, a
reason or a dependency, or a whole set. Every check that one line can answer for is asked, those about fields too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, assert_never

from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.draft_checks import DraftFinding, check_objective, check_set, check_why_now, lacks_start
from workshop_app.domain.draft_elsewhere import NOBODY, Elsewhere
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts, ObjectiveFacts, objective_facts
from workshop_app.domain.draft_language import written_in
from workshop_app.domain.draft_needs import check_needs
from workshop_app.domain.draft_order import START, in_order, still_open, without_start
from workshop_app.domain.draft_whole import of_key_result, of_set
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import Direction, KeyResultType, Wanted
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.values.days import read_day

LEVELS_OF_Y = ("target", "stretch")  # that "from X to Y" may name
_KINDS: dict[str, Literal["kr", "objective", "why_now", "dependency", "set"]] = {
    "kr": "kr",
    "key_result": "kr",
    "keyresult": "kr",
    "objective": "objective",
    "why_now": "why_now",
    "dependency": "dependency",
    "set": "set",
}


def check_line(record: Mapping[str, object], today: date | None = None) -> tuple[DraftFinding, ...]:
    """One line of the command line's input. Fields that are absent are unknown and ask nothing; a type nobody
    knows is taken for a metric. Without a language the text tells it; `today` is what a dependency is late
    by, unless the line has its own. KnownError when there is no text (no objectives in a set), or the kind
    is none of ours."""
    said = str(record.get("kind") or ("set" if "objectives" in record else "kr"))
    kind = _KINDS.get(said.strip().lower().replace("-", "_").replace(" ", "_"))
    if kind == "set":
        return _check_whole(record)
    text = _text(record)
    id, language = _id(record), str(record.get("language") or written_in(text, "en"))
    match kind:
        case "objective":
            return check_objective(text, id, language, above=_listed(record, "above"))
        case "why_now":
            return check_why_now(text, id, language)
        case "dependency":
            return tuple(check_needs(_need_of(record, text, id, today)))
        case "kr":
            return without_start(_check_result(_facts_of(record, text, id, language), record))
        case None:
            raise KnownError(ErrorCode.TEXT_MISSING, field="kind")
        case _:
            assert_never(kind)


def _check_result(facts: KeyResultFacts, record: Mapping[str, object]) -> Iterable[DraftFinding]:
    limits = _limits_of(record)
    yield from of_key_result(facts, limits)
    if "elsewhere" in record:
        yield from check_set(_beside(facts, _elsewhere(record), record.get("shared") is True), limits)


def _check_whole(record: Mapping[str, object]) -> tuple[DraftFinding, ...]:
    """What only the whole can tell, and once the values of today that are missing. What is asked of one of its
    objectives or key results, a line of its own is asked."""
    id, limits = _id(record), _limits_of(record)
    inside = [(each, _results_in(each, f"{id}.{number}", limits)) for number, each in enumerate(_parts(record), 1)]
    results = tuple(facts for _, each in inside for facts in each)
    facts = DraftSetFacts(
        id,
        objectives=tuple(filter(None, (_counted(each, f"{id}.{at}", of) for at, (each, of) in enumerate(inside, 1)))),
        alignment=_given(record, "alignment"),
        key_results=results,
        elsewhere=_elsewhere(record),
    )
    of_parts = [each for one in results for each in of_key_result(one, limits)]
    lacking = sum(map(lacks_start, results))
    starts = [each for each in still_open(of_parts, (), id, without_start=lacking) if each.code == START]
    return in_order((*of_set(facts, limits), *starts))


def _parts(record: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The objectives of a set."""
    found = record.get("objectives")
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise KnownError(ErrorCode.TEXT_MISSING, field="objectives")
    return found


def _results_in(objective: Mapping[str, object], id: str, limits: Caps) -> tuple[KeyResultFacts, ...]:
    """Key results of an objective, each as its sentence alone or as a record of its own."""
    found = objective.get("key_results") or []
    if not isinstance(found, list):
        raise KnownError(ErrorCode.TEXT_MISSING, field="key_results")
    records = [each if isinstance(each, dict) else {"text": each} for each in found]
    return tuple(
        _facts_of(each, _text(each), f"{id}.{number}", str(each.get("language") or written_in(_text(each), "en")))
        for number, each in enumerate(records, 1)
    )


def _counted(objective: Mapping[str, object], id: str, results: tuple[KeyResultFacts, ...]) -> ObjectiveFacts | None:
    way = str(objective.get("direction") or "").strip().lower()
    facing = Direction(way) if way in set(Direction) else None
    return objective_facts(id, _given(objective, "text") or "", facing, ((one.text, one.type) for one in results))


def _beside(facts: KeyResultFacts, elsewhere: Elsewhere, shared: bool) -> DraftSetFacts:
    """One key result as all that its set holds, beside the key results of other teams."""
    mine = frozenset({facts.id}) if shared else frozenset[str]()
    return DraftSetFacts(facts.id, key_results=(facts,), elsewhere=elsewhere, shared=mine)


def _elsewhere(record: Mapping[str, object]) -> Elsewhere:
    found = record.get("elsewhere")
    if not isinstance(found, list):
        return NOBODY
    others = [each for each in found if isinstance(each, dict)]
    return Elsewhere((f"team {each.get('team')}", str(each.get("team") or ""), _text(each)) for each in others)


def _limits_of(record: Mapping[str, object]) -> Caps:
    """What the client agreed on, as far as the line tells it; ceilings it does not tell are the usual ones."""
    usual, types = Caps(), tuple(map(KeyResultType, set(_listed(record, "allowed_types")) & set(KeyResultType)))
    names = _given(record, "to_number")
    return Caps(
        objectives=_count(record, "most_objectives", usual.objectives),
        krs_per_objective=_count(record, "krs_per_objective", usual.krs_per_objective),
        krs_per_set=_count(record, "krs_per_set", usual.krs_per_set),
        milestones_per_objective=_count(record, "milestones_per_objective", usual.milestones_per_objective),
        allowed_types=types or usual.allowed_types,
        balance=_given(record, "balance") or usual.balance,
        to_number=names if names in LEVELS_OF_Y else usual.to_number,
        prescored=names in LEVELS_OF_Y,
        known_words=frozenset(_listed(record, "known_words")),
        health_metrics=_listed(record, "health_metrics"),
    )


def _count(record: Mapping[str, object], name: str, usual: int) -> int:
    value = record.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else usual


def _facts_of(record: Mapping[str, object], text: str, id: str, language: str) -> KeyResultFacts:
    type, start, end = str(record.get("type") or "").strip().lower(), _day(record, "start"), _day(record, "end")
    odds, wanted = record.get("confidence"), _given(record, "wanted") or ""
    return KeyResultFacts(
        text=text,
        id=id,
        type=KeyResultType(type) if type in set(KeyResultType) else KeyResultType.METRIC,
        baseline=_given(record, "baseline"),
        commit=_given(record, "commit"),
        target=_given(record, "target"),
        stretch=_given(record, "stretch"),
        champions=_given(record, "champions"),
        starts_at_zero=record.get("starts_at_zero") is True,
        wanted=Wanted(wanted) if wanted in set(Wanted) else Wanted.READ,
        language=language,
        crisis=record.get("crisis") is True,
        cycle=(start, end) if start and end else None,
        source=_given(record, "source"),
        stretch_odds=_given(odds, "stretch") if isinstance(odds, Mapping) else None,
        predicted=_listed(record, "predicted"),
        people=frozenset(_listed(record, "people")),
        teams=frozenset(_listed(record, "teams")),
        start_was_of=_given(record, "start_was_of") or "",
        above=_listed(record, "above"),
    )


def _need_of(record: Mapping[str, object], what: str, id: str, today: date | None) -> DraftSetFacts:
    """One dependency of a set that is about to be published."""
    yes = record.get("confirmed") is True
    need = TeamDependency(
        id="",
        needs="",
        gives=_given(record, "gives") or what,
        what=what,
        due=_day(record, "due"),
        view=TheirView.YES if yes else TheirView.UNSAID,
        gives_owner=_given(record, "person") or "",
        confirmed_on=date.min if yes else None,
    )
    day = _day(record, "today") or today
    return DraftSetFacts(id, needs=(need,), publish=_day(record, "publish"), today=day, confirming="person" in record)


def _text(record: Mapping[str, object]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise KnownError(ErrorCode.TEXT_MISSING, field="text")
    return text


def _id(record: Mapping[str, object]) -> str:
    return str(record.get("id", ""))


def _day(record: Mapping[str, object], name: str) -> date | None:
    return read_day(_given(record, name) or "")


def _listed(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in (_given(record, name) or "").splitlines() if line.strip())


def _given(record: Mapping[str, object], name: str) -> str | None:
    """A JSON value as somebody would have typed it: absent is unknown, null is empty, a list is one entry per line."""
    if name not in record:
        return None
    value = record[name]
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "\n".join(str(one) for one in value)
    return str(value)
