"""The check-ins of one set: which one, a form to plan the next, and the one that is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cycle.check_in_page import CheckInPage
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.plan_form import PlanForm
from ui.cycle.view_state import due_check_in
from ui.widgets.basics import button, fit_height, label, scrolled
from ui.widgets.dates import field_day
from ui.widgets.flow import wrapped_row
from ui.widgets.keeper import commit_in
from ui.widgets.short_choice import ShortChoice
from workshop_app.application import cycle_queries
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.okr import DraftSet, DraftStatus


class CheckInsPage(QWidget):
    """Signals: shown with the id of the check-in in sight, "" while there is none."""

    shown = Signal(str)

    def __init__(self, cycle_actions: CycleActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._set_id = cycle_actions, ""
        self._held: tuple[CheckIn, ...] = ()
        self._page: CheckInPage | None = None
        self._pages: dict[str, CheckInPage] = {}
        self._choice = ShortChoice()
        self._choice.setAccessibleName(self.tr("Check-in"))
        self._new = button(self.tr("Plan another"), "")
        self._hint = label("", "quiet")
        self._form = PlanForm(cycle_actions, self)
        area, self._layout = scrolled(margin=24, spacing=12, parent=self)
        fit_height(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        top = wrapped_row()
        top.setSpacing(8)
        top.addWidget(self._choice, 1)
        top.addWidget(self._new)
        self._layout.addLayout(top)
        self._layout.addWidget(self._hint)
        self._layout.addWidget(self._form)
        self._layout.addStretch(1)
        self._choice.activated.connect(self._on_choice)
        self._new.clicked.connect(self.plan_another)
        self._form.planned.connect(self._on_planned)

    @property
    def page(self) -> CheckInPage | None:
        """The check-in in sight."""
        return self._page

    @property
    def form(self) -> PlanForm:
        """Where the next one is planned."""
        return self._form

    @property
    def check_in_id(self) -> str:
        """Of the one in sight; "" while there is none."""
        return self._page.check_in_id if self._page is not None else ""

    def show_set(self, draft: DraftSet, wanted: str = "") -> None:
        """The check-ins of this set; `wanted` is the one to show, else the one in sight stays, else the one that is
        due."""
        fresh = draft.id != self._set_id
        self._set_id = draft.id
        self._held = cycle_queries.check_ins(self._cycle_actions.desk.workspace.read, draft.id)
        ids = [each.id for each in self._held]
        if wanted not in ids:
            wanted = self.check_in_id if self.check_in_id in ids else ""
        due = due_check_in(self._held)
        chosen = wanted or (due.id if due is not None else "")
        self._say(draft)
        self._show_choice(chosen)
        self._show_page(chosen)
        if fresh:
            self._form.show_set(draft.id, ())
        if fresh or not self._held:
            self._form.setVisible(not self._held or self._form.holds_words())
        if fresh:
            QTimer.singleShot(0, self, self._propose)

    def _say(self, draft: DraftSet) -> None:
        published = draft.status is DraftStatus.PUBLISHED
        words = "" if published else self.tr("This set is not published yet; check-ins begin once it is.")
        if published and not self._held:
            words = self.tr("Champions fill in their lines the day before; the team reads them in silence, and talks.")
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        for part in (self._choice, self._new):
            part.setVisible(bool(self._held))

    def _show_choice(self, chosen: str) -> None:
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for number, each in enumerate(self._held, 1):
                self._choice.addItem(self._name(number, each), each.id)
            self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))

    def _name(self, number: int, each: CheckIn) -> str:
        if each.held:
            words = self.tr("Check-in {number} · {day} · held")
        elif each.day < self._cycle_actions.today:
            words = self.tr("Check-in {number} · {day} · not held yet")
        else:
            words = self.tr("Check-in {number} · {day}")
        return words.format(number=number, day=field_day(each.day))

    def _show_page(self, chosen: str) -> None:
        """Pages stay as they are while another is shown: words that were refused wait in their field."""
        for gone in [id for id in self._pages if self._cycle_actions.desk.workspace.read.find(CheckIn, id) is None]:
            page = self._pages.pop(gone)
            page.hide()
            page.deleteLater()
        if self._page is not None:
            commit_in(self._page)
        for id, page in self._pages.items():
            if id != chosen:
                page.hide()
        self._page = self._pages.get(chosen)
        if self._page is None and chosen:
            held = next(each for each in self._held if each.id == chosen)
            self._page = self._pages[chosen] = CheckInPage(self._cycle_actions, held, self)
            self._page.removed.connect(partial(self.shown.emit, ""))
            self._layout.insertWidget(3, self._page)
        elif self._page is not None:
            self._page.refresh()
        if self._page is not None:
            self._page.show()
        self.shown.emit(self.check_in_id)

    def _propose(self) -> None:
        """What the calendar says takes the content files: asked once the page stands."""
        if not self._set_id or self._cycle_actions.desk.workspace.closed:
            return
        from workshop_app.application import calendar_queries

        taken = {each.day for each in self._held}
        read = self._cycle_actions.desk.workspace.read
        days = calendar_queries.check_in_days(read, read.find(DraftSet, self._set_id))
        ahead = [day for day in days if day >= self._cycle_actions.today and day not in taken]
        self._form.show_set(self._set_id, ahead)

    def _on_choice(self, at: int) -> None:
        self._show_page(self._choice.itemData(at))

    def plan_another(self) -> None:
        """Show the form for one more, or put it away."""
        self._form.setVisible(not self._form.isVisible())
        if self._form.isVisible():
            self._propose()
            self._form.day.setFocus()

    def _on_planned(self, id: str) -> None:
        self._form.hide()
        draft = self._cycle_actions.desk.workspace.read.get(DraftSet, self._set_id)
        self.show_set(draft, id)
        self._choice.setFocus()
