"""Days, numbers and units as people type them; what can be read in two ways is asked about, never reckoned with."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.scoring import LevelState, Score, check_levels, score_preview, share_of_the_way
from workshop_app.domain.values.days import DateOrder, read_day, readings
from workshop_app.domain.values.numbers import NumberKind, ValueDoubt, in_unit, leading_number, read_number, together

LAST = date(2027, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2027-12-31", "2027/12/31", "2027.12.31", "31.12.2027", "31. 12. 2027", "31/12/2027", "12/31/2027",
        "31-12-2027", "31 December 2027", "Fri 31 Dec 2027", "December 31st, 2027", "by 31 Dec 2027",
        "31. December 2027", "31 decem 2027", "31. Dezember 2027", "31 décembre 2027", "31. Dez. 2027",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_typed(text: str) -> None:
    assert read_day(text) == LAST


@pytest.mark.parametrize(
    "text",
    [
        "", "31/12", "05/06/2027", "31.12.27", "2027-02-30", "2027/31/12", "31 Foo 2027", "soon", "20271231", "2027",
        "13 Decz 2027", "3 mayors 2027", "3 Märzveilchen 2027", "2 juniors 2027", "4 Mais 2027", "Monkeys 12 May 2027",
    ],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two_is_none(text: str) -> None:
    assert read_day(text) is None


def test_a_field_follows_the_order_it_shows() -> None:
    assert read_day("05/06/2027", DateOrder.DAY_FIRST) == date(2027, 6, 5)
    assert read_day("05/06/2027", DateOrder.MONTH_FIRST) == date(2027, 5, 6)
    assert read_day("31/12/2027", DateOrder.MONTH_FIRST) is None  # it shows months first: this is a slip
    assert read_day("2027-12-31", DateOrder.MONTH_FIRST) == LAST


def test_a_neighbour_tells_which_comes_first() -> None:
    assert readings(["15/12/2027", "10/11/2027"]) == ((date(2027, 12, 15), date(2027, 11, 10)),)
    assert len(readings(["05/06/2027", "04/06/2027"])) == 2
    assert readings(["15/12/2027", "12/15/2027"]) == ()


def test_a_day_without_a_year_stands_in_the_cycle() -> None:
    winter = (date(2027, 11, 1), date(2028, 2, 29))
    assert read_day("15/01", cycle=winter) == date(2028, 1, 15)
    assert read_day("15 Dec", cycle=winter) == date(2027, 12, 15)
    assert readings(["15/12/2027", "20/11"]) == ((date(2027, 12, 15), date(2027, 11, 20)),)


@pytest.mark.parametrize("sign", ["-", "−", "–", "+", ""])
@pytest.mark.parametrize(
    ("before", "text", "value", "kind"),
    [
        ("", "40", 40, NumberKind.PLAIN),
        ("", " 40", 40, NumberKind.PLAIN),
        ("€ ", "1.5k", 1500, NumberKind.PLAIN),
        ("", "€40", 40, NumberKind.PLAIN),
        ("~ ", "3 %", 3, NumberKind.PLAIN),
        ("", "2:30", 150, NumberKind.TIME),
        ("", "1:02:03", 3723, NumberKind.TIME),
        ("", "0:45 min", 45, NumberKind.TIME),
    ],
)
def test_each_sign_before_each_kind(sign: str, before: str, text: str, value: float, kind: NumberKind) -> None:
    typed = f"{before}{sign}{text}"
    if kind is NumberKind.TIME and sign == "+":
        assert read_number(typed) is None
        return
    for found in (read_number(typed), leading_number(typed)):
        assert found is not None
        assert (found.value, found.kind) == (value if sign in {"+", ""} else -value, kind)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2:59", 179), ("2:60", None), ("0:00", 0), ("99999:00", 5_999_940), ("100000:00", None), ("1:02:59", 3779),
        ("1:02:60", None), ("1:2", None), ("2:30 h", 150), ("2:30 hrs", 150), ("2:30 hours", 150), ("2:30 min", 150),
        ("2:30 minutes", 150), ("2:30 days", None),
    ],
)  # fmt: skip
def test_a_time_has_two_digits_behind_each_colon(text: str, value: float | None) -> None:
    found = read_number(text)
    assert (found and found.value) == value
    assert found is None or found.kind is NumberKind.TIME


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((f"1.5{scale}", 1.5e3) for scale in ("k", " k", " K", "tsd", " thousand", " tsd.")),
        *((f"1.5{scale}", 1.5e6) for scale in ("m", " M", "mn", "mio", " mio.", " million", " millions")),
        *((f"1.5{scale}", 1.5e9) for scale in ("b", "bn", "mrd", " billion", " billions")),
        *((f"{money}3", 3) for money in ("$", "€", "£", "¥", "₹", "US$", "A$", "C$", "CHF ", "chf")),
        *(
            (f"{about}3", 3)
            for about in ("~", "≈ ", "<= ", "> ", "≥", "about ", "approx. ", "ca. ", "At least ", "up to ")
        ),
    ],
)
def test_scales_currencies_and_what_stands_before(text: str, value: float) -> None:
    found = read_number(text)
    assert (found and found.value) == (None if text == "chf3" else value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.200", 1200), ("1,200", 1200), ("12.200", 12_200), ("123.200", 123_200), ("1234.200", 1234.2),
        ("0.200", 0.2), ("1.20", 1.2), ("1.2000", 1.2), ("1.200.300", 1_200_300), ("1.200.30", None),
        ("1,200,300.5", 1_200_300.5), ("1.200.300,5", 1_200_300.5), ("1.2,3.4", None), ("1,2.3.4", None),
        ("1’200’300", 1_200_300), ("1'200.5", 1200.5), ("12.", 12), ("12,", 12), ("1234.200.300", None),
    ],
)  # fmt: skip
def test_a_mark_groups_three_digits_or_begins_the_decimals(text: str, value: float | None) -> None:
    found = read_number(text)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("1.050", "0.975"), (1.05, 0.975)),
        (("1.050", "2.000"), (1050, 2000)),
        (("1,050", "0.975"), (1050, 0.975)),
        (("1.050", "0.9", "0,8"), (1050, 0.9, 0.8)),  # both marks before decimals: neither tells
        (("0.5", "1.050", "1,05", "2.000"), (0.5, 1050, 1.05, 2000)),
        (("40", "soon"), None),
        (("40", "2:30"), None),
        (("40", "2027-03-01"), None),
        (("2:30", "1:00"), (150, 60)),
    ],
)
def test_numbers_of_one_kind_stand_on_one_scale(texts: tuple[str, ...], found: tuple[float, ...] | None) -> None:
    assert together(texts) == (None if found is None else (found,))


@pytest.mark.parametrize(
    ("text", "value", "leading"),
    [
        ("12 late ferries on the north route", 12, 12),
        ("12 late ferries on the north route today", None, 12),  # that is a sentence
        ("12 or so", None, 12),
        ("5 until June", None, 5),
        ("200MS", 200, 200),
        ("12KWH", 12, 12),
        ("12ABCDE", None, None),
        ("12 ABCDE", 12, 12),
    ],
)
def test_what_may_follow_a_number_in_a_field_and_in_a_sentence(
    text: str, value: float | None, leading: float | None
) -> None:
    found, begins = read_number(text), leading_number(text)
    assert (found and found.value) == value
    assert (begins and begins.value) == leading


@pytest.mark.parametrize("text", ["7/20", "12/31", "7 / 20"])
def test_one_figure_with_a_slash_is_a_share_and_no_day(text: str) -> None:
    for found in (read_number(text), leading_number(text)):
        assert found is not None
        assert (found.value, found.kind) == (int(text.split("/")[0]), NumberKind.PLAIN)


@pytest.mark.parametrize(
    "text", ["3 weeks and a bit", "5 more than today", "12 or so", "40 % maybe", "2 days less", "12 % if it rains"]
)
def test_half_understood_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("2 h", "90 min", "1 h"), (7200, 5400, 3600)),
        (("3 weeks", "15 days", "7 days"), (1_814_400, 1_296_000, 604_800)),
        (("2 quarters", "3 months"), (6, 3)),
        (("79 %", "84", "92 %"), (79, 84, 92)),
        (("€ 3.5k", "4000 €"), (3500, 4000)),
        (("12 late ferries", "9 late", "4"), (12, 9, 4)),
        (("5 a day", "42 per week"), (5 / 86_400, 42 / 604_800)),
        (("7/10", "8/10"), (7, 8)),
        (("1/5", "2/5", "3/5", "4/5", "1/2"), (20, 40, 60, 80, 50)),  # four of the same whole are no days
        (("1/10", "3/10", "5/10", "7/10", "2/3"), (10, 30, 50, 70, 200 / 3)),
        (("1/5", "2/5", "3/5", "4/5", "50 %"), (20, 40, 60, 80, 50)),
        (("2.5 km", "800 metres"), (2500, 800)),
    ],
)
def test_units_that_convert_are_compared(texts: tuple[str, ...], values: tuple[float, ...]) -> None:
    found = together(texts)
    assert found == (pytest.approx(values),)


@pytest.mark.parametrize(
    "texts",
    [
        ("12 %", "3 weeks"),
        ("€ 40", "$ 50"),
        ("2 h", "90 min", "45"),
        ("30 days", "1 month"),
        ("12 per week", "3 weeks"),
        ("1/5", "2/5", "3/5", "1/2"),  # three of May, or fifths
        ("1/5", "2/5", "3/5", "4/5", "31/12"),
        ("05/06", "04/06", "03/06", "02/06", "04/05"),  # days are written so
    ],
)
def test_units_that_do_not_convert_are_asked_about(texts: tuple[str, ...]) -> None:
    assert together(texts) is ValueDoubt.UNITS


@pytest.mark.parametrize("text", ["03/06/2027", "3/6/27", "12 / 12 / 27", "03/06/2027 at noon"])
def test_half_a_day_is_no_number(text: str) -> None:
    assert read_number(text) is None
    assert leading_number(text) is None


@pytest.mark.parametrize("text", ["7 of 10", "7/10", "7 out of 10 ferries", "7/10 ferries"])
def test_so_many_of_so_many_stay_a_number(text: str) -> None:
    found = read_number(text)
    assert found is not None
    assert found.value == 7


class TestLevels:
    def test_days_with_one_clear_order_are_scored(self) -> None:
        levels = ("15/12/2027", "10/11/2027", "05/10/2027", "01/09/2027")
        found = score_preview(*levels, "03/10/2027")
        assert isinstance(found, Score)
        assert found.value == pytest.approx(0.72, abs=0.01)

    def test_days_without_a_year_fall_in_order(self) -> None:
        assert check_levels("31/12", "30/11", "31/10", "30/09") is LevelState.GOOD
        winter = (date(2027, 11, 1), date(2028, 2, 29))
        assert check_levels("15/02", "15/01", "15/12", "15/11", cycle=winter) is LevelState.GOOD

    def test_a_fraction_beside_levels_that_are_fractions_is_scored(self) -> None:
        found = score_preview("1/5", "2/5", "3/5", "4/5", "1/2")
        assert isinstance(found, Score)
        assert found.value == pytest.approx(0.5)  # half of the way from 0.3 to 0.7
        assert together(("1/6", "8/6", "15/6", "1/7")) not in (None, ValueDoubt.UNITS)  # those are days

    def test_two_readings_that_score_differently_are_not_scored(self) -> None:
        levels = ("05/06/2027", "04/06/2027", "03/06/2027", "02/06/2027")
        assert check_levels(*levels) is LevelState.GOOD  # they fall whichever comes first
        assert score_preview(*levels, "04/05/2027") is ValueDoubt.DATE_ORDER
        assert share_of_the_way("05/06/2027", "02/07/2027", "04/05/2027") is ValueDoubt.DATE_ORDER
        assert isinstance(score_preview(*levels, "03/06/2027"), Score)  # the target, whichever comes first

    @pytest.mark.parametrize(
        ("levels", "value"),
        [
            (("0.850", "0.950", "1.000", "1.050"), "0.975"),
            (("1,05", "1,150", "1,200", "1,250"), "1,175"),
            (("8.5", "9.500", "10.000", "10.500"), "9.75"),
        ],
    )
    def test_three_decimals_beside_decimals_are_no_thousands(self, levels: Any, value: str) -> None:
        found = score_preview(*levels, value)
        assert isinstance(found, Score)
        assert found.value == pytest.approx(0.5)

    def test_thousands_stay_thousands(self) -> None:
        assert together(("1.200", "1.500,5", "900")) == ((1200.0, 1500.5, 900.0),)
        assert together(("1,200", "1,300.5")) == ((1200.0, 1300.5),)
        assert together(("950", "1.200", "1.500")) == ((950.0, 1200.0, 1500.0),)
        assert together(("1.5", "1,200")) == ((1.5, 1200.0),)

    @pytest.mark.parametrize(
        ("levels", "unit", "value", "asked"),
        [
            (("0", "0.5", "0.7", "0.9"), "", "60 %", True),
            (("50 %", "60 %", "70 %", "80 %"), "", "0.65", True),
            (("79", "84", "92", "97"), "%", ",88", True),
            (("4", "3", "2", "1"), "%", "0.6", False),  # errors: less than one in a hundred
            (("0.5", "0.7", "0.9", "1.1"), "%", "0.8", False),
            (("20 %", "30 %", "40 %", "50 %"), "", "1", False),
            (("0.2", "0.4", "0.6", "0.8"), "€", "0.5", False),
        ],
    )
    def test_a_number_that_may_be_a_share_of_a_hundred_is_asked_about(
        self, levels: tuple[str, ...], unit: str, value: str, asked: bool
    ) -> None:
        baseline, commit, target, stretch, here = in_unit((*levels, value), unit)
        found = score_preview(baseline, commit, target, stretch, here)
        assert (found is ValueDoubt.UNITS) is asked
        assert asked or isinstance(found, Score)

    def test_two_readings_that_differ_are_asked_about(self) -> None:
        assert check_levels("01/02/2027", "05/03/2027", "03/04/2027", "04/05/2027") is LevelState.DATES_UNCLEAR
        assert check_levels("3 weeks", "12 %", "5", "6") is LevelState.UNITS_DIFFER

    def test_the_cycle_places_days_in_every_score(self) -> None:
        winter = (date(2027, 11, 1), date(2028, 2, 29))
        levels = ("15/02", "15/01", "15/12", "15/11")
        found = score_preview(*levels, "15/12", winter)
        assert found is not None
        assert found.value == pytest.approx(0.7)
        assert score_preview(*levels, "15/12") is None  # within one year they turn around
        assert share_of_the_way("15/02", "15/12", "15/02", winter) == 0
        assert share_of_the_way("15/12", "15/02", "15/01", winter) == pytest.approx(0.5)
        assert share_of_the_way("15/12", "15/02", "15/01") != pytest.approx(0.5)

    def test_a_commit_at_the_baseline_is_not_scored(self) -> None:
        assert score_preview("40", "40", "50", "60", "45") is None

    def test_units_that_convert_are_scored(self) -> None:
        found = score_preview("2 h", "90 min", "1 h", "30 min", "75 min")
        assert isinstance(found, Score)
        assert found.value == pytest.approx(0.5)
        assert share_of_the_way("2 h", "1 h", "90 min") == pytest.approx(0.5)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_any_text_is_read_or_left_alone(texts: list[str]) -> None:
    together(texts)
    for text in texts:
        read_day(text)
        read_number(text)


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%Y/%m/%d"])
)
def test_every_day_reads_back(day: date, shape: str) -> None:
    assert read_day(day.strftime(shape)) == day
