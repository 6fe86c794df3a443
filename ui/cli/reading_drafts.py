"""drafts read: what is understood of a sheet, a text or a Word outline of OKRs; with an engagement it comes in as the
window proposes it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from handouts import intake_drafts
from handouts.intake_drafts import DraftsRead
from ui.cli.output import complain, put, put_json
from ui.cli.piped import complain_about, source_of
from ui.labels_errors import in_english
from ui.labels_okr_sheets import left_out_words
from workshop_app import bootstrap
from workshop_app.application import room_drafts
from workshop_app.application.commands.gathering import TakeRoomDrafts
from workshop_app.application.okr_sheet_room import room_of
from workshop_app.application.okr_sheets import SheetDraft
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.values.days import DateOrder


def read_drafts(arguments: argparse.Namespace) -> int:
    """Drafts of a sheet. With a file they come into it, a dated copy first; what stands there is never overwritten. 1
    where there is none in it."""
    found = intake_drafts.read(source_of(arguments), team=arguments.team)
    if arguments.dates:
        found = intake_drafts.dated(found, DateOrder(arguments.dates))
    if arguments.file is not None and found.sheet.drafts:
        bootstrap.back_up(arguments.file, why="import")
        workspace = bootstrap.open_workspace(arguments.file)
        try:
            name = arguments.team or _name_of(arguments.list)
            room = room_of(workspace.read, found.sheet.drafts, name, workspace.clock.now())
            gathered = room_drafts.gather(workspace.read, room, _name_of(arguments.list))
            rows = room_drafts.chosen(workspace.read, gathered, gathered.proposed())
            if rows.values:
                workspace.apply(TakeRoomDrafts(rows))
        finally:
            workspace.close()
    complain_about(found.table)
    _tell(found, as_json=arguments.json)
    if not found.sheet.drafts:
        complain(in_english(KnownError(ErrorCode.NO_DRAFTS_IN_SHEET, path=str(arguments.list))))
    return 0 if found.sheet.drafts else 1


def _name_of(path: Path) -> str:
    return room_drafts.room_name(path) if str(path) != "-" else "OKRs"


def _tell(found: DraftsRead, *, as_json: bool) -> None:
    sheet = found.sheet
    if asked := date_question(found):
        complain(asked)
    left = [{"row": each.row, "text": each.text, "why": left_out_words(each.why)} for each in sheet.left_out]
    if as_json:
        read_as = {
            "encoding": found.table.encoding,
            "separator": found.table.separator,
            "sheet": found.table.sheet,
            "heading_row": sheet.heading_row,
        }
        put_json({"rows": [_row(each) for each in sheet.drafts], "left_out": left, "read_as": read_as})
        return
    for draft in sheet.drafts:
        levels = " → ".join(filter(None, (draft.baseline, draft.commit, draft.target, draft.stretch)))
        said = (draft.team, draft.objective, draft.text, levels, draft.unit, draft.champion, draft.remark)
        put("; ".join(filter(None, said)))
    for row in left:
        complain(f"Row {row['row']}: {row['why']} ({row['text']})")


def date_question(found: DraftsRead) -> str:
    """What is asked about dates that can be read in two ways, once for the file; nothing once it was answered."""
    dates = found.dates
    if dates is None or found.order is not None:
        return ""
    both = f"{dates.text} may be {dates.day_first} or {dates.month_first}"
    return f"{both}; its dates stay as they are written, with --dates day_first (or month_first) they are read."


def _row(draft: SheetDraft) -> dict[str, object]:
    return {
        "team": draft.team,
        "objective": draft.objective,
        "text": draft.text,
        "type": draft.type.value if draft.text else "",
        "baseline": draft.baseline,
        "commit": draft.commit,
        "target": draft.target,
        "stretch": draft.stretch,
        "current": draft.current,
        "unit": draft.unit,
        "champion": draft.champion,
        "remark": draft.remark,
    }
