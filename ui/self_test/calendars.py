"""Part "holidays": the library loads a country, and the English names of its days, only when somebody asks."""

from __future__ import annotations

from datetime import date

from ui.self_test.parts import Counted, TestPlace, expect
from workshop_app.application.public_holidays import public_holidays

# A day that its country calls by a name of its own, in the English that only the library's translations know.
KNOWN = (
    ("DE", "", date(2027, 12, 26), "Second Day of Christmas"),
    ("FR", "", date(2027, 7, 14), "National Day"),
    ("PT", "", date(2027, 4, 25), "Freedom Day"),
    ("JP", "", date(2027, 11, 23), "Labor Thanksgiving Day"),
    ("US", "CA", date(2027, 3, 31), "Cesar Chavez Day"),
)


def list_holidays(_place: TestPlace) -> Counted:
    """Of five countries; fails where a known day has no name, or not its English one."""
    listed = 0
    for country, region, day, name in KNOWN:
        found = public_holidays(country, [day.year], region)
        expect(found.get(day) == name, f"{country}: {day} is called {found.get(day)}, not {name}")
        listed += len(found)
    return {"countries": len(KNOWN), "days": listed}
