"""A line that shares a key result with another team: which one, with whom. Both are found by words of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import button, label, set_tone
from ui.widgets.flow import wrapped_row
from ui.widgets.word_finder import WordFinder
from workshop_app.application.shared_work import SharedWork
from workshop_app.domain.unsent import LinePlace


class ShareLine(QWidget):
    """Signal: share_requested (id of the key result, id of the team)."""

    share_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what, whom = self.tr("Key result to share"), self.tr("Team that owns it, too")
        self._result = WordFinder(LinePlace("share"), what, self.tr("Share another key result: words of it"), self)
        self._team = WordFinder(LinePlace("share", part="team"), whom, self.tr("with which team"), self)
        self._share = button(self.tr("Share"))
        self._said = label("", "small")
        set_tone(self._said, "late")
        self._said.hide()
        line = wrapped_row()
        line.setSpacing(8)
        line.addWidget(self._result, 3)
        line.addWidget(self._team, 2)
        line.addWidget(self._share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._said)
        for each in (self._result, self._team):
            each.textChanged.connect(self._on_changed)
            each.unclear.connect(self._on_unclear)
        self._result.found.connect(self._on_result)
        self._team.found.connect(self._on_team)
        self._share.clicked.connect(self._on_share)

    @property
    def first(self) -> QWidget:
        return self._result

    def show_work(self, work: SharedWork) -> None:
        """Every key result and every team to find; what was typed stays."""
        self._result.offer_words(
            (f"{team.name}: {' '.join(result.text.split())}", result.id) for result, team in work.results
        )
        self._team.offer_words((team.name, team.id) for team in work.teams)
        self.setVisible(len(work.teams) > 1 and bool(work.results))
        self._on_changed()

    def _on_changed(self, _typed: str = "") -> None:
        self._share.setEnabled(bool(self._result.the_one and self._team.the_one))

    def _on_unclear(self, many: int) -> None:
        none = self.tr("Nothing here has all these words. Which do you mean?")
        several = self.tr("{count} have these words. Which of them?").format(count=many)
        self._said.setText(several if many else none)
        self._said.setVisible(many != 1)

    def _on_result(self, _id: str) -> None:
        """One of the two is known: the other is what comes next."""
        self._on_unclear(1)
        self._on_changed()
        if not self._team.the_one:
            self._team.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_team(self, _id: str) -> None:
        self._on_unclear(1)
        self._on_changed()
        if self._result.the_one:
            self._on_share()
        else:
            self._result.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_share(self) -> None:
        id, team_id = self._result.the_one, self._team.the_one
        if not id or not team_id:
            return
        self.share_requested.emit(id, team_id)
        self._result.clear()
        self._team.clear()
