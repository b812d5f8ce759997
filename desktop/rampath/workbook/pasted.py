"""A block of cells from the clipboard, as Excel and LibreOffice put it there, seen as a book of one sheet."""

import csv
import hashlib
import io
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.progress import Ticker
from rampath.workbook.safety import Container, WorkbookRefused

NAME = "Clipboard"
"""What a pasted block is called where a file would be named."""

_LARGEST = 20_000_000


def pasted_book(text: str) -> Book:
    """The block in a clipboard's text: fields between TABs, rows between line breaks, quoted where they hold either.

    Addresses count from the block's own corner. Raises WorkbookRefused where there is no block.
    """
    if "\t" not in text and "\n" not in text.strip():
        raise WorkbookRefused(tr("The clipboard holds no cells; copy a block in Excel or LibreOffice and paste again."))
    if len(text) > _LARGEST:
        raise WorkbookRefused(
            tr("The clipboard holds more than can be pasted; save the block as a file and import it.")
        )
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter="\t")]
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Book(
        Path(NAME), digest, (Sheet(NAME, rows),), {}, Container.TEXT,
        encoding="utf-8", separator="\t", tick=Ticker(),
    )  # fmt: skip
