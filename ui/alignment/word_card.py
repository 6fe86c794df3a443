"""One word that teams share: what each team counts, side by side, and what they agreed that it means."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.alignment.short_list import short_list
from ui.widgets.basics import badge, button, label, set_tone, tab_through
from ui.widgets.fields import TextField
from workshop_app.application.between_teams import WordInTalk
from workshop_app.domain.engagement import Team

COLUMN = 260  # px of one team at 100 % text
MOST_COLUMNS = 3


class WordCard(QFrame):
    """Signals: counted (team id, words), agreed (words), team_added (team id), dropped. Every field saves itself."""

    counted = Signal(str, str)
    agreed = Signal(str)
    team_added = Signal(str)
    dropped = Signal()

    def __init__(self, word_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = word_id
        self.setProperty("role", "card")
        self._word, self._state = label("", "subheading"), badge("")
        self._drop = button(self.tr("Drop"), "flat", self.tr("Take the word out of the talk; Ctrl+Z brings it back"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._cells: dict[str, tuple[QWidget, QLabel, TextField]] = {}
        self._columns = 0
        self._meaning = TextField(self.tr("Agreed meaning"), "", lines=2, most_lines=6)
        self._more = short_list(self.tr("Another team that uses it"), self)
        self._lay_out()
        self._meaning.committed.connect(self.agreed)
        self._drop.clicked.connect(self.dropped)
        self._more.activated.connect(self._on_more)

    def show_word(self, talk: WordInTalk, teams: tuple[Team, ...]) -> None:
        """Show what was said; whoever types is left alone. `teams` are all there are."""
        self._word.setText(talk.word.word)
        self._show_state(talk)
        ids = [team.id for team, _ in talk.meanings]
        if ids != list(self._cells):
            self._make_cells(talk)
        for team, meaning in talk.meanings:
            name = self.tr("{team} counts").format(team=team.name)
            _, head, field = self._cells[team.id]
            head.setText(name)
            field.setAccessibleName(self.tr("{word}: {team} counts").format(word=talk.word.word, team=team.name))
            field.show_value(meaning.counts, meaning.id)
        self._meaning.setAccessibleName(self.tr("{word}: agreed meaning").format(word=talk.word.word))
        self._meaning.show_value(talk.word.meaning, talk.word.id)
        self._drop.setAccessibleName(self.tr("Drop {word}").format(word=talk.word.word))
        self._offer_teams(tuple(team for team in teams if team.id not in ids))

    def focus_first(self) -> None:
        """Into the first thing that can be said about it."""
        fields = [field for *_, field in self._cells.values()]
        (fields[0] if fields else self._meaning).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._word, 1)
        head.addWidget(self._state)
        head.addWidget(self._drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._grid)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(label(self.tr("Agreed meaning: it goes to the glossary"), "small"))
        layout.addWidget(self._meaning)

    def _show_state(self, talk: WordInTalk) -> None:
        if talk.word.meaning.strip():
            words, tone = self.tr("in the glossary"), "good"
        elif talk.differs:
            words, tone = self.tr("they count differently"), "late"
        else:
            words, tone = self.tr("not agreed yet"), ""
        self._state.setText(words)
        set_tone(self._state, tone)

    def _make_cells(self, talk: WordInTalk) -> None:
        for id in set(self._cells) - {team.id for team, _ in talk.meanings}:
            cell, _, field = self._cells.pop(id)
            field.commit()
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        known = self._cells
        self._cells = {team.id: known.get(team.id) or self._cell(team.id) for team, _ in talk.meanings}
        self._columns = 0
        self._arrange()
        tab_through(*(field for *_, field in self._cells.values()), self._more, self._meaning, self._drop)

    def _cell(self, team_id: str) -> tuple[QWidget, QLabel, TextField]:
        cell = QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = label("", "small", cell)
        field = TextField("", self.tr("what exactly is counted"), lines=3, most_lines=6, parent=cell)
        field.committed.connect(partial(self.counted.emit, team_id))
        column.addWidget(head)
        column.addWidget(field)
        column.addStretch(1)
        return cell, head, field

    def _offer_teams(self, others: tuple[Team, ...]) -> None:
        self._more.setVisible(bool(others))
        with QSignalBlocker(self._more):
            self._more.clear()
            self._more.addItem(self.tr("Add a team"), "")
            for team in others:
                self._more.addItem(team.name, team.id)

    def _arrange(self) -> None:
        """As many teams side by side as have room."""
        columns = max(1, min(MOST_COLUMNS, len(self._cells), round(self.width() // (COLUMN * theme.text_scale()))))
        if columns == self._columns:
            return
        self._columns = columns
        for at, (cell, *_) in enumerate(self._cells.values()):
            self._grid.addWidget(cell, at // columns, at % columns)
            cell.show()
        for at in range(MOST_COLUMNS):
            self._grid.setColumnStretch(at, int(at < columns))

    def _on_more(self, at: int) -> None:
        if at:
            self.team_added.emit(str(self._more.itemData(at)))
