"""Before anything parses a file: is it a workbook, is it readable, and is it harmless?"""

import re
import zipfile
from pathlib import Path

from rampath.wording import tr

MOST_MEMBERS = 10_000
MOST_BYTES = 1_000_000_000
"""How large a workbook may become when it is unpacked."""
MOST_RATIO = 400
"""How many times larger a part may become when it is unpacked; real sheets stay below 60."""
_PROLOG = 65_536

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ROOT = re.compile(rb"<[^!?\s]")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage"
_STREAMS = {"Workbook", "Book"}
"""The streams in which an old Excel workbook keeps its sheets."""


class WorkbookRefused(Exception):
    """A file that was not read; the message is one sentence: which file, what is wrong, what to do."""


def check(file: Path) -> None:
    """Refuse a file that is no readable and harmless `.xlsx` or `.xlsm`; told from its bytes."""
    head = _head(file)
    name = file.name
    if not head:
        raise WorkbookRefused(tr("{file} is empty (0 bytes); ask for it again where it came from.", file=name))
    if head.startswith(_OLE):
        _refuse_ole(file)
    if not head.startswith(_ZIP):
        raise WorkbookRefused(
            tr(
                "{file} is not an Excel workbook; open it in Excel or LibreOffice and save it as .xlsx.",
                file=name,
            )
        )
    try:
        with zipfile.ZipFile(file) as package:
            _check_package(name, package)
    except WorkbookRefused:
        raise
    except Exception as error:
        # Bytes from anywhere go through zipfile and its decompressors; whatever they say, it is damaged.
        raise damaged(file) from error


def damaged(file: Path) -> WorkbookRefused:
    """The refusal of a workbook whose bytes make no sense."""
    return WorkbookRefused(
        tr(
            "{file} is damaged or cut short and cannot be read; ask for it again, or repair it in Excel.",
            file=file.name,
        )
    )


def _head(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise WorkbookRefused(tr("{file} is a folder; name a workbook in it.", file=file))
        if file.exists() and not file.is_file():  # a pipe would keep us waiting for ever
            raise WorkbookRefused(tr("{file} is no ordinary file; name a workbook.", file=file))
        with file.open("rb") as stream:
            return stream.read(8)
    except FileNotFoundError:
        raise WorkbookRefused(tr("{file} does not exist; check its name and folder.", file=file)) from None
    except PermissionError:
        raise WorkbookRefused(
            tr("{file} cannot be opened: another program holds it, or you may not read it. Close it there, or copy it.",
               file=file)
        ) from None  # fmt: skip
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise WorkbookRefused(tr("{file} cannot be opened ({why}); check its name.", file=file, why=why)) from None


def _refuse_ole(file: Path) -> None:
    """Tell a password-protected workbook, which has a stream `EncryptedPackage`, from an old one and from others.

    The names of streams stand anywhere in the file, so all of it is looked through, piece by piece.
    """
    found = set()
    names = {name: f"{name}\0".encode("utf-16-le") for name in _STREAMS}
    names[_ENCRYPTED] = _ENCRYPTED.encode("utf-16-le")
    with file.open("rb") as stream:
        kept = b""
        while piece := stream.read(8_000_000):
            found |= {name for name, sought in names.items() if sought in kept + piece}
            kept = piece[-64:]
    if _ENCRYPTED in found:
        raise WorkbookRefused(_protected(file.name))
    if found & _STREAMS:
        raise WorkbookRefused(
            tr("{file} is a workbook of the old kind (.xls); open it in Excel or LibreOffice and save it as .xlsx.",
               file=file.name)
        )  # fmt: skip
    raise WorkbookRefused(
        tr("{file} is an old Office file, but not an Excel workbook; name an .xlsx file.", file=file.name)
    )


def _protected(name: str) -> str:
    return tr(
        "{file} is protected with a password; open it in Excel, save it without one, and try again.",
        file=name,
    )


def _check_package(name: str, package: zipfile.ZipFile) -> None:
    members = package.infolist()
    names = [member.filename for member in members]
    if any(member.flag_bits & 1 for member in members):
        raise WorkbookRefused(_protected(name))
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise _harmful(name, tr("it would unpack to more than can be read"))
    if len({each.casefold() for each in names}) != len(names):
        raise _harmful(name, tr("two of its parts have the same name"))
    for member in members:
        part = member.filename
        if part.startswith(("/", "\\")) or "\\" in part or ".." in part.split("/") or ":" in part:
            raise _harmful(name, tr("a part of it is named like a path outside"))
        if member.file_size > 1_000_000 and member.file_size > MOST_RATIO * max(1, member.compress_size):
            raise _harmful(name, tr("a part of it unpacks to an absurd size"))
    if "xl/workbook.xml" not in names:
        raise WorkbookRefused(_no_workbook(name, names))
    for member in members:
        _check_xml(name, package, member)


def _no_workbook(name: str, parts: list[str]) -> str:
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        return tr("{file} is a workbook of another kind (.xlsb or .ods); save it as .xlsx and try again.", file=name)
    return tr("{file} is a packed file, but not an Excel workbook; name an .xlsx file.", file=name)


def _check_xml(name: str, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse document types and entities; they can only stand before the first element.

    A part is XML when it looks so, whatever its name. Comments and processing instructions are passed over,
    since a tag inside them is none; UTF-16 is looked at without its zero bytes.
    """
    with package.open(member) as stream:
        prolog = stream.read(_PROLOG)
    whole = len(prolog) < _PROLOG
    if prolog.startswith((b"\xff\xfe", b"\xfe\xff")):
        prolog = prolog[2:]
    if b"\x00" in prolog[:4]:
        prolog = prolog.replace(b"\x00", b"")
    before = _BEFORE_ROOT.match(prolog)
    rest = prolog[before.end() :] if before is not None else prolog
    if rest.startswith(b"<") and not _ROOT.match(rest) and _DOCTYPE.search(rest):
        raise _harmful(name, tr("a part of it declares a document type, as attacks do"))
    if not whole and (not rest or rest.startswith((b"<!", b"<?"))):
        raise _harmful(name, tr("a part of it begins with too much before its content"))


def _harmful(name: str, why: str) -> WorkbookRefused:
    return WorkbookRefused(tr("{file} was not opened because {why}; ask for a clean copy.", file=name, why=why))
