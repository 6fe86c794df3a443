"""About says how well the questions on drafts hit, in the figures that ship."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from ui.shell.about import About
from workshop_app.domain.draft_score import own_figures


def test_about_shows_the_figures_of_our_own_set_and_what_they_mean(qtbot: Any) -> None:
    about = About()
    qtbot.addWidget(about)
    about.show()
    shown = [each.text() for each in about.findChildren(QLabel)]
    own = own_figures()
    counts = [str(own.key_results), str(own.objectives), str(own.sets)]
    assert any(all(count in words for count in counts) for words in shown)
    place = shown.index("Work written as a result")
    work = own.figures["K02"]
    assert shown[place + 1 : place + 3] == [f"{round(work.precision * 100)} %", f"{round(work.recall * 100)} %"]
    place, due = shown.index("Due outside the cycle"), own.figures["K16"]
    assert shown[place + 1 : place + 3] == [f"{round(due.precision * 100)} %", f"{round(due.recall * 100)} %"]
    assert any("expect somewhat less" in words for words in shown)
