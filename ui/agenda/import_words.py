"""What the columns of an agenda table are called where the coach says what each means."""

from __future__ import annotations

from agendas.table_columns import Column
from ui.marking import QT_TRANSLATE_NOOP

COLUMNS: dict[Column, str] = {
    Column.DAY: QT_TRANSLATE_NOOP("agenda_columns", "Day"),
    Column.START: QT_TRANSLATE_NOOP("agenda_columns", "Start"),
    Column.END: QT_TRANSLATE_NOOP("agenda_columns", "End"),
    Column.END_DAY: QT_TRANSLATE_NOOP("agenda_columns", "Last day"),
    Column.MINUTES: QT_TRANSLATE_NOOP("agenda_columns", "Minutes"),
    Column.TITLE: QT_TRANSLATE_NOOP("agenda_columns", "Item"),
    Column.TYPE: QT_TRANSLATE_NOOP("agenda_columns", "Type"),
    Column.LEAD: QT_TRANSLATE_NOOP("agenda_columns", "Who leads"),
    Column.GROUP: QT_TRANSLATE_NOOP("agenda_columns", "Group"),
    Column.ROOM_TEXT: QT_TRANSLATE_NOOP("agenda_columns", "Text for the room"),
    Column.SCRIPT: QT_TRANSLATE_NOOP("agenda_columns", "Notes"),
    Column.NUMBER: QT_TRANSLATE_NOOP("agenda_columns", "Number"),
    Column.ID: QT_TRANSLATE_NOOP("agenda_columns", "Id"),
}
