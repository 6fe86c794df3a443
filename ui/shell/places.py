"""Every place a user can be, in one table: its address, its words, its icon and the function that builds its screen.

Screens are imported inside their function, on first show, so that the first window loads only what it shows. Addresses:

    home   interview[/<parameter>]   roles   people   calendar
    workshops/new   workshops/<id>/plan|groups|materials|run|report
    drafts[/<set id>]   cycle[/<set id>[/<check-in id>|reflect]]   documents[/<document id>[/<workshop id>]]   settings
    tracker   mails[/<kind>]   method
    alignment[/needs|shared|words|map|sets[/<team id>]]
    rehearse[/given|observe|weeks|note|words|example|write|take|trio|case/ID]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.desk import Desk

WORKSHOPS = "workshops"
NEW = "new"


def _home(desk: Desk, parent: QWidget) -> QWidget:
    from ui.home.panel import HomePanel

    return HomePanel(desk, parent)


def _interview(desk: Desk, parent: QWidget) -> QWidget:
    from ui.interview.panel import InterviewPanel

    return InterviewPanel(desk, parent)


def _roles(desk: Desk, parent: QWidget) -> QWidget:
    from ui.people.roles_panel import RolesPanel

    return RolesPanel(desk, parent)


def _calendar(desk: Desk, parent: QWidget) -> QWidget:
    from ui.calendar.panel import CalendarPanel

    return CalendarPanel(desk, parent)


def _people(desk: Desk, parent: QWidget) -> QWidget:
    from ui.people.panel import PeoplePanel

    return PeoplePanel(desk, parent)


def _new_workshop(desk: Desk, parent: QWidget) -> QWidget:
    from ui.new_workshop.panel import NewWorkshopPanel

    return NewWorkshopPanel(desk, parent)


def _plan(desk: Desk, parent: QWidget) -> QWidget:
    from ui.agenda.panel import PlanPanel

    return PlanPanel(desk, parent)


def _groups(desk: Desk, parent: QWidget) -> QWidget:
    from ui.groups.panel import GroupsPanel

    return GroupsPanel(desk, parent)


def _run(desk: Desk, parent: QWidget) -> QWidget:
    from ui.run.panel import RunPanel

    return RunPanel(desk, parent)


def _materials(desk: Desk, parent: QWidget) -> QWidget:
    from ui.materials.panel import MaterialsPanel

    return MaterialsPanel(desk, parent)


def _report(desk: Desk, parent: QWidget) -> QWidget:
    from ui.report.panel import ReportPanel

    return ReportPanel(desk, parent)


def _drafts(desk: Desk, parent: QWidget) -> QWidget:
    from ui.okr.panel import DraftsPanel

    return DraftsPanel(desk, parent)


def _cycle(desk: Desk, parent: QWidget) -> QWidget:
    from ui.cycle.panel import CyclePanel

    return CyclePanel(desk, parent)


def _alignment(desk: Desk, parent: QWidget) -> QWidget:
    from ui.alignment.panel import AlignmentPanel

    return AlignmentPanel(desk, parent)


def _documents(desk: Desk, parent: QWidget) -> QWidget:
    from ui.documents.panel import DocumentsPanel

    return DocumentsPanel(desk, parent)


def _tracker(desk: Desk, parent: QWidget) -> QWidget:
    from ui.tracker.panel import TrackerPanel

    return TrackerPanel(desk, parent)


def _mails(desk: Desk, parent: QWidget) -> QWidget:
    from ui.mails.panel import MailsPanel

    return MailsPanel(desk, parent)


def _method(desk: Desk, parent: QWidget) -> QWidget:
    from ui.method.panel import MethodPanel

    return MethodPanel(desk, parent)


def _rehearse(desk: Desk, parent: QWidget) -> QWidget:
    from ui.rehearse.panel import RehearsePanel
    from ui.rehearse.practice_desk import beside_engagement

    return RehearsePanel(beside_engagement(desk), parent)


def _settings(desk: Desk, parent: QWidget) -> QWidget:
    from ui.settings.panel import SettingsPanel

    return SettingsPanel(desk, parent)


class ScreenPlace(Struct, frozen=True):
    """One screen of the open engagement. `reads_when_made`: it is filled when it is built, by its own `refresh`.
    `hears_behind`: it is told of a change also while another screen is shown. `stands`: its picture follows from the
    file and the day alone, so where neither changed it is not read again; what else being shown asks for it does by
    itself. `apart`: nothing of the engagement is shown or changed there, so neither is anything taken back."""

    name: str
    literal: object
    icon: str
    build: Callable[[Desk, QWidget], QWidget]
    reads_when_made: bool = False
    hears_behind: bool = False
    stands: bool = False
    apart: bool = False

    @property
    def words(self) -> str:
        return QCoreApplication.translate("places", str(self.literal))


PLACES = (
    ScreenPlace("home", QT_TRANSLATE_NOOP("places", "Overview"), "layout-dashboard", _home),
    ScreenPlace("interview", QT_TRANSLATE_NOOP("places", "Parameters"), "sliders-horizontal", _interview, stands=True),
    ScreenPlace("roles", QT_TRANSLATE_NOOP("places", "Roles"), "user-cog", _roles, reads_when_made=True, stands=True),
    ScreenPlace("people", QT_TRANSLATE_NOOP("places", "People"), "users", _people, reads_when_made=True, stands=True),
    ScreenPlace(
        "calendar",
        QT_TRANSLATE_NOOP("places", "Calendar"),
        "calendar-plus",
        _calendar,
        reads_when_made=True,
        stands=True,
    ),
    ScreenPlace("new_workshop", QT_TRANSLATE_NOOP("places", "Plan a workshop"), "plus", _new_workshop),
    ScreenPlace("plan", QT_TRANSLATE_NOOP("places", "Agenda"), "calendar-days", _plan, stands=True),
    ScreenPlace("groups", QT_TRANSLATE_NOOP("places", "People and groups"), "shuffle", _groups),
    ScreenPlace("materials", QT_TRANSLATE_NOOP("places", "Materials"), "list-checks", _materials),
    ScreenPlace("run", QT_TRANSLATE_NOOP("places", "Run"), "play", _run, hears_behind=True),  # a day may be running
    ScreenPlace("report", QT_TRANSLATE_NOOP("places", "Report"), "file-text", _report, stands=True),
    ScreenPlace("drafts", QT_TRANSLATE_NOOP("places", "Drafts"), "target", _drafts, stands=True),
    ScreenPlace("cycle", QT_TRANSLATE_NOOP("places", "Cycle"), "repeat", _cycle, reads_when_made=True, stands=True),
    ScreenPlace("alignment", QT_TRANSLATE_NOOP("places", "Alignment"), "arrow-right-left", _alignment, stands=True),
    ScreenPlace("documents", QT_TRANSLATE_NOOP("places", "Documents"), "files", _documents, stands=True),
    ScreenPlace("tracker", QT_TRANSLATE_NOOP("places", "Tracker"), "download", _tracker, stands=True),
    ScreenPlace("mails", QT_TRANSLATE_NOOP("places", "Mails"), "file-text", _mails),
    ScreenPlace("method", QT_TRANSLATE_NOOP("places", "Method"), "info", _method, stands=True),
    ScreenPlace("rehearse", QT_TRANSLATE_NOOP("places", "Rehearse"), "message-square-quote", _rehearse, apart=True),
    ScreenPlace("settings", QT_TRANSLATE_NOOP("places", "Settings"), "settings", _settings),
)
BY_NAME = {place.name: place for place in PLACES}
# The places that are always there, in the order of the rail, for Ctrl+1 to 9: a figure leads to the same place whatever
# workshops there are.
NUMBERED = ("home", "interview", "roles", "people", "calendar", "drafts", "alignment", "cycle", "documents")
# Places without a line of their own in the rail.
BELONGS_TO = {"method": "home", "tracker": "cycle", "mails": "documents"}
WORKSHOP_TABS = ("plan", "groups", "materials", "run", "report")


class Whereabouts(Struct, frozen=True):
    """An address read: which place, and what inside it (a parameter, a workshop's id, a draft). `part` is what is
    opened once in the tab of a workshop, as the import of an agenda is: nobody comes back to it."""

    place: ScreenPlace
    rest: str = ""
    part: str = ""

    @property
    def opens(self) -> str:
        """What its screen is asked to open."""
        return f"{self.rest}/{self.part}" if self.part else self.rest

    def kept_as(self, address: str) -> str:
        """What is come back to, of the address that led here."""
        return workshop_address(self.rest, self.place.name) if self.part else address

    @property
    def workshop_id(self) -> str:
        return self.rest if self.place.name in WORKSHOP_TABS else ""

    @property
    def rail_address(self) -> str:
        """The line of the rail this belongs to."""
        if self.place.name in WORKSHOP_TABS:
            return f"{WORKSHOPS}/{self.rest}"
        if self.place.name == "new_workshop":
            return f"{WORKSHOPS}/{NEW}"
        return BELONGS_TO.get(self.place.name, self.place.name)


def read_address(address: str) -> Whereabouts:
    """Where an address leads; an unknown one leads to the overview."""
    first, _, rest = address.partition("/")
    if first == WORKSHOPS:
        return _workshop_address(rest)
    return Whereabouts(BY_NAME[first], rest) if first in BY_NAME else Whereabouts(BY_NAME["home"])


def workshop_address(workshop_id: str, tab: str = "plan") -> str:
    """The address of one tab of a workshop."""
    return f"{WORKSHOPS}/{workshop_id}/{tab}"


def _workshop_address(rest: str) -> Whereabouts:
    workshop_id, _, inside = rest.partition("/")
    tab, _, part = inside.partition("/")
    if workshop_id in ("", NEW):
        return Whereabouts(BY_NAME["new_workshop"])
    return Whereabouts(BY_NAME[tab if tab in WORKSHOP_TABS else "plan"], workshop_id, part)
