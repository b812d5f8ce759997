"""From a file to a book: safety first, then calamine for the values, whatever the container."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from python_calamine import PasswordError
from typing_extensions import override

from rampath.wording import number, tr
from rampath.workbook.beside import Beside, findings_of, look_beside
from rampath.workbook.encoding import NoText
from rampath.workbook.encoding_told import doubt_of
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.hushed import is_panic
from rampath.workbook.on_demand import OnDemand
from rampath.workbook.open_others import ods_book_sheets, xls_sheets, xlsb_sheets
from rampath.workbook.open_xlsx import xlsx_sheets
from rampath.workbook.package import Locked, Package
from rampath.workbook.progress import CalledOff, Progress, Ticker, silent
from rampath.workbook.safety import Checked, Container, WorkbookRefused, check, damaged, protected
from rampath.workbook.sheet_xml import MOST_COLUMNS
from rampath.workbook.text_table import LONGEST_LINE, MOST_FIELDS, MOST_HELD, TooMuchText, read_text
from rampath.workbook.uncollected import uncollected

_TELLING = ("docProps/", "customXml/", "docMetadata/")
_MOST_TOLD = 1_000_000


@uncollected()
def open_book(file: Path, progress: Progress = silent) -> Book:
    """Open a file of sheets for reading; raises WorkbookRefused in one sentence for any file that is none.

    `progress` may raise CalledOff, which comes through.
    """
    tick = Ticker(progress)
    checked = tick.during("Opening {file}", partial(check, file), file=file.name)
    try:
        return _book(file, checked, tick)
    except (WorkbookRefused, CalledOff):
        raise
    except (PasswordError, Locked) as error:
        raise WorkbookRefused(protected(file.name)) from error
    except MemoryError as error:
        raise WorkbookRefused(
            tr("{file} needs more memory than is free; close other programs, or split the file.", file=file.name)
        ) from error
    except Exception as error:
        # Bytes from anywhere go through several parsers; whatever they say, the workbook is damaged.
        raise damaged(file) from error
    except BaseException as error:
        if is_panic(error):
            raise damaged(file) from error
        raise


def _book(file: Path, checked: Checked, tick: Ticker) -> Book:
    digest = tick.during("Opening {file}", hashlib.sha256(checked.content).hexdigest, file=file.name)
    name, package, old = file.name, checked.package, checked.old
    if old is not None:
        sheets, beside = xls_sheets(name, old, tick)
        return Book(file, digest, sheets, {}, Container.XLS, (*findings_of(name, beside),), tick=tick)
    if package is None:
        return _text_book(file, checked.content, digest, tick)
    if checked.container is Container.ODS:
        sheets, beside = ods_book_sheets(name, package, tick)
        findings = OnDemand(partial(findings_of, name, beside))
    else:
        read = xlsb_sheets if checked.container is Container.XLSB else xlsx_sheets
        sheets, beside = read(name, package, tick)
        findings = OnDemand(lambda: findings_of(name, look_beside(package, beside)))
    return Book(file, digest, sheets, _Telling(package), checked.container, findings, tick=tick, part=package.find)


class _Telling(Mapping[str, bytes]):
    """The small parts that tell about a workbook, each unpacked when it is asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = [name for name in package.names if name.startswith(_TELLING) and package.size(name) < _MOST_TOLD]

    @override
    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self._package.find(name) or b""

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    @override
    def __len__(self) -> int:
        return len(self._names)


def _text_book(file: Path, content: bytes, digest: str, tick: Ticker) -> Book:
    try:
        table = tick.during("Reading {file}", partial(read_text, content), file=file.name)
    except NoText as error:
        raise WorkbookRefused(
            tr("{file} is neither a workbook nor a text table; open it in Excel or LibreOffice and save it as .xlsx.",
               file=file.name)
        ) from error  # fmt: skip
    except TooMuchText as error:
        raise WorkbookRefused(_too_much(file.name, error)) from error
    widest = max(map(len, table.rows), default=0)
    if widest > MOST_COLUMNS:
        raise WorkbookRefused(
            tr("{file} has a line of {count} fields, and a sheet has no more than {most} columns; it is no table that"
               " can be read.", file=file.name, count=number(widest, 0), most=number(MOST_COLUMNS, 0))
        )  # fmt: skip
    sheet = Sheet(sheet_name(file), table.rows)
    beside = Beside(
        torn=table.torn, noughts=table.noughts, spoilt=table.spoilt, doubt=doubt_of(table.written)
    )  # fmt: skip
    findings = (*findings_of(file.name, beside),)
    return Book(
        file, digest, (sheet,), {}, Container.TEXT, findings,
        encoding=table.encoding, separator=table.separator, tick=tick,
    )  # fmt: skip


def _too_much(name: str, error: TooMuchText) -> str:
    if error.line:
        return tr("{file} has a line of more than {most} million characters, so it is no table; ask for it again.",
                  file=name, most=LONGEST_LINE // 1_000_000)  # fmt: skip
    if error.held:
        return tr("{file} would take more than {most} million bytes of memory, more than can be given to one file;"
                  " split it.", file=name, most=MOST_HELD // 1_000_000)  # fmt: skip
    return tr("{file} holds more than {most} million fields, more than can be read; split it.",
              file=name, most=MOST_FIELDS // 1_000_000)  # fmt: skip


def sheet_name(file: Path) -> str:
    """A text file's only sheet is called after the file, as Excel does."""
    return re.sub(r"[\[\]:*?/\\!]", "_", file.stem)[:31] or "Sheet1"
