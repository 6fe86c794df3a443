"""feedback: what the forms of a workshop said, counted form by form or written as figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, many, put, put_json
from ui.cli.typed_values import near_or_next, today_here, understood_day
from workshop_app import bootstrap
from workshop_app.application.commands.feedback import CountForm, WriteFeedback
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.feedback import MOST, PACES, SCALES, Counts, Feedback, middle, read_counts, read_form, too_many
from workshop_app.domain.workshops import Workshop

WORDS = ("sentence", "useful", "change", "promises", "we_change")
NUMBERS = ("forms", "ask_again")
ASKED = "is no form: four marks from 1 to 5 or -, then s, r or f, such as 4524r"


def show_feedback(arguments: argparse.Namespace) -> int:
    """What is counted so far."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        workshop = named_workshop(workspace.read, arguments.workshop)
        _put(workspace.read, workshop, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def count_forms(arguments: argparse.Namespace) -> int:
    """One form after the other. What is no form is asked about on a line, and not counted."""
    workspace = bootstrap.open_workspace(arguments.file)
    asked: list[str] = []
    try:
        workshop = named_workshop(workspace.read, arguments.workshop)
        for words in _forms(arguments.forms):
            form = read_form(words)
            if form is None:
                asked.append(words)
            else:
                workspace.apply(CountForm(workshop.id, form))
        _put(workspace.read, workshop, as_json=arguments.json, asked=asked)
    finally:
        workspace.close()
    for words in asked:
        complain(f"“{words}” {ASKED}")
    return 1 if asked else 0


def write_feedback(arguments: argparse.Namespace) -> int:
    """Some fields of the summary; what is not named stays as it is."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        workshop = named_workshop(workspace.read, arguments.workshop)
        changes: dict[str, object] = {name: said for name in WORDS if (said := getattr(arguments, name)) is not None}
        for name in (*SCALES, "pace"):
            if (said := getattr(arguments, name)) is not None:
                changes[name] = _counts(said, len(PACES) if name == "pace" else MOST)
        for name in NUMBERS:
            if (number := getattr(arguments, name)) is not None:
                changes[name] = _number(number)
        if arguments.we_by is not None:
            today = today_here(workspace)
            words = arguments.we_by.strip()
            changes["we_by"] = understood_day(near_or_next(words, today), words) if words else None
        if changes:
            workspace.apply(WriteFeedback(workshop.id, tuple(changes.items())))
        _put(workspace.read, workshop, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def _forms(given: Iterable[str]) -> Iterator[str]:
    for each in given:
        lines = sys.stdin.read().splitlines() if each == "-" else (each,)
        yield from (line.strip() for line in lines if line.strip())


def _counts(words: str, wanted: int) -> Counts:
    if (counts := read_counts(words, wanted)) is None:
        raise KnownError(ErrorCode.COUNTS_UNREADABLE, text=words, wanted=wanted)
    return counts


def _number(number: int) -> int:
    if number < 0:
        raise KnownError(ErrorCode.COUNTS_UNREADABLE, text=str(number), wanted=1)
    return number


def _put(reader: Reader, workshop: Workshop, *, as_json: bool, asked: Iterable[str] = ()) -> None:
    said = reader.find(Feedback, workshop.id) or Feedback(workshop.id)
    if as_json:
        put_json({"feedback": _told(said, workshop), "asked": list(asked)})
        return
    put(f"{workshop.title}: {many(said.forms, 'form')} back")
    for name in SCALES:
        counts = getattr(said, name)
        if any(counts):
            put(f"  {name:8} {' '.join(f'{count:3}' for count in counts)}   middle {middle(counts)}")
    if any(said.pace):
        put("  pace     " + ", ".join(f"{count} {pace}" for pace, count in zip(PACES, said.pace, strict=False)))
    for name in WORDS:
        for at, line in enumerate(getattr(said, name).splitlines()):
            put(f"  {name if at == 0 else '':9} {line}")
    for name in too_many(said):
        complain(f"{name}: more answers than forms that came back")


def _told(said: Feedback, workshop: Workshop) -> dict[str, object]:
    told: dict[str, object] = {"workshop": workshop.id, "title": workshop.title, "forms": said.forms}
    for name in SCALES:
        told[name] = {"counts": list(getattr(said, name)), "middle": middle(getattr(said, name))}
    told |= {"pace": dict(zip(PACES, said.pace, strict=False)), "ask_again": said.ask_again}
    told |= {name: getattr(said, name) for name in WORDS}
    return told | {"we_by": said.we_by.isoformat() if said.we_by else None, "too_many": list(too_many(said))}
