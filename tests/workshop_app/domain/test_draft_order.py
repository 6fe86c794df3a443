"""Which questions come first, and how few there are."""

from __future__ import annotations

from workshop_app.domain.draft_checks import ADVISE, NOTE, DraftFinding
from workshop_app.domain.draft_order import MOST_BESIDE, beside, in_order, still_open


def finding(code: str, subject: str = "k", level: str = ADVISE, text: str = "") -> DraftFinding:
    return DraftFinding(code, level, "?", "", subject, text or f"{subject} said")


def codes(findings: tuple[DraftFinding, ...]) -> list[str]:
    return [each.code for each in findings]


def test_the_weightiest_come_first_and_two_at_a_time() -> None:
    mixed = [finding(code, level=NOTE) for code in ("K15", "K08", "K11")] + [finding("K01"), finding("K02")]
    assert codes(in_order(mixed)) == ["K02", "K01", "K11", "K08", "K15"]
    first, more = beside(mixed)
    assert (codes(first), codes(more)) == (["K02", "K11"], ["K08", "K15", "K01"])
    assert len(first) == MOST_BESIDE
    # what could be counted waits until it is known what is to be different
    first, more = beside([finding("K01"), finding("K02")])
    assert (codes(first), codes(more)) == (["K02"], ["K01"])
    assert beside([]) == ((), ())
    assert codes(in_order([finding("X9"), finding("K03")])) == ["K03", "X9"]


def test_how_far_the_work_has_got_is_asked_instead_of_what_it_is_for() -> None:
    first, more = beside([finding("K02"), finding("K13"), finding("K08", level=NOTE)])
    assert (codes(first), codes(more)) == (["K13", "K08"], [])


def test_the_value_of_today_is_asked_where_nothing_else_is_and_once_for_a_set() -> None:
    starts = [finding("K04", id, NOTE) for id in ("a", "b", "c")]
    assert codes(still_open(starts[:1], set(), "s")) == ["K04"]
    (one,) = still_open([*starts], set(), "s")
    assert (one.subject_id, one.code, one.level) == ("s", "K04", NOTE)
    assert one.question.startswith("3 key results")
    assert still_open([*starts], {("s", "K04", one.text)}, "s") == ()
    assert {each.subject_id for each in still_open([*starts, finding("K02", "b")], set(), "s")} == {"s", "b"}
    # what is put aside makes room for it
    both = [starts[0], finding("K08", "a", NOTE)]
    assert codes(still_open(both, set(), "s")) == ["K08"]
    assert codes(still_open(both, {("a", "K08", "a said")}, "s")) == ["K04"]


def test_what_an_earlier_edition_put_aside_stays_aside() -> None:
    now = DraftFinding("K07", ADVISE, "?", "", "k", "", "NPS\nmetric\n\n\n\n\n")
    assert still_open([now], {("k", "K07", now.formerly)}, "s") == ()
    assert still_open([now], {("k", "K07", "")}, "s") == ()
    assert still_open([now], {("k", "K05", "")}, "s") == (now,)
