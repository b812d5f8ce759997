"""Each kind of page looks as it did when somebody looked at it: pictures that are kept, within a tolerance."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from rampath.domain.plan import Plan
from rampath.printing import ruler
from rampath.printing.fonts import font
from rampath.printing.frame import Page, Press
from rampath.printing.order import KINDS

from .golden import DOTS, FOLDER, alike, difference, pages, picture

pytestmark = pytest.mark.usefixtures("qapp")

Kept = dict[str, tuple[Page, Press]]
SIZE_OF_ALL = 500_000
HEAD, FOOT = 60, 30
MOVED = int(3.0 / 25.4 * DOTS)
"""Room for title and foot, and how far a chart is moved to be found out: whole pixels, less than 3 mm."""

CHARTED = ("ranked", "quadrant", "heat", "spending", "members", "annual", "comparison")


@pytest.fixture(scope="module")
def made(sample_plan: Plan, qapp: object) -> Kept:
    assert qapp is not None
    return {kind: (page, press) for kind, page, press in pages(sample_plan)}


def kept(kind: str) -> QImage:
    image = QImage(str(FOLDER / f"{kind}.png"))
    assert not image.isNull(), kind
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def moved(image: QImage, right: int, down: int) -> QImage:
    """The picture with what stands between its head and its foot moved by pixels."""
    between = QRect(0, HEAD, image.width(), image.height() - HEAD - FOOT)
    found = image.convertToFormat(QImage.Format.Format_RGB32)
    part = found.copy(between)
    painter = QPainter(found)
    painter.fillRect(between, Qt.GlobalColor.white)
    painter.setClipRect(between)
    painter.drawImage(between.x() + right, between.y() + down, part)
    painter.end()
    return found.convertToFormat(QImage.Format.Format_Grayscale8)


def hinted(name: str, pixels: int, *, bold: bool = False) -> QFont:
    """The font of the pages, its letters fitted to the grid of pixels."""
    found = font(name, pixels, bold=bold)
    found.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_looks_as_its_kept_picture(made: Kept, kind: str) -> None:
    drawn = picture(*made[kind])
    assert alike(drawn, kept(kind)), difference(drawn, kept(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_letters_may_be_drawn_otherwise(made: Kept, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As another version of the library that draws them would."""
    plain = picture(*made[kind])
    monkeypatch.setattr(ruler, "font", hinted)
    drawn = picture(*made[kind])
    assert drawn != plain
    assert alike(drawn, kept(kind)), difference(drawn, kept(kind))


@pytest.mark.parametrize("kind", CHARTED)
@pytest.mark.parametrize(("right", "down"), [(MOVED, 0), (-MOVED, 0), (0, MOVED), (0, -MOVED)])
def test_a_chart_that_moved_by_less_than_three_millimetres_is_seen(
    made: Kept, kind: str, right: int, down: int
) -> None:
    drawn = picture(*made[kind])
    assert moved(drawn, 0, 0) == drawn
    there = moved(drawn, right, down)
    assert not alike(there, kept(kind)), difference(there, kept(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_marking_that_is_missing_is_seen(made: Kept, kind: str) -> None:
    page, press = made[kind]
    drawn = picture(page, replace(press, marking=""))
    assert not alike(drawn, kept(kind)), difference(drawn, kept(kind))


def test_the_kept_pictures_are_those_of_the_kinds_and_small() -> None:
    files = sorted(FOLDER.glob("*"))
    assert {file.stem for file in files} == set(KINDS)
    assert sum(file.stat().st_size for file in files) < SIZE_OF_ALL
