"""Which encoding a text file is in. Called by `separated`.

A mark or UTF-8 is certain. All else is a guess that the preview shows and the coach can change: charset-normalizer
says which encodings are possible at all, and the one wins in which the words are spelt as a language spells them
(`spelt`).
"""

from __future__ import annotations

import codecs

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import spelt
from workshop_app.incoming.rows import Watch

# What the preview offers, in this order.
CHOICES = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859-2",
    "iso8859-15", "mac-roman", "cp850", "cp852", "cp866", "mac-cyrillic", "koi8-r", "cp874", "shift_jis", "euc-jp",
    "gb18030", "big5", "euc-kr", "utf-16",
)  # fmt: skip
_USUAL = frozenset(codecs.lookup(name).name for name in (*CHOICES, "cp932", "cp949"))

_EUROPE = tuple(
    codecs.lookup(name).name
    for name in ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp850", "cp852")
)
_SEVERAL_BYTES = frozenset(codecs.lookup(name).name for name in ("shift_jis", "gb18030", "big5", "euc-kr", "euc-jp"))
_SURE = 0.9  # of the words
_PIECE = 1_000_000  # bytes decoded at a time: one long call would stop every other thread
_SAMPLE = 60_000  # bytes that are looked at to tell encodings apart
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(data: bytes, path: str, wanted: str | None, watch: Watch) -> str:
    """The encoding to read with: `wanted` if given, else the surest one. KnownError where the wanted one, or every
    other, cannot decode the file."""
    used = wanted or next((name for bom, name in _BOMS if data.startswith(bom)), "") or _unmarked_utf16(data)
    if used:
        candidates: tuple[str, ...] = (used,)
    elif _decodes(data, "utf-8", watch):
        return "utf-8"
    else:
        candidates = (*_guesses(data), "cp1252", "latin-1")
    for candidate in candidates:
        if _decodes(data, candidate, watch):
            return candidate
    raise KnownError(ErrorCode.TABLE_ENCODING, path=path, encoding=used)


def is_doubtful(data: bytes, encoding: str) -> bool:
    """Whether a file without a mark could as well be in another encoding, in which it says something else: nobody can
    tell three names of koi8-r from three of another page for certain. The preview says so."""
    sample = data[:_SAMPLE]
    if sample.isascii() or encoding.startswith("utf"):
        return False
    here = sample.decode(encoding, "ignore")
    mine = spelt.share(here)
    others = [sample.decode(each, "ignore") for each in CHOICES if not each.startswith("utf") and _reads(sample, each)]
    return mine < _SURE or any(spelt.share(each) >= mine for each in others if each != here)


def _guesses(data: bytes) -> tuple[str, ...]:
    """The likeliest first: those in which the words are spelt as a language spells them, in the order in which
    charset-normalizer has them, and of the code pages of Europe the commoner one."""
    from charset_normalizer import from_bytes  # only a file of an older encoding should pay for it

    sample = data[:_SAMPLE]
    named = [codecs.lookup(match.encoding).name for match in from_bytes(sample)]
    possible = [name for name in named if name in _USUAL or _leaves_plain_letters(sample, name)]
    listed = [codecs.lookup(name).name for name in CHOICES if not name.startswith("utf")]
    single = [name for name in listed if name not in _SEVERAL_BYTES]
    order = tuple(dict.fromkeys((*_EUROPE, *(name for name in possible if name in _USUAL), *single, *possible)))
    found = [(spelt.share(sample.decode(name, "ignore")), name) for name in order if _reads(sample, name)]
    return tuple(name for _, name in sorted(found, key=_share, reverse=True))


def _share(entry: tuple[float, str]) -> float:
    return entry[0]


def _reads(sample: bytes, encoding: str) -> bool:
    """Whether a piece of a file can be in an encoding; it may end within a letter."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeError:
        return False
    return True


def _leaves_plain_letters(data: bytes, encoding: str) -> bool:
    """Whether each byte of plain text stays a letter of its own. A rare page that makes one letter of an accent and the
    semicolon behind it would swallow a column of a short list."""
    plain = sum(byte < 0x80 for byte in data)
    return sum(char < "\x80" for char in data.decode(encoding, "ignore")) == plain


def _decodes(data: bytes, encoding: str, watch: Watch) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for start in range(0, len(data), _PIECE):
            watch(0, len(data))
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark: zeros are frequent and nearly all on one side of the pairs, so are those of the line ends,
    and what stands in pairs without a zero is not plain letters. A text in which a zero has strayed is none of that."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 25 < len(sample) or min(even, odd) * 4 > max(even, odd) or even == odd:
        return ""
    name, line_end = ("utf-16-le", b"\n\x00") if odd > even else ("utf-16-be", b"\x00\n")
    if sample.count(line_end) != sample.count(b"\n"):
        return ""
    pairs = [pair for pair in zip(sample[0::2], sample[1::2], strict=False) if all(pair)]
    plain = sum(all(0x20 <= byte < 0x7F for byte in pair) for pair in pairs)
    return "" if plain * 2 > len(pairs) else name
