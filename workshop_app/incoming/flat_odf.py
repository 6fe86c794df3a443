"""OpenDocument files in one piece of XML (.fodt, .fods), as LibreOffice offers to save them: made into the zip that all
readers know, in memory. Called by whoever opens a file of a stranger.

Every part of the zip is the whole file: each reader looks for what it needs, and passes over the rest.
"""

from __future__ import annotations

import io
import re
import zipfile

from workshop_app.incoming.packages import LARGEST_PART

_LOOKED_AT = 20_000  # bytes of the beginning: it declares forty names before it says what it is
_KIND = re.compile(rb'office:mimetype="(application/vnd\.oasis\.opendocument\.(?:text|spreadsheet))"')
_INDENTS = re.compile(rb">\s+<")
_PARTS = ("content.xml", "styles.xml", "meta.xml")


def zipped(data: bytes) -> bytes:
    """The same as a zip; other files, and what is too large for one of its parts, as they are."""
    found = _KIND.search(data[:_LOOKED_AT]) if data[:5] == b"<?xml" and len(data) <= LARGEST_PART else None
    if found is None:
        return data
    if found[1].endswith(b"spreadsheet"):
        data = _INDENTS.sub(b"><", data)  # the reader of sheets takes lines between two cells for a fault
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("mimetype", found[1])
        for part in _PARTS:
            file.writestr(part, data)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return held.getvalue()
