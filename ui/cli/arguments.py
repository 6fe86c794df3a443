"""What each command of the command line takes, and which function does it. Read by `ui/command_line.py`; nothing but
argparse is loaded for it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from ui.cli.alignment_arguments import add_alignment_commands
from ui.cli.cases_arguments import add_case_commands
from ui.cli.commitments_arguments import add_commitment_commands
from ui.cli.cycle_arguments import add_cycle_commands
from ui.cli.examples_arguments import add_example_commands
from ui.cli.export_arguments import add_export
from ui.cli.feedback_arguments import add_feedback_commands
from ui.cli.people_arguments import add_people_commands
from ui.cli.reading_arguments import add_date_order, add_intake, add_reading
from ui.cli.style_arguments import add_style_commands
from workshop_app.application.not_written import check_named

CHECK_DRAFTS = "the coach's questions on drafts, one JSON object per line"
DRAFT_FIELDS = (
    'Each has a "text" and may have a "kind" (kr, objective, why_now, dependency, set), "id", "language", "type", '
    '"baseline", "commit", "target", "stretch", "starts_at_zero", "wanted" (rise, fall, stay_above, stay_below), '
    '"champions", "source", "crisis"; the first and last day of the cycle as "start" and "end"; '
    '"confidence": {"stretch": "10 %"}; the scores of check-ins as "predicted": [...]; the names you know as "people" '
    'and "teams"; the sentence that today\'s value was written for as "start_was_of"; what stands on the level above '
    'as "above": [...]; "health_metrics" and "known_words": [...]; the level that Y names as "to_number" (target, '
    'stretch); other teams as "elsewhere": [{"team": "Desk", "text": "..."}], unless it is "shared". An objective has '
    '"above", a dependency "gives", "person", "due", "publish", "confirmed", "today". A set has "objectives": '
    '[{"text": "...", "direction": "external", "key_results": [...]}], "alignment", and what you agreed on: '
    '"most_objectives", "krs_per_objective", "krs_per_set", "milestones_per_objective", "allowed_types", "balance" '
    "(one_each, one_outward); it is asked what only the whole can tell, and its parts in lines of their own. What a "
    "line does not tell is not asked about."
)
RULES = (
    "A file for --rules holds lists of names, apart, together, rather_not, boss (the boss first, then who reports) and "
    'met (a number may follow: how often), such as apart = [["Ana", "Ben"]]; plain lists, brings_okr = ["Ana"] and '
    'can_coach; and numbers by name, host = {"Ana" = 2} (her room) and leaves_after = {"Ben" = 2} (rounds).'
)
DEALING = "who coaches, who is coached and who observes in each round"


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command's function, imported only when it runs: `okr-workshop documents` should not wait for a database."""

    def run(arguments: argparse.Namespace) -> int:
        return int(getattr(import_module(module), name)(arguments))

    return run


@cache
def command_parser() -> argparse.ArgumentParser:
    """Reads the words of one command; `do` is then the function to call with them. Made once: it is slow to make."""
    parser = argparse.ArgumentParser(prog="okr-workshop")
    commands = parser.add_subparsers(required=True)
    _add_file_commands(commands)
    add_export(commands, _add_engagement, _later)
    add_style_commands(commands, _add_engagement, _later)
    _add_agenda_commands(commands)
    add_case_commands(commands, _later)
    add_example_commands(commands, _later)
    add_people_commands(commands, _add_engagement, _later)
    add_commitment_commands(commands, _add_engagement, _later)
    add_feedback_commands(commands, _add_engagement, _later)
    add_cycle_commands(commands, _add_engagement, _later)
    add_alignment_commands(commands, _add_engagement, _later)
    _add_breakouts(commands)
    _add_simulate(commands)
    _add_rescue(commands)
    _add_draft_command(commands)
    _add_drafts(commands)
    _add_parameter_commands(commands)
    _add_comments(commands)
    add_intake(commands, _add_engagement, _later)
    _add_forget(commands)
    _add_passphrase(commands)
    return parser


def _add_engagement(
    command: argparse.ArgumentParser,
    *,
    nargs: str | None = None,
    tells_without: bool = False,
    into: str = "",
) -> None:
    """The engagement file a command reads, and where its passphrase stands if it has one. `tells_without`: the command
    has something to say of a file that stays locked. `into` says what comes into the file, where it need not be
    named."""
    if into:
        command.add_argument("--into", dest="file", type=_file, default=None, metavar="FILE.okrw", help=into)
    else:
        command.add_argument("file", nargs=nargs, type=_file, metavar="FILE.okrw")
    said = "a file whose first line is the passphrase (if not given, you are asked)"
    command.add_argument("--passphrase-file", type=Path, default=None, metavar="PATH", help=said)
    command.set_defaults(asks_passphrase=True, tells_without=tells_without, unlocks_copies=False)
    command.allow_abbrev = False  # "--passphrase WORDS" must not be taken for the name of a file, and be said again


def _file(words: str) -> Path:
    """An engagement file. What stands beside it is named after it, so it must have a name; the rest is found when it
    is opened."""
    path = Path(words)
    check_named(path)  # before anybody asks Windows where con.okrw is
    if not Path(os.path.abspath(words)).name:
        raise argparse.ArgumentTypeError(f"{words} is a folder: name a file in it")
    return path


def _new_engagement(words: str) -> Path:
    """Where an engagement is to be written: named as the window names it, so that a double click opens it."""
    path = _file(words)
    named = path.name not in ("", "..") and not os.path.isdir(path)
    return path.with_name(f"{path.name}.okrw") if named and path.suffix.lower() != ".okrw" else path


def _add_passphrase(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    passphrase = commands.add_parser("passphrase", help="set, change or remove the passphrase of a file")
    passphrase.add_argument("file", type=_file, metavar="FILE.okrw")
    passphrase.add_argument("action", choices=("set", "change", "remove"))
    said = "a file whose first line is the current passphrase (if not given, you are asked)"
    passphrase.add_argument("--passphrase-file", type=Path, default=None, metavar="PATH", help=said)
    said = "a file whose first line is the new passphrase (if not given, you are asked twice)"
    passphrase.add_argument("--new-passphrase-file", type=Path, default=None, metavar="PATH", help=said)
    passphrase.allow_abbrev = False
    passphrase.set_defaults(do=_later("ui.cli.passphrases", "passphrase"))


def _add_file_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sample = commands.add_parser("sample", help="write the worked sample engagement")
    sample.add_argument("out", type=_new_engagement, metavar="OUT.okrw")
    sample.add_argument("--later", action="store_true", help="the same company a cycle later, check-ins and all")
    sample.set_defaults(do=_later("ui.cli.files", "sample"))
    info = commands.add_parser("info", help="what is in a file")
    _add_engagement(info, tells_without=True)
    info.add_argument("--json", action="store_true")
    info.set_defaults(do=_later("ui.cli.files", "info"))
    verify = commands.add_parser("verify", help="check a file's integrity and version without changing it")
    _add_engagement(verify, tells_without=True)
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(do=_later("ui.cli.files", "verify"))
    copy = commands.add_parser("copy", help="hand a copy over, or begin a new engagement with the same plans")
    _add_engagement(copy)
    copy.add_argument("target", type=_new_engagement, metavar="TO.okrw")
    said = "a new engagement for another client: workshops, agendas and own parameters, and nothing about people"
    copy.add_argument("--as-template", action="store_true", help=said)
    copy.add_argument("--client", metavar="NAME", help="with --as-template: the new client (default: the file's name)")
    copy.add_argument("--json", action="store_true")
    copy.set_defaults(do=_later("ui.cli.copies", "copy"))
    restore = commands.add_parser("restore", help="earlier versions of a file; put one back, or rescue a damaged file")
    _add_engagement(restore)
    way = restore.add_mutually_exclusive_group()
    way.add_argument("--list", action="store_true", help="what is kept, and what each version holds (default)")
    way.add_argument("--from", dest="copy", metavar="COPY", help="a number or a time from the list, or a file")
    way.add_argument("--rescue", action="store_true", help="set a damaged file aside and keep what can be read of it")
    restore.add_argument("--json", action="store_true")
    restore.set_defaults(do=_later("ui.cli.restore", "restore"), unlocks_copies=True)


def _add_agenda_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    agenda = commands.add_parser("agenda", help="list, show, fit or check agendas").add_subparsers(required=True)
    listing = agenda.add_parser("list", help="the built-in agendas, and your own")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(do=_later("ui.cli.agendas", "list_agendas"))
    show = agenda.add_parser("show", help="one agenda with its start times")
    show.add_argument("id", metavar="ID|FILE.toml")
    show.add_argument("--start", metavar="09:00")
    show.add_argument("--language", default=None, metavar="en")
    show.add_argument("--json", action="store_true")
    show.set_defaults(do=_later("ui.cli.agendas", "show"))
    fit = agenda.add_parser("fit", help="does it work for this many people?")
    fit.add_argument("id", metavar="ID|FILE.toml")
    fit.add_argument("--start", metavar="09:00", help="when the first day begins (default: as in the agenda)")
    fit.add_argument("--end", metavar="17:00", help="when the last day must be over")
    fit.add_argument("--people", type=int, required=True, metavar="N")
    fit.add_argument("--key-results", type=int, default=None, metavar="N", help="how many it has to get through")
    fit.add_argument("--json", action="store_true")
    fit.set_defaults(do=_later("ui.cli.agendas", "fit"))
    check = agenda.add_parser("check", help="every mistake in an agenda: a folder, or a file")
    check.add_argument("file", type=Path, metavar="FOLDER|FILE.toml")
    check.add_argument("--json", action="store_true")
    check.set_defaults(do=_later("ui.cli.agendas", "check"))
    reading = agenda.add_parser("read", help="an agenda somebody sent: what is understood of a table, a mail, a sheet")
    add_reading(reading, _add_engagement, "the plan of this file's workshop becomes it")
    reading.add_argument("--workshop", default=None, metavar="ID", help="which one (default: the only planned one)")
    said = "with --into: items of the plan that it does not mention are set aside, not kept in the plan"
    reading.add_argument("--set-aside", action="store_true", help=said)
    reading.set_defaults(do=_later("ui.cli.reading", "read_agenda"))

    fit_to = agenda.add_parser("fit-to", help="the same agenda in a given number of minutes")
    fit_to.add_argument("id", metavar="ID|FILE.toml")
    fit_to.add_argument("--minutes", type=_length, required=True, metavar="N", help="also 3h30 or 3:30")
    fit_to.add_argument("--json", action="store_true")
    fit_to.set_defaults(do=_later("ui.cli.rescue", "fit_to"))


def _add_breakouts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    breakouts = commands.add_parser("breakouts", help=DEALING, description=f"{DEALING}. {RULES}")
    _add_engagement(breakouts, nargs="?")
    breakouts.add_argument(
        "--workshop", default=None, metavar="ID", help="of that file (default: the next planned one)"
    )
    breakouts.add_argument("--people", type=int, metavar="N")
    breakouts.add_argument("--names", type=Path, metavar="FILE.csv")
    breakouts.add_argument("--rounds", type=int, metavar="R", help="with a file: as in its agenda")
    breakouts.add_argument("--size", type=int, default=3)
    breakouts.add_argument("--seed", type=int, default=0)
    breakouts.add_argument("--rules", type=Path, metavar="FILE.toml", help="who belongs together, apart, in a room")
    breakouts.add_argument("--left", action="append", default=[], metavar="NAME", help="has left (may be given again)")
    breakouts.add_argument(
        "--late", action="append", default=[], metavar="NAME", help="comes late (may be given again)"
    )
    said = "with --left and --late: how many rounds are over or running"
    breakouts.add_argument("--after", type=int, default=0, metavar="ROUNDS", help=said)
    breakouts.add_argument("--mix", action="store_true", help="new groups each round instead of the same all day")
    breakouts.add_argument("--met", action="store_true", help="also who meets whom how often")
    said = "the same as a table of all pairs, however many people"
    breakouts.add_argument("--met-all", action="store_true", help=said)
    breakouts.add_argument("--json", action="store_true")
    breakouts.set_defaults(do=_later("ui.cli.breakouts", "breakouts"))


def _add_simulate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    simulate = commands.add_parser("simulate", help="play through a whole day on a simulated clock")
    _add_engagement(simulate, nargs="?")
    simulate.add_argument("--agenda", metavar="ID|FILE.toml")
    simulate.add_argument("--workshop", metavar="ID", help="which workshop of the file (default: the next planned one)")
    simulate.add_argument("--start", metavar="09:00")
    simulate.add_argument("--speed", type=float, default=60.0, metavar="N", help="with --wait: N times real speed")
    simulate.add_argument("--wait", action="store_true", help="print each event when its time comes")
    simulate.add_argument("--json", action="store_true")
    simulate.set_defaults(do=_later("ui.cli.simulation", "simulate"))


def _length(typed: str) -> int:
    """Minutes as people write them."""
    from ui.labels_errors import in_english
    from ui.typed_times import length_of
    from workshop_app.domain.errors import KnownError

    # 0, -5 and 99999 are refused where the other numbers are, and an agenda may have several days. "0930" is a time.
    digits = typed.removeprefix("-")
    if digits.isdecimal() and len(digits) < 10 and not (len(digits) == 4 and int(digits) < 1000):
        return int(typed)
    try:
        return length_of(typed)
    except KnownError as question:
        raise argparse.ArgumentTypeError(in_english(question)) from question


def _add_rescue(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rescue = commands.add_parser("rescue", help="the day runs late, or early: what can give way, and what it costs")
    rescue.add_argument("--agenda", required=True, metavar="ID|FILE.toml")
    rescue.add_argument("--start", metavar="09:00", help="when the day began (default: as in the agenda)")
    rescue.add_argument("--at", required=True, metavar="ITEM", help="the item that is running")
    by = rescue.add_mutually_exclusive_group(required=True)
    by.add_argument("--late", type=_length, metavar="MINUTES", help="how late it will end: 20, 1h30")
    by.add_argument("--ahead", type=_length, metavar="MINUTES", help="how long before its time it will end")
    rescue.add_argument(
        "--sharing",
        choices=("priority", "proportional"),
        default="priority",
        help="who gives: few items in cut order, or all of them in proportion (default: priority)",
    )
    rescue.add_argument("--json", action="store_true")
    rescue.set_defaults(do=_later("ui.cli.rescue", "offers"))


def _add_parameter_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    asked = commands.add_parser("parameters", help="every parameter: answers, voices, conflicts, contradictions")
    _add_engagement(asked)
    asked.add_argument("--json", action="store_true")
    asked.set_defaults(do=_later("ui.cli.parameters", "parameters"))
    changes = commands.add_parser("changes", help="what changed in the answers since a day, or at all since a copy")
    _add_engagement(changes)
    since = changes.add_mutually_exclusive_group(required=True)
    since.add_argument("--since", metavar="2027-01-31", help="in the agreed answers")
    since.add_argument("--since-handover", action="store_true", help="everything since the file was handed over")
    said = "with --since-handover: another copy of the engagement, to see what changed in each of the two"
    changes.add_argument("--other", type=Path, metavar="COPY.okrw", help=said)
    said = "with --other: where the passphrase of that copy stands, if it is another"
    changes.add_argument("--other-passphrase-file", type=Path, default=None, metavar="PATH", help=said)
    changes.add_argument("--json", action="store_true")
    changes.set_defaults(do=_later("ui.cli.parameters", "changes"))


def _add_comments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    comments = commands.add_parser("comments", help="what a client wrote in a returned record")
    _add_engagement(comments)
    comments.add_argument("returned", type=Path, metavar="RETURNED.docx")
    comments.add_argument("--json", action="store_true")
    comments.set_defaults(do=_later("ui.cli.comments", "comments"))


def _add_forget(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    forget = commands.add_parser("forget", help="where somebody is named; with --initials or --nothing, forget them")
    _add_engagement(forget)
    forget.add_argument("--name", required=True, metavar="NAME", help="in full, as it is written in the file")
    forget.add_argument(
        "--list", action="store_true", help="only say where (the default, unless one of the next two is given)"
    )
    instead = forget.add_mutually_exclusive_group()
    instead.add_argument("--initials", action="store_true", help='put "N. V." where the name was; cannot be undone')
    instead.add_argument(
        "--nothing", action="store_true", help='put nothing, or "someone", where the name was; cannot be undone'
    )
    doubts = "part of the name on its own may be a word or somebody else: which of these to remove (default: likely)"
    forget.add_argument("--doubts", choices=("likely", "all", "none"), default="likely", help=doubts)
    stuck = "delete dated copies that cannot be opened, and so may still contain the name"
    practice = "put a letter for the name in your own practice folder, too"
    forget.add_argument("--practice", action="store_true", help=practice)
    forget.add_argument("--remove-stuck-copies", action="store_true", help=stuck)
    forget.add_argument("--json", action="store_true")
    forget.set_defaults(do=_later("ui.cli.forget", "forget"))


def _add_drafts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    drafts = commands.add_parser("drafts", help="sheets of OKRs, read as drafts").add_subparsers(required=True)
    reading = drafts.add_parser("read", help="a sheet, a text or a Word outline: what is understood of it")
    add_reading(reading, _add_engagement, "the drafts come into this file, as proposed in the preview")
    reading.add_argument("--team", default="", metavar="TEAM", help="whose they are, where nothing in it says so")
    add_date_order(reading)
    reading.set_defaults(do=_later("ui.cli.reading_drafts", "read_drafts"))


def _add_draft_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    drafts = commands.add_parser("check-drafts", help=CHECK_DRAFTS, description=f"{CHECK_DRAFTS}. {DRAFT_FIELDS}")
    drafts.add_argument("file", metavar="FILE.jsonl|-")
    drafts.add_argument(
        "--score", action="store_true", help='precision and recall per code; each line has its codes as "expect": [...]'
    )
    drafts.add_argument("--json", action="store_true")
    drafts.set_defaults(do=_later("ui.cli.drafts", "check_drafts"))
