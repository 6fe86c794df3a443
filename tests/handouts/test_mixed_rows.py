"""Rows in which most words run from the right: a reader of PDFs turns the whole line, and marks of a name in another
script come before its letters."""

from __future__ import annotations

import pytest

from handouts import export
from handouts.document import Cell, Row, Table, text


@pytest.mark.parametrize("name", ["தமிழ்ச்செல்வி முருகன்", "प्रिया श्रीकृष्णमूर्ति", "สมชาย น้ำใจดี", "আনিকা রহমান", "김민준 Ana"])
@pytest.mark.parametrize("format", list(export.Format))
@pytest.mark.parametrize("first", [False, True])
def test_a_name_beside_values_from_the_right_is_read_back(document_of, tmp_path, name, format, first):
    values = [f"{number} في الشهر" for number in (12, 9, 5, 3)]
    cells = [Cell(text(each)) for each in (*values, name)]
    heads = tuple(Cell(text(each)) for each in ("Today", "0.3", "0.7", "1.0", "Champion"))
    table = Table(
        heads, (Row(tuple(reversed(cells) if first else cells)),), (2, 1, 1, 1, 2) if first else (1, 1, 1, 1, 2)
    )
    assert export.save(document_of(table), format, tmp_path, "a4").verified
