"""What `okr-workshop people` takes. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ui.cli.reading_arguments import add_reading

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]
RULES = (
    ("--boss", "boss", "NAME", "whom they report to"),
    ("--never-with", "never_with", "NAMES", "with whom they never share a room"),
    ("--rather-not-with", "rather_not_with", "NAMES", "with whom they would rather not"),
    ("--together-with", "together_with", "NAMES", "with whom they must share a room"),
    ("--host-room", "host_room", "N", "the room that is theirs in every round"),
    ("--arrives", "arrives", "10:30", "when they come to the workshop"),
    ("--leaves", "leaves", "WHEN", "13:00, lunch, or after round 2"),
    ("--team", "team", "TEAM", "their team"),
    ("--level", "level", "WORDS", "their level"),
    ("--language", "language", "WORDS", "the language they work in"),
)


def add_people_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later
) -> None:
    """people list, set, add and save."""
    people = commands.add_parser("people", help="who is on the list, and who shares a room with whom")
    ways = people.add_subparsers(required=True)
    listing = ways.add_parser("list", help="everybody, with what is asked of them for the groups")
    add_file(listing)
    _workshop(listing, "whose arrivals and departures (default: the next planned one)")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(do=later("ui.cli.people", "list_people"))
    change = ways.add_parser("set", help='change what is asked of somebody; "" takes it away')
    add_file(change)
    change.add_argument("--name", required=True, metavar="NAME", help="in full, as it is written in the file")
    for option, name, value, said in RULES:
        change.add_argument(option, dest=name, metavar=value, default=None, help=said)
    for option, name, said in (
        ("--brings-okr", "brings_okr", "whether they bring a real OKR"),
        ("--can-coach", "can_coach", "whether they coach already"),
    ):
        change.add_argument(option, dest=name, choices=("yes", "no"), default=None, help=said)
    _workshop(change, "to which they come and which they leave (default: the next planned one)")
    change.add_argument("--json", action="store_true")
    change.set_defaults(do=later("ui.cli.people", "set_person"))
    _add_tables(ways, add_file, later)


def _add_tables(ways: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later) -> None:
    """What comes in as a table, and goes out as one."""
    adding = ways.add_parser("add", help="read a list of people in, with its rules")
    add_file(adding)
    adding.add_argument("list", type=Path, metavar="LIST.csv")
    _workshop(adding, "in which they take part (default: none)")
    adding.add_argument("--json", action="store_true")
    adding.set_defaults(do=later("ui.cli.people", "add_people"))
    reading = ways.add_parser("read", help="a list as it came: what is understood of it")
    add_reading(reading, add_file, "whoever is ticked in the preview is added to this file")
    _workshop(reading, "in which they take part (default: none)")
    reading.set_defaults(do=later("ui.cli.reading", "read_people"))
    saving = ways.add_parser("save", help="write the list as CSV, which people add reads again")
    add_file(saving)
    saving.add_argument("--out", type=Path, required=True, metavar="PEOPLE.csv")
    _workshop(saving, "whose arrivals and departures (default: the next planned one)")
    saving.set_defaults(do=later("ui.cli.people", "save_people"))
    empty = ways.add_parser("template", help="write an empty list for somebody else to fill in")
    empty.add_argument("--out", type=Path, required=True, metavar="PEOPLE.xlsx|.csv")
    empty.set_defaults(do=later("ui.cli.reading", "template"))


def _workshop(command: argparse.ArgumentParser, said: str) -> None:
    command.add_argument("--workshop", default=None, metavar="ID", help=said)
