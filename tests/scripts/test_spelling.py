"""The check of spelling and vocabulary finds what it is for, and leaves alone what is right."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

SPELLING = Path(__file__).parents[2] / "scripts" / "spelling"


@pytest.fixture
def spelling(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    for path in SPELLING.glob("*.py"):  # its modules have short names: they are gone again after the test
        monkeypatch.setitem(sys.modules, path.stem, ModuleType(path.stem))
        monkeypatch.delitem(sys.modules, path.stem)
    monkeypatch.syspath_prepend(str(SPELLING))
    return importlib.import_module("main")


def _project(root: Path) -> Path:
    """A folder with one text of every kind that is read, each with a word that no dictionary holds."""
    texts = {
        "agendas/templates/one/texts.en.toml": 'title = "Wellcome {misspelt} <tagg>"\nid = "thiss"\n',
        "handouts/words/en.toml": '[a]\nb = ["The colour of recieved ships"]\n',
        "workshop_app/domain/content/draft_checks.en.toml": '[tasks]\nv=["xyzn"]\n[questions]\n[rules]\nA="Onse"\n',
        "ui/home.py": 'tr("&Opn")\nQT_TRANSLATE_NOOP("labls", "Clossed")\nname = "notshwn"\ntr(f"dymamic {name}")\n',
        "README.md": "Reedme, but `not_codde` and [a link](plase.md).\n",
        "docs/changed-sentences.md": "A recrod of olde sentences.\n",
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_each_kind_of_text_is_read_and_nothing_that_is_not_shown(spelling: ModuleType, tmp_path: Path) -> None:
    found = spelling.unknown(spelling.texts(_project(tmp_path)), spelling.speller(), {"ours"})
    words = {(line.split(":")[0].rsplit("/", 1)[-1], line.split("“")[1].split("”")[0]) for line in found}
    assert words == {
        ("texts.en.toml", "Wellcome"),
        ("en.toml", "recieved"),
        ("draft_checks.en.toml", "Onse"),
        ("home.py", "Opn"),
        ("home.py", "Clossed"),
        ("README.md", "Reedme"),
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The colour of the programme, organised by a neighbour", []),
        ("The color of the harbor", ["color", "harbor"]),
        ("The champion's and the teams’ own words", []),
        ("Prescored, like our own word list says", []),
    ],
)
def test_the_dictionary_is_british_and_ours(spelling: ModuleType, text: str, wrong: list[str]) -> None:
    found = spelling.unknown([spelling.Shown("a.md", text)], spelling.speller(), {"prescored"})
    assert [line.split("“")[1].split("”")[0] for line in found] == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "Words of the house",
        "Houses where good people are busy",
        "Park it until Friday",
        "Still parked.",
        "The parking sheet",
        "All 11 settled",
        "An honest look back",
        "Which kinds of key results?",
        "The internal one faces inward",
        "In threes: how will we know?",
        "A real draft from an own team",
        "Add a block",
        "There is talk about every key result",
        "Who asks whom, until when?",
        "boxes stand there",
        "Flex",
    ],
)
def test_a_banned_phrase_is_found_and_says_what_to_write(spelling: ModuleType, sentence: str) -> None:
    ((text, line),) = spelling.phrases([spelling.Shown("ui/a.py", sentence)], spelling.read_banned())
    assert (text, line.split(":")[0]) == (sentence, "ui/a.py")
    assert line.endswith(tuple(rule.instead for rule in spelling.read_banned()))


@pytest.mark.parametrize(
    "sentence",
    [
        "It goes on the parking lot",
        "We look back in order to learn",
        "Coach and coachee look back",
        "Three mornings in the warehouse",
        "A kind word, and the type of key result",
        "Nobody blocked it",
        "Cut order",
    ],
)
def test_what_only_looks_like_one_is_left_alone(spelling: ModuleType, sentence: str) -> None:
    assert list(spelling.phrases([spelling.Shown("ui/a.py", sentence)], spelling.read_banned())) == []


def test_a_word_that_means_something_else_in_one_file_is_allowed_there(spelling: ModuleType) -> None:
    shown = [spelling.Shown(file, "overwritten blocks") for file in ("docs/SECURITY.md", "CHANGELOG.md")]
    lines = [line for _, line in spelling.phrases(shown, spelling.read_banned())]
    assert [line.split(":")[0] for line in lines] == ["CHANGELOG.md"]
