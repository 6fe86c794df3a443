"""export: single documents, or a workshop's whole pack."""

from __future__ import annotations

import argparse

from ui.cli.documents import export_documents
from ui.cli.output import complain
from ui.cli.packs import export_pack
from workshop_app.application import zones


def export(arguments: argparse.Namespace) -> int:
    if arguments.zone and not zones.known(arguments.zone):
        complain(f"No time zone is called {arguments.zone}; they go by area and city, such as Europe/Lisbon.")
        return 2
    return export_documents(arguments) if arguments.pack is None else export_pack(arguments)
