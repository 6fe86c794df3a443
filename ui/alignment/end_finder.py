"""A line that finds an objective or a key result of any team, by words of the sentence or of the team."""

from __future__ import annotations

from collections.abc import Iterable

from ui.widgets.word_finder import WordFinder
from workshop_app.application.contributions import LinkEnd


class EndFinder(WordFinder):
    """What one can add to, or share."""

    def offer(self, ends: Iterable[LinkEnd]) -> None:
        """All there is to find, in the order to offer it."""
        self.offer_words((self._words(end), end.part.id) for end in ends)

    def _words(self, end: LinkEnd) -> str:
        said = self.tr("{team}, key result: {text}") if end.is_result else self.tr("{team}: {text}")
        return said.format(team=end.team.name, text=end.text)
