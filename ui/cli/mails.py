"""mails: those of the programme, filled from the engagement; saved as text and ready to be sent."""

from __future__ import annotations

import argparse

from handouts.gather import ComposeOptions
from handouts.mails import fields, writing
from handouts.mails.kinds import Mail, MailKind, texts
from handouts.mails.writing import MailFormat
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.workspace import Workspace
from workshop_app.domain.text import in_a_row

UNREACHED = "{title}: no usable address for {names}"
GAP = "{title}: to fill in before it goes out: {gaps}"


def list_mails(arguments: argparse.Namespace) -> int:
    """Every mail: when, from whom, to how many, and what is missing."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        made = fields.mails(workspace.read, _options(workspace, arguments))
    finally:
        workspace.close()
    if arguments.json:
        put_json({"mails": [_told(each) for each in made]})
        return 0
    for each in made:
        words = texts(each.language)
        gaps = f"; no usable address: {in_a_row(each.unreached)}" if each.unreached else ""
        gaps += f"; missing: {', '.join(each.gaps)}" if each.gaps else ""
        put(f"{each.kind}  {words(f'{each.kind}.title')}, {words(f'{each.kind}.when')}, to {len(each.to)}{gaps}")
    return 0


def save_mail(arguments: argparse.Namespace) -> int:
    """Write one as .eml and .txt. What nobody knows is a gap in the text, and is told."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        made = fields.mail(workspace.read, MailKind(arguments.kind), _options(workspace, arguments))
        stamp = workspace.clock.now()
    finally:
        workspace.close()
    formats = tuple(MailFormat) if arguments.format == "both" else (MailFormat(arguments.format),)
    paths = [writing.save(made, each, arguments.out, stamp) for each in formats]
    if made.unreached:
        complain(UNREACHED.format(title=texts(made.language)(f"{made.kind}.title"), names=in_a_row(made.unreached)))
    if made.gaps:
        complain(GAP.format(title=texts(made.language)(f"{made.kind}.title"), gaps=", ".join(made.gaps)))
    if arguments.json:
        put_json(_told(made) | {"paths": [str(path) for path in paths]})
    else:
        for path in paths:
            put(str(path))
    return 0


def _options(workspace: Workspace, arguments: argparse.Namespace) -> ComposeOptions:
    engagement = queries.engagement(workspace.read)
    wanted = arguments.workshop
    workshop_id = named_workshop(workspace.read, wanted).id if wanted else None
    today = workspace.clock.now().astimezone().date()
    return ComposeOptions(today, language=engagement.language, workshop_id=workshop_id)


def _told(mail: Mail) -> dict[str, object]:
    words = texts(mail.language)
    return {
        "kind": str(mail.kind),
        "title": words(f"{mail.kind}.title"),
        "when": words(f"{mail.kind}.when"),
        "from": writing.shown(*mail.sender),
        "to": [writing.shown(*each) for each in mail.to],
        "without_address": list(mail.unreached),
        "subject": mail.subject,
        "text": mail.body,
        "gaps": list(mail.gaps),
    }
