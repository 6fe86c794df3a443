"""What stands above the answers while it matters: the answers differ, or the answer should be looked at again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.fields import Fields
from ui.interview.view_state import ACCORDS, AGAIN, ParameterView, camp_lines
from ui.widgets.basics import button, card, label
from ui.widgets.fields import LineField, TextField
from workshop_app.domain.voices import Accord


class AccordNotice(QWidget):
    """Who says what. Where answers differ, the two fields that settle it; hidden while there is nobody to compare."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._quiet = label("", "quiet")
        column.addWidget(self._quiet)
        self._frame, inside = card("note")
        self._head = label("", "subheading")
        inside.addWidget(self._head)
        self._camps = label("")
        inside.addWidget(self._camps)
        self._wanted = label("", "small")
        inside.addWidget(self._wanted)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self.how = TextField(self.tr("How it was settled"), self.tr("what made one answer out of several"), 1)
        self.by = LineField(self.tr("Settled by"), self.tr("who had the last word"))
        for at, field in enumerate((self.how, self.by)):
            grid.addWidget(label(field.accessibleName(), "quiet"), 0, at)
            grid.addWidget(field, 1, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 3 - at)
        inside.addLayout(grid)
        column.addWidget(self._frame)
        fields.add("settled_how", self.how)
        fields.add("settled_by", self.by)

    def show_view(self, shown: ParameterView) -> None:
        accord = shown.said.accord
        self._frame.setVisible(accord is Accord.CONFLICT)
        self._head.setText(self.tr("{glyph} The answers differ").format(glyph=ACCORDS[Accord.CONFLICT]))
        self._camps.setText(" · ".join(f"{who}: {what}" for who, what in camp_lines(shown)))
        self._wanted.setText(
            self.tr("Before this can be decided, write down how it was settled and by whom.")
            if shown.unsettled
            else self.tr("Settled; it can be decided.")
        )
        sentence = self._sentence(shown)
        self._quiet.setText(sentence)
        self._quiet.setVisible(bool(sentence))
        self.setVisible(bool(shown.people) and accord is not Accord.SILENCE)

    def _sentence(self, shown: ParameterView) -> str:
        lines = camp_lines(shown)
        silent = [person.name for person, voice in zip(shown.people, shown.said.voices, strict=True) if voice is None]
        parts = []
        if shown.said.accord in (Accord.AGREEMENT, Accord.ONE_VOICE) and lines:
            who, what = lines[0]
            parts.append(self.tr("{who}: {what}.").format(who=who, what=what.rstrip(".")))
        if silent:
            parts.append(self.tr("Not heard yet: {names}.").format(names=", ".join(silent)))
        return " ".join(parts)


class AgainNotice(QWidget):
    """Why this answer should be looked at again; `looked` says that somebody did."""

    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        frame, inside = card("accent_card")
        self._why = label("")
        inside.addWidget(self._why)
        line = QHBoxLayout()
        done = button(self.tr("Looked at it"), "", self.tr("The answer is right as it stands now (Ctrl+Shift+L)"))
        done.clicked.connect(self.looked)
        line.addWidget(done)
        line.addStretch(1)
        inside.addLayout(line)
        column.addWidget(frame)

    def show_view(self, shown: ParameterView) -> None:
        lines = []
        for each in shown.again:
            reason = self.tr("“{title}” changed.").format(title=each.title)
            reason = reason if each.title else self.tr("Somebody has said something else since this was decided.")
            lines.append(" ".join(part for part in (AGAIN, reason, each.text) if part))
        self._why.setText("\n".join(lines))
        self.setVisible(bool(lines))
