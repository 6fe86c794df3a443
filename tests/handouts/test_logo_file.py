"""Any file somebody chooses as a logo: kept small and harmless, or refused with a reason."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path

import pytest
from PIL import Image

from handouts import logo_drawing, logo_file
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import LARGEST_LOGO

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10">'
SHAPE = '<rect width="40" height="10" fill="#ff008c"/>'


def _svg(tmp_path: Path, inside: str) -> Path:
    path = tmp_path / "logo.svg"
    path.write_text(f"{HEAD}{inside}</svg>", "utf-8")
    return path


def _png(tmp_path: Path, picture: Image.Image, kind: str = "PNG") -> Path:
    path = tmp_path / "logo.png"
    picture.save(path, kind)
    return path


def _refusal(path: Path) -> ErrorCode:
    with pytest.raises(KnownError) as refused:
        logo_file.read_logo(path)
    return refused.value.code


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("I;16", (300, 100), 40_000),
        Image.new("CMYK", (300, 100), (0, 200, 0, 0)),
        Image.new("P", (300, 100), 3),
        Image.new("1", (300, 100), 1),
        Image.new("LA", (300, 100), (90, 120)),
        Image.new("RGBA", (5000, 900), (255, 0, 140, 90)),
    ],
    ids=lambda picture: picture.mode,
)
def test_a_picture_of_any_depth_is_kept_in_eight_bits(tmp_path: Path, picture: Image.Image) -> None:
    """Four inks come as a JPEG, whatever the name says: a PNG cannot hold them."""
    kept = logo_file.read_logo(_png(tmp_path, picture, "JPEG" if picture.mode == "CMYK" else "PNG"))
    with Image.open(io.BytesIO(kept.data)) as found:
        assert found.format == "PNG"
        assert found.mode in ("RGB", "RGBA")
        assert found.width <= logo_file.WIDEST
        if picture.mode == "I;16":
            assert found.getpixel((5, 5)) == (156, 156, 156)


def test_a_photo_is_made_small_enough(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (1500, 700), random.Random(1).randbytes(1500 * 700 * 3))
    assert len(logo_file.read_logo(_png(tmp_path, noise)).data) <= LARGEST_LOGO


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    whole = _png(tmp_path, Image.new("RGB", (200, 100))).read_bytes()
    for data in (b"", b"\x89PNG\r\n\x1a\n", whole[:60], b"GIF89a", b"%PDF-1.7", b"<html></html>", b"<svg"):
        path.write_bytes(data)
        assert _refusal(path) is ErrorCode.LOGO_NO_PICTURE, data


def test_a_file_of_thirty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    assert _refusal(path) is ErrorCode.INPUT_TOO_LARGE


def test_a_bomb_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    """A hundred bytes that unpack to gigabytes of pixels."""
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    path = tmp_path / "logo.png"
    chunk = len(head[4:]).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IDAT" + zlib.crc32(b"IDAT").to_bytes(4, "big"))
    assert _refusal(path) is ErrorCode.LOGO_TOO_MANY_DOTS


def test_scripts_and_links_are_taken_out(tmp_path: Path) -> None:
    inside = f'<script>alert(1)</script><a xlink:href="https://example.org"><g onclick="x()">{SHAPE}</g></a>'
    kept = logo_file.read_logo(_svg(tmp_path, inside)).data
    assert b"script" not in kept
    assert b"onclick" not in kept
    assert b"example.org" not in kept
    with Image.open(io.BytesIO(logo_drawing.as_png(kept))) as drawn:
        assert drawn.convert("RGB").getpixel((600, 150)) == (255, 0, 140)


def test_nothing_is_drawn_from_elsewhere(tmp_path: Path) -> None:
    """Links are not followed, and a logo without a part of it is none."""
    secret = _png(tmp_path, Image.new("RGB", (9, 9))).as_uri()
    for inside in (
        f'<image width="9" height="9" xlink:href="{secret}"/>',
        '<image width="9" height="9" href="http://example.org/a.png"/>',
        '<use xlink:href="other.svg#a"/>',
        "<style>@import url(http://example.org/a.css);</style>",
        '<rect width="9" height="9" style="fill:url(http://example.org/#a)"/>',
    ):
        assert _refusal(_svg(tmp_path, SHAPE + inside)) is ErrorCode.LOGO_ELSEWHERE, inside


def test_letters_must_be_outlines(tmp_path: Path) -> None:
    assert _refusal(_svg(tmp_path, "<text>Adler</text>")) is ErrorCode.LOGO_LETTERS


def _nested(times: int) -> str:
    """Ten times ten times ten ..."""
    groups = [f'<g id="l0">{SHAPE}</g>']
    for at in range(1, times):
        once = f'<use xlink:href="#l{at - 1}"/>'
        groups.append(f'<g id="l{at}">{once * 10}</g>')
    return "".join(groups) + f'<use xlink:href="#l{times - 1}"/>'


ENDLESS = {
    "billion": _nested(9),
    "circle": '<g id="a"><use xlink:href="#a"/></g>',
    "crowd": SHAPE * 6000,
    "deep": "<g>" * 100 + "</g>" * 100,
}


@pytest.mark.parametrize("inside", ENDLESS.values(), ids=ENDLESS)
def test_what_would_be_drawn_for_ever_is_refused(tmp_path: Path, inside: str) -> None:
    assert _refusal(_svg(tmp_path, inside)) is ErrorCode.LOGO_INTRICATE


def test_entities_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}{SHAPE}<g>&x;</g></svg>', "utf-8")
    assert _refusal(path) in (ErrorCode.LOGO_ELSEWHERE, ErrorCode.LOGO_NO_PICTURE)


def test_a_vector_stays_one_and_its_gradient_is_drawn(tmp_path: Path) -> None:
    stops = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
    defined = f'<defs><linearGradient id="g">{stops}</linearGradient></defs>'
    kept = logo_file.read_logo(_svg(tmp_path, defined + '<rect width="40" height="10" fill="url(#g)"/>')).data
    assert b"/Subtype /Image" not in logo_drawing.as_pdf(kept)
    with Image.open(io.BytesIO(logo_drawing.as_png(kept))) as drawn:
        left, right = drawn.convert("RGB").getpixel((20, 150)), drawn.convert("RGB").getpixel((1180, 150))
    assert left[0] > 200 > left[2]  # type: ignore[index]
    assert right[2] > 200 > right[0]  # type: ignore[index]
