"""The left-hand column of a real talk: pasted, what is not understood asked, a stretch chosen, saved without names."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any, cast

import docx
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.rehearse.column_export import TEXT, WORD, save
from ui.rehearse.column_page import ColumnPage
from ui.rehearse.example_page import ExamplePage
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.practice_pages import PageName
from ui.rehearse.weeks_page import WeeksPage
from ui.rehearse.words_page import WordsPage
from ui.widgets.keeper import commit_all
from workshop_app.application.practice_forgetting import forget_there
from workshop_app.application.practice_shelf import open_shelf
from workshop_app.domain.forgetting import Forgetting
from workshop_app.domain.rehearsal.column_example import example
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.left_hand import written_column
from workshop_app.domain.rehearsal.written_talk import SpeakerRole

TALK = """[00:10] Ida Lund: What is it for, Ben?
[00:14] Ben Ow: For the Vega people.
and for us
[00:20] Ida Lund: What would Ben notice?
[00:31] Ben Ow: Fewer calls.
[00:40] Ida Lund: How many today?
[00:44] Ben Ow: Ask Ida.
"""


def _choose(page: WordsPage, key: str | int, role: SpeakerRole) -> None:
    page.choices[key].setCurrentIndex(page.choices[key].findData(role))


@pytest.fixture
def words(panel: RehearsePanel) -> WordsPage:
    """The page where a real talk is written down."""
    panel.open_address("weeks")
    cast("WeeksPage", panel.pages.currentWidget()).real.click()
    page = cast("WordsPage", panel.pages.currentWidget())
    QApplication.processEvents()
    return page


@pytest.fixture
def column(panel: RehearsePanel, words: WordsPage) -> ColumnPage:
    """Its column."""
    words.words.setPlainText(TALK)
    words.others.setFocus()
    QTest.keyClicks(words.others, "Vega")
    words.go_on.click()
    _choose(words, "Ida Lund", SpeakerRole.COACH)
    _choose(words, "Ben Ow", SpeakerRole.COACHEE)
    _choose(words, 3, SpeakerRole.ABOVE)
    words.go_on.click()
    QApplication.processEvents()
    return cast("ColumnPage", panel.pages.currentWidget())


def test_what_is_not_understood_is_asked_and_nothing_is_guessed(panel: RehearsePanel, words: WordsPage) -> None:
    words.go_on.click()
    assert words.say.text() == "Nothing is written yet."
    words.words.setPlainText(TALK)
    words.go_on.click()
    assert panel.pages.currentWidget() is words
    assert {key: box.currentData() for key, box in words.choices.items()} == {"Ida Lund": None, "Ben Ow": None, 3: None}
    _choose(words, "Ida Lund", SpeakerRole.COACHEE)
    _choose(words, "Ben Ow", SpeakerRole.COACHEE)
    _choose(words, 3, SpeakerRole.OUT)
    words.go_on.click()
    assert words.say.text().startswith("Nobody in it is the coach.")
    _choose(words, "Ida Lund", SpeakerRole.COACH)
    words.go_on.click()
    page = cast("ColumnPage", panel.pages.currentWidget())
    assert sorted(page.thoughts) == [1, 2, 3]


def test_what_was_pasted_is_kept_before_it_is_understood(panel: RehearsePanel, words: WordsPage) -> None:
    words.words.setPlainText(TALK)
    words.title.setFocus()
    panel.open_address("weeks")
    shelf = open_shelf()
    shelf.read()
    assert shelf.talks[0].waiting["column-words"] == TALK


def test_a_stretch_is_chosen_and_goes_out_as_word_and_as_text_without_a_name(
    panel: RehearsePanel, column: ColumnPage, ask: Any, background: Any, tmp_path: Path, qtbot: Any, said: list[str]
) -> None:
    column.thoughts[2].setFocus()
    QTest.keyClicks(column.thoughts[2], "Ida, be quiet; IDA")
    column.stretch.last.setCurrentIndex(1)
    column.stretch.last.activated.emit(1)
    assert sorted(column.thoughts) == [1, 2]
    assert column.thoughts[2].toPlainText() == "Ida, be quiet; IDA"
    ask.answers += [tmp_path / "out.md", tmp_path / "out.docx"]
    panel.looking.columns.export_column(TEXT)
    panel.looking.columns.export_column(WORD)
    qtbot.waitUntil(lambda: not background.busy)
    text = (tmp_path / "out.md").read_text("utf-8")
    table = docx.Document(str(tmp_path / "out.docx")).tables[0]
    cells = [cell.text for row in table.rows for cell in row.cells]
    for found in (text, " ".join(cells)):
        assert "the coach, be quiet" in found
        assert re.search(r"For the [A-Z]\. people\. and for us", found)
        assert "How many today" not in found
        assert not [name for name in ("Ida", "IDA", "Lund", "Ben", "Ow:", "Vega") if name in found]
    assert cells[1:3] == ["What I thought and did not say", "What was said"]
    assert said[-1].endswith("out.docx")


def test_what_is_typed_stands_there_when_the_column_is_shown_once_more(
    panel: RehearsePanel, column: ColumnPage
) -> None:
    column.thoughts[1].setFocus()
    QTest.keyClicks(column.thoughts[1], "too early")
    panel.looking.columns.show_own_column()
    assert column.thoughts[1].toPlainText() == "too early"


def test_words_that_are_changed_keep_their_thoughts(panel: RehearsePanel, column: ColumnPage) -> None:
    column.thoughts[3].setFocus()
    QTest.keyClicks(column.thoughts[3], "a figure at last")
    column.fields["next"].setFocus()
    panel.looking.columns.change_words()
    page = cast("WordsPage", panel.pages.currentWidget())
    page.words.setPlainText("Ida Lund: Good morning.\nBen Ow: Hello.\n" + TALK)
    page.go_on.click()
    _choose(page, 5, SpeakerRole.ABOVE)
    page.go_on.click()
    again = cast("ColumnPage", panel.pages.currentWidget())
    assert again.thoughts[4].toPlainText() == "a figure at last"


def test_the_example_is_read_from_the_list_and_left_with_esc(panel: RehearsePanel) -> None:
    panel.open_address("weeks")
    cast("WeeksPage", panel.pages.currentWidget()).example.click()
    page = cast("ExamplePage", panel.pages.currentWidget())
    shown = [each.text() for each in page.findChildren(QLabel)]
    assert all(turn.note in shown and turn.thought in shown for turn in example().turn)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(panel.pages.currentWidget(), WeeksPage)


@pytest.mark.parametrize(
    ("answers", "left"),
    [([0], ()), ([2], ("Petra", "Nordbank")), ([1, True, False], ("Nordbank",)), ([None], None)],
)
def test_words_that_look_like_names_are_asked_about_before_it_is_saved(
    panel: RehearsePanel, column: ColumnPage, ask: Any, tmp_path: Path, answers: list[Any], left: tuple[str, ...] | None
) -> None:
    first = column.thoughts[1]
    first.setFocus()
    QTest.keyClicks(first, "Just like Petra back at Nordbank")
    target = tmp_path / "column.md"
    ask.answers = [*answers, target]
    column._on_export(TEXT)
    assert "Petra, Nordbank" in ask.asked[0][2]
    if left is None:
        assert not target.exists()
        return
    text = target.read_text("utf-8")
    assert [word for word in ("Petra", "Nordbank") if word in text] == list(left)


def test_people_and_client_of_the_open_engagement_never_leave(
    panel: RehearsePanel, column: ColumnPage, ask: Any, tmp_path: Path
) -> None:
    desk = replace(panel.pages.desk, named=partial(ClientNames, "Nordbank", ("Petra Novak",)))
    first = column.thoughts[1]
    first.setFocus()
    QTest.keyClicks(first, "Just like Petra back at Nordbank")
    commit_all(column)
    kept = panel.pages.kept
    assert kept is not None
    target = tmp_path / "column.md"
    ask.answers = [target]
    save(desk, written_column(open_read(kept.id)), open_read(kept.id), TEXT, print)
    assert re.search(r"Just like [A-Z]\. back at the client", target.read_text("utf-8"))


def open_read(id: str) -> KeptTalk:
    shelf = open_shelf()
    shelf.read()
    found = shelf.find(id)
    assert found is not None
    return found


def test_a_name_forgotten_meanwhile_does_not_come_back_from_an_open_column(
    panel: RehearsePanel, column: ColumnPage
) -> None:
    first = column.thoughts[1]
    first.setFocus()
    QTest.keyClicks(first, "Ben is tired")
    panel.hide()
    shelf = panel.pages.desk.shelf
    forget_there(shelf, Forgetting(("Ben Ow",)))
    panel.show()
    assert panel.pages.name is PageName.CASES
    (talk,) = shelf.talks
    panel.looking.columns.show_column(talk)
    page = cast("ColumnPage", panel.pages.currentWidget())
    assert page.thoughts[1].toPlainText() == "A. is tired"
    QTest.keyClicks(page.fields["context"], "the calls")
    panel.flow.show_cases()
    panel.pages.desk.background.finish_aside()
    kept = (shelf.folder / f"{talk.id}.json").read_text("utf-8")
    assert "the calls" in kept
    assert "Ben" not in kept
