"""What is to be said about a table as a whole, whatever it is a table of. No Qt; told by the previews on the screen
and, in English, by the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.incoming.rows import IncomingTable

ONE_FORMULA = QT_TRANSLATE_NOOP(
    "tables",
    "In one cell stands a formula that nobody has computed. It is not taken for a value. Open the file in your "
    "spreadsheet program, save it, and read it again.",
)
FORMULAS = QT_TRANSLATE_NOOP(
    "tables",
    "In {n} cells stand formulas that nobody has computed. They are not taken for values. Open the file in your "
    "spreadsheet program, save it, and read it again.",
)
MACROS = QT_TRANSLATE_NOOP("tables", "The file holds macros. They were neither read nor run.")
HIDDEN_COLUMN = QT_TRANSLATE_NOOP(
    "tables", "Column {columns} is hidden in the sheet. It was read like the others: look whether it is meant to count."
)
HIDDEN_COLUMNS = QT_TRANSLATE_NOOP(
    "tables",
    "Columns {columns} are hidden in the sheet. They were read like the others: look whether they are meant to count.",
)
UNLOOKED = QT_TRANSLATE_NOOP(
    "tables",
    "This .xls file does not tell what is struck out or hidden in it: look there, or save it as .xlsx and read that.",
)

STRUCK = QT_TRANSLATE_NOOP("tables", "Struck out inside a cell, and left out: {words}.")
STRUCK_WORDS = QT_TRANSLATE_NOOP("tables", "“{words}” (line {line})")
AND_MORE = QT_TRANSLATE_NOOP("tables", "{n} more")
REPEATING = QT_TRANSLATE_NOOP("tables", "One event repeats in the calendar. It came in once, at its first time.")
SOME_REPEATING = QT_TRANSLATE_NOOP("tables", "{n} events repeat in the calendar. Each came in once, at its first time.")
_TOLD_STRUCK = 10


def table_words(table: IncomingTable, say: Callable[[str], str] = str) -> Iterator[str]:
    """The sentences, none for a table as most are."""
    if table.uncomputed:
        yield say(ONE_FORMULA if table.uncomputed == 1 else FORMULAS).format(n=table.uncomputed)
    if table.macros:
        yield say(MACROS)
    if table.hidden_columns:
        words = HIDDEN_COLUMN if len(table.hidden_columns) == 1 else HIDDEN_COLUMNS
        yield say(words).format(columns=", ".join(table.hidden_columns))
    if table.unlooked:
        yield say(UNLOOKED)
    if table.struck:
        told = [say(STRUCK_WORDS).format(words=words[:80], line=line) for line, words in table.struck[:_TOLD_STRUCK]]
        more = len(table.struck) - len(told)
        told += [say(AND_MORE).format(n=more)] if more else []
        yield say(STRUCK).format(words=", ".join(told))
    if table.repeating:
        yield say(REPEATING if table.repeating == 1 else SOME_REPEATING).format(n=table.repeating)
