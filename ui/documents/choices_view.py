"""The right side of the documents screen: for whom, on which paper, blank or filled, for which team; and which workshop
the pack is for. Only what matters to the document shown can be chosen; the defaults are right for most days."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from handouts import wording
from handouts.document import Edition
from ui.documents.view_state import CatalogueEntry, DocumentChoices, offers
from ui.labels import enum_label
from ui.widgets.basics import button, label
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.own_style import own_style
from workshop_app.application.settings import SIGNED, Settings
from workshop_app.domain.engagement import Paper


class ChoicesView(QWidget):
    """Signals:
    choices_changed: anything was chosen differently.
    style_wanted: the house style shall be shown.
    """

    choices_changed = Signal()
    style_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._whom = label("", "body")
        self._edition = self._combo(
            self.tr("For"),
            [(self.tr("Participants"), Edition.PARTICIPANT), (self.tr("Facilitator only"), Edition.FACILITATOR)],
        )
        self._paper = self._combo(self.tr("Paper"), [(enum_label(paper), paper) for paper in Paper])
        self._language = self._combo(self.tr("Language"), [(each, each) for each in wording.languages()])
        self._filled = self._combo(self.tr("Form"), [(self.tr("Filled"), False), (self.tr("Blank"), True)])
        self._workshop = self._combo(self.tr("Pack for"), [(self.tr("All workshops"), None)])
        self._set = self._combo(self.tr("Team"), [(self.tr("All teams"), None)])
        self._style = button(self.tr("House style…"), "", self.tr("Logo, colours, foot, Word template"))
        self._style.clicked.connect(self.style_wanted)
        self._form = QFormLayout(self)
        self._lay_out()

    @property
    def workshop_choice(self) -> QComboBox:
        """Which workshop the pack is for; it stands above the catalogue."""
        return self._workshop

    @property
    def choices(self) -> DocumentChoices:
        return DocumentChoices(
            paper=Paper(self._paper.currentData()),
            language=str(self._language.currentData()),
            blank=bool(self._filled.currentData()),
            workshop_id=self._workshop.currentData(),
            set_id=self._set.currentData(),
            edition=Edition(self._edition.currentData()),
            signed=self._settings.get(SIGNED),
            own_style=own_style(self._settings.path.parent),
        )

    def start_with(self, paper: Paper, language: str) -> None:
        """The engagement's own paper and language, when a file is opened."""
        for combo, value in ((self._paper, paper), (self._language, language)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(0, combo.findData(value)))

    def use_paper(self, paper: Paper) -> None:
        """The engagement has another paper now."""
        with QSignalBlocker(self._paper):
            self._paper.setCurrentIndex(self._paper.findData(paper))

    def show_lists(
        self, workshops: tuple[tuple[str, str], ...], sets: tuple[tuple[str, str], ...], usual: str | None
    ) -> None:
        """Fill the two lists again, keeping what was chosen while it still exists; at first the pack is for the usual
        workshop."""
        first = self._workshop.count() <= 1
        known = (*workshops, (None, self.tr("All workshops")))
        for combo, found, chosen in (
            (self._workshop, known, usual if first else self._workshop.currentData()),
            (self._set, ((None, self.tr("All teams")), *sets), self._set.currentData()),
        ):
            with QSignalBlocker(combo):
                combo.clear()
                for id, words in found:
                    combo.addItem(words, id)
                at = combo.findData(chosen)
                combo.setCurrentIndex(at if at >= 0 else combo.findData(None))
        if first:
            self._prefer_blank()

    def _prefer_blank(self) -> None:
        """A pack brings forms to write on; without one, what is there is looked at."""
        with QSignalBlocker(self._filled):
            self._filled.setCurrentIndex(1 if self._workshop.currentData() else 0)

    def suit(self, entry: CatalogueEntry) -> None:
        """Show only the choices that matter to this document."""
        for_whom = self.tr("Facilitator: keep this copy to yourself") if entry.facilitator else self.tr("Participants")
        self._whom.setText(for_whom)
        several = len(entry.artefact.editions) > 1
        self._form.setRowVisible(self._whom, not several)
        self._form.setRowVisible(self._edition, several)
        by_team, fillable = offers(entry.artefact)
        for combo, matters in (
            (self._set, by_team and self._set.count() > 1),
            (self._filled, fillable and self._set.count() > 1),
            (self._language, self._language.count() > 1),
        ):
            self._form.setRowVisible(combo, matters)

    def choose_workshop(self, id: str) -> None:
        """Narrow to one workshop, when another screen asked for its document."""
        at = self._workshop.findData(id)
        if at >= 0:
            self._workshop.setCurrentIndex(at)

    def _combo(self, name: str, items: list[tuple[str, object]]) -> QComboBox:
        combo = ShortChoice(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        for words, value in items:
            combo.addItem(words, value)
        combo.currentIndexChanged.connect(self._on_chosen)
        return combo

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(8)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows = (
            (self.tr("For"), self._whom),
            (self.tr("For"), self._edition),
            (self.tr("Paper"), self._paper),
            (self.tr("Language"), self._language),
            (self.tr("Form"), self._filled),
            (self.tr("Team"), self._set),
        )
        for words, widget in rows:
            self._form.addRow(self._caption(words), widget)
        self._form.addRow(self._style)

    def _caption(self, words: str) -> QLabel:
        return label(words, "small")

    def _on_chosen(self, _index: int) -> None:
        if self.sender() is self._workshop:
            self._prefer_blank()
        self.choices_changed.emit()
