"""A bookmark for each page and the language of the text, which Qt's PDF writer leaves out.

They are added as an incremental update (ISO 32000-1, 7.5.6): the file stays as it is, and new objects, a new
catalogue and a table of their places follow it.
"""

import re
from collections.abc import Sequence

_CATALOGUE = re.compile(rb"\n(\d+) 0 obj\n<<\n(/Type /Catalog\n.*?)>>\nendobj", re.DOTALL)
_KIDS = re.compile(rb"/Type /Pages\n/Kids \n\[\n((?:\d+ 0 R\n)*)\]")
_TRAILER = re.compile(rb"trailer\n<<\n/Size (\d+) \n(.*?)>>\nstartxref\n(\d+) \n%%EOF\n\Z", re.DOTALL)


def with_outline(content: bytes, titles: Sequence[str], language: str) -> bytes:
    """The PDF that Qt wrote, with `titles` as bookmarks of its pages in turn and a language such as `en-GB`.

    ValueError where the file is not as Qt writes it, or has another number of pages.
    """
    catalogue, kids, trailer = _CATALOGUE.search(content), _KIDS.search(content), _TRAILER.search(content)
    if catalogue is None or kids is None or trailer is None:
        raise ValueError("the PDF has another form than expected")
    pages = kids[1].split(b"\n")[:-1]
    if len(pages) != len(titles):
        raise ValueError(f"{len(titles)} titles for {len(pages)} pages")
    root, size = int(catalogue[1]), int(trailer[1])
    said = catalogue[2] + b"/Lang (%s)\n" % language.encode("ascii")
    objects = {root: said}
    if titles:
        first, last = size + 1, size + len(titles)
        objects[root] += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % size
        objects[size] = b"/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n" % (first, last, len(titles))
        for number, (title, page) in enumerate(zip(titles, pages, strict=True), first):
            beside = b"" if number == first else b"/Prev %d 0 R\n" % (number - 1)
            beside += b"" if number == last else b"/Next %d 0 R\n" % (number + 1)
            objects[number] = b"/Title %s\n/Parent %d 0 R\n%s/Dest [%s /Fit]\n" % (_text(title), size, beside, page)
    return content + _update(objects, trailer[2], int(trailer[3]), len(content), max(size, *(n + 1 for n in objects)))


def _update(objects: dict[int, bytes], trailer: bytes, before: int, start: int, size: int) -> bytes:
    """The new objects, the table of their places and the trailer, for the end of a file of `start` bytes."""
    body, table = b"", b"xref\n"
    for number, inside in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(body))
        body += b"%d 0 obj\n<<\n%s>>\nendobj\n" % (number, inside)
    end = b"trailer\n<<\n/Size %d \n%s/Prev %d\n>>\n" % (size, trailer, before)
    return body + table + end + b"startxref\n%d \n%%%%EOF\n" % (start + len(body))


def _text(title: str) -> bytes:
    """A text string in UTF-16 with its byte order mark, written in hexadecimal."""
    return b"<FEFF" + title.encode("utf-16-be", "replace").hex().upper().encode() + b">"
