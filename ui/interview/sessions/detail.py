"""One interview session: its day, who comes, and its items with planned and used minutes. Used by the sessions view,
which fills it and hears its widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.interview.field_dates import day_hint, is_whole_date, shown_date
from ui.interview.fields import CheckedField
from ui.interview.sessions.items import ItemModel, fit, item_table
from ui.interview.sessions.people import SessionPeople
from ui.interview.sessions.view_state import SessionCard
from ui.interview.user_label import UserLabel
from ui.widgets.basics import badge, button, label, scrolled, set_role, set_tone
from ui.widgets.dates import short_day

DAY = 170  # pixels at normal text: of a whole date


class SessionDetail(QWidget):
    """`day`, `start`, `end`, `people` and `items` are what a user works with; `model` holds the items."""

    def __init__(self) -> None:
        super().__init__()
        area, column = scrolled(margin=24, spacing=12)
        self._build(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def fit(self) -> None:
        """Give the table the height of its lines at the text size in use."""
        fit(self.items, self.model.rowCount())

    def show_card(self, card: SessionCard) -> None:
        """Show one session."""
        self._title.setText(f"{card.number}  {card.title}")
        self._purpose.setText(card.purpose)
        self.badge.setText(state_words(card))
        set_tone(self.badge, "accent" if card.running else ("good" if card.ended else ""))
        self.warning.setText(self._warning_words(card))
        self.warning.setVisible(bool(self.warning.text()))
        self.day.stand_at("session", str(card.number))
        self.day.show_value(shown_date(card.planned_on), str(card.number))
        self.start.setText(self.tr("Continue it") if card.ended else self.tr("Start the session"))
        self.start.setVisible(not card.running)
        set_role(self.start, "" if card.ended else "primary")
        self.end.setVisible(card.running)
        self.people.show_card(card)
        self.model.show_rows(card.items)
        self.fit()

    def _warning_words(self, card: SessionCard) -> str:
        parts = []
        if card.running and card.bites:
            parts.append(self.tr("“{title}” takes its time from the items around it.").format(title=card.bites))
        if card.running and card.bitten:
            parts.append(self.tr("That is: {titles}.").format(titles=", ".join(card.bitten)))
        if card.running and card.overrun:
            parts.append(self.tr("The session will be {n} min longer.").format(n=card.overrun))
        if card.too_much and card.ended is None:
            words = self.tr("The items add up to {n} min more than the {minutes} booked.")
            parts.append(words.format(n=card.too_much, minutes=card.minutes))
        return " ".join(parts)

    def _build(self, column: QVBoxLayout) -> None:
        self._title = label("", "heading")
        self.badge = badge("")
        self._purpose = label("", "quiet")
        self.warning = UserLabel()
        set_tone(self.warning, "late")
        for part in (self._title, self.badge, self._purpose, self.warning):
            column.addWidget(part)
        column.addLayout(self._day_line())
        column.addSpacing(8)
        column.addWidget(label(self.tr("WHO IS COMING"), "section"))
        self.people = SessionPeople()
        column.addWidget(self.people)
        column.addSpacing(8)
        column.addWidget(label(self.tr("ITEMS"), "section"))
        self.model = ItemModel(self)
        self.items = item_table(self.model, self.tr("Items of the session"))
        column.addWidget(self.items)
        hint = label(
            self.tr("Enter opens the question of an item; while the session is running, it also starts its clock."),
            "small",
        )
        column.addWidget(hint)
        column.addStretch(1)

    def _day_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(self.tr("Day"), "quiet"))
        self.day = CheckedField(self.tr("Day of the session"), is_whole_date, day_hint())
        self.day.setFixedWidth(round(DAY * theme.text_scale()))
        self.start = button("", "primary")
        self.end = button(self.tr("End the session"), "", self.tr("Keeps the minutes that were used"))
        line.addWidget(self.day, 1)
        line.addWidget(self.start)
        line.addWidget(self.end)
        line.addStretch(1)
        return line


def state_words(card: SessionCard) -> str:
    """How far a session is, in a few words."""
    if card.running:
        return QCoreApplication.translate("SessionDetail", "running, {used} of {minutes} min").format(
            used=card.elapsed, minutes=card.minutes
        )
    if card.ended:
        day = short_day(card.ended.astimezone().date())
        return QCoreApplication.translate("SessionDetail", "held {day}, {used} of {minutes} min").format(
            day=day, used=card.elapsed, minutes=card.minutes
        )
    if card.planned_on:
        return QCoreApplication.translate("SessionDetail", "planned for {day}, {minutes} min").format(
            day=short_day(card.planned_on), minutes=card.minutes
        )
    return QCoreApplication.translate("SessionDetail", "{minutes} min, no day yet").format(minutes=card.minutes)
