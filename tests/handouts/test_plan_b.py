"""The plan B on paper as a file: opened again and read, made anew only when another page would be printed, never over
what is not ours, whole after a kill."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from handouts import plan_b, verify, wording
from handouts.compose.frame import workshop_line
from handouts.imprint import Imprint, WorkshopImprint
from workshop_app import bootstrap
from workshop_app.application import plan_b_shelf
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.plan_b import PlanBReport, PlanBStanding
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.errors import ErrorCode
from workshop_app.domain.house_style import OwnStyle
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop, WorkshopAgenda, WorkshopStatus


def kept_up(workspace: Workspace) -> PlanBReport:
    now, path = workspace.clock.now(), workspace.path
    assert path is not None
    return plan_b.refresh(path, plan_b.orders(workspace.read, now, OwnStyle()), now)


def folder(workspace: Workspace) -> Path:
    assert workspace.path is not None
    return plan_b_shelf.folder_of(workspace.path)


def names(workspace: Workspace) -> list[str]:
    return sorted(os.listdir(folder(workspace))) if folder(workspace).exists() else []


def words(path: Path) -> str:
    return " ".join(verify.read_pdf(path).text.split())


def test_run_sheet_then_seats_with_the_moment_on_every_page(planned: Workspace) -> None:
    report = kept_up(planned)
    assert (report.standing, report.problem) == (PlanBStanding.KEPT, None)
    (paper,) = report.papers
    assert paper.path == folder(planned) / "Plan B 2026-11-25 09.00.pdf"
    assert folder(planned).name == "Acme on paper"
    read = verify.read_pdf(paper.path)
    said = words(paper.path)
    made = paper.made.astimezone()
    assert said.count(f"Plan B, as of {made:%H:%M}") == len(read.sizes) + 1  # and once below the title
    assert said.index("Say good morning") < said.index("Round 1 of 2") < said.index("Round 2 of 2")
    for name in ("Ana Silva", "Ben Okoro", "Cem Kaya", "Dee Rao", "Eva Lind", "Finn Moe"):
        assert said.count(name) >= 2
    assert paper.seats
    assert stat.S_IMODE(paper.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder(planned).stat().st_mode) == 0o700


def test_without_seats_it_says_so(planned: Workspace) -> None:
    planned.apply(edit(GroupPlan, "w1", rounds=()))
    (paper,) = kept_up(planned).papers
    said = words(paper.path)
    assert "no seats were planned yet" in said
    assert "Who comes Ana Silva, Ben Okoro, Cem Kaya, Dee Rao, Eva Lind, Finn Moe." in said
    assert not paper.seats


def test_several_days_are_told_with_their_dates(planned: Workspace) -> None:
    """It said "Wednesday 25 November 2026, 09:00 to 10:25", and the second morning had no date at all."""
    plan = planned.read.get(WorkshopAgenda, "w1")
    steps = tuple(replace(step, day=day) for day, step in enumerate(plan.agenda.steps, 1))
    planned.apply(edit(WorkshopAgenda, "w1", agenda=replace(plan.agenda, steps=steps, starts=(540, 600, 840))))
    (paper,) = kept_up(planned).papers
    said = words(paper.path)
    assert "Wednesday 25 November 2026, 09:00, to Friday 27 November 2026, 14:23" in said
    for number, day in enumerate(("Wednesday 25", "Thursday 26", "Friday 27"), 1):
        assert f"Day {number} · {day} November 2026" in said
    planned.apply(edit(Workshop, "w1", zone="Pacific/Auckland"))
    planned.apply(edit(Engagement, planned.read.all(Engagement)[0].id, zone="Europe/Lisbon"))
    assert "14:23 · Auckland time" in words(kept_up(planned).papers[0].path)


@pytest.mark.parametrize(
    ("day", "said"), [(None, "2 days, from 09:00"), (date(2026, 2, 28), "Sunday 1 March 2026, 11:00")]
)
def test_two_days_on_the_line_below_a_title(day: date | None, said: str) -> None:
    imprint = Imprint("Acme", "", "Ida", "", date(2026, 2, 1))
    workshop = WorkshopImprint(imprint, "Expert workshop", day, "Loft", 540, 660, 18, days=2)
    assert f"{said} · Loft" in workshop_line(workshop, wording.load("en"))


def test_a_day_without_breakouts_misses_no_seats(planned: Workspace) -> None:
    plan = planned.read.get(WorkshopAgenda, "w1")
    planned.apply(edit(WorkshopAgenda, "w1", agenda=replace(plan.agenda, steps=plan.agenda.steps[:1])))
    planned.apply(edit(GroupPlan, "w1", rounds=()))
    (paper,) = kept_up(planned).papers
    said = words(paper.path)
    assert "there are no rounds to be seated for" in said
    assert "Who comes Ana Silva" in said


def test_whom_the_seats_do_not_name_and_who_of_them_does_not_come(planned: Workspace) -> None:
    """The three who would stand in the room at 8:45, or not stand there, with nothing on paper about it."""
    (paper,) = kept_up(planned).papers
    assert "Who comes" not in words(paper.path)
    planned.apply(Add((Person("p7", "Gina Guest"), Attendance("a7", "w1", "p7"))))
    planned.apply(edit(Attendance, "a0", present=False))
    plan = planned.read.get(GroupPlan, "w1")
    second = plan.rounds[1]
    rooms = (replace(second.rooms[0], observers=()), *second.rooms[1:])
    planned.apply(edit(GroupPlan, "w1", rounds=(plan.rounds[0], replace(second, rooms=rooms))))
    planned.apply(edit(Attendance, "a3", leaves_after=1))  # who is gone by then misses no seat
    (paper,) = kept_up(planned).papers
    said = words(paper.path)
    assert "Check the seats No seat in any round: Gina Guest." in said
    assert "Seated, but not coming: Ana Silva." in said
    assert "No seat in at least one round" not in said
    planned.apply(edit(Attendance, "a0", present=True))
    assert "No seat in at least one round: Ana Silva." in words(kept_up(planned).papers[0].path)


def test_two_of_one_name_are_told_apart(planned: Workspace) -> None:
    planned.apply(Add((Person("p7", "Ana Silva", "Deck"), Attendance("a7", "w1", "p7"))))
    (paper,) = kept_up(planned).papers
    assert "No seat in any round: Ana Silva (Deck)." in words(paper.path)


def test_it_is_made_anew_for_another_page_only(planned: Workspace, clock: Any) -> None:
    (first,) = kept_up(planned).papers
    clock.advance(24 * 3600)
    assert kept_up(planned).papers == (first,)  # nothing changed: not even the file was touched
    planned.apply(Add((Person("p9", "Zoe of another day"),)))
    assert kept_up(planned).papers == (first,)
    planned.apply(edit(Person, "p1", name="Benita Okoro"))
    (second,) = kept_up(planned).papers
    assert second.made > first.made
    assert second.path == first.path
    assert "Benita Okoro" in words(second.path)
    planned.apply(edit(Engagement, planned.read.all(Engagement)[0].id, paper=Paper.LETTER))
    kept_up(planned)
    assert max(verify.read_pdf(second.path).sizes[0]) == pytest.approx(792, abs=1)


def test_the_name_follows_the_day_and_the_one_before_goes(planned: Workspace) -> None:
    kept_up(planned)
    planned.apply(edit(Workshop, "w1", start=600))
    kept_up(planned)
    assert names(planned) == ["Plan B 2026-11-25 10.00.pdf"]
    planned.apply(edit(Workshop, "w1", status=WorkshopStatus.FINISHED))
    assert kept_up(planned).standing is PlanBStanding.NOTHING_DUE
    assert not folder(planned).exists()


def test_two_workshops_at_one_hour_have_one_each(planned: Workspace) -> None:
    other = replace(planned.read.get(Workshop, "w1"), id="w2", title="Another")
    plan = replace(planned.read.get(WorkshopAgenda, "w1"), id="w2")
    planned.apply(Add((other, plan)))
    report = kept_up(planned)
    assert names(planned) == ["Plan B 2026-11-25 09.00 (2).pdf", "Plan B 2026-11-25 09.00.pdf"]
    assert {each.workshop_id for each in report.papers} == {"w1", "w2"}
    assert kept_up(planned).papers == report.papers


def test_the_id_of_a_foreign_file_leads_to_no_other_folder(planned: Workspace) -> None:
    from msgspec.structs import replace

    from workshop_app.domain.workshops import WorkshopAgenda

    odd = "../elsewhere/w2"
    planned.apply(Add((replace(planned.read.get(Workshop, "w1"), id=odd),)))
    planned.apply(Add((replace(planned.read.get(WorkshopAgenda, "w1"), id=odd),)))
    report = kept_up(planned)
    assert (report.standing, report.problem) == (PlanBStanding.KEPT, None)
    assert {each.workshop_id for each in report.papers} == {"w1", odd}


@pytest.mark.parametrize("content", [b"", b"my own notes", b"%PDF-1.7\nsomebody else's"])
def test_what_somebody_put_there_stays(planned: Workspace, content: bytes) -> None:
    folder(planned).mkdir()
    own = folder(planned) / "Plan B 2026-11-25 09.00.pdf"
    own.write_bytes(content)
    (paper,) = kept_up(planned).papers
    assert paper.path.name == "Plan B 2026-11-25 09.00 (2).pdf"
    planned.apply(edit(Workshop, "w1", day=None))
    kept_up(planned)
    assert own.read_bytes() == content
    assert names(planned) == [own.name]


def test_what_somebody_wrote_into_stays(planned: Workspace) -> None:
    """A reader that keeps notes writes them behind the end."""
    (paper,) = kept_up(planned).papers
    with paper.path.open("ab") as file:
        file.write(b"\n1 0 obj <</Contents (mind the door)>> endobj\n%%EOF\n")
    noted = paper.path.read_bytes()
    planned.apply(edit(Person, "p1", name="Benita Okoro"))
    kept_up(planned)
    assert paper.path.read_bytes() == noted
    assert names(planned) == ["Plan B 2026-11-25 09.00 (2).pdf", "Plan B 2026-11-25 09.00.pdf"]


def test_a_link_in_its_place_is_not_followed(planned: Workspace, tmp_path: Path) -> None:
    kept_up(planned)
    (paper,) = kept_up(planned).papers
    outside = tmp_path / "outside.pdf"
    paper.path.rename(outside)
    paper.path.symlink_to(outside)
    before = outside.read_bytes()
    planned.apply(edit(Person, "p1", name="Benita Okoro"))
    kept_up(planned)
    assert outside.read_bytes() == before


def test_a_copy_that_a_synced_folder_made_goes(planned: Workspace) -> None:
    (paper,) = kept_up(planned).papers
    copy = paper.path.with_name("Plan B 2026-11-25 09.00 (conflicted copy).pdf")
    copy.write_bytes(paper.path.read_bytes())
    assert len(kept_up(planned).papers) == 1
    assert len(names(planned)) == 1


@pytest.mark.parametrize("number", [2, 3, 10])
def test_of_what_two_made_at_once_the_plain_name_stays(planned: Workspace, number: int) -> None:
    """A window that is closing makes one, and the next start does."""
    (paper,) = kept_up(planned).papers
    paper.path.with_name(f"Plan B 2026-11-25 09.00 ({number}).pdf").write_bytes(paper.path.read_bytes())
    assert kept_up(planned).papers == (paper,)
    assert names(planned) == [paper.path.name]


def test_a_file_that_is_gone_gets_no_folder(planned: Workspace, tmp_path: Path) -> None:
    assert planned.path is not None
    planned.path.rename(tmp_path / "elsewhere.okrw")
    report = kept_up(planned)
    assert report.standing is PlanBStanding.TROUBLE
    assert report.problem is not None
    assert report.problem.code is ErrorCode.FILE_MISSING
    assert not folder(planned).exists()


def test_a_folder_that_takes_nothing_keeps_the_one_before(planned: Workspace) -> None:
    (paper,) = kept_up(planned).papers
    before = paper.path.read_bytes()
    folder(planned).chmod(0o500)
    planned.apply(edit(Person, "p1", name="Benita Okoro"))
    report = kept_up(planned)
    folder(planned).chmod(0o700)
    assert report.standing is PlanBStanding.TROUBLE
    assert report.problem is not None
    assert report.problem.code is ErrorCode.FOLDER_UNWRITABLE
    assert report.papers == (paper,)
    assert paper.path.read_bytes() == before


def test_a_file_in_the_place_of_the_folder(planned: Workspace) -> None:
    folder(planned).write_bytes(b"mine")
    report = kept_up(planned)
    assert report.standing is PlanBStanding.TROUBLE
    assert folder(planned).read_bytes() == b"mine"


def test_where_none_may_be_it_goes(planned: Workspace) -> None:
    kept_up(planned)
    assert planned.path is not None
    kept = plan_b.none_kept(planned.path, PlanBStanding.READ_ONLY)
    assert len(kept.papers) == 1  # what is only looked at is not touched
    gone = plan_b.none_kept(planned.path, PlanBStanding.PROTECTED)
    assert (gone.standing, gone.papers) == (PlanBStanding.PROTECTED, ())
    assert not folder(planned).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_what_is_taken_away_is_overwritten_first(planned: Workspace, tmp_path: Path) -> None:
    """The names are in no free block either; what another name leads to, as backup programs make them, is theirs."""
    (paper,) = kept_up(planned).papers
    with paper.path.open("rb") as still_open:
        assert plan_b_shelf.clear(planned.path or Path()) == ()
        assert not still_open.read().strip(b"\0")
    (paper,) = kept_up(planned).papers
    linked = tmp_path / "linked.pdf"
    os.link(paper.path, linked)
    planned.apply(edit(Workshop, "w1", day=None))
    kept_up(planned)
    assert not folder(planned).exists()
    assert "Ana Silva" in words(linked)


def test_a_file_with_a_passphrase_gets_none_whoever_asks(planned: Workspace, clock: Any) -> None:
    """Also when it was set between reading and making."""
    path, now = planned.path, clock.now()
    assert path is not None
    wanted = plan_b.orders(planned.read, now, OwnStyle())
    planned.close()
    bootstrap.change_passphrase(path, clock, new="correct horse")
    plan_b.refresh(path, wanted, now)
    assert not folder(planned).exists() or names(planned) == []


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from handouts import plan_b, verify
from workshop_app import bootstrap
from workshop_app.domain.house_style import OwnStyle

check = verify.check
def slow(*words):
    print("in the middle", flush=True)
    sys.stdin.read()
    return check(*words)
verify.check = slow
path, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
with_it = bootstrap.open_workspace(path, read_only=True)
plan_b.refresh(path, plan_b.orders(with_it.read, now, OwnStyle()), now)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL")
@pytest.mark.parametrize("there", [False, True])
def test_killed_in_the_middle_leaves_no_half_file(planned: Workspace, there: bool) -> None:
    before = [each.path.read_bytes() for each in kept_up(planned).papers] if there else []
    planned.apply(edit(Person, "p1", name="Benita Okoro"))
    line = [sys.executable, "-c", KILLED, str(planned.path), planned.clock.now().isoformat()]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as maker:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "in the middle\n"
        maker.send_signal(signal.SIGKILL)
    left = [each for each in names(planned) if not each.startswith(".")]
    assert [(folder(planned) / each).read_bytes() for each in left] == before
    kept_up(planned)
    assert names(planned) == ["Plan B 2026-11-25 09.00.pdf"]
    assert "Benita Okoro" in words(folder(planned) / names(planned)[0])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL")
def test_killed_while_one_is_taken_away_leaves_no_paper_of_zeros(planned: Workspace) -> None:
    (paper,) = kept_up(planned).papers
    script = "import os, pathlib, sys; from workshop_app.application import plan_b_shelf\n"
    script += "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
    script += "plan_b_shelf.take_away(pathlib.Path(sys.argv[1]))"
    died = subprocess.run([sys.executable, "-c", script, str(paper.path)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert not list(folder(planned).glob("*.pdf"))
    assert len(names(planned)) == 1  # out of sight, for the next look to take away
    (again,) = kept_up(planned).papers
    assert names(planned) == [again.path.name]
    assert "Ana Silva" in words(again.path)


def test_one_that_does_not_go_stays_whole_and_is_named(planned: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (paper,) = kept_up(planned).papers
    before = paper.path.read_bytes()

    def refused(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refused)  # another program has it open, and the system is not Linux
    assert planned.path is not None
    assert plan_b_shelf.clear(planned.path) == (paper.path,)
    assert paper.path.read_bytes() == before
