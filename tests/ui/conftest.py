"""A real desk for screens: real workspace, real bridge and worker, recorded answers to questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, field
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import icons
from ui.background import Background
from ui.bridge import Bridge
from ui.desk import Desk
from ui.door import Door
from ui.theme import apply_theme
from workshop_app.application.settings import Settings
from workshop_app.application.workspace import Workspace

PATIENT_MS = 60_000  # a wait ends when it may: what is late on a busy machine is not wrong


class PatientBot(QtBot):
    """Waits as long as a busy machine needs; only a test that fails waits so long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENT_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENT_MS, **named: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **named)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


class RecordingAsk(Struct):
    """Answers questions from `answers` in order and keeps what was asked; an unexpected question fails the test."""

    answers: list[Any] = field(default_factory=list)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def _next(self, *question: str) -> Any:
        self.asked.append(question)
        assert self.answers, f"nobody expected this question: {question}"
        return self.answers.pop(0)

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        return bool(self._next("confirm", title, text, yes, no))

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        answer: int | None = self._next("choose", title, text, *options)
        return answer

    def open_file(self, title: str, patterns: tuple[str, ...]) -> Path | None:
        answer: Path | None = self._next("open_file", title)
        return answer

    def open_files(self, title: str, patterns: tuple[str, ...]) -> tuple[Path, ...]:
        answer: tuple[Path, ...] = self._next("open_files", title)
        return answer

    def save_file(self, title: str, suggested: Path, patterns: tuple[str, ...]) -> Path | None:
        answer: Path | None = self._next("save_file", title, str(suggested))
        return answer

    def folder(self, title: str, suggested: Path | None) -> Path | None:
        answer: Path | None = self._next("folder", title)
        return answer

    def tell(self, title: str, text: str) -> None:
        self.asked.append(("tell", title, text))


@pytest.fixture(autouse=True)
def _each_begins_alike() -> Iterator[None]:
    """What a test leaves to the whole application goes with it: the next one would pass or fail by it.

    Widgets, first: without a loop that ends, Qt deletes nothing that is to be deleted later. Thousands of widgets of
    tests before would be dressed anew at each change of the text's size, follow the same timers, and take the focus
    along. A button of the mouse that is held: what moves rows waits for it in all tests to come. Then what was copied,
    and the language of the numbers and days."""
    language = QLocale()
    yield
    if QApplication.instance() is not None:
        _let_go()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.clipboard().clear()
    QLocale.setDefault(language)


def _let_go() -> None:
    """A press that a test hands to a widget is released by no desktop."""
    if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
        return
    window = QWindow()
    window.resize(10, 10)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseRelease(window, button)
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, "light", 100)
    yield qapp
    icons.forget()  # pictures must not outlive the application


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that a screen reader is handed, in their order; what is urgent begins with "at once: "."""
    heard: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
            heard.append(f"{'at once: ' if urgent else ''}{event.message()}")

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    return heard


@pytest.fixture
def ask() -> RecordingAsk:
    return RecordingAsk()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def bridge(_dressed: QApplication) -> Bridge:
    return Bridge()


@pytest.fixture
def desk(workspace: Workspace, settings: Settings, bridge: Bridge, ask: RecordingAsk, background: Background) -> Desk:
    """What every screen is handed; `desk.ask` is the `ask` fixture, `desk.workspace` the `workspace` fixture."""
    workspace.subscribe(bridge.announce)
    door = Door(workspace, bridge, bridge, background)
    return Desk(workspace, bridge, door, ask, background, settings)


@pytest.fixture
def picture(tmp_path: Path, qtbot: Any) -> Callable[[Any, str], Path]:
    """`picture(widget, "name")` grabs a widget into this test's temporary folder, for looking at."""

    def grab(widget: Any, name: str) -> Path:
        path = tmp_path / f"{name}.png"
        assert widget.grab().save(str(path))
        return path

    return grab


@pytest.fixture
def turn(_dressed: QApplication) -> Callable[[QWidget], None]:
    """One notch of the wheel with the pointer over the middle of a widget, from the window system on."""

    def turn_wheel(widget: QWidget) -> None:
        window = widget.window()
        middle = QPointF(widget.mapTo(window, widget.rect().center()))
        QTest.wheelEvent(window.windowHandle(), middle, QPoint(0, -120))
        QApplication.processEvents()

    return turn_wheel
