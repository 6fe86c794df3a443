"""cases new / take / hand-on / remove: the coach's own written coachees, in the library that the window shows. No
client's file is changed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from ui.cli.asked_case import ask_for_answers
from ui.cli.output import Refused, complain, put, put_json
from ui.cli.passphrases import unlocked
from workshop_app import bootstrap
from workshop_app.application import disk
from workshop_app.application.client_names import client_names
from workshop_app.application.not_written import not_written
from workshop_app.application.own_cases import MOST_OWN_CASES, OwnCases, open_cases, read_stranger
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_loader import CaseMistakes, mistake_line
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.own_case import OwnCase, new_case
from workshop_app.domain.rehearsal.own_case_check import CheckedCase, verdict
from workshop_app.domain.rehearsal.own_case_copy import begin_from, copied
from workshop_app.domain.rehearsal.own_case_file import ENDING, empty_form, to_file
from workshop_app.domain.rehearsal.own_case_names import names_in
from workshop_app.domain.rehearsal.own_case_questions import questions

UNTITLED = "A case without a name"


def new(arguments: argparse.Namespace) -> int:
    """Kept whether it can be played or not; status 1, and a line for each reason, where it cannot."""
    if arguments.form:
        put(empty_form().rstrip("\n"))
        return 0
    cases = open_cases()
    if arguments.go_on is not None:
        own = ask_for_answers(cases, own_of(cases, arguments.go_on))
    else:
        _need_room(cases)
        own = _begun(cases, arguments)
    _keep(cases, own)
    return _told(cases.check(own), json=arguments.json)


def take(arguments: argparse.Namespace) -> int:
    """Taken in, or nothing is changed. One that cannot be played yet comes in as it is."""
    cases = open_cases()
    own = _from_file(arguments.file)
    mine = cases.find(own.id)
    if mine == own:
        put(f"You have this case already, word for word: {own.id}")
        return 0
    if mine is not None and not (arguments.replace or arguments.both):
        title = mine.called or UNTITLED
        complain(f"You have this case already, in other words: {own.id}, “{title}”. Say --replace or --both.")
        return 1
    if mine is None or arguments.both:
        _need_room(cases)
    own = copied(own) if mine is not None and arguments.both else own
    _keep(cases, own)
    return _told(cases.check(own), json=arguments.json, taken=True)


def hand_on(arguments: argparse.Namespace) -> int:
    """Written as a file; not over one that is there, and not with somebody of the client in it."""
    cases = open_cases()
    own = own_of(cases, arguments.case)
    if arguments.engagement is not None and not arguments.all_the_same:
        with unlocked(arguments.engagement, arguments.passphrase_file, needed=True):
            workspace = bootstrap.open_workspace(arguments.engagement, read_only=True)
            try:
                found = names_in(own, client_names(workspace.read))
            finally:
                workspace.close()
        labels = {each.id: f"{each.heading}, {each.short}" for each in questions(own, own.language)}
        for each in found:
            complain(f"{each.name} stands in the engagement, and in the case as well ({labels.get(each.question)}).")
        if found:
            complain("Nothing was written. Say --all-the-same if nobody of the client is meant.")
            return 1
    target = arguments.file if arguments.file.suffix else arguments.file.with_name(arguments.file.name + ENDING)
    if os.path.exists(target):
        raise KnownError(ErrorCode.FILE_EXISTS, path=target)
    try:
        disk.write_whole(target, to_file(own).encode("utf-8"))
    except OSError as error:
        raise not_written(error, target) from error
    put(str(target))
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """All of them, or none where one is not there. Nothing brings them back; talks practised with them stay."""
    cases = open_cases()
    gone = [own_of(cases, each) for each in dict.fromkeys(arguments.case)]
    for own in gone:
        cases.remove(own.id)
        if cases.trouble is not None:
            raise cases.trouble
    if arguments.json:
        put_json([{"id": own.id, "title": own.called} for own in gone])
    else:
        for own in gone:
            put(f"Removed {own.id}: {own.called or UNTITLED}.")
    return 0


def own_of(cases: OwnCases, id: str) -> OwnCase:
    """A case of the coach's own by its id. Refused after it was said that there is none."""
    own = cases.find(id)
    if own is None:
        known = ", ".join(each.id for each in cases.cases) or "none yet"
        complain(f"There is no case of your own called {id}. There are: {known}.")
        raise Refused
    return own


def checked_of(text: str) -> CheckedCase | None:
    """The case of an id in the library or of a file that was handed on, with what the check says; None for anything
    else. Refused after its mistakes were told."""
    cases = open_cases()
    own = cases.find(text)
    if own is None and Path(text).suffix.lower() == ENDING:
        own = _from_file(Path(text))
    return cases.check(own) if own is not None else None


def tell_findings(checked: CheckedCase) -> None:
    """Every reason, a line each: where the answer stands, and what is wrong with it."""
    for prefix, findings in (("", checked.findings), ("Warning: ", checked.warnings)):
        labels = {each.id: f"{each.heading}, {each.short}: " for each in questions(checked.own, checked.own.language)}
        for finding in findings:
            complain(f"{prefix}{labels.get(finding.question, '')}{finding.words}")


def as_data(checked: CheckedCase) -> dict[str, object]:
    """What the check says, for a program."""
    own = checked.own
    return {
        "id": own.id,
        "title": own.called,
        "facts": len(own.told_facts),
        "playable": checked.playable,
        "missing": [{"question": each.question, "words": each.words} for each in checked.findings],
        "warnings": [{"question": each.question, "words": each.words} for each in checked.warnings],
    }


def _begun(cases: OwnCases, arguments: argparse.Namespace) -> OwnCase:
    if arguments.file is not None:
        own = _from_file(arguments.file)
        return own if cases.find(own.id) is None else copied(own)
    if arguments.begun is not None:
        known = cases.find(arguments.begun)
        begun = copied(known) if known is not None else begin_from(_case_to_begin_from(arguments.begun))
        return begun.with_answer("title", f"{begun.called or UNTITLED}, mine")
    return ask_for_answers(cases, new_case())


def _case_to_begin_from(text: str) -> CoacheeCase:
    folder, id = (case_loader.CASES, text)
    if "." in text:
        path = Path(text)
        folder, id = path.parent, path.name.split(".")[0]
    elif text not in case_loader.available():
        complain(f"There is no case {text}. There are: {', '.join(case_loader.available())}.")
        raise Refused
    try:
        return case_loader.load_from(folder, id)
    except CaseMistakes as error:
        raise _refused(error) from error


def _from_file(path: Path) -> OwnCase:
    try:
        return read_stranger(path)
    except CaseMistakes as error:
        raise _refused(error) from error


def _refused(error: CaseMistakes) -> Refused:
    for mistake in error.mistakes:
        complain(mistake_line(mistake))
    return Refused()


def _need_room(cases: OwnCases) -> None:
    if cases.full:
        complain(f"There are {MOST_OWN_CASES} cases of your own, and that is the most. Remove one first.")
        raise Refused


def _keep(cases: OwnCases, own: OwnCase) -> None:
    if not own.empty and not cases.keep(own) and cases.trouble is not None:
        raise cases.trouble


def _told(checked: CheckedCase, *, json: bool, taken: bool = False) -> int:
    own = checked.own
    if own.empty:
        complain("Nothing was answered, so nothing was kept.")
        return 1
    if json:
        put_json(as_data(checked))
    else:
        put(" ".join(_parts(own, checked, taken)))
    tell_findings(checked)
    return 0 if checked.playable or taken else 1


def _parts(own: OwnCase, checked: CheckedCase, taken: bool) -> Iterable[str]:
    yield f"{'Taken in' if taken else 'Kept'} as {own.id}: {own.called or UNTITLED}."
    yield verdict(checked, own.language) or "It cannot be played yet."
