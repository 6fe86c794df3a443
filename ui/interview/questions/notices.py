"""What is said above the answers while it matters: the question was postponed, the answers differ, the answer should be
looked at again, or it does not go together with another one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.field_dates import shown_date
from ui.interview.fields import Fields
from ui.interview.user_label import UserLabel
from ui.interview.view_state import ACCORDS, AGAIN, CLASH, Clash, ParameterView, camp_lines
from ui.labels import enum_label
from ui.widgets.basics import button, card, label, set_role
from ui.widgets.elided import ElidedLink
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import FlowLayout
from workshop_app.domain.parameter_rules import RecordGap
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.text import in_a_row, one_stop
from workshop_app.domain.voices import Accord


class AccordNotice(QWidget):
    """Who says what. Where answers differ, the two fields for how they agreed; hidden while there is nobody to
    compare."""

    def __init__(self, fields: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._quiet = UserLabel("", "quiet")
        column.addWidget(self._quiet)
        self._frame, inside = card("note")
        self._head = label("", "subheading")
        inside.addWidget(self._head)
        self._camps = UserLabel()
        inside.addWidget(self._camps)
        self._wanted = label("", "small")
        inside.addWidget(self._wanted)
        self.how = TextField(self.tr("Agreed how"), self.tr("in a sentence or two"), 2)
        self.by = LineField(self.tr("Agreed by"), self.tr("who had the last word"))
        for field in (self.how, self.by):
            inside.addWidget(label(field.accessibleName(), "quiet"))
            inside.addWidget(field)
        column.addWidget(self._frame)
        fields.add("settled_how", self.how)
        fields.add("settled_by", self.by)

    def show_view(self, shown: ParameterView) -> None:
        accord = shown.said.accord
        self._frame.setVisible(accord is Accord.CONFLICT)
        waits = shown.unsettled
        if self._frame.property("role") != ("note" if waits else "card"):
            set_role(self._frame, "note" if waits else "card")
        words = self.tr("{glyph} The answers differ") if waits else self.tr("{glyph} The answers differed; now agreed")
        self._head.setText(words.format(glyph=ACCORDS[Accord.CONFLICT]))
        self._camps.setText("\n".join(f"{who}: {what}" for who, what in camp_lines(shown)))
        self._wanted.setText(
            self.tr("Before this can be decided, write down how you agreed and who had the last word.")
        )
        self._wanted.setVisible(waits)
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
            parts.append(one_stop(self.tr("Not heard yet: {names}.").format(names=in_a_row(silent))))
        return " ".join(parts)


class PostponedNotice(UserLabel):
    """Why the question was put off and until when, and what staff hear about performance reviews meanwhile."""

    def show_view(self, shown: ParameterView) -> None:
        record, lines = shown.record, []
        if record.status is ParameterStatus.PARKED:
            words = self.tr("Postponed until {day}: {reason}")
            if record.parked_until is None:
                words = self.tr("Postponed: {reason}. No date is set for coming back to it.")
            lines.append(words.format(day=shown_date(record.parked_until), reason=record.parked_reason))
        if shown.holding:
            lines.append(self.tr("Until it is decided, tell staff: “{sentence}”").format(sentence=shown.holding))
        elif RecordGap.NO_HOLDING_SENTENCE in shown.gaps:
            lines.append(enum_label(RecordGap.NO_HOLDING_SENTENCE))
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))


class AgainNotice(QWidget):
    """Why this answer should be looked at again; `looked` says that somebody did."""

    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        frame, inside = card("accent_card")
        self._why = UserLabel()
        inside.addWidget(self._why)
        line = QHBoxLayout()
        done = button(self.tr("Still right"), "", self.tr("You looked at it again and the answer stays (Ctrl+Shift+L)"))
        done.clicked.connect(self.looked)
        line.addWidget(done)
        line.addStretch(1)
        inside.addLayout(line)
        column.addWidget(frame)

    def show_view(self, shown: ParameterView) -> None:
        lines = []
        for each in shown.again:
            reason = self.tr("“{title}” changed.").format(title=each.title)
            reason = reason if each.title else self.tr("Somebody has given a different answer since this was decided.")
            lines.append(" ".join(part for part in (AGAIN, reason, each.text) if part))
        self._why.setText("\n".join(lines))
        self.setVisible(bool(lines))


class ClashNotice(QWidget):
    """The questions to ask where this answer does not go together with others; `key_chosen(key)` opens one of those."""

    key_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Clash, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_view(self, shown: ParameterView) -> None:
        """One card per question, built anew only when they are other ones."""
        if shown.clashes != self._shown:
            self._shown = shown.clashes
            while item := self._column.takeAt(0):
                _let_go(item.widget())
            for each in shown.clashes:
                self._column.addWidget(self._card(each))
        self.setVisible(bool(shown.clashes))

    def _card(self, clash: Clash) -> QWidget:
        frame, column = card("note")
        column.addWidget(UserLabel(f"{CLASH} {clash.question}"))
        line = FlowLayout(spacing=16)  # eight answers may be missing: they go on below
        for key, title in clash.others:
            link = ElidedLink(title)
            link.setAccessibleDescription(self.tr("Open this answer"))
            link.clicked.connect(partial(self._on_link, key))
            line.addWidget(link)
        if clash.others:
            column.addLayout(line)
        return frame

    def _on_link(self, key: str, _checked: bool = False) -> None:
        self.key_chosen.emit(key)


def _let_go(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
