"""export --pack: a workshop's pack, or of it only what changed, without a window."""

from __future__ import annotations

import argparse
from datetime import datetime

from msgspec.structs import replace

from handouts import catalogue, pack, pack_changes
from handouts.export import Stopped
from handouts.pack import PackOrder
from ui.cli.documents import formats_of, name_missing, options_of, paper_of, report, told
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from workshop_app import bootstrap
from workshop_app.application import pack_memory
from workshop_app.application.pack_memory import PackMade, WhosePack
from workshop_app.domain.engagement import Paper

PAPER_NAMES = {Paper.A4: "A4", Paper.LETTER: "US Letter"}


def export_pack(arguments: argparse.Namespace) -> int:
    if arguments.format not in (*catalogue.PAPER, "both"):
        complain("A pack is written as pdf, docx or both; the agenda's other formats are always in it.")
        return 2
    if (arguments.one_file or arguments.changed) and arguments.format == "docx":
        complain("What is ready to print is a PDF: leave out --format docx.")
        return 2
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        workshop_id = named_workshop(workspace.read, arguments.pack).id
        wanted = pack.order(workspace.read, workshop_id, options_of(arguments, workspace))
        paper, now = paper_of(arguments, workspace), workspace.clock.now()
        whose = pack_memory.whose(workspace.read, arguments.file, workshop_id)
    finally:
        workspace.close()
    name_missing([source for _, _, found in wanted.papers for source in found], formats_of(arguments))
    if arguments.changed:
        return _export_changed(arguments, whose, wanted, paper, now)
    form = pack.PackForm(arguments.one_file, arguments.both_sides)
    try:
        made = pack.write(wanted, formats_of(arguments), arguments.out, paper, now, _tell, form)
    except Stopped as stopped:
        complain(_where_it_stopped(stopped))
        raise
    how = PackMade(paper, arguments.both_sides if arguments.one_file else None)
    try:
        sheets, protected = pack_changes.of_pack(wanted, paper, how), bootstrap.has_passphrase(arguments.file)
        pack_memory.remember(whose, sheets, now, passphrase=protected, how=how)
    except KeyboardInterrupt:
        complain(f"Stopped once the pack was whole: it is in {made.folder}. --changed will not know of it.")
        raise
    written = [{**told(file.exported), "copies": file.copies} for file in made.files]
    written += [{"document": "print", "format": "pdf", "path": str(path)} for path in made.ready]
    report(arguments, written + [told(each) for each in made.refused])
    return 1 if made.refused else 0


def _export_changed(
    arguments: argparse.Namespace, whose: WhosePack, wanted: PackOrder, paper: Paper, now: datetime
) -> int:
    protected = bootstrap.has_passphrase(arguments.file)
    before = None if protected else pack_memory.recalled(whose)
    if before is None:
        because = "of a file with a passphrase nothing is remembered" if protected else "no pack was made here yet"
        complain(f"What changed cannot be told: {because}. Make the whole pack, without --changed.")
        return 1
    made = pack_changes.write_changed(wanted, arguments.out, paper, before)
    if made.pages:
        how = replace(before.how, paper=paper)
        pack_memory.remember(whose, made.sheets, now, passphrase=False, remade=made.kinds, how=how)
    if arguments.json:
        put_json([{"document": "changed", "format": "pdf", "path": str(path)} for path in made.files])
    else:
        for path in made.files:
            put(str(path))
        complain(_how_much(made.pages, before.stamp))
    if made.other_paper is not None:
        was, now_on = PAPER_NAMES[made.other_paper], PAPER_NAMES[paper]
        complain(f"Sheets were last made on {was}, these are on {now_on}: every page of them counts as changed.")
    return 0


def _how_much(pages: int, since: datetime) -> str:
    if not pages:
        return f"Nothing changed since sheets were last made, {since.astimezone():%Y-%m-%d %H:%M}."
    return "1 page changed." if pages == 1 else f"{pages} pages changed."


def _where_it_stopped(stopped: Stopped) -> str:
    if stopped.folder is None:
        return "Stopped before any file of the pack was finished: nothing was written."
    lie = "1 file is" if stopped.made == 1 else f"{stopped.made} files are"
    return f"Stopped, and the pack is not whole: {lie} finished of {stopped.total}, in {stopped.folder}."


def _tell(done: int, total: int, name: str) -> None:
    complain(f"{done + 1}/{total} {name}")
