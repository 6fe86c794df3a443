"""Compiled modules out of one archive, each as if it lay beside its files: 3,000 small files take half as much again on
a disk, and a virus scanner reads every one of them. Python's own way, a zip in its path, would put the files that our
packages read beside their code into the zip, too.

The archive: eight bytes with the length of the index, the index (marshal: place -> where it begins behind the index,
and how long it is), then each module as zlib packs it. A place is a path below the archive's folder, with "/".
"""

import marshal
import os
import sys
import zlib
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, SourcelessFileLoader

NAME = "modules.bin"
HEAD = 8  # bytes


def pack(modules: Mapping[str, bytes]) -> bytes:
    """The archive of these modules, place -> what its .pyc holds."""
    index, body = {}, []
    at = 0
    for place, data in sorted(modules.items()):
        packed = zlib.compress(data, 9)
        index[place] = (at, len(packed))
        body.append(packed)
        at += len(packed)
    head = marshal.dumps(index)
    return len(head).to_bytes(HEAD, "little") + head + b"".join(body)


class PackedModules:
    """A finder for `sys.meta_path`: what is in the archive is found there, all else as always."""

    def __init__(self, folder: str) -> None:
        self.folder, self._archive = folder, os.path.join(folder, NAME)
        with open(self._archive, "rb") as file:
            length = int.from_bytes(file.read(HEAD), "little")
            self._index = marshal.loads(file.read(length))
        self._begins = HEAD + length

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
        with open(self._archive, "rb") as archive:
            archive.seek(self._begins + found[0])
            return zlib.decompress(archive.read(found[1]))


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
