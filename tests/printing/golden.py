"""Pages as small grey pictures that are kept, one of each kind, and how far another picture may be from one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from rampath.domain.narrative import SECTIONS, with_narrative
from rampath.domain.plan import Plan
from rampath.printing.frame import Page, Press
from rampath.printing.order import KINDS, Earlier, Order
from rampath.printing.page_pictures import page_image
from rampath.printing.report import press_for, report_pages

from .conftest import DAY, FONTS, MARKING, PORTION
from .test_whole_pack import edited

FOLDER = Path(__file__).parent / "golden"
DOTS = 40
BLOCK = 4
"""Pictures are compared by blocks of so many pixels a side (2.5 mm): letters may be drawn otherwise, not elsewhere."""

MOST_MEAN = 2.0
STRONG = 24.0
MOST_STRONG = 0.0035
"""The mean difference of grey (of 255), what counts as a strong one, and the part of blocks that may have one."""

Grey = NDArray[np.float64]


def pages(plan: Plan) -> Iterator[tuple[str, Page, Press]]:
    """The first page of each kind, for the sample with some paths drawn by hand."""
    drawn = edited(plan)
    for section in SECTIONS:
        drawn = with_narrative(drawn, "BEL", section.id, f"What we say of {section.id}.")
    for kind in KINDS:
        order = Order(
            drawn.scenarios[0].name,
            ("BEL", "EST", "POL"),
            DAY,
            (kind,),
            against=("National declarations",),
            earlier=Earlier(plan, "plan-2025.xlsx"),
            marking=MARKING,
        )
        press = press_for(order, FONTS, portion=PORTION)
        yield kind, report_pages(drawn, order, press)[0], press


def picture(page: Page, press: Press) -> QImage:
    """A page in grey."""
    return page_image(page, 1, 1, press, dots=DOTS).convertToFormat(QImage.Format.Format_Grayscale8)


def greys(image: QImage) -> Grey:
    """The mean grey of each block of a picture, row by row, 0 to 255."""
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), image.bytesPerLine())
    tall, wide = image.height() // BLOCK, image.width() // BLOCK
    whole = rows[: tall * BLOCK, : wide * BLOCK].astype(np.float64)
    return np.asarray(whole.reshape(tall, BLOCK, wide, BLOCK).mean(axis=(1, 3)), np.float64)


def difference(one: QImage, other: QImage) -> tuple[float, float]:
    """The mean difference of grey, and the part of blocks that differ strongly."""
    apart = np.abs(greys(one) - greys(other))
    return float(apart.mean()), float((apart > STRONG).mean())


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures are within the tolerance of one another."""
    if one.size() != other.size():
        return False
    mean, strong = difference(one, other)
    return mean <= MOST_MEAN and strong <= MOST_STRONG
