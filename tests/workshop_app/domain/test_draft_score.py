"""Precision and recall as they are counted."""

from __future__ import annotations

from workshop_app.domain.draft_score import Figures, own_figures, score


def test_hits_false_alarms_and_misses_are_counted_by_code() -> None:
    figures = score([(["K01", "K02"], ["K02"]), ([], ["K02"]), (["K02"], ["K02"])])
    assert figures == {"K01": Figures(0, 1, 0), "K02": Figures(2, 0, 1)}
    assert (figures["K02"].precision, figures["K02"].recall) == (1.0, 2 / 3)
    assert (figures["K01"].precision, figures["K01"].recall) == (0.0, 1.0)
    assert (Figures(0, 0, 3).precision, Figures(0, 0, 3).recall) == (1.0, 0.0)
    assert score([]) == {}


def test_the_figures_of_our_own_set_ship() -> None:
    own = own_figures()
    assert own.key_results > 400
    assert own.objectives > 60
    assert own.sets > 100
    assert {"K01", "K02", "K03", "O02", "K05", "K14", "D01"} <= set(own.figures)
