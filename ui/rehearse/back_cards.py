"""The cards of looking back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.rehearse.draft_card import StruckLabel, WordingLabel
from ui.rehearse.practice_words import kind_name, label_name
from ui.rehearse.signs import AskedSign, SignRow, sign_of
from ui.widgets.basics import button, label, line
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_debrief import PracticeDebrief
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel

MOST_NEVER = 6


class PracticeCard(QFrame):
    """A card with a layout of its own; `empty` takes its rows out."""

    def __init__(self, parent: QWidget, role: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(16, 16, 16, 16)
        self.inside.setSpacing(8)

    def empty(self, grid: QGridLayout) -> None:
        """Take out what stands in a grid."""
        while grid.count():
            item = grid.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()


class MovedCard(PracticeCard):
    """The question that moved the draft furthest, and the draft before and after the talk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = label("", "section")
        self.question = label("", "quote")
        self._before = StruckLabel("", self)
        self._after = WordingLabel("strong", self)
        self.inside.addWidget(self._heading)
        self.inside.addWidget(self.question)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self._names = tuple(label(words, "quiet", self) for words in (self.tr("Before"), self.tr("After")))
        for place, shown in enumerate((self._before, self._after)):
            grid.addWidget(self._names[place], place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, place, 1)
        self.inside.addLayout(grid)

    def show_debrief(self, debrief: PracticeDebrief) -> None:
        """No question did where the draft stayed as it was."""
        turning = debrief.turning
        moved = self.tr("THE QUESTION THAT MOVED THE DRAFT")
        self._heading.setText(moved if turning is not None else self.tr("THE DRAFT"))
        self.question.setText(f"“{turning.words}”" if turning is not None else self.tr("The draft did not move."))
        self._before.setText(debrief.before)
        for part in (self._before, *self._names):
            part.setVisible(turning is not None)
        self._after.show_wording(debrief.after, debrief.before if turning is not None else "")


class NeverAskedCard(PracticeCard):
    """What was not asked, in sentences that could be, and what she would have told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside.addWidget(label(self.tr("Never asked"), "subheading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.inside.addLayout(self._grid)

    def show_debrief(self, debrief: PracticeDebrief, language: str) -> None:
        """Those with something to tell first."""
        self.empty(self._grid)
        told = [each for each in debrief.never_asked if each.notes]
        shown = (told or list(debrief.never_asked))[:MOST_NEVER]
        for place, never in enumerate(shown):
            sentence = own_sentences(language).of[never.kind][0]
            notes = "; ".join(never.notes)
            words = self.tr("“{sentence}” There was: {notes}.") if notes else "“{sentence}”"
            self._grid.addWidget(line(), place * 2, 0, 1, 2)
            name = label(kind_name(never.kind), "quiet", self)
            name.setWordWrap(False)
            self._grid.addWidget(name, place * 2 + 1, 0, Qt.AlignmentFlag.AlignTop)
            said = label(words.format(sentence=sentence, notes=notes), "body", self)
            self._grid.addWidget(said, place * 2 + 1, 1)
        if not shown:
            self._grid.addWidget(
                label(self.tr("You asked for everything that was to be had."), "quiet", self), 0, 0, 1, 2
            )


class TryCard(PracticeCard):
    """One thing to try, and where."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "accent_card")
        heading = label(self.tr("ONE THING TO TRY"), "section")
        heading.setProperty("tone", "accent")
        self.words, self._why = label("", "heading"), label("")
        self.button = button("", "primary")
        for part in (heading, self.words, self._why):
            self.inside.addWidget(part)
        self.inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_debrief(self, debrief: PracticeDebrief, following: CaseHeading | None) -> None:
        """`following` is the case to try it on."""
        self.words.setText(debrief.try_next.words)
        self._why.setText(debrief.try_next.why)
        again = self.tr("Try it on the same case")
        on = self.tr("Try it on: {title}")
        self.button.setText(on.format(title=following.title).replace("&", "&&") if following is not None else again)


class AskedCard(PracticeCard):
    """What was asked, by sign, with the numbers; what was told instead of asked below a heading of its own; silences,
    and the two shares."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        top = QGridLayout()
        top.addWidget(label(self.tr("What you asked"), "subheading"), 0, 0)
        self._count = label("", "quiet")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        top.addWidget(self._count, 0, 1)
        self.inside.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.inside.addLayout(self._grid)
        self._shares = label("", "quiet13")
        self.inside.addWidget(self._shares)

    def show_debrief(self, debrief: PracticeDebrief) -> None:
        """Questions, a line, silences."""
        self.empty(self._grid)
        asked = (QuestionLabel.OPEN, QuestionLabel.CLOSED, QuestionLabel.LEADING)
        self._count.setText(str(sum(debrief.counts[each] for each in asked)))
        place = 0
        for each in asked:
            place = self._row(place, label_name(each), _signs(debrief, label=each))
        place = self._heading(place, self.tr("What you told"), debrief.counts[QuestionLabel.ADVICE])
        place = self._row(place, self.tr("Advice"), _signs(debrief, kind=QuestionKind.ADVICE))
        stories = _signs(debrief, kind=QuestionKind.OWN_STORY)
        place = self._row(place, self.tr("Own stories"), stories) if stories else place
        self._grid.addWidget(line(), place, 0, 1, 3)
        kept = (AskedSign.SILENCE,) * debrief.counts[QuestionLabel.SILENCE]
        place = self._row(place + 1, self.tr("Silence kept"), kept)
        self._row(place, self.tr("Silence ended"), (AskedSign.SILENCE_ENDED,) * debrief.silences_ended)
        words = self.tr("Advice {advice} %, closed questions {closed} % of what you said")
        self._shares.setText(
            words.format(advice=round(debrief.advice_share * 100), closed=round(debrief.closed_share * 100))
        )

    def _heading(self, place: int, words: str, count: int) -> int:
        self._grid.addWidget(line(), place, 0, 1, 3)
        self._grid.addWidget(label(words, "subheading", self), place + 1, 0, 1, 2)
        total = label(str(count), "quiet", self)
        total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(total, place + 1, 2)
        return place + 2

    def _row(self, place: int, words: str, signs: tuple[AskedSign, ...]) -> int:
        name, count, shown = label(words, "body", self), label(str(len(signs)), "body", self), SignRow(self)
        name.setWordWrap(False)
        count.setProperty("strong", True)
        count.setAccessibleName(f"{words}: {len(signs)}")
        shown.show_signs(signs)
        for column, part in enumerate((name, shown, count)):
            self._grid.addWidget(part, place, column)
        return place + 1


def _signs(
    debrief: PracticeDebrief, label: QuestionLabel | None = None, kind: QuestionKind | None = None
) -> tuple[AskedSign, ...]:
    return tuple(sign_of(asked) for asked in debrief.asked if asked.label is label or asked.kind is kind)
