"""Attendee lists as they really come: encodings, separators, headers, bad rows, doubles."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import PersonProblem, preview
from workshop_app.application.people_joining import people_from
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.incoming.rows import IncomingTable, TableRow
from workshop_app.incoming.tables import read_file, read_pasted

ROWS = [
    ("Name", "Team", "Job title", "E-mail"),
    ("Zoë Müller", "Crossing Operations", "Captain", "zoe@example.org"),
    ("Łukasz Żak", "Engine Workshop", "Fitter", "lukasz@example.org"),
    ('Ana "Nina" Sousa', "Ticketing; north", "Lead,\nsecond line", "ana@example.org"),
]
WESTERN = [row for row in ROWS if "Łukasz" not in row[0]]


def as_csv(rows: list[tuple[str, ...]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "rows"),
    [
        ("utf-8", ROWS),
        ("utf-8-sig", ROWS),
        ("utf-16", ROWS),
        ("utf-16-le", ROWS),
        ("utf-16-be", ROWS),
        ("cp1252", WESTERN),
    ],
)
def test_every_encoding_and_separator_gives_the_same_people(
    tmp_path: Path, encoding: str, rows: list[tuple[str, ...]], separator: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(as_csv(rows, separator).encode(encoding))
    people = people_from(preview(read_file(path)))
    assert [(p.name, p.team, p.email) for p in people] == [(row[0], row[1], row[3]) for row in rows[1:]]
    assert people[-1].job == "Lead, second line"


def test_an_apostrophe_of_the_keyboard_makes_nobody_new() -> None:
    found = preview(read_pasted("Name\tTeam\nLiam O'Connor\t\n"), known=(Person("1", "Liam O’Connor"),))
    assert [row.problem for row in found.rows] == [PersonProblem.ALREADY_THERE]


def test_two_thousand_rows_from_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Attendees")  # the first sheet stays empty: the list is on the second
    sheet.append(["First name", "Last name", "Department", "Level"])
    for number in range(2000):
        sheet.append([f"Név{number}", "Szabó", "Ops", 3])
    book.save(tmp_path / "list.xlsx")
    found = preview(read_file(tmp_path / "list.xlsx"))
    assert found.good == 2000
    assert people_from(found)[1999].name == "Név1999 Szabó"
    assert people_from(found)[0].level == "3"


def test_a_bad_row_is_named_and_the_good_ones_come_in(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"name,team\nAna,Ops\n,Ops\n{'x' * 400},Ops\nBen,Ops\nana,Ops\n", "utf-8")
    found = preview(read_file(path), known=(Person("1", "BEN", team="Ops"),))
    assert [(row.line, row.problem) for row in found.bad] == [
        (3, PersonProblem.NO_NAME),
        (4, PersonProblem.NAME_TOO_LONG),
        (5, PersonProblem.ALREADY_THERE),
        (6, PersonProblem.TWICE_IN_LIST),
    ]
    assert [p.name for p in people_from(found)] == ["Ana"]
    assert [p.name for p in people_from(found, frozenset({2, 3, 5}))] == ["Ana", "Ben"]


def test_a_speaker_list_with_a_header_of_its_own() -> None:
    table = read_pasted("Talk\tSpeaker\tAffiliation\nOn queues\tMei Lin\tPort\nOn tides\tOlaf\tHarbour\n")
    found = preview(table)
    assert found.columns == (None, PeopleColumn.NAME, PeopleColumn.TEAM)
    assert [(p.name, p.team) for p in people_from(found)] == [("Mei Lin", "Port"), ("Olaf", "Harbour")]


def test_without_a_header_the_name_is_the_column_of_full_names() -> None:
    found = preview(read_pasted("mei.png|Mei Lin|Port|#683B88\nolaf.png|Olaf Berg|Harbour|#BAD3E7\n"))
    assert found.columns == (None, PeopleColumn.NAME, PeopleColumn.TEAM, PeopleColumn.JOB)


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Ana Silva\nBen Okoro\n\nCho Park\n", ["Ana Silva", "Ben Okoro", "Cho Park"]),
        ("1. Ana Silva\n2) Ben Okoro\n- Cho Park", ["Ana Silva", "Ben Okoro", "Cho Park"]),
        ('"Silva, Ana" <ana@x.org>', ["Ana Silva"]),
        ("Ana Silva <ana@x.org>; Ben Okoro <ben@x.org>; cho@x.org", ["Ana Silva", "Ben Okoro"]),
        (
            "محمد علي\nΝίκος Παπαδόπουλος\nNguyễn Thị Ánh\n👩‍🚀 Io",
            ["محمد علي", "Νίκος Παπαδόπουλος", "Nguyễn Thị Ánh", "👩‍🚀 Io"],
        ),
        ("Ana\x00\x07 Silva", ["Ana Silva"]),
        ("", []),
    ],
)
def test_pasted_names(pasted: str, names: list[str]) -> None:
    assert [p.name for p in people_from(preview(read_pasted(pasted)))] == names


def test_a_boss_who_comes_in_too_is_joined_by_name() -> None:
    people = people_from(preview(read_pasted("Name\tManager\nAna\t\nBen\tana\n")))
    assert people[1].reports_to == people[0].id


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.TABLE_EMPTY),
        (b"\n\n ,, \n", ErrorCode.TABLE_EMPTY),
        (b"PK\x03\x04 broken zip", ErrorCode.TABLE_DAMAGED),
        (b"\xd0\xcf\x11\xe0old", ErrorCode.TABLE_DAMAGED),
        (b"\xff\xfea", ErrorCode.TABLE_ENCODING),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, code: ErrorCode) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        read_file(path)
    assert caught.value.code is code


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(KnownError):
            read_file(path)


def test_a_cell_of_200_000_characters_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'name,team\nAna,Ops\n"{"y" * 200_000}",Ops\nBen,Ops\n', "utf-8")
    found = preview(read_file(path))
    assert [p.name for p in people_from(found)] == ["Ana", "Ben"]
    assert [row.line for row in found.bad] == [3]


TICKETS = (
    "Order no.",
    "Attendee #",
    "Title",
    "First Name",
    "Surname",
    "Company",
    "Job Title",
    "Dept.",
    "E-mail Address",
)


def test_the_number_a_ticket_has_is_nobodys_name() -> None:
    cells = ("103300", "1", "Dr", "Li", "Wu", "Norrland Optics", "Planner", "Product", "li@example.org")
    read = preview(read_pasted("\t".join(TICKETS) + "\n" + "\t".join(cells) + "\n"))
    (li,) = people_from(read)
    assert (li.name, li.team, li.job, li.email) == ("Li Wu", "Product", "Planner", "li@example.org")
    assert not read.bad


def test_a_company_is_the_team_where_the_list_has_no_better_word() -> None:
    (ana,) = people_from(preview(read_pasted("Title\tAttendee\tCompany\nCaptain\tAna Sousa\tFerries\n")))
    assert (ana.name, ana.team, ana.job) == ("Ana Sousa", "Ferries", "Captain")


def test_of_two_columns_with_the_same_word_the_first_counts() -> None:
    read = preview(read_pasted("Name\tTeam\tTeam\nAna Sousa\tNorth\tSouth\n"))
    assert read.columns == (PeopleColumn.NAME, PeopleColumn.TEAM, None)
    assert [person.team for person in people_from(read)] == ["North"]


def test_the_headings_are_found_below_a_title_and_an_address_by_its_look() -> None:
    listed = (
        "Attendees of the autumn training\n\nNo.\tNachname, Vorname\tKontakt\tAbteilung\n"
        "1\tÖzdemir, Ayla\tayla@example.org\tVertrieb\n\n2\tMüller, Jörg\tjorg@example.org\tIT\nSumme\t2\t\t2\n"
    )
    found = preview(read_pasted(listed))
    assert found.heads == ("No.", "Nachname, Vorname", "Kontakt", "Abteilung")
    assert [(each.name, each.email, each.team) for each in people_from(found)] == [
        ("Ayla Özdemir", "ayla@example.org", "Vertrieb"),
        ("Jörg Müller", "jorg@example.org", "IT"),
    ]
    assert [(row.line, row.problem) for row in found.bad] == [(1, PersonProblem.ABOVE), (7, PersonProblem.NO_NAME)]


def test_an_address_that_a_link_or_a_directory_wrote_is_the_address() -> None:
    rows = ("Bo Berg,mailto:bo@x.example", "Ci Do,<MAILTO:ci@x.example?subject=Hello>", "Dee Ek,SMTP:dee@x.example")
    found = people_from(preview(read_pasted("\n".join(("Name,Email", *rows)))))
    assert [each.email for each in found] == ["bo@x.example", "ci@x.example", "dee@x.example"]


@pytest.mark.parametrize("title", ["Participants", "Participants\tautumn 2027", "Name"])
def test_a_title_that_is_a_word_for_names_is_not_the_headings(title: str) -> None:
    (ana,) = people_from(preview(read_pasted(f"{title}\nFirst name\tSurname\tTeam\nAna\tSousa\tNorth\n")))
    assert (ana.name, ana.team) == ("Ana Sousa", "North")


def test_a_column_headed_contact_is_a_name_unless_addresses_stand_in_it() -> None:
    (ana,) = people_from(preview(read_pasted("Contact\tTeam\nAna Sousa\tNorth\n")))
    assert (ana.name, ana.email) == ("Ana Sousa", "")
    (ben,) = people_from(preview(read_pasted("Name\tContact\nBen Okoro\tben@example.org\n")))
    assert (ben.name, ben.email) == ("Ben Okoro", "ben@example.org")


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        ("storniert", PersonProblem.CANCELLED),
        ("Cancelled by attendee", PersonProblem.CANCELLED),
        ("Fully refunded", PersonProblem.CANCELLED),
        ("not cancelled", None),
        ("bezahlt", None),
        ("", None),
    ],
)
def test_a_ticket_that_was_given_back_is_left_unticked(status: str, problem: PersonProblem | None) -> None:
    found = preview(read_pasted(f"Name\tTicket status\nAna Sousa\tpaid\nOle Petersen\t{status}\n"))
    assert [row.problem for row in found.rows] == [None, problem]
    assert all(row.addable for row in found.rows)


@pytest.mark.parametrize("words", ["18 Buchungen", "3 people", "Summe", "TOTAL"])
def test_a_line_that_adds_the_list_up_is_left_unticked(words: str) -> None:
    found = preview(read_pasted(f"Nachname\tVorname\tSprachen\tOKR-Erfahrung\nWeiß\tKäthe\tDeutsch\tMittel\n{words}\n"))
    (kaethe,) = people_from(found)
    assert (kaethe.name, kaethe.language, kaethe.level) == ("Käthe Weiß", "Deutsch", "Mittel")
    assert [row.problem for row in found.rows] == [None, PersonProblem.NOT_A_NAME]


def test_names_in_pieces_are_asked_about_and_rare_letters_are_not() -> None:
    """A spreadsheet opened UTF-8 for the letters of Windows, or of the West, and saved what it saw."""
    whole = ["Inês Carvalho", "Hannah Weiß", "Олена Ковальчук", "Νίκος Παππάς", "Liam O’Connor"]
    pieces = [name.encode().decode("latin-1") for name in whole]
    pieces += ["Nguyá»…n Thá»‹ Ãnh", "Å»ak Lukas", "Dragan PetroviÄ‡"]
    rare = ["Tomáš Žák", "Zoë’s Mum", "André–Marie Roy", "Aurè·lia Pi", "Ðorđe Þór", "José “Pepe” Ruiz", "Søren Å"]
    found = preview(read_pasted("Name\n" + "\n".join((*pieces, *whole, *rare))))
    asked = [row.person.name for row in found.rows if row.problem is PersonProblem.LETTERS_LOST]
    assert len(asked) == len(pieces)
    assert not {*whole, *rare} & set(asked)


def test_junk_offers_nobody() -> None:
    """256 columns below no heading are no list. All can be ticked by hand, and columns can be told."""
    table = IncomingTable(tuple(TableRow(line, (f"a{line}b", f"f{line:02}x") * 128) for line in range(1, 30)))
    found = preview(table)
    assert [row.problem for row in found.rows] == [PersonProblem.NOT_A_NAME] * 29
    told = (None, PeopleColumn.NAME, *(None,) * 254)
    assert preview(table, columns=told).good == 29


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("Vale Ruiz\tNora\nStern Gomez\tIvo", ("Vale Ruiz", "Nora"), ("Nora Vale Ruiz", "")),
        ("Nora Vale\tSales\nIvo Stern\tOps", ("Nora Vale", "Sales"), ("Sales Nora Vale", "")),
        ("Vale Ruiz\tNora\tn@x.example\nStern Paz\tIvo\ti@x.example", ("Vale Ruiz", "Nora"), ("Nora Vale Ruiz", "")),
    ],
)
def test_two_words_and_one_are_asked_about_and_read_the_other_way_and_back(
    words: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    """ "Vale Ruiz, Nora" and "Nora Vale, Sales" look alike: whoever knows the people says which it is."""
    table = read_pasted(words)
    found = preview(table)
    assert found.may_turn
    for turned, expected in ((True, other), (False, one), (True, other)):
        found = preview(table, columns=found.columns, turned=turned)
        person = found.rows[0].person
        assert ((person.name, person.team), found.may_turn, found.turned) == (expected, True, turned)


def test_teams_that_come_again_are_not_asked_about() -> None:
    assert not preview(read_pasted("Nora Vale\tSales\nIvo Stern\tSales\nLia Moor\tSales\nBen Okoro\tOps")).may_turn


def test_people_of_lists_side_by_side_are_ticked_one_by_one() -> None:
    """Each stands on a line of its own, though two of them shared one."""
    found = preview(read_pasted("Name\tTeam\t\tName\tTeam\nNora Vale\tIT\t\tLia Moor\tOps\nIvo Stern\tIT\t\t\t"))
    assert [row.person.name for row in found.rows] == ["Nora Vale", "Ivo Stern", "Lia Moor"]
    assert len({row.line for row in found.rows}) == 3
    assert [person.name for person in people_from(found, frozenset({found.rows[2].line}))] == ["Lia Moor"]


def test_an_address_without_a_name_is_listed_and_never_a_name_by_itself() -> None:
    found = preview(read_pasted("Ana Silva <ana@x.org>; cho@x.org, team.office@x.org, nora.vale@x.org"))
    assert [(row.person.name, row.person.email, row.problem) for row in found.rows] == [
        ("Ana Silva", "ana@x.org", None),
        ("", "cho@x.org", PersonProblem.NO_NAME),
        ("", "team.office@x.org", PersonProblem.NO_NAME),
        ("Nora Vale", "nora.vale@x.org", PersonProblem.FROM_ADDRESS),
    ]
    assert found.rows[3].addable
    assert not found.rows[3].ticked


def test_an_address_that_is_on_the_list_is_whoever_has_it() -> None:
    known = [Person("1", "Cho Park", email="cho@x.org"), Person("2", "Nora Vale-Ruiz", email="nora.vale@x.org")]
    found = preview(read_pasted("cho@x.org, nora.vale@x.org, ivo.stern@x.org"), known)
    assert [(row.person.name, row.problem) for row in found.rows] == [
        ("Cho Park", PersonProblem.ALREADY_THERE),
        ("Nora Vale-Ruiz", PersonProblem.ALREADY_THERE),
        ("Ivo Stern", PersonProblem.FROM_ADDRESS),
    ]


def test_a_guessed_name_takes_nobody_for_somebody_else() -> None:
    """Neither is "Nora Vale" of another address hers, nor is who comes later in the list in it twice."""
    known = [Person("1", "Nora Vale", email="nv@x.org")]
    words = "Name,Email\n,nora.vale@x.org\n,ivo.stern@x.org\nIvo Stern,is@x.org\n"
    found = preview(read_pasted(words), known)
    assert [(row.person.name, row.problem, row.news) for row in found.rows] == [
        ("Nora Vale", PersonProblem.ALREADY_THERE, ()),
        ("Ivo Stern", PersonProblem.FROM_ADDRESS, ()),
        ("Ivo Stern", None, ()),
    ]


@pytest.mark.parametrize("yes", ["yes", "sim", "tak", "wahr", "vrai", "Sí"])
def test_a_yes_counts_in_every_column_alike(yes: str) -> None:
    found = preview(read_pasted(f"Name\tCan coach\tNo-show\nAna Silva\t{yes}\t\nBen Okoro\t\t{yes}"))
    assert [row.person.can_coach for row in found.rows] == [True, False]
    assert [row.problem for row in found.rows] == [None, PersonProblem.CANCELLED]
