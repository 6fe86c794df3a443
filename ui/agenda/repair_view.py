"""What can be done about one finding of the fit check: choose, look, apply."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agendas import repair
from agendas.model import Agenda
from agendas.repair import Repair
from ui.agenda.proposal_view import ProposalView
from ui.agenda.view_state import PlanFinding
from ui.widgets.basics import label
from ui.widgets.choices import Choice, ChoiceList


class RepairView(ProposalView):
    """The repairs of a finding, the first one chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Repair"))
        self._sentence = label("")
        self._choices = ChoiceList(self.tr("What can be done"))
        self._agenda: Agenda | None = None
        self._repairs: tuple[Repair, ...] = ()
        self.body.setSpacing(12)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._choices)
        self._choices.chosen.connect(self._on_chosen)

    def show_finding(self, finding: PlanFinding, agenda: Agenda, first: int = 0) -> None:
        """The repairs of a finding, one of them chosen."""
        self._repairs, self._agenda = finding.repairs, agenda
        self._sentence.setText(finding.sentence)
        cards = tuple(
            Choice(str(place), repair.action(each, agenda.language), repair.price(each, agenda.language))
            for place, each in enumerate(self._repairs)
        )
        self._choices.show_choices(cards, str(first))
        self._on_chosen(str(first))
        self.accept.setFocus()

    def _on_chosen(self, place: str) -> None:
        if self._agenda is not None and self._repairs:
            chosen = self._repairs[int(place)]
            self.show_changes(self._agenda, chosen.agenda, chosen.changes, chosen.moves)
