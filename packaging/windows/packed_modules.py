"""Compiled modules out of one archive, each as if it lay beside its files: 3,000 small files take half as much again on
a disk, and a virus scanner reads every one of them. Python's own way, a zip in its path, would put the files that our
packages read beside their code into the zip, too.

What a start asks for first stands as it is, so that nobody waits for it to be unpacked. All else is packed by LZMA,
many together: that is a third less than each by itself, and the set-up, which packs by LZMA once more, cannot make
anything of what zlib has packed. What a start asks for later stands together in its order, so that each block is
unpacked once.

The archive: eight bytes with the length of the index; the index (marshal: place -> its block, where it begins in there,
and how long it is; and block -> where it begins, and how long it is); then the blocks, the first as it is. A place is a
path below the archive's folder, with "/".
"""

import marshal
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec, SourcelessFileLoader

NAME = "modules.bin"
HEAD = 8  # bytes
AS_IT_IS = 9 << 20  # bytes: with them the folder keeps below its 130 MiB
BLOCK = 1 << 20  # bytes unpacked, about: a hundredth of a second to get at the first module of them
KEPT = 8  # blocks that stay unpacked: whatever imports much goes to and fro between them


def pack(modules: Mapping[str, bytes], asked: Sequence[str] = ()) -> bytes:
    """The archive of these modules, place -> what its .pyc holds; `asked`: places in the order of a start."""
    import lzma

    said = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": BLOCK}]
    index: dict[str, tuple[int, int, int]] = {}
    blocks, bodies = [], []
    for number, places in enumerate(_together(modules, asked)):
        at = 0
        for place in places:
            index[place] = (number, at, len(modules[place]))
            at += len(modules[place])
        whole = b"".join(modules[place] for place in places)
        bodies.append(lzma.compress(whole, filters=said) if number else whole)
        blocks.append((sum(map(len, bodies[:-1])), len(bodies[-1])))
    head = marshal.dumps((index, blocks))
    return len(head).to_bytes(HEAD, "little") + head + b"".join(bodies)


def _together(modules: Mapping[str, bytes], asked: Sequence[str]) -> Iterator[list[str]]:
    """Places block by block: those of the start in their order, then neighbours."""
    first = [place for place in asked if place in modules]
    block: list[str] = []
    room = AS_IT_IS if first else 0
    for place in (*first, *sorted(modules.keys() - set(first))):
        if len(modules[place]) > room:
            yield block
            block, room = [], BLOCK
        block.append(place)
        room -= len(modules[place])
    yield block


class PackedModules:
    """A finder for `sys.meta_path`: what is in the archive is found there, all else as always."""

    def __init__(self, folder: str) -> None:
        self.folder, self._archive = folder, os.path.join(folder, NAME)
        with open(self._archive, "rb") as file:
            length = int.from_bytes(file.read(HEAD), "little")
            self._index, self._blocks = marshal.loads(file.read(length))
        self._begins = HEAD + length
        self._unpacked: dict[int, bytes] = {}

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        inside = name.replace(".", "/")
        for place, package in ((f"{inside}/__init__.pyc", True), (f"{inside}.pyc", False)):
            if place in self._index:
                file = os.path.join(self.folder, *place.split("/"))
                spec = ModuleSpec(name, _Loader(name, file, self), origin=file, is_package=package)
                spec.has_location = True
                if package and spec.submodule_search_locations is not None:
                    spec.submodule_search_locations.append(os.path.dirname(file))
                return spec
        return None

    def module(self, file: str) -> bytes | None:
        """What the .pyc holds that would be this file; None where the archive has none."""
        found = self._index.get(file[len(self.folder) + 1 :].replace(os.sep, "/"))
        if found is None:
            return None
        block, at, length = found
        return self._block(block)[at : at + length] if block else self._read(at, length)

    def _block(self, number: int) -> bytes:
        """Unpacked. Whoever works beside in another thread may unpack the same one; no harm comes of it."""
        known = self._unpacked.get(number)
        if known is None:
            from lzma import decompress

            known = decompress(self._read(*self._blocks[number]))
            self._unpacked = {**dict(list(self._unpacked.items())[1 - KEPT :]), number: known}
        return known

    def _read(self, at: int, length: int) -> bytes:
        with open(self._archive, "rb") as archive:
            archive.seek(self._begins + at)
            return archive.read(length)


class _Loader(SourcelessFileLoader):
    def __init__(self, name: str, file: str, archive: PackedModules) -> None:
        super().__init__(name, file)
        self._archive = archive

    def get_data(self, path: str) -> bytes:
        data = self._archive.module(path)
        return super().get_data(path) if data is None else data


def install(folder: str) -> None:
    """From now on modules are found in the archive of this folder, before any file beside it."""
    sys.meta_path.insert(-1, PackedModules(folder))
