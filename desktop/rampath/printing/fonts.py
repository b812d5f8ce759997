"""The fonts of a page: those that come with the program, so that a page is the same on every machine."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


@cache
def family(folder: Path) -> str:
    """The family of the fonts in `folder`; the default font's where one of its files is missing."""
    found = ""
    for name in FILES:
        file = folder / name
        key = QFontDatabase.addApplicationFont(str(file)) if file.is_file() else -1
        families = QFontDatabase.applicationFontFamilies(key) if key >= 0 else []
        if not families:
            return QGuiApplication.font().family()
        found = found or families[0]
    return found


def font(name: str, pixels: int, *, bold: bool = False) -> QFont:
    """A font of this family, `pixels` high, that is measured and drawn without hints."""
    made = QFont(name)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("liga"), 0)  # so that "figures" is found where "fi" is searched for
    made.setStyleStrategy(QFont.StyleStrategy.ForceOutline)
    return made
