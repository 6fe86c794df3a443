"""A PDF's objects as the bytes of a file (ISO 32000-1, 7.5.7 and 7.5.8). reportlab writes each object by itself, with
twenty bytes of table for each; a tagged document has thousands, each of a hundred bytes. Here what is no stream is
packed into streams that are compressed, and so is the table. `pdf.py` puts it in the place of reportlab's own writing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_TOGETHER = 500  # objects in one stream: a reader unpacks all of them to find one
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def pack_objects(canvas: Canvas, ready: Mapping[int, str]) -> None:
    """This canvas will write its file compactly. `ready` are objects that reportlab does not know, by their numbers,
    which were taken from its own count."""
    file: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - reportlab has no other door
    file.format = partial(_written, file, ready)


def _written(file: Any, ready: Mapping[int, str]) -> bytes:
    root, info = file.Reference(file.Catalog), file.Reference(file.info)
    packed: list[tuple[int, bytes]] = []
    parts: list[bytes] = [_HEAD]
    places: dict[int, tuple[int, int, int]] = {}  # number -> kind, offset or stream, index in the stream
    offset = len(_HEAD)
    for number, data, is_stream in _objects(file, ready):
        if not is_stream:
            packed.append((number, data))
            continue
        places[number] = (1, offset, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, data))
        offset += len(parts[-1])
    size = int(file.objectcounter) + 1
    for start in range(0, len(packed), _TOGETHER):
        some = packed[start : start + _TOGETHER]
        places |= {number: (2, size, at) for at, (number, _) in enumerate(some)}
        places[size] = (1, offset, 0)
        parts.append(_stream(size, *_together(some)))
        offset += len(parts[-1])
        size += 1
    places[size] = (1, offset, 0)
    table = b"".join(
        kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")
        for kind, first, second in (places.get(number, (0, 0, 0xFFFF)) for number in range(size + 1))
    )
    facts = {"Root": root, "Info": info, "ID": file.ID()}
    named = b"".join(b"/%b %b" % (key.encode(), pdfdoc.format(value, file)) for key, value in facts.items())
    parts.append(_stream(size, b"/Type/XRef/Size %d/W[1 4 2]%b" % (size + 1, named), table))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


def _objects(file: Any, ready: Mapping[int, str]) -> Iterator[tuple[int, bytes, bool]]:
    """Number, bytes, and whether it is a stream. Writing one may bring forth more."""
    number = 0
    while (number := number + 1) <= file.objectcounter:
        if number in ready:
            yield number, ready[number].encode("latin-1"), False
            continue
        data = pdfdoc.format(file.idToObject[file.numberToId[number]], file, toplevel=1)
        yield number, data, data.endswith((b"endstream", b"endstream\n"))


def _together(some: list[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """What stands in the head of a stream of objects, and its content: where each begins, then all of them."""
    starts = accumulate((len(data) + 1 for _, data in some), initial=0)
    index = b" ".join(b"%d %d" % (number, at) for (number, _), at in zip(some, starts, strict=False)) + b"\n"
    head = b"/Type/ObjStm/N %d/First %d" % (len(some), len(index))
    return head, index + b"\n".join(data for _, data in some)


def _stream(number: int, head: bytes, content: bytes) -> bytes:
    data = zlib.compress(content)
    facts = b"<<%b/Filter/FlateDecode/Length %d>>" % (head, len(data))
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, facts, data)
