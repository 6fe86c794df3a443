"""Where a table comes from, and how it is to be read: kept while its preview is open, so that another encoding or sheet
can be tried."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from workshop_app.incoming import tables
from workshop_app.incoming.rows import IncomingTable, Watch, unwatched


class ListSource(Struct, frozen=True):
    """A file, or what was pasted, with the HTML that lay beside it, or the `data` of a file that was piped in.
    `encoding` and `sheet` are empty where the surest one is to be taken."""

    name: str
    path: Path | None = None
    words: str = ""
    html: str = ""
    data: bytes = b""
    encoding: str = ""
    sheet: str = ""

    def read(self, watch: Watch = unwatched) -> IncomingTable:
        """The rows; KnownError for what cannot be read."""
        if self.data:
            return tables.read_data(self.data, Path(self.name), self.encoding or None, watch, sheet=self.sheet)
        if self.path is None:
            return tables.read_pasted(self.words, watch, self.html)
        return tables.read_file(self.path, self.encoding or None, watch, sheet=self.sheet)
