"""What is done on the page of a talk: asking, being silent, choosing a sentence or changing it, pausing, ending it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.rehearse.chips import ChipSentence
from ui.rehearse.talk_run import TalkRun
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.run_cues import Cue

if TYPE_CHECKING:
    from ui.rehearse.talk_page import TalkPage


class TalkActions(QObject):
    """Hears the parts of the page and the running talk."""

    def __init__(self, page: TalkPage) -> None:
        super().__init__(page)
        self._page = page
        self._typed = ""
        page.bar.asked.connect(self._on_asked)
        page.bar.typed.connect(self._on_typed)
        page.bar.silence_requested.connect(self._on_silence_requested)
        page.chips.chosen.connect(self._on_chip)
        page.chips.worded.connect(self._on_worded)
        page.nearest.meant.connect(self._on_meant)
        page.nearest.none_meant.connect(self._on_none_meant)
        page.nearest.typed_on.connect(self._on_none_meant)
        page.side.thought.connect(self._on_thought)
        page.side.pause_requested.connect(self.toggle_pause)
        page.side.stop_requested.connect(self._on_stop)
        keys = [(f"Alt+{at + 1}", partial(self._on_figure, at)) for at in range(9)]
        for sequence, slot in (*keys, ("Alt+0", page.chips.turn_page), ("Ctrl+Space", self.toggle_pause)):
            shortcut = QShortcut(QKeySequence(sequence), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def hear(self, run: TalkRun) -> None:
        """Another talk runs now."""
        run.turned.connect(self._page.show_turn)
        run.ticked.connect(self._page.show_time)
        run.silence_changed.connect(self._on_silence)
        run.unsure.connect(self._on_unsure)
        run.rang.connect(self._on_rang)

    def toggle_pause(self) -> None:
        """Let the clock stand, or go on."""
        run = self._page.run
        if run is None or run.session.over:
            return
        if run.paused:
            run.go_on()
            self._to_field()
        else:
            run.pause()

    def _on_silence(self, silent: bool) -> None:
        self._page.bar.say(self.tr("You are saying nothing …") if silent else "")

    def _on_rang(self, cue: Cue) -> None:
        if cue is Cue.END:
            self._page.bar.say(self.tr("The bell has rung. Come to an end when it suits you both."))

    def _on_asked(self) -> None:
        run = self._page.run
        if run is not None:
            self._typed = self._page.bar.field.text()
            turns = len(run.session.turns)
            run.ask(self._typed)
            self._clear_asked(run, turns)

    def _clear_asked(self, run: TalkRun, turns: int) -> None:
        """Only what was really said leaves the field, after it was kept."""
        if len(run.session.turns) > turns:
            self._page.bar.field.clear()

    def _on_typed(self) -> None:
        if self._page.run is not None:
            self._page.run.break_silence()
        if self._page.nearest.isVisible():
            self._page.offer(False)

    def _on_silence_requested(self) -> None:
        if self._page.run is not None:
            self._page.run.begin_silence()
            self._to_field()

    def _on_chip(self, sentence: ChipSentence) -> None:
        run = self._page.run
        if run is not None:
            run.break_silence()
            run.take_chip(sentence.kind, sentence.words)
            self._page.bar.offer_words(sentence.words)

    def _on_worded(self, kind: QuestionKind, words: str) -> None:
        self._page.desk.shelf.hold_word(kind, words)
        self._page.worded.emit()
        self._page.show_all()

    def _on_unsure(self, kinds: tuple[QuestionKind, ...]) -> None:
        self._page.offer(True)
        self._page.nearest.offer(kinds)

    def _on_meant(self, kind: QuestionKind) -> None:
        run = self._page.run
        self._page.offer(False)
        if run is not None:
            turns = len(run.session.turns)
            run.say(kind, " ".join(self._typed.split()))
            self._clear_asked(run, turns)
            if not run.session.over:
                self._to_field()

    def _on_none_meant(self, letter: str = "") -> None:
        """With a letter something else is asked instead; Ctrl+Z brings back what stood there."""
        self._page.offer(False)
        self._to_field()
        if letter:
            self._page.bar.field.selectAll()
            self._page.bar.field.insert(letter)

    def _on_figure(self, place: int) -> None:
        if self._page.nearest.isVisible():
            self._page.nearest.press(place)
        else:
            self._page.chips.press(place)

    def _on_thought(self, words: str) -> None:
        run = self._page.run
        if run is not None:
            run.session.note(words, run.second)
            self._page.side.show_noted(len(run.session.kept.thoughts))

    def _on_stop(self) -> None:
        if self._page.run is not None:
            self._page.offer(False)
            self._page.run.stop()

    def _to_field(self) -> None:
        self._page.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
