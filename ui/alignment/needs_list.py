"""The dependency log at the left: one line typed as people say it, the filters, the log, and what is named without a
line. Used by the page, which carries everything out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHeaderView, QVBoxLayout, QWidget

from ui.alignment import need_words as words
from ui.alignment.need_model import SIDES, STATE, WHAT, NeedModel
from ui.alignment.need_offers import NeedOffers
from ui.alignment.need_typing import NeedTyping
from ui.alignment.short_list import short_list
from ui.alignment.view_state import NeedsView
from ui.desk import Desk
from ui.widgets.basics import fit_height, label, scrolled, set_tone
from ui.widgets.dates import short_day
from ui.widgets.empty import NothingThere
from ui.widgets.fields import EntryLine
from ui.widgets.fitted_table import FittedTable
from ui.widgets.flow import wrapped_row
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.unsent import LinePlace

SHARES = {SIDES: 0.3, STATE: 0.25}  # of the width of the log


class NeedTable(FittedTable):
    """Shares its width among its columns, so much that no heading is cut."""

    def fit(self) -> None:
        for column, share in SHARES.items():
            self.setColumnWidth(column, max(round(self.viewport().width() * share), round(self.asked(column))))
        super().fit()


class NeedsList(QWidget):
    """Signals: typed (a dependency to write down), chosen (id), opened (Enter or a click on the chosen one),
    filter_changed, removal_requested."""

    typed = Signal(object)
    chosen = Signal(str)
    opened = Signal()
    filter_changed = Signal()
    removal_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = NeedsView((), (), (), None, 0, 0, 0)
        self._head = label(self.tr("New dependency"), "small", self)  # before its line: Ctrl+K finds the line by it
        self.line = EntryLine(LinePlace("dependency"), self.tr("New dependency"), words.example(), self)
        self._said = label("", "body")
        self._typing = NeedTyping(desk, self.line, self._said, self)
        self._team, self._open_only = (
            short_list(self.tr("Whose dependencies"), self),
            QCheckBox(self.tr("Not confirmed only")),
        )
        self._count, self._none = label("", "quiet"), NothingThere(parent=self)
        self._model = NeedModel(self)
        self.table = NeedTable(self.tr("Dependency log"), self)
        self.offers = NeedOffers(self)
        self._lay_out()
        self._connect()

    @property
    def team_id(self) -> str:
        """Whose dependencies are shown; "" for those of all teams."""
        return str(self._team.currentData() or "")

    @property
    def open_only(self) -> bool:
        return self._open_only.isChecked()

    def show_view(self, view: NeedsView, chosen: str) -> str:
        """Show the log with this line chosen, the first where it is not in sight; the id of the one that is."""
        self._view = view
        self._show_teams()
        self._model.show_rows(view.rows)
        self.table.setVisible(bool(view.rows))
        self._none.setVisible(not view.rows)
        self._none.say(self._none_words(), sketched=not self.open_only)
        self._show_count()
        self.offers.show_offers(view.offers)
        at = view.place(chosen)
        at = at if at >= 0 else view.first
        with QSignalBlocker(self.table.selectionModel()):
            self.table.setCurrentIndex(self._model.index(at, 0) if at >= 0 else QModelIndex())
        self.table.viewport().update()
        self.table.fit()
        return view.rows[at].id if at >= 0 else ""

    def show_team(self, team_id: str) -> None:
        """Filter by this team; "" shows the log of all."""
        self._team.setCurrentIndex(max(0, self._team.findData(team_id)))
        self._on_filter()

    def kept(self, made: TeamDependency) -> None:
        """It is in the log now."""
        self._typing.kept(made)

    def _lay_out(self) -> None:
        area, page = scrolled(24, 12, self)
        filters = wrapped_row()
        filters.setSpacing(12)
        filters.addWidget(self._team, 1)
        filters.addWidget(self._open_only)
        filters.addStretch(1)
        self.table.setModel(self._model)
        self.table.setSelectionMode(FittedTable.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        page.addWidget(self._head)
        page.addWidget(self.line)
        page.addWidget(self._said)
        page.addLayout(filters)
        page.addWidget(self._count)
        page.addWidget(self._none)
        page.addWidget(self.table)
        page.addWidget(self.offers)
        page.addStretch(1)
        fit_height(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._on_typed)
        self._team.activated.connect(self._on_filter)
        self._open_only.toggled.connect(self._on_filter)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.clicked.connect(self._on_opened)
        self.offers.offered.connect(self._on_offer)
        for key, slot in (
            (Qt.Key.Key_Return, self._on_opened),
            (Qt.Key.Key_Enter, self._on_opened),
            (Qt.Key.Key_Delete, self.removal_requested.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _show_teams(self) -> None:
        teams = [(self.tr("All teams"), ""), *((team.name, team.id) for team in self._view.teams)]
        if teams == [(self._team.itemText(at), self._team.itemData(at)) for at in range(self._team.count())]:
            return
        shown = self.team_id
        with QSignalBlocker(self._team):
            self._team.clear()
            for name, id in teams:
                self._team.addItem(name, id)
            self._team.setCurrentIndex(max(0, self._team.findData(shown)))

    def _show_count(self) -> None:
        one = self._view.number == 1
        parts = [self.tr("1 dependency") if one else self.tr("{n} dependencies").format(n=self._view.number)]
        if self._view.late:
            parts.append(self.tr("{n} late").format(n=self._view.late))
        if self._view.refused:
            parts.append(self.tr("{n} refused").format(n=self._view.refused))
        if self._view.publish is not None:
            gone = self._view.published
            words = self.tr("sets were to be published by {day}") if gone else self.tr("sets are published by {day}")
            parts.append(words.format(day=short_day(self._view.publish)))
        self._count.setText("  ·  ".join(parts))
        set_tone(self._count, "over" if self._view.late or self._view.refused else "")

    def _none_words(self) -> str:
        if self.open_only:
            return self.tr("Everything here is confirmed.")
        return self.tr("No dependency is written down yet. It is agreed once both sides own it and know what it costs.")

    def _on_typed(self) -> None:
        made = self._typing.taken() if self.line.text().strip() else None
        if made is not None:
            self.typed.emit(made)

    def _on_offer(self, before: str, behind: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(before + behind)
        self.line.setCursorPosition(len(before))

    def _on_filter(self, _what: object = None) -> None:
        self._typing.team_id = self.team_id
        self._typing.forget()
        self.filter_changed.emit()

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self._view.rows[current.row()].logged is not None:
            self.chosen.emit(self._view.rows[current.row()].id)

    def _on_opened(self, *_what: object) -> None:
        self.opened.emit()
