"""A field for a number that is shown and understood as everywhere in the window, whatever the system's language.

Qt's own field follows the system: where the comma separates decimals it shows `3,50` beside charts that say 3.50, and
takes the keys of `3.5` for 35.
"""

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget
from typing_extensions import override

from rampath.domain.entry import decimal_in, number_in
from rampath.wording import MINUS, number

_BLANKS = re.compile(r"[\s\u00a0\u2009\u202f]+")
_BEGUN = re.compile(r"[+\-\u2212]?[\d.,'’]*")
_THOUSAND = 1000


class NumberBox(QDoubleSpinBox):
    """Comma and point both separate decimals; thousands can be parted only where numbers are as large as that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(2)  # which writes the text anew: Qt's own constructor cannot call this class yet

    @override
    def textFromValue(self, value: float) -> str:
        return number(value, self.decimals())

    @override
    def valueFromText(self, text: str) -> float:
        value = self._number(self._bare(text))
        return self.value() if value is None else value

    @override
    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        bare = self._bare(text)
        value = self._number(bare)
        if not _BEGUN.fullmatch(bare) or (bare[:1] in {"-", MINUS} and self.minimum() >= 0):
            return QValidator.State.Invalid, text, pos
        if value is None:
            return QValidator.State.Intermediate, text, pos
        if value > self.maximum() >= 0 or value < self.minimum() <= 0:
            return QValidator.State.Invalid, text, pos
        exact = round(value, self.decimals()) == value
        if exact and self.minimum() <= value <= self.maximum():
            return QValidator.State.Acceptable, text, pos
        return QValidator.State.Intermediate if exact or not self._is_small else QValidator.State.Invalid, text, pos

    @property
    def _is_small(self) -> bool:
        """Whether its numbers have no thousands, so that a comma or point can only be the decimal sign."""
        return max(abs(self.minimum()), abs(self.maximum())) < _THOUSAND

    def _bare(self, text: str) -> str:
        return _BLANKS.sub("", text.removeprefix(self.prefix()).removesuffix(self.suffix()))

    def _number(self, bare: str) -> float | None:
        """The number of a text without blanks; None for what is none."""
        sign, digits = (bare[:1], bare[1:]) if bare[:1] in {"+", "-", MINUS} else ("", bare)
        found = decimal_in(digits) if self._is_small else number_in(digits)
        return None if found is None else -found if sign in {"-", MINUS} else found
