"""What the dates are counted from: the cycle, the country, weeks to stay out of, and what is shown. Used by the
calendar panel; asks by signal, changes nothing."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QSpinBox, QVBoxLayout, QWidget

from ui.calendar.view_state import MOST_CYCLES, CalendarRequest, CalendarView, Known
from ui.widgets.basics import button, label, set_tone, tab_through
from ui.widgets.dates import in_words, long_day, show_day_in, to_date, to_qdate
from ui.widgets.fields import TextField
from ui.widgets.half_numbers import HalfNumber
from ui.widgets.keeper import commit_all, half_typed
from ui.widgets.short_choice import ShortChoice
from ui.widgets.typed_parts import PartsOfDay
from ui.widgets.zone_field import ZoneField
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.parameters import ParameterKey


class CalendarChoices(QWidget):
    """Signals: `detail_written(name, value)` for a field of parameter 4, `place_chosen(country, region)`,
    `zone_typed(words)`, `requested(Request)`, `cycle_requested` (go to parameter 4)."""

    detail_written = Signal(str, str)
    place_chosen = Signal(str, str)
    zone_typed = Signal(str)
    requested = Signal(object)
    cycle_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country, self._region = "", ""
        self._build()
        self._lay_out()
        self._connect()

    def show_view(self, view: CalendarView, request: CalendarRequest) -> None:
        """Show what is stored; a field somebody types in keeps its text."""
        facts = view.facts
        if half_typed(self) is None:
            with QSignalBlocker(self.first), QSignalBlocker(self.months):
                self.first.setDate(to_qdate(facts.cycle_start or view.proposed))
                self.months.setValue(facts.cycle_months)
            for typed in self._half:
                typed.stand_at(ParameterKey.CYCLE)
        ends = long_day(facts.cycle_end) if facts.cycle_end else ""
        words = self.tr("ends on {day}").format(day=ends) if ends else self.tr("not set yet")
        self.end.setText(self.tr("ends before it begins: {day}").format(day=ends) if view.backwards else words)
        set_tone(self.end, "over" if view.backwards else "")
        self._country, self._region = view.country, view.region
        _choose(self.country, view.country)
        _choose(self.region, view.region)
        self.zone.show_value(view.zone)
        self.zone.country = view.country
        self.blackout.show_value(in_words(view.blackout))
        unread = self.tr("No date found, so nothing is moved: {lines}")
        self.unread.setText(unread.format(lines="; ".join(view.unread)))
        self.unread.setVisible(bool(view.unread))
        with QSignalBlocker(self.cycles), QSignalBlocker(self.tasks), QSignalBlocker(self.by_workshop):
            self.cycles.setValue(request.cycles)
            self.tasks.setChecked(request.tasks)
            self.by_workshop.setChecked(request.by_workshop)
        committed = any(each.kind is CalendarKind.COMMITMENT for each in view.entries)
        self.by_workshop.setEnabled(request.tasks or committed)

    def show_known(self, known: Known) -> None:
        """Fill the lists once the library of holidays has told what there is."""
        if self.country.count() < len(known.countries):
            named = sorted((_territory(code), code) for code in known.countries)
            with QSignalBlocker(self.country):
                self.country.clear()
                self.country.addItem(self.tr("none (weekends only)"), "")
                for words, code in named:
                    self.country.addItem(words, code)
        with QSignalBlocker(self.region):
            self.region.clear()
            self.region.addItem(self.tr("the whole country"), "")
            for code, words in known.regions:
                self.region.addItem(words, code)
        self.region.setEnabled(bool(known.regions))
        _choose(self.country, self._country)
        _choose(self.region, self._region)

    def commit(self) -> None:
        """Save what was typed less than a moment ago."""
        commit_all(self)

    def _build(self) -> None:
        self.first = QDateEdit(self)
        self.first.setCalendarPopup(True)
        show_day_in(self.first)
        PartsOfDay(self.first)
        self.first.setDateRange(to_qdate(date(2000, 1, 1)), to_qdate(date(2100, 12, 31)))
        self.months = QSpinBox()
        self.months.setRange(1, 12)
        self._half = (HalfNumber(self.first, "first"), HalfNumber(self.months, "months"))
        self.end = label("", "small")
        self.country, self.region = _List(self), _List(self)
        self.zone = ZoneField(self.tr("Time zone of the workshops"))
        self.zone.setPlaceholderText(self.tr("not said"))
        self.zone.setToolTip(self.tr("Type a city or a country. A workshop elsewhere says its own in its plan."))
        self.blackout = TextField(
            self.tr("Weeks without OKR dates"), in_words(self.tr("2027-03-01 to 2027-03-14 trade fair")), 3, parent=self
        )
        self.unread = label("", "small")
        self.cycles = QSpinBox()
        self.cycles.setRange(1, MOST_CYCLES)
        self.tasks = QCheckBox(self.tr("Tasks around workshops"))
        self.by_workshop = QCheckBox(self.tr("Below their workshop"))
        self.cycle = button(self.tr("Go to parameter 4"), "link", self.tr("Everything agreed about the cycle"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        pairs: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("First day of the cycle"), (self.first, self.end)),
            (self.tr("Months per cycle"), (self.months, self.cycle)),
            (self.tr("Public holidays in"), (self.country, self.region)),
            (self.tr("Time zone of the workshops"), (self.zone,)),
            (self.tr("Weeks without OKR dates"), (self.blackout, self.unread)),
            (self.tr("Cycles to show"), (self.cycles, self.tasks, self.by_workshop)),
        )
        for words, widgets in pairs:
            name = label(words, "quiet")
            name.setBuddy(widgets[0])
            widgets[0].setAccessibleName(words)
            column.addWidget(name)
            for each in widgets:
                column.addWidget(each)
            column.addSpacing(10)
        self.region.setAccessibleName(self.tr("Region"))
        self.unread.setMinimumWidth(40)
        column.addStretch(1)
        counted = (self.first, self.months, self.cycle, self.country, self.region, self.zone, self.blackout)
        tab_through(*counted, self.cycles, self.tasks, self.by_workshop)

    def _connect(self) -> None:
        self.first.dateChanged.connect(self._on_first)
        self.months.valueChanged.connect(self._on_months)
        self.country.activated.connect(self._on_country)
        self.region.activated.connect(self._on_region)
        self.zone.committed.connect(self.zone_typed)
        self.blackout.committed.connect(partial(self.detail_written.emit, "blackout"))
        self.cycles.valueChanged.connect(self._on_request)
        self.tasks.toggled.connect(self._on_request)
        self.by_workshop.toggled.connect(self._on_request)
        self.cycle.clicked.connect(self.cycle_requested)

    def _on_first(self, day: QDate) -> None:
        self.detail_written.emit("first_start", to_date(day).isoformat())

    def _on_months(self, months: int) -> None:
        self.detail_written.emit("length_months", str(months))

    def _on_country(self, _at: int) -> None:
        self.place_chosen.emit(str(self.country.currentData()), "")

    def _on_region(self, _at: int) -> None:
        self.place_chosen.emit(self._country, str(self.region.currentData()))

    def _on_request(self, _value: object) -> None:
        grouped = self.by_workshop.isChecked()
        self.requested.emit(CalendarRequest(self.cycles.value(), self.tasks.isChecked(), grouped))


class _List(ShortChoice):
    """A list that needs little width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)


def _choose(box: QComboBox, value: str) -> None:
    """Show a stored value, also one the list does not hold (yet)."""
    at = box.findData(value)
    with QSignalBlocker(box):
        if at < 0 and value:
            box.addItem(_territory(value), value)
            at = box.count() - 1
        box.setCurrentIndex(at)


def _territory(code: str) -> str:
    return QLocale.territoryToString(QLocale.codeToTerritory(code)) or code
