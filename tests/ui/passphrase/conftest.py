"""A real window, real files with a passphrase, and hands for the pages that wait for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from ui.main_window import MainWindow
from workshop_app import bootstrap, sample

WORDS = "correct horse"


@pytest.fixture(scope="session")
def _samples(tmp_path_factory: pytest.TempPathFactory, made_once: Any) -> tuple[bytes, bytes]:
    """The sample's bytes, without and with a passphrase."""
    path = tmp_path_factory.mktemp("sample") / "sample.okrw"
    plain = made_once(sample.build)
    path.write_bytes(plain)
    bootstrap.change_passphrase(path, new=WORDS)
    return plain, path.read_bytes()


@pytest.fixture
def plain(tmp_path: Path, _samples: tuple[bytes, bytes]) -> Path:
    path = tmp_path / "files" / "Harbour Ferries.okrw"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(_samples[0])
    return path


@pytest.fixture
def locked(tmp_path: Path, _samples: tuple[bytes, bytes]) -> Path:
    path = tmp_path / "files" / "Locked Ferries.okrw"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(_samples[1])
    return path


@pytest.fixture
def window(_dressed: QApplication, settings: Any, clock: Any, ask: Any, qtbot: Any) -> Iterator[MainWindow]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = MainWindow(settings, clock, ask)
    made.resize(1366, 768)
    made.show()
    made.show_welcome()
    yield made
    ask.answers.append(True)
    made.close()
    made.deleteLater()


class Hands:
    """Answers pages that wait in a loop of their own: `then(page)` runs as soon as one is on top, in turn; a page that
    nobody expected is left by Esc and fails the test."""

    def __init__(self, qtbot: Any) -> None:
        self._qtbot = qtbot
        self._turns: list[Callable[[Any], None]] = []
        self.faults: list[BaseException] = []
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._busy = False

    def expect(self, *turns: Callable[[Any], None]) -> None:
        self._turns += turns

    def wait(self) -> None:
        """Until every turn was taken and no page is open."""
        self._qtbot.waitUntil(self._over, timeout=20_000)
        assert not self.faults, self.faults

    def stop(self) -> None:
        self._timer.stop()

    def _over(self) -> bool:
        return not self._busy and (bool(self.faults) or (not self._turns and QApplication.activeModalWidget() is None))

    def _look(self) -> None:
        page = QApplication.activeModalWidget()
        if not isinstance(page, QDialog) or self._busy or not self._turns:
            return
        self._busy = True
        try:
            self._turns.pop(0)(page)
        except BaseException as fault:
            self.faults.append(fault)
            page.reject()
        finally:
            self._busy = False


@pytest.fixture
def hands(qtbot: Any) -> Iterator[Hands]:
    made = Hands(qtbot)
    yield made
    made.stop()


def press(parent: QWidget, words: str) -> None:
    """Press the button that says this."""
    found = [each for each in parent.findChildren(QPushButton) if each.text() == words and each.isVisibleTo(parent)]
    assert found, [each.text() for each in parent.findChildren(QPushButton)]
    found[0].click()


@pytest.fixture
def presses() -> Callable[[QWidget, str], None]:
    return press
