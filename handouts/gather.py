"""Reads the engagement into the frozen sources documents are made from. Runs where the reader lives (the GUI thread or
the command line), takes milliseconds, and decides what a participant may see: private fields are never copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from handouts import marks
from handouts.document import Edition
from handouts.gather_changes import changes
from handouts.gather_rules import draft_rules, scored_as
from handouts.imprint import Imprint
from handouts.source import (
    DraftChecks,
    DraftObjective,
    DraftSource,
)
from workshop_app.application import draft_queries, queries, style_queries
from workshop_app.application.champions import Champions
from workshop_app.application.cycle_of_workshop import cycle_at_hand
from workshop_app.application.draft_queries import Agreement, DraftSetView, ObjectiveDraft
from workshop_app.application.draft_surroundings import surroundings
from workshop_app.application.handout_talks import talks_of
from workshop_app.application.ports import Reader
from workshop_app.application.tracker import cycle_names, printed_cycle
from workshop_app.domain.draft_elsewhere import Elsewhere
from workshop_app.domain.engagement import Paper, Team
from workshop_app.domain.house_style import OwnStyle, StyleChoice
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective


class ComposeOptions(Struct, frozen=True):
    """What the user may choose. `edition` None is each artefact's usual one; `workshop_id`, `team_id` and `set_id`
    narrow to one; `blank` prints a fillable form empty, once; `day` stands in the imprint; `since` is the first day
    "what changed" looks back to, `between` the ids of two editions instead (None: as it stands now); `signed` puts the
    coach's name into the properties of the files; `zone` is where the workshop is, for calendars, instead of what the
    file says; `own_style` is the coach's own house style, `style` in whose the papers are; `paper` is printed on
    instead of the engagement's own."""

    day: date
    edition: Edition | None = None
    language: str = "en"
    workshop_id: str | None = None
    team_id: str | None = None
    set_id: str | None = None
    blank: bool = False
    since: date | None = None
    between: tuple[str, str | None] | None = None
    signed: bool = False
    zone: str = ""
    own_style: OwnStyle = OwnStyle()
    style: StyleChoice = StyleChoice.ENGAGEMENT
    paper: Paper | None = None


def imprint(reader: Reader, options: ComposeOptions) -> Imprint:
    """Of a paper that speaks of no set, workshop or cycle of its own: cycle and way of scoring are those people work
    with that day."""
    engagement, cycle = queries.engagement(reader), cycle_at_hand(reader, options.day)
    style = style_queries.style_of(reader, options.own_style, options.style)
    return Imprint(
        client=engagement.client,
        cycle=printed_cycle(reader, cycle),
        coach=engagement.coach,
        confidentiality=engagement.confidentiality or style.confidentiality,
        day=options.day,
        language=options.language,
        signed=options.signed,
        style=style,
        paper=options.paper or engagement.paper,
        model=queries.scoring_model(reader, cycle),
    )


def imprint_of_cycle(reader: Reader, options: ComposeOptions, cycle: int) -> Imprint:
    """Of a paper that speaks of this cycle, with its way of scoring."""
    head = imprint(reader, options)
    return replace(head, cycle=printed_cycle(reader, cycle), model=queries.scoring_model(reader, cycle))


def imprint_of_all(reader: Reader, options: ComposeOptions) -> Imprint:
    """Of a paper that tells of everything since the engagement began: no cycle once there are several."""
    head, cycles = imprint(reader, options), {each.cycle for each in reader.all(DraftSet)}
    return replace(head, cycle="") if len(cycles) > 1 else head


def set_imprints(reader: Reader, options: ComposeOptions) -> Mapping[int, Imprint]:
    """The imprint of the sets of each cycle, with its name and its way of scoring; where there are several, so do the
    names of the files."""
    cycles = sorted({each.cycle for each in reader.all(DraftSet)})
    names = cycle_names(reader, max(cycles, default=1))
    return {
        cycle: replace(imprint_of_cycle(reader, options, cycle), named_cycle=names[cycle - 1] if cycles[1:] else "")
        for cycle in cycles
    }


def sets_of(reader: Reader, options: ComposeOptions) -> tuple[DraftSet, ...]:
    """The sets that were asked for."""
    return tuple(
        each
        for each in reader.all(DraftSet)
        if options.set_id in {None, each.id} and options.team_id in {None, each.team_id}
    )


def drafting_handout(reader: Reader, options: ComposeOptions) -> tuple[DraftSource, ...]:
    rules = draft_rules(reader, options.language)
    if options.blank:
        code = marks.paper_code(queries.engagement(reader).id, "", "blank")
        rules = scored_as(reader, rules, cycle_at_hand(reader, options.day), options.language)
        return (DraftSource(imprint(reader, options), blank=True, rules=rules, code=code),)
    heads, shelf = set_imprints(reader, options), _shelf(reader)
    return tuple(
        replace(
            _draft(heads[each.cycle], shelf, each, None),
            rules=scored_as(reader, rules, each.cycle, options.language),
            talked=_talked(reader, each),
        )
        for each in sets_of(reader, options)
    )


def _talked(reader: Reader, draft: DraftSet) -> tuple[frozenset[int], frozenset[int]]:
    """Whom the team has talked to, as it comes back from the printed lines."""
    talks = talks_of(reader, draft)
    return talks.depends_on(draft.depends_on.strip()), talks.depended_on_by(draft.depended_on_by.strip())


def draft_okrs(reader: Reader, options: ComposeOptions) -> tuple[DraftSource, ...]:
    heads, shelf = set_imprints(reader, options), _shelf(reader)
    asking = _asking(reader, shelf)
    sets = sets_of(reader, options)
    drafts = (
        replace(
            _draft(heads[each.cycle], shelf, each, _checks(reader, options, asking, shelf, each)),
            changed=changes(reader, each, each.published_on, options.day) if each.published_on else (),
        )
        for each in sets
    )
    known = Champions(reader)
    return tuple(_with_names(draft, known) for draft in drafts if draft.objectives)


def _with_names(draft: DraftSource, known: Champions) -> DraftSource:
    """Its champions by the name of the person who is meant. The handout that is filled in says what was typed: what
    comes back is compared with that."""
    named = (replace(one, key_results=tuple(known.told(each) for each in one.key_results)) for one in draft.objectives)
    return replace(draft, objectives=tuple(named))


class _AllDrafts(Struct, frozen=True):
    """Every draft of the file, read once: asking the store again for each of eight teams can be felt."""

    engagement: str
    teams: Mapping[str, Team]
    sets: tuple[DraftSet, ...]
    objectives: Mapping[str, tuple[ObjectiveDraft, ...]]  # by set

    def elsewhere(self) -> Elsewhere:
        """The key results of every team."""
        return Elsewhere(
            (team.id, team.name, row.text)
            for each in self.sets
            if (team := self.teams.get(each.team_id)) is not None
            for objective in self.objectives.get(each.id, ())
            for row in objective.key_results
        )


def _shelf(reader: Reader) -> _AllDrafts:
    rows: dict[str, list[KeyResult]] = {}
    for row in reader.all(KeyResult):
        rows.setdefault(row.objective_id, []).append(row)
    objectives: dict[str, list[ObjectiveDraft]] = {}
    for objective in reader.all(Objective):
        found = ObjectiveDraft(objective, tuple(rows.get(objective.id, ())))
        objectives.setdefault(objective.set_id, []).append(found)
    return _AllDrafts(
        engagement=queries.engagement(reader).id,
        teams={team.id: team for team in reader.all(Team)},
        sets=reader.all(DraftSet),
        objectives={id: tuple(found) for id, found in objectives.items()},
    )


def _draft(head: Imprint, shelf: _AllDrafts, draft: DraftSet, checks: DraftChecks | None) -> DraftSource:
    team = shelf.teams.get(draft.team_id)
    return DraftSource(
        imprint=head,
        team=team.name if team else "",
        mission=draft.mission.strip(),
        depends_on=draft.depends_on.strip(),
        depended_on_by=draft.depended_on_by.strip(),
        context=draft.context.strip(),
        event=draft.event.strip(),
        event_day=draft.event_day,
        status=draft.status,
        version=draft.version,
        code=marks.paper_code(shelf.engagement, draft.team_id, marks.version_of_set(draft.cycle, draft.version)),
        objectives=tuple(_objective(each) for each in shelf.objectives.get(draft.id, ())),
        checks=checks,
    )


def _objective(draft: ObjectiveDraft) -> DraftObjective:
    objective = draft.objective
    text, why_now = objective.text.strip(), objective.why_now.strip()
    return DraftObjective(objective.id, text, why_now, objective.direction, draft.key_results, objective.answered)


class _DraftAsking(Struct, frozen=True):
    """What the checks of every set have in common, read once."""

    agreed: Agreement
    elsewhere: Elsewhere
    aside: frozenset[tuple[str, str, str]]


def _asking(reader: Reader, shelf: _AllDrafts) -> _DraftAsking:
    return _DraftAsking(
        agreed=draft_queries.agreement(reader),
        elsewhere=shelf.elsewhere(),
        aside=frozenset((each.subject_id, each.code, each.text) for each in reader.all(Dismissal)),
    )


def _checks(
    reader: Reader, options: ComposeOptions, asking: _DraftAsking, shelf: _AllDrafts, draft: DraftSet
) -> DraftChecks | None:
    """What is asked is in the language of the page; a set that is tied to an event ends on its day."""
    team = shelf.teams.get(draft.team_id)
    if team is None:
        return None
    view = DraftSetView(draft, team, shelf.objectives.get(draft.id, ()))
    limits = draft_queries.caps_of(draft_queries.agreed_for(asking.agreed, draft))
    around = surroundings(reader, draft, options.day, options.language)
    return DraftChecks(view, limits, asking.agreed.language, asking.elsewhere, asking.aside, around)


def count_handouts(reader: Reader, options: ComposeOptions) -> int:
    return 1 if options.blank else len(sets_of(reader, options))


def count_drafts(reader: Reader, options: ComposeOptions) -> int:
    written = set(reader.column(Objective, "set_id").values())
    return sum(each.id in written for each in sets_of(reader, options))
