"""Before anything parses a file: what kind of file is it, is it readable, and is it harmless?"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.encoding import wide_encoding
from rampath.workbook.old_file import OldFile
from rampath.workbook.other_file import said_of, said_of_old, said_of_packed
from rampath.workbook.package import Harmful, Locked, Package

MOST_FILE = 400_000_000
"""How large a workbook may be, in bytes, as it lies on the disk."""
MOST_TEXT = 200_000_000
"""How large a text file may be, in bytes."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
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
    """A file that was not read; the message is one sentence: which file, what is wrong, what to do.

    `said` is that sentence without the ways out that a window offers by itself, which the message tells behind it.
    """

    def __init__(self, said: str, ways_out: str = "") -> None:
        super().__init__(f"{said.removesuffix('.')}; {ways_out}" if ways_out else said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Checked:
    """A harmless file, in memory as it was when it was checked: whatever becomes of it on the disk, this is read.

    `package` are the parts of a packed workbook, `old` those of an old one.
    """

    container: Container
    content: bytes
    package: Package | None = None
    old: OldFile | None = None


def check(file: Path) -> Checked:
    """What a file is; refused in one sentence where it is no harmless table that can be read."""
    content = _content(file)
    name = file.name
    if not content:
        raise WorkbookRefused(tr("{file} is empty (0 bytes); ask for it again where it came from.", file=name))
    try:
        if content.startswith(_OLE):
            return _check_old(name, content)
        if content.startswith(_ZIP):
            return _check_package(name, content)
    except WorkbookRefused:
        raise
    except Locked as locked:
        raise WorkbookRefused(protected(name)) from locked
    except Harmful as harmful:
        raise WorkbookRefused(
            tr("{file} was not opened because {why}; ask for a clean copy.", file=name, why=harmful)
        ) from harmful
    except Exception as error:
        # Bytes from anywhere go through zipfile, olefile and their decompressors; whatever they say, it is damaged.
        raise damaged(file) from error
    return _check_text(name, content)


def damaged(file: Path) -> WorkbookRefused:
    """The refusal of a workbook whose bytes make no sense."""
    return WorkbookRefused(
        tr(
            "{file} is damaged or cut short and cannot be read; ask for it again, or repair it in Excel.",
            file=file.name,
        )
    )


def protected(name: str) -> str:
    return tr(
        "{file} is protected with a password; open it in Excel, save it without one, and try again.",
        file=name,
    )


def _content(file: Path) -> bytes:
    """All bytes of a file, no more of them than can be read."""
    try:
        if file.is_dir():
            raise WorkbookRefused(tr("{file} is a folder; name a workbook in it.", file=file))
        if file.exists() and not file.is_file():  # a pipe would keep us waiting for ever
            raise WorkbookRefused(tr("{file} is no ordinary file; name a workbook.", file=file))
        with file.open("rb") as stream:
            content = stream.read(MOST_FILE + 1)
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
    if len(content) > MOST_FILE:
        raise _too_large(file.name, MOST_FILE)
    return content


def _too_large(name: str, most: int) -> WorkbookRefused:
    return WorkbookRefused(
        tr("{file} is larger than {most} million bytes, more than can be read; split it.",
           file=name, most=most // 1_000_000)
    )  # fmt: skip


def _check_old(name: str, content: bytes) -> Checked:
    """Tell an old workbook from one that is protected, and both from other old Office files."""
    old = OldFile(content)
    if old.workbook:
        return Checked(Container.XLS, content, old=old)
    raise WorkbookRefused(said_of_old(name, old.streams))


def _check_package(name: str, content: bytes) -> Checked:
    package = Package(content)
    container = _container(name, package)
    package.check_xml()
    return Checked(container, content, package=package)


def _container(name: str, package: Package) -> Container:
    if "xl/workbook.xml" in package:
        macros = any(part.casefold().endswith("vbaproject.bin") for part in package.names)
        return Container.XLSM if macros else Container.XLSX
    if "xl/workbook.bin" in package:
        return Container.XLSB
    if "content.xml" in package and "mimetype" in package:
        if b"encryption-data" in (package.find("META-INF/manifest.xml") or b""):
            raise Locked
        if b"spreadsheet" in package.read("mimetype"):
            return Container.ODS
    if any(part.casefold().endswith(".iwa") for part in package.names):
        raise WorkbookRefused(
            tr("{file} is a document of Apple's Numbers or its like; export it there as an Excel workbook.", file=name)
        )
    raise WorkbookRefused(said_of_packed(name, package.names, package.find("mimetype") or b""))


def _check_text(name: str, content: bytes) -> Checked:
    """A text file has no control characters, unless it is UTF-16, and begins like no file of another kind."""
    if name.startswith("~$"):
        raise WorkbookRefused(
            tr("{file} only marks that somebody has a workbook open; name the workbook itself.", file=name)
        )
    head = content[:_SCREEN]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(head) is not None
    other = said_of(name, head.replace(b"\x00", b"") if wide else head)
    if other is not None:
        raise WorkbookRefused(other)
    if not (wide or _is_text(head)):
        raise WorkbookRefused(
            tr("{file} is neither a workbook nor a text table; open it in Excel or LibreOffice and save it as .xlsx.",
               file=name)
        )  # fmt: skip
    if len(content) > MOST_TEXT:
        raise _too_large(name, MOST_TEXT)
    return Checked(Container.TEXT, content)


def _is_text(head: bytes) -> bool:
    """Text has no control characters but TAB and line ends; a stray NUL here and there is not held against it."""
    return not _CONTROL.search(head) and head.count(0) <= len(head) // 50
