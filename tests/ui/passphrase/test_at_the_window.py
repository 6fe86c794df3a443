"""A passphrase at the glass: asked for, refused, set, changed, taken off, and the window that locks itself."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from ui.home.welcome import WelcomePanel
from ui.main_window import MainWindow
from ui.passphrase.asking import AskPassphrase, LockPage
from ui.passphrase.choosing import ChoosePassphrase
from ui.widgets.fields import EntryLine
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.settings import LOCK_AFTER, RECENT_FILES
from workshop_app.domain.engagement import Engagement
from workshop_app.storage import salts

WORDS = "correct horse"
OTHER = "battery staple"


def _words_in(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def _type(page: QWidget, *lines: str) -> None:
    fields = [each for each in page.findChildren(QLineEdit) if each.isVisibleTo(page)]
    assert len(fields) == len(lines)
    for field, line in zip(fields, lines, strict=True):
        field.clear()
        QTest.keyClicks(field, line)


def _opened(window: MainWindow, hands: Any, presses: Any, path: Path, words: str = WORDS) -> Any:
    def answer(page: QDialog) -> None:
        assert isinstance(page, AskPassphrase)
        _type(page, words)
        presses(page, "Open")

    hands.expect(answer)
    window.open(path)
    hands.wait()
    assert window.view is not None
    return window.view


def _set(window: MainWindow, hands: Any, presses: Any, words: str = WORDS) -> None:
    def answer(page: QDialog) -> None:
        assert isinstance(page, ChoosePassphrase)
        page.findChild(QCheckBox).setChecked(True)
        _type(page, words, words)
        presses(page, "Set the passphrase")

    hands.expect(answer)
    window._menus.actions["set_passphrase"].trigger()
    hands.wait()


def _back_again(window: MainWindow, qtbot: Any) -> Any:
    """Open, and nobody reads the file beside the window any more: it takes a change that no door retries."""
    qtbot.waitUntil(lambda: window.view is not None and not window._background.busy)
    return window.view


def test_three_wrong_tries_are_three_sentences_and_the_right_one_opens(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    said = []

    def answer(page: QDialog) -> None:
        for wrong in ("wrong horse", "Correct horse", "correct horse "):
            _type(page, wrong)
            presses(page, "Open")
            qtbot.waitUntil(lambda: "does not open" in _words_in(page), timeout=20_000)
            said.append(_words_in(page))
            page._said.clear()
        _type(page, WORDS)
        presses(page, "Open")

    hands.expect(answer)
    window.open(locked)
    hands.wait()
    assert len(said) == 3
    assert window.view is not None
    assert queries.engagement(window.view.desk.workspace.read).client == "Harbour Ferries"


def test_the_plans_of_a_locked_file_begin_one_that_says_it_has_no_passphrase(
    window: MainWindow, locked: Path, hands: Any, presses: Any, ask: Any, tmp_path: Path
) -> None:
    _opened(window, hands, presses, locked)
    ask.answers.append(tmp_path / "Bravo Lines.okrw")
    window._menus.actions["template"].trigger()
    assert window.view is not None
    assert not bootstrap.has_passphrase(tmp_path / "Bravo Lines.okrw")
    assert "has no passphrase yet" in _words_in(window.view)


def test_cancel_leaves_the_user_where_she_was(
    window: MainWindow, plain: Path, locked: Path, hands: Any, presses: Any
) -> None:
    hands.expect(lambda page: presses(page, "Cancel"))
    window.open(locked)
    hands.wait()
    assert window.view is None
    assert window.findChild(WelcomePanel).isVisible()
    window.open(plain)
    view = window.view
    hands.expect(lambda page: page.reject())
    window.open(locked)
    hands.wait()
    assert window.view is view
    assert not salts.KEYS


def test_the_recent_list_knows_a_locked_file_by_its_name_only(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    _opened(window, hands, presses, locked)
    window._menus.actions["close_file"].trigger()
    welcome = window.findChild(WelcomePanel)
    qtbot.waitUntil(lambda: "has a passphrase" in _words_in(welcome), timeout=20_000)
    assert "Harbour" not in _words_in(welcome)
    written = window._settings.path.read_text("utf-8")
    assert str(locked) in window._settings.get(RECENT_FILES)
    assert "Harbour" not in written
    assert not salts.KEYS


def test_set_from_the_menu_keeps_words_and_place(
    window: MainWindow, plain: Path, hands: Any, presses: Any, qtbot: Any, tmp_path: Path
) -> None:
    bootstrap.back_up(plain, always=True)
    window.open(plain)
    assert window.view is not None
    window.view.go("people")
    engagement = queries.engagement(window.view.desk.workspace.read)
    window.view.desk.workspace.apply(edit(Engagement, engagement.id, cycle_name="Zanzibar cycle"))
    assert window._menus.actions["set_passphrase"].isVisible()
    assert not window._menus.actions["lock_now"].isVisible()
    _set(window, hands, presses)
    view = _back_again(window, qtbot)
    assert view.address == "people"
    assert queries.engagement(view.desk.workspace.read).cycle_name == "Zanzibar cycle"
    assert window._menus.actions["change_passphrase"].isVisible()
    assert not window._menus.actions["set_passphrase"].isVisible()
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"Zanzibar" not in file.read_bytes(), file
    assert bootstrap.list_backups(plain)
    assert all(bootstrap.has_passphrase(each.path) for each in bootstrap.list_backups(plain))


def test_a_set_passphrase_is_ticked_long_enough_and_typed_twice(
    window: MainWindow, plain: Path, hands: Any, presses: Any
) -> None:
    window.open(plain)
    told = []

    def answer(page: QDialog) -> None:
        assert _words_in(page).index("If you forget it") < _words_in(page).index("New passphrase")
        tries = ((False, WORDS, WORDS), (True, "short", "short"), (True, WORDS, OTHER), (True, " " * 9, " " * 9))
        for ticked, first, second in tries:
            page.findChild(QCheckBox).setChecked(ticked)
            _type(page, first, second)
            presses(page, "Set the passphrase")
            told.append(page._said.text())
        presses(page, "Cancel")

    hands.expect(answer)
    window._menus.actions["set_passphrase"].trigger()
    hands.wait()
    assert ["safe place" in told[0], "8 characters" in told[1], "do not match" in told[2]] == [True] * 3
    assert "but spaces" in told[3]
    assert window.view is not None
    assert not bootstrap.has_passphrase(plain)


def test_change_and_take_off_want_the_present_one(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    _opened(window, hands, presses, locked)

    def change(page: QDialog) -> None:
        page.findChild(QCheckBox).setChecked(True)
        _type(page, OTHER, OTHER, OTHER)
        presses(page, "Change the passphrase")
        qtbot.waitUntil(lambda: "does not open" in _words_in(page), timeout=20_000)
        _type(page, WORDS, OTHER, OTHER)
        presses(page, "Change the passphrase")

    hands.expect(change)
    window._menus.actions["change_passphrase"].trigger()
    hands.wait()
    _back_again(window, qtbot)
    window._menus.actions["close_file"].trigger()
    _opened(window, hands, presses, locked, OTHER)

    def take_off(page: QDialog) -> None:
        _type(page, OTHER)
        presses(page, "Remove the passphrase")

    hands.expect(take_off)
    window._menus.actions["remove_passphrase"].trigger()
    hands.wait()
    view = _back_again(window, qtbot)
    assert not bootstrap.has_passphrase(locked)
    assert queries.engagement(view.desk.workspace.read).client == "Harbour Ferries"


def test_nothing_is_asked_on_a_running_day_and_nothing_locks(
    window: MainWindow, locked: Path, hands: Any, presses: Any, ask: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    window.setProperty("leaving_asks", "A day is running.")
    window._passphrases.lock()
    assert window.view is view
    window._menus.actions["change_passphrase"].trigger()
    assert "End the day first" in ask.asked[-1][2]
    window.setProperty("leaving_asks", "")


@pytest.mark.parametrize("slept", [False, True], ids=["nobody came", "the computer slept"])
def test_it_locks_itself_and_comes_back_to_the_same_place(
    window: MainWindow, locked: Path, hands: Any, presses: Any, clock: Any, qtbot: Any, slept: bool
) -> None:
    view = _opened(window, hands, presses, locked)
    view.go("interview/cycle")
    title = window.windowTitle()
    clock.advance(14 * 60)
    window._idle.look()
    assert window.view is view
    if slept:
        clock.jump_wall(3600)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)  # the first key after waking up comes too late
    else:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        clock.advance(14 * 60)
        window._idle.look()
        assert window.view is view, "a key counts as presence"
        clock.advance(61)
        window._idle.look()
    assert window.view is None
    assert not salts.KEYS
    assert window.windowTitle() != title
    page = window.pages.currentWidget()
    assert isinstance(page, LockPage)
    assert "Harbour" not in "".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    _type(page, "wrong horse")
    presses(page, "Unlock")
    qtbot.waitUntil(lambda: "does not open" in _words_in(page), timeout=20_000)
    _type(page, WORDS)
    presses(page, "Unlock")
    assert _back_again(window, qtbot).address == "interview/cycle"


def test_a_file_without_a_passphrase_and_the_setting_never_lock_nothing(
    window: MainWindow, plain: Path, locked: Path, hands: Any, presses: Any, clock: Any
) -> None:
    window.open(plain)
    clock.advance(86_400)
    window._idle.look()
    assert window.view is not None
    view = _opened(window, hands, presses, locked)
    window._settings.set(LOCK_AFTER, 0)
    clock.advance(86_400)
    window._idle.look()
    assert window.view is view
    window._settings.set(LOCK_AFTER, 5)
    clock.advance(5 * 60)
    window._idle.look()
    assert window.view is None


def test_typed_words_are_saved_before_it_locks_and_open_pages_go(
    window: MainWindow, locked: Path, hands: Any, presses: Any, clock: Any, qtbot: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    view.go("settings")
    from ui.interview.panel import InterviewPanel

    view.go("interview/why")
    panel = view.findChild(InterviewPanel)
    field = next(each for each in panel.findChildren(QWidget) if each.metaObject().className() == "TextField")
    field.setFocus()
    QTest.keyClicks(field, "Quokka ")
    seen = []

    def meanwhile(page: QDialog) -> None:
        clock.advance(16 * 60)
        window._idle.look()
        seen.append(type(page).__name__)

    hands.expect(meanwhile)
    window._menus.actions["about"].trigger()
    qtbot.waitUntil(lambda: window.view is None, timeout=20_000)
    assert seen == ["About"]
    assert QApplication.activeModalWidget() is None
    bootstrap.unlock(locked, WORDS)
    workspace = bootstrap.open_workspace(locked)
    try:
        from workshop_app.domain.parameters import ParameterRecord

        assert any("Quokka" in repr(each) for each in workspace.read.all(ParameterRecord))
    finally:
        workspace.close()


def test_a_word_typed_into_a_locked_file_stands_in_no_byte_on_the_disk(
    window: MainWindow,
    locked: Path,
    hands: Any,
    presses: Any,
    qtbot: Any,
    ask: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ui.interview.panel import InterviewPanel

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    view = _opened(window, hands, presses, locked)
    view.go("interview/why")
    panel = view.findChild(InterviewPanel)
    field = next(each for each in panel.findChildren(QWidget) if each.metaObject().className() == "TextField")
    field.setFocus()
    QTest.keyClicks(field, "Quokkaferry ")
    view.commit_typing()
    handed = tmp_path / "handed over.okrw"
    ask.answers.append(handed)
    window._menus.actions["hand_over"].trigger()
    window._menus.actions["back_up"].trigger()
    qtbot.waitUntil(lambda: bool(bootstrap.list_backups(locked)), timeout=20_000)
    qtbot.waitUntil(lambda: not window._background.busy, timeout=20_000)
    window._passphrases.lock()
    written = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert {handed, locked, bootstrap.list_backups(locked)[0].path} <= set(written)
    assert [each for each in written if b"Quokkaferry" in each.read_bytes()] == []
    assert [each for each in written if b"Harbour Ferries" in each.read_bytes()] == []


def test_words_that_wait_for_enter_are_still_there_after_unlocking(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    view.go("drafts")
    line = next(each for each in view.findChildren(EntryLine) if each.isVisible())
    line.setFocus()
    QTest.keyClicks(line, "Night shift")
    window._passphrases.lock()
    page = window.pages.currentWidget()
    assert isinstance(page, LockPage)
    _type(page, WORDS)
    presses(page, "Unlock")
    again = _back_again(window, qtbot)
    assert [each.text() for each in again.findChildren(EntryLine) if each.isVisible()].count("Night shift") == 1


def test_it_does_not_lock_over_words_the_file_did_not_take(
    window: MainWindow, locked: Path, hands: Any, presses: Any, clock: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    engagement = queries.engagement(view.desk.workspace.read)
    elsewhere = locked.with_name("taken away.okrw")
    locked.rename(elsewhere)
    view.desk.door.carry_out(edit(Engagement, engagement.id, cycle_name="Quokka cycle"))
    clock.advance(16 * 60)
    window._idle.look()
    assert window.view is view
    elsewhere.rename(locked)
    view.saving.try_again()
    window._idle.look()
    assert window.view is None


def _interview_field(view: Any) -> Any:
    from ui.interview.panel import InterviewPanel

    view.go("interview/why")
    panel = view.findChild(InterviewPanel)
    field = next(each for each in panel.findChildren(QWidget) if each.metaObject().className() == "TextField")
    field.setFocus()
    return field


def _press_keys(window: MainWindow, *keys: Qt.Key) -> None:
    """Keys as the window system sends them: to the window, past whatever watches it."""
    for key in keys:
        QTest.keyClick(window.windowHandle(), key)


@pytest.mark.parametrize("slept", [False, True], ids=["a long exercise", "the lid was closed"])
def test_keys_and_mouse_work_after_a_quiet_hour_of_a_running_day(
    window: MainWindow, locked: Path, hands: Any, presses: Any, clock: Any, slept: bool
) -> None:
    view = _opened(window, hands, presses, locked)
    field = _interview_field(view)
    window.setProperty("leaving_asks", "A day is running.")
    if slept:
        clock.jump_wall(3600)
    else:
        clock.advance(3600)
        window._idle.look()
    _press_keys(window, Qt.Key.Key_Q, Qt.Key.Key_U)
    assert field.toPlainText().lower() == "qu"
    clock.advance(3600)
    button = next(each for each in view.findChildren(QPushButton) if each.isVisible() and each.isEnabled())
    middle = button.mapTo(window, button.rect().center())
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    assert button.isDown()
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert window.view is view
    window.setProperty("leaving_asks", "")


def test_the_first_key_after_a_quiet_hour_does_not_lock_a_day_that_has_just_ended(
    window: MainWindow, locked: Path, hands: Any, presses: Any, clock: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    window.setProperty("leaving_asks", "A day is running.")
    clock.advance(3600)
    _press_keys(window, Qt.Key.Key_Shift)
    window.setProperty("leaving_asks", "")
    window._idle.look()
    assert window.view is view, "somebody is there"
    clock.advance(16 * 60)
    window._idle.look()
    assert window.view is None


def test_keys_work_after_a_quiet_hour_with_words_the_file_does_not_take(
    window: MainWindow, locked: Path, hands: Any, presses: Any, clock: Any, qtbot: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    field = _interview_field(view)
    elsewhere = locked.with_name("taken away.okrw")
    locked.rename(elsewhere)
    _press_keys(window, Qt.Key.Key_Q)
    view.commit_typing()
    clock.advance(3600)
    kept_open = []

    def meanwhile(page: QDialog) -> None:
        window._idle.look()
        kept_open.append(page.isVisible())
        page.reject()

    hands.expect(meanwhile)
    window._menus.actions["about"].trigger()
    hands.wait()
    assert kept_open == [True], "a page may be the one that saves the words elsewhere"
    _press_keys(window, Qt.Key.Key_U)
    assert field.toPlainText().lower() == "qu"
    assert window.view is view
    elsewhere.rename(locked)
    view.saving.try_again()
    clock.advance(3600)
    window._idle.look()
    assert window.view is None


def test_lock_now_says_why_it_does_not_lock(
    window: MainWindow, locked: Path, hands: Any, presses: Any, ask: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    window.setProperty("leaving_asks", "A day is running.")
    window._menus.actions["lock_now"].trigger()
    assert "End the day first" in ask.asked[-1][2]
    window.setProperty("leaving_asks", "")
    _interview_field(view)
    elsewhere = locked.with_name("taken away.okrw")
    locked.rename(elsewhere)
    _press_keys(window, Qt.Key.Key_Q)
    window._menus.actions["lock_now"].trigger()
    assert "not saved yet" in ask.asked[-1][2]
    assert window.view is view
    elsewhere.rename(locked)
    view.saving.try_again()
    window._menus.actions["lock_now"].trigger()
    assert window.view is None


def _locked(window: MainWindow) -> LockPage:
    assert window._passphrases.lock()
    page = window.pages.currentWidget()
    assert isinstance(page, LockPage)
    return page


def _try(page: LockPage, presses: Any, qtbot: Any, words: str = WORDS) -> None:
    _type(page, words)
    presses(page, "Unlock")
    qtbot.waitUntil(lambda: not page._attempt.runs, timeout=20_000)


def test_a_file_that_was_renamed_while_locked_is_found_again(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any, ask: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    view.go("people")
    page = _locked(window)
    elsewhere = locked.with_name("Renamed.okrw")
    locked.rename(elsewhere)
    _try(page, presses, qtbot)
    assert "There is no file at" in _words_in(page)
    assert window.pages.currentWidget() is page
    ask.answers.append(None)
    presses(page, "Choose the file…")
    assert window.pages.currentWidget() is page
    ask.answers.append(elsewhere)
    presses(page, "Choose the file…")
    view = _back_again(window, qtbot)
    assert (view.desk.workspace.path, view.address) == (elsewhere, "people")
    assert window.windowTitle().startswith("Renamed –")


def test_a_file_that_is_back_in_its_place_opens(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    """The stick was pulled, and put back when the page said so."""
    _opened(window, hands, presses, locked)
    page = _locked(window)
    pulled = locked.parent.with_name("pulled")
    locked.parent.rename(pulled)
    _try(page, presses, qtbot)
    assert "There is no file at" in _words_in(page)
    pulled.rename(locked.parent)
    _try(page, presses, qtbot)
    assert _back_again(window, qtbot).desk.workspace.path == locked


@pytest.mark.parametrize("instead", [b"no engagement at all", b""])
def test_what_does_not_open_any_more_is_told_and_the_lock_stays(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any, ask: Any, instead: bytes
) -> None:
    _opened(window, hands, presses, locked)
    page = _locked(window)
    kept = locked.read_bytes()
    locked.write_bytes(instead)
    _try(page, presses, qtbot)
    if instead:
        assert "not an engagement file" in ask.asked[-1][2]
        assert window.pages.currentWidget() is page
        locked.write_bytes(kept)
        _try(page, presses, qtbot)
        assert _back_again(window, qtbot)
    else:  # what is not complete has a page of its own, and that is not taken away
        assert window.engagement._way is not None
        assert window.pages.showing(window.engagement._way.page)


def _edited(window: MainWindow) -> str:
    assert window.view is not None
    workspace = window.view.desk.workspace
    before = queries.engagement(workspace.read)
    workspace.apply(edit(Engagement, before.id, client="Quokka Ferries"))
    return before.client


def test_undo_reaches_back_over_a_new_passphrase(
    window: MainWindow, plain: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    window.open(plain)
    before = _edited(window)
    _set(window, hands, presses)
    view = _back_again(window, qtbot)
    assert not view._foot._undo.isHidden()
    view.steps.undo()
    assert queries.engagement(view.desk.workspace.read).client == before
    view.steps.redo()
    assert queries.engagement(view.desk.workspace.read).client == "Quokka Ferries"


def test_over_a_lock_undo_starts_anew_and_that_is_said(
    window: MainWindow, locked: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    view = _opened(window, hands, presses, locked)
    page = _locked(window)
    assert "Undo" not in _words_in(page)
    _try(page, presses, qtbot)
    view = _back_again(window, qtbot)
    assert view._foot._said.text() == ""
    _edited(window)
    page = _locked(window)
    assert "from before the lock cannot be undone" in _words_in(page)
    _try(page, presses, qtbot)
    view = _back_again(window, qtbot)
    assert "Undo starts afresh" in view._foot._said.text()
    assert view._foot._undo.isHidden()
