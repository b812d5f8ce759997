"""The fonts that come with the program: digits are as wide as one another, so that columns line up."""

import pytest
from PySide6.QtGui import QFontMetricsF

from rampath.printing.fonts import FILES, family, font

from .conftest import FONTS

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("bold", [False, True])
def test_digits_and_signs_are_tabular(bold: bool) -> None:
    metrics = QFontMetricsF(font(family(FONTS), 500, bold=bold))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert metrics.horizontalAdvance("+") == metrics.horizontalAdvance("\u2212")


def test_fonts_come_with_their_licence() -> None:
    assert all((FONTS / name).is_file() for name in FILES)
    assert "Bitstream Vera" in (FONTS / "LICENCE").read_text(encoding="utf-8")
