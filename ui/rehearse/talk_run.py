"""A talk while it runs, without its looks: the clock and its bells, silences, what was typed and what it means."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ui.rehearse.practice_desk import PracticeDesk
from ui.talk_bell import TalkBell
from workshop_app.application.practice_session import PracticeClock, PracticeSession, talk_cues
from workshop_app.domain.rehearsal.own_sentences import own_sentences, sentence_of
from workshop_app.domain.rehearsal.phrasing import phrase
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.question_matcher import match
from workshop_app.domain.rehearsal.written_coach import SILENT_SECONDS

TICK_MS = 250
KEPT_EVERY = 15  # real seconds: how far the clock has come is kept with each turn, and in between
LEAST_SILENCE_MS = 400


class TalkRun(QObject):
    """Signals: turned(PracticeTurn) after each turn; ticked; silence_changed(bool); unsure(kinds) when a typed question
    may be several things; rang(Cue)."""

    turned = Signal(object)
    ticked = Signal()
    silence_changed = Signal(bool)
    unsure = Signal(object)
    rang = Signal(object)

    def __init__(self, desk: PracticeDesk, session: PracticeSession, bell: TalkBell, parent: QObject) -> None:
        super().__init__(parent)
        self.session, self._bell = session, bell
        self.clock = PracticeClock(desk.clock, session.kept.speed, session.kept.second)
        self._chip: tuple[QuestionKind, str] | None = None
        self._silence_ended = False
        self._ticks, self._looked = 0, float(session.kept.second)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._on_silence_kept)

    @property
    def second(self) -> int:
        """The second of the talk."""
        return int(self.clock.look())

    @property
    def paused(self) -> bool:
        return not self.clock.running and not self.session.over

    @property
    def silent(self) -> bool:
        """Whether a silence is being kept."""
        return self._silence.isActive()

    def go_on(self) -> None:
        """Let the clock run."""
        if not self.session.over:
            self.clock.go_on()
            self._timer.start()
            self._bell.make_ready()
        self.ticked.emit()

    def pause(self) -> None:
        """Let it stand; a silence that had begun is none."""
        if self._silence.isActive():
            self._silence.stop()
            self.silence_changed.emit(False)
        self.clock.pause()
        self._timer.stop()
        self.session.pass_time(self.second)
        self.ticked.emit()

    def set_speed(self, speed: int) -> None:
        """Faster or slower from now on."""
        self.clock.set_speed(speed)
        self.session.change(replace(self.session.kept, speed=speed))
        self.ticked.emit()

    def sentence(self, kind: QuestionKind, own: str) -> str:
        """What stands on the chip of a kind: hers, or one of the usual ones, another each time."""
        played = self.session.played
        return own or sentence_of(kind, played.language, played.seed, self.session.times(kind))

    def take_chip(self, kind: QuestionKind, words: str) -> None:
        """The words in the field are those of a chip; they may still be changed."""
        self._chip = (kind, words)

    def ask(self, words: str) -> None:
        """What was typed, or a chip's sentence."""
        words = " ".join(words.split())
        if not words or self.paused or self.session.over:
            return
        if self._chip is not None and self._chip[1] == words:
            self.say(self._chip[0], words)
            return
        found = match(words, self.session.played.language)
        if found.kind is not None:
            self.say(found.kind, words)
        else:
            hers = (self._chip[0],) if self._chip is not None else ()
            self.unsure.emit(tuple(dict.fromkeys((*hers, *found.nearest)))[: len(found.nearest)])

    def say(self, kind: QuestionKind, words: str) -> None:
        """This kind, in these words."""
        self.break_silence()
        turn = self.session.ask(kind, words, self.second, silence_ended=self._silence_ended)
        self._after(turn)

    def begin_silence(self) -> None:
        """Say nothing from now on; five seconds of it are an answer."""
        if self.session.over or self.paused or self._silence.isActive():
            return
        self._silence.start(max(LEAST_SILENCE_MS, SILENT_SECONDS * 1000 // self.clock.speed))
        self.silence_changed.emit(True)

    def break_silence(self) -> None:
        """Speaking, or beginning to type, ends it."""
        if self._silence.isActive():
            self._silence.stop()
            self._silence_ended = True
            self.silence_changed.emit(False)

    def stop(self) -> None:
        """End the talk, with a sentence of thanks."""
        if not self.session.over:
            self.break_silence()
            played = self.session.played
            words = phrase(own_sentences(played.language).stop, played.seed, "own/stop", 0)
            self._after(self.session.stop(words, self.second))

    def rest(self) -> None:
        """Nobody looks any more."""
        if not self.session.over:
            self.pause()
        self._timer.stop()
        self._silence.stop()

    def _after(self, turn: object) -> None:
        self._chip, self._silence_ended = None, False
        if self.session.over:
            self.clock.pause()
            self._timer.stop()
        self.turned.emit(turn)
        self.ticked.emit()

    def _on_silence_kept(self) -> None:
        self.silence_changed.emit(False)
        played = self.session.played
        words = sentence_of(
            QuestionKind.SILENCE, played.language, played.seed, self.session.times(QuestionKind.SILENCE)
        )
        self._after(self.session.ask(QuestionKind.SILENCE, words, self.second, silence_ended=self._silence_ended))

    def _on_tick(self) -> None:
        before, after = self._looked, self.clock.look()
        self._looked = after
        for cue in talk_cues(before, after, self.session.kept.minutes * 60):
            self._bell.ring(cue)
            self.rang.emit(cue)
        self._ticks += 1
        if self._ticks % (KEPT_EVERY * 1000 // TICK_MS) == 0:
            self.session.pass_time(int(after))
        self.ticked.emit()
