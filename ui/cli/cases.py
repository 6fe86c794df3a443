"""cases list / check / read: the written coachees of practising alone, ours and the coach's own, listed, proved and
heard. No client's file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import asdict

from ui.cli.output import Refused, complain, put, put_json
from ui.cli.own_cases import as_data, checked_of, tell_findings
from workshop_app.application.own_cases import heading_of, open_cases
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_headings import CaseHeading, headings
from workshop_app.domain.rehearsal.case_loader import CaseMistake, CaseMistakes, mistake_line
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.case_proof import CaseProof, prove
from workshop_app.domain.rehearsal.own_case_check import CheckedCase
from workshop_app.domain.rehearsal.practice_talk import LineKind
from workshop_app.domain.rehearsal.written_coach import CoachStyle, ObservedLine, observed, play

_HEADINGS = ("case", "level", "states", "good", "best", "spare", "dead ends")
_ROW = "{:28} {:>5} {:>7} {:>5} {:>5} {:>6} {:>10}"


def list_cases(arguments: argparse.Namespace) -> int:
    cases, own = headings(), open_cases()
    if arguments.json:
        put_json([*(_own_listed(own.check(each)) for each in own.cases), *(_listed(case) for case in cases)])
    else:
        for each in own.cases:
            state = "yours" if own.check(each).playable else "yours, not finished"
            head = heading_of(each)
            put(f"{each.id:28} {head.level}  {each.answer('field'):14} {head.name}: {head.first_draft} ({state})")
        for case in cases:
            put(f"{case.id:28} {case.level}  {case.field:14} {case.name}: {case.first_draft}")
    return 0


def _listed(head: CaseHeading) -> dict[str, object]:
    return {
        "id": head.id,
        "title": head.title,
        "level": head.level,
        "field": str(head.field),
        "faults": [str(fault) for fault in head.faults],
        "name": head.name,
        "first_draft": head.first_draft,
        "languages": list(case_loader.languages(head.id)),
    }


def _own_listed(checked: CheckedCase) -> dict[str, object]:
    own = checked.own
    head = _listed(heading_of(own)) | {"field": own.answer("field"), "languages": [own.language]}
    return head | {"yours": True, "playable": checked.playable}


def check(arguments: argparse.Namespace) -> int:
    own = checked_of(arguments.file) if arguments.file is not None else None
    if own is not None:
        return _check_own(own, json=arguments.json)
    proofs, mistakes = [], list[CaseMistake]()
    for folder, id in _chosen(Path(arguments.file) if arguments.file is not None else None):
        for language in case_loader.languages(id, folder) or ("en",):
            try:
                proofs.append(prove(case_loader.load_from(folder, id, language)))
                mistakes += proofs[-1].mistakes
            except CaseMistakes as error:
                mistakes += error.mistakes
    mistakes = list(dict.fromkeys(mistakes))
    warnings = tuple(dict.fromkeys(each for proof in proofs for each in proof.warnings))
    if arguments.json:
        put_json(
            {
                "ok": not mistakes,
                "cases": [_proved(proof) for proof in proofs],
                "mistakes": [asdict(mistake) for mistake in mistakes],
                "warnings": [asdict(warning) for warning in warnings],
            }
        )
    elif proofs:
        _put_table(proofs)
    for mistake in mistakes:
        complain(mistake_line(mistake))
    for warning in () if arguments.json else warnings:
        complain(f"Warning: {mistake_line(warning)}")
    return 1 if mistakes else 0


def _check_own(checked: CheckedCase, *, json: bool) -> int:
    """One of the coach's own: the reasons in the words of its questions."""
    if json:
        put_json(as_data(checked))
    elif checked.proof is not None:
        _put_table([checked.proof])
    tell_findings(checked)
    return 0 if checked.playable else 1


def _chosen(path: Path | None) -> list[tuple[Path, str]]:
    """A folder of cases; one case, whichever of its files was named; or all that are built in."""
    folder = case_loader.CASES if path is None else path
    if path is not None and not os.path.isdir(path):
        if not os.path.isfile(path):
            raise KnownError(ErrorCode.FILE_MISSING, path=str(path))
        return [(path.parent, path.name.split(".")[0])]
    found = [(folder, id) for id in case_loader.available(folder)]
    if not found:
        complain(f"There is no case in {folder}: a case is ID.toml beside ID.en.toml.")
        raise Refused
    return found


def _put_table(proofs: Iterable[CaseProof]) -> None:
    put(_ROW.format(*_HEADINGS))
    for proof in proofs:
        name = proof.case.id if proof.case.language == "en" else f"{proof.case.id} ({proof.case.language})"
        shortest = ("-" if each is None else each for each in (proof.to_good, proof.to_strong, proof.spare))
        put(_ROW.format(name, proof.case.head.level, proof.states, *shortest, proof.dead))


def _proved(proof: CaseProof) -> dict[str, object]:
    return {
        "id": proof.case.id,
        "language": proof.case.language,
        "level": proof.case.head.level,
        "states": proof.states,
        "questions_to_good": proof.to_good,
        "questions_to_best": proof.to_strong,
        "spare_turns": proof.spare,
        "dead_ends": proof.dead,
        "way_to_best": [str(kind) for kind in proof.path],
    }


def read(arguments: argparse.Namespace) -> int:
    case = case_of(arguments.case, arguments.language)
    lines = observed(case, play(case, CoachStyle(arguments.coach), arguments.seed))
    if arguments.json:
        put_json([_heard(line) for line in lines])
        return 0
    for line in lines:
        minute = f"{line.second // 60}:{line.second % 60:02}" if line.kind else ""
        mark = f"{line.label[0]} {line.effect}" if line.label and line.effect else ""
        words = _DRAWN[line.line.kind].format(line.line.words)
        put(f"{minute:>5} {mark:3} {words}")
    return 0


_DRAWN = {LineKind.COACH: "> {}", LineKind.SAID: "{}", LineKind.GESTURE: "    ({})", LineKind.DRAFT: "    == {}"}


def _heard(line: ObservedLine) -> dict[str, object]:
    return {
        "turn": line.turn,
        "second": line.second,
        "from": str(line.line.kind),
        "words": line.line.words,
        "kind": line.kind and str(line.kind),
        "label": line.label and str(line.label),
        "effect": line.effect and str(line.effect),
    }


def case_of(text: str, language: str) -> CoacheeCase:
    """A case of the coach's own, a built-in one by its id, or one of the two files of another. Refused after its
    mistakes were told."""
    own = checked_of(text)
    if own is not None:
        if not own.playable or own.case is None:
            complain(f"{own.own.called or own.own.id} cannot be played yet.")
            tell_findings(own)
            raise Refused
        return own.case
    if "." not in text and text not in case_loader.available():
        complain(f"There is no case {text}. There are: {', '.join(case_loader.available())}.")
        raise Refused
    folder, id = (case_loader.CASES, text) if "." not in text else _chosen(Path(text))[0]
    try:
        return case_loader.load_from(folder, id, language)
    except CaseMistakes as error:
        for mistake in error.mistakes:
            complain(mistake_line(mistake))
        raise Refused from error
