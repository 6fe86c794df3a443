"""A coach's logo as it is kept: a PNG no larger than paper shows, or an SVG of nothing but shapes. Read from any file
somebody chooses, never trusted; screens and the command line call `read_logo`.

Pictures go through Pillow, which knows the ways they are stored (16 bits, grey, four inks, palettes). An SVG loses
scripts and links, and is refused where it would look different elsewhere: letters in a font nobody has, or parts that
stand in another file.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image

from handouts import logo_drawing, logo_shapes
from handouts.logo_shapes import LogoFault, LogoFaultKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import LARGEST_LOGO, LOGO, StyleFile
from workshop_app.incoming import files

LARGEST_FILE = 20_000_000  # bytes on disk: a scanned letterhead has half of it
MOST_DOTS = 60_000_000  # pixels: a photo of a large camera
WIDEST, HIGHEST = 1600, 800  # pixels kept: 46 mm of paper at 880 dots an inch

_KINDS = ("PNG", "JPEG")
_FAULTS = {
    LogoFaultKind.NO_PICTURE: ErrorCode.LOGO_NO_PICTURE,
    LogoFaultKind.LETTERS: ErrorCode.LOGO_LETTERS,
    LogoFaultKind.ELSEWHERE: ErrorCode.LOGO_ELSEWHERE,
    LogoFaultKind.INTRICATE: ErrorCode.LOGO_INTRICATE,
}
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError, IndexError, KeyError, TypeError)


def read_logo(path: Path) -> StyleFile:
    """The logo in this file, as it is kept. KnownError with the reason when it is none; nothing else is ever opened."""
    data = files.read_bytes(path, LARGEST_FILE)
    kept = _svg(data, path) if _looks_like_svg(data) else _png(data, path)
    if not logo_drawing.can_be_drawn(kept):
        raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path))
    return StyleFile(LOGO, path.name[:200], kept)


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))


def _png(data: bytes, path: Path) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # large ones are told by their size
            picture = Image.open(io.BytesIO(data), formats=_KINDS)
            if picture.width * picture.height > MOST_DOTS:
                raise KnownError(ErrorCode.LOGO_TOO_MANY_DOTS, path=str(path), most=MOST_DOTS // 1_000_000)
            picture.draft("RGB", (2 * WIDEST, 2 * HIGHEST))
            picture.load()
            plain = _eight_bits(picture)
            for share in (1.0, 0.7, 0.5, 0.35, 0.25):
                kept = _saved(plain, round(WIDEST * share), round(HIGHEST * share))
                if len(kept) <= LARGEST_LOGO:
                    return kept
    except Image.DecompressionBombError as error:
        raise KnownError(ErrorCode.LOGO_TOO_MANY_DOTS, path=str(path), most=MOST_DOTS // 1_000_000) from error
    except _BROKEN as error:
        raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path)) from error
    raise KnownError(ErrorCode.LOGO_NO_PICTURE, path=str(path))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In red, green and blue of eight bits, clear where it was."""
    if picture.mode.startswith("I"):  # 16 bits of grey: the upper eight
        return picture.point(lambda level: level / 256).convert("L").convert("RGB")
    clear = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "RGB")


def _saved(picture: Image.Image, wide: int, high: int) -> bytes:
    smaller = picture.copy()
    smaller.thumbnail((wide, high), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    smaller.save(file, "PNG", optimize=True)
    return file.getvalue()


def _svg(data: bytes, path: Path) -> bytes:
    try:
        kept = logo_shapes.harmless(data)
    except LogoFault as fault:
        raise KnownError(_FAULTS[fault.kind], path=str(path), what=fault.what) from fault
    if len(kept) > LARGEST_LOGO:
        raise KnownError(ErrorCode.LOGO_INTRICATE, path=str(path))
    return kept
