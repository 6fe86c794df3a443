"""Drafts: the checks of twenty key results as people write them (aim 10 ms), never read before and read again."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

SET = Path(__file__).parents[2] / "tests" / "fixtures" / "labelled_drafts_wide.en.jsonl"
TWENTY = 20
AIM = 10  # ms


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.domain.draft_lines import check_line
    from workshop_app.domain.draft_reading import read
    from workshop_app.domain.draft_words import compile_in_steps

    yield "the longest step of getting the lists ready", f"{max(_steps(compile_in_steps('en'))):8.1f} ms"
    lines = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    texts = [line for line in lines if line["kind"] == "kr"]
    first, again = [], []
    for at in range(0, len(texts) - TWENTY, TWENTY):
        for taken in (first, again):
            started = time.thread_time()
            for line in texts[at : at + TWENTY]:
                check_line(line)
            taken.append((time.thread_time() - started) * 1000)
        read.cache_clear()
    yield f"twenty key results (aim {AIM} ms)", _ms(first)
    yield "the same twenty again", _ms(again)
    yield "bare: twenty searches for a digit in the same texts", _ms(_bare(texts))


def _steps(parts: Iterator[str]) -> list[float]:
    taken, started = [], time.thread_time()
    for _ in parts:
        taken.append((time.thread_time() - started) * 1000)
        started = time.thread_time()
    return taken


def _bare(texts: list[dict[str, str]]) -> list[float]:
    import re

    digit, taken = re.compile(r"\d"), []
    for at in range(0, len(texts) - TWENTY, TWENTY):
        started = time.thread_time()
        for line in texts[at : at + TWENTY]:
            digit.search(line["text"])
        taken.append((time.thread_time() - started) * 1000)
    return taken


def _ms(taken: list[float]) -> str:
    return f"{statistics.median(taken):8.2f} ms, most {max(taken):.2f} ms"
