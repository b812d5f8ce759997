"""Before anything parses a file: what kind of file is it, is it readable, and is it harmless?"""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

import olefile

from rampath.wording import tr

MOST_MEMBERS = 10_000
MOST_BYTES = 1_000_000_000
"""How large a workbook may become when it is unpacked."""
MOST_RATIO = 400
"""How many times larger a part may become when it is unpacked; real sheets stay below 60."""
MOST_TEXT = 500_000_000
"""How large a text file may be, in bytes."""

_GLANCE = 1_024
_PROLOG = 65_536
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ROOT = re.compile(rb"<[^!?\s]")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|head|body)", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SCREEN = 65_536


class Container(StrEnum):
    """How a file packs its sheets, told from its bytes and never from its name."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


class WorkbookRefused(Exception):
    """A file that was not read; the message is one sentence: which file, what is wrong, what to do."""


def check(file: Path) -> Container:
    """What a file is; refused in one sentence where it is no harmless table that can be read."""
    head = _head(file)
    name = file.name
    if not head:
        raise WorkbookRefused(tr("{file} is empty (0 bytes); ask for it again where it came from.", file=name))
    try:
        if head.startswith(_OLE):
            return _check_ole(file)
        if head.startswith(_ZIP):
            with zipfile.ZipFile(file) as package:
                return _check_package(name, package)
    except WorkbookRefused:
        raise
    except Exception as error:
        # Bytes from anywhere go through zipfile, olefile and their decompressors; whatever they say, it is damaged.
        raise damaged(file) from error
    return _check_text(file, head)


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
            return stream.read(_SCREEN)
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


def _check_ole(file: Path) -> Container:
    """Tell an old workbook from one that is protected, and both from other old Office files."""
    with olefile.OleFileIO(str(file)) as ole:
        streams = {"/".join(path) for path in ole.listdir()}
    if "EncryptedPackage" in streams:
        raise WorkbookRefused(protected(file.name))
    if streams & {"Workbook", "Book"}:
        return Container.XLS
    raise WorkbookRefused(
        tr("{file} is an old Office file, but not an Excel workbook; name a workbook.", file=file.name)
    )


def protected(name: str) -> str:
    return tr(
        "{file} is protected with a password; open it in Excel, save it without one, and try again.",
        file=name,
    )


def _check_text(file: Path, head: bytes) -> Container:
    """A text file has no control characters, unless it is UTF-16; a web page or a PDF is no table."""
    name = file.name
    if head.startswith(b"%PDF"):
        raise WorkbookRefused(tr("{file} is a PDF; ask for the workbook it was made from.", file=name))
    if _MARKUP.match(head.replace(b"\x00", b"")):
        raise WorkbookRefused(
            tr("{file} is a web page or an XML file, whatever its name says; open it in Excel or LibreOffice and save"
               " it as .xlsx.", file=name)
        )  # fmt: skip
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head)
    if not wide and _CONTROL.search(head):
        raise WorkbookRefused(
            tr("{file} is neither a workbook nor a text table; open it in Excel or LibreOffice and save it as .xlsx.",
               file=name)
        )  # fmt: skip
    if file.stat().st_size > MOST_TEXT:
        raise WorkbookRefused(
            tr("{file} is larger than {most} million bytes, more than can be read; split it.",
               file=name, most=MOST_TEXT // 1_000_000)
        )  # fmt: skip
    return Container.TEXT


def _looks_wide(head: bytes) -> bool:
    """Whether the bytes are UTF-16 without a byte order mark: every other byte of plain text is zero."""
    piece = head[:2_000]
    halves = (piece[0::2].count(0), piece[1::2].count(0))
    return len(piece) >= 8 and max(halves) > 0.4 * len(piece) and min(halves) == 0


def _check_package(name: str, package: zipfile.ZipFile) -> Container:
    members = package.infolist()
    names = [member.filename for member in members]
    if any(member.flag_bits & 1 for member in members):
        raise WorkbookRefused(protected(name))
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
    container = _container(name, package, set(names))
    for member in members:
        _check_xml(name, package, member)
    return container


def _container(name: str, package: zipfile.ZipFile, parts: set[str]) -> Container:
    if "xl/workbook.xml" in parts:
        return Container.XLSM if any(part.endswith("vbaProject.bin") for part in parts) else Container.XLSX
    if "xl/workbook.bin" in parts:
        return Container.XLSB
    if "content.xml" in parts and "mimetype" in parts:
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in parts else b""
        if b"encryption-data" in manifest:
            raise WorkbookRefused(protected(name))
        if b"spreadsheet" in package.read("mimetype"):
            return Container.ODS
    raise WorkbookRefused(tr("{file} is a packed file, but not a workbook; name a workbook.", file=name))


def _check_xml(name: str, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse document types and entities; they can only stand before the first element.

    A part is XML when it looks so, whatever its name. Comments and processing instructions are passed over,
    since a tag inside them is none; UTF-16 is looked at without its zero bytes.
    """
    with package.open(member) as stream:
        prolog = stream.read(_GLANCE)
        whole = len(prolog) < _GLANCE
        rest = _after_prolog(prolog)
        if not whole and not _ROOT.match(rest):
            prolog += stream.read(_PROLOG)
            whole = len(prolog) < _PROLOG
            rest = _after_prolog(prolog)
    if rest.startswith(b"<") and not _ROOT.match(rest) and _DOCTYPE.search(rest):
        raise _harmful(name, tr("a part of it declares a document type, as attacks do"))
    if not whole and (not rest or rest.startswith((b"<!", b"<?"))):
        raise _harmful(name, tr("a part of it begins with too much before its content"))


def _after_prolog(prolog: bytes) -> bytes:
    if prolog.startswith((b"\xff\xfe", b"\xfe\xff")):
        prolog = prolog[2:]
    if b"\x00" in prolog[:4]:
        prolog = prolog.replace(b"\x00", b"")
    before = _BEFORE_ROOT.match(prolog)
    return prolog[before.end() :] if before is not None else prolog


def _harmful(name: str, why: str) -> WorkbookRefused:
    return WorkbookRefused(tr("{file} was not opened because {why}; ask for a clean copy.", file=name, why=why))
