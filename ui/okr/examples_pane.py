"""The coach's own weak and strong examples beside the page: found by typing, by function, and kept without names. Hers
alone: nothing of it is in the client's file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import error_sentence
from ui.okr.example_form import ExampleForm
from ui.okr.example_words import example_word
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout
from ui.widgets.said_below import say_on
from ui.widgets.short_choice import ShortChoice
from ui.widgets.told_whole import WrappedLine
from ui.widgets.window_marks import READ_ONLY
from workshop_app.application.example_bank import ExampleBank, new_example
from workshop_app.domain.errors import KnownError
from workshop_app.domain.example_names import NamesTakenOut
from workshop_app.domain.examples import Example, ExampleStrength, TeamFunction, found
from workshop_app.domain.unsent import LinePlace


class ExamplesPane(QFrame):
    """Signals:
    closed: back to the draft.
    questions_wanted: show her questions instead.
    out_wanted: hand on what is listed.
    in_wanted: take in what somebody handed on.
    """

    closed = Signal()
    questions_wanted = Signal()
    out_wanted = Signal()
    in_wanted = Signal()

    def __init__(self, bank: ExampleBank, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bank = bank
        self._gone: Example | None = None
        self.setProperty("role", "pane_right")
        self.setProperty(READ_ONLY, False)  # they are written elsewhere than the client's file
        self.search = QLineEdit(self)
        self.search.setAccessibleName(self.tr("Find an example"))
        self.search.setPlaceholderText(self.tr("Find an example"))
        self.function = _choice(self, self.tr("Function"), self.tr("All teams"), TeamFunction)
        self.strength = _choice(self, self.tr("Weak or strong"), self.tr("Both"), ExampleStrength)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Your examples"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedLine(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip(self.tr("Enter: change it. Delete: take it away"))
        self.form = ExampleForm(self)
        self.form.hide()
        self.own = EntryLine(LinePlace("coach-example"), parent=self)
        self.own.setAccessibleName(self.tr("Add an example"))
        self.own.setPlaceholderText(self.tr("Add one (Enter)"))
        self._said = label("", "error")
        self._none = label("", "quiet")
        for words in (self._said, self._none):
            words.hide()
        self._undo = button(self.tr("Taken away: bring it back"), "link")
        self._undo.hide()
        self._lay_out()
        self._connect()
        self.refresh()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def listed(self) -> tuple[Example, ...]:
        """What is shown by now."""
        chosen = self.function.currentData(), self.strength.currentData()
        return found(self.bank.examples, self.search.text(), *chosen)

    def keep(self, example: Example, names: NamesTakenOut) -> None:
        """Keep a draft as an example, and offer what may be said of it: whether it is one to follow, why, and whose."""
        if self._kept(self.bank.keep, example):
            for part in (self.search, self.function, self.strength):
                part.clear() if part is self.search else part.setCurrentIndex(0)  # type: ignore[union-attr]
            self._open(example.id, names)

    def refresh(self, _chosen: object = None) -> None:
        """Show what is there by now."""
        kept = self.list.currentRow()
        self.list.clear()
        for each in self.listed:
            head = f"{example_word(each.strength)} · {example_word(each.function)}"
            item = QListWidgetItem("\n".join(part for part in (head, each.text, each.why) if part))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(kept, 0), self.list.count() - 1))
        nothing = self.tr("Nothing here yet. The star on a key result keeps it as an example; or write one below.")
        none = self.tr("No example fits. Try fewer letters, or another choice.") if self.bank.examples else nothing
        say_on(self._none, "" if self.list.count() else none)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self._close_form()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.list.count():
            self.list.setCurrentRow(max(self.list.currentRow(), 0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = button("", "icon", self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close your examples"))
        set_icon(close, "x", "quiet")
        close.clicked.connect(self.closed)
        questions = button(self.tr("Questions"), "link", self.tr("Your questions (Ctrl+L)"))
        questions.clicked.connect(self.questions_wanted)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("YOUR EXAMPLES"), "section"), 1)
        head.addWidget(questions)
        head.addWidget(close)
        chosen = QHBoxLayout()
        chosen.setSpacing(6)
        for choice in (self.function, self.strength):
            chosen.addWidget(choice, 1)
        out = button(self.tr("Hand on…"), "link", self.tr("What is listed, as a file without names"))
        out.clicked.connect(self.out_wanted)
        come = button(self.tr("Take in…"), "link", self.tr("Examples that somebody handed on"))
        come.clicked.connect(self.in_wanted)
        links = FlowLayout(spacing=10)
        for link in (out, come, self._undo):
            links.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addLayout(chosen)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._said)
        layout.addWidget(self.form)
        layout.addLayout(links)
        layout.addWidget(self.own)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.refresh)
        self.function.currentIndexChanged.connect(self.refresh)
        self.strength.currentIndexChanged.connect(self.refresh)
        self.list.itemActivated.connect(self._on_item)
        self.own.returnPressed.connect(self._on_own)
        self.form.said.connect(self._on_form)
        self.form.closed.connect(self._close_form)
        self._undo.clicked.connect(self._on_undo)

    def _open(self, id: str, names: NamesTakenOut | None = None) -> None:
        example = self.bank.find(id)
        if example is None:
            return
        self.form.show_example(example, names)
        rows = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        if id in rows:
            self.list.setCurrentRow(rows.index(id))

    def _on_item(self, item: QListWidgetItem) -> None:
        self._open(item.data(Qt.ItemDataRole.UserRole))

    def _on_own(self) -> None:
        example = new_example(self.own.text().strip())
        if example.text and self._kept(self.bank.keep, example):
            self.own.clear()
            self._open(example.id)

    def _on_form(self, example: Example) -> None:
        self._kept(self.bank.keep, example)

    def _close_form(self) -> None:
        self.form.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        id = item.data(Qt.ItemDataRole.UserRole)
        example = self.bank.find(id)
        if self._kept(self.bank.remove, id):
            self._gone = example
            self.form.hide()
            self._undo.setVisible(example is not None)

    def _on_undo(self) -> None:
        if self._gone is not None and self._kept(self.bank.keep, self._gone):
            self._gone = None
            self._undo.hide()

    def _kept(self, act: Callable[..., object], *what: object) -> bool:
        try:
            act(*what)
        except KnownError as error:
            say_on(self._said, error_sentence(error))
            return False
        say_on(self._said, "")
        self.refresh()
        return True


def _choice(
    parent: QWidget, name: str, all_of_them: str, members: type[TeamFunction] | type[ExampleStrength]
) -> ShortChoice:
    """One of them, or all."""
    choice = ShortChoice(parent)
    choice.setAccessibleName(name)
    choice.setMinimumContentsLength(4)
    choice.setSizeAdjustPolicy(ShortChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.addItem(all_of_them, None)
    for member in members:
        choice.addItem(example_word(member), member)
    return choice
