"""A real talk for the left-hand column: pasted or typed, and what is not understood of it asked."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLayout, QVBoxLayout, QWidget

from ui.widgets.basics import button, card, fit_height, label, scrolled, tab_through
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import wrapped_row
from ui.widgets.keeper import commit_all
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.left_hand import written_anew
from workshop_app.domain.rehearsal.written_talk import (
    LONGEST_TRANSCRIPT,
    MOST_NAMES,
    MOST_ODD,
    ReadTranscript,
    SpeakerRole,
    TranscriptAnswers,
    WrittenTalk,
    known_roles,
    read_transcript,
    talk_rows,
    written_talk,
)

WORDS_LINE, OTHERS_LINE = "column-words", "column-others"


class WordsPage(QWidget):
    """Signals: typed(KeptTalk) with every change, made(KeptTalk) when the column stands, back_requested."""

    typed = Signal(object)
    made = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: KeptTalk | None = None
        self._read = ReadTranscript()
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.title = LineField(self.tr("What talk it was"), self.tr("Such as: logistics, second round"))
        example = self.tr("Coach: What would be different by the summer?\nCoachee: Fewer calls at night.")
        self.words = TextField(self.tr("What was said"), example, 9, 16)
        self.others = LineField(self.tr("Further names to take out"), self.tr("With commas between them"))
        self.agreed = QCheckBox(self.tr("The other knows that it is written down, and agrees"))
        self.say = label("", "body", self)
        self.go_on = button(self.tr("Make the column"), "primary")
        self.choices: dict[str | int, QComboBox] = {}
        page.addLayout(self._head())
        page.addWidget(self._form())
        self._asked, self._inside = card(parent=self)
        page.addWidget(self._asked)
        page.addStretch(1)
        fit_height(self._area)
        tab_through(self.words, self.title, self.others, self.agreed, self.go_on, self._back)
        self.words.committed.connect(partial(self._on_typed, WORDS_LINE))
        self.others.committed.connect(partial(self._on_typed, OTHERS_LINE))
        self.title.committed.connect(self._on_title)
        self.agreed.clicked.connect(self._on_agreed)
        self.go_on.clicked.connect(self._on_go_on)

    def show_talk(self, kept: KeptTalk) -> None:
        """A new one, or the words of one that is there."""
        self._kept, self._read = kept, ReadTranscript()
        written = kept.written or WrittenTalk()
        self.title.show_value(written.title, f"{kept.id}/title")
        self.words.show_value(kept.waiting.get(WORDS_LINE, ""), f"{kept.id}/words")
        self.others.show_value(kept.waiting.get(OTHERS_LINE, ""), f"{kept.id}/others")
        self.agreed.setChecked(written.agreed)
        self.say.setText("")
        self.choices = {}
        self._ask(ReadTranscript())
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QLayout:
        top, said = wrapped_row(), QVBoxLayout()
        said.addWidget(label(self.tr("A real talk"), "title"))
        told = self.tr(
            "Paste a transcript or type: a name, a colon, what was said, each on a line of its own. Times may stand in "
            "front. It stays on this computer."
        )
        said.addWidget(label(told, "quiet"))
        top.addLayout(said, 1)
        self._back = button(self.tr("What I practised"))
        self._back.clicked.connect(self.back_requested)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _form(self) -> QFrame:
        frame, inside = card(parent=self)
        inside.addWidget(self.words)
        pair = wrapped_row()
        for field in (self.title, self.others):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(label(field.accessibleName(), "quiet"))
            part.addWidget(field)
            pair.addLayout(part, 1)
        inside.addLayout(pair)
        last = wrapped_row()
        last.addWidget(self.agreed, 1)
        last.addWidget(self.go_on)
        inside.addLayout(last)
        inside.addWidget(self.say)
        return frame

    def _ask(self, read: ReadTranscript) -> None:
        """Who is who, and what the lines without a name are; what was answered before stays."""
        answered = self._answers()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        body = QWidget(self._asked)
        body.setLayout(grid)
        while self._inside.count():
            item = self._inside.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.choices = {}
        roles = known_roles(read.names) | self._known_before() | dict(answered.names)
        for name in read.names:
            count = sum(line.name == name for line in read.lines)
            self._choice(grid, name, self.tr("{name} ({n})").format(name=name, n=count), roles.get(name))
        for line in read.odd:
            said = self.tr("Line {n}: {words}").format(n=line.number, words=line.words[:160])
            self._choice(grid, line.number, said, answered.odd.get(line.number))
        self._inside.addWidget(label(self.tr("Who is who, and what is this?"), "subheading", self._asked))
        self._inside.addWidget(body)
        self._asked.setVisible(bool(self.choices))

    def _known_before(self) -> dict[str, SpeakerRole]:
        """What was answered when the column was made."""
        written = (self._kept.written if self._kept is not None else None) or WrittenTalk()
        left_out = dict.fromkeys(written.others, SpeakerRole.OUT)
        coaches = dict.fromkeys(written.coaches, SpeakerRole.COACH)
        return left_out | coaches | dict.fromkeys(written.coachees, SpeakerRole.COACHEE)

    def _choice(self, grid: QGridLayout, key: str | int, words: str, role: SpeakerRole | None) -> None:
        box, at = QComboBox(self._asked), grid.rowCount()
        box.addItem(self.tr("Choose…"), None)
        above = self.tr("Goes on with the line above") if isinstance(key, int) else self.tr("No name: goes on above")
        for each, said in (
            (SpeakerRole.COACH, self.tr("The coach")),
            (SpeakerRole.COACHEE, self.tr("The coachee")),
            (SpeakerRole.ABOVE, above),
            (SpeakerRole.OUT, self.tr("Leave it out")),
        ):
            box.addItem(said, each)
        box.setCurrentIndex(max(0, box.findData(role)))
        box.setAccessibleName(words)
        grid.addWidget(box, at, 0)
        grid.addWidget(label(words, "body", self._asked), at, 1)
        self.choices[key] = box

    def _answers(self) -> TranscriptAnswers:
        chosen = {key: SpeakerRole(box.currentData()) for key, box in self.choices.items() if box.currentData()}
        names = {key: role for key, role in chosen.items() if isinstance(key, str)}
        return TranscriptAnswers(names, {key: role for key, role in chosen.items() if isinstance(key, int)})

    def _on_go_on(self) -> None:
        commit_all(self)
        kept = self._kept
        if kept is None:
            return
        read = read_transcript(kept.waiting.get(WORDS_LINE, ""))
        if read != self._read:
            self._ask(read)
            self._read = read
        written = written_talk(read, self._answers(), kept.waiting.get(OTHERS_LINE, ""), kept.written or WrittenTalk())
        wrong = self._wrong(read, written)
        self.say.setText(wrong)
        announce(self, wrong)
        if written is not None and not wrong:
            self.made.emit(written_anew(kept, written))
        else:
            waiting = next((box for box in self.choices.values() if box.currentData() is None), None)
            (waiting or self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    def _wrong(self, read: ReadTranscript, written: WrittenTalk | None) -> str:
        """What stands in the way; "" if nothing does."""
        if not read.lines:
            return self.tr("Nothing is written yet.")
        if len(self.words.toPlainText()) > LONGEST_TRANSCRIPT:
            return self.tr("This is too long for one talk. Paste the stretch you want to look at.")
        if len(read.names) > MOST_NAMES or len(read.odd) > MOST_ODD:
            return self.tr(
                "Most of this is not “name: words”: {names} names and {odd} lines without one. Is it a transcript?"
            ).format(names=len(read.names), odd=len(read.odd))
        if written is None:
            return self.tr("Say below who is who, and what the lines without a name are.")
        if not any(turn.coach for turn in talk_rows(written.lines)):
            return self.tr("Nobody in it is the coach. Say below who is.")
        return ""

    def _on_typed(self, line: str, words: str) -> None:
        if self._kept is not None:
            self._keep(self._kept.with_waiting(line, words))

    def _on_title(self, words: str) -> None:
        if self._kept is not None:
            self._keep(replace(self._kept, written=replace(self._kept.written or WrittenTalk(), title=words)))

    def _on_agreed(self, agreed: bool) -> None:
        if self._kept is not None:
            self._keep(replace(self._kept, written=replace(self._kept.written or WrittenTalk(), agreed=agreed)))

    def _keep(self, kept: KeptTalk) -> None:
        self._kept = kept
        self.typed.emit(kept)
