"""style and zone on the command line: said once, obeyed by every export."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest
from icalendar import Calendar
from PIL import Image

from .conftest import Say


@pytest.fixture
def file(say: Say, tmp_path: Path) -> Path:
    path = tmp_path / "Acme.okrw"
    assert say("sample", path)[0] == 0
    return path


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 80), (255, 0, 140)).save(path)
    return path


def _pictures(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as file:
        forms = [each for each in file[0].get_objects(max_depth=3) if each.type == 3]
        return len(forms)


def _exported(say: Say, file: Path, out: Path, *words: str) -> Path:
    status, written, _ = say("export", file, "--document", "roles_contacts", "--out", out, "--json", *words)
    assert status == 0
    return Path(written[0]["path"])


def test_a_style_is_obeyed_after_its_picture_was_moved(say: Say, file: Path, logo: Path, tmp_path: Path) -> None:
    footer = "<b>Adler</b> & {page} =1+1"
    status, told, _ = say("style", "set", file, "--logo", logo, "--accent", "#ffe600", "--footer", footer, "--json")
    assert status == 0
    assert told["accent"] == {"value": "#FFE600", "whose": "engagement", "words": "#827500", "contrast": 1.3}
    logo.unlink()
    out = _exported(say, file, tmp_path / "out")
    assert _pictures(out) == 1
    with pypdfium2.PdfDocument(out) as made:
        assert footer in made[0].get_textpage().get_text_range(), "words are no markup"
    word = docx.Document(str(_exported(say, file, tmp_path / "out", "--format", "docx")))
    assert any(footer in each.text for each in word.sections[0].footer.paragraphs)
    assert _pictures(_exported(say, file, tmp_path / "plain", "--style", "plain")) == 0


def test_your_own_style_is_everywhere_and_an_engagement_comes_first(say: Say, file: Path, logo: Path) -> None:
    assert say("style", "set", "--own", "--logo", logo, "--accent", "0A7D4F", "--footer", "Adler")[0] == 0
    assert say("style", "set", file, "--accent", "#FF008C")[0] == 0
    _, told, _ = say("style", "show", file, "--json")
    assert (told["accent"]["value"], told["accent"]["whose"]) == ("#FF008C", "engagement")
    assert (told["footer"]["value"], told["footer"]["whose"]) == ("Adler", "own")
    assert told["logo"]["whose"] == "own"
    assert say("style", "set", file, "--accent", "", "--use-own", "no")[0] == 0
    _, told, _ = say("style", "show", file, "--json")
    assert not any(told[name]["value"] for name in ("logo", "accent", "footer"))
    _, told, _ = say("style", "show", "--json")
    assert told["accent"]["value"] == "#0A7D4F"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--accent", "blue"), "not a colour"),
        (("--footer", "x" * 161), "too long"),
        (("--logo", "there-is-none.png"), "there-is-none.png"),
        (("--template", "{logo}"), "not a Word template"),
        (("--confidentiality", "x" * 100_001), "too long"),
    ],
)
def test_what_cannot_be_used_changes_nothing(
    say: Say, file: Path, logo: Path, words: tuple[str, str], said: str
) -> None:
    for whose in (file, "--own"):
        status, _, error = say("style", "set", whose, words[0], words[1].format(logo=logo), "--second", "#123456")
        assert status == 1
        assert said in error
    _, told, _ = say("style", "show", file, "--json")
    assert told["second"]["value"] == ""


def test_a_broken_own_style_stops_no_export(say: Say, file: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    broken = tmp_path / "home" / "house_style.json"
    for words in ('{"logo": {"name": "x"}}', "[1]", "{", '{"accent": 5, "logo": {"name": 1, "data": "!"}}'):
        broken.write_text(words)
        _exported(say, file, tmp_path / "out")
    assert list(tmp_path.glob("home/house_style.json.broken*"))


def test_whose_style_must_be_said(say: Say, file: Path) -> None:
    assert say("style", "set", "--accent", "#123456")[0] == 2
    assert say("style", "set", file, "--own")[0] == 2


def test_a_workshop_elsewhere_says_whose_clocks_it_means(say: Say, file: Path, tmp_path: Path) -> None:
    _, told, _ = say("zone", "set", file, "lisbon", "--json")
    assert told["zone"] == "Europe/Lisbon"
    ahead = told["workshops"][0]["id"]
    _, told, _ = say("zone", "set", file, "Kolkata", "--workshop", ahead, "--json")
    assert (told["workshops"][0]["zone"], told["workshops"][1]["zone"]) == ("Asia/Kolkata", "Europe/Lisbon")
    words = ("export", file, "--document", "participant_agenda", "--workshop", ahead, "--out", tmp_path, "--json")
    _, written, _ = say(*words, "--format", "ics")
    made = Calendar.from_ical(Path(written[0]["path"]).read_bytes())
    (event,) = made.walk("VEVENT")[:1]
    assert event["dtstart"].params["TZID"] == "Asia/Kolkata"
    _, written, _ = say(*words, "--format", "ics", "--zone", "Asia/Tokyo")
    assert b"Asia/Tokyo" in Path(written[0]["path"]).read_bytes()
    _, written, _ = say(*words)
    with pypdfium2.PdfDocument(written[0]["path"]) as paper:
        assert "(Kolkata time)" in paper[0].get_textpage().get_text_range()
    assert say("zone", "set", file, "Nowhere")[0] == 1
    assert say("zone", "set", file, "")[1].startswith("not said")


def test_zones_are_found_by_city_and_country(say: Say) -> None:
    _, told, _ = say("zone", "find", "portugal", "--json")
    assert [each["zone"] for each in told["zones"]] == ["Atlantic/Azores", "Atlantic/Madeira", "Europe/Lisbon"]
    _, told, _ = say("zone", "find", "india", "--json")
    assert told["zones"][0]["zone"] == "Asia/Kolkata"
    _, told, _ = say("zone", "find", "São", "paulo", "--json")
    assert [each["zone"] for each in told["zones"]] == ["America/Sao_Paulo"]
    assert say("zone", "find", "atlantis")[0] == 1
