"""export: single documents, a workshop's whole pack, or everything as data."""

from __future__ import annotations

import argparse

from ui.cli.documents import export_documents
from ui.cli.output import complain, put, put_json
from ui.cli.packs import export_pack
from workshop_app import bootstrap
from workshop_app.application import zones
from workshop_app.clock import SystemClock

WRONG_USAGE = 2


def export(arguments: argparse.Namespace) -> int:
    if arguments.zone and not zones.known(arguments.zone):
        complain(f"No time zone is called {arguments.zone}; they go by area and city, such as Europe/Lisbon.")
        return WRONG_USAGE
    if arguments.everything:
        return _export_everything(arguments)
    return export_documents(arguments) if arguments.pack is None else export_pack(arguments)


def _export_everything(arguments: argparse.Namespace) -> int:
    if arguments.document or arguments.all or arguments.pack is not None:
        complain("--everything is one file with all of the engagement: say it without --document, --all and --pack.")
        return WRONG_USAGE
    from handouts.export import PRIVATE, save_bytes
    from workshop_app.storage.everything import everything_in

    data = everything_in(arguments.file, SystemClock().now())
    path = save_bytes(data, arguments.file.stem, "json", arguments.out, PRIVATE)
    if arguments.json:
        put_json(
            [{"document": "everything", "format": "json", "path": str(path), "bytes": len(data), "verified": True}]
        )
    else:
        put(str(path))
    if bootstrap.has_passphrase(arguments.file):
        complain(f"{path} has no passphrase: whoever gets it can read all of it.")
    return 0
