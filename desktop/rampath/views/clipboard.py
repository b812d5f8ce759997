"""What the clipboard holds, in the forms in which spreadsheets put a block there."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from rampath.workbook.pasted import Clip

_SPREADSHEET = ("XML Spreadsheet", 'application/x-qt-windows-mime;value="XML Spreadsheet"')
"""What Excel calls its own form; Qt names forms that it does not know in the second way."""


def clipboard_data() -> QMimeData:
    """What the clipboard holds; nothing where it was never filled, or another program keeps it shut."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data


def clip_of(data: QMimeData) -> Clip:
    """The text, the HTML and Excel's own form, where they are there."""
    xml = next((bytes(data.data(name).data()) for name in _SPREADSHEET if data.hasFormat(name)), b"")
    return Clip(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "", xml)
