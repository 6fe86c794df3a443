"""Plan a workshop in one short form: which agenda, when, who. Ends on the new workshop's agenda."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from agendas.model import Agenda
from ui import theme
from ui.background import Progress
from ui.desk import Desk
from ui.labels import error_sentence
from ui.new_workshop.view_state import PLAIN, AgendaChoices, is_own, minutes_of, plain, read_choices
from ui.widgets.basics import button, fit_height, label, scrolled
from ui.widgets.choices import Choice, ChoiceList
from ui.widgets.dates import show_clock_in, show_day_in, to_date, to_qdate
from workshop_app.application import own_agendas, queries
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.domain.errors import KnownError

WIDEST = 760


class NewWorkshopPanel(QWidget):
    """The form; it keeps nothing until "Plan this workshop"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = AgendaChoices()
        self._broken = label("", "error")
        self._search = QLineEdit()
        self._list = ChoiceList(self.tr("Agenda"))
        self._forget = button(self.tr("Remove this one from my library"), "flat")
        self._dated = QCheckBox(self.tr("The day is fixed"))
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        show_day_in(self._day)
        self._day.setAccessibleName(self.tr("Day"))
        self._start = QTimeEdit()
        show_clock_in(self._start)
        self._start.setAccessibleName(self.tr("Start"))
        self._start.setTime(QTime(9, 0))
        self._everybody = QCheckBox()
        self._plan = button(self.tr("Plan this workshop"), "primary")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """An empty form; the agendas appear as soon as they are read."""
        reader = self._desk.workspace.read
        today = self._desk.workspace.clock.now().astimezone().date()
        self._day.setDate(to_qdate(today).addDays(14))
        self._dated.setChecked(True)
        people = queries.count_people(reader)
        self._everybody.setText(self.tr("All {count} people on the list take part").format(count=people))
        self._everybody.setChecked(people > 0)
        self._everybody.setVisible(people > 0)
        self._search.clear()
        self._plan.setEnabled(bool(self._list.current))
        self._read()

    def _read(self) -> None:
        language = queries.engagement(self._desk.workspace.read).language

        def job(_progress: Progress) -> AgendaChoices:
            return read_choices(language)

        title = self.tr("Reading the agendas")
        self._desk.background.submit(job, self._show_choices, self._say_error, title=title)

    def _lay_out(self) -> None:
        self._broken.hide()
        self._forget.hide()
        self._search.setPlaceholderText(self.tr("Find an agenda by typing"))
        self._search.setAccessibleName(self.tr("Find an agenda"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled()
        fit_height(area)
        outer.addWidget(area)
        page.addWidget(label(self.tr("Plan a workshop"), "title"))
        page.addWidget(label(self.tr("Everything can be changed afterwards, item by item."), "quiet"))
        page.addLayout(self._when())
        page.addWidget(self._everybody)
        page.addWidget(self._broken)
        widest = round(WIDEST * theme.text_scale())
        for widget in (self._search, self._list):
            widget.setMaximumWidth(widest)
            page.addWidget(widget)
        page.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self._plan)
        foot.addStretch(1)
        outer.addLayout(foot)

    def _when(self) -> QHBoxLayout:
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
        return when

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_searched)
        self._search.returnPressed.connect(self._plan.click)  # does nothing while there is no agenda to plan
        self._list.chosen.connect(self._on_chosen)
        self._forget.clicked.connect(self._on_forget)
        self._dated.toggled.connect(self._day.setEnabled)
        self._plan.clicked.connect(self._on_plan)

    def _show_choices(self, choices: AgendaChoices) -> None:
        own = plain(
            self.tr("A plan of your own"),
            self.tr("Begins with one item. Add others from the library, or import your agenda from a table."),
            self.tr("New item"),
            queries.engagement(self._desk.workspace.read).language,
        )
        self._choices = replace(choices, agendas={**choices.agendas, own.id: own})
        words = self.tr("{name} cannot be read ({reason}) and was set aside.")
        self._broken.setText("\n".join(words.format(name=each.name, reason=each.reason) for each in choices.broken))
        self._broken.setVisible(bool(choices.broken))
        self._on_searched()

    def _choice(self, agenda_id: str, agenda: Agenda) -> Choice:
        minutes = minutes_of(agenda)
        fact = self.tr("{hours} h {minutes:02d} · {fewest} to {most} people").format(
            hours=minutes // 60, minutes=minutes % 60, fewest=agenda.ideal[0], most=agenda.ideal[1]
        )
        if agenda_id == PLAIN:
            fact = ""
        elif is_own(agenda_id):
            fact = self.tr("yours · {fact}").format(fact=fact)
        elif agenda_id != agenda.id:
            fact = f"{fact} · {QLocale(agenda.language).nativeLanguageName()}"
        return Choice(agenda_id, agenda.title, agenda.purpose, fact)

    def _on_searched(self) -> None:
        found = self._choices.matching(self._search.text())
        kept = self._list.current if self._list.current in found else next(iter(found), "")
        self._list.show_choices(tuple(self._choice(*each) for each in found.items()), kept)
        self._on_chosen(kept)

    def _on_chosen(self, agenda_id: str) -> None:
        agenda = self._choices.agendas.get(agenda_id)
        self._plan.setEnabled(agenda is not None)
        self._forget.setVisible(is_own(agenda_id))
        if agenda is not None:
            start = agenda.starts[0]
            self._start.setTime(QTime(start // 60, start % 60))

    def _on_forget(self) -> None:
        """Files know no undo, so this one is asked about."""
        agenda = self._choices.agendas[self._list.current]
        words = self.tr("“{title}” will be removed from your library. Workshops planned from it keep it.")
        title = self.tr("Remove from the library?")
        if not self._desk.ask.confirm(title, words.format(title=agenda.title), self.tr("Remove"), self.tr("Keep")):
            return
        try:
            own_agendas.remove_agenda(agenda.id)
        except KnownError as error:
            self._say_error(error)
        self._read()

    def _on_plan(self) -> None:
        agenda = self._choices.agendas[self._list.current]
        start = self._start.time()
        people = queries.people(self._desk.workspace.read) if self._everybody.isChecked() else ()
        command = PlanWorkshop(
            agenda,
            day=to_date(self._day.date()) if self._dated.isChecked() else None,
            start=start.hour() * 60 + start.minute(),
            people_ids=tuple(person.id for person in people),
        )
        if self._desk.door.carry_out(command, by=self):
            self._desk.bridge.navigate(f"workshops/{command.id}/plan")

    def _say_error(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))
