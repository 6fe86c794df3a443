"""copy, changes --since-handover, and what info and verify tell of where a file comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.engagement import Team
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop

Say = Callable[..., tuple[int, Any, str]]


def _changed(path: Path, *commands: Any) -> None:
    opened = bootstrap.open_workspace(path)
    for command in commands:
        opened.apply(command)
    opened.close()


def test_two_copies_handed_over_and_compared(say: Say, tmp_path: Path) -> None:
    file, copy = tmp_path / "Acme.okrw", tmp_path / "Acme for Bea.okrw"
    bootstrap.create(file, "Acme").close()
    _changed(file, Add((Person("p1", "Nora Vale"), Team("t1", "Ferries"))))
    status, _, err = say("changes", file, "--since-handover", "--json")
    assert (status, "not handed over" in err) == (1, True)
    status, made, _ = say("copy", file, copy, "--json")
    assert (status, made["template"], made["lineage"]["from"]["how"]) == (0, False, "handed_over")
    assert say("copy", file, copy)[0] == 1  # never over a file that is there
    _changed(file, edit(Team, "t1", name="The ferries"))
    _changed(copy, edit(Person, "p1", note="Asks a lot"), Add((Team("t2", "Piers"),)))
    _, here, _ = say("info", file, "--json")
    _, there, _ = say("verify", copy, "--json")
    assert there["lineage"]["from"]["copy"] == here["lineage"]["copy"]
    assert here["lineage"]["copies"][0]["copy"] == there["lineage"]["copy"]
    assert here["lineage"]["copies"][0]["file"] == copy.name
    _, found, _ = say("changes", file, "--since-handover", "--other", copy, "--json")
    began = there["lineage"]["from"]
    assert found["base"] == {"copy": began["copy"], "revision": began["revision"], "certain": True}
    assert found["here"] == [{"kind": "Team", "id": "t1", "change": "changed", "fields": ["name"]}]
    assert [(each["kind"], each["change"], each["fields"]) for each in found["there"]] == [
        ("Person", "changed", ["note"]),
        ("Team", "added", []),
    ]
    status, words, _ = say("changes", copy, "--since-handover")
    assert "added: team “Piers”" in words
    assert "Asks a lot" not in words


def test_a_file_as_the_template_of_another_client(say: Say, tmp_path: Path) -> None:
    sample, new = tmp_path / "Sample.okrw", tmp_path / "Bravo Lines.okrw"
    say("sample", sample)
    status, made, _ = say("copy", sample, new, "--as-template", "--json")
    assert (status, made["template"]) == (0, True)
    _, facts, _ = say("info", new, "--json")
    assert (facts["client"], facts["people"], facts["teams"], facts["drafts"]) == ("Bravo Lines", 0, [], [])
    assert facts["lineage"]["from"] is None
    opened = bootstrap.open_workspace(new, read_only=True)
    there = bootstrap.open_workspace(sample, read_only=True)
    assert opened.read.count(Workshop) == there.read.count(Workshop) > 0
    assert all(each.day is None for each in opened.read.all(Workshop))
    opened.close()
    there.close()


def test_a_copy_of_a_protected_file_is_handed_over_all_the_same(say: Say, tmp_path: Path) -> None:
    file, copy = tmp_path / "Acme.okrw", tmp_path / "Acme for Bea.okrw"
    bootstrap.create(file, "Acme").close()
    before = file.read_bytes()
    file.chmod(0o400)
    assert say("copy", file, copy)[0] == 0
    assert file.read_bytes() == before
    _changed(copy, Add((Team("t1", "Ferries"),)))
    status, found, _ = say("changes", file, "--since-handover", "--other", copy, "--json")
    assert (status, found["here"], [each["id"] for each in found["there"]]) == (0, [], ["t1"])


def test_the_other_copy_may_have_a_passphrase_of_its_own(say: Say, tmp_path: Path) -> None:
    file, copy = tmp_path / "Acme.okrw", tmp_path / "Acme for Bea.okrw"
    words, others = tmp_path / "words.txt", tmp_path / "others.txt"
    words.write_text("high water at six\n", "utf-8")
    others.write_text("low water at noon\n", "utf-8")
    bootstrap.create(file, "Acme").close()
    say("copy", file, copy)
    compare = ("changes", file, "--since-handover", "--other", copy)
    say("passphrase", copy, "set", "--new-passphrase-file", others)
    status, _, err = say(*compare)
    assert (status, str(copy) in err, "no terminal" in err) == (1, True, True)
    assert say(*compare, "--other-passphrase-file", words)[0] == 1
    assert say(*compare, "--other-passphrase-file", others)[0] == 0
    say("passphrase", file, "set", "--new-passphrase-file", words)
    assert say(*compare, "--passphrase-file", words, "--other-passphrase-file", others)[0] == 0
    status, _, err = say("copy", file, tmp_path / "Bravo.okrw", "--as-template", "--passphrase-file", words)
    assert (status, "has no passphrase yet" in err) == (0, True)


def test_words_that_would_do_nothing_are_wrong_usage(say: Say, tmp_path: Path) -> None:
    file, copy = tmp_path / "Acme.okrw", tmp_path / "Acme for Bea.okrw"
    bootstrap.create(file, "Acme").close()
    status, _, err = say("copy", file, copy, "--client", "Bravo")
    assert (status, "--as-template" in err, copy.exists()) == (2, True, False)
    status, _, err = say("changes", file, "--since", "2027-01-31", "--other", file)
    assert (status, "--since-handover" in err) == (2, True)


@pytest.mark.parametrize("words", ["sample /", "copy a.okrw /", "info /..", "verify /", "restore / --list"])
def test_a_place_without_a_name_is_one_sentence(say: Say, capsys: pytest.CaptureFixture[str], words: str) -> None:
    with pytest.raises(SystemExit) as wrong_usage:
        say(*words.split())
    assert wrong_usage.value.code == 2
    assert capsys.readouterr().err.endswith("in it\n")


def test_a_new_file_is_named_as_the_window_names_it(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "Acme.okrw"
    bootstrap.create(file, "Acme").close()
    for name, made in (("plain", "plain.okrw"), ("v1.2", "v1.2.okrw"), ("Loud.OKRW", "Loud.OKRW")):
        _, told, _ = say("copy", file, tmp_path / name, "--json")
        assert told["file"] == str(tmp_path / made)
        assert (tmp_path / made).is_file()
        assert say("copy", file, tmp_path / name)[0] == 1  # never over what is there
    assert not (tmp_path / "plain").exists()
