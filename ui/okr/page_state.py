"""Everything one page of the drafts screen shows beside the set itself, read once and computed without Qt: the
wordings of each part, who has not said yes, the seven steps, and at which line a question stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.between_teams import BothSides, both_sides
from workshop_app.application.champions import Champions
from workshop_app.application.cycle_queries import check_ins
from workshop_app.application.draft_queries import Agreement, DraftSetView, agreed_for
from workshop_app.application.ports import Reader
from workshop_app.application.rescoring import may_be_rescored
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, WatchedMetric
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import ProgressLine
from workshop_app.domain.cycles import months_later
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.naming import folded
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.seven_steps import steps_done
from workshop_app.domain.values.days import Span
from workshop_app.domain.wordings import Part, Wording, differences, history

MISSION, ALIGNMENT, OBJECTIVE, WHY_NOW, RESULTS, REFINE, PUBLISH = range(1, 8)
AT_ALIGNMENT = ("A01", "D01")
AT_OBJECTIVE = ("O04",)
LEARNED_BY = "K16"  # of an objective: the day by which it is to have taught something


class SetPage(Struct, frozen=True):
    """One set with what stands around it. `wordings` are those of the sentence of each objective and key result,
    oldest first, `histories` everything they said; `unconfirmed` what this team needs and nobody has said yes to;
    `needed` what the team needs of others and others of it by the dependency log, where its alignment check does not
    name them; `stands` the last value of a key result in a check-in, and its day; `numbers` what the parts are
    called, `champions` who looks after a key result, by name, and what its field says; `may_be_rescored` whether its
    cycle can be scored as was decided since."""

    view: DraftSetView
    agreed: Agreement
    wordings: Mapping[str, tuple[Wording, ...]]
    steps: tuple[bool, ...]
    unconfirmed: tuple[TeamDependency, ...]
    needed: BothSides
    people: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    activities: Mapping[str, tuple[PlannedActivity, ...]] = {}
    watched: tuple[WatchedMetric, ...] = ()
    not_now: tuple[NotNow, ...] = ()
    stands: Mapping[str, tuple[str, date]] = {}
    histories: Mapping[str, tuple[Wording, ...]] = {}
    numbers: Mapping[str, str] = {}
    champions: Mapping[str, tuple[str, ...]] = {}
    champion_fields: Mapping[str, str] = {}
    may_be_rescored: bool = False

    @property
    def first_open(self) -> int:
        """The step that is next; the last where all are done."""
        return next((number for number, done in enumerate(self.steps, 1) if not done), PUBLISH)

    @property
    def event_days(self) -> Span | None:
        """What places the day of an event without a year: the year that begins with the set."""
        days = self.agreed.cycle
        return None if days is None else (days[0], months_later(days[0], 12) - timedelta(days=1))


class Changed(Struct, frozen=True):
    """The last change of a wording: what it said before, and what it says now, each in parts."""

    before: tuple[Part, ...]
    now: tuple[Part, ...]
    question: str


def set_page(reader: Reader, view: DraftSetView, agreed: Agreement, today: date | None = None) -> SetPage:
    """Read what the page of this set shows; `today` is None where the file cannot be changed."""
    parts = {one.objective.id for one in view.objectives} | {one.id for one in view.key_results}
    said: dict[str, list[Wording]] = {}
    for each in reader.all(Wording):
        if each.subject_id in parts or each.subject_id == view.draft.id:
            said.setdefault(each.subject_id, []).append(each)
    histories = {id: history(found) for id, found in said.items()}
    wordings = {id: tuple(each for each in found if each.field == "text") for id, found in histories.items()}
    objectives = [one.objective for one in view.objectives]
    results = {one.objective.id: one.key_results for one in view.objectives}
    both, known = both_sides(reader, view.team.id), Champions(reader)
    return SetPage(
        view,
        agreed_for(agreed, view.draft),
        {id: found for id, found in wordings.items() if found},
        steps_done(view.draft, objectives, results),
        tuple(each for each in both.needs if not each.is_confirmed),
        _unnamed(view.draft, both),
        tuple(each.name for each in queries.people(reader)),
        tuple(each.name for each in queries.teams(reader)),
        _activities(reader, parts),
        reader.all(WatchedMetric, set_id=view.draft.id),
        reader.all(NotNow, set_id=view.draft.id),
        _stands(reader, view.draft.id),
        histories,
        numbers_of((one.objective, one.key_results) for one in view.objectives),
        {one.id: known.names(one) for one in view.key_results},
        {one.id: known.in_field(one) for one in view.key_results},
        today is not None and may_be_rescored(agreed, view.draft, today),
    )


def _unnamed(draft: DraftSet, both: BothSides) -> BothSides:
    needs, gives = folded(draft.depends_on), folded(draft.depended_on_by)
    return BothSides(
        tuple(each for each in both.needs if each.gives.strip() and folded(each.gives) not in needs),
        tuple(each for each in both.gives if folded(each.needs) not in gives),
    )


def _activities(reader: Reader, parts: Collection[str]) -> Mapping[str, tuple[PlannedActivity, ...]]:
    found: dict[str, tuple[PlannedActivity, ...]] = {}
    for each in reader.all(PlannedActivity):
        if each.key_result_id in parts:
            found[each.key_result_id] = (*found.get(each.key_result_id, ()), each)
    return found


def _stands(reader: Reader, set_id: str) -> Mapping[str, tuple[str, date]]:
    found = {}
    for held in check_ins(reader, set_id):
        for line in reader.all(ProgressLine, check_in_id=held.id):
            if line.value.strip():
                found[line.key_result_id] = (line.value.strip(), line.measured_on or held.day)
    return found


def last_change(wordings: Iterable[Wording]) -> Changed | None:
    """The last wording against the one before; None while there is only one."""
    last = next((each for each in reversed(tuple(wordings)) if each.before.strip()), None)
    return None if last is None else Changed(*differences(last.before, last.after), last.question)


def line_of(finding: DraftFinding, page: SetPage) -> tuple[str, int]:
    """Beside which line a question stands: the part, and the step of the line."""
    part, code = finding.subject_id, finding.code
    if part != page.view.draft.id:
        objectives = {one.objective.id for one in page.view.objectives}
        if part not in objectives:
            return part, RESULTS
        own = code.startswith("O") or code == LEARNED_BY
        return part, OBJECTIVE if own else WHY_NOW if code.startswith("W") else RESULTS
    if code in AT_ALIGNMENT or not page.view.objectives:
        return part, ALIGNMENT
    first = page.view.objectives[0].objective.id
    return first, OBJECTIVE if code in AT_OBJECTIVE or code == "K06" else RESULTS


def by_line(findings: Iterable[DraftFinding], page: SetPage) -> Mapping[tuple[str, int], tuple[DraftFinding, ...]]:
    """The questions of each line."""
    found: dict[tuple[str, int], list[DraftFinding]] = {}
    for each in findings:
        found.setdefault(line_of(each, page), []).append(each)
    return {line: tuple(each) for line, each in found.items()}


def names_in(lines: str) -> str:
    """Names that stand one a line, as they stand in a sentence."""
    return "; ".join(line.strip() for line in lines.splitlines() if line.strip())
