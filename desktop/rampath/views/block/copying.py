"""A block of cells as the clipboard carries it: text between TABs, and a page of HTML with the exact numbers."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData

from rampath.models.selection_totals import CellNumber
from rampath.wording import MINUS, NONE


@dataclass(frozen=True, slots=True)
class Copied:
    """A cell that is copied: the text that is seen, and its number where it has one."""

    text: str
    number: CellNumber | None = None

    @property
    def plain(self) -> str:
        """The text as a spreadsheet reads it: no separators of thousands, a plain minus, nothing for no figure."""
        if self.number is not None:
            return f"{self.number.value:.{self.number.decimals}f}"
        return "" if self.text == NONE else self.text.replace(MINUS, "-")


def as_copied(text: str) -> Copied:
    """A cell of which only its plain text is known: a number with the decimals that are written, or words."""
    try:
        value = float(text)
    except ValueError:
        return Copied(text)
    return Copied(text, CellNumber(value, "", len(text.partition(".")[2])))


def as_text(rows: Sequence[Sequence[Copied]]) -> str:
    """Fields between TABs, a line for each row; quoted where they hold a TAB, a quote or a line break."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([cell.plain for cell in row])
    return out.getvalue()


def as_html(rows: Sequence[Sequence[Copied]]) -> str:
    """A table whose cells tell their exact numbers to Excel (`x:num`) and to LibreOffice (`sdval`)."""
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        f"<body><table>\n{body}</table></body></html>"
    )


def mime_of(rows: Sequence[Sequence[Copied]]) -> QMimeData:
    """Both forms, as the clipboard takes them."""
    data = QMimeData()
    data.setText(as_text(rows))
    data.setHtml(as_html(rows))
    return data


def _cell(cell: Copied) -> str:
    text = escape(cell.plain).replace("\n", "<br>")
    if cell.number is None:
        return f"<td>{text}</td>"
    exact = repr(float(cell.number.value))
    shown = "0" if cell.number.decimals == 0 else f"0.{'0' * cell.number.decimals}"
    return f'<td align="right" x:num="{exact}" sdval="{exact}" sdnum="1033;0;{shown}">{text}</td>'
