"""The predicted scores over time in the tracker's workbook: a table by day, and a line plot for each set."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import SeriesLabel
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from handouts.tables.tracker_cells import (
    ISO_DATE,
    QUIET,
    SCORE,
    TOP,
    finish,
    hide,
    put_head,
    put_text,
    set_height,
)
from handouts.wording import Words
from workshop_app.application.tracker import PlottedSet
from workshop_app.domain.tracker import row_print

HEADS = ("cycle", "team", "key_result")
WIDTHS = (13, 20, 44)
WIDE, HIGH = 18.5, 8.6  # centimetres of a plot
DOWN, ACROSS = 18, ("A", "K")  # rows from one plot to the next, and where the two beside each other begin
COLUMN = 10.5  # letters: ten columns of it are wider than a plot, in Excel as in LibreOffice
ON_A_PAGE = 2  # plots below each other: a third one would be cut in two


def write(book: Any, plots: tuple[PlottedSet, ...], words: Words) -> None:
    """Both sheets; none while there is no prediction."""
    if not plots:
        return
    table = book.create_sheet(words("tracker.scores"))
    days = sorted({point.day for of in plots for one in of.results for point in one.points})
    _heads(table, days, words)
    sheet = book.create_sheet(words("tracker.plots"))
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0  # two plots beside each other on a page
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_format.defaultColWidth = COLUMN
    line = 2
    for number, of in enumerate(plots):
        for place, one in enumerate(of.results):
            by_day = {point.day: point.predicted for point in one.points}
            _row(table, line + place, (of.cycle, of.team, one.text), [by_day.get(day) for day in days])
        shown = [at for at, day in enumerate(days) if any(p.day == day for one in of.results for p in one.points)]
        title = words.under(of.model)("tracker.plot_title", team=of.team, cycle=of.cycle)
        plot = _plot(table, title, (line, line + len(of.results) - 1), (shown[0], shown[-1]))
        sheet.add_chart(plot, f"{ACROSS[number % 2]}{1 + DOWN * (number // 2)}")
        line += len(of.results)
    for below in range(ON_A_PAGE, (len(plots) + 1) // 2, ON_A_PAGE):
        sheet.row_breaks.append(Break(id=DOWN * below))
    finish(table, len(HEADS) + len(days) + 2, line - 1)


def _heads(table: Any, days: list[date], words: Words) -> None:
    for at, (key, width) in enumerate(zip(HEADS, WIDTHS, strict=True), 1):
        put_head(table.cell(1, at), words(f"tracker.column.{key}"), follows=True)
        table.column_dimensions[get_column_letter(at)].width = width
    for at, day in enumerate(days, len(HEADS) + 1):
        cell = table.cell(1, at)
        put_head(cell, "", follows=True)
        cell.value, cell.number_format = day, ISO_DATE
        table.column_dimensions[get_column_letter(at)].width = 12
    hide(table, len(HEADS) + len(days), words)


def _row(table: Any, line: int, texts: tuple[str, ...], scores: list[float | None]) -> None:
    for at, text in enumerate(texts, 1):
        put_text(table.cell(line, at), text)
        table.cell(line, at).alignment = TOP
        table.cell(line, at).font = QUIET
    for at, score in enumerate(scores, len(texts) + 1):
        cell = table.cell(line, at)
        cell.value, cell.number_format, cell.alignment = score, SCORE, TOP
    set_height(table, line, zip(texts, WIDTHS, strict=True))
    put_text(table.cell(line, len(texts) + len(scores) + 2), row_print((*texts, *scores)))


def _plot(table: Any, title: str, rows: tuple[int, int], days: tuple[int, int]) -> Any:
    """One set: a line for each key result, from its first check-in to its last, 0 to 1."""
    plot: Any = LineChart()
    plot.title, plot.width, plot.height = title, WIDE, HIGH
    first, last = (len(HEADS) + 1 + at for at in days)
    for row in range(rows[0], rows[1] + 1):
        series = Series(Reference(table, min_col=first, max_col=last, min_row=row), title="")
        series.tx = SeriesLabel(strRef=StrRef(str(Reference(table, min_col=len(HEADS), min_row=row))))
        series.marker.symbol, series.smooth = "circle", False
        plot.series.append(series)
    plot.set_categories(Reference(table, min_col=first, max_col=last, min_row=1))
    plot.y_axis.scaling.min, plot.y_axis.scaling.max, plot.y_axis.majorUnit = 0, 1, 0.1
    plot.y_axis.number_format, plot.x_axis.number_format = "0.0", ISO_DATE
    plot.x_axis.delete = plot.y_axis.delete = False  # openpyxl hides both
    plot.legend, plot.display_blanks = Legend(legendPos="b"), "span"
    return plot
