"""The quiet lines around a screen: head (where you are, find), tabs of a workshop, banner (a failure that stays) and
foot (saved, undo, what is being worked on)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui import icons
from ui.background import JobProgress
from ui.shell.places import BY_NAME, WORKSHOP_TABS
from ui.widgets.basics import badge, button, label, row, set_tone, tip
from ui.widgets.elided import ElidedLabel, ElidedLink, FoldingLabel
from ui.widgets.spoken import Role, announce, speak_as, tell_news

SAID_MS = 8000


class HeadLine(QFrame):
    """Where you are, and the door to everything. Signals: find_requested, back_requested."""

    find_requested = Signal()

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 16, 10)
        layout.setSpacing(8)
        self._first = label("", "quiet")
        self._arrow = label("›", "quiet")
        self._last = ElidedLabel("subheading")
        for words in (self._first, self._arrow, self._last):
            words.setWordWrap(False)
            layout.addWidget(words)
        if read_only:
            layout.addWidget(badge(self.tr("read only"), "late"))
        layout.addStretch(1)
        said, tip = self.tr("Find anything") + "    Ctrl+K", self.tr("Go anywhere by typing (Ctrl+K)")
        self.find_button = find = button(said, "search", tip)
        icons.set_icon(find, "search", "quiet")
        find.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        find.clicked.connect(self._on_find)
        layout.addWidget(find)

    def show_place(self, last: str, first: str = "") -> None:
        """ "Parameters", or "Expert day › Agenda"."""
        self._first.setText(first)
        self._last.setText(last)
        for words in (self._first, self._arrow):
            words.setVisible(bool(first))

    def _on_find(self) -> None:
        self.find_requested.emit()


class WorkshopTabs(QFrame):
    """Agenda, People and groups, Materials, Run, Report, and the check-in that comes next. Signals: tab_requested with
    the place's name, address_requested."""

    tab_requested, address_requested = Signal(str), Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        speak_as(self, Role.PageTabList)
        self.setAccessibleName(self.tr("Parts of the workshop"))
        self._tabs: dict[str, QPushButton] = {}
        for name in WORKSHOP_TABS:
            tab = button(BY_NAME[name].words, "tab")
            tab.setCheckable(True)
            speak_as(tab, Role.PageTab)
            tab.clicked.connect(partial(self._on_clicked, name))
            self._tabs[name] = tab
            layout.addWidget(tab)
        layout.addStretch(1)
        self._address = ""
        self._check_in = ElidedLink("")
        self._check_in.hide()
        self._check_in.clicked.connect(self._on_check_in)
        layout.addWidget(self._check_in)

    def show_check_in(self, address: str, words: str, short: str) -> None:
        """Where the next one is, and how far it is filled in; nothing while none is planned. Where large letters leave
        little room beside the tabs it is said shortly, and all of it when pointed at."""
        self._address = address
        self._check_in.show_words(words, short)
        self._check_in.setVisible(bool(address))

    def choose(self, name: str) -> None:
        for known, tab in self._tabs.items():
            tab.setChecked(known == name)

    def _on_clicked(self, name: str) -> None:
        self.tab_requested.emit(name)

    def _on_check_in(self) -> None:
        self.address_requested.emit(self._address)


class Banner(QFrame):
    """A failure in words that stays until it is over. Signals: retry_requested, copy_requested."""

    retry_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._row = layout = row(self)  # large text: the sentence above, or it would be a narrow column, cut off below
        self._usual = layout.direction()
        layout.setContentsMargins(24, 10, 16, 10)
        self._words = FoldingLabel("error")
        layout.addWidget(self._words, 1)
        buttons = QHBoxLayout()
        layout.addLayout(buttons)
        self._again = button(self.tr("Try again"))
        self._again.clicked.connect(self._on_again)
        buttons.addWidget(self._again)
        self._copy = button(self.tr("Save a copy elsewhere…"))
        self._copy.clicked.connect(self._on_copy)
        buttons.addWidget(self._copy)
        self._close = button("", "icon", self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        icons.set_icon(self._close, "x", "over")
        self._close.clicked.connect(self.hide)
        buttons.addWidget(self._close)
        self.unsaved = False
        self.hide()

    def show_failure(self, sentence: str, unsaved: bool) -> None:
        """`unsaved`: something typed is not on the disk; then it stays until a save works."""
        if self.unsaved and not unsaved:
            return  # that something is not saved outweighs the rest
        self.unsaved = unsaved
        self._words.setText(sentence)
        self._again.setVisible(self.unsaved)
        self._copy.setVisible(self.unsaved)
        self._close.setVisible(not self.unsaved)
        self.show()
        tell_news(self, sentence, urgent=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # closed or over: the same failure is news again
            tell_news(self, "")

    def fold(self, folded: bool) -> None:
        """Take one line only: a low window is for what stands below."""
        self._words.fold(folded)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if folded else self._usual)
        around = 2 if folded else 10
        self._row.setContentsMargins(24, around, 16, around)

    def saved(self) -> None:
        """Everything is in the file."""
        self.unsaved = False
        self.hide()

    def _on_again(self) -> None:
        self.retry_requested.emit()

    def _on_copy(self) -> None:
        self.copy_requested.emit()


class FootLine(QFrame):
    """As high with work or something to undo as without: the page above stays where it is. Signals: undo_requested,
    cancel_requested."""

    undo_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 16, 4)
        layout.setSpacing(8)
        self._alarmed = False  # it was told that something is not saved
        self._said = ElidedLabel("small")
        self._saved = label("", "small")
        self._undo = button("", "link")
        self._undo.clicked.connect(self._on_undo)
        self._work = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setFixedWidth(140)
        self._cancel = button(self.tr("Cancel"), "link")
        self._cancel.clicked.connect(self._on_cancel)
        for each in (self._undo, self._cancel):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no stop on the way: both have their keys (Ctrl+Z, Ctrl+.)
        for words in (self._saved, self._work):
            words.setWordWrap(False)
        for widget in (self._saved, self._undo, self._said):
            layout.addWidget(widget)
        layout.addStretch(1)
        shown: tuple[QWidget, ...] = (self._work, self._bar, self._cancel)
        for part in shown:
            layout.addWidget(part)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SAID_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self.show_undo("")
        self.show_work("", None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._keep_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_height()

    def show_saving(self, words: str, alarming: bool, typing: bool = False) -> None:
        """Whether everything is saved, in words; `alarming` when it is not. `typing`: words are on their way."""
        self._saved.setText(words)
        set_tone(self._saved, "over" if alarming else "")
        if alarming:
            self._alarmed = True
            tell_news(self._saved, words)
        elif self._alarmed and not typing:  # once: it is over
            self._alarmed = False
            tell_news(self._saved, words)

    def show_undo(self, words: str) -> None:
        """What Undo would take back; empty hides the link."""
        self._undo.setText(self.tr("Undo: {step}").format(step=words).replace("&", "&&"))
        self._undo.setVisible(bool(words))

    def say(self, sentence: str) -> None:
        """A quiet sentence, gone after a while."""
        self._said.setText(sentence)
        self._said.setToolTip(tip(sentence))  # it may have no room beside its neighbours
        announce(self._said, sentence)
        self._quiet.start()

    def unsay(self, sentence: str) -> None:
        """It is true no more; anything else that was said meanwhile stays."""
        if sentence and self._said.text() == sentence:
            self._quiet.stop()
            self._on_quiet()

    def show_work(self, title: str, step: JobProgress | None) -> None:
        """What the worker is doing; None when it is quiet."""
        busy = step is not None
        shown: tuple[QWidget, ...] = (self._work, self._bar, self._cancel)
        for part in shown:
            part.setVisible(busy)
        self._cancel.setVisible(step is not None and step.may_stop)
        if step is not None:
            self._work.setText(step.words or title or self.tr("Working"))
            self._bar.setRange(0, step.total)
            self._bar.setValue(step.done)

    def _keep_height(self) -> None:
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        parts: tuple[QWidget, ...] = (self._saved, self._undo, self._bar, self._cancel)
        for part in parts:
            part.ensurePolished()  # those that are hidden would tell the height of another style
        row = self.layout()
        margins = row.contentsMargins() if row is not None else self.contentsMargins()
        highest = max(part.sizeHint().height() for part in parts)
        self.setMinimumHeight(highest + margins.top() + margins.bottom() + around)

    def _on_quiet(self) -> None:
        self._said.clear()
        self._said.setToolTip("")

    def _on_undo(self) -> None:
        self.undo_requested.emit()

    def _on_cancel(self) -> None:
        self.cancel_requested.emit()
