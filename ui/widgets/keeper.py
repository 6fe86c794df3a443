"""Keeps what is typed until it is in the file: one Keeper stands behind every field that saves itself, whatever the
field looks like (a line, a text, the cell of a table).

What is typed is offered for saving at the latest 400 ms after the first key, and at once when the field is left. A save
never touches the field that has the focus: what the file made of the words ("Nora " became "Nora") is shown once the
field is left. Words that were refused or not saved stay where they are, marked, and no refresh takes them away; refused
ones are there again when a field comes back to what they belong to.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING, assert_never, cast
from weakref import WeakValueDictionary

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.widgets.file_side import FileSide, WordsWaiting, alike

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

PAUSE_MS = 400
_numbers = count()
_keepers: WeakValueDictionary[int, Keeper] = WeakValueDictionary()  # in the order in which they were made
_pending: WeakValueDictionary[int, Keeper] = WeakValueDictionary()  # those of them that hold what the file does not


class Standing(StrEnum):
    """Where the words of a field stand."""

    SAVED = "saved"
    TYPING = "typing"
    HELD = "held"  # not in the file: in memory, and written with the next save that works
    UNSAVED = "unsaved"  # nowhere but in the field
    REFUSED = "refused"  # a rule said no: somebody has to write it otherwise


class Keeper(QObject):
    """Signals: committed asks for the value to be saved; standing_changed when `standing` differs.

    `read` gives what stands in the field, `put` shows a value in it. `complete` tells of a value that can be read only
    as a whole (a time, a date, a number) whether it is one: half of it is not saved while somebody is typing.
    `waits_for_enter`: its field is an `EntryLine`, which may hold words that are only `offered`. Beside what
    stands there, what was refused (`waiting`) or cannot be read yet (`half`) waits in the file."""

    committed, standing_changed = Signal(str), Signal()

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        put: Callable[[str], None],
        complete: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(field)
        self.field, self.complete = field, complete
        self._read, self._put = read, put
        self._saved = read()
        self.file = FileSide()
        self._aside = WordsWaiting()
        self._tidied: str | None = None
        self._begun = False
        self._of = self.offered = self._refused = ""
        self.committing = self.waits_for_enter = self.waiting = self.half = False
        self.reason, self._standing = "", Standing.SAVED
        self._number = next(_numbers)
        _keepers[self._number] = self
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit_whole)

    @property
    def standing(self) -> Standing:
        return self._standing

    @property
    def pending(self) -> bool:
        """Whether the field holds what the file does not."""
        return self._standing is not Standing.SAVED

    def typed(self) -> None:
        """Somebody changed what stands in the field."""
        if self._read() == self._saved and self._standing in (Standing.TYPING, Standing.REFUSED):
            self._pause.stop()
            self._stand(Standing.SAVED)
            return
        if self._standing in (Standing.SAVED, Standing.REFUSED):
            self._stand(Standing.TYPING)
        if not self._pause.isActive():
            self._pause.start()

    @property
    def alone(self) -> bool:
        """Whether the words are nowhere but in the field: what stands here must not give way to something else."""
        return self._standing in (Standing.UNSAVED, Standing.REFUSED)

    def show_value(self, value: str, of: str = "") -> None:
        """What the file holds now. Whoever types here, and words that are not saved, are left alone. `of` names what
        the value belongs to where a field is used for one thing after the other; what was typed must be committed
        before that changes."""
        if of != self._of:
            if self._standing is Standing.REFUSED:
                self._aside.put(self._of, self._read(), self.reason)
            self._of = of
            self._begin(value)
        elif self.committing:
            self._tidied = value
            self.file.is_known(value)
        elif self._standing is Standing.REFUSED and value == self._read():  # taken in some other way
            self._saved = value
            self.revert()
        elif self._standing in (Standing.TYPING, Standing.UNSAVED, Standing.REFUSED):
            self.file.holds(value)
        elif value == self._tidied:
            return
        elif self.field.hasFocus() and value != self._read() and alike(value, self._read()):
            self._tidied = value
            self.file.is_known(value)
        else:
            self._show(value)

    def _begin(self, value: str) -> None:
        self._begun = True
        self._pause.stop()
        self._show(value)
        self._refused, self.reason = self._aside.back(self._of)
        waiting = self._refused not in ("", value)
        if waiting:
            self._put(self._refused)
        self._stand(Standing.REFUSED if waiting else Standing.SAVED)

    def commit(self) -> None:
        """Offer what stands here for saving, whole or not: the field is being left, or everything is to be saved."""
        self._pause.stop()
        if self.committing:
            return
        words = self._read()
        if self._standing is Standing.REFUSED and words == self._refused:
            return
        if words == self._saved:
            if self._standing is not Standing.HELD:
                self._stand(Standing.SAVED)
            if self.file.elsewhere is not None:
                self._show(self.file.elsewhere)  # nothing was written here after all
            return
        if self.file.told and not words.strip():  # given up for what stands in the file, shown when the field is left
            self._refused = words
            self._stand(Standing.REFUSED)
            return
        self._offer(words)

    def leave(self) -> None:
        """The focus has gone: save, and show what the file made of it."""
        self.commit()
        self._settle()

    def hold(self, kept_elsewhere: bool) -> None:
        """The save under way did not reach the file. `kept_elsewhere`: the words are in memory and will be written."""
        self._outcome = Standing.HELD if kept_elsewhere else Standing.UNSAVED

    def refuse(self, reason: str) -> None:
        """A rule refused the save under way; else what stands here is asked about before it is saved."""
        self._outcome, self.waiting, self.reason = Standing.REFUSED, False, reason
        if not self.committing:
            self._refused = self._read()
            self._stand(Standing.REFUSED)

    def revert(self) -> None:
        """What was typed cannot be read: show what the file holds again."""
        self._begun = True
        self._show(self._saved)
        self._stand(Standing.SAVED)

    def ashore(self) -> None:
        """Everything that was in memory is in the file now."""
        match self._standing:
            case Standing.HELD:
                self._stand(Standing.SAVED)
            case Standing.UNSAVED:
                self.commit()
            case Standing.SAVED | Standing.TYPING | Standing.REFUSED:
                pass
            case _ as never:
                assert_never(never)

    def _offer(self, words: str) -> None:
        self.committing, self._begun, self._tidied = True, False, None
        self._outcome, self.file.offered = Standing.SAVED, words
        self.committed.emit(words)
        self.committing = False
        if self._begun:  # meanwhile the field was given to something else
            return
        if self._outcome in (Standing.SAVED, Standing.HELD):
            self._saved = words
            self.file.is_saved(known=self._tidied is not None)
            self._stand(self._outcome)
        else:
            self._tidied, self._refused = None, words
            if self.file.told and self.file.known is not None:
                self._saved = self.file.known
            self._stand(self._outcome)
        if not self.field.hasFocus():
            self._settle()

    def _settle(self) -> None:
        """Nobody is in the field any more: show what the file made of the words. Nothing at all, where something is
        needed, is nothing that could be kept."""
        if self._tidied is not None and self._standing in (Standing.SAVED, Standing.HELD):
            self._show(self._tidied)
        elif self._standing is Standing.REFUSED and not self._read().strip():
            self.revert()

    def _show(self, value: str) -> None:
        self._saved, self._tidied = value, None
        self.file.is_known(value)
        self.file.told = False
        if value != self._read():
            self._put(value)

    def commit_whole(self) -> None:
        """The same, but for half of what can be read only as a whole: somebody is still typing it."""
        if self.complete is None or self.complete(self._read()):
            self.commit()

    def _stand(self, standing: Standing) -> None:
        if standing is self._standing:
            return
        self._standing = standing
        _pending.pop(self._number, None)
        if self.pending:
            _pending[self._number] = self
        unsaved = _is_marked(standing)
        if bool(self.field.property("unsaved")) != unsaved:
            self.field.setProperty("unsaved", unsaved)
            self.field.setAccessibleDescription(QCoreApplication.translate("saving", "not saved") if unsaved else "")
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.standing_changed.emit()


def _is_marked(standing: Standing) -> bool:
    """Whether a field says that its words are not in the file. Who is still typing needs no mark."""
    match standing:
        case Standing.HELD | Standing.UNSAVED | Standing.REFUSED:
            return True
        case Standing.SAVED | Standing.TYPING:
            return False
        case _ as never:
            assert_never(never)


def when_left(_words: str) -> bool:
    """`complete` for what has no end of its own: 1 may become 15, so it is saved when the field is left."""
    return False


def keepers_in(window: QWidget) -> list[Keeper]:
    """Every keeper of a window, and of the windows that belong to it. They are known by themselves: to go through every
    widget of all screens takes several ms, and this is asked with every click and every key that leaves a field."""
    return [each for each in _kept() if _stands_in(each, window)]


def pending_in(window: QWidget) -> list[Keeper]:
    """Those of them whose field holds what the file does not: of hundreds one or none, and drawn with every letter."""
    return [each for _, each in sorted(_pending.items()) if _stands_in(each, window)]


def unsent_in(window: QWidget) -> list[QLineEdit]:
    """The lines in sight that hold words nobody has entered. Where those are kept, their keepers tell."""
    keepers = [each for each in _kept() if each.waits_for_enter and _stands_in(each, window)]
    lines = ((cast("QLineEdit", each.field), each.offered) for each in keepers)
    return [line for line, offered in lines if line.isVisible() and line.text().strip() not in ("", offered.strip())]


def _kept() -> list[Keeper]:
    """All there are, in the order in which they were made; of some the field has already gone."""
    return [keeper for each in _keepers.valuerefs() if (keeper := each()) is not None]


def _stands_in(keeper: Keeper, window: QWidget) -> bool:
    return isValid(keeper) and belongs_to(keeper.field, window)


def belongs_to(widget: QWidget, window: QWidget) -> bool:
    """Whether it stands in this window, or in one that belongs to it, such as the board on the wall. From window to
    window, and Qt goes what lies between: a parent that Qt made itself would have PySide take up all classes of
    widgets to find the one it is, in the middle of a start."""
    around: QWidget | None = widget
    while around is not None and around is not window and not window.isAncestorOf(around):
        around = around.window().parentWidget()
    return around is not None


def committing() -> list[Keeper]:
    """Those whose value is being saved at this moment, in whichever of our windows: asked with every change."""
    return [each for each in _kept() if each.committing and isValid(each)]


def commit_all(window: QWidget) -> None:
    """Save what is still being typed: before undo, leaving a screen, an export, the end."""
    box = half_typed(window)
    if box is not None:
        box.interpretText()
    focus = QApplication.focusWidget()
    if focus is not None and belongs_to(focus, window):
        QGuiApplication.inputMethod().commit()  # what is being composed becomes the text of its field
    for keeper in keepers_in(window):
        if keeper.pending or keeper.file.elsewhere is not None or keeper.field.isVisibleTo(window):
            keeper.commit()  # what is hidden has been saved when it was hidden


def commit_in(part: QWidget) -> None:
    """Save what is still being typed in one part of a screen, before something else takes its place."""
    for keeper in pending_in(part):
        keeper.commit()


def commit_whole(window: QWidget) -> None:
    """Save what is still being typed as far as it is whole: for what happens by itself, by a clock, while somebody goes
    on typing. Half a number or a date stays with whoever types it."""
    for keeper in keepers_in(window):
        keeper.commit_whole()


def half_typed(window: QWidget) -> QAbstractSpinBox | None:
    """The box with the focus, when what is typed in it is not yet its value: a number or a date is read when its box
    is left (`ui/theme/calm.py`)."""
    box = QApplication.focusWidget()
    if box is None or not box.inherits("QAbstractSpinBox") or not belongs_to(box, window):
        return None
    spin = cast("QAbstractSpinBox", box)
    return None if is_read(spin) else spin


def is_read(box: QAbstractSpinBox) -> bool:
    """Whether what stands in a box is its value."""
    from PySide6.QtWidgets import QDateTimeEdit, QDoubleSpinBox, QSpinBox  # made when asked for: not at a start

    if isinstance(box, QDateTimeEdit):
        shown = box.locale().toString(box.dateTime(), box.displayFormat())
        special = box.dateTime() == box.minimumDateTime() and box.specialValueText()
        return box.text() in (shown, special or shown)
    if isinstance(box, QSpinBox | QDoubleSpinBox):
        return bool(box.valueFromText(box.text()) == box.value())
    return True
