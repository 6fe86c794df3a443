"""parameters, changes: where the interview stands, and what became of its answers. Changes nothing; the coach's private
words (what was really said, who disagreed, what to follow up) are not printed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ui.cli.output import complain, put, put_json
from ui.cli.person_told import person_told
from workshop_app import bootstrap
from workshop_app.application import interview_queries, version_queries
from workshop_app.application.interview_queries import LookAgainReason, ParameterRow
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import ToldPeople
from workshop_app.application.version_queries import ChangeRow
from workshop_app.clock import SystemClock
from workshop_app.domain.contradictions import Contradiction
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.own_parameters import Agreed
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord
from workshop_app.domain.versions import AGREED_FIELDS, as_text
from workshop_app.domain.voices import Camp, Interviewee, Voice

STATUS_WIDTH = len("not applicable")
WRONG_USAGE = 2
SHOWN = 100  # characters of a changed value on a line for people
CHOICES = frozenset({"status", "confidence"})
SAID = {"parked": "postponed"}  # stored words that people read as another


def parameters(arguments: argparse.Namespace) -> int:
    """Every parameter with what was said and agreed, then the answers that do not go together."""
    today = SystemClock().now().astimezone().date()
    with _reading(arguments.file) as reader:
        asked = interview_queries.interview(reader)
        clashes = interview_queries.contradictions(reader, today)
        told = ToldPeople(reader)
        questions = reader.all(OpenQuestion)
    if arguments.json:
        put_json(
            {
                "parameters": [_parameter(row, asked.people, questions, told) for row in asked.rows],
                "contradictions": [_clash(each) for each in clashes],
            }
        )
        return 0
    for row in asked.rows:
        put(_parameter_line(row))
    for clash in clashes:
        put(f"{', '.join(clash.parameters)}: {_one_line(clash.question)}")
    return 0


def changes(arguments: argparse.Namespace) -> int:
    """What is different from how it stood at the start of a day, or when a copy was handed over."""
    if arguments.since_handover:
        from ui.cli.copies import since_handover

        return since_handover(arguments)
    if arguments.other is not None:
        complain("--other goes with --since-handover: two copies are compared from where they parted, not from a day.")
        return WRONG_USAGE
    since = _day(arguments.since)
    with _reading(arguments.file) as reader:
        found = version_queries.what_changed(reader, since)
    if arguments.json:
        put_json({"since": since.isoformat(), "changes": [_change(each) for each in found]})
        return 0
    for each in found:
        put(_change_line(each))
    if not found:
        put(f"Nothing has changed since {since.isoformat()}.")
    return 0


@contextmanager
def _reading(path: Path) -> Iterator[Reader]:
    workspace = bootstrap.open_workspace(path, read_only=True)
    try:
        yield workspace.read
    finally:
        workspace.close()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise KnownError(ErrorCode.DATE_UNREADABLE, field="since", text=_one_line(text)[:40]) from error


# ------------------------------------------------------------------------------------------------ parameters


def _parameter(
    row: ParameterRow, people: tuple[Interviewee, ...], questions: tuple[OpenQuestion, ...], told: ToldPeople
) -> dict[str, object]:
    asked = tuple(zip(people, row.voices.voices, strict=True))
    return {
        "key": row.key,
        "number": row.number,
        "title": row.title,
        "own": row.own,
        "hidden": row.hidden,
        "status": row.answer.status.value,
        "agreed": _agreed(row),
        "voices": [_voice(row, who, said, told) for who, said in asked if said],
        "silent": [who.name for who, said in asked if not said],
        "silent_called": [told.told(who).name for who, said in asked if not said],
        "accord": row.voices.accord.value,
        "conflicts": [_camp(row, camp, told) for camp in row.voices.camps] if row.conflict else [],
        "settled": row.settled,
        "look_again": [_mark(each) for each in row.look_again],
        "open_questions": [
            {
                "text": each.text,
                **person_told("owner", each.owner, each.owner_id, told.told(each).owner),
                "due": _plain(each.due),
            }
            for each in questions
            if each.key == row.key and not each.answer.strip()
        ],
    }


def _agreed(row: ParameterRow) -> dict[str, object]:
    """The public fields of the agreed answer; dates as 2027-01-31."""
    answer: Agreed = row.answer
    named = {name: _plain(getattr(answer, name)) for name in AGREED_FIELDS if name != "status"}
    details = dict(row.subject.details) if isinstance(row.subject, ParameterRecord) else {}
    return {**named, "option_title": _option_title(row, answer.option), "details": details}


def _option_title(row: ParameterRow, option: str) -> str:
    """An option as it is read; a short answer of an own parameter stands for itself."""
    if not isinstance(row.subject, ParameterRecord):
        return option
    known = content_of(row.subject.key).option(option)
    return known.title if known else option


def _voice(row: ParameterRow, who: Interviewee, said: Voice, told: ToldPeople) -> dict[str, object]:
    return {
        "name": who.name,
        "person_id": who.person_id,
        "called": told.told(who).name,
        "role": who.role.value,
        "option": said.option,
        "option_title": _option_title(row, said.option),
        "own_words": said.own_words,
        "confidence": said.confidence.value,
        "on": _plain(said.on),
    }


def _camp(row: ParameterRow, camp: Camp, told: ToldPeople) -> dict[str, object]:
    return {
        "answer": _option_title(row, camp.option),
        "people": [each.name for each in camp.people],
        "people_called": [told.told(each).name for each in camp.people],
    }


def _mark(reason: LookAgainReason) -> dict[str, object]:
    return {"because": reason.because, "text": reason.text, "since": reason.at.isoformat()}


def _clash(each: Contradiction) -> dict[str, object]:
    return {"code": each.code, "parameters": [key.value for key in each.parameters], "question": each.question}


def _parameter_line(row: ParameterRow) -> str:
    """One line per parameter: number, status, title, the answer, and whatever asks for attention."""
    parts = [f"{row.number:>2}  {_choice(row.answer.status.value):<{STATUS_WIDTH}}  {row.title}"]
    answer = row.answer.decision.strip() or _option_title(row, row.answer.option)
    if answer:
        parts[0] += f": {_one_line(answer)}"
    if row.conflict and not row.settled:
        camps = (
            f"{', '.join(who.name for who in each.people)}: {_option_title(row, each.option)}"
            for each in row.voices.camps
        )
        parts.append(f"[answers differ: {'; '.join(camps)}]")
    if row.look_again:
        parts.append(f"[look again: {', '.join(each.because for each in row.look_again)}]")
    if row.hidden:
        parts.append("[hidden]")
    return " ".join(parts)


# ------------------------------------------------------------------------------------------------ changes


def _change(row: ChangeRow) -> dict[str, object]:
    return {
        "key": row.key,
        "number": row.number,
        "title": row.title,
        "field": row.field,
        "label": _label(row),
        "before": row.before,
        "after": row.after,
        "at": row.at.isoformat() if row.at else None,
        "who": row.who,
        "why": row.why,
    }


def _label(row: ChangeRow) -> str:
    return row.label if row.label != row.field else row.field.replace("_", " ")


def _change_line(row: ChangeRow) -> str:
    day = row.at.astimezone().date().isoformat() if row.at else ""
    by = ", ".join(part for part in (day, row.who, _one_line(row.why)) if part)
    return (
        f"{row.number:>2}  {row.title}: {_label(row)} “{_short(row, row.before)}” → “{_short(row, row.after)}” ({by})"
    )


def _short(row: ChangeRow, value: str) -> str:
    """A value on one line, as long as two of them fit under each other; the whole of it is in the JSON."""
    words = _choice(value) if row.field in CHOICES else _one_line(value)
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"


def _choice(value: str) -> str:
    return SAID.get(value, value).replace("_", " ")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _plain(value: object) -> str | None:
    """A stored value for JSON; a date nobody gave is null."""
    return None if value is None else as_text(value)
