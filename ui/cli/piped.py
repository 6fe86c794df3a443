"""Where `read` takes its list from: a file, or what another program pipes in, of whatever kind it is."""

from __future__ import annotations

import argparse
import sys

from ui.cli.output import complain, doubt_words
from ui.labels_tables import table_words
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming.list_source import ListSource
from workshop_app.incoming.rows import LARGEST_FILE, IncomingTable


def source_of(arguments: argparse.Namespace) -> ListSource:
    """The source; KnownError when nothing, or far more than any list, is piped in."""
    wanted = {"encoding": arguments.encoding, "sheet": arguments.sheet}
    if str(arguments.list) != "-":
        return ListSource("", arguments.list, **wanted)
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if not data.strip():
        raise KnownError(ErrorCode.TABLE_EMPTY, path="stdin")
    if len(data) > LARGEST_FILE:
        raise KnownError(ErrorCode.PASTED_TOO_LARGE, characters=len(data), most=LARGEST_FILE)
    return ListSource("stdin", data=data, **wanted)


def complain_about(table: IncomingTable) -> None:
    """What is to be said about a list as a whole."""
    if table.doubtful:
        complain(doubt_words(table.encoding))
    for words in table_words(table):
        complain(words)
