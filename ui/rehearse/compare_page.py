"""What the observer marked, beside what is right. No mark: where the two differ there is something to read again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.rehearse.practice_words import effect_name, kind_name, label_name, style_name
from ui.widgets.basics import button, card, fit_height, label, line, scrolled
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.observer_marks import ComparedMark, agreement, compared
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.written_coach import observed

PLAIN_KINDS = (QuestionKind.CLOSED, QuestionKind.LEADING, QuestionKind.ADVICE, QuestionKind.SILENCE)


class ComparePage(QWidget):
    """Signals: again_requested (the same case, another coach), cases_requested."""

    again_requested = Signal()
    cases_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.tr("What you heard, and what it was"))
        self._told = label("", "quiet")
        self.again, self._cases = button(self.tr("Another coach on this case"), "primary"), button(self.tr("All cases"))
        page.addWidget(label(self.tr("What you heard, and what it was"), "title"))
        page.addWidget(self._told)
        frame, inside = card(parent=self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        inside.addLayout(self._grid)
        page.addWidget(frame)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self._cases)
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(1)
        fit_height(self._area)
        self.again.clicked.connect(self.again_requested)
        self._cases.clicked.connect(self.cases_requested)

    def show_talk(self, case: CoacheeCase, kept: KeptTalk) -> None:
        """Every line of the coach that was heard."""
        lines = [each for each in observed(case, kept.played) if each.turn <= max(kept.second, _last(kept))]
        rows = compared(lines, kept.marks)
        while self._grid.count():
            item = self._grid.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        heads = (self.tr("The coach said"), self.tr("You"), self.tr("It was"), self.tr("You"), self.tr("It did"))
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, "small", self), 0, column)
        for place, each in enumerate(rows):
            self._add(place * 2 + 1, each)
        self._told.setText(self._summary(kept, rows))
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)  # no button: whoever goes on with Space would leave
        self._area.verticalScrollBar().setValue(0)

    def _summary(self, kept: KeptTalk, rows: Iterable[ComparedMark]) -> str:
        found = agreement(rows)
        style = style_name(kept.style) if kept.style is not None else ""
        heard = self.tr("A coach who {style}. As the case has them: what the line was, {same} of {all} you marked;")
        did = self.tr("what it did, {same} of {all}.")
        return " ".join(
            (
                heard.format(style=style, all=found.labels, same=found.same_labels),
                did.format(all=found.effects, same=found.same_effects),
            )
        )

    def _add(self, place: int, row: ComparedMark) -> None:
        self._grid.addWidget(line(), place, 0, 1, 5)
        yours, effect = row.marked.label, row.marked.effect
        right = label_name(row.label)
        if row.kind not in PLAIN_KINDS:
            right = f"{right} ({kind_name(row.kind)})"
        cells = (
            (row.words, ""),
            (label_name(yours) if yours else "–", "" if yours is None or row.same_label else "late"),
            (right, ""),
            (effect_name(effect) if effect else "–", "" if effect is None or row.same_effect else "late"),
            (effect_name(row.effect), ""),
        )
        for column, (words, tone) in enumerate(cells):
            shown = label(f"{words} ≠" if tone else words, "body", self)
            shown.setProperty("tone", tone)
            if column:
                shown.setWordWrap(False)
            self._grid.addWidget(shown, place + 1, column, Qt.AlignmentFlag.AlignTop)


def _last(kept: KeptTalk) -> int:
    return max((mark.turn for mark in kept.marks), default=0)
