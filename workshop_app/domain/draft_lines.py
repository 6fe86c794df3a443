"""The draft checks of one line of the command line's input: a record with the fields of a key result, an objective, a
reason or a dependency. Every check that one line can answer for is asked, those about fields too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, assert_never

from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.draft_checks import DraftFinding, check_key_result, check_objective, check_why_now
from workshop_app.domain.draft_days import check_days
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts
from workshop_app.domain.draft_fields import check_fields
from workshop_app.domain.draft_language import written_in
from workshop_app.domain.draft_needs import check_needs
from workshop_app.domain.draft_order import without_start
from workshop_app.domain.draft_rules import check_x
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.values.days import read_day

_KINDS: dict[str, Literal["kr", "objective", "why_now", "dependency"]] = {
    "kr": "kr",
    "key_result": "kr",
    "keyresult": "kr",
    "objective": "objective",
    "why_now": "why_now",
    "dependency": "dependency",
}


def check_line(record: Mapping[str, object], today: date | None = None) -> tuple[DraftFinding, ...]:
    """One line of the command line's input. Fields that are absent are unknown and ask nothing; a type nobody
    knows is taken for a metric. Without a language the text tells it; `today` is what a dependency is late
    by. KnownError when there is no text, or the kind
    is none of ours."""
    text = record.get("text")
    if not isinstance(text, str):
        raise KnownError(ErrorCode.TEXT_MISSING, field="text")
    id, language = str(record.get("id", "")), str(record.get("language") or written_in(text, "en"))
    kind = _KINDS.get(str(record.get("kind") or "kr").strip().lower().replace("-", "_").replace(" ", "_"))
    match kind:
        case "objective":
            return check_objective(text, id, language)
        case "why_now":
            return check_why_now(text, id, language)
        case "dependency":
            return tuple(check_needs(_set_of(record, text, id, today)))
        case "kr":
            facts = _facts_of(record, text, id, language)
            found = (*check_key_result(facts), *check_days(facts), *check_fields(facts), *check_x(facts))
            return without_start(found)
        case None:
            raise KnownError(ErrorCode.TEXT_MISSING, field="kind")
        case _:
            assert_never(kind)


def _facts_of(record: Mapping[str, object], text: str, id: str, language: str) -> KeyResultFacts:
    type, start, end = str(record.get("type") or "").strip().lower(), _day(record, "start"), _day(record, "end")
    odds = record.get("confidence")
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
        language=language,
        cycle=(start, end) if start and end else None,
        source=_given(record, "source"),
        stretch_odds=_given(odds, "stretch") if isinstance(odds, Mapping) else None,
        predicted=_listed(record, "predicted"),
        people=frozenset(_listed(record, "people")),
        teams=frozenset(_listed(record, "teams")),
    )


def _set_of(record: Mapping[str, object], what: str, id: str, today: date | None) -> DraftSetFacts:
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
    return DraftSetFacts(id, needs=(need,), publish=_day(record, "publish"), today=today, confirming="person" in record)


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
