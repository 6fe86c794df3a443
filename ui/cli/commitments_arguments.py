"""What `okr-workshop commitments` takes. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]


def add_commitment_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later
) -> None:
    """commitments list, add, done and export."""
    commitments = commands.add_parser("commitments", help="who does what by when, as said at the wrap-up")
    ways = commitments.add_subparsers(required=True)
    listing = ways.add_parser("list", help="every commitment, the earliest day first")
    add_file(listing)
    _workshop(listing, "only those made there")
    listing.add_argument("--open", action="store_true", help="only what is not done")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(do=later("ui.cli.commitments", "list_commitments"))
    adding = ways.add_parser("add", help='write commitments down: "Ben: talk to Sales by 4 Dec"')
    add_file(adding)
    adding.add_argument("lines", nargs="+", metavar="LINE|-", help="- reads lines from standard input")
    _workshop(adding, "where they were made (default: the last one held)")
    said = "keep lines also where something about them is unclear: what is not understood stays in the words"
    adding.add_argument("--as-it-stands", action="store_true", help=said)
    adding.add_argument("--json", action="store_true")
    adding.set_defaults(do=later("ui.cli.commitments", "add_commitments"))
    done = ways.add_parser("done", help="tick commitments off")
    add_file(done)
    done.add_argument("ids", nargs="+", metavar="ID", help="from the list")
    done.add_argument("--not-yet", action="store_true", help="take the tick away again")
    done.add_argument("--json", action="store_true")
    done.set_defaults(do=later("ui.cli.commitments", "tick_commitments"))
    export = ways.add_parser("export", help="the follow-up mail, its text, the list, or a file for calendar programs")
    add_file(export)
    _workshop(export, "whose (default: the last one held; with ics: all)")
    export.add_argument("--format", choices=("eml", "txt", "md", "ics"), default="eml")
    export.add_argument("--language", default=None, metavar="en")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument("--json", action="store_true")
    export.set_defaults(do=later("ui.cli.commitments", "export_commitments"))


def _workshop(command: argparse.ArgumentParser, said: str) -> None:
    command.add_argument("--workshop", default=None, metavar="ID", help=said)
