"""cases cards: cases for three people around a table, as PDF or Word. No client's file."""

from __future__ import annotations

import argparse

from msgspec.structs import asdict

from handouts.catalogue import PAPER
from handouts.missing_letters import may_be_missing, missing_in
from ui.cli.cases import case_of
from ui.cli.output import complain, put, put_json
from ui.labels_missing import missing
from ui.paper_here import paper_of
from workshop_app.application.settings import open_settings
from workshop_app.domain.rehearsal.case_headings import headings
from workshop_app.domain.rehearsal.trio_cards import FEWEST, cases_in_turn, trio_cards


def cards(arguments: argparse.Namespace) -> int:
    from handouts import export, wording
    from handouts.compose import practice_cards
    from handouts.gather_practice import sentences

    language = arguments.language
    chosen = arguments.case or cases_in_turn(headings(language), FEWEST)
    cases = tuple(trio_cards(case_of(each, language)) for each in dict.fromkeys(chosen))
    document = practice_cards.compose_alone(cases, sentences(language), wording.load(language))
    formats = PAPER if arguments.format == "both" else (arguments.format,)
    if "pdf" in formats and may_be_missing(cases) and (said := missing(missing_in(cases))):
        complain(said)
    paper = paper_of(open_settings())
    written = [export.save(document, each, arguments.out, paper) for each in formats]
    if arguments.json:
        put_json([asdict(each) | {"path": str(each.path), "edition": str(each.edition)} for each in written])
    else:
        for each in written:
            put(str(each.path))
    return 0
