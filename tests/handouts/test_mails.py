"""The mails of the programme: filled from the engagement, gaps in sight, ready to be sent, and nothing typed becomes
anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path
from typing import Any, cast

import pytest

from agendas.model import AgendaKind
from handouts import wording
from handouts.gather import ComposeOptions
from handouts.mails import fields, writing
from handouts.mails.kinds import Mail, MailKind, fields_of, filled, texts
from handouts.mails.writing import MailFormat
from workshop_app import bootstrap, sample
from workshop_app.application import cycle_queries, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.check_ins import HoldCheckIn, PlanCheckIn
from workshop_app.application.commands.reflections import Reflect, SeedNextSet
from workshop_app.application.workspace import Workspace
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult
from workshop_app.domain.people import Person
from workshop_app.domain.reflections import Bucket
from workshop_app.domain.workshops import Workshop

STAMP = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
OPTIONS = ComposeOptions(date(2026, 11, 23))
WORDS = texts("en")


@pytest.fixture
def ferries(tmp_path: Path, clock: Any, made_once: Any) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(made_once(sample.build))
    opened = bootstrap.open_workspace(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def new(tmp_path: Path, clock: Any) -> Iterator[Workspace]:
    opened = bootstrap.create(tmp_path / "New.okrw", "New", clock)
    yield opened
    opened.close()


def made(desk: Workspace, kind: MailKind, options: ComposeOptions = OPTIONS) -> Mail:
    return fields.mail(desk.read, kind, options)


def day_of(desk: Workspace, title: str) -> str:
    """In words; the sample's days follow the clock it was made by."""
    day = next(each.day for each in desk.read.all(Workshop) if each.title.startswith(title))
    return wording.load().date_with_weekday(cast(date, day))


def message(mail: Mail) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(writing.render(mail, MailFormat.MAIL, STAMP), policy=policy.default))


def test_each_mail_says_what_it_must(ferries: Workspace) -> None:
    said = {kind: made(ferries, kind).body for kind in MailKind}
    for kind, words in {
        MailKind.ANNOUNCEMENT: ("the passenger still waits", "goes out to tender", "pay", "three teams", "Hannah Weiß"),
        MailKind.INVITATION: (
            f"{day_of(ferries, 'Crossing')}, 09:00 to 13:00, Crew room",
            "seven steps",
            "you draft",
            "13:00",
        ),
        MailKind.REMINDER: ("have not had this from you", "sofia.rossi@harbourferries.example by Friday"),
        MailKind.POST_WORKSHOP: ("Departures before nine", "[link to the photos]", "[link to the form]"),
        MailKind.PUBLISH: ("Crew portal", "next check-in is on Tuesday 26 January 2027"),
        MailKind.CHECK_IN: ("progress", "predicted score", "blockers", "actions", "by Monday 25 January 2027"),
        MailKind.REFLECT: (
            *("third step", "keep", "modify", "remove", "Every champion has to be there", "Thank you"),
            "Crossing Operations: 5 key results, about 60 minutes",
            "Reflect and reset: Friday 23 April 2027 to Friday 30 April 2027",
            "Next set published: Friday 21 May 2027",
        ),
    }.items():
        for each in words:
            assert each in said[kind], kind


def test_a_day_is_written_in_one_way_in_a_mail(ferries: Workspace) -> None:
    for kind in MailKind:
        mail = made(ferries, kind)
        days = re.findall(r"(\w+ )?\d{1,2} (?:[JFMA]\w+|November|December) 20\d\d", mail.body)
        assert all(each.strip().endswith("day") for each in days), (kind, mail.body)


def test_after_a_workshop_published_sets_are_no_drafts_any_more(ferries: Workspace) -> None:
    mail = made(ferries, MailKind.POST_WORKSHOP)
    assert "The drafts as they are now" in mail.body
    assert "better by questions" in mail.body
    for each in ferries.read.all(DraftSet):
        ferries.apply(edit(DraftSet, each.id, status=DraftStatus.PUBLISHED))
    after = made(ferries, MailKind.POST_WORKSHOP)
    assert "Our OKRs as they stand" in after.body
    assert "The drafts" not in after.body
    assert "draft" not in after.subject
    assert after.gaps == mail.gaps


def test_it_comes_from_the_person_who_sends_it_and_goes_to_the_group(ferries: Workspace) -> None:
    mail = message(made(ferries, MailKind.ANNOUNCEMENT))
    assert str(mail["From"]) == "Marguerite Dubois <marguerite.dubois@harbourferries.example>"
    assert len(mail["To"].addresses) == 18
    assert mail["To"].addresses[0].display_name == "Inês Carvalho"
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "OKRs at Harbour Ferries: why, and what happens next"
    assert mail.get_content().replace("\r\n", "\n") == made(ferries, MailKind.ANNOUNCEMENT).body
    assert mail.get_content_charset() == "utf-8"


def test_who_leads_a_team_and_fills_a_role_is_reached_at_the_address_of_the_role(ferries: Workspace) -> None:
    """A sponsor leads the top and is in no list of people."""
    for each in queries.teams(ferries.read):
        ferries.apply(edit(Team, each.id, lead="marguerite  dubois", lead_id=None))
    reflect = made(ferries, MailKind.REFLECT)
    assert ("marguerite dubois", "marguerite.dubois@harbourferries.example") in reflect.to
    assert not reflect.unreached


def test_a_champion_typed_with_the_apostrophe_of_the_keyboard_is_one_of_the_list(ferries: Workspace) -> None:
    result = next(each for each in ferries.read.all(KeyResult) if each.champions.strip())
    ferries.apply(edit(KeyResult, result.id, champions="Liam O’Connor"))
    before = made(ferries, MailKind.CHECK_IN)
    assert "Liam O’Connor" in dict(before.to)
    ferries.apply(edit(KeyResult, result.id, champions="Liam O'Connor"))
    after = made(ferries, MailKind.CHECK_IN)
    assert (after.to, after.unreached) == (before.to, before.unreached)


def test_the_check_in_reminder_lists_key_results_under_their_team(ferries: Workspace) -> None:
    """A champion looks for the team first; its name stood before each of its lines."""
    _, _, listed = made(ferries, MailKind.CHECK_IN).body.partition("These are the key results:\n\n")
    first, *_ = listed.split("\n\n")
    team, *lines = first.splitlines()
    assert team in {each.name for each in queries.teams(ferries.read)}
    assert lines
    assert all(line.startswith(("- 1.", "- 2.")) for line in lines), lines
    assert not any(team in line for line in lines)


def test_the_reminder_goes_to_those_who_bring_nothing_yet(ferries: Workspace) -> None:
    before = made(ferries, MailKind.REMINDER)
    person = next(each for each in ferries.read.all(Person) if each.email == before.to[0][1])
    ferries.apply(edit(Person, person.id, brings_okr=True))
    assert made(ferries, MailKind.REMINDER).to == before.to[1:]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (AgendaKind.CHAMPION, "Where its value is read, by whom, on which day"),
        (AgendaKind.CHECK_IN, "What you ask of another team"),
        (AgendaKind.REFLECT, "What you learned"),
    ],
)
def test_a_session_in_which_nobody_drafts_asks_for_no_draft(ferries: Workspace, kind: AgendaKind, asked: str) -> None:
    """What is asked is what the pre-work sheet of such a session asks; it goes to everybody who comes."""
    (workshop,) = (each for each in ferries.read.all(Workshop) if each.title.startswith("Crossing"))
    ferries.apply(edit(Workshop, workshop.id, kind=kind))
    for person in ferries.read.all(Person):
        ferries.apply(edit(Person, person.id, brings_okr=True))
    invitation, reminder = made(ferries, MailKind.INVITATION), made(ferries, MailKind.REMINDER)
    for mail in (invitation, reminder):
        assert f"- {asked}" in mail.body
        assert "pre-work sheet" in mail.body
        assert not [said for said in ("rough draft", "real case", "coach and watch", "groups") if said in mail.body]
    assert reminder.to == invitation.to
    assert reminder.group == "everybody in the workshop"
    assert "missing" not in reminder.subject


@pytest.mark.parametrize(
    ("kind", "said"), [(AgendaKind.EXPERT, "coach and watch"), (AgendaKind.TEAM_LEVEL, "write, ask and decide")]
)
def test_an_invitation_says_what_the_time_is_for(ferries: Workspace, kind: AgendaKind, said: str) -> None:
    (workshop,) = (each for each in ferries.read.all(Workshop) if each.title.startswith("Crossing"))
    ferries.apply(edit(Workshop, workshop.id, kind=kind))
    assert said in made(ferries, MailKind.INVITATION).body


def test_the_mail_that_publishes_tells_no_state_of_a_set(ferries: Workspace) -> None:
    for each in ferries.read.all(DraftSet):
        ferries.apply(edit(DraftSet, each.id, status=DraftStatus.AGREED))
    lines = made(ferries, MailKind.PUBLISH).body.splitlines()
    assert "Crossing Operations" in lines
    assert not any("Agreed" in line for line in lines)
    assert "Crossing Operations (Agreed)" in made(ferries, MailKind.POST_WORKSHOP).body


def test_a_workshop_that_is_named_is_the_one_it_is_about(ferries: Workspace) -> None:
    expert = next(each for each in ferries.read.all(Workshop) if each.title == "Expert workshop")
    mail = made(ferries, MailKind.INVITATION, ComposeOptions(date(2026, 11, 1), workshop_id=expert.id))
    assert mail.subject == f"Expert workshop, {day_of(ferries, 'Expert')}"
    assert mail.about == "Expert workshop"
    ferries.apply(Add((Commitment("c", expert.id, "talk to Sales", "Ben", due=date(2026, 12, 4)),)))
    after = made(ferries, MailKind.POST_WORKSHOP, ComposeOptions(date(2026, 11, 23), workshop_id=expert.id))
    assert "- Ben: talk to Sales, by Friday 4 December 2026" in after.body


def test_the_check_in_that_is_planned_is_the_one_reminded_of(ferries: Workspace) -> None:
    draft = next(each for each in queries.draft_sets(ferries.read) if each.status is DraftStatus.REFINED)
    ferries.apply(PlanCheckIn("c0", draft.id, date(2027, 1, 18)))
    ferries.apply(HoldCheckIn("c0"))
    ferries.apply(PlanCheckIn("c1", draft.id, date(2027, 2, 1)))
    mail = made(ferries, MailKind.CHECK_IN)
    assert mail.subject == "Check-in on Monday 1 February 2027: your lines by Friday 29 January 2027"
    assert {name for name, _ in mail.to} == {"Jonas Lindqvist", "Inês Carvalho", "Olaf Brandt", "Mei Tanaka"}
    assert "Ticketing" not in mail.body


def test_a_set_is_published_with_a_check_in_of_its_own_cycle(tmp_path: Path, clock: Any) -> None:
    later = sample.build_later(tmp_path / "later.okrw", clock)
    sets = queries.draft_sets(later.read)
    old, new = (next(each for each in sets if each.cycle == number) for number in (1, 2))
    later.apply(edit(DraftSet, new.id, status=DraftStatus.PUBLISHED))
    options = ComposeOptions(clock.now().date())
    by_the_calendar = made(later, MailKind.PUBLISH, options).body
    later.apply(PlanCheckIn("last", old.id, date(2026, 11, 24)))  # of the cycle that ends
    assert made(later, MailKind.PUBLISH, options).body == by_the_calendar
    assert "Tuesday 24 November 2026" in made(later, MailKind.CHECK_IN, options).subject
    later.apply(PlanCheckIn("first", new.id, date(2027, 2, 1)))
    assert "The next check-in is on Monday 1 February 2027." in made(later, MailKind.PUBLISH, options).body
    later.close()


def test_what_is_published_is_what_the_publish_mail_holds(ferries: Workspace) -> None:
    assert "[the sets]" in made(ferries, MailKind.PUBLISH).body
    draft = next(each for each in queries.draft_sets(ferries.read) if each.status is DraftStatus.REFINED)
    ferries.apply(edit(DraftSet, draft.id, status=DraftStatus.PUBLISHED))
    said = made(ferries, MailKind.PUBLISH).body
    assert "Crossing Operations\nMake the morning" in said
    assert "Ticketing" not in said


def test_a_team_that_begins_its_next_set_first_does_not_take_the_mails_along(ferries: Workspace) -> None:
    drafts = ferries.read.all(DraftSet)
    for draft in drafts:
        ferries.apply(edit(DraftSet, draft.id, status=DraftStatus.PUBLISHED))
    before = made(ferries, MailKind.REFLECT)
    first = cycle_queries.written_results(ferries.read, drafts[0].id)
    for result in first:
        ferries.apply(Reflect(result.id, (("bucket", Bucket.KEEP),)))
    ferries.apply(SeedNextSet(drafts[0].id, "next"))
    assert made(ferries, MailKind.REFLECT).body == before.body
    for draft in drafts[1:]:
        for result in cycle_queries.written_results(ferries.read, draft.id):
            ferries.apply(Reflect(result.id, (("bucket", Bucket.KEEP),)))
    after = made(ferries, MailKind.REFLECT)  # everybody has looked back: what comes is the next cycle
    assert len([line for line in after.body.splitlines() if line.startswith("- ") and "minutes" in line]) == 1


def test_after_a_workshop_only_the_sets_of_its_cycle_are_told(tmp_path: Path, clock: Any) -> None:
    later = sample.build_later(tmp_path / "later.okrw", clock)
    ids = {each.title: each.id for each in later.read.all(Workshop)}
    today = clock.now().date()

    def after(title: str) -> str:
        return made(later, MailKind.POST_WORKSHOP, ComposeOptions(today, workshop_id=ids[title])).body

    middle = after("All teams in the middle of the cycle")
    assert middle.count("Make the morning crossing one that people can rely on") == 1
    assert "rise from 79 % to 92 %" in middle
    assert "from 11 to 4 a month" in middle
    next_one = after("Crossing Operations drafts its second set")
    assert "Engine stops on the line fall from 6 to 2 a month" in next_one
    assert "from 11 to 4 a month" not in next_one
    later.close()


@pytest.mark.parametrize("kind", MailKind)
def test_in_a_new_engagement_everything_unknown_is_a_gap_that_is_told(
    new: Workspace, kind: MailKind, tmp_path: Path
) -> None:
    mail = made(new, kind)
    for field in fields_of(kind, WORDS) - {"client", "prework"}:
        gap = WORDS(f"gap.{field}")
        assert (gap in mail.gaps) == (f"[{gap}]" in mail.subject + mail.body)
    assert mail.gaps
    assert message(mail)["From"] is None
    assert message(mail)["To"] is None
    for format in MailFormat:
        assert writing.save(mail, format, tmp_path / "out", STAMP).exists()


HOSTILE = "Ana\r\nBcc: everybody@acme.example"


def test_no_name_subject_or_address_makes_a_head_of_its_own(new: Workspace, tmp_path: Path) -> None:
    engagement = new.read.all(Engagement)[0]
    new.apply(edit(Engagement, engagement.id, client="Acme\nBcc: everybody@acme.example"))
    new.apply(
        Add(
            (
                Person("p1", HOSTILE, email="ana@acme.example"),
                Person("p2", 'Ben "B" <ben@evil.example>, Cem', email="ben@acme.example"),
                Person("p3", "Dee", email="dee@acme.example\r\nBcc: x@acme.example"),
                Person("p4", "Eva {why} {0} %s", email="eva@acme.example, x@acme.example"),
                Person("p5", "محمد 🚢", email="m@acme.example"),
                RoleAssignment("r", RoleKind.SPONSOR, HOSTILE, contact="sponsor@acme.example\nBcc: y@acme.example"),
            )
        )
    )
    mail = made(new, MailKind.ANNOUNCEMENT)
    sent = message(mail)
    assert sent["Bcc"] is None
    assert sent["Cc"] is None
    assert str(sent["Subject"]).startswith("OKRs at Acme Bcc: everybody@acme.example")
    assert [each.addr_spec for each in sent["To"].addresses] == [
        "ana@acme.example",
        "ben@acme.example",
        "m@acme.example",
    ]
    assert sent["To"].addresses[1].display_name == 'Ben "B" <ben@evil.example>, Cem'
    assert [each.addr_spec for each in sent["From"].addresses] == ["sponsor@acme.example"]
    assert set(mail.unreached) == {
        "Dee (dee@acme.example Bcc: x@acme.example)",
        "Eva {why} {0} %s (eva@acme.example, x@acme.example)",
    }, "with what stands where the address should be"
    writing.save(mail, MailFormat.MAIL, tmp_path / "out", STAMP)


def test_names_and_subjects_of_every_script_and_length_come_back_as_they_are(new: Workspace) -> None:
    names = [
        "Νίκος Παππάς",
        "Hannah Weiß",
        "Nguyễn Thị Ánh",
        "Олена " + "Ковальчук" * 8,
        "Jörg " * 20 + "Äh",
        "Ana " * 30,
    ]
    people = [Person(f"p{n}", name.strip(), email=f"p{n}@acme.example", position=n) for n, name in enumerate(names)]
    new.apply(Add(tuple(people)))
    for client in ("Åland " * 14, "Acme Shipping and Handling " * 5):
        new.apply(edit(Engagement, new.read.all(Engagement)[0].id, client=client.strip()))
        mail = made(new, MailKind.ANNOUNCEMENT)
        data = writing.render(mail, MailFormat.MAIL, STAMP)
        assert b"Subject:\r\n" not in data
        assert all(len(line) <= 998 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert all(len(word) <= 75 for word in data.split() if word.startswith(b"=?")), "RFC 2047"
        head = message_from_bytes(data)  # as an older program reads it
        assert " ".join(str(make_header(decode_header(head["Subject"]))).split()) == mail.subject
        shown = [" ".join(str(make_header(decode_header(name))).split()) for name, _ in getaddresses([head["To"]])]
        assert shown == [each.name for each in people]


def test_a_field_in_what_somebody_typed_is_not_filled() -> None:
    assert filled("{a} and {client}", {"a": "{client} %s {0}"}, WORDS) == ("{client} %s {0} and [client]", ("client",))


def test_every_field_of_every_mail_has_a_word_for_its_gap() -> None:
    for kind in MailKind:
        for field in fields_of(kind, WORDS):
            assert WORDS(f"gap.{field}")
        assert WORDS(f"{kind}.title")
        assert WORDS(f"{kind}.when")
