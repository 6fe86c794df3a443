"""Workbooks in one XML file, as ticket shops call them ".xls"."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming.tables import read_file

BEGIN = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)
DOWN, SECOND = 'ss:MergeDown="1"', 'ss:Index="2"'


def cell(words: str, kind: str = "String", more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{words}</Data></Cell>'


def sheet(name: str, *rows: str) -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{"".join(rows)}</Table></Worksheet>'


def saved(folder: Path, *sheets: str) -> Path:
    path = folder / "attendees.xls"
    path.write_text(f"{BEGIN}{''.join(sheets)}</Workbook>", encoding="utf-8")
    return path


def test_cells_stand_in_their_places(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        sheet("Cover", f"<Row>{cell('Kick-off')}</Row>"),
        sheet(
            "Guests",
            f"<Row>{cell('Name')}{cell('Start')}{cell('Min')}{cell('Team')}</Row>",
            f"<Row>{cell('Nora &amp; Co')}{cell('1899-12-31T09:30:00.000', 'DateTime')}{cell('30.0', 'Number')}"
            f"{cell('Crossing', more=DOWN)}</Row>",
            f'<Row ss:Index="5" ss:Hidden="1">{cell("Ivo Stern")}'
            f"{cell('2027-05-12T09:00:00.000', 'DateTime', more=SECOND)}</Row>",
            f'<Row>{cell("Lia Moor")}<Cell ss:Index="4" ss:Formula="=HYPERLINK(1)"/></Row>',
        ),
    )

    table = read_file(path)

    assert (table.sheet, table.sheets) == ("Guests", ("Cover", "Guests"))
    assert [(row.line, row.cells, row.hidden) for row in table.rows] == [
        (1, ("Name", "Start", "Min", "Team"), False),
        (2, ("Nora & Co", "09:30:00", "30", "Crossing"), False),
        (5, ("Ivo Stern", "2027-05-12 09:00:00"), True),
        (6, ("Lia Moor", "", "", "=HYPERLINK(1)"), False),
    ]
    assert read_file(path, sheet="Cover").rows[0].cells == ("Kick-off",)


def test_the_first_row_of_a_merged_cell_counts_for_the_next(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        sheet(
            "A",
            f"<Row>{cell('10:00 - 10:40', more=DOWN)}{cell('Red')}</Row>",
            '<Row><Cell ss:Index="2"><Data ss:Type="String">Blue</Data></Cell></Row>',
            f"<Row>{cell('10:40 - 11:00')}{cell('Break')}</Row>",
        ),
    )

    assert [row.cells for row in read_file(path).rows] == [
        ("10:00 - 10:40", "Red"),
        ("10:00 - 10:40", "Blue"),
        ("10:40 - 11:00", "Break"),
    ]


@pytest.mark.parametrize("broken", ["</Worksheet>", "&laugh;", '<Row ss:Index="99999999"><Cell/></Row><Row'])
def test_a_broken_one_is_said(broken: str, tmp_path: Path) -> None:
    path = saved(tmp_path, sheet("A", f"<Row>{cell('Name')}</Row>{broken}"))

    with pytest.raises(KnownError) as refused:
        read_file(path)
    assert refused.value.code is ErrorCode.TABLE_DAMAGED


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xls"
    bomb = BEGIN.replace("<Workbook", '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Workbook')
    path.write_text(f"{bomb}{sheet('A', '<Row><Cell><Data>&b;</Data></Cell></Row>')}</Workbook>", encoding="utf-8")

    with pytest.raises(KnownError) as refused:
        read_file(path)
    assert refused.value.code is ErrorCode.TABLE_DAMAGED
