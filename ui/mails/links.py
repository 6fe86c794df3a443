"""The links of a mail that only its sender knows: a field each, kept as it is typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handouts.mails.links import MailLink
from ui.desk import Desk
from ui.widgets.basics import label
from ui.widgets.fields import LineField
from ui.widgets.keeper import commit_in
from workshop_app.application.commands.unsent import KeepUnsent


class MailLinks(QWidget):
    """Hidden where a mail has none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: dict[str, MailLink] = {}
        self._fields: dict[str, LineField] = {}
        self._rows: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def fields(self) -> tuple[LineField, ...]:
        """Those that were made so far, in their order."""
        return tuple(self._fields.values())

    def show_links(self, links: tuple[MailLink, ...]) -> None:
        """What the file holds; whoever is typing is left alone. Another workshop has links of its own."""
        if [each.place for each in links] != [each.place for each in self._shown.values()]:
            commit_in(self)
        self._shown = {each.field: each for each in links}
        for each in links:
            if each.field not in self._fields:
                self._add(each)
            self._fields[each.field].show_value(each.words, each.place.id)
        for field, row in self._rows.items():
            row.setVisible(field in self._shown)
        self.setVisible(bool(links))

    def _add(self, link: MailLink) -> None:
        row = self._rows[link.field] = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = link.name[:1].upper() + link.name[1:]
        field = self._fields[link.field] = LineField(name, self.tr("https://…"), row)
        column.addWidget(label(name, "small"))
        column.addWidget(field)
        field.committed.connect(partial(self._on_committed, link.field))
        self._column.addWidget(row)

    def _on_committed(self, field: str, words: str) -> None:
        if field in self._shown:
            self._desk.door.carry_out(KeepUnsent(self._shown[field].place, words))
