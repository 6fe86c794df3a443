"""Which question may have changed a wording: the weightiest that was asked of the words that gave way and is answered
now, or one that the coach took from her library. It is proposed, and named only when she says so; where nothing was
asked of those words, nothing is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ui.okr.page_state import SetPage
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.draft_order import by_subject, in_order


class QuestionProposals:
    """Kept while the screen is there; nothing of it is stored."""

    def __init__(self) -> None:
        self._open: Mapping[str, tuple[DraftFinding, ...]] = {}
        self._of_words: dict[tuple[str, str], tuple[DraftFinding, ...]] = {}
        self._used: dict[str, str] = {}

    def asked(self, findings: Iterable[DraftFinding]) -> None:
        """What is open by now."""
        self._open = by_subject(findings)
        for id, mine in self._open.items():
            for words in {_first_line(each.text) for each in mine}:
                self._of_words[id, words] = mine

    def use(self, id: str, question: str) -> None:
        """The coach asked this about a part."""
        self._used[id] = question

    def of(self, page: SetPage) -> Mapping[str, str]:
        """The question to propose for each key result whose last change has none."""
        found = {}
        for id, wordings in page.wordings.items():
            if wordings[-1].before.strip() and not wordings[-1].question:
                question = self._used.get(id) or self._answered(id, wordings[-1].before)
                if question:
                    found[id] = question
        return found

    def _answered(self, id: str, words: str) -> str:
        """What was asked of the words that gave way; a question that came with what was typed later changed none."""
        still = {each.code for each in self._open.get(id, ())}
        before = in_order(self._of_words.get((id, _first_line(words)), ()))
        gone = [each for each in before if each.code not in still]
        return next((each.question for each in (*gone, *before)), "")


def _first_line(words: str) -> str:
    """By which the questions of a sentence are known: what else they are about stands below it."""
    return " ".join(words.split("\n")[0].split())
