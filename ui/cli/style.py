"""style: what papers look like, for one engagement or for all, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ui.cli.output import complain, put, put_json
from ui.paper_here import paper_of
from workshop_app import bootstrap
from workshop_app.application import own_style, queries, settings, style_queries
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.house_style import (
    DressPapers,
    EditHouseStyle,
    KeepStyleFile,
    RemoveStyleFile,
    checked_colour,
    checked_confidentiality,
    checked_footer,
)
from workshop_app.application.workspace import Workspace
from workshop_app.domain.colours import WHITE, contrast, readable
from workshop_app.domain.engagement import Paper
from workshop_app.domain.house_style import LOGO, TEMPLATE, PaperStyle, StyleFile

_WORDS = ("accent", "second", "footer", "confidentiality")
NAMES = {
    "logo": "Logo",
    "accent": "First colour",
    "second": "Second colour",
    "footer": "Line at the foot",
    "confidentiality": "Confidentiality",
    "template": "Word template",
    "paper": "Paper",
}


def show_style(arguments: argparse.Namespace) -> int:
    """The style of an engagement's papers, with what is your own in it; without a file your own."""
    _say(arguments, _own_told() if arguments.file is None else _opened_told(arguments.file))
    return 0


def set_style(arguments: argparse.Namespace) -> int:
    """Change it: everything that was said, or, where one thing cannot be used, nothing."""
    if (arguments.file is None) != arguments.own:
        complain("Say whose style: a FILE for one engagement, or --own for all of yours.")
        return 2
    if arguments.own and arguments.use_own:
        complain("--use-own belongs to an engagement: name its FILE instead of --own.")
        return 2
    files = _files(arguments)
    if arguments.own:
        _set_own(arguments, files)
        told = _own_told()
    else:
        workspace = bootstrap.open_workspace(arguments.file)
        try:
            _set_theirs(arguments, workspace, files)
            told = _told(workspace)
        finally:
            workspace.close()
    _say(arguments, told)
    return 0


def _files(arguments: argparse.Namespace) -> dict[str, StyleFile | None]:
    """What was given for logo and template; None takes it away."""
    from handouts import logo_file, template_file

    found: dict[str, StyleFile | None] = {}
    for id, read in ((LOGO, logo_file.read_logo), (TEMPLATE, template_file.read_template)):
        said = getattr(arguments, id)
        if said is not None:
            found[id] = read(Path(said)) if said else None
    return found


def _set_own(arguments: argparse.Namespace, files: dict[str, StyleFile | None]) -> None:
    said: dict[str, Any] = {name: getattr(arguments, name) for name in _WORDS if getattr(arguments, name) is not None}
    checks = {
        "accent": checked_colour,
        "second": checked_colour,
        "footer": checked_footer,
        "confidentiality": checked_confidentiality,
    }
    words = {name: checks[name](text) for name, text in said.items()}
    own_style.keep(replace(own_style.own_style(), **words, **files))
    if arguments.paper:
        settings.open_settings().set(settings.PAPER, arguments.paper)


def _set_theirs(arguments: argparse.Namespace, workspace: Workspace, files: dict[str, StyleFile | None]) -> None:
    use = None if arguments.use_own is None else arguments.use_own == "no"
    edit = EditHouseStyle(arguments.accent, arguments.second, arguments.footer, use)
    parts: list[EditHouseStyle | EditEngagement | KeepStyleFile | RemoveStyleFile] = []
    if edit != EditHouseStyle():
        parts.append(edit)
    if arguments.confidentiality is not None or arguments.paper:
        paper = Paper(arguments.paper) if arguments.paper else None
        parts.append(EditEngagement(paper=paper, confidentiality=arguments.confidentiality))
    parts += [KeepStyleFile(file) if file else RemoveStyleFile(id) for id, file in files.items()]
    if parts:
        workspace.apply(DressPapers(tuple(parts)))


def _own_told() -> dict[str, object]:
    own = own_style.own_style()
    worn = PaperStyle(own.accent, own.second, own.footer, own.confidentiality, own.logo, own.template)
    paper = paper_of(settings.open_settings())
    return {name: _entry(name, worn, paper, "own") for name in NAMES}


def _opened_told(file: Path) -> dict[str, object]:
    workspace = bootstrap.open_workspace(file, read_only=True)
    try:
        return _told(workspace)
    finally:
        workspace.close()


def _told(workspace: Workspace) -> dict[str, object]:
    read = workspace.read
    engagement, theirs = queries.engagement(read), style_queries.house_style(read)
    worn = style_queries.style_of(read, own_style.own_style())
    if engagement.confidentiality:
        worn = replace(worn, confidentiality=engagement.confidentiality)
    said = {
        "accent": theirs.accent,
        "second": theirs.second,
        "footer": theirs.footer,
        "confidentiality": engagement.confidentiality,
        LOGO: style_queries.style_file(read, LOGO),
        TEMPLATE: style_queries.style_file(read, TEMPLATE),
        "paper": engagement.paper,
    }
    return {
        name: _entry(name, worn, str(engagement.paper), "engagement" if said[name] else "own") for name in NAMES
    } | {"use_own": not theirs.without_own}


def _entry(name: str, worn: PaperStyle, paper: str, whose: str) -> dict[str, object]:
    if name == "paper":
        return {"value": paper, "whose": whose}
    value = getattr(worn, name)
    if isinstance(value, StyleFile):
        return {"value": value.name, "bytes": len(value.data), "whose": whose}
    told: dict[str, object] = {"value": value or "", "whose": whose if value else ""}
    if name in ("accent", "second") and value:
        told |= {"words": readable(value), "contrast": round(contrast(value, WHITE), 1)}
    return told


def _say(arguments: argparse.Namespace, told: dict[str, object]) -> None:
    if arguments.json:
        put_json(told)
        return
    for name, title in NAMES.items():
        entry: Any = told[name]
        value = entry["value"] or "none"
        whose = " (your own)" if entry["whose"] == "own" and arguments.file is not None else ""
        darker = f"; words in {entry['words']}" if entry.get("words", value) != value else ""
        put(f"{title}: {value}{whose}{darker}")
    if told.get("use_own") is False:
        put("Your own style is not used in this engagement.")
