"""Plan a workshop in one short form: which agenda, when, who. Ends on the new workshop's agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from agendas import loader
from agendas.model import Agenda
from agendas.schedule import times
from ui import theme
from ui.desk import Desk
from ui.widgets.basics import button, label, scrolled
from ui.widgets.choices import Choice, ChoiceList
from ui.widgets.dates import to_date, to_qdate
from workshop_app.application import queries
from workshop_app.application.commands.workshops import PlanWorkshop

WIDEST = 760


class NewWorkshopPanel(QWidget):
    """The form; it keeps nothing until "Plan this workshop"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._agendas: dict[str, Agenda] = {}
        self._list = ChoiceList(self.tr("Agenda"))
        self._dated = QCheckBox(self.tr("The day is fixed"))
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(self.tr("Day"))
        self._start = QTimeEdit()
        self._start.setAccessibleName(self.tr("Start"))
        self._everybody = QCheckBox()
        self._plan = button(self.tr("Plan this workshop"), "primary")
        self._lay_out()
        self._list.chosen.connect(self._on_chosen)
        self._dated.toggled.connect(self._day.setEnabled)
        self._plan.clicked.connect(self._on_plan)

    def refresh(self) -> None:
        """An empty form, with the first agenda chosen."""
        reader = self._desk.workspace.read
        language = queries.engagement(reader).language
        self._agendas = {each: _in_language(each, language) for each in loader.available()}
        first = next(iter(self._agendas), "")
        self._list.show_choices(tuple(self._choice(*each) for each in self._agendas.items()), first)
        today = self._desk.workspace.clock.now().astimezone().date()
        self._day.setDate(to_qdate(today).addDays(14))
        self._dated.setChecked(True)
        people = queries.count_people(reader)
        self._everybody.setText(self.tr("All {count} people of the list take part").format(count=people))
        self._everybody.setChecked(people > 0)
        self._everybody.setVisible(people > 0)
        self._plan.setEnabled(bool(first))
        self._on_chosen(first)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled()
        outer.addWidget(area)
        page.addWidget(label(self.tr("Plan a workshop"), "title"))
        page.addWidget(label(self.tr("Everything can be changed afterwards, item by item."), "quiet"))
        page.addWidget(self._list)
        self._list.setMaximumWidth(round(WIDEST * theme.text_scale()))
        when = QHBoxLayout()
        when.setSpacing(16)
        for words, widget in ((self.tr("Day"), self._day), (self.tr("Start"), self._start)):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            name = label(words, "small")
            name.setBuddy(widget)
            pair.addWidget(name)
            pair.addWidget(widget)
            when.addLayout(pair)
        when.addWidget(self._dated, 0, Qt.AlignmentFlag.AlignBottom)
        when.addStretch(1)
        page.addLayout(when)
        page.addWidget(self._everybody)
        page.addSpacing(8)
        page.addWidget(self._plan, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)

    def _choice(self, agenda_id: str, agenda: Agenda) -> Choice:
        minutes = sum(slot.end - slot.start for slot in times(agenda))
        fact = self.tr("{hours} h {minutes:02d} · {fewest} to {most} people").format(
            hours=minutes // 60, minutes=minutes % 60, fewest=agenda.ideal[0], most=agenda.ideal[1]
        )
        return Choice(agenda_id, agenda.title, agenda.purpose, fact)

    def _on_chosen(self, agenda_id: str) -> None:
        agenda = self._agendas.get(agenda_id)
        if agenda is not None:
            start = agenda.starts[0]
            self._start.setTime(QTime(start // 60, start % 60))

    def _on_plan(self) -> None:
        agenda = self._agendas[self._list.current]
        start = self._start.time()
        people = queries.people(self._desk.workspace.read) if self._everybody.isChecked() else ()
        command = PlanWorkshop(
            agenda,
            day=to_date(self._day.date()) if self._dated.isChecked() else None,
            start=start.hour() * 60 + start.minute(),
            people_ids=tuple(person.id for person in people),
        )
        self._desk.workspace.apply(command, by=self)
        self._desk.bridge.navigate(f"workshops/{command.id}/plan")


def _in_language(agenda_id: str, language: str) -> Agenda:
    return loader.load(agenda_id, language if language in loader.languages(agenda_id) else "en")
