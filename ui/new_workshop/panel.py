"""Plan a workshop in one short form: which agenda, when, who. Ends on the new workshop's agenda."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from agendas.model import Agenda
from ui import theme
from ui.background import Progress
from ui.desk import Desk
from ui.labels import error_sentence
from ui.lengths import length
from ui.new_workshop import view_state
from ui.new_workshop.agenda_cards import AgendaList, legend
from ui.new_workshop.agenda_filter import AgendaFilter
from ui.new_workshop.view_state import PLAIN, AgendaChoices, is_own, minutes_of, plain
from ui.new_workshop.when_form import WhenForm
from ui.widgets.basics import button, fit_height, label, large_text, scrolled
from ui.widgets.choices import Choice
from ui.widgets.method_line import MethodLine
from ui.widgets.said_below import say_on
from workshop_app.application import own_agendas, queries
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.interview_queries import facts
from workshop_app.application.public_holidays import public_holidays
from workshop_app.domain.days_off import DaysOff
from workshop_app.domain.errors import KnownError
from workshop_app.domain.method import MethodStep

WIDEST = 1120
Read = tuple[AgendaChoices, Mapping[date, str]]  # and the public holidays of the client's country


class NewWorkshopPanel(QWidget):
    """The form; it keeps nothing in the file until "Plan this workshop", and what was typed until then."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = AgendaChoices()
        self._off = DaysOff()
        self._wanted = ""  # the agenda that was chosen: a filter may hide it, and gives it back
        self._untouched = True
        self._everybody = QCheckBox()
        self._when = WhenForm(self._today, self._everybody)
        self._broken = label("", "error")
        self._filter = AgendaFilter()
        self._list = AgendaList(self.tr("Agenda"))
        self._forget = button(self.tr("Remove this one from my library"), "flat")
        self._plan = button(self.tr("Plan this workshop"), "primary", self.tr("From any field here (Ctrl+Return)"))
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """The agendas appear as soon as they are read. What was typed and not planned yet stays."""
        reader = self._desk.workspace.read
        self._off = DaysOff(facts(reader).blackout, self._off.holidays)
        self._when.show_off(self._off)
        people = queries.count_people(reader)
        one, several = (
            self.tr("The one person on the list takes part"),
            self.tr("All {count} people on the list take part"),
        )
        self._everybody.setText(one if people == 1 else several.format(count=people))
        self._everybody.setVisible(people > 0)
        if self._untouched:
            self._untouched = False
            self._wanted = ""
            self._everybody.setChecked(people > 0)
            self._when.begin_anew(self._today)
            self._filter.clear()
        self._plan.setEnabled(bool(self._list.current))
        self._read()

    @property
    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()

    def _read(self) -> None:
        known = queries.engagement(self._desk.workspace.read)
        years = {self._today.year, self._today.year + 1}

        def job(_progress: Progress) -> Read:
            choices = view_state.read_choices(known.language)
            try:
                return choices, public_holidays(known.country, years, known.region)
            except KnownError:
                return choices, {}  # a country nobody knows the holidays of

        title = self.tr("Reading the agendas")
        self._desk.background.submit(job, self._show_read, self._say_error, title=title)

    def _show_read(self, read: Read) -> None:
        choices, holidays = read
        self._off = replace(self._off, holidays=holidays)
        self._when.show_off(self._off)
        self._show_choices(choices)

    def _lay_out(self) -> None:
        self._broken.hide()
        self._forget.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled()
        fit_height(area)
        outer.addWidget(area)
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(12)
        if not large_text():
            page.addWidget(MethodLine(MethodStep.WORKSHOP))
        page.addWidget(self._when)
        page.addWidget(self._broken)
        parts = (self._filter, self._list, legend()) if large_text() else (self._filter, legend(), self._list)
        for widget in parts:  # with very large text the cards come first, and what their colours mean below them
            widget.setMaximumWidth(round(WIDEST * theme.text_scale()))
            # In a row of its own: a column asks for the height at all of its width, and cards would be cut that wrap
            # in less.
            beside = QHBoxLayout()
            beside.addWidget(widget, 1)
            beside.addStretch(0)
            page.addLayout(beside)
        page.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(16)
        foot.addWidget(self._plan)
        foot.addWidget(label(self.tr("Everything can be changed afterwards, item by item."), "quiet"), 1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self._filter.changed.connect(self._on_filtered)
        self._when.entered.connect(self._filter.search.setFocus)  # the day is settled: which agenda?
        self._filter.entered.connect(self._plan.click)  # does nothing while there is no agenda to plan
        self._list.chosen.connect(self._on_chosen)
        self._forget.clicked.connect(self._on_forget)
        self._plan.clicked.connect(self._on_plan)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._plan.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_choices(self, choices: AgendaChoices) -> None:
        own = plain(
            self.tr("A plan of your own"),
            self.tr("Begins with one item. Add others from the library, or import your agenda from a table."),
            self.tr("New item"),
            queries.engagement(self._desk.workspace.read).language,
        )
        self._choices = replace(choices, agendas={**choices.agendas, own.id: own})
        strips = {id: view_state.strip_of(agenda) for id, agenda in self._choices.agendas.items() if id != PLAIN}
        self._list.strips = strips
        words = self.tr("{name} cannot be read ({reason}) and was set aside.")
        say_on(self._broken, "\n".join(words.format(name=each.name, reason=each.reason) for each in choices.broken))
        self._on_filtered()

    def _choice(self, agenda_id: str, agenda: Agenda) -> Choice:
        fact = self.tr("{length} · {fewest} to {most} people").format(
            length=length(minutes_of(agenda)), fewest=agenda.ideal[0], most=agenda.ideal[1]
        )
        if agenda_id == PLAIN:
            fact = ""
        elif is_own(agenda_id):
            fact = self.tr("yours · {fact}").format(fact=fact)
        elif agenda_id != agenda.id:
            fact = f"{fact} · {QLocale(agenda.language).nativeLanguageName()}"
        return Choice(agenda_id, agenda.title, agenda.purpose, fact)

    def _on_filtered(self) -> None:
        """The agenda that was chosen stays chosen, or is so again once the filter lets it through."""
        found = self._choices.matching(self._filter.wanted)
        kept = self._wanted if self._wanted in found else next(iter(found), "")
        self._list.show_choices(tuple(self._choice(*each) for each in found.items()), kept)
        self._show_chosen(kept)

    def _on_chosen(self, agenda_id: str) -> None:
        self._wanted = agenda_id
        self._show_chosen(agenda_id)

    def _show_chosen(self, agenda_id: str) -> None:
        agenda = self._choices.agendas.get(agenda_id)
        self._plan.setEnabled(agenda is not None)
        self._forget.setVisible(is_own(agenda_id))
        if agenda is not None:
            self._when.propose_start(agenda.starts[0])

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
        if not self._when.is_clear():
            return
        people = queries.people(self._desk.workspace.read) if self._everybody.isChecked() else ()
        command = PlanWorkshop(
            agenda,
            day=self._when.day,
            start=self._when.start,
            people_ids=tuple(person.id for person in people),
        )
        if self._desk.door.carry_out(command, by=self):
            self._untouched = True
            self._desk.bridge.navigate(f"workshops/{command.id}/plan")

    def _say_error(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))
