"""A field for one day, typed as people type days or picked from a calendar. It always holds a day: what cannot be read
stays in the field, marked, and asks; the day before it holds until then."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from ui import icons, theme
from ui.widgets.basics import button, label, put_words
from ui.widgets.dates import field_day, screen_language, short_day, to_date, to_qdate
from ui.widgets.said_below import say_below
from ui.widgets.typed_days import typed_day

WIDE = 180
EXAMPLE = date(2026, 12, 14)


class DayField(QWidget):
    """Signals: day_changed (date) when the user chose another one. `is_clear` is False while something stands there
    that is no day. Arrow up and down in the field go a day on or back."""

    day_changed = Signal(object)

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setMinimumWidth(round(WIDE * theme.text_scale()))
        self.field.installEventFilter(self)
        self._pick = button("", "icon", self.tr("Choose in a calendar"))
        self._pick.setAccessibleName(self.tr("Choose in a calendar"))
        icons.set_icon(self._pick, "calendar-days", "quiet")
        self._said = label("", "error")
        self._said.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._said)
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(self.read)
        self._pick.clicked.connect(self._on_pick)
        self.show_day(today, today)

    @property
    def day(self) -> date:
        """The day that holds."""
        return self._day

    @property
    def is_clear(self) -> bool:
        """Whether what stands there is a day."""
        return not self.field.property("invalid")

    def show_day(self, day: date, today: date) -> None:
        """Show this day, whatever stood there; days without a year are counted from `today`."""
        self._day, self._today = day, today
        put_words(self.field, _shown(day))
        self._mark("")

    def read(self) -> bool:
        """Read what is typed; False, and a sentence below, when it is no day."""
        typed = self.field.text().strip()
        if typed == _shown(self._day):
            self._mark("")
            return True
        found = typed_day(typed, self._today)
        if found is None:
            said = self.tr("Which day is “{typed}”? {example}, 14.12.2026 or 2026-12-14 can be read.")
            example = short_day(EXAMPLE)
            self._mark(said.format(typed=typed, example=example) if typed else self.tr("Which day?"))
            return False
        self._take(found)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = (event.key() == Qt.Key.Key_Up) - (event.key() == Qt.Key.Key_Down)
            if step and self.read():
                self._take(self._day + timedelta(days=step))
            return bool(step)
        return False

    def _take(self, day: date) -> None:
        changed = day != self._day
        self.show_day(day, self._today)
        if changed:
            self.day_changed.emit(day)

    def _mark(self, sentence: str) -> None:
        say_below(self.field, self._said, sentence)

    def _on_pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setLocale(screen_language())
        calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(to_qdate(self._day))
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        held = QWidgetAction(menu)
        held.setDefaultWidget(calendar)
        menu.addAction(held)
        menu.aboutToHide.connect(menu.deleteLater)
        calendar.setFocus()
        menu.popup(self.field.mapToGlobal(self.field.rect().bottomLeft()))

    def _on_picked(self, day: QDate) -> None:
        self._take(to_date(day))
        self.field.setFocus()


def _shown(day: date) -> str:
    return field_day(day)
