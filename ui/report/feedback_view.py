"""The feedback on the report screen: forms counted one by one with a line of marks, or figures and words written as
they are; and the way to the paper that tells them. What the marks mean is a rule of `workshop_app/domain/feedback.py`.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.widgets.asked_line import AskedLine
from ui.widgets.basics import button, label, large_text
from ui.widgets.dates import field_day
from ui.widgets.fields import EntryLine, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.said_below import say_below
from ui.widgets.typed_days import typed_day
from workshop_app.application.commands.feedback import CountForm, WriteFeedback
from workshop_app.domain.feedback import MOST, PACES, SCALES, Feedback, middle, read_counts, read_form, too_many
from workshop_app.domain.unsent import LinePlace

PAPER = "feedback_summary"
ASKED = {
    "worth": QT_TRANSLATE_NOOP("feedback", "Worth my time"),
    "explain": QT_TRANSLATE_NOOP("feedback", "Could explain our rules"),
    "before": QT_TRANSLATE_NOOP("feedback", "Could have coached before today"),
    "after": QT_TRANSLATE_NOOP("feedback", "Could coach tomorrow"),
    "pace": QT_TRANSLATE_NOOP("feedback", "Pace: too slow, right, too fast"),
    "forms": QT_TRANSLATE_NOOP("feedback", "Forms that came back"),
    "ask_again": QT_TRANSLATE_NOOP("feedback", "May be asked again"),
}
PARTS = {**dict.fromkeys(SCALES, MOST), "pace": len(PACES), "forms": 1, "ask_again": 1}
NUMBERS = ("forms", "ask_again")


class FeedbackView(QWidget):
    """Everything of it is carried out here; the page it stands on only says which workshop it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workshop_id = desk, ""
        self.line = EntryLine(LinePlace("feedback"), self.tr("One form"))
        self._said = label("", "error")
        self._counted = label("", "quiet")
        self._count = button(self.tr("Count the forms"), "flat", self.tr("One after the other, in the line below"))
        self._paper = button(self.tr("What the feedback said"), "flat", self.tr("View, save or print it"))
        self.more = button(
            self.tr("Figures and words…"), "flat", self.tr("Write the counts and what was said yourself")
        )
        self._rest = QWidget(self)
        self.counts = {name: self._counts_line(name, parts) for name, parts in PARTS.items()}
        self._middles = {name: label("", "small") for name in SCALES}
        self.words: dict[str, TextField] = {
            "sentence": TextField(self.tr("The day in one sentence"), lines=1, most_lines=4),
            "useful": self._lines(self.tr("What helped most")),
            "change": self._lines(self.tr("What to change next time")),
            "promises": self._lines(self.tr("What people will do, and by when")),
            "we_change": TextField(self.tr("What we change because of it"), lines=2, most_lines=6),
        }
        question = self.tr("Which day is “{typed}”? 14 Dec, 14.12.2026 or 2026-12-14 can be read.")
        self.by = AskedLine(self.tr("By"), self.tr("a day"), self._place("we_by"), self._day, question)
        self._lay_out()
        self._connect()

    def show_workshop(self, workshop_id: str) -> None:
        """Read the feedback of this workshop again."""
        if workshop_id != self._workshop_id:
            self._leave()
            self._workshop_id = workshop_id
            self.line.stand_at(LinePlace("feedback", workshop_id))
            for name, line in (*self.counts.items(), ("we_by", self.by)):
                line.stand_at(self._place(name))
            self._rest.setVisible(False)
        writable = not self._desk.workspace.read_only
        said = self._desk.workspace.read.find(Feedback, workshop_id)
        self._show(said or Feedback(workshop_id))
        self.line.setVisible(writable)
        self._count.setVisible(writable)
        self.more.setVisible(self._rest.isHidden() and (writable or said is not None))
        if said is not None and _written(said):
            self._open()

    # -- layout

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(self.tr("One form: its marks and the pace, 4 5 2 4 r, then Enter"))
        self.line.setToolTip(
            self.tr("In the order of the form: marks from 1 to 5 or -, then s too slow, r right, f too fast")
        )
        self._said.hide()
        head, layout = QHBoxLayout(), QVBoxLayout(self)
        ways = FlowLayout() if large_text() else head
        head.setSpacing(12)
        head.addWidget(label(self.tr("Feedback"), "subheading"))
        head.addWidget(self._counted, 1)
        ways.addWidget(self._count)
        ways.addWidget(self._paper)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        if ways is not head:
            layout.addLayout(ways)
        layout.addWidget(self.line)
        layout.addWidget(self._said)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._rest)
        self._lay_out_rest()

    def _lay_out_rest(self) -> None:
        grid = QGridLayout(self._rest)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        parts: list[QWidget] = [
            _captioned(_asked(name), line, self._middles.get(name)) for name, line in self.counts.items()
        ]
        parts += [_captioned(field.accessibleName(), field) for field in self.words.values()]
        parts.append(_captioned(self.tr("By"), self.by))
        columns = 1 if large_text() else 2
        for at, part in enumerate(parts):
            grid.addWidget(part, at // columns, at % columns)
        self._rest.hide()

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._on_form)
        self._count.clicked.connect(self._on_count)
        self._paper.clicked.connect(self._on_paper)
        self.more.clicked.connect(self._open)
        for name, line in self.counts.items():
            line.read_in.connect(partial(self._on_counts, name))
        for name, field in self.words.items():
            field.committed.connect(partial(self._write, name))
        self.by.read_in.connect(partial(self._write, "we_by"))

    def _counts_line(self, name: str, parts: int) -> AskedLine:
        if parts == 1:
            question = self.tr("How many? “{typed}” is no number.")
        elif name == "pace":
            question = self.tr("Three numbers, too slow, right and too fast, such as 1 13 3? “{typed}” cannot be read.")
        else:
            question = self.tr("How many marked 1, 2, 3, 4 and 5, such as 0 0 2 7 8? “{typed}” cannot be read.")
        example = {1: "", len(PACES): "1 13 3"}.get(parts, "0 0 2 7 8")
        read = partial(read_counts, wanted=parts)
        return AskedLine(_asked(name), example, self._place(name), read, question, empty=(0,) * parts)

    def _lines(self, name: str) -> TextField:
        return TextField(name, self.tr("One group a line, with how many: Real drafts (7)"), lines=3, most_lines=8)

    def _place(self, part: str) -> LinePlace:
        return LinePlace("half", self._workshop_id, f"feedback-{part}") if self._workshop_id else LinePlace("half")

    # -- what the file holds

    def _show(self, said: Feedback) -> None:
        for name, line in self.counts.items():
            counts = (getattr(said, name),) if name in NUMBERS else getattr(said, name)
            line.show_words(" ".join(str(count) for count in counts) if any(counts) else "", said.id)
        for name, middles in self._middles.items():
            found = middle(getattr(said, name))
            middles.setText(self.tr("Middle {answer}").format(answer=found) if found else "")
        for name, field in self.words.items():
            field.show_value(getattr(said, name), said.id)
        self.by.show_words(field_day(said.we_by) if said.we_by else "", said.id)
        self._counted.setText(self._told(said))

    def _told(self, said: Feedback) -> str:
        if over := too_many(said):
            names = ", ".join(_asked(name) for name in over)
            return self.tr("More answers than forms that came back: {names}").format(names=names)
        if not said.forms:
            return ""
        if said.forms == 1:
            return self.tr("1 form counted")
        return self.tr("{n} forms counted").format(n=said.forms)

    def _day(self, words: str) -> date | None:
        return typed_day(words, self._desk.workspace.clock.now().astimezone().date())

    # -- actions

    def _open(self) -> None:
        self._rest.show()
        self.more.hide()

    def _leave(self) -> None:
        """What was typed belongs to the workshop it was typed for."""
        for line in (*self.counts.values(), self.by):
            line.field.commit()
        for field in self.words.values():
            field.commit()

    def _on_count(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form(self) -> None:
        words = self.line.text()
        if not words.strip():
            return
        form = read_form(words)
        if form is None:
            asked = self.tr("Four marks from 1 to 5 or -, then s, r or f? “{typed}” cannot be read.")
            say_below(self.line, self._said, asked.format(typed=words.strip()))
            return
        if self._desk.door.carry_out(CountForm(self._workshop_id, form), by=self):
            say_below(self.line, self._said, "")
            self.line.clear()
            self._show(self._desk.workspace.read.get(Feedback, self._workshop_id))

    def _on_counts(self, name: str, counts: tuple[int, ...]) -> None:
        self._write(name, counts[0] if name in NUMBERS else counts)

    def _write(self, name: str, value: object) -> None:
        if self._workshop_id:
            self._desk.door.carry_out(WriteFeedback(self._workshop_id, ((name, value),)), by=self)

    def _on_paper(self) -> None:
        self._desk.bridge.navigate(f"documents/{PAPER}/{self._workshop_id}")


def _asked(name: str) -> str:
    return QCoreApplication.translate("feedback", str(ASKED[name]))


def _written(said: Feedback) -> bool:
    """Whether there is more than forms counted by the line."""
    return bool(said.sentence or said.useful or said.change or said.promises or said.we_change)


def _captioned(caption: str, field: QWidget, beside: QWidget | None = None) -> QWidget:
    box, head = QWidget(), QHBoxLayout()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    head.addWidget(label(caption, "small"), 1)
    if beside is not None:
        head.addWidget(beside)
    layout.addLayout(head)
    layout.addWidget(field)
    layout.addStretch(1)  # beside a taller one it stays at the top
    return box
