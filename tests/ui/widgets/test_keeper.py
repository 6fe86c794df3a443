"""The keeper behind every field: saved in time, never under the hands of who types, never by half, never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from agendas.typed_times import is_whole_clock
from ui.widgets.fields import LineField
from ui.widgets.keeper import PAUSE_MS, Standing, when_left


class Form(QWidget):
    """A field, somewhere else to go, and what was asked to be saved."""

    def __init__(self, complete: Callable[[str], bool] | None, tidy: Callable[[str], str]) -> None:
        super().__init__()
        self.field = LineField("Name", complete=complete)
        self.elsewhere = QPushButton("elsewhere")
        self.saved: list[str] = []
        self.outcome: Callable[[], None] | None = None
        self._tidy = tidy
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.elsewhere)
        self.field.committed.connect(self._on_committed)

    def _on_committed(self, words: str) -> None:
        if self.outcome is not None:
            self.outcome()
            return
        self.saved.append(words)
        self.field.show_value(self._tidy(words))  # as a screen does that reads again after every change


def _tidied(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture
def form(qtbot: Any, bridge: Any) -> Callable[..., Form]:
    def made(complete: Callable[[str], bool] | None = None, tidy: Callable[[str], str] = _tidied) -> Form:
        shown = Form(complete, tidy)
        qtbot.addWidget(shown)
        shown.show()
        shown.activateWindow()
        shown.field.setFocus()
        qtbot.waitUntil(shown.field.hasFocus)
        return shown

    return made


def _leave(shown: Form, qtbot: Any) -> None:
    shown.elsewhere.setFocus()
    qtbot.waitUntil(shown.elsewhere.hasFocus)


def test_steady_typing_is_saved_while_it_goes_on(form: Callable[..., Form], qtbot: Any) -> None:
    """No pause ever comes, and what was typed is asked to be saved all the same."""
    shown, since, keys = form(), QElapsedTimer(), 0
    since.start()
    while not shown.saved:
        qtbot.keyClick(shown.field, "a")
        keys += 1
        QApplication.processEvents()
        assert since.elapsed() < PAUSE_MS * 50
    assert shown.saved[0] == "a" * len(shown.saved[0])
    assert len(shown.saved[0]) <= keys
    assert shown.field.keeper._pause.interval() == PAUSE_MS


def test_a_pause_after_a_space_keeps_the_space(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    qtbot.keyClicks(shown.field, "Nora ")
    qtbot.waitUntil(lambda: shown.saved == ["Nora "])
    assert shown.field.text() == "Nora "
    qtbot.keyClicks(shown.field, "Vale")
    qtbot.waitUntil(lambda: shown.saved[-1] == "Nora Vale")
    assert shown.field.text() == "Nora Vale"


def test_what_the_file_made_of_it_is_shown_once_the_field_is_left(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    qtbot.keyClicks(shown.field, " Nora  Vale ")
    qtbot.waitUntil(lambda: bool(shown.saved))
    assert shown.field.text() == " Nora  Vale "
    _leave(shown, qtbot)
    assert shown.field.text() == "Nora Vale"
    assert len(shown.saved) == 1


def test_half_a_time_is_not_saved(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form(is_whole_clock, lambda words: {"8": "08:00", "8:30": "08:30"}[words])
    qtbot.keyClicks(shown.field, "8")
    qtbot.waitUntil(lambda: not shown.field.keeper._pause.isActive())
    assert shown.saved == []
    qtbot.keyClicks(shown.field, ":30")
    qtbot.waitUntil(lambda: shown.saved == ["8:30"])
    assert shown.field.text() == "8:30"
    _leave(shown, qtbot)
    assert shown.field.text() == "08:30"


def test_a_number_is_saved_when_it_is_left(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form(when_left)
    qtbot.keyClicks(shown.field, "1")
    qtbot.waitUntil(lambda: not shown.field.keeper._pause.isActive())
    assert shown.saved == []
    qtbot.keyClicks(shown.field, "5")
    _leave(shown, qtbot)
    assert shown.saved == ["15"]


def test_a_change_from_elsewhere_reaches_a_quiet_field_with_the_focus(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    shown.field.show_value("undone")
    assert shown.field.text() == "undone"


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.UNSAVED, Standing.REFUSED])
def test_words_that_are_not_in_the_file_stay_and_are_marked(
    form: Callable[..., Form], qtbot: Any, standing: Standing
) -> None:
    shown = form()
    keeper = shown.field.keeper
    failures = {
        Standing.HELD: lambda: keeper.hold(kept_elsewhere=True),
        Standing.UNSAVED: lambda: keeper.hold(kept_elsewhere=False),
        Standing.REFUSED: lambda: keeper.refuse("no"),
    }
    shown.outcome = failures[standing]
    qtbot.keyClicks(shown.field, "kept")
    _leave(shown, qtbot)
    assert keeper.standing is standing
    assert keeper.pending
    assert shown.field.property("unsaved") is True
    if standing is not Standing.HELD:
        shown.field.show_value("")
    assert shown.field.text() == "kept"


def test_words_that_were_nowhere_else_are_saved_with_the_next_save(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    shown.outcome = lambda: shown.field.keeper.hold(kept_elsewhere=False)
    qtbot.keyClicks(shown.field, "kept")
    shown.field.commit()
    shown.outcome = None
    shown.field.keeper.ashore()
    assert shown.saved == ["kept"]
    assert shown.field.property("unsaved") is False


def test_what_was_refused_is_not_asked_again_until_it_is_changed(form: Callable[..., Form], qtbot: Any) -> None:
    shown, asked = form(), []

    def refuse() -> None:
        asked.append(shown.field.text())
        shown.field.keeper.refuse("no")

    shown.outcome = refuse
    qtbot.keyClicks(shown.field, "no")
    for _ in range(3):
        shown.field.commit()
    assert asked == ["no"]
    qtbot.keyClicks(shown.field, "!")
    shown.field.commit()
    assert asked == ["no", "no!"]


def test_nothing_where_something_is_needed_goes_back(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    shown.field.show_value("Nora")
    shown.outcome = lambda: shown.field.keeper.refuse("still empty")
    shown.field.selectAll()
    qtbot.keyClick(shown.field, Qt.Key.Key_Delete)
    _leave(shown, qtbot)
    assert shown.field.text() == "Nora"
    assert not shown.field.keeper.pending


def test_a_field_given_to_something_else_keeps_nothing_of_what_it_was(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    shown.field.show_value("first", of="1")
    qtbot.keyClicks(shown.field, "!")
    shown.field.commit()
    shown.field.show_value("second", of="2")
    assert shown.field.text() == "second"
    shown.field.commit()
    assert shown.saved == ["!first"]


def test_refused_words_wait_for_what_they_belong_to(form: Callable[..., Form], qtbot: Any) -> None:
    shown = form()
    shown.field.show_value("first", of="1")
    shown.outcome = lambda: shown.field.keeper.refuse("no")
    qtbot.keyClicks(shown.field, "!")
    shown.field.commit()
    shown.field.show_value("second", of="2")
    assert (shown.field.text(), shown.field.keeper.standing) == ("second", Standing.SAVED)
    shown.field.show_value("first", of="1")
    assert (shown.field.text(), shown.field.keeper.standing) == ("!first", Standing.REFUSED)
    shown.field.show_value("third", of="3")
    shown.field.show_value("!first", of="1")
    assert shown.field.keeper.standing is Standing.SAVED, "the file holds it by now"
