"""Pages as a PDF file: vectors and embedded fonts, the same bytes for the same plan and day."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import md5
from uuid import UUID

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from rampath import __version__
from rampath.printing.outline import with_outline
from rampath.printing.paper import Paper

RESOLUTION = 1200
"""The grid on which the file states places, in dots per inch."""

LANGUAGE = "en-GB"
"""The language of the pages."""

_DATE = re.compile(rb"(?<=Date \()D:\d{14}[^)]*(?=\))")
_XMP_DATE = re.compile(rb"(?<=Date=\")\d{4}-\d\d-\d\dT[^\"]*(?=\")")
_UUID = re.compile(rb"(?<=uuid:)[0-9a-f-]{36}")
_ID = re.compile(rb"(?<=/ID \[)\s*<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>\s*(?=\])")

_LETTERS = re.compile(rb"beginbfrange.*?endcmap", re.DOTALL)
_GLYPHS = re.compile(rb"(<([0-9A-F]{4})> <([0-9A-F]{4})>\s*)(\[[^]]*]|<[0-9A-F]{4}>)")


def pdf_bytes(
    paper: Paper,
    title: str,
    day: date,
    draw: Callable[[QPdfWriter], None],
    *,
    bookmarks: Sequence[str] | None = None,
    archive: bool = False,
) -> bytes:
    """The PDF that `draw` paints on sheets of `paper`; it bears `day` as its date and nothing random.

    `bookmarks` names each page for the outline (None: no outline); `archive` makes it PDF/A-1b.
    """
    with _settled_order():
        content = _painted(paper, title, draw, archive=archive)
    if bookmarks is not None:
        content = with_outline(content, bookmarks, LANGUAGE)
    return _settled(_with_spaces(content), day)


def _painted(paper: Paper, title: str, draw: Callable[[QPdfWriter], None], *, archive: bool) -> bytes:
    """The PDF as Qt writes it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    if archive:
        writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    size = QPageSize(
        QSizeF(paper.portrait.width, paper.portrait.height),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    way = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(title)
    writer.setCreator(f"Rampath {__version__}")
    draw(writer)
    del writer
    content = bytes(buffer.data().data())
    buffer.close()
    return content


@contextmanager
def _settled_order() -> Iterator[None]:
    """Qt writes fonts in the order of a hash table, which is another in each process unless it is settled.

    What remains is the path of the font files, which is hashed too: the order may differ between two
    installations of the program.
    """
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _with_spaces(content: bytes) -> bytes:
    """The file with its spaces read as spaces.

    Qt says of the glyph that space and tab share that it stands for a tab, so that a search for two words
    would not find them. The replacement is as long as what it replaces.
    """

    def glyphs(found: re.Match[bytes]) -> bytes:
        one = found[4].startswith(b"[") or found[2] == found[3]
        return found[1] + found[4].replace(b"<0009>", b"<0020>") if one else found[0]

    return _LETTERS.sub(lambda part: _GLYPHS.sub(glyphs, part[0]), content)


def _settled(content: bytes, day: date) -> bytes:
    """The file with its time and its id replaced by ones that follow from the day and what it holds.

    The replacements are as long as what they replace, so that every offset in the file stays right.
    """
    stamp = f"D:{day:%Y%m%d}000000Z".encode()
    content = _DATE.sub(lambda found: stamp.ljust(len(found[0]))[: len(found[0])], content)
    moment = f"{day:%Y-%m-%d}T00:00:00+00:00".encode()
    content = _XMP_DATE.sub(lambda found: moment.ljust(len(found[0]))[: len(found[0])], content)
    bare = _UUID.sub(b"", _ID.sub(b"", content))
    key = md5(bare, usedforsecurity=False).hexdigest().encode()

    def same_length(found: re.Match[bytes]) -> bytes:
        one = re.compile(rb"<([0-9A-Fa-f]+)>")
        return one.sub(lambda part: b"<" + (key * 4)[: len(part[1])] + b">", found[0])

    one_id = f"{UUID(bytes=bytes.fromhex(key.decode()))}".encode()
    return _ID.sub(same_length, _UUID.sub(one_id, content))
