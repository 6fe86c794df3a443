"""What `okr-workshop documents` and `export` take. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]
FILE_FORMAT = Path(__file__).resolve().parents[2] / "docs" / "FILE_FORMAT.md"  # in a bundle and a checkout, in no wheel


def add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later) -> None:
    """documents and export."""
    documents = commands.add_parser("documents", help="which documents there are")
    documents.add_argument("--json", action="store_true")
    documents.set_defaults(do=later("ui.cli.documents", "documents"))
    export = commands.add_parser("export", help="write documents, an agenda as data, or a workshop's pack")
    add_file(export)
    export.add_argument("--document", action="append", default=[], metavar="ID", help="may be given several times")
    export.add_argument("--all", action="store_true", help="every document that has something to show")
    export.add_argument("--everything", action="store_true", help=_everything())
    export.add_argument("--format", choices=("pdf", "docx", "both", "ics", "xlsx", "md"), default="pdf")
    export.add_argument("--paper", choices=("a4", "letter"), default=None)
    export.add_argument("--language", default=None, metavar="en")
    export.add_argument("--edition", choices=("participant", "facilitator"), default=None)
    export.add_argument("--workshop", default=None, metavar="ID", help="only this workshop's documents")
    export.add_argument(
        "--pack", default=None, metavar="ID", help="everything this workshop needs on paper, in one folder"
    )
    said = "with --pack: beside the folder one PDF in the order of the day for each side, ready to print"
    export.add_argument("--one-file", action="store_true", help=said)
    said = "with --one-file: empty backs, so that no paper begins on the back of another"
    export.add_argument("--both-sides", action="store_true", help=said)
    said = "with --pack: only the sheets that changed since it was made on this machine, stamped with what they replace"
    export.add_argument("--changed", action="store_true", help=said)
    export.add_argument("--blank", action="store_true", help="blank forms, without what is already filled in")
    said = "time zone of the workshop, for calendars, instead of what the file says"
    export.add_argument("--zone", default="", metavar="AREA/CITY", help=said)
    said = "in whose house style: the engagement’s with your own (default), only your own, or none"
    export.add_argument("--style", choices=("engagement", "own", "plain"), default="engagement", help=said)
    export.add_argument("--signed", action="store_true", help="put the coach's name into the files' properties too")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument("--json", action="store_true")
    export.set_defaults(do=later("ui.cli.export", "export"))
    _add_paper(commands, later)


def _add_paper(commands: argparse._SubParsersAction[argparse.ArgumentParser], later: Later) -> None:
    paper = commands.add_parser("paper", help="the plan B on paper: run sheet and seats as a PDF beside the file")
    paper.add_argument("file", type=Path, metavar="FILE.okrw")
    said = (
        "how it stands (default); make what is due now; keep none for this engagement on this computer; keep one again"
    )
    paper.add_argument("action", nargs="?", choices=("show", "make", "off", "on"), default="show", help=said)
    paper.add_argument("--json", action="store_true")
    paper.set_defaults(do=later("ui.cli.paper", "paper"))


def _everything() -> str:
    """What the help says of it, and where its page stands if this computer has it."""
    said = "all that the file holds, as one JSON file for other programs"
    described = str(FILE_FORMAT).replace("%", "%%")
    return f"{said} (what stands where: {described})" if FILE_FORMAT.exists() else said
