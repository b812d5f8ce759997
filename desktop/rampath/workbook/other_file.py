"""Files that are no workbooks: what each is, told from its bytes, and what to ask for in its place."""

import re
from collections.abc import Iterable

from rampath.wording import marked, tr

_DOCUMENT = marked("{file} is a document of Word or its like; ask for the workbook that its figures are from.")
_SLIDES = marked("{file} is a presentation; ask for the workbook that its figures are from.")
_MAIL = marked("{file} is an e-mail, or a web page saved like one; save the workbook that is in it, and name that.")
_PICTURE = marked("{file} is a picture; ask for the workbook that it was taken from.")
_PACKED = marked("{file} is a packed file, but not a workbook; if one is inside, unpack it and name that.")
_PDF = marked("{file} is a PDF; ask for the workbook it was made from.")
_ANCIENT = marked("{file} is a workbook of Excel 4 or older; open it in LibreOffice and save it as .xlsx.")
_EXCHANGE = marked(
    "{file} is a table in an old form of exchange; open it in Excel or LibreOffice and save it as .xlsx."
)
_WEB = marked(
    "{file} is a web page or an XML file, whatever its name says; open it in Excel or LibreOffice and save it as .xlsx."
)
_LINK = marked("{file} is a link to a file and not the file; open it, save the workbook, and name that.")
_DATA = marked("{file} is data for programs (JSON); ask for a workbook, or for text with a separator (CSV).")

_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (_PDF, r"%PDF"),
    (
        _PICTURE,
        r"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP|.{4}ftyp(?:heic|mif1)",
    ),
    (_PACKED, r"7z\xbc\xaf|\x1f\x8b\x08|Rar!\x1a|BZh[1-9]1AY|\xfd7zXZ|MSCF\x00"),
    (_ANCIENT, r"\x09[\x00\x02\x04]\x04\x00|\x09[\x02\x04]\x06\x00"),
    (_WEB, r"(?i:(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:!doctype|!--|html|\?xml|table|head|body))"),
    (_DOCUMENT, r"\{\\rtf"),
    (_EXCHANGE, r"ID;P(?:WXL|\w*CALC\w*)[;\r\n]|TABLE\r?\n0,1\r?\n"),
    (_LINK, r"\[InternetShortcut\]|\[\{000214A0|L\x00\x00\x00\x01\x14\x02\x00|\s*\{[^{}]{0,999}\"doc_id\""),
    (_DATA, r"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"[^\"\r\n]*\"\s*:|\[\s*\{\s*\")"),
    (
        _MAIL,
        r"(?:[A-Za-z][\w-]*:[ \t](?:(?!\r?\n\r?\n).){0,8000}?\n)?(?:MIME-Version|Message-ID|Content-Type):[ \t]",
    ),
)
_SAID = [(said, re.compile(begins.encode("latin-1"), re.DOTALL)) for said, begins in _BEGINNINGS]
_PACKAGES = (
    (_DOCUMENT, "word/", b"opendocument.text"),
    (_SLIDES, "ppt/", b"opendocument.presentation"),
)
_STREAMS = ((_DOCUMENT, "worddocument"), (_SLIDES, "powerpoint document"), (_MAIL, "__properties_version1.0"))


def said_of(name: str, head: bytes) -> str | None:
    """What a file is by how it begins; None where that may be a table of text."""
    return next((tr(said, file=name) for said, begins in _SAID if begins.match(head)), None)


def said_of_packed(name: str, parts: Iterable[str], kind: bytes) -> str:
    """What a packed file is that is no workbook, by its parts and by the kind that an OpenDocument file states."""
    known = [*parts]
    for said, folder, word in _PACKAGES:
        if word in kind or any(part.startswith(folder) for part in known):
            return tr(said, file=name)
    return tr(_PACKED, file=name)


def said_of_old(name: str, streams: Iterable[str]) -> str:
    """What an old Office file is that is no workbook, by its streams."""
    known = {*streams}
    for said, stream in _STREAMS:
        if stream in known:
            return tr(said, file=name)
    return tr("{file} is an old Office file, but not an Excel workbook; name a workbook.", file=name)
