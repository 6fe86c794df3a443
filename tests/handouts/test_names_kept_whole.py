"""A name in a list stays on one line where a line holds it; where none does it is parted at its blanks, never between
two letters. In PDF and Word, in letters from the left and from the right."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from msgspec import Struct

from handouts import catalogue, word
from handouts.document import Cell, Row, Table, TextRun, text
from handouts.gather import ComposeOptions
from handouts.pdf_text import broken, look, natural_width
from handouts.theme import theme_for
from handouts.wording import names_as_typed, names_in_a_row
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person

A4 = theme_for(Paper.A4)
LOOK = look(A4.body, A4.colours)
HELD = "\N{NO-BREAK SPACE}"
NAMES = ("Małgorzata Brzęczyszczykiewicz", "فاطمه زهرا حسینی", "Ελένη Παπαδοπούλου", "לאה כהן-בן דוד", "ሰላማዊት ተስፋዬ")


def lines(words: str, room: float) -> list[str]:
    found = broken((TextRun(words),), LOOK, room)
    pieces = (sorted(line.pieces, key=lambda piece: piece.x) for line in found)
    return [" ".join("".join(piece.text for piece in line).replace(HELD, " ").split()) for line in pieces]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_parted_at_its_blanks_where_no_line_holds_it(name: str) -> None:
    said = names_in_a_row([name])
    whole = natural_width((TextRun(said),), LOOK)
    parts = re.split(r"[ -]", name)
    widest = max(natural_width((TextRun(f"{part}- "),), LOOK) for part in parts)
    assert len(lines(said, whole)) == 1
    for room in (whole - 1, (whole + widest) / 2, widest + 3):
        letters = {tuple(sorted(part)) for line in lines(said, room) for part in re.split(r"[ -]", line) if part}
        assert letters == {tuple(sorted(part)) for part in parts}, room


@pytest.mark.parametrize("pair", tuple(pairwise(NAMES)))
def test_a_line_ends_between_two_names(pair: tuple[str, str]) -> None:
    said = names_in_a_row(pair)
    wide = max(natural_width((TextRun(names_in_a_row([name]) + ","),), LOOK) for name in pair) + 1
    shown = lines(said, wide)
    assert len(shown) == 2
    assert [sorted(line.strip(",\u2066\u2067\u2068\u2069")) for line in shown] == [sorted(name) for name in pair]


@pytest.mark.parametrize("name", ["สมชาย น้ำใจดี", "ນາງ ແສງໄຊ", "王 小明", "田中 さくら"])
def test_a_name_goes_to_the_next_line_before_it_is_parted(name: str) -> None:
    """Its second half has places at which a line may end, though no blanks."""
    held = names_in_a_row([name])
    said = f"Λέων Παππάς coached {held}"
    whole = natural_width((TextRun(said),), LOOK)
    short = natural_width((TextRun(said.removesuffix(held) + name[:3]),), LOOK)
    for room in (whole - 1, (whole + short) / 2, short):
        assert lines(said, room) == ["Λέων Παππάς coached", name]


def test_word_parts_a_name_at_its_blanks_in_a_column_that_is_narrower(document_of: Callable[..., object]) -> None:
    """Where no other column can give it the room."""
    said = names_as_typed("Małgorzata Brzęczyszczykiewicz, Ana Lind")

    def shown(columns: int, widths: tuple[float, ...]) -> set[str]:
        table = Table((), (Row((Cell(text(said)),) * columns),), widths)
        file = docx.Document(io.BytesIO(word.render(document_of(table), A4)))  # type: ignore[arg-type]
        return {cell.text for cell in file.tables[0].rows[0].cells}

    assert shown(5, (1,) * 5) == {f"Małgorzata Brzęczyszczykiewicz, Ana{HELD}Lind"}
    assert shown(2, (1, 1)) == {said}
    assert shown(2, (1, 5)) == {said}  # the other one gives it the room


@pytest.mark.parametrize(
    "name", ["محمد عبد الله الأنصاري", "לאה כהן-בן דוד", "प्रिया श्रीकृष्णमूर्ति", "สมชาย น้ำใจดี", "ሰላማዊት ተስፋዬ"]
)
def test_word_may_end_a_line_in_a_name_whose_letters_it_does_not_measure(
    name: str, document_of: Callable[..., object]
) -> None:
    """Held where it fitted by our figures, it was parted between two letters."""
    said = names_in_a_row([name, "Łukasz Żółć", "Ελένη Παπαδοπούλου"])
    file = docx.Document(io.BytesIO(word.render(document_of(Table((), (Row((Cell(text(said)),)),), (1,))), A4)))  # type: ignore[arg-type]
    shown = file.tables[0].rows[0].cells[0].text
    assert name in re.sub("[\u2066-\u2069\u200e\u200f]", "", shown)
    assert f"Łukasz{HELD}Żółć" in shown
    assert f"Ελένη{HELD}Παπαδοπούλου" in shown


def runs_of(value: object) -> Iterator[str]:
    if isinstance(value, TextRun):
        yield value.text
    elif isinstance(value, Struct | tuple):
        for each in value if isinstance(value, tuple) else (getattr(value, one) for one in value.__struct_fields__):
            yield from runs_of(each)


@pytest.fixture(scope="module", params=[sample.build, sample.build_later], ids=["first", "later"])
def engagement(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("names") / "sample.okrw"
    workspace = request.param(path)
    yield workspace
    workspace.close()


def test_no_list_on_any_paper_has_a_blank_inside_a_name_at_which_its_line_could_end(engagement: Workspace) -> None:
    """The record alone is as it was: it comes back, and its words are held against what they were."""
    people = "|".join(re.escape(person.name) for person in engagement.read.all(Person) if " " in person.name)
    listed = re.compile(rf"(?:{people}), (?:{people})")
    found = {}
    for artefact in catalogue.ARTEFACTS:
        try:
            made = catalogue.compose(artefact.id, engagement.read, ComposeOptions(day=date(2026, 12, 1)))
        except KnownError:
            continue
        if torn := [
            said for document in made if not document.returns for said in runs_of(document) if listed.search(said)
        ]:
            found[artefact.id] = torn
    assert found == {}
