"""The drafting handout (artefact 17): two pages per objective, in the order of the seven steps, with room to write by
hand. Blank, or with what the team has so far; every field carries a mark so that a filled Word copy can be read back.
What the client agreed on follows on a page of its own.
"""

from __future__ import annotations

from handouts.compose.agreed_rules import agreed_page, key_results_lead, types_line
from handouts.compose.frame import joined, lines_of, margins
from handouts.document import (
    Block,
    Document,
    Edition,
    FormField,
    FormRow,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Title,
    Together,
    quiet,
    text,
)
from handouts.source import DraftObjective, DraftRules, DraftSource
from handouts.wording import Words
from workshop_app.domain.okr import KeyResult

KEY_RESULTS = 4  # rows on the form while nobody has said how many are allowed; a draft with more gets more
NARROW = 12  # characters that fit a level standing beside six other fields; levels told in words get a row


def compose(source: DraftSource, words: Words) -> Document:
    objectives = source.objectives or (DraftObjective(),)
    blocks: list[Block] = []
    for nth, objective in enumerate(objectives, start=1):
        if blocks:
            blocks.append(PageBreak())
        blocks += _objective(source, objective, f"o{nth}", words)
    blocks += agreed_page(source.rules, words)
    status = "" if source.blank else words.member(source.status)
    return Document(
        id="drafting_handout",
        name=file_name(source, words),
        title=words("handout.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(source.imprint, words, joined(words("handout.title"), source.team), status),
        author=source.imprint.coach,
    )


def file_name(source: DraftSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("handout.file_blank") if source.blank else words("handout.file", team=source.team)


def _objective(source: DraftSource, objective: DraftObjective, mark: str, words: Words) -> tuple[Block, ...]:
    return (
        Title(words("handout.title"), words("handout.subtitle")),
        *_context(source, mark, words),
        _step("objective", words, objective.text, 2, mark),
        _step("why_now", words, objective.why_now, 4 if objective.why_now else 6, mark),
        PageBreak(),
        *_key_results(objective, source.rules, mark, words),
        *_finish(mark, words),
    )


def _step(key: str, words: Words, value: str, lines: int, mark: str) -> Together:
    """One of the seven steps: its name as a heading, its question as a quiet hint, room to write."""
    field = FormField("", words(f"handout.{key}_hint"), value, lines, f"{mark}.{key}")
    return Together((Heading(words(f"handout.{key}"), 3), field))


def _field(key: str, words: Words, value: str, lines: int, mark: str) -> FormField:
    return FormField(words(f"handout.{key}"), words(f"handout.{key}_hint"), value, lines, f"{mark}.{key}")


def _context(source: DraftSource, mark: str, words: Words) -> tuple[Block, ...]:
    head = FormRow(
        (
            FormField(words("handout.team"), value=source.team, mark=f"{mark}.team"),
            FormField(words("handout.cycle"), value=source.imprint.cycle, mark=f"{mark}.cycle"),
            FormField(words("handout.date"), mark=f"{mark}.date"),
        ),
        (2, 1.4, 1),
    )
    alignment = FormRow(
        (
            _field("depends_on", words, source.depends_on, 3, mark),
            _field("depended_on_by", words, source.depended_on_by, 3, mark),
        ),
        (1, 1),
    )
    return (
        head,
        _step("mission", words, source.mission, 2, mark),
        Together((Heading(words("handout.alignment"), 3), alignment)),
    )


def _key_results(objective: DraftObjective, rules: DraftRules, mark: str, words: Words) -> tuple[Block, ...]:
    empty = KeyResult("", "")
    missing = max(0, (rules.most_per_objective or KEY_RESULTS) - len(objective.key_results))
    rows = (*objective.key_results, *(empty for _ in range(missing)))
    forms = (_key_result(row, nth, f"{mark}.kr{nth}", rules, words) for nth, row in enumerate(rows, start=1))
    lead = Paragraph(lines_of(quiet(key_results_lead(rules, words)), quiet(types_line(rules, words))))
    return (Heading(words("handout.key_results"), 3), lead, *forms)


def _key_result(row: KeyResult, nth: int, mark: str, rules: DraftRules, words: Words) -> Together:
    wording = FormField(
        words("handout.key_result", n=nth), value=row.text, lines=1 if row.text else 2, mark=f"{mark}.text"
    )
    kind = words.member(row.type) if row.text.strip() else ""
    facts = (
        FormField(words("handout.type"), value=kind, mark=f"{mark}.type"),
        FormField(words("handout.baseline"), value=row.baseline, mark=f"{mark}.baseline"),
    )
    levels = _levels(row, mark, words) if rules.prescored else _goal(row, mark, words)
    rest = (
        FormField(words("handout.unit"), value=row.unit, mark=f"{mark}.unit"),
        FormField(words("handout.champion"), value=_one_line(row.champions), mark=f"{mark}.champion"),
    )
    if max(len(level.value) for level in levels) <= NARROW:
        return Together((wording, FormRow((*facts, *levels, *rest), (1.3, 1, *(1 for _ in levels), 1, 2))))
    return Together((wording, FormRow(levels, tuple(1 for _ in levels)), FormRow((*facts, *rest), (1, 1, 1, 2))))


def _levels(row: KeyResult, mark: str, words: Words) -> tuple[FormField, ...]:
    return (
        FormField(words("handout.commit"), value=row.commit, mark=f"{mark}.commit"),
        FormField(words("handout.target"), value=row.target, mark=f"{mark}.target"),
        FormField(words("handout.stretch"), value=row.stretch, mark=f"{mark}.stretch"),
    )


def _goal(row: KeyResult, mark: str, words: Words) -> tuple[FormField, ...]:
    """Where no levels are agreed before the start there is one number to reach."""
    return (FormField(words("handout.goal"), value=row.target, mark=f"{mark}.target"),)


def _one_line(names: str) -> str:
    return ", ".join(name.strip() for name in names.splitlines() if name.strip())


def _finish(mark: str, words: Words) -> tuple[Block, ...]:
    return (
        Heading(words("handout.refine"), 3),
        Paragraph(text(quiet(words("handout.refine_body")))),
        _step("confirm", words, "", 2, mark),
    )
