"""The page that forgets a person: first where they are named, then what stands in their place, then the action. It only
shows and asks; `forgetting` does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.people.forget_state import DoubtLine, ForgetView, places_going, request_of
from ui.widgets.basics import button, card, label, scrolled, set_role
from workshop_app.domain.forgetting import MentionDoubt, StandIn

WHERE = 420  # pixels of the column that says where, at normal text size
LEAST = 180  # pixels that the places have at least, at normal text size; then the page scrolls


class ForgetPage(QWidget):
    """Signals:
    look_requested: a name that somebody typed, to be looked for.
    forget_requested: the Forgetting that was chosen, and how many places of the file it changes.
    cancelled: back to the list, before or after.
    """

    look_requested = Signal(str)
    forget_requested = Signal(object, int)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ForgetView | None = None
        self._title = label("", "heading")
        self._facts = label("", "quiet")
        self._name = QLineEdit()
        self._look = button(self.tr("Find"))
        self._model = QStandardItemModel(self)
        self._tree = QTreeView()
        self._choice, self._choices = card()
        self._initials = QRadioButton()
        self._nothing = QRadioButton(self.tr("Nothing (in a sentence: “someone”)"))
        self._warning = label("")
        self._rest = QWidget()  # keeps words at the top of a page that has no more
        self._back = button(self.tr("Cancel"))
        self._forget = button(self.tr("Forget for good"), "danger")
        self._lay_out()
        self._connect()

    def ask_name(self, name: str = "") -> None:
        """Nobody is chosen yet: the name is typed here."""
        self._view = None
        self._model.clear()
        self._title.setText(self.tr("Forget somebody"))
        set_role(self._facts, "quiet")
        self._facts.setText(self.tr("Type the full name of the person to forget, whether or not they are on the list."))
        self._name.setText(name)
        self._show_parts(looked=False)
        self._name.setFocus()

    def show_wait(self, words: str) -> None:
        """Something is being looked for or done; nothing can be pressed meanwhile but the way back."""
        self._facts.setText(words)
        self._back.setFocus()  # a button that is switched off would hand the keyboard on to anywhere
        self._forget.setEnabled(False)
        self._look.setEnabled(False)

    def show_view(self, view: ForgetView, may_change: bool) -> None:
        """Where the person is named, ready to decide."""
        self._view = view
        self._title.setText(self.tr("Forget {name}").format(name=view.request.name))
        self._facts.setText(self._found_words(view))
        self._initials.setText(self.tr("Initials: {initials}").format(initials=view.request.initials))
        self._initials.setChecked(True)
        self._warning.setText(self._warning_words(view))
        self._fill(view)
        self._show_parts(looked=True)
        self._forget.setEnabled(may_change and bool(view.places or view.doubts or view.copies))
        self._tree.setFocus()

    def show_result(self, name: str, words: str, *, gone: bool, begun: bool = True) -> None:
        """What was done; the only way is back. `gone` is False while the name may still stand somewhere of ours,
        `begun` while it stands everywhere."""
        title = self.tr("{name} is forgotten") if gone else self.tr("{name} is not forgotten everywhere yet")
        if not begun:
            title = self.tr("{name} is not forgotten")
        self._title.setText(title.format(name=name))
        set_role(self._facts, "body")
        self._facts.setText(words)
        self._model.clear()
        self._show_parts(looked=False)
        self._name.hide()
        self._look.hide()
        self._back.setText(self.tr("Back to the list"))
        self._back.setFocus()

    @property
    def ticked(self) -> tuple[MentionDoubt, ...]:
        """The uncertain sentences that go."""
        if self._view is None or not self._view.doubts:
            return ()
        parent = self._model.item(0)
        lines = zip(self._view.doubts, range(parent.rowCount()), strict=True)
        return tuple(line.doubt for line, row in lines if parent.child(row).checkState() is Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area, layout = scrolled(spacing=12)
        outer.addWidget(area, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        self._name.setPlaceholderText(self.tr("Another name, in full"))
        self._name.setAccessibleName(self.tr("Name of the person to forget"))
        self._name.setMinimumWidth(220)
        top.addWidget(self._name)
        top.addWidget(self._look)
        layout.addLayout(top)
        layout.addWidget(self._facts)
        self._lay_out_tree()
        layout.addWidget(self._tree, 1)
        self._choices.addWidget(label(self.tr("What replaces the name"), "subheading"))
        self._group = QButtonGroup(self)
        for each in (self._initials, self._nothing):
            self._group.addButton(each)
            self._choices.addWidget(each)
        self._choices.addWidget(self._warning)
        layout.addWidget(self._choice)
        layout.addWidget(self._rest, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 0, 24, 16)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._forget)
        outer.addLayout(buttons)

    def _lay_out_tree(self) -> None:
        self._tree.setModel(self._model)
        self._tree.setAccessibleName(self.tr("Where the person is named"))
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setUniformRowHeights(True)
        self._tree.setAllColumnsShowFocus(True)
        self._tree.setTabKeyNavigation(False)
        self._tree.header().setStretchLastSection(True)
        self._tree.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._name.returnPressed.connect(self._on_look)
        self._look.clicked.connect(self._on_look)
        self._back.clicked.connect(self.cancelled)
        self._forget.clicked.connect(self._on_forget)
        away = QShortcut(QKeySequence("Escape"), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.cancelled)

    def _show_parts(self, *, looked: bool) -> None:
        self._tree.setVisible(looked)
        self._choice.setVisible(looked)
        self._rest.setVisible(not looked)
        self._forget.setVisible(looked)
        self._name.show()
        self._look.show()
        self._look.setEnabled(True)
        self._back.setText(self.tr("Cancel"))

    def _found_words(self, view: ForgetView) -> str:
        count = view.places
        words = self.tr("Named in %n places of this file.", "", count) if count != 1 else self.tr("Named in one place.")
        if not count:
            words = self.tr("Not named in this file.")
        if view.doubts:
            words += " " + self.tr("Part of the name alone may mean somebody else: tick what should go as well.")
        return words

    def _warning_words(self, view: ForgetView) -> str:
        copies = self.tr("The %n dated copies of this file will be changed as well.", "", view.copies)
        if view.copies == 1:
            copies = self.tr("The one dated copy of this file will be changed as well.")
        parts = [
            self.tr("This cannot be undone, and neither can what you did before it."),
            copies if view.copies else "",
            self.tr("Their interview answers are removed, and their seats in coming workshops become free."),
            self.tr("Papers already printed or exported, and copies you handed over, are not changed."),
        ]
        return " ".join(part for part in parts if part)

    def _fill(self, view: ForgetView) -> None:
        self._model.clear()
        self._model.setHorizontalHeaderLabels([self.tr("Where"), self.tr("What it says")])
        if view.doubts:
            head = QStandardItem(self.tr("To check") + f" ({len(view.doubts)})")
            for line in view.doubts:
                head.appendRow([self._doubt_item(line), QStandardItem(line.sentence)])
            self._model.appendRow([head, QStandardItem()])
        for group in view.groups:
            item = QStandardItem(f"{group.words} ({group.count})")
            for place in group.lines:
                words = f"{place.words} ({place.count})" if place.count > 1 else place.words
                item.appendRow([QStandardItem(words), QStandardItem(place.sentence)])
            self._model.appendRow([item, QStandardItem()])
        self._tree.setMinimumHeight(round(LEAST * theme.text_scale()))
        self._tree.setColumnWidth(0, round(WHERE * theme.text_scale()))
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        if view.doubts:
            self._tree.setExpanded(self._model.index(0, 0), True)
        self._tree.setCurrentIndex(self._model.index(0, 0))

    def _doubt_item(self, line: DoubtLine) -> QStandardItem:
        item = QStandardItem(f"{line.words} ({line.count})" if line.count > 1 else line.words)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
        return item

    def _on_look(self) -> None:
        name = " ".join(self._name.text().split())
        if name:
            self.look_requested.emit(name)

    def _on_forget(self) -> None:
        if self._view is not None:
            stand_in = StandIn.NOTHING if self._nothing.isChecked() else StandIn.INITIALS
            request = request_of(self._view, self.ticked, stand_in)
            self.forget_requested.emit(request, places_going(self._view, request))
