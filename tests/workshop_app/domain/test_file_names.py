"""Names of files that Windows, macOS and Linux take alike."""

from __future__ import annotations

import pytest

from workshop_app.domain.file_names import legal_name


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>c:d"e|f?g*h\\i', "a-b-c-d-e-f-g-h-i"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("console", "console"),
        ("ends with dots...", "ends with dots"),
        ("  two   spaces \n", "two spaces"),
        ("Nguyễn Ω", "Nguyễn Ω"),
        ("evil\u202efdp.exe", "evil-fdp.exe"),
        ("...", ""),
        ("", ""),
    ],
)
def test_names_are_made_legal(name: str, legal: str) -> None:
    assert legal_name(name) == legal


def test_long_names_fit_every_file_system() -> None:
    for letter, longest in (("x", 120), ("Ω", 100), ("語", 66), ("😀", 50)):  # 120 characters, 200 bytes
        assert legal_name(letter * 400) == letter * longest
