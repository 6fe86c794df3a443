"""One comment or proposal in full, with what can be done about it. Used by the page and beside a question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.interview.returned.view_state import ReturnedLine, deal_with
from ui.widgets.basics import badge, button, label, set_tone
from ui.widgets.dates import long_day
from ui.widgets.marked_text import MarkedText, exchanged
from workshop_app.application.commands.returned import RefuseProposal, ReopenReturned
from workshop_app.domain.returned import ReturnedState
from workshop_app.domain.wordings import differences

LONGEST = 400  # letters of what is other


class ReturnedCard(QWidget):
    """Signal: `requested(command)`. The first button is the usual action: accept a proposal, be done with a comment.
    Without `actions` the buttons are left to whoever holds the card to place. `one_by_one(id)` asks for what is missing
    together, each on its own."""

    requested = Signal(object)
    one_by_one = Signal(str)

    def __init__(self, actions: bool = True) -> None:
        super().__init__()
        self._line: ReturnedLine | None = None
        self._who = label("", "quiet")
        self._state = badge("")
        self._asked, self._text = _passage("small"), _passage()
        self._old_head, self._old = label(self.tr("THE DECISION NOW"), "section"), _passage()
        self._new_head, self._new = label(self.tr("THEIR WORDING"), "section"), _passage()
        self._other_head, self._other = label(self.tr("WHAT DIFFERS"), "section"), MarkedText()
        self._overtaken = label("", "small")
        set_tone(self._overtaken, "late")
        self.yes = button("", "primary")
        self.no = button(self.tr("Decline"), "", self.tr("The decision stays as it is (Ctrl+Z takes it back)"))
        self.again = button(self.tr("Reopen"))
        head = QHBoxLayout()
        head.addWidget(self._who, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        sides = (self._new_head, self._new, self._old_head, self._old, self._other_head, self._other)
        for part in (self._asked, self._text, *sides, self._overtaken):
            if part.property("role") == "section":
                column.addSpacing(4)
            column.addWidget(part)
        if actions:
            column.addSpacing(4)
            column.addLayout(self.action_row())
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.again.clicked.connect(self._on_again)

    def action_row(self) -> QHBoxLayout:
        """The buttons, in a line."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for each in (self.yes, self.no, self.again):
            line.addWidget(each)
        line.addStretch(1)
        return line

    def show_line(self, line: ReturnedLine) -> None:
        """Show this one."""
        self._line, comment = line, line.comment
        takes = line.proposal and not comment.by_hand
        self._who.setText(self._who_words(line))
        self._state.setText(self._state_words(comment.state))
        self._state.setVisible(not line.open)
        set_tone(self._state, "good" if comment.state is ReturnedState.ACCEPTED else "")
        asked = self._about_words(line)
        self._new.setText(comment.new or self.tr("taken out"))
        self._head(line)
        self._old.setText(line.now or self.tr("nothing"))
        self._overtaken.setText(self._overtaken_words(line) if line.overtaken else "")
        for part, words in ((self._asked, asked), (self._text, self._remark_words(line))):
            part.setText(words)
        for part in (self._asked, self._text, self._overtaken):
            part.setVisible(bool(part.text()))
        for part in (self._old_head, self._old, self._new_head, self._new):
            part.setVisible(line.proposal)
        other = exchanged(*differences(line.now, comment.new)) if line.proposal else ()
        self._other.show_spans(other, longest=LONGEST)
        self._other_head.setVisible(bool(other))
        self._other.setVisible(bool(other))
        self.yes.setText(self._yes_words(line, takes))
        self.no.setText(self.tr("Keep all of it here") if line.together else self.tr("Decline"))
        self.yes.setToolTip(self._yes_tip(line))
        self.yes.setVisible(line.open and not (takes and line.gone))
        self.no.setVisible(line.open and (takes or bool(line.together)))
        self.again.setVisible(not line.open)

    def _head(self, line: ReturnedLine) -> None:
        """What stands above the two sides."""
        if not line.field:
            self._old_head.setText(self.tr("THE DECISION NOW"))
        elif line.comment.by_hand:
            self._old_head.setText(self.tr("{field}, AS IT WENT OUT").format(field=line.field.upper()))
        else:
            self._old_head.setText(self.tr("{field}, AS IT STANDS").format(field=line.field.upper()))

    def _yes_words(self, line: ReturnedLine, takes: bool) -> str:
        if line.together:
            return self.tr("Look at each")
        return self.tr("Accept") if takes else self.tr("Done")

    def _remark_words(self, line: ReturnedLine) -> str:
        """What a comment says; of what is missing which fields they are, and that nothing was taken out."""
        if not line.together:
            return "" if line.proposal else line.comment.text
        fields = dict.fromkeys(each.field or self.tr("The decision") for each in line.together)
        said = self.tr("{n} things about this are missing from their file: {fields}.")
        words = said.format(n=len(line.together), fields=", ".join(fields))
        return words + " " + self.tr("Here nothing was taken out. Keep all of it, or look at each.")

    def _overtaken_words(self, line: ReturnedLine) -> str:
        """That both sides changed it, and what it was before where that is known."""
        said = self.tr("This was changed here, too, after the record was sent out.")
        before = " ".join(line.comment.old.split())
        return said + " " + self.tr("It went out as: {words}").replace("{words}", before) if before else said

    def _about_words(self, line: ReturnedLine) -> str:
        comment = line.comment
        if comment.reply_to:
            return self.tr("In answer to: {text}").format(text=comment.reply_to)
        return self.tr("On: {text}").format(text=comment.old) if comment.old and not line.proposal else ""

    def _yes_tip(self, line: ReturnedLine) -> str:
        if not line.proposal:
            return self.tr("Shows them one by one; each can be accepted or declined") if line.together else ""
        if line.comment.by_hand:
            return self.tr("No field takes this: carry it over by hand, then it is done")
        if line.field:
            return self.tr("Becomes “{field}” (Ctrl+Z takes it back)").format(field=line.field)
        return self.tr("Becomes the decision (Ctrl+Z takes it back)")

    def _who_words(self, line: ReturnedLine) -> str:
        comment = line.comment
        day = long_day(comment.at.astimezone().date()) if comment.at else self.tr("no date")
        return " · ".join((comment.author or self.tr("somebody"), day, comment.source)).strip(" ·")

    def _state_words(self, state: ReturnedState) -> str:
        return {
            ReturnedState.OPEN: "",
            ReturnedState.ACCEPTED: self.tr("accepted"),
            ReturnedState.REFUSED: self.tr("declined"),
            ReturnedState.CLOSED: self.tr("done"),
        }[state]

    def _on_yes(self) -> None:
        if self._line is not None and self._line.together:
            self.one_by_one.emit(self._line.id)
        elif self._line is not None:
            self.requested.emit(deal_with(self._line))

    def _on_no(self) -> None:
        if self._line is not None:
            self.requested.emit(deal_with(self._line) if self._line.together else RefuseProposal(self._line.id))

    def _on_again(self) -> None:
        if self._line is not None:
            self.requested.emit(ReopenReturned(self._line.id))


def _passage(role: str = "body") -> QLabel:
    shown = label("", role)
    shown.setMinimumWidth(40)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
