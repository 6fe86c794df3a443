""" "Fit to 3h30": type a length, look at what every item would become, apply. Nothing leaves its flex; what cannot be
reached is said in minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from agendas import days, fitting
from agendas.model import Agenda
from ui.agenda.proposal_view import ProposalView
from ui.labels import error_sentence
from ui.lengths import length
from ui.typed_times import length_of
from ui.widgets.basics import label, set_tone
from workshop_app.domain.errors import KnownError


class FitToView(ProposalView):
    """The length asked for and the plan at that length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Fit to a length"))
        self._agenda: Agenda | None = None
        self._now = label("", "quiet")
        self._typed = QLineEdit()
        self._typed.setAccessibleName(self.tr("Length"))
        self._typed.setPlaceholderText("3h30")
        self._answer = label("")
        for widget in (self._now, self._typed, self._answer):
            self.body.addWidget(widget)
        self.body.setSpacing(8)
        self._typed.textChanged.connect(self._on_typed)
        self._typed.returnPressed.connect(self.accept.click)

    def show_agenda(self, agenda: Agenda) -> None:
        """Begin with the length that a fixed end asks for, else with the length it has."""
        self._agenda = agenda
        totals = days.day_totals(agenda)
        now = sum(day.minutes for day in totals)
        ends = [day.end if day.fixed_end is None or day.fixed_end <= day.start else day.fixed_end for day in totals]
        wanted = sum(end - day.start for end, day in zip(ends, totals, strict=True))
        words = self.tr("Now {length} over all days, breaks included.") if len(totals) > 1 else ""
        self._now.setText((words or self.tr("Now {length}, breaks included.")).format(length=length(now)))
        self._typed.setText(f"{wanted // 60}h{wanted % 60:02}" if wanted >= 60 else str(wanted))
        self._typed.selectAll()
        self._typed.setFocus()
        self._on_typed(self._typed.text())

    def _on_typed(self, typed: str) -> None:
        if self._agenda is None:
            return
        try:
            minutes = length_of(typed)
        except KnownError as question:
            self._answer.setText(error_sentence(question) if typed.strip() else "")
            set_tone(self._answer, "")
            self._show_nothing()
            return
        plan = fitting.fit_to(self._agenda, minutes)
        self._answer.setText(fitting.sentence(plan, self._agenda.language))
        set_tone(self._answer, "late" if plan.missing_minutes else "good")
        self.accept.setText(self.tr("Apply as far as possible") if plan.missing_minutes else self.tr("Apply"))
        self.show_changes(self._agenda, plan.agenda, plan.changes)

    def _show_nothing(self) -> None:
        """Nothing readable is typed, so nothing is proposed."""
        if self._agenda is not None:
            self.show_changes(self._agenda, None, ())
