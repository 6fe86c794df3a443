"""The house style in a window beside the pages: whose it is, logo, two colours, the lines at the foot, a Word template
and the paper. Every change is kept at once and seen in the pages behind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFormLayout, QHBoxLayout, QWidget

from ui.desk import Desk
from ui.documents.style_actions import StyleActions, StyleDesk
from ui.documents.style_rows import ColourRow, FileRow
from ui.documents.style_state import WORDS, StyleView, engagement_view, own_view
from ui.labels import enum_label, error_sentence
from ui.paper_here import paper_of
from ui.widgets.basics import button, label, tab_through
from ui.widgets.fields import LineField
from ui.widgets.keeper import commit_all
from ui.widgets.over_window import PageOverWindow
from ui.widgets.said_below import say_on
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.changes import Changes
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.errors import KnownError
from workshop_app.domain.house_style import LOGO, TEMPLATE, HouseStyle, StyleFile

OWN_STYLE = "own_style"
WIDE = 420  # as wide as the catalogue with the small pages: the page itself stays in sight
PLAIN = {"accent": "#0F6E84", "second": "#1A2428"}  # as papers are without a style


class StyleWindow(PageOverWindow):
    """Signals: style_changed when papers look different now."""

    style_changed = Signal()

    def __init__(self, desk: StyleDesk, parent: QWidget) -> None:
        super().__init__(WIDE, parent)
        self._desk, self._over = desk, parent
        self._actions = StyleActions(desk)
        self.setWindowTitle(self.tr("House style"))
        self.setModal(False)
        self._whose = {False: button(self.tr("This engagement")), True: button(self.tr("All my engagements"))}
        self._use_own = QCheckBox(self.tr("Use my own style where nothing is said here"))
        self._colours = {
            "accent": ColourRow(self.tr("First colour"), PLAIN["accent"], self),
            "second": ColourRow(self.tr("Second colour"), PLAIN["second"], self),
        }
        self._fields = {name: row.field for name, row in self._colours.items()} | {
            "footer": LineField(self.tr("Line at the foot")),
            "confidentiality": LineField(self.tr("Who may read it")),
        }
        self._files = {
            LOGO: FileRow(self.tr("Choose a logo"), self.tr("Take the logo away"), self),
            TEMPLATE: FileRow(self.tr("Choose a Word template"), self.tr("Take the template away"), self),
        }
        self._paper = ShortChoice(self)
        self._said = label("", "error")
        self._refused = ""  # the field whose words were not accepted: what was wrong is said until they are
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what is kept; a field somebody types in keeps its words."""
        view = self._view()
        for own, choice in self._whose.items():
            choice.setChecked(own is view.own)
        self._use_own.setVisible(not view.own)
        for choice in self._whose.values():
            choice.setVisible(self._desk.engagement is not None)
        with QSignalBlocker(self._use_own), QSignalBlocker(self._paper):
            self._use_own.setChecked(view.use_own)
            self._paper.setCurrentIndex(self._paper.findData(view.paper))
        for name, field in self._fields.items():
            field.show_value(view.said[name], "own" if view.own else "engagement")
            usual = view.usual[name]
            words = self.tr("such as {colour}").format(colour=PLAIN[name]) if name in PLAIN else ""
            words = self.tr("as in your own style: {value}").format(value=usual) if usual else words
            field.setPlaceholderText(words)
        for name, row in self._colours.items():
            row.show_colour(view.said[name] or view.usual[name], view.darker[name])
        self._files[LOGO].show_file(view.logo, view.logo_is_own and not view.own)
        self._files[TEMPLATE].show_file(view.template, view.template_is_own and not view.own)

    def bring(self, own: bool | None = None) -> None:
        """Show it, in front, with the coach's `own` style or the engagement's; None with the one it was left at."""
        if own is not None:
            self._on_whose(own)
        self.refresh()
        self.fit()
        if not self.isVisible():
            place, room = self._over.mapToGlobal(self._over.rect().topLeft()), self.screen().availableGeometry()
            self.move(place.x(), max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.show()
        self.activateWindow()

    def show_error(self, error: KnownError) -> None:
        """Say what went wrong; what was there stays."""
        say_on(self._said, error_sentence(error))
        self.show_whole(self._said)

    def hideEvent(self, event: QHideEvent) -> None:
        commit_all(self)
        super().hideEvent(event)

    def _view(self) -> StyleView:
        own = self._actions.own_style()
        if self._actions.own or self._desk.engagement is None:
            return own_view(own, paper_of(self._desk.settings))
        return engagement_view(self._desk.engagement.workspace.read, own)

    # -- layout

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(0)
        group = QButtonGroup(self)
        for choice in self._whose.values():
            choice.setCheckable(True)
            group.addButton(choice)
            switch.addWidget(choice)
        switch.addStretch(1)
        self.page.addLayout(switch)
        self.page.addWidget(self._use_own)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.page.addLayout(form)
        self._add_rows(form)
        self._said.hide()
        self.page.addWidget(self._said)
        self.page.addStretch(1)
        close = button(self.tr("Close"))
        close.clicked.connect(self.hide)
        self.foot.addWidget(close)
        logo, template = self._files[LOGO], self._files[TEMPLATE]
        colours = [stop for row in self._colours.values() for stop in row.stops]
        lines = (self._fields["footer"], self._fields["confidentiality"])
        above = (*self._whose.values(), self._use_own, *logo.stops, *colours, *lines)
        tab_through(*above, *template.stops, self._paper, close)

    def _add_rows(self, form: QFormLayout) -> None:
        form.addRow(label(self.tr("Logo"), "small"), self._files[LOGO])
        for name, field in self._fields.items():
            words = label(field.accessibleName(), "small")
            words.setBuddy(field)
            form.addRow(words, self._colours.get(name, field))
        form.addRow(label(self.tr("Word template"), "small"), self._files[TEMPLATE])
        told = self.tr("Word files take its styles, margins, header and footer. Forms and posters keep their pages.")
        form.addRow(label(told, "small"))
        for paper in Paper:
            self._paper.addItem(enum_label(paper), paper)
        self._paper.setAccessibleName(self.tr("Paper"))
        form.addRow(label(self.tr("Paper"), "small"), self._paper)

    # -- changes

    def _connect(self) -> None:
        for own, choice in self._whose.items():
            choice.clicked.connect(partial(self._on_whose, own))
        for name in WORDS:
            self._fields[name].committed.connect(partial(self._on_words, name))
        for id, row in self._files.items():
            row.chosen.connect(partial(self._on_choose, id))
            row.taken_away.connect(partial(self._on_file, id, None))
        for colour, picker in self._colours.items():
            picker.picked.connect(partial(self._on_picked, colour))
        self._use_own.clicked.connect(self._on_use_own)
        self._paper.activated.connect(self._on_paper)
        if self._desk.engagement is not None:
            self._desk.engagement.bridge.changed.connect(self._on_changed)

    def _on_whose(self, own: bool, _checked: bool = False) -> None:
        commit_all(self)
        self._actions.own = own
        self.refresh()

    def _on_words(self, name: str, words: str) -> None:
        try:
            self._actions.write(name, words)
        except KnownError as error:
            self._fields[name].keeper.refuse(error_sentence(error))
            self._refused = name
            self.show_error(error)
        else:
            self._refused = "" if name == self._refused else self._refused
            self._changed()

    def _on_picked(self, name: str, colour: str) -> None:
        commit_all(self)
        self._fields[name].keeper.revert()
        self._on_words(name, colour)

    def _on_use_own(self, wanted: bool) -> None:
        self._actions.use_own(wanted)
        self._changed()

    def _on_paper(self, _at: int) -> None:
        self._actions.set_paper(Paper(self._paper.currentData()))
        self._changed()

    def _on_choose(self, id: str) -> None:
        logo = id == LOGO
        title = self.tr("Choose a logo") if logo else self.tr("Choose a Word template")
        path = self._desk.ask.open_file(title, ("*.png *.svg *.jpg *.jpeg",) if logo else ("*.dotx *.docx",))
        if path is not None:
            self._actions.read(id, path, partial(self._on_file, id), self.show_error)

    def _on_file(self, id: str, file: StyleFile | None) -> None:
        try:
            self._actions.put(id, file)
        except KnownError as error:
            self.show_error(error)
        else:
            self._changed()

    def _changed(self) -> None:
        if not self._refused:
            say_on(self._said, "")
        self.refresh()
        self.style_changed.emit()

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in (HouseStyle, StyleFile, Engagement)):
            self.refresh()


class StyleOpening(QObject):
    """Makes the window when it is asked for first. Signals: style_changed as the window's."""

    style_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._over = desk, parent
        self._window: StyleWindow | None = None

    def bring(self, own: bool | None = None) -> None:
        if self._window is None:
            desk = StyleDesk(self._desk.ask, self._desk.background, self._desk.settings, self._desk)
            self._window = StyleWindow(desk, self._over)
            self._window.style_changed.connect(self.style_changed)
        self._window.bring(own)

    def opens(self, address: str) -> bool:
        """`documents/own_style` leads here, to the coach's own style; anything else does not."""
        if address == OWN_STYLE:
            self.bring(own=True)
        return address == OWN_STYLE
