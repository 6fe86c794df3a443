"""examples list / add / remove / hand-on / take: the coach's own weak and strong examples, in the library that the
window shows. No client's file is changed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import asdict

from ui.cli.output import Refused, complain, put, put_json
from ui.cli.passphrases import unlocked
from workshop_app import bootstrap
from workshop_app.application import example_bank
from workshop_app.application.example_bank import ENDING, open_bank, read_examples, ready_to_hand_on, without_names
from workshop_app.application.ports import Reader
from workshop_app.domain.draft_lines import check_line
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.examples import ExampleStrength, TeamFunction, found


def list_examples(arguments: argparse.Namespace) -> int:
    """Those in which every word stands, of one function, weak or strong."""
    held = found(open_bank().examples, " ".join(arguments.words), _function(arguments), _strength(arguments))
    if arguments.json:
        put_json([asdict(each) for each in held])
        return 0
    for each in held:
        put(f"{each.id}  {each.strength}, {each.function}: {each.text}" + (f" ({each.why})" if each.why else ""))
    return 0


def add(arguments: argparse.Namespace) -> int:
    """Kept, without whom an engagement knows when one is named; what is not sure is asked about and stays."""
    text, why = arguments.text, arguments.why or ""
    strength, function = _strength(arguments), _function(arguments)
    if text.strip() and (strength is None or function is None):
        _ask_what_it_is(text, strength, function)
    with _engagement(arguments) as reader:
        if reader is not None:
            cleaned = [without_names(reader, words) for words in (text, why)]
            text, why = (each.text for each in cleaned)
            for name in dict.fromkeys(name for each in cleaned for name in each.taken):
                complain(f"Taken out: {name}")
            for word in dict.fromkeys(word for each in cleaned for word in each.unsure):
                complain(f"Is “{word}” a name? It stays in the example.")
    kept = open_bank().keep(example_bank.new_example(text, strength=strength, why=why, function=function))
    put(kept.id)
    return 0


def _ask_what_it_is(text: str, strength: ExampleStrength | None, function: TeamFunction | None) -> None:
    """Nobody but the coach knows which of the two a sentence is; what the draft checks ask of it may help to tell."""
    if strength is None:
        for each in check_line({"text": text}):
            complain(each.question)
        complain(f"Is “{text.strip()}” an example to follow? Say --strong or --weak.")
    if function is None:
        complain(f"What does the team do? Say --function with one of {', '.join(TeamFunction)}.")
    raise Refused


def remove(arguments: argparse.Namespace) -> int:
    """All of them, or none where one is not there."""
    bank = open_bank()
    for id in arguments.id:
        if bank.find(id) is None:
            complain(f"There is no example {id}. See them with: okr-workshop examples list")
            raise Refused
    for id in dict.fromkeys(arguments.id):
        bank.remove(id)
        put(f"Removed {id}.")
    return 0


def hand_on(arguments: argparse.Namespace) -> int:
    """Shown as they would be written; written once every doubtful word has an answer."""
    target = arguments.file if arguments.file.suffix else arguments.file.with_name(arguments.file.name + ENDING)
    if os.path.exists(target):
        raise KnownError(ErrorCode.FILE_EXISTS, path=target)
    chosen = found(open_bank().examples, "", _function(arguments), _strength(arguments))
    with _engagement(arguments) as reader:
        ready = ready_to_hand_on(chosen, reader, arguments.take_out, arguments.leave)
    decided = {*arguments.take_out, *arguments.leave}
    open_words = [(word, count) for word, count in ready.unsure if word not in decided]
    for each in ready.examples:
        put(f"{each.strength}, {each.function}: {each.text}" + (f" ({each.why})" if each.why else ""))
    for name in ready.taken:
        complain(f"Taken out: {name}")
    for word, count in open_words:
        complain(f"Is “{word}” the name of somebody or of a company? It stands in {count}.")
    if open_words:
        complain("Nothing was written. Say --take-out WORD or --leave WORD for each.")
        return 1
    example_bank.hand_on(ready.examples, target)
    put(str(target))
    return 0


def take(arguments: argparse.Namespace) -> int:
    """What is new or newer comes in; the rest is counted."""
    read, left_out = read_examples(arguments.file)
    came = open_bank().take_in(read, left_out)
    put(f"New: {came.new}. Newer: {came.newer}. There already: {came.known}. Left out: {came.left_out}.")
    return 0


def _function(arguments: argparse.Namespace) -> TeamFunction | None:
    return TeamFunction(arguments.function) if arguments.function else None


def _strength(arguments: argparse.Namespace) -> ExampleStrength | None:
    if arguments.weak:
        return ExampleStrength.WEAK
    return ExampleStrength.STRONG if arguments.strong else None


@contextmanager
def _engagement(arguments: argparse.Namespace) -> Iterator[Reader | None]:
    path: Path | None = arguments.engagement
    if path is None:
        yield None
        return
    with unlocked(path, arguments.passphrase_file, needed=True):
        workspace = bootstrap.open_workspace(path, read_only=True)
        try:
            yield workspace.read
        finally:
            workspace.close()
