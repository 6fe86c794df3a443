"""The list of cases says the same as the cases, without reading them whole."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from workshop_app.domain.rehearsal import case_headings, case_loader
from workshop_app.domain.rehearsal.case_headings import heading, headings
from workshop_app.domain.rehearsal.case_loader import CaseMistakes, available, load


@pytest.mark.parametrize("id", case_loader.available())
def test_a_heading_is_the_head_of_its_case(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_headings, "load_from", None)  # the top of the files must do
    head, found = case_loader.load(id).head, heading(id)
    for name in ("level", "field", "faults", "title", "name", "role", "briefing", "first_draft"):
        assert getattr(found, name) == getattr(head, name)


def test_all_are_listed_the_easiest_first_and_in_english_where_there_is_no_other_language() -> None:
    assert {each.id for each in headings()} == set(case_loader.available())
    assert [each.level for each in headings("xx")] == sorted(each.level for each in headings())


def test_a_head_that_is_written_otherwise_is_read_whole_and_a_broken_one_is_told(tmp_path: Path) -> None:
    for name in ("bakery_logistics.toml", "bakery_logistics.en.toml"):
        shutil.copy(case_loader.CASES / name, tmp_path)
    texts = tmp_path / "bakery_logistics.en.toml"
    words = texts.read_text("utf-8")
    texts.write_text(
        words.replace('briefing = "Forty shops', 'briefing = """Forty\n[shops]').replace('done by noon."', 'noon."""'),
        "utf-8",
    )
    assert heading("bakery_logistics", folder=tmp_path).briefing.startswith("Forty\n[shops], one depot")
    texts.write_text(words.replace('name = "Tomke Harms"', ""), "utf-8")
    with pytest.raises(CaseMistakes, match="name: is missing"):
        heading("bakery_logistics", folder=tmp_path)
    with pytest.raises(CaseMistakes):
        heading("nobody", folder=tmp_path)


@pytest.mark.parametrize("case_id", available())
def test_nobody_begins_a_sentence_with_a_figure_in_digits(case_id: str) -> None:
    """A person says "six of seven", and never half of it in digits."""
    case = load(case_id)
    spoken = [words for answer in case.answers for words in answer.says]
    begins = r"(?:^|[.?!…] |\] )\d{1,2}(?![\d:.,]\d|\d)(?=[ .,?!])"
    mixed = r"\b\d+ (?:of|in|out of) (?:a |every )?(?:two|three|four|five|six|seven|eight|nine|ten|hundred)\b"
    assert not [words for words in spoken if re.search(begins, words) or re.search(mixed, words)]
