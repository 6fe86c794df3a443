"""The line above the changes: what to look at, and the page as a file. Used by the changes view."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.interview.changes.view_state import NOW, ChangesFilter, ChangesRequest, ChangesView
from ui.interview.field_dates import day_hint, is_whole_date, read_date, shown_date
from ui.interview.fields import CheckedField, ChoiceField
from ui.labels import error_sentence
from ui.widgets.basics import button, label
from ui.widgets.dates import long_day
from ui.widgets.flow import wrapped_row
from workshop_app.domain.errors import KnownError
from workshop_app.domain.versions import RecordEdition


class ChangesBar(QWidget):
    """Signals: `requested(Request)` asks to look at something else, `save_requested(format)` for the page as a file,
    `refused(sentence)` says what could not be read."""

    requested = Signal(object)
    save_requested = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._request = ChangesRequest()
        looks = (
            (ChangesFilter.SINCE, self.tr("Changes since a date")),
            (ChangesFilter.EDITIONS, self.tr("Compare two versions")),
            (ChangesFilter.PARAMETER, self.tr("History of one answer")),
        )
        self.look = ChoiceField(self.tr("What to show"), [(each.value, words) for each, words in looks])
        self.since = CheckedField(self.tr("Since"), is_whole_date, day_hint())
        self.first = ChoiceField(self.tr("Earlier version"), ())
        self.then = ChoiceField(self.tr("Later version"), ())
        self.parameter = ChoiceField(self.tr("Parameter"), ())
        self.pdf = button(self.tr("Save PDF"), "", self.tr("This page, ready to print"))
        self.word = button(self.tr("Save Word"), "", self.tr("This page, ready to edit"))
        self._against = label(self.tr("with"), "quiet")
        self._against.setWordWrap(False)
        self._lay_out()
        self._connect()

    def show_view(self, shown: ChangesView, request: ChangesRequest) -> None:
        """Show what is looked at and what can be chosen."""
        self._request = request
        self.look.show_value(request.look.value)
        self.since.show_value(shown_date(request.since))
        editions = [(each.id, self._entry_words(each)) for each in shown.editions]
        _fill(self.first, editions, request.earlier(shown.editions))
        _fill(self.then, [*editions, (NOW, self.tr("as it is now"))], request.then)
        _fill(self.parameter, list(shown.titles), request.key)
        self.since.setVisible(request.look is ChangesFilter.SINCE)
        self.parameter.setVisible(request.look is ChangesFilter.PARAMETER)
        for widget in (self.then, self._against, self.first):
            widget.setVisible(request.look is ChangesFilter.EDITIONS and bool(shown.editions))
        self._room.setVisible(request.look is not ChangesFilter.EDITIONS)
        for each in (self.pdf, self.word):
            each.setVisible(request.look is not ChangesFilter.PARAMETER)
            each.setEnabled(bool(shown.rows))

    def _entry_words(self, edition: RecordEdition) -> str:
        day = edition.signed_on or edition.at.astimezone().date()
        return self.tr("Version {number}, {day}").format(number=edition.label, day=long_day(day))

    def _lay_out(self) -> None:
        line = wrapped_row(self)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(8)
        line.addWidget(self.look, 3)
        for widget in (self.since, self.then, self._against, self.first, self.parameter):
            line.addWidget(widget, 0 if widget is self._against else 2)
        self._room = QWidget()
        line.addWidget(self._room, 1)
        both = QHBoxLayout()  # they stay together
        both.setSpacing(8)
        both.addWidget(self.pdf)
        both.addWidget(self.word)
        line.addLayout(both)

    def _connect(self) -> None:
        self.look.committed.connect(self._on_look)
        self.since.committed.connect(self._on_since)
        self.first.committed.connect(partial(self._on_edition, "first"))
        self.then.committed.connect(partial(self._on_edition, "then"))
        self.parameter.committed.connect(self._on_parameter)
        self.pdf.clicked.connect(partial(self._on_save, "pdf"))
        self.word.clicked.connect(partial(self._on_save, "docx"))

    def _on_look(self, look: str) -> None:
        self.requested.emit(replace(self._request, look=ChangesFilter(look)))

    def _on_since(self, text: str) -> None:
        try:
            day = read_date(text, self.since.accessibleName())
        except KnownError as error:
            self.refused.emit(error_sentence(error))
            return
        self.requested.emit(replace(self._request, since=day))

    def _on_edition(self, place: str, id: str) -> None:
        request = self._request
        first, then = (id, request.then) if place == "first" else (request.first, id)
        self.requested.emit(replace(request, first=first, then=then))

    def _on_parameter(self, key: str) -> None:
        self.requested.emit(replace(self._request, key=key))

    def _on_save(self, format: str) -> None:
        self.since.commit()
        self.save_requested.emit(format)


def edition_words(edition: RecordEdition) -> str:
    """An edition as people call it."""
    day = long_day(edition.signed_on or edition.at.astimezone().date())
    if edition.signed_on:
        words = QCoreApplication.translate("ChangesBar", "Version {number}, signed {day}")
    else:
        words = QCoreApplication.translate("ChangesBar", "Version {number}, {day}")
    return words.format(number=edition.label, day=day)


def _fill(field: ChoiceField, entries: list[tuple[str, str]], value: str) -> None:
    """Other entries, only where they are others: an open list must not close under the hand."""
    known = [(str(field.itemData(at)), field.itemText(at)) for at in range(field.count())]
    if known != entries:
        with QSignalBlocker(field):
            field.clear()
            for stored, words in entries:
                field.addItem(words, stored)
    field.show_value(value)
