"""A line that shares a key result with another team: which one, with whom."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.alignment.short_list import short_list
from ui.widgets.basics import button
from ui.widgets.flow import wrapped_row
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.shared_work import SharedWork


class ShareLine(QWidget):
    """Signal: share_requested (id of the key result, id of the team)."""

    share_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = short_list(self.tr("Key result to share"), self)
        self._team = short_list(self.tr("Team that owns it, too"), self)
        self._share = button(self.tr("Share"))
        line = wrapped_row()
        line.setSpacing(8)
        line.addWidget(self._result, 3)
        line.addWidget(self._team, 2)
        line.addWidget(self._share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        self._result.activated.connect(self._on_chosen)
        self._team.activated.connect(self._on_chosen)
        self._share.clicked.connect(self._on_share)

    @property
    def first(self) -> QWidget:
        return self._result

    def show_work(self, work: SharedWork) -> None:
        """Every key result and every team to choose from; what is chosen stays."""
        self._fill(
            self._result,
            self.tr("Share another key result"),
            [(f"{team.name}: {result.text}", result.id) for result, team in work.results],
        )
        self._fill(self._team, self.tr("with which team"), [(team.name, team.id) for team in work.teams])
        self.setVisible(len(work.teams) > 1 and bool(work.results))
        self._on_chosen()

    def _fill(self, box: ShortChoice, first: str, entries: list[tuple[str, str]]) -> None:
        wanted = [(first, ""), *entries]
        if wanted == [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
            return
        chosen = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for words, id in wanted:
                box.addItem(words, id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _on_chosen(self, _at: int = 0) -> None:
        self._share.setEnabled(bool(self._result.currentData() and self._team.currentData()))

    def _on_share(self) -> None:
        self.share_requested.emit(self._result.currentData(), self._team.currentData())
        self._result.setCurrentIndex(0)
        self._team.setCurrentIndex(0)
        self._on_chosen()
