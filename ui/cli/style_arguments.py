"""What `okr-workshop style` and `zone` take. Read by `arguments`; nothing but argparse is loaded for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddFile = Callable[..., None]
Later = Callable[[str, str], Callable[[argparse.Namespace], int]]


def add_style_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], add_file: AddFile, later: Later
) -> None:
    """style show and set, zone show and set."""
    style = commands.add_parser("style", help="the house style of papers: logo, colours, foot, Word template, paper")
    ways = style.add_subparsers(required=True)
    show = ways.add_parser("show", help="what an engagement’s papers look like and why; without a file, your own style")
    add_file(show, nargs="?")
    show.add_argument("--json", action="store_true")
    show.set_defaults(do=later("ui.cli.style", "show_style"))
    setting = ways.add_parser("set", help='of one engagement, or with --own of all; "" takes something away')
    add_file(setting, nargs="?")
    setting.add_argument("--own", action="store_true", help="yours, for all that say nothing else")
    setting.add_argument("--logo", metavar="PNG|JPEG|SVG", help="copied, so that the picture may be moved")
    setting.add_argument("--accent", metavar="#7A1F5C", help="marks, numbers and cues")
    setting.add_argument("--second", metavar="#0F6E84", help="headings, and the ground of notes")
    setting.add_argument("--footer", metavar="WORDS", help="a line at the foot of every page")
    setting.add_argument("--confidentiality", metavar="WORDS", help="who may read it")
    setting.add_argument("--template", metavar="DOCX|DOTX", help="styles, margins, header and footer")
    setting.add_argument("--paper", choices=("a4", "letter"))
    said = "whether your own style is used in this engagement at all"
    setting.add_argument("--use-own", choices=("yes", "no"), help=said)
    setting.add_argument("--json", action="store_true")
    setting.set_defaults(do=later("ui.cli.style", "set_style"))
    zone = commands.add_parser("zone", help="the time zone of an engagement’s workshops, or of one of them")
    zone_ways = zone.add_subparsers(required=True)
    showing = zone_ways.add_parser("show", help="which zone each workshop is in")
    add_file(showing)
    showing.add_argument("--json", action="store_true")
    showing.set_defaults(do=later("ui.cli.zones", "show_zones"))
    saying = zone_ways.add_parser("set", help='by its name, or by a city: Europe/Lisbon, "New York"; "" takes it away')
    add_file(saying)
    saying.add_argument("zone", metavar="AREA/CITY|CITY")
    saying.add_argument("--workshop", default=None, metavar="ID", help="only this workshop’s")
    saying.add_argument("--json", action="store_true")
    saying.set_defaults(do=later("ui.cli.zones", "set_zone"))
    finding = zone_ways.add_parser("find", help="zones by words of their names and countries")
    finding.add_argument("words", nargs="+", metavar="WORD")
    finding.add_argument("--json", action="store_true")
    finding.set_defaults(do=later("ui.cli.zones", "find_zones"))
