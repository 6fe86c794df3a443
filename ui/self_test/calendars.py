"""Part "holidays": the library loads a country, and the English names of its days, only when somebody asks. Part
"zones": the time zones are files of a package, and no other system's are looked at.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from ui.self_test.parts import Counted, TestPlace, expect
from workshop_app.application import zones
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


def find_zones(_place: TestPlace) -> Counted:
    """By city and by country, in winter and in summer, and each zone on offer from the package itself:
    Linux and macOS have zones of their own, which would hide that the package is not there."""
    expect(zones.checked("Lisbon") == "Europe/Lisbon", "Lisbon is no zone")
    expect("Pacific/Auckland" in {each.name for each in zones.find("New Zealand")}, "New Zealand has no zone")
    data = files("tzdata") / "zoneinfo"
    offers = zones.offers()
    for offer in offers:
        with data.joinpath(*offer.name.split("/")).open("rb") as file:
            zone = ZoneInfo.from_file(file, offer.name)
        expect(zone.utcoffset(datetime(2027, 1, 15)) is not None, f"{offer.name} has no time")  # noqa: DTZ001
    with (data / "Europe" / "Lisbon").open("rb") as file:
        lisbon = ZoneInfo.from_file(file)
    ahead = [lisbon.utcoffset(datetime(2027, month, 15)) for month in (1, 7)]  # noqa: DTZ001
    expect(ahead == [timedelta(0), timedelta(hours=1)], f"Lisbon is {ahead} ahead")
    return {"zones": len(offers)}
