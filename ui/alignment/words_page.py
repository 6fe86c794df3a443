"""Words that teams share: proposed for the talk, what each team counts, and the agreed meaning for the glossary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.alignment.word_card import WordCard
from ui.desk import Desk
from ui.widgets.basics import fit_height, label, scrolled
from ui.widgets.elided import ElidedLink
from ui.widgets.empty import NothingThere
from ui.widgets.fields import EntryLine
from ui.widgets.sketch import SketchShape
from workshop_app.application import between_teams, queries
from workshop_app.application.between_teams import WordInTalk
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.between_teams import DropWord, SayWhatCounts, TalkAboutWord
from workshop_app.domain.between_teams import SharedWord, WordMeaning
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.shared_words import SharedWordFound
from workshop_app.domain.unsent import LinePlace

MOST_PROPOSED = 10


class SharedWordsPage(QWidget):
    """Cards stay as long as their words do: a refresh takes nobody's keyboard away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards: dict[str, WordCard] = {}
        self._proposed: tuple[SharedWordFound, ...] | None = None
        area, page = scrolled(24, 12, self)
        head = label(self.tr("A word to talk about"), "small", self)  # before its line: Ctrl+K finds the line by it
        self.line = EntryLine(
            LinePlace("shared-word"), self.tr("A word to talk about"), self.tr("such as “on time”"), self
        )
        self._offers = QVBoxLayout()
        self._offers.setSpacing(4)
        words = self.tr("No word is in the talk yet. Two teams that both say “on time” may count two things.")
        self._none = NothingThere(words, SketchShape.CARDS, self)
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        page.addWidget(head)
        page.addWidget(self.line)
        page.addLayout(self._offers)
        page.addWidget(self._none)
        page.addLayout(self._list)
        page.addStretch(1)
        fit_height(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.line.returnPressed.connect(self._on_typed)

    def refresh(self) -> None:
        """Read the proposals and the words again."""
        reader = self._desk.workspace.read
        self._show_proposed(between_teams.proposed_words(reader)[:MOST_PROPOSED])
        words, teams = between_teams.words_in_talk(reader), queries.teams(reader)
        for id in set(self._cards) - {each.word.id for each in words}:
            card = self._cards.pop(id)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, each in enumerate(words):
            card = self._cards.get(each.word.id) or self._made(each)
            if self._list.indexOf(card) != at:
                self._list.insertWidget(at, card)
            card.show_word(each, teams)
        self._none.setVisible(not words)

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(SharedWord, WordMeaning, Team, DraftSet, Objective, KeyResult)

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def show_inside(self, id: str) -> None:
        """Bring this word into sight."""
        card = self._cards.get(id)
        if card is not None:
            card.focus_first()

    def _made(self, each: WordInTalk) -> WordCard:
        id = each.word.id
        card = self._cards[id] = WordCard(id, self)
        card.counted.connect(partial(self._on_counted, id))
        card.agreed.connect(partial(self._on_agreed, id))
        card.team_added.connect(partial(self._on_team_added, id))
        card.dropped.connect(partial(self._on_dropped, id))
        return card

    def _show_proposed(self, found: tuple[SharedWordFound, ...]) -> None:
        if found == self._proposed:
            return
        self._proposed = found
        while (item := self._offers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        teams = {team.id: team.name for team in queries.teams(self._desk.workspace.read)}
        if found:
            self._offers.addWidget(label(self.tr("Two sets use these words. Do they count the same?"), "small"))
        for each in found:
            names = ", ".join(teams.get(id, "") for id in each.teams)
            words = self.tr("Talk about “{word}”: {teams}").format(word=each.word, teams=names)
            made = ElidedLink(words)
            made.clicked.connect(partial(self._on_proposed, each))
            self._offers.addWidget(made)

    def _do(self, command: Command) -> bool:
        done = self._desk.door.carry_out(command, by=self)
        self.refresh()
        return done

    def _on_typed(self) -> None:
        word = " ".join(self.line.text().split())
        if not word:
            return
        known = next((id for id, each in self._words().items() if each.casefold() == word.casefold()), None)
        id = known or new_id()
        if self._do(TalkAboutWord(id, word, between_teams.teams_using(self._desk.workspace.read, word))):
            self.line.clear()
            self._cards[id].focus_first()

    def _words(self) -> dict[str, str]:
        return self._desk.workspace.read.column(SharedWord, "word")

    def _on_proposed(self, found: SharedWordFound, _checked: bool = False) -> None:
        id = new_id()
        if self._do(TalkAboutWord(id, found.word, found.teams)) and id in self._cards:
            self._cards[id].focus_first()

    def _on_counted(self, id: str, team_id: str, words: str) -> None:
        self._do(SayWhatCounts(id, team_id, words))

    def _on_agreed(self, id: str, words: str) -> None:
        self._do(edit(SharedWord, id, meaning=words))

    def _on_team_added(self, id: str, team_id: str) -> None:
        word = self._words().get(id)
        if word is not None:
            self._do(TalkAboutWord(id, word, (team_id,)))

    def _on_dropped(self, id: str) -> None:
        self._do(DropWord(id))
        self.focus_first()
