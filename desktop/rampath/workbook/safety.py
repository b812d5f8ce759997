"""Before anything parses a file: is it a workbook, is it readable, and is it harmless?"""

import re
import zipfile
from pathlib import Path

from rampath.wording import tr

MOST_MEMBERS = 10_000
MOST_BYTES = 2_000_000_000
"""How large a workbook may become when it is unpacked."""
MOST_RATIO = 400
"""How many times larger a part may become when it is unpacked; real sheets stay below 60."""
_PROLOG = 65_536

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT = re.compile(rb"<[A-Za-z_]")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


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
    """Tell a password-protected workbook from an old one: the former has a stream `EncryptedPackage`."""
    with file.open("rb") as stream:
        content = stream.read(8_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise WorkbookRefused(_protected(file.name))
    raise WorkbookRefused(
        tr("{file} is a workbook of the old kind (.xls); open it in Excel or LibreOffice and save it as .xlsx.",
           file=file.name)
    )  # fmt: skip


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
    if len(set(names)) != len(names):
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
        if member.filename.lower().endswith((".xml", ".rels")):
            _check_xml(name, package, member)


def _no_workbook(name: str, parts: list[str]) -> str:
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        return tr("{file} is a workbook of another kind (.xlsb or .ods); save it as .xlsx and try again.", file=name)
    return tr("{file} is a packed file, but not an Excel workbook; name an .xlsx file.", file=name)


def _check_xml(name: str, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse document types and entities; they can only stand before the first element."""
    with package.open(member) as stream:
        prolog = stream.read(_PROLOG)
    if prolog.startswith((b"\xff\xfe", b"\xfe\xff")):
        prolog = prolog.replace(b"\x00", b"")
    root = _ROOT.search(prolog)
    doctype = _DOCTYPE.search(prolog)
    if doctype is not None and (root is None or doctype.start() < root.start()):
        raise _harmful(name, tr("a part of it declares a document type, as attacks do"))
    if root is None and len(prolog) == _PROLOG:
        raise _harmful(name, tr("a part of it begins with too much before its content"))


def _harmful(name: str, why: str) -> WorkbookRefused:
    return WorkbookRefused(tr("{file} was not opened because {why}; ask for a clean copy.", file=name, why=why))
