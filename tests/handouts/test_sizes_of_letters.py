"""Letters on paper are as large as they are read from: in the hand, and from three metres on a wall. Read from the PDF
itself, of the sample and of one whose people have long names, and names of other scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from pypdfium2 import raw

from handouts import catalogue, pdf
from handouts.gather import ComposeOptions
from handouts.measure import pages, pages_in_word
from handouts.theme import theme_for
from handouts.verify import PDFIUM
from workshop_app import sample
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound, Workshop

DAY = ComposeOptions(day=date(2026, 11, 25))
HAND, WALL, TABLE = 10.5, 20.0, 14.0
CAPTIONS = (9.0, 8.0)  # heads of columns, labels of fields and feet, which are nobody's name and no question
CARDS = ("seat_cards", "question_card", "seven_step_card", "eight_point_card", "metric_cards", "commitment_cards")
POSTERS = ("breakout_poster", "share_back_poster", "parking_lot_sheet")
DOWN_TO_THE_FOOT = "share_back_poster"  # whose rows Word is told the height of
LONG = (
    *("Małgorzata Brzęczyszczykiewicz", "Rosa María del Carmen Fernández-Villaverde", "Łukasz Żółć-Świętosławski"),
    *("محمد عبد الله الأنصاري", "தமிழ்ச்செல்வி முருகன்", "प्रिया श्रीकृष्णमूर्ति", "לאה כהן-בן דוד", "田中さくら", "김민준"),
    *("Ελένη Παπαδοπούλου", "Юлія Щербаківська", "สมชาย น้ำใจดี"),
)


def _three_rounds(workspace: Workspace) -> None:
    """Twenty-four people in eight rooms, one of them with a name that takes three lines of a column."""
    names = (LONG[1], *(f"Ana Lind {nth}" for nth in range(23)))
    workspace.apply(Add(tuple(Person(f"seated-{nth}", name) for nth, name in enumerate(names))))
    tables = {f"{room + 1}": [f"seated-{3 * room + seat}" for seat in range(3)] for room in range(8)}
    turned = (
        SeatedRound(
            at + 1, tuple(SeatedRoom(room, who[at], who[at - 2], (who[at - 1],)) for room, who in tables.items())
        )
        for at in range(3)
    )
    (workshop,) = (each.id for each in workspace.read.all(Workshop) if each.title == "Expert workshop")
    workspace.apply(Remove(((GroupPlan, workshop),)))
    workspace.apply(Add((GroupPlan(workshop, 1, tuple(turned)),)))


@pytest.fixture(scope="module", params=["sample", "long names", "three rounds"])
def engagement(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("sizes") / "sizes.okrw"
    with closing(sample.build(path)) as workspace:
        if request.param == "long names":
            for person, name in zip(workspace.read.all(Person), LONG, strict=False):
                workspace.apply(edit(Person, person.id, name=name))
        if request.param == "three rounds":
            _three_rounds(workspace)
        yield workspace


def _lines(id: str, engagement: Workspace, paper: Paper) -> Iterator[tuple[float, str]]:
    """What is printed, a run of letters of one size after the other."""
    for document in catalogue.compose(id, engagement.read, replace(DAY, paper=paper)):
        data = pdf.render(document, theme_for(paper))
        with PDFIUM, pypdfium2.PdfDocument(data) as file:
            for page in file:
                reader = page.get_textpage()
                run, before = "", 0.0
                for at in range(reader.count_chars()):
                    size = round(raw.FPDFText_GetFontSize(reader, at), 1)
                    if size != before and run.strip():
                        yield before, run.strip()
                    run = ("" if size != before else run) + chr(raw.FPDFText_GetUnicode(reader, at))
                    before = size
                yield before, run.strip()
                reader.close()
                page.close()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("id", CARDS)
def test_what_is_on_a_card_is_read_in_the_hand(id: str, paper: Paper, engagement: Workspace) -> None:
    small = {(size, said) for size, said in _lines(id, engagement, paper) if size < HAND and size not in CAPTIONS}
    assert not small
    names = {person.name for person in engagement.read.all(Person)}
    captions = [said for size, said in _lines(id, engagement, paper) if size in CAPTIONS]
    assert not [said for said in captions for name in names if name in said]


@pytest.mark.parametrize("paper", list(Paper))
def test_who_somebody_is_and_comes_from_is_read_across_a_table(paper: Paper, engagement: Workspace) -> None:
    teams = {said for size, said in _lines("name_cards", engagement, paper) if size < TABLE}
    assert all("workshop" in said or "drafts" in said for said in teams), teams


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("id", [*POSTERS, *(f"{each}_large" for each in POSTERS)])
def test_what_is_on_a_wall_is_read_from_three_metres(id: str, paper: Paper, engagement: Workspace) -> None:
    """All but the foot, which says whose it is; the strip of the day, too."""
    nearby = {round(theme_for(paper).small.size, 1)}
    printed = list(_lines(id, engagement, paper))
    assert not {(size, said) for size, said in printed if size < WALL and size not in nearby}
    names = {person.name for person in engagement.read.all(Person)}
    assert not [said for size, said in printed if size < WALL and said in names]


def test_the_letters_of_a_trio_stand_out_on_the_wall(engagement: Workspace) -> None:
    first = [(said, size) for size, said in _lines("breakout_poster", engagement, Paper.A4) if said in ("A", "B", "C")]
    assert [said for said, _ in first[:3]] == ["A", "B", "C"]
    assert all(size > 25.8 for _, size in first[:3])


@pytest.mark.parametrize("id", [*CARDS, "name_cards", *POSTERS, *(f"{each}_large" for each in POSTERS)])
def test_both_papers_and_word_have_the_same_pages(id: str, engagement: Workspace) -> None:
    """Rooms whose names all take two lines may go on on another sheet on the narrower paper, in PDF and Word alike."""
    found: dict[str, set[int]] = {}
    for paper in Paper:
        for document in catalogue.compose(id, engagement.read, replace(DAY, paper=paper)):
            place = f"{document.name}, {paper}" if id.startswith("breakout_poster") else document.name
            found.setdefault(place, set()).add(pages(document, paper))
            if not id.startswith(DOWN_TO_THE_FOOT):
                found[place].add(pages_in_word(document, paper))
    assert {name: counts for name, counts in found.items() if len(counts) != 1} == {}
