"""Which question may have changed a wording: the weightiest that stood beside a key result before its words changed
and is answered now, or one that the coach took from her library. It is proposed, and named only when she says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ui.okr.page_state import SetPage
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.draft_order import by_subject, in_order


class QuestionProposals:
    """Kept while the screen is there; nothing of it is stored."""

    def __init__(self) -> None:
        self._open: Mapping[str, tuple[DraftFinding, ...]] = {}
        self._before: dict[str, tuple[DraftFinding, ...]] = {}
        self._of_words: dict[tuple[str, str], tuple[DraftFinding, ...]] = {}
        self._used: dict[str, str] = {}

    def asked(self, findings: Iterable[DraftFinding]) -> None:
        """What is open by now."""
        self._open = by_subject(findings)
        for id, mine in self._open.items():
            for words in {" ".join(each.text.split("\n")[0].split()) for each in mine}:
                self._of_words[id, words] = mine

    def use(self, id: str, question: str) -> None:
        """The coach asked this about a part."""
        self._used[id] = question

    def changed(self, id: str) -> None:
        """Words of this part changed while these questions stood beside it."""
        if self._open.get(id):
            self._before[id] = self._open[id]

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
        """What was asked of the words that gave way, else of those that stood there while somebody typed."""
        still = {each.code for each in self._open.get(id, ())}
        before = in_order(self._of_words.get((id, " ".join(words.split()))) or self._before.get(id, ()))
        gone = [each for each in before if each.code not in still]
        return next((each.question for each in (*gone, *before)), "")
