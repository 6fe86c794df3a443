"""Who is meant where a name is written: joined when it is typed, renamed with the person, left without an id when they
go, and never guessed."""

from __future__ import annotations

from msgspec.structs import replace

from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.copied_set import CopySet
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.commands.own_parameters import WriteOwn
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.application.mentions import mentions, request_for
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Team
from workshop_app.domain.lineage import Lineage
from workshop_app.domain.named import NAME_LINKS
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import OpenQuestion, ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.stored import STORED
from workshop_app.domain.versions import EditionKind, ParameterVersion, RecordEdition


def _level(workspace: Workspace) -> ParameterRecord:
    return workspace.read.all(ParameterRecord, key=ParameterKey.LEVEL)[0]


def _filled(workspace: Workspace) -> None:
    """Ana and Bo, a team each, and Ana's name wherever one can stand."""
    workspace.apply(AddPeople((Person("ana", "Ana Sol", "Sales"), Person("bo", "Bo Berg"))))
    workspace.apply(
        Add(
            (
                Team("sales", "Sales", lead=" ana sol "),
                Team("ops", "Operations", 1),
                DraftSet("d", "sales", depends_on="Operations\nThe works council"),
                Objective("o", "d", "Be loved"),
                KeyResult("k", "o", champions="Bo Berg\nana sol\nsomebody else"),
                OpenQuestion("q", ParameterKey.LEVEL, "When?", owner="Ana Sol"),
                OwnParameter("own", "Host"),
            )
        )
    )
    workspace.apply(WriteOwn("own", "owner", "Ana Sol"))
    workspace.apply(
        edit(ParameterRecord, _level(workspace).id, decided_by="Ana Sol", details=(("tracker_owner", "Ana Sol"),))
    )
    workspace.apply(IssueEdition(EditionKind.SIGNED, "Ana Sol\nA guest"))


def test_what_is_typed_is_joined_with_the_one_person_or_team_of_that_name(workspace: Workspace) -> None:
    _filled(workspace)
    read = workspace.read
    assert read.get(Team, "sales").lead_id == "ana"
    assert read.get(Person, "ana").team_id == "sales"  # the team came after the person
    assert read.get(KeyResult, "k").champion_ids == ("bo", "ana")
    assert read.get(DraftSet, "d").depends_on_ids == ("ops",)
    assert read.get(OpenQuestion, "q").owner_id == "ana"
    assert read.get(OwnParameter, "own").answer.owner_id == "ana"
    assert (_level(workspace).decided_by_id, _level(workspace).detail_ids) == ("ana", (("tracker_owner", "ana"),))
    assert {each.who_id for each in read.all(ParameterVersion, key="level")} == {"ana"}
    assert read.all(RecordEdition)[0].signed_by_ids == ("ana",)


def test_a_first_name_alone_is_joined_while_one_person_has_it(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(edit(KeyResult, "k", champions="bo\nINES"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("bo",)
    workspace.apply(AddPeople((Person("ines", "Lund, Dr. Inés"),)))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("bo", "ines")
    workspace.apply(AddPeople((Person("other", "Ines Marti"),)))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("bo", "ines"), "who was meant is meant"
    workspace.apply(edit(OpenQuestion, "q", owner="Ines"))
    assert workspace.read.get(OpenQuestion, "q").owner_id is None
    workspace.apply(edit(KeyResult, "k", champions="Ines\nbo\nInes Marti"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("ines", "bo", "other"), "and stays so when others come"
    workspace.apply(edit(KeyResult, "k", champions="Bo Berg\nInes"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("bo", "ines"), "or go"
    workspace.apply(edit(KeyResult, "k", champions="Bo Berg"))
    workspace.apply(edit(KeyResult, "k", champions="Bo Berg\nInes"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("bo",), "typed anew it may be either"


def test_a_copy_means_whom_its_original_means(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(edit(KeyResult, "k", champions="bo"))
    workspace.apply(AddPeople((Person("other", "Bo Marti"),)))
    workspace.apply(CopySet("d", "copy", "ops"))
    (copied,) = [each for each in workspace.read.all(KeyResult) if each.id != "k"]
    assert (copied.champions, copied.champion_ids) == ("bo", ("bo",))


def test_a_name_typed_without_its_accents_is_joined_and_follows(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(edit(KeyResult, "k", champions="Dragan Petrovic\nZoe"))
    workspace.apply(AddPeople((Person("d", "Dragan Petrović"), Person("z", "Zoë Ødegård"))))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("d", "z")
    workspace.apply(edit(KeyResult, "k", champions="Zoe Odegard\ndragan petrovic"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("z", "d")
    workspace.apply(edit(Person, "d", name="Dragan Marić"))
    assert workspace.read.get(KeyResult, "k").champions == "Zoe Odegard\nDragan Marić"
    workspace.apply(AddPeople((Person("e", "Zoe Odegard"),)))
    workspace.apply(edit(OpenQuestion, "q", owner="Zoe Odegard"))
    assert workspace.read.get(OpenQuestion, "q").owner_id == "e", "as it is written comes first"
    workspace.apply(edit(KeyResult, "k", champions="Bo\nZoe Odegard"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("bo", "z"), "but whoever was meant stays"


def test_one_who_comes_takes_nothing_of_the_others_on_the_same_line(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(AddPeople((Person("lund", "Ines Lund"),)))
    workspace.apply(edit(KeyResult, "k", champions="Ines\nKim"))
    workspace.apply(AddPeople((Person("ines", "Ines"), Person("kim", "Kim Day"))))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("lund", "kim")
    workspace.apply(edit(KeyResult, "k", champions="Ines Lund\nKim"))
    workspace.apply(edit(KeyResult, "k", champions="Ines\nKim"))
    assert workspace.read.get(KeyResult, "k").champion_ids == ("ines", "kim"), "a whole name is theirs who has it"


def test_a_new_first_name_is_shown_where_people_go_by_it(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(AddPeople((Person("ines", "Dr. Ines Lund"),)))
    workspace.apply(edit(KeyResult, "k", champions="Bo\nInes"))
    workspace.apply(edit(OpenQuestion, "q", owner="ines"))
    workspace.apply(edit(Person, "ines", name="Dr. Ines Marti"))
    assert workspace.read.get(OpenQuestion, "q").owner == "ines"
    workspace.apply(edit(Person, "ines", name="Dr. Vera Marti"))
    assert workspace.read.get(KeyResult, "k").champions == "Bo\nVera"
    assert workspace.read.get(OpenQuestion, "q").owner == "Vera"
    workspace.apply(edit(OpenQuestion, "q", owner="Vera "))
    assert workspace.read.get(OpenQuestion, "q").owner_id == "ines"


def test_nothing_is_guessed_and_what_is_known_stays_known(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(AddPeople((Person("twin", "Ana Sol"),)))
    workspace.apply(edit(OpenQuestion, "q", text="When, at last?"))
    assert workspace.read.get(OpenQuestion, "q").owner_id == "ana"
    workspace.apply(Add((OpenQuestion("q2", ParameterKey.LEVEL, "Who?", owner="Ana Sol"),)))
    assert workspace.read.get(OpenQuestion, "q2").owner_id is None
    workspace.apply(edit(OpenQuestion, "q", owner="Ana"))
    assert workspace.read.get(OpenQuestion, "q").owner_id is None
    workspace.undo()
    assert workspace.read.get(OpenQuestion, "q").owner_id == "ana"


def test_a_new_name_is_shown_wherever_they_are_meant_and_paper_keeps_the_old_one(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(edit(Person, "ana", name=""))  # typed anew, letter by letter
    workspace.apply(edit(Person, "ana", name="Ana Luna"))
    workspace.apply(edit(Team, "sales", name="Sales and service"))
    read = workspace.read
    assert read.get(Team, "sales").lead == "Ana Luna"
    assert read.get(KeyResult, "k").champions == "Bo Berg\nana sol\nsomebody else"  # nobody says which line it was
    workspace.undo()
    workspace.undo()
    workspace.apply(edit(Person, "ana", name="Ana Luna"))
    workspace.apply(edit(Team, "sales", name="Sales and service"))
    assert read.get(Team, "sales").lead == "Ana Luna"
    assert read.get(Person, "ana").team == "Sales and service"
    assert read.get(KeyResult, "k").champions == "Bo Berg\nAna Luna\nsomebody else"
    assert read.get(OwnParameter, "own").answer.owner == "Ana Luna"
    assert (_level(workspace).decided_by, _level(workspace).detail("tracker_owner")) == ("Ana Luna", "Ana Luna")
    assert read.all(RecordEdition)[0].signed_by == "Ana Sol\nA guest"
    assert read.all(RecordEdition)[0].signed_by_ids == ("ana",)
    assert ("Ana Sol", "Ana Luna") in {(each.before, each.after) for each in read.all(ParameterVersion)}
    workspace.undo()
    workspace.undo()
    assert read.get(KeyResult, "k").champions == "Bo Berg\nana sol\nsomebody else"


def test_who_signed_is_known_by_the_name_of_that_day(workspace: Workspace) -> None:
    workspace.apply(AddPeople((Person("ana", "Ana Sol"), Person("bo", "Bo Berg"))))
    workspace.apply(IssueEdition(EditionKind.SIGNED, "Ana Sol"))
    workspace.apply(edit(Person, "ana", name="Ana Luna"))
    workspace.apply(IssueEdition(EditionKind.SIGNED, "Bo Berg"))
    (edition,) = workspace.read.all(RecordEdition)
    assert (edition.signed_by, edition.signed_by_ids) == ("Ana Sol\nBo Berg", ("ana", "bo"))


def test_who_is_removed_leaves_the_name_and_no_id(workspace: Workspace) -> None:
    _filled(workspace)
    # A step back is a revision of its own: that counts on.
    before = {kind: workspace.read.all(kind) for kind in STORED if kind is not Lineage}
    workspace.apply(RemovePeople(("ana",)))
    for link in NAME_LINKS:
        for value in workspace.read.all(link.kind):
            assert "ana" not in link.ids(value), link
    assert workspace.read.get(KeyResult, "k").champions == "Bo Berg\nana sol\nsomebody else"
    workspace.undo()
    assert {kind: workspace.read.all(kind) for kind in STORED if kind is not Lineage} == before


def test_a_step_back_leaves_no_id_of_somebody_who_is_not_there(workspace: Workspace) -> None:
    """Signing is no step of undo; adding the person who signed is."""
    workspace.apply(AddPeople((Person("ana", "Ana Sol"),)))
    workspace.apply(IssueEdition(EditionKind.SIGNED, "Ana Sol"))
    workspace.undo()
    (edition,) = workspace.read.all(RecordEdition)
    assert (edition.signed_by, edition.signed_by_ids) == ("Ana Sol", ())


def test_a_step_back_takes_the_new_name_from_where_it_was_written_since(workspace: Workspace) -> None:
    _filled(workspace)
    read = workspace.read
    workspace.apply(edit(Person, "ana", name="Ana Luna"))
    workspace.apply(replace(edit(KeyResult, "k", champions="Bo Berg\nAna Luna\na guest"), undoable=False))
    workspace.apply(replace(edit(Team, "ops", lead="ana luna"), undoable=False))
    workspace.undo()
    assert read.get(KeyResult, "k").champions == "Bo Berg\nAna Sol\na guest"
    assert (read.get(Team, "ops").lead, read.get(Team, "ops").lead_id) == ("Ana Sol", "ana")
    workspace.redo()
    assert read.get(KeyResult, "k").champions == "Bo Berg\nAna Luna\na guest"
    assert {read.get(Team, id).lead for id in ("sales", "ops")} == {"Ana Luna"}


def test_forgetting_takes_the_ids_and_the_name_on_paper_as_well(workspace: Workspace) -> None:
    _filled(workspace)
    workspace.apply(edit(Person, "ana", name="Ana Luna"))
    request = request_for(workspace.read, person_id="ana")
    found = mentions(workspace.read, request)
    assert found.request.names == ("Ana Luna", "Ana Sol")
    champions = [each.field for each in found.sure if each.row == workspace.read.get(KeyResult, "k")]
    assert champions == ["champions"]  # one place, and not the id beside it as a second
    workspace.apply(ForgetPerson(replace(found.request, also=frozenset(each.doubt for each in found.doubts))))
    left = repr([workspace.read.all(kind) for kind in STORED])
    assert "Sol" not in left
    assert "Luna" not in left
    assert "'ana'" not in left
