"""The page that forgets a person: first where they are named, then what stands in their place, then the action. It only
shows and asks; `forgetting` does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.people.forget_state import ForgetView, places_going, request_of
from ui.people.places_tree import PlacesTree
from ui.people.practice_places import practice_words
from ui.widgets.basics import button, card, label, scrolled, set_role
from ui.widgets.window_marks import file_may_only_be_read
from workshop_app.application.practice_forgetting import PracticeMentions
from workshop_app.domain.forgetting import Forgetting, StandIn


class ForgetPage(QWidget):
    """Signals:
    look_requested: a name that somebody typed, to be looked for.
    forget_requested: the Forgetting that was chosen, how many places of the file it changes, and whether the coach's
    own practice is to change with them.
    cancelled: back to the list, before or after.
    """

    look_requested = Signal(str)
    forget_requested = Signal(object, int, bool)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ForgetView | None = None
        self._title = label("", "heading")
        self._facts = label("", "quiet")
        self._name = QLineEdit()
        self._look = button(self.tr("Find"))
        self._tree = PlacesTree()
        self._choice, self._choices = card()
        self._initials = QRadioButton()
        self._nothing = QRadioButton(self.tr("Nothing (in a sentence: “someone”)"))
        self._warning = label("")
        self._practice, self._practice_words = QCheckBox(), label("", "quiet")
        self._rest = QWidget()  # keeps words at the top of a page that has no more
        self._back = button(self.tr("Cancel"))
        self._forget = button(self.tr("Forget for good"), "danger")
        self._lay_out()
        self._connect()

    def ask_name(self, name: str = "") -> None:
        """Nobody is chosen yet: the name is typed here."""
        self._view = None
        self._tree.clear()
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
        self.show_practice(view.request, PracticeMentions())
        self._tree.show_view(view)
        self._show_parts(looked=True)
        self._forget.setEnabled(may_change and bool(view.places or view.doubts or view.copies))
        self._tree.setFocus()

    def show_practice(self, request: Forgetting, found: PracticeMentions) -> None:
        """What stands in the coach's own practice, of the person who is looked at still; ticked, it goes as well."""
        if self._view is None or self._view.request != request:
            return
        for part in (self._practice, self._practice_words):
            part.setVisible(bool(found.places))
        self._practice.setChecked(bool(found.places))
        self._practice.setText(self.tr("Put a letter for the name in your own practice, too"))
        self._practice_words.setText(practice_words(found))
        if found.places and not file_may_only_be_read(self):
            self._forget.setEnabled(True)

    def show_result(self, name: str, words: str, *, gone: bool, begun: bool = True) -> None:
        """What was done; the only way is back. `gone` is False while the name may still stand somewhere of ours,
        `begun` while it stands everywhere."""
        title = self.tr("{name} is forgotten") if gone else self.tr("{name} is not forgotten everywhere yet")
        if not begun:
            title = self.tr("{name} is not forgotten")
        self._title.setText(title.format(name=name))
        set_role(self._facts, "body")
        self._facts.setText(words)
        self._tree.clear()
        self._show_parts(looked=False)
        self._name.hide()
        self._look.hide()
        self._back.setText(self.tr("Back to the list"))
        self._back.setFocus()

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
        layout.addWidget(self._tree, 1)
        self._choices.addWidget(label(self.tr("What replaces the name"), "subheading"))
        self._group = QButtonGroup(self)
        for each in (self._initials, self._nothing):
            self._group.addButton(each)
            self._choices.addWidget(each)
        for part in (self._practice, self._practice_words, self._warning):
            self._choices.addWidget(part)
        layout.addWidget(self._choice)
        layout.addWidget(self._rest, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 0, 24, 16)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._forget)
        outer.addLayout(buttons)

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

    def _on_look(self) -> None:
        name = " ".join(self._name.text().split())
        if name:
            self.look_requested.emit(name)

    def _on_forget(self) -> None:
        if self._view is not None:
            stand_in = StandIn.NOTHING if self._nothing.isChecked() else StandIn.INITIALS
            request = request_of(self._view, self._tree.ticked, stand_in)
            self.forget_requested.emit(request, places_going(self._view, request), self._practice.isChecked())
