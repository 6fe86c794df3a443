"""What a key result said before, what it says now, and the question that changed it, in its card; and every wording,
when somebody wants them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.okr.draft_requests import DraftRequests
from ui.okr.history_view import AllWordings
from ui.okr.page_state import last_change
from ui.widgets.basics import button, label, line
from ui.widgets.marked_text import MarkedText, only_new, struck
from workshop_app.domain.text import inside_quotes
from workshop_app.domain.wordings import Wording


class BeforeAndNow(QWidget):
    """Three lines: before, now, asked."""

    def __init__(self, id: str, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._requests = id, requests
        self._proposed = ""
        self._shown: object = None
        self._before, self._now = MarkedText(12, self), MarkedText(12, self)
        self._asked_head = label(self.tr("Asked"), "small")
        self._asked = label("", "small")
        self._this = button(self.tr("This question changed it"), "link")
        self._this.setProperty("small", "true")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (head, part) in enumerate(
            (
                (label(self.tr("Before"), "small"), self._before),
                (label(self.tr("Now"), "small"), self._now),
                (self._asked_head, self._asked),
            )
        ):
            head.setWordWrap(False)
            head.setContentsMargins(0, 1, 0, 0)
            grid.addWidget(head, place, 0, top)
            grid.addWidget(part, place, 1)
        grid.addWidget(self._this, 3, 1, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(line())
        layout.addLayout(grid)
        self._this.clicked.connect(self.name_proposed)
        self.hide()

    def show_wordings(self, wordings: tuple[Wording, ...], proposed: str) -> None:
        """Show the last change; `proposed` is the question that seems to have changed it."""
        if (wordings, proposed) == self._shown:
            return
        self._shown, self._proposed = (wordings, proposed), proposed
        changed = last_change(wordings)
        self.setVisible(changed is not None)
        if changed is None:
            return
        self._before.show_spans(struck(changed.before))
        self._now.show_spans(only_new(changed.now))
        offers = bool(proposed) and not changed.question
        asked = changed.question or proposed
        self._asked.setText(self.tr("“{question}”").format(question=inside_quotes(asked)) if asked else "")
        for part in (self._asked, self._asked_head):
            part.setVisible(bool(asked))
        self._asked_head.setText(self.tr("Asked?") if offers else self.tr("Asked"))
        self._this.setVisible(offers)
        self._this.setToolTip(self.tr("Ctrl+Shift+Q"))

    def name_proposed(self) -> None:
        """This question changed it: one key."""
        if self._proposed and not self._this.isHidden():
            self._requests.question_named.emit(self._id, "text", self._proposed)


class CardWordings(QWidget):
    """The last change, and below it every wording; each is made once there is something to show. `changed` is None
    while there was no change, `all` while nobody wanted them."""

    def __init__(self, id: str, requests: DraftRequests, parent: QWidget) -> None:
        super().__init__(parent)
        self._id, self._requests = id, requests
        self._history: tuple[Wording, ...] = ()
        self.changed: BeforeAndNow | None = None
        self.all: AllWordings | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.hide()

    def show_wordings(self, wordings: tuple[Wording, ...], history: tuple[Wording, ...], proposed: str) -> None:
        """Those of the sentence, everything that was said, and the question that seems to have changed it last."""
        self._history = history
        if self.changed is None and any(each.before.strip() for each in wordings):
            self.changed = BeforeAndNow(self._id, self._requests, self)
            self._layout.insertWidget(0, self.changed)
        if self.changed is not None:
            self.changed.show_wordings(wordings, proposed)
        if self.all is not None:
            self.all.show_history(history)
        self._show_parts()

    def show_all(self, wanted: bool) -> None:
        """Every wording, in sight."""
        if wanted and self.all is None:
            self.all = AllWordings(self._id, self._requests, self)
            self._layout.addWidget(self.all)
        if self.all is None:
            return
        self.all.show_history(self._history)
        self.all.setVisible(wanted)
        self._show_parts()
        if wanted:  # it has its height only after this event
            QTimer.singleShot(0, self.all, partial(self._requests.came_up.emit, self.all))

    def _show_parts(self) -> None:
        """Without anything to show it would keep a gap in the card."""
        self.setVisible(any(part is not None and not part.isHidden() for part in (self.changed, self.all)))
