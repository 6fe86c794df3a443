"""Makes ICU's data smaller on Linux: Qt brings 32 MB of it for every language of the world, and asks it for one thing
only, in which order names stand in a list. What sorting needs is kept, for all languages.

The format is ICU's own (`ucmndata.h`): a header, a table of (offset of the name, offset of the data), names and data.
The library is linked anew by `ld`, which PyInstaller needs there, too; its one symbol is the data.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

KEPT = re.compile(
    r"(coll/.*|root\.res|pool\.res|res_index\.res|supplementalData\.res|icuver\.res|nfkc?\.nrm|uemoji\.icu)"
)
_NAMED = re.compile(r"libicudata\.so\.(\d+)$")


def smaller(library: Path, target: Path) -> bool:
    """Write the library with less in it; False where it is not ICU's, and nothing is written."""
    found = _NAMED.search(library.name)
    if found is None:
        return False
    data = _kept(_data(library, symbol := f"icudt{found[1]}_dat"))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").write_bytes(data)
        object_file = ["ld", "-r", "-z", "noexecstack", "--format=binary", "data", "-o", "data.o"]
        linked = ["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "data.o"]
        linked += ["--defsym", f"{symbol}=_binary_data_start", "-o", str(target.resolve())]
        for words in (object_file, linked):
            subprocess.run(words, cwd=folder, check=True)
    return True


def _data(library: Path, symbol: str) -> bytes:
    """The bytes behind the symbol: its address is in the table of symbols, its place in the file in the segments."""
    names = subprocess.run(["nm", "-D", "-S", str(library)], capture_output=True, text=True, check=True).stdout
    address, size = next(
        (int(words[0], 16), int(words[1], 16))
        for words in map(str.split, names.splitlines())
        if words[-1].split("@")[0] == symbol and len(words) == 4
    )
    whole = library.read_bytes()
    start, width, count = struct.unpack_from("<Q", whole, 32)[0], *struct.unpack_from("<HH", whole, 54)
    for number in range(count):
        kind, _flags, offset, virtual, _, length = struct.unpack_from("<IIQQQQ", whole, start + number * width)
        if kind == 1 and virtual <= address < virtual + length:
            place = offset + address - virtual
            return whole[place : place + size]
    raise ValueError(f"{library.name} holds no {symbol}")


def _kept(data: bytes) -> bytes:
    """The same package with fewer items; each begins at a multiple of 16."""
    head = struct.unpack_from("<H", data)[0]
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("this is not ICU's common data")
    (count,) = struct.unpack_from("<I", data, head)
    table = [struct.unpack_from("<II", data, head + 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in table[1:]] + [len(data) - head]
    items = []
    for (name_at, place), end in zip(table, ends, strict=True):
        name = data[head + name_at : data.index(b"\0", head + name_at)]
        if KEPT.fullmatch(name.decode().split("/", 1)[1]):
            items.append((name + b"\0", data[head + place : head + end]))
    names_at = 4 + 8 * len(items)
    names, written, body = b"", [], b""
    first = names_at + sum(len(name) for name, _ in items)
    first += -first % 16
    for name, item in items:
        written.append(struct.pack("<II", names_at + len(names), first + len(body)))
        names += name
        body += item + bytes(-len(item) % 16)
    table_bytes = struct.pack("<I", len(items)) + b"".join(written) + names
    return data[:head] + table_bytes + bytes(first - len(table_bytes)) + body
