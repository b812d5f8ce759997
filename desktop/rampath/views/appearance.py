"""Light and dark: the palette that the platform asks for, and the style that follows from it."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rampath.charts.palette import DARK, LIGHT, Palette

USUAL_TEXT = 12
"""Pixels of a text where the system has its usual size of 9 points."""


class Theme(StrEnum):
    """What the user chose; SYSTEM follows the platform."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def palette_for(theme: Theme, app: QGuiApplication) -> Palette:
    """The palette to draw with."""
    if theme is Theme.SYSTEM:
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if theme is Theme.DARK else LIGHT


def dress(app: QApplication, palette: Palette) -> None:
    """Give the whole program the palette and the style."""
    roles = QPalette.ColorRole
    colours = QPalette()
    for role, colour in {
        roles.Window: palette.ground,
        roles.WindowText: palette.text,
        roles.Base: palette.surface,
        roles.AlternateBase: palette.ground,
        roles.Text: palette.text,
        roles.Button: palette.surface,
        roles.ButtonText: palette.text,
        roles.BrightText: palette.below,
        roles.ToolTipBase: palette.surface,
        roles.ToolTipText: palette.text,
        roles.Highlight: palette.plan,
        roles.HighlightedText: palette.on_plan,
        roles.PlaceholderText: palette.quiet,
        roles.Link: palette.plan,
        roles.Light: palette.surface,
        roles.Midlight: palette.line,
        roles.Mid: palette.line,
        roles.Dark: palette.line,
        roles.Shadow: palette.line,
    }.items():
        colours.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.quiet))
    app.setPalette(colours)
    app.setStyleSheet(style_sheet(palette, text_scale(app.font())))


def text_scale(font: QFont) -> float:
    """How many times the usual size texts have, where somebody has made them larger for all programs."""
    return QFontInfo(font).pixelSize() / USUAL_TEXT


def style_sheet(p: Palette, scale: float = 1.0) -> str:
    """Spacing in steps of four, hairlines, one accent; nothing is boxed twice. Sizes of texts follow the system's."""
    title, sentence, briefing, drop = (round(pixels * scale) for pixels in (13, USUAL_TEXT, 24, 18))
    return f"""
    QMainWindow, QDialog {{ background: {p.ground}; }}
    QMenuBar {{ background: {p.ground}; }}
    QMenuBar::item {{ padding: 4px 8px; background: transparent; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {p.plan}; color: {p.on_plan}; }}
    QMenu {{ background: {p.surface}; border: 1px solid {p.line}; padding: 4px 0; }}
    QMenu::item {{ padding: 4px 24px 4px 24px; }}
    QMenu::item:disabled {{ color: {p.quiet}; }}
    QMenu::separator {{ height: 1px; background: {p.line}; margin: 4px 0; }}
    QFrame#card {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 4px; }}
    QLabel#title {{ font-weight: bold; font-size: {title}px; }}
    QLabel#sentence {{ font-weight: bold; font-size: {sentence}px; }}
    QWidget#chart, QDialog#briefing {{ background: {p.surface}; }}
    QLabel#briefing {{ font-weight: bold; font-size: {briefing}px; }}
    QLabel#quiet {{ color: {p.quiet}; }}
    QLabel#small {{ color: {p.quiet}; font-size: {sentence}px; }}
    QLabel#drop {{ background: {p.surface}; border: 2px dashed {p.plan}; border-radius: 8px; font-size: {drop}px; }}
    QLabel#year {{ color: {p.quiet}; }}
    QLineEdit {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 3px;
        padding: 2px 6px; min-height: 17px; selection-background-color: {p.plan};
        selection-color: {p.on_plan}; }}
    QLineEdit:focus {{ border-color: {p.plan}; }}
    QLineEdit[anchor="true"] {{ border-color: {p.plan}; font-weight: bold; }}
    QLineEdit[held="true"] {{ border-style: double; border-width: 3px; padding: 0 4px; }}
    QLineEdit:read-only {{ color: {p.quiet}; }}
    QComboBox QLineEdit {{ border: none; padding: 0; }}
    QScrollArea#strip, QWidget#strip {{ background: transparent; }}
    QPushButton, QToolButton {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 3px;
        padding: 3px 12px; min-height: 16px; }}
    QPushButton#tight {{ padding: 3px 8px; }}
    QToolButton#tight {{ padding: 3px 14px 3px 8px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {p.quiet}; }}
    QPushButton:focus, QToolButton:focus {{ border-color: {p.plan}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {p.line}; border-color: {p.quiet}; }}
    QToolButton#bare {{ background: transparent; border-color: transparent; padding: 0 6px; color: {p.quiet}; }}
    QToolButton#bare:hover, QToolButton#bare:focus {{ border-color: {p.line}; color: {p.text}; }}
    QToolButton#bare::menu-indicator {{ image: none; width: 0; }}
    QPushButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {p.quiet}; }}
    QPushButton#link {{ background: transparent; border: none; padding: 0 4px; color: {p.text};
        text-decoration: underline; }}
    QPushButton#link:hover, QPushButton#link:focus {{ color: {p.plan}; }}
    QTableView {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 4px;
        gridline-color: transparent; alternate-background-color: {p.ground}; outline: none; }}
    QTableView#block {{ selection-background-color: {_over(p.plan, p.surface)}; selection-color: {p.text}; }}
    QTableView::indicator:unchecked, QCheckBox::indicator:unchecked {{ width: 11px; height: 11px;
        border: 1px solid {p.quiet}; border-radius: 2px; background: {p.surface}; }}
    QRadioButton::indicator {{ width: 11px; height: 11px; border: 1px solid {p.quiet}; border-radius: 6px;
        background: {p.surface}; }}
    QRadioButton::indicator:checked {{ background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {p.text}, stop: 0.55 {p.text}, stop: 0.65 {p.surface}, stop: 1 {p.surface}); }}
    QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:disabled {{ border-color: {p.line}; }}
    QRadioButton::indicator:focus, QCheckBox::indicator:unchecked:focus {{ border-color: {p.plan}; }}
    QTableCornerButton::section {{ background: {p.surface}; border: none; border-bottom: 1px solid {p.line}; }}
    QTableView#sheet::item {{ border: none; padding: 0 6px; }}
    QHeaderView {{ background: {p.surface}; }}
    QHeaderView::section {{ background: {p.surface}; color: {p.quiet}; border: none;
        border-bottom: 1px solid {p.line}; padding: 4px 4px; }}
    QListView#tables {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 4px; outline: none; }}
    QListView#tables::item {{ padding: 4px; border: none; }}
    QListView#tables::item:selected {{ background: {p.line}; color: {p.text}; }}
    QListView#tables::indicator:unchecked {{ background: {p.surface}; border: 1px solid {p.quiet}; }}
    QHeaderView::section:vertical {{ border: none; padding: 0 12px 0 4px; }}
    QTableCornerButton::section {{ background: {p.surface}; border: none; border-bottom: 1px solid {p.line}; }}
    QTabWidget::pane {{ border: 1px solid {p.line}; border-radius: 4px; background: {p.surface}; top: -1px; }}
    QTabBar {{ background: transparent; }}
    QTabBar::tab {{ background: transparent; color: {p.quiet}; padding: 4px 10px;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {p.text}; border-bottom-color: {p.plan}; }}
    QTabBar::tab:focus {{ color: {p.plan}; }}
    QSplitter::handle {{ background: transparent; }}
    QStatusBar {{ background: {p.ground}; color: {p.text}; }}
    QStatusBar::item {{ border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {p.line}; border-radius: 4px; min-height: 24px; min-width: 24px; }}
    QScrollBar::handle:hover {{ background: {p.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.line}; padding: 4px; }}
    """


def _over(accent: str, ground: str, part: float = 0.18) -> str:
    """A little of one colour over another, as `#rrggbb`."""
    pairs = zip(*(bytes.fromhex(colour[1:]) for colour in (accent, ground)), strict=True)
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02x}" for a, b in pairs)
