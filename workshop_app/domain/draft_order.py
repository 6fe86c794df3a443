"""Which questions come first, and which stand back for others: few are asked at a time. Used by `draft_queries`, by the
drafts screen and by the documents that print open points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workshop_app.domain.draft_checks import NOTE, Asker, DraftFinding

MOST_BESIDE = 2  # questions beside one key result at a time (domain section 5.10)
# The weightiest first; what is not listed comes last.
_WEIGHTS = (
    "K05", "K13", "K02", "K01", "K03", "K07", "K16", "K17", "K11", "K12", "K21", "K22", "K23", "K18", "K24", "K19",
    "K20", "K25", "K14", "K09", "K08", "K15", "K04", "D01", "A01", "O06", "O05", "O02", "O01", "O04", "O03",
)  # fmt: skip
START = "K04"
AsideKey = tuple[str, str, str]  # what a question put aside is known by: subject, code, text as it was read
_WORK, _COUNT, _PROGRESS = "K02", "K01", "K13"


def in_order(findings: Iterable[DraftFinding]) -> tuple[DraftFinding, ...]:
    """The weightiest first, advice before notes."""
    return tuple(sorted(findings, key=_weight))


def beside(findings: Iterable[DraftFinding]) -> tuple[tuple[DraftFinding, ...], tuple[DraftFinding, ...]]:
    """What is asked about one part now, and what waits until somebody wants more. How far work has got is asked instead
    of what the work is for: the answer to both is the same. What could be counted is asked once it is known what is
    to be different."""
    ordered = in_order(findings)
    if any(each.code == _PROGRESS for each in ordered):
        ordered = tuple(each for each in ordered if each.code != _WORK)
    if any(each.code == _WORK for each in ordered):
        ordered = tuple(sorted(ordered, key=lambda each: each.code == _COUNT))
        shown = tuple(each for each in ordered[:MOST_BESIDE] if each.code != _COUNT)
        return shown, tuple(each for each in ordered if each not in shown)
    return ordered[:MOST_BESIDE], ordered[MOST_BESIDE:]


def without_start(findings: Iterable[DraftFinding]) -> tuple[DraftFinding, ...]:
    """The missing value of today is asked about only where nothing else is."""
    found = tuple(findings)
    others = tuple(each for each in found if each.code != START)
    return in_order(others or found)


def by_subject(findings: Iterable[DraftFinding]) -> Mapping[str, tuple[DraftFinding, ...]]:
    """The questions of each set, objective and key result."""
    sorted_: dict[str, list[DraftFinding]] = {}
    for one in findings:
        sorted_.setdefault(one.subject_id, []).append(one)
    return {subject: tuple(found) for subject, found in sorted_.items()}


def still_open(
    found: Iterable[DraftFinding], aside: Iterable[AsideKey], set_id: str, screen: str = "en", without_start: int = 0
) -> tuple[DraftFinding, ...]:
    """Without what was put aside (subject, code, text as it was read); the missing value of today is asked about only
    where nothing else is, and once for the whole set. `without_start`: how many have none, those among them of which
    something else is asked."""
    return left_and_hiding(found, aside, set_id, screen, without_start)[0]


def left_and_hiding(
    found: Iterable[DraftFinding], aside: Iterable[AsideKey], set_id: str, screen: str = "en", without_start: int = 0
) -> tuple[tuple[DraftFinding, ...], frozenset[AsideKey]]:
    """The same, and which of those put aside keep a question away by now: an answer holds for its wording, and waits
    while another stands there. Blanks make no other wording."""
    keys = {_compared(key): key for key in aside}
    hiding: set[AsideKey] = set()

    def is_open(finding: DraftFinding) -> bool:
        texts = {finding.text, finding.formerly or finding.text}
        mine = {_compared((finding.subject_id, finding.code, text)) for text in texts} & keys.keys()
        hiding.update(keys[key] for key in mine)
        return not mine

    kept = [each for each in found if is_open(each)]
    asked = {each.subject_id for each in kept if each.code != START}
    starts = [each for each in kept if each.code == START and each.subject_id not in asked]
    others = tuple(each for each in kept if each.code != START)
    if len(starts) > 1:
        text = "\n".join(each.text for each in starts)
        starts = [Asker(screen, set_id, text)(START, NOTE, "several", count=max(without_start, len(starts)))]
        starts = [each for each in starts if is_open(each)]
    return (*others, *starts), frozenset(hiding)


def _compared(key: AsideKey) -> AsideKey:
    subject, code, text = key
    return subject, code, "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _weight(finding: DraftFinding) -> tuple[bool, int]:
    place = _WEIGHTS.index(finding.code) if finding.code in _WEIGHTS else len(_WEIGHTS)
    return finding.level == NOTE, place
