"""Parts "upgrade", "passphrase" and "table": files of an earlier edition, files with a passphrase, lists of others."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from handouts.tables import people_template
from ui.self_test.parts import Counted, PartFailedError, TestPlace, expect
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.people_export import HEADINGS
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.incoming import tables

OLDEST = Path(__file__).with_name("oldest.okrw")  # the fixture of version 1
CLIENT, PASSPHRASE = "Harbour Ferries", "a sentence nobody knows 17"
ROWS = (("Name", "Team"), ("Nora Vale", "Desk"), ("Ana Silva", "Crew"))
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_INSIDE = (
    "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
    f"<manifest:file-entry manifest:full-path='/' manifest:media-type='{_KIND}'/></manifest:manifest>"
)
_CELL = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
_SHEET = (
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
    " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet>"
    "<table:table table:name='People'>{}</table:table></office:spreadsheet></office:body></office:document-content>"
)


def upgrade_oldest(place: TestPlace) -> Counted:
    """A file of the first version is brought up to this one, and nothing is wrong with it then."""
    path = place.folder / "oldest.okrw"
    shutil.copyfile(OLDEST, path)
    workspace = bootstrap.open_workspace(path)
    try:
        client = queries.engagement(workspace.read).client
        answers = workspace.read.count(ParameterRecord)
    finally:
        workspace.close()
    expect(client and answers, "the engagement of the oldest file is empty")
    report = bootstrap.verify(path)
    expect(not report.findings, "; ".join(str(each.code) for each in report.findings))
    return {"version": str(report.version), "parameters": answers}


def open_locked(place: TestPlace) -> Counted:
    """A passphrase is set; without it the file stays shut, with it the file opens."""
    path = place.folder / "locked.okrw"
    bootstrap.create(path, CLIENT).close()
    bootstrap.change_passphrase(path, new=PASSPHRASE)
    expect(CLIENT.encode() not in path.read_bytes(), "the client's name can be read in a locked file")
    try:
        bootstrap.open_workspace(path).close()
    except KnownError as error:
        expect(error.code is ErrorCode.PASSPHRASE_NEEDED, f"a locked file says {error.code}")
    else:
        raise PartFailedError("a locked file opened without its passphrase")
    bootstrap.unlock(path, PASSPHRASE)
    workspace = bootstrap.open_workspace(path)
    try:
        expect(queries.engagement(workspace.read).client == CLIENT, "a locked file lost its engagement")
    finally:
        workspace.close()
    return {"files": 1}


def read_tables(place: TestPlace) -> Counted:
    """A list as CSV, ODS and XLSX: three libraries."""
    csv, ods, xlsx = (place.folder / f"people.{ending}" for ending in ("csv", "ods", "xlsx"))
    csv.write_bytes("\n".join(";".join(row) for row in ROWS).encode("utf-16"))
    _write_ods(ods)
    people_template.save(xlsx)
    for path in (csv, ods):
        read = tuple(tuple(row.cells) for row in tables.read_file(path).rows)
        expect(read == ROWS, f"{path.suffix} came in as {read}")
    headings = tables.read_file(xlsx).rows[0].cells
    expect(headings[0] == HEADINGS[0], f".xlsx came in as {headings}")
    return {"files": 3}


def _write_ods(path: Path) -> None:
    rows = "".join(f"<table:table-row>{''.join(map(_CELL.format, row))}</table:table-row>" for row in ROWS)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", _KIND)
        package.writestr("META-INF/manifest.xml", _INSIDE)
        package.writestr("content.xml", _SHEET.format(rows))
