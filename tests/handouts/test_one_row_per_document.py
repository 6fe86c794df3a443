"""A document is added as the README says: a composer, its fixed words, one row. Done here on a copy of the program, by
those words and nothing else, and printed with the command a coach has."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[2]

COMPOSER = '''
"""Who signs for what, on one page."""

from handouts.compose.frame import margins, workshop_file
from handouts.document import Document, Edition, Heading, Section
from handouts.wording import Words
from handouts.workshop_sources import PeopleSource


def compose(source: PeopleSource, words: Words) -> Document:
    names = tuple(Heading(words("thanks_card.thanks", name=each.name), 2) for each in source.people)
    return Document(
        id="thanks_card",
        name=workshop_file("thanks_card", source.workshop, words),
        title=words("artefact.thanks_card"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(names),),
        margins=margins(source.workshop.imprint, words, words("artefact.thanks_card")),
        author=source.workshop.imprint.coach,
    )
'''

WORDS = """
[thanks_card]
file = "Thank-you cards {workshop}"
file_day = "Thank-you cards {workshop} {day}"
thanks = "Thank you, {name}"
"""

ROW = """    Artefact(
        "thanks_card",
        Group.WORKSHOPS,
        Binding.WORKSHOP,
        count=gather_day.count_with_people,
        gather=gather_day.name_cards,
        compose=thanks_card.compose,
    ),
"""


def test_a_document_is_a_composer_its_words_and_one_row(tmp_path: Path) -> None:
    program = tmp_path / "program"
    for package in ("agendas", "workshop_app", "handouts", "ui"):
        shutil.copytree(ROOT / package, program / package, ignore=shutil.ignore_patterns("__pycache__"))
    (program / "handouts/compose/thanks_card.py").write_text(COMPOSER, encoding="utf-8")
    _add(program / "handouts/words/en.toml", "[artefact]\n", 'thanks_card = "Thank-you cards"\n')
    with (program / "handouts/words/en.toml").open("a", encoding="utf-8") as words:
        words.write(WORDS)
    rows = program / "handouts/catalogue/workshops.py"
    _add(rows, "from handouts.compose import (\n", "    thanks_card,\n")
    _add(rows, "ROWS: tuple[Artefact[Any], ...] = (\n", ROW)

    sample = tmp_path / "sample.okrw"
    _run(program, tmp_path, "sample", sample)
    listed = json.loads(_run(program, tmp_path, "documents", "--json"))
    assert [each["title"] for each in listed if each["id"] == "thanks_card"] == ["Thank-you cards"]
    out = tmp_path / "out"
    made = json.loads(
        _run(
            program, tmp_path, "export", sample, "--document", "thanks_card", "--format", "both", "--out", out, "--json"
        )
    )
    assert {file["format"] for file in made} == {"pdf", "docx"}
    files = [docx.Document(file["path"]) for file in made if file["format"] == "docx"]
    said = [sum(each.text.startswith("Thank you, ") for each in file.paragraphs) for file in files]
    assert max(said) > 10


def _add(path: Path, after: str, text: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert before.count(after) == 1
    path.write_text(before.replace(after, after + text), encoding="utf-8")


def _run(program: Path, home: Path, *words: str | Path) -> str:
    environment = os.environ | {"PYTHONPATH": str(program), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "workshop_app", *map(str, words)]
    done = subprocess.run(command, cwd=program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
