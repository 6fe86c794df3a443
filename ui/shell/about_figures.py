"""What About says of the questions on drafts: how well they hit on lines that we wrote and labelled ourselves."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.basics import label
from workshop_app.domain.draft_score import own_figures

_KINDS = (
    ("K02", QT_TRANSLATE_NOOP("checks", "Work written as a result")),
    ("K01", QT_TRANSLATE_NOOP("checks", "Nothing to count")),
    ("K03", QT_TRANSLATE_NOOP("checks", "Change without a start")),
    ("K11", QT_TRANSLATE_NOOP("checks", "Two results in one line")),
    ("K12", QT_TRANSLATE_NOOP("checks", "Things kept as they are")),
    ("K08", QT_TRANSLATE_NOOP("checks", "Unknown short forms")),
    ("K09", QT_TRANSLATE_NOOP("checks", "What should not happen")),
    ("K21", QT_TRANSLATE_NOOP("checks", "Measures that two people count differently")),
    ("O05", QT_TRANSLATE_NOOP("checks", "An objective that is a topic")),
    ("O02", QT_TRANSLATE_NOOP("checks", "An objective that is work")),
    ("K05", QT_TRANSLATE_NOOP("checks", "Levels that are missing or turn around")),
    ("K07", QT_TRANSLATE_NOOP("checks", "No champion, or too many")),
    ("K23", QT_TRANSLATE_NOOP("checks", "A champion who is no person")),
    ("K16", QT_TRANSLATE_NOOP("checks", "Due outside the cycle")),
    ("K14", QT_TRANSLATE_NOOP("checks", "The same measure in another team")),
    ("K20", QT_TRANSLATE_NOOP("checks", "A health metric as a key result")),
)


class CheckFigures(QWidget):
    """A table of the kinds of question, and two sentences that say what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = own_figures()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        said = self.tr(
            "How well the questions on drafts hit, counted on {key_results} key results, {objectives} objectives and "
            "{sets} whole sets that we wrote and judged ourselves, and did not tune the rules on:"
        ).format(key_results=own.key_results, objectives=own.objectives, sets=own.sets)
        grid.addWidget(label(said), 0, 0, 1, 3)
        for column, words in ((1, self.tr("Right when asked")), (2, self.tr("Found of all"))):
            head = label(words, "quiet")
            head.setWordWrap(False)
            grid.addWidget(head, 1, column, Qt.AlignmentFlag.AlignRight)
        kinds = [(code, str(words)) for code, words in _KINDS if code in own.figures]
        for row, (code, words) in enumerate(kinds, 2):
            one = own.figures[code]
            grid.addWidget(label(QCoreApplication.translate("checks", words)), row, 0)
            for column, part in ((1, one.precision), (2, one.recall)):
                grid.addWidget(label(_percent(part)), row, column, Qt.AlignmentFlag.AlignRight)
        after = self.tr(
            "Your drafts are written by other people, so expect somewhat less. A question can be wrong: nothing "
            "depends on it, and “Not here” puts it aside. In other languages only numbers, fields and counts are read."
        )
        grid.addWidget(label(after, "quiet"), len(kinds) + 2, 0, 1, 3)


def _percent(part: float) -> str:
    return f"{round(part * 100)} %"
