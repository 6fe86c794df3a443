"""However a talk went and whatever was opened over its chips, at every size of window and text the words of the chips
are whole: keys and sizes in random order, from seeds that stay."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.rehearse.panel import RehearsePanel
from ui.rehearse.talk_page import TalkPage
from ui.theme import apply_theme
from workshop_app.domain.rehearsal.kept_talk import KeptTalk

# What the offscreen platform says of windows, and QTest of figures that are held with Alt.
pytestmark = pytest.mark.qt_log_ignore("does not support", "Unhandled key code")
ALT = Qt.KeyboardModifier.AltModifier
SIZES = ((1126, 640), (1126, 560), (1100, 700), (784, 512), (900, 600), (1680, 900))
UNSURE = "you know the bit with the trays and so on"


@pytest.fixture(autouse=True)
def _usual_text(_dressed: QApplication) -> Iterator[None]:
    yield
    apply_theme(_dressed, "light", 100)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def cut(talk: TalkPage) -> list[str]:
    """The sentences and kinds on chips that have less height than their words need, or stand beyond their chip."""
    found = []
    for chip in talk.chips.chips:
        for said in chip.findChildren(QLabel) if chip.isVisible() else ():
            if not said.isVisible() or not said.text():
                continue
            needed = said.heightForWidth(said.width()) if said.wordWrap() else said.sizeHint().height()
            inside = chip.rect().contains(QRect(said.pos(), said.size()))
            seen = chip.visibleRegion().boundingRect() == chip.rect()
            if said.height() < needed or not inside or not seen:
                found.append(f"{said.text()!r} has {said.height()} of {needed}, chip {chip.size()}, seen {seen}")
    return found


class Fingers:
    """One thing after another."""

    def __init__(self, panel: RehearsePanel, talk: TalkPage, seed: int) -> None:
        self._panel, self._talk, self._random = panel, talk, Random(seed)

    def do_something(self) -> str:
        what = self._random.choice(
            (self.chip, self.unsure, self.leave, self.leave, self.resize, self.page, self.edit, self.silence)
        )
        return f"{what.__name__} {what() or ''}"

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        there = self._panel.focusWidget() or self._talk.bar.field
        QTest.keyClick(there, key, held)

    def chip(self) -> None:
        self._key(Qt.Key(Qt.Key.Key_1.value + self._random.randrange(6)), ALT)
        if self._random.random() < 0.5:
            self._key(Qt.Key.Key_Return)

    def unsure(self) -> None:
        if self._talk.bar.field.isVisible():
            self._talk.bar.field.setFocus()
            self._talk.bar.field.setText(UNSURE)
            self._key(Qt.Key.Key_Return)

    def leave(self) -> None:
        """Esc, where it does not leave the talk."""
        if self._talk.nearest.isVisible() or self._talk.chips.editor.isVisible():
            self._key(Qt.Key.Key_Escape)

    def resize(self) -> str:
        size = self._random.choice(SIZES)
        self._panel.resize(*size)
        return str(size)

    def page(self) -> None:
        self._key(Qt.Key.Key_0, ALT)

    def edit(self) -> None:
        shown = [each for each in self._talk.chips.chips if each.isVisible()]
        if shown:
            each = self._random.choice(shown)
            each.setFocus()
            QTest.keyClick(each, Qt.Key.Key_F2)
            if self._random.random() < 0.5:
                words = "And if that went on until next summer, who would be the first to notice it, and by what?"
                self._talk.chips.editor.field.setText(words)
                self._key(Qt.Key.Key_Return)

    def silence(self) -> None:
        self._talk.bar.field.clear()
        self._talk.bar.field.setFocus()
        self._key(Qt.Key.Key_Space)


@pytest.mark.parametrize("scale", [100, 145])
def test_chips_are_whole_after_anything(panel: RehearsePanel, kept: KeptTalk, qapp: QApplication, scale: int) -> None:
    """One window, as large as the talk before left it, and a new talk for each seed."""
    apply_theme(qapp, "light", scale)
    panel.activateWindow()
    for seed in range(6):
        begun = replace(kept, id=f"{kept.id}{seed}")
        panel.pages.keep(begun)
        panel.flow.go_on(begun)
        talk = panel.pages.currentWidget()
        assert isinstance(talk, TalkPage)
        fingers, done = Fingers(panel, talk, seed), []
        for _ in range(40):
            if talk.run is None or talk.run.session.over:
                break
            done.append(fingers.do_something())
            settle()
            assert not cut(talk), "\n".join((f"seed {seed}", *done[-6:], f"{panel.size()}", *cut(talk)))
