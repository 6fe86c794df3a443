"""Names of files that Windows, macOS and Linux take alike."""

from __future__ import annotations

import pytest

from workshop_app.domain.file_names import legal_name, refused_by_windows


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>c:d"e|f?g*h\\i', "a-b-c-d-e-f-g-h-i"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("Con .report", "_Con .report"),
        ("console", "console"),
        ("ends with dots...", "ends with dots"),
        ("  two   spaces \n", "two spaces"),
        ("Nguyễn Ω", "Nguyễn Ω"),
        ("evil\u202efdp.exe", "evil-fdp.exe"),
        ("OKR set – צוות\u200e – 2026", "OKR set – צוות – 2026"),
        ("...", ""),
        ("", ""),
    ],
)
def test_names_are_made_legal(name: str, legal: str) -> None:
    assert legal_name(name) == legal


def test_long_names_fit_every_file_system() -> None:
    for letter, longest in (("x", 120), ("Ω", 99), ("語", 66), ("😀", 50)):  # 120 characters, 200 bytes
        name = legal_name(letter * 400)
        assert (len(name), name.replace(letter, "")) == (longest, "…")
        assert len(name.encode()) <= 200


LONG = (
    "Team – Crossing Operations, Harbour Maintenance, Piers and Quays and Everybody Else Who Wants To Come Along Today"
)


@pytest.mark.parametrize(
    "end", [" – 2026-12-07", " – 2026-12-07 (A3)", " – 2026-12-07 (A3) (facilitator)", " (A3)", " 語 2"]
)
@pytest.mark.parametrize("title", [LONG, "語" * 90, "x" * 300])
def test_what_tells_long_names_apart_stays(title: str, end: str) -> None:
    name = legal_name(f"Parking lot – {title}{end}")
    assert name.startswith(("Parking lot – Team – Crossing", "Parking lot – 語語", "Parking lot – xxxx"))
    assert name.endswith(end)
    assert "…" in name
    assert len(name) <= 120
    assert len(name.encode()) <= 200
    assert legal_name(name) == name


REFUSED = {
    "con.okrw": "Windows keeps con for a device",
    "AUX": "Windows keeps AUX for a device",
    "com1.tar.okrw": "Windows keeps com1 for a device",
    "Acme: 2.okrw": "no name on Windows holds",
    "Who?.csv": "no name on Windows holds",
    "Acme.okrw.": "takes away the dot or the space",
    "Acme.okrw ": "takes away the dot or the space",
    "x" * 256: "longer than 255 characters",
    "😀" * 128: "longer than 255 characters",
}


def test_what_windows_would_write_elsewhere_is_refused_with_its_reason() -> None:
    for name, reason in REFUSED.items():
        assert reason in (refused_by_windows(name) or ""), name


def test_what_windows_takes_is_left_alone() -> None:
    for name in ("Acme.okrw", "console.okrw", "Con & Co.okrw", ".okrw", "..", "語" * 255, "Acme .okrw"):
        assert refused_by_windows(name) is None, name
    for name in REFUSED:
        assert refused_by_windows(f"{legal_name(name)}.okrw") is None, name
