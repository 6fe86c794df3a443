"""The selected step of the plan: its figures in one row, then what to say, what the room sees, what to bring, each on a
tab of its own. Every word can be changed. A text is as high as its words: in a low window the column around it scrolls,
and nothing within."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from agendas.model import Step
from ui.agenda import columns, material_words
from ui.agenda.clock_form import ClockForm
from ui.agenda.facts_form import FactsForm
from ui.agenda.figures_row import FiguresRow
from ui.agenda.step_facts import StepFacts
from ui.agenda.view_state import PlanRow
from ui.theme.pasting import words_in
from ui.widgets import dates
from ui.widgets.basics import label, look_again, scrolled
from ui.widgets.fields import TextField
from ui.widgets.tab_row import TabRow

LEAST_LINES = 5  # of a script in sight, however short it is
ENDLESS = 10_000  # lines: a text has all it needs
AROUND = 12  # pixels around the words of a text


class StepInspector(QFrame):
    """Fields of one step.

    Signals:
    text_committed: (step id, name of the text, words).
    materials_committed: (step id, words: one thing a line).
    facts_committed: (step id, StepFacts).
    until_committed: (step id, the typed time it runs until).
    group_committed: (strand id, the typed name of the group).
    refused: why what was typed stays in its field and is not saved, as a sentence.
    """

    text_committed = Signal(str, str, str)
    materials_committed = Signal(str, str)
    facts_committed = Signal(str, object)
    until_committed = Signal(str, str)
    group_committed = Signal(str, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self.setProperty("role", "card")
        self._facts = label("", "quiet")
        self._figures = FiguresRow(self)
        self._title = _TitleField(self.tr("Title"), lines=1, most_lines=3, parent=self)
        self._tabs = TabRow(self.tr("The chosen item"), self)
        self._tabs.setProperty("role", "tight")
        self._pages = QStackedWidget(self)
        self._texts = {
            "script": self._text(self.tr("Script"), self.tr("What you say or do")),
            "room_text": self._text(self.tr("On the wall"), self.tr("What the room reads")),
            "tips": self._text(self.tr("Tips"), self.tr("Only you see this")),
            "failure": self._text(self.tr("What goes wrong"), self.tr("Only you see this")),
        }
        self._materials = self._text(self.tr("Materials"), self.tr("One thing per line: Handout × per person"))
        self._area, self._column = scrolled(margin=0, spacing=4, parent=self)
        page = self._area.widget()
        self._clock = ClockForm(page)
        self._form = FactsForm(page)
        self._lay_out()
        self._connect()
        self.show_row(None, locked=True)

    def show_row(self, row: PlanRow | None, locked: bool, workshop_id: str = "") -> None:
        """The step to show, with what is known about it; a field somebody is typing in is left alone. Items of two
        workshops of one kind have the same ids: what is typed by half waits for this one."""
        step = None if row is None else row.step
        if self._step is not None and (step is None or step.id != self._step.id):
            self.commit()
        self._step = step
        self.setEnabled(step is not None)
        self._title.setReadOnly(locked)
        self._materials.setReadOnly(locked)
        for field in self._texts.values():
            field.setReadOnly(locked)
        for part in (self._figures, self._tabs, self._pages):
            part.setVisible(step is not None)
        if step is None or row is None:
            self._facts.setText(self.tr("Choose an item to see what to say and what to bring."))
            self._facts.show()
            return
        words = self._fact_words(row)
        self._facts.setText(words)
        self._facts.setVisible(bool(words))
        self._figures.show_row(row)
        self._clock.show_row(row, locked, workshop_id)
        self._form.workshop_id = workshop_id
        self._form.show_step(step, locked, beside=row.strand is not None)
        self._title.show_value(step.title, step.id)
        for name, field in self._texts.items():
            field.show_value(getattr(step.texts, name), step.id)
        self._materials.show_value(material_words.lines(step.materials), step.id)

    def commit(self) -> None:
        """Save what is being typed now."""
        self._title.commit()
        self._clock.commit()
        self._form.commit()
        for field in (*self._texts.values(), self._materials):
            field.commit()

    def edit_title(self) -> None:
        """Type over the title."""
        self._title.setFocus()
        self._title.selectAll()

    def _fit_pages(self) -> None:
        """As high as the page that is shown."""
        shown = self._pages.currentWidget()
        wanted = shown.wanted() if isinstance(shown, _PageText) else self._column.minimumSize().height()
        least = max(LEAST_LINES * self.fontMetrics().lineSpacing(), wanted)
        if least != self._pages.minimumHeight():
            self._pages.setMinimumHeight(least)

    def _text(self, name: str, hint: str) -> _PageText:
        field = _PageText(name, hint, lines=2, parent=self._pages)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        field.setProperty("role", "bare")
        return field

    def _lay_out(self) -> None:
        for field in (*self._texts.values(), self._materials):
            self._tabs.addTab(field.accessibleName())
            self._pages.addWidget(field)
        self._tabs.addTab(self.tr("More"))
        self._pages.addWidget(self._area)
        self._column.addWidget(self._form)
        self._column.addWidget(self._clock)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for part in (self._title, self._figures, self._facts, self._tabs):
            layout.addWidget(part)
        self._facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit_pages()
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._pages.currentChanged.connect(self._fit_pages)
        for field in (*self._texts.values(), self._materials):
            field.fitted.connect(self._fit_pages)
        self._title.committed.connect(partial(self._on_committed, "title"))
        for name, field in self._texts.items():
            field.committed.connect(partial(self._on_committed, name))
        self._materials.committed.connect(self._on_materials)
        self._form.committed.connect(self._on_facts)
        self._clock.until_committed.connect(self.until_committed)
        self._clock.group_committed.connect(self.group_committed)
        self._clock.refused.connect(self.refused)
        self._form.refused.connect(self.refused)

    def _fact_words(self, row: PlanRow) -> str:
        step = row.step
        facts = []
        if step.until is not None:
            words = self.tr("runs until {end}: {minutes} min in this plan")
            facts.append(words.format(end=dates.clock(step.until), minutes=step.minutes))
        for number, strand in enumerate(step.strands, 1):
            facts.append(f"{columns.group_title(strand, number)} {strand.minutes} min")
        if step.rounds:
            shape = " + ".join(str(phase.minutes) for phase in step.rounds[0].phases)
            facts.append(self.tr("round {n}: {shape} min").format(n=step.rounds[0].number, shape=shape))
        if row.share:
            one = row.share.groups == 1
            words = self.tr("1 group, {minutes} min") if one else self.tr("{n} groups, {minutes} min each")
            facts.append(words.format(n=row.share.groups, minutes=f"{float(row.share.minutes_each):.1f}"))
        if row.past:
            words = self.tr("planned {minutes} min; earlier runs took {past}")
            facts.append(words.format(minutes=step.minutes, past=", ".join(str(minutes) for minutes in row.past)))
        return " · ".join(facts)

    def _on_facts(self, step_id: str, facts: StepFacts) -> None:
        self.facts_committed.emit(step_id, facts)

    def _on_committed(self, name: str, words: str) -> None:
        if self._step is not None:
            self.text_committed.emit(self._step.id, name, words)

    def _on_materials(self, words: str) -> None:
        if self._step is not None:
            self.materials_committed.emit(self._step.id, words)


class _PageText(TextField):
    """As high as the page it fills, and that as high as its words. Signal: fitted when it may be another height."""

    fitted = Signal()

    def __init__(self, name: str, hint: str, lines: int, parent: QWidget) -> None:
        super().__init__(name, hint, lines=lines, most_lines=ENDLESS, parent=parent)
        self.cursorPositionChanged.connect(self._on_cursor)

    def wanted(self) -> int:
        """How high it is with all its words in sight."""
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        wrapped = round(self.document().size().height())  # a plain text document measures itself in lines
        high = max(line * wrapped, self._tall(wrapped))
        return high + 2 * ceil(self.document().documentMargin()) + 2 * self.frameWidth() + AROUND

    def _fit(self) -> None:
        self.fitted.emit()

    def _on_cursor(self) -> None:
        if self.hasFocus():
            QTimer.singleShot(0, self, self._follow_cursor)  # the page may grow for the line that was begun

    def _follow_cursor(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if around is not None else None
        if around is not None and page is not None and page.isAncestorOf(self):
            at = self.viewport().mapTo(page, self.cursorRect().center())
            around.ensureVisible(at.x(), at.y(), 0, self.cursorRect().height())


class _TitleField(TextField):
    """One title, on as many lines as it needs: Enter keeps it, and what is pasted becomes one line."""

    def setReadOnly(self, read_only: bool) -> None:
        """Qt looks at this property of a line by itself, of a text only when it is told to."""
        if read_only != self.isReadOnly():
            super().setReadOnly(read_only)
            look_again(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        one_line = QMimeData()
        one_line.setText(" ".join(words_in(source).split()))
        super().insertFromMimeData(one_line)
