"""sample, info, verify: whole engagement files."""

from __future__ import annotations

import argparse

from ui.cli.copies import told
from ui.cli.output import complain, put, put_json
from ui.paper_here import paper_of
from workshop_app import bootstrap
from workshop_app.application import calendar_queries, lineage, queries, version_queries
from workshop_app.application.ports import Reader
from workshop_app.application.settings import open_settings
from workshop_app.domain.calendar_order import slip_words
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import KeyResult, Objective
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.versions import RecordEdition
from workshop_app.domain.workshops import Attendance


def sample(arguments: argparse.Namespace) -> int:
    from workshop_app.sample import build, build_later

    (build_later if arguments.later else build)(arguments.out, paper=paper_of(open_settings())).close()
    put(str(arguments.out))
    return 0


def info(arguments: argparse.Namespace) -> int:
    try:
        workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    except KnownError as error:
        if error.code is not ErrorCode.PASSPHRASE_NEEDED:
            raise
        return _info_without_key(arguments, error)
    try:
        facts = _facts(workspace.read) | {"lineage": told(lineage.facts(workspace.read))}
    finally:
        workspace.close()
    if arguments.json:
        put_json(facts)
    else:
        for name, value in facts.items():
            if name != "lineage":
                put(f"{name}: {len(value) if isinstance(value, list) else value}")
            if name == "dates_out_of_order" and isinstance(value, list):
                for sentence in value:
                    put(f"  {sentence}")
    return 0


def _info_without_key(arguments: argparse.Namespace, error: KnownError) -> int:
    """What a locked file tells everybody: that it is locked, its version and its size."""
    from ui.labels_errors import in_english

    facts = {"passphrase": True, "version": error.facts.get("version"), "bytes": arguments.file.stat().st_size}
    if arguments.json:
        put_json(facts)
    else:
        put(f"passphrase: yes\nversion: {facts['version']}\nbytes: {facts['bytes']}")
    complain(in_english(error))
    return 1


def _facts(reader: Reader) -> dict[str, object]:
    engagement = queries.engagement(reader)
    records = queries.parameters(reader)
    teams = {team.id: team.name for team in queries.teams(reader)}
    return {
        "client": engagement.client,
        "cycle": engagement.cycle_name,
        "cycle_start": engagement.cycle_start.isoformat() if engagement.cycle_start else None,
        "cycle_months": engagement.cycle_months,
        "language": engagement.language,
        "parameters_decided": sum(record.status is ParameterStatus.DECIDED for record in records.values()),
        "parameters": [
            {"key": str(record.key), "number": record.key.number, "status": str(record.status)}
            for record in records.values()
        ],
        "editions": [_edition(each) for each in version_queries.editions(reader)],
        "dates_out_of_order": [slip_words(each) for each in calendar_queries.out_of_order(reader)],
        "people": queries.count_people(reader),
        "workshops": [
            {
                "id": workshop.id,
                "title": workshop.title,
                "kind": str(workshop.kind),
                "agenda": workshop.template,
                "date": workshop.day.isoformat() if workshop.day else None,
                "status": str(workshop.status),
                "people": reader.count(Attendance, workshop_id=workshop.id),
            }
            for workshop in queries.workshops(reader)
        ],
        "teams": list(teams.values()),
        "drafts": [
            _draft(reader, draft.id, teams.get(draft.team_id, ""), draft.status) for draft in queries.draft_sets(reader)
        ],
    }


def _edition(edition: RecordEdition) -> dict[str, object]:
    """One edition of the record; two from different copies of the file may have one number, and never one name."""
    return {
        "version": edition.label,
        "at": edition.at.isoformat(),
        "kind": str(edition.kind),
        "signed_on": edition.signed_on.isoformat() if edition.signed_on else None,
        "signed_by": edition.signed_by.splitlines(),
    }


def _draft(reader: Reader, set_id: str, team: str, status: str) -> dict[str, object]:
    objectives = reader.all(Objective, set_id=set_id)
    return {
        "id": set_id,
        "team": team,
        "status": str(status),
        "objectives": len(objectives),
        "key_results": sum(reader.count(KeyResult, objective_id=objective.id) for objective in objectives),
    }


def verify(arguments: argparse.Namespace) -> int:
    from workshop_app.storage.verify import verify as check

    report = check(arguments.file)
    sentences = []
    if report.findings:
        from ui.labels_errors import in_english

        sentences = [in_english(finding.error) for finding in report.findings]
    if arguments.json:
        origin = told(report.lineage)
        put_json({"ok": not sentences, "version": report.version, "problems": sentences, "lineage": origin})
    elif not sentences:
        put(f"{arguments.file}: nothing wrong (version {report.version}).")
    if any(finding.code in (ErrorCode.FILE_DAMAGED, ErrorCode.FILE_UNFINISHED) for finding in report.findings):
        way = f"okr-workshop restore {arguments.file}"
        sentences[-1] += f" {way} --list shows earlier versions, {way} --rescue keeps what can be read."
    for sentence in sentences:
        complain(sentence)
    return 1 if sentences else 0
