"""One paper has one name: in the list of documents, at the head of the page, in the name of its file, and wherever an
agenda names it among its materials. What is titled otherwise stands here with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from agendas import loader
from handouts import catalogue, wording
from handouts.catalogue.artefact import Artefact
from handouts.document import (
    Block,
    Cards,
    Document,
    Heading,
    Paragraph,
    Title,
    Together,
)
from handouts.gather import ComposeOptions
from handouts.named_papers import paper_named
from workshop_app import sample
from workshop_app.application.commands.basic import Add
from workshop_app.application.ports import Reader
from workshop_app.clock import SystemClock
from workshop_app.domain.beside_the_set import SortedMetric
from workshop_app.domain.okr import DraftSet

OPTIONS = ComposeOptions(day=date(2026, 11, 25))
PAPERS = [each.id for each in catalogue.ARTEFACTS]
NAMES = {each.id: each.title() for each in catalogue.ARTEFACTS}

OF_A_POSTER = "a poster says to a room what it is to do"
OF_A_CARD = "a card bears the name of whoever holds it, or what is on it"
# What the eye meets first on the page is no name of a paper, and why. Everything else about it agrees.
TITLED_OTHERWISE = {
    "breakout_poster": OF_A_POSTER,
    "breakout_poster_large": OF_A_POSTER,
    "share_back_poster": OF_A_POSTER,
    "share_back_poster_large": OF_A_POSTER,
    "parking_lot_sheet_large": "the same words on the wall as on the smaller sheet, which they name",
    "seat_cards": OF_A_CARD,
    "name_cards": OF_A_CARD,
    "metric_cards": OF_A_CARD,
    "commitment_cards": OF_A_CARD,
    "champion_cards": OF_A_CARD,
    "practice_cards": "whose card it is, and whom nobody else may show it to",
    "practice_outcomes": "whose case it is; the running head names the paper",
    "step_sheets": "each sheet lies alone on a table and says what it is for",
    "draft_okrs": "a set is titled by its team; the running head names the paper",
}
IN_ITS_FOOT = "what a running head would say stands in the foot of a poster"
WITHOUT_RUNNING_HEAD = {
    "breakout_poster": IN_ITS_FOOT,
    "breakout_poster_large": IN_ITS_FOOT,
    "share_back_poster": IN_ITS_FOOT,
    "share_back_poster_large": IN_ITS_FOOT,
    "parking_lot_sheet": "a poster, too, and titled by its name",
    "parking_lot_sheet_large": "a poster, too, and titled by its name",
    "attendance_certificate": "it is hung up in a frame",
}


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, ...]]:
    """Two engagements in which there is something to print of every kind."""
    folder = tmp_path_factory.mktemp("named")
    now = sample.build(folder / "sample.okrw", SystemClock())
    later = sample.build_later(folder / "later.okrw", SystemClock())
    first = now.read.all(DraftSet)[0]
    now.apply(Add((SortedMetric("m1", first.id, "Unread suggestions"),)))
    yield now.read, later.read
    now.close()
    later.close()


def _printed(artefact: Artefact[object], readers: tuple[Reader, ...]) -> tuple[Document, ...]:  # type: ignore[type-var]
    """Filled from the first engagement that has something for it, and blank where it can be."""
    found: list[Document] = []
    for blank in (False, True) if artefact.fillable else (False,):
        options = ComposeOptions(day=OPTIONS.day, blank=blank)
        reader = next((each for each in readers if catalogue.count(artefact.id, each, options)), None)
        assert reader is not None, f"{artefact.id}: nothing in the samples to print"
        found += catalogue.compose(artefact.id, reader, options)[:2]
    return tuple(found)


def _heads(block: Block) -> Iterator[str]:
    """What stands at the head of a block, as it is printed."""
    match block:
        case Title(words, subtitle):
            yield from (words, *subtitle.split(" · "))
        case Heading(words):
            yield words
        case Paragraph(runs):
            yield "".join(run.text for run in runs)
        case Cards(cards):
            yield from (cards[0].title, cards[0].subtitle)
        case Together(blocks):
            yield from _heads(blocks[0])
        case _:
            return


def _first_heads(document: Document) -> list[str]:
    return [head for block in document.sections[0].blocks[:2] for head in _heads(block)]


def _begins_with(said: str, name: str) -> bool:
    """The name, alone or with what it is about."""
    return re.match(rf"{re.escape(name)}(?![\w’])", said) is not None


@pytest.mark.parametrize("id", PAPERS)
def test_list_file_title_and_head_agree(id: str, readers: tuple[Reader, ...]) -> None:
    artefact = catalogue.artefact(id)
    name = NAMES[id]
    for document in _printed(artefact, readers):
        stem, _, about = document.name.partition(" – ")
        assert stem == name, "the name of the file begins with the name of the paper"
        assert about, "and goes on with whose it is"
        assert _begins_with(document.title, name), "the title in the properties of the file"
        named = any(_begins_with(head, name) for head in _first_heads(document))
        assert named is (id not in TITLED_OTHERWISE), _first_heads(document)
        head = document.margins.head_right
        assert head.split(" · ")[0] == ("" if id in WITHOUT_RUNNING_HEAD else name)
        if WITHOUT_RUNNING_HEAD.get(id) == IN_ITS_FOOT:
            assert document.margins.foot_left.split(" · ")[0] == NAMES[id.removesuffix("_large")]


def test_no_two_papers_share_a_name() -> None:
    assert len({name.casefold() for name in NAMES.values()}) == len(NAMES)


def test_every_exception_is_still_one() -> None:
    """A row that nothing needs any more fails above; one that names no paper fails here."""
    assert {*TITLED_OTHERWISE, *WITHOUT_RUNNING_HEAD} <= {*PAPERS}
    assert all((*TITLED_OTHERWISE.values(), *WITHOUT_RUNNING_HEAD.values()))


def _materials() -> list[tuple[str, str]]:
    agendas = (loader.load(each) for each in loader.available())
    found = {(each.id, one.name) for each in agendas for step in each.every_step for one in step.materials}
    return sorted(found)


@pytest.mark.parametrize(("agenda", "material"), _materials())
def test_a_material_that_is_a_paper_carries_its_name_and_no_other_sounds_like_one(agenda: str, material: str) -> None:
    id = paper_named(material)
    if id:
        name = NAMES[id]
        assert material == name or material.startswith(f"{name}, "), f"{agenda} calls the paper “{name}” otherwise"
    else:
        words = material.casefold()
        like = [name for name in NAMES.values() if words.startswith(name.casefold()) or name.casefold() in words]
        assert not like, f"{agenda}: “{material}” is no paper of ours and sounds like one"


def test_the_words_of_a_paper_hold_no_second_name() -> None:
    """A file pattern begins with the name, whatever table of the words it stands in."""
    entries = wording.load("en").entries
    names = (*NAMES.values(), *(entries[key] for key in ("plan_b.title", "pack.contents")))
    others = ("pack", "follow_up", "tracker")  # a folder, a mail, a workbook
    for key, pattern in entries.items():
        table, _, entry = key.partition(".")
        if entry.startswith(("file", "square_file", "overview_file")) and table not in (*others, "line"):
            stem = pattern.partition(" – ")[0]
            assert stem in names or stem == "{card}", f"{key}: {pattern}"
