"""Earlier versions of a file with a passphrase, and the ways out of a damaged one, at the glass: the passphrase is
typed once, and no key stays behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from ui.main_window import MainWindow
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.settings import RECENT_FILES
from workshop_app.domain.engagement import Engagement
from workshop_app.storage import salts

WORDS = "correct horse"


@pytest.fixture
def kept(locked: Path) -> Path:
    """A dated copy of the locked file."""
    bootstrap.unlock(locked, WORDS)
    release = bootstrap.key_kept(locked)
    bootstrap.back_up(locked, always=True)
    release()
    assert not salts.KEYS
    return bootstrap.list_backups(locked)[0].path


@pytest.fixture
def opened(window: MainWindow, locked: Path, hands: Any, presses: Any) -> Callable[[], None]:
    def answer(page: Any) -> None:
        QTest.keyClicks(page.findChild(QLineEdit), WORDS)
        presses(page, "Open")

    def act() -> None:
        hands.expect(answer)
        window.open(locked)
        hands.wait()

    return act


def _said(window: MainWindow) -> str:
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def _wait_for(window: MainWindow, qtbot: Any, words: str) -> None:
    def ready() -> bool:
        buttons = window.findChildren(QPushButton)
        return any(each.text() == words and each.isVisible() and each.isEnabled() for each in buttons)

    qtbot.waitUntil(ready, timeout=20_000)


def _client(window: MainWindow) -> str:
    assert window.view is not None
    return queries.engagement(window.view.desk.workspace.read).client


def test_an_earlier_version_is_looked_at_and_left_again(
    window: MainWindow, locked: Path, kept: Path, opened: Callable[[], None], presses: Any, qtbot: Any
) -> None:
    opened()
    assert window.view is not None
    engagement = queries.engagement(window.view.desk.workspace.read)
    window.view.desk.workspace.apply(edit(Engagement, engagement.id, client="Quokka Ferries"))
    window.engagement.show_versions()
    _wait_for(window, qtbot, "Look at it")
    presses(window, "Look at it")
    assert _client(window) == "Harbour Ferries"
    assert window.view.desk.workspace.read_only
    presses(window, "Back to the current version")
    assert _client(window) == "Quokka Ferries"
    assert not window.view.desk.workspace.read_only
    window._menus.actions["close_file"].trigger()
    assert not salts.KEYS


def test_a_version_is_saved_as_a_locked_file_and_the_key_goes_with_the_page(
    window: MainWindow,
    locked: Path,
    kept: Path,
    opened: Callable[[], None],
    presses: Any,
    qtbot: Any,
    ask: Any,
    tmp_path: Path,
) -> None:
    opened()
    window.engagement.show_versions()
    _wait_for(window, qtbot, "Save it as a new file…")
    target = tmp_path / "an earlier one.okrw"
    ask.answers.append(target)
    presses(window, "Save it as a new file…")
    qtbot.waitUntil(lambda: f"Saved as {target}" in _said(window), timeout=20_000)
    assert bootstrap.has_passphrase(target)
    window._passphrases.lock()
    assert not salts.KEYS


def _harmed(path: Path, harm: str) -> None:
    data = bytearray(path.read_bytes())
    if harm == "cut short":
        del data[len(data) // 8192 * 4096 :]
    else:
        data[{"first page": 2000, "fifth page": 5 * 4096 + 100, "middle": len(data) // 2 + 100}[harm]] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("harm", ["first page", "fifth page", "middle", "cut short"])
def test_a_damaged_file_goes_back_to_its_copy_with_one_passphrase(
    window: MainWindow,
    locked: Path,
    kept: Path,
    opened: Callable[[], None],
    presses: Any,
    qtbot: Any,
    ask: Any,
    harm: str,
) -> None:
    _harmed(locked, harm)
    harmed = locked.read_bytes()
    opened()
    _wait_for(window, qtbot, "Go back to this version")
    assert "has a passphrase" not in _said(window)
    assert "no intact earlier version" not in _said(window)
    ask.answers.append(True)
    presses(window, "Go back to this version")
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
    assert _client(window) == "Harbour Ferries"
    assert harmed in [each.read_bytes() for each in locked.parent.rglob("*.okrw")], "what was damaged is set aside"
    window._menus.actions["close_file"].trigger()
    assert not salts.KEYS


def test_leaving_a_damaged_file_forgets_its_key(
    window: MainWindow, locked: Path, kept: Path, plain: Path, opened: Callable[[], None], presses: Any, qtbot: Any
) -> None:
    _harmed(locked, "middle")
    opened()
    _wait_for(window, qtbot, "Leave it as it is")
    presses(window, "Leave it as it is")
    qtbot.waitUntil(lambda: not salts.KEYS, timeout=20_000)  # a look that still runs ends first
    opened()
    _wait_for(window, qtbot, "Leave it as it is")
    window.open(plain)
    assert window.view is not None
    qtbot.waitUntil(lambda: not salts.KEYS, timeout=20_000)


def test_a_copy_that_was_locked_while_it_was_looked_at_is_no_recent_file(
    window: MainWindow, locked: Path, kept: Path, opened: Callable[[], None], presses: Any, qtbot: Any
) -> None:
    opened()
    window.engagement.show_versions()
    _wait_for(window, qtbot, "Look at it")
    presses(window, "Look at it")
    window._passphrases.lock()
    assert window.view is None
    assert not salts.KEYS
    page = window.pages.currentWidget()
    QTest.keyClicks(page.findChild(QLineEdit), WORDS)
    presses(page, "Unlock")
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
    assert window.view.desk.workspace.path == kept
    assert window.view.desk.workspace.read_only
    assert window._settings.get(RECENT_FILES) == (str(locked),)


def test_a_copy_that_was_locked_while_it_was_looked_at_still_leads_back(
    window: MainWindow, locked: Path, kept: Path, opened: Callable[[], None], presses: Any, qtbot: Any
) -> None:
    """Twice, because what goes over one lock has to go over the next; and its name is never a moment in UTC."""
    opened()
    window.engagement.show_versions()
    _wait_for(window, qtbot, "Look at it")
    presses(window, "Look at it")
    assert window.windowTitle().startswith("Locked Ferries, as it was ")
    said = window.notice.words
    for _ in range(2):
        assert window._passphrases.lock()
        assert window.notice.words == ""
        assert not salts.KEYS
        assert "UTC" not in _said(window) + window.windowTitle()
        assert "Locked Ferries, as it was " in _said(window)
        QTest.keyClicks(window.pages.currentWidget().findChild(QLineEdit), WORDS)
        presses(window, "Unlock")
        qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
        assert window.notice.words == said
    window.engagement.show_versions()
    assert window.engagement._way is not None
    assert window.engagement._way.page._title.text() == "Earlier versions of Locked Ferries"
    presses(window, "Back")
    presses(window, "Back to the current version")
    assert window.view is not None
    assert window.view.desk.workspace.path == locked
    assert not window.view.desk.workspace.read_only
    assert window.windowTitle().startswith("Locked Ferries –")
    window._menus.actions["close_file"].trigger()
    assert not salts.KEYS


def test_a_present_version_needs_no_notice_after_the_lock(
    window: MainWindow, kept: Path, opened: Callable[[], None], presses: Any, qtbot: Any
) -> None:
    opened()
    window.engagement.show_versions()
    _wait_for(window, qtbot, "Look at it")
    presses(window, "Look at it")
    presses(window, "Back to the current version")
    assert window._passphrases.lock()
    QTest.keyClicks(window.pages.currentWidget().findChild(QLineEdit), WORDS)
    presses(window, "Unlock")
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
    assert window.notice.words == ""


def _flip(path: Path, *places: int) -> bytes:
    data = bytearray(path.read_bytes())
    for at in places:
        data[at] ^= 0xFF
    path.write_bytes(data)
    return bytes(data)


def _go_back(window: MainWindow, locked: Path, harmed: bytes, presses: Any, qtbot: Any, ask: Any) -> None:
    _wait_for(window, qtbot, "Go back to this version")
    assert "is damaged\n" not in _said(window)
    assert locked.read_bytes() == harmed
    ask.answers.append(True)
    presses(window, "Go back to this version")
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)
    assert _client(window) == "Harbour Ferries"
    assert [each.read_bytes() for each in locked.parent.glob("*damaged*.okrw")] == [harmed]
    window._menus.actions["close_file"].trigger()
    assert not salts.KEYS


def test_a_harmed_salt_leads_to_the_earlier_versions(
    window: MainWindow, locked: Path, kept: Path, hands: Any, presses: Any, qtbot: Any, ask: Any
) -> None:
    harmed = _flip(locked, 72, 80)

    def answer(page: Any) -> None:
        QTest.keyClicks(page.findChild(QLineEdit), WORDS)
        presses(page, "Open")
        qtbot.waitUntil(lambda: not page._attempt.runs, timeout=20_000)
        assert "opens earlier versions" in page._said.text()
        presses(page, "Earlier versions")

    hands.expect(answer)
    window.open(locked)
    hands.wait()
    _go_back(window, locked, harmed, presses, qtbot, ask)


@pytest.mark.parametrize("places", [(20, 88), (20, 72, 88)])
def test_what_may_be_locked_asks_for_the_passphrase_of_its_earlier_versions(
    window: MainWindow,
    locked: Path,
    kept: Path,
    hands: Any,
    presses: Any,
    qtbot: Any,
    ask: Any,
    places: tuple[int, ...],
) -> None:
    harmed = _flip(locked, *places)
    window.open(locked)
    _wait_for(window, qtbot, "Try a passphrase…")
    assert "damaged, or has a passphrase" in _said(window)

    def answer(page: Any) -> None:
        QTest.keyClicks(page.findChild(QLineEdit), WORDS)
        presses(page, "Open")

    hands.expect(answer)
    presses(window, "Try a passphrase…")
    hands.wait()
    _go_back(window, locked, harmed, presses, qtbot, ask)


def test_a_passphrase_of_earlier_versions_that_is_not_wanted_leaves_no_key(
    window: MainWindow, locked: Path, kept: Path, hands: Any, presses: Any, qtbot: Any
) -> None:
    _flip(locked, 72)

    def answer(page: Any) -> None:
        QTest.keyClicks(page.findChild(QLineEdit), WORDS)
        presses(page, "Open")
        qtbot.waitUntil(lambda: not page._attempt.runs, timeout=20_000)
        presses(page, "Cancel")

    hands.expect(answer)
    window.open(locked)
    hands.wait()
    assert not salts.KEYS
