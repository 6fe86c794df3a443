"""What people really type, in every field of every kind at once: each document is written, opened again and found to
say all of it, as PDF and as Word."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from handouts import catalogue, export
from handouts.gather import ComposeOptions
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.text import LONGEST_NAME, LONGEST_TEXT
from workshop_app.domain.versions import ParameterVersion
from workshop_app.domain.workshops import Workshop
from workshop_app.storage.tables import KINDS

Reworded = Callable[[Any, Callable[[str, str], str]], Any]
# Each field holds one of these, its own words and, every sixth time, a word that fits no line: all of them in each made
# a thousand pages that proved nothing more. That every kind of document shows every one of them is asserted.
HOSTILE = (
    "<b>Bold & Sons</b> ]]> &amp; {client} {0} %s ${x} <w:p/> =1+1 ../..\\con 'it''s' \"said\" “so”",
    "Z\u0337\u0322\u031b\u0310a\u0334\u0346lgo a\x00b\x07c\x1b[31md\ufffe \u202eover\u202c \u200f\ufeff e\u0301\u0327",
    "שלום עולם 12:30 (א) مرحبا بالعالم ไทย 漢字 नमस्ते 👩🏽\u200d🚀 🇩🇪",
)
SEEN = ("Bold & Sons", "lgo ab", "שלום")  # of each of them
NAME = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
PROGRAMME = [each.id for each in catalogue.ARTEFACTS if each.group is catalogue.Group.PROGRAMME]


# Marks of direction beside what looks like markup, in and around words of both directions.
MARKS = ("\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)))
STEERED = (
    "{m}<b>Bold{m}</b> & x",
    "שלום {m}<b>12</b> {m}world (א)",
    "مرحبا{m} <b>x</b> y",
    "{m}",
    "a{m}b <i>c</i>{m} שלום-{m}d",
    "<{m}b>it</b> ال{m}عبّارات <b>7</b>",
    "Ruth {m}אדלר <i>{m}y</i> 5",
)


def _worst() -> Callable[[str, str], str]:
    """What every field is filled with, one kind of the worst after the other."""
    turns = cycle((*HOSTILE, *HOSTILE[:2], f"{HOSTILE[2]} {NAME}"))

    def nasty(name: str, now: str) -> str:
        return f"{next(turns)} {now}"[:LONGEST_NAME].strip()

    return nasty


def _steered() -> Callable[[str, str], str]:
    """Each field with another mark in another text."""
    marks, texts = cycle(MARKS), cycle(STEERED)

    def nasty(name: str, now: str) -> str:
        return f"{next(texts).replace('{m}', next(marks))} {now}"[:LONGEST_NAME].strip()

    return nasty


def _saved(
    workspace: Workspace, options: ComposeOptions, artefact_id: str, folder: Path, shows: tuple[str, ...] = ()
) -> int:
    """How many files were written; `save` opens each again and compares. `shows` stands in one of them or another."""
    documents = catalogue.compose(artefact_id, workspace.read, options)
    said = repr(documents)
    assert [each for each in shows if each not in said] == [], artefact_id
    paper = "letter" if len(artefact_id) % 2 else "a4"
    return sum(export.save(each, format, folder, paper).verified for each in documents for format in export.Format)


@pytest.mark.parametrize(("nasty", "seen"), [(_worst(), SEEN), (_steered(), ("Bold", "שלום", "مرحبا"))])
def test_every_field_holds_the_worst_and_every_document_says_it(
    engagement: Workspace,
    rare: tuple[Any, ...],
    reworded: Reworded,
    options: ComposeOptions,
    tmp_path: Path,
    nasty: Callable[[str, str], str],
    seen: tuple[str, ...],
) -> None:
    engagement.apply(Add(rare))
    typed = [kind for kind in KINDS if kind is not ParameterVersion]  # those are written by what is typed
    values = [reworded(each, nasty) for kind in typed for each in engagement.read.all(kind)]
    engagement.apply(Add(tuple(values)))
    assert "\x1b" not in engagement.read.all(Workshop)[0].title  # not kept: no file could carry it
    written = 0
    for artefact in catalogue.ARTEFACTS:
        if set(artefact.formats) >= {"pdf", "docx"} and catalogue.count(artefact.id, engagement.read, options):
            written += _saved(engagement, options, artefact.id, tmp_path / "out", seen)
    assert written >= 2 * (len(PROGRAMME) + 10)


def test_the_longest_texts_the_app_keeps_are_printed_whole(
    engagement: Workspace, options: ComposeOptions, tmp_path: Path
) -> None:
    book = ("The coach asks, waits and writes down what was said. " * 2000)[:LONGEST_TEXT]
    for record in engagement.read.all(ParameterRecord)[:1]:
        engagement.apply(edit(ParameterRecord, record.id, decision=book, rationale="x" * 20_000, staff_text=book))
    for artefact_id in PROGRAMME:
        assert _saved(engagement, options, artefact_id, tmp_path / "out")


def test_a_book_is_refused_with_a_code_and_nothing_is_changed(engagement: Workspace) -> None:
    record = next(each for each in engagement.read.all(ParameterRecord) if each.key is ParameterKey.WHY)
    with pytest.raises(KnownError) as refused:
        engagement.apply(edit(ParameterRecord, record.id, decision="x" * (LONGEST_TEXT + 1)))
    assert refused.value.code is ErrorCode.TEXT_TOO_LONG
    assert engagement.read.get(ParameterRecord, record.id) == replace(record)
