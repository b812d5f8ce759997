"""What a cell's number format says about its number: per cent, a currency, and thousands or millions."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rampath.workbook.currency import currencies_in
from rampath.workbook.scale import scales_in
from rampath.workbook.sheet_styles import Style

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]\-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[0#?]")
_LETTERS = {"k": 3, "m": 6, "b": 9}
_LETTER = re.compile(r"(?<![^\W\d_])[kmb](?![^\W\d_])")
"""A letter alone is a scale where the format divides: `#,##0.0,,"M"`."""

_BY_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")


@dataclass(frozen=True, slots=True)
class FormatUnit:
    """The unit that a number format tells.

    `currency` is an ISO code or nothing; `power` is the power of ten that the number itself counts in, None where the
    format does not say: `€ 12 Mln` is 6, but 0 where the format itself divides by a million to show it.
    `words` stand there beside the number, `divided` is the power of ten by which it is divided to be
    shown, and it is `scaled` where a word tells the scale of what is shown.
    """

    percent: bool = False
    currency: str = ""
    power: int | None = None
    words: str = field(default="", compare=False)
    divided: int = field(default=0, compare=False)
    scaled: bool = field(default=False, compare=False)

    @property
    def tells(self) -> bool:
        return self.percent or self.currency != "" or self.power is not None


NOTHING = FormatUnit()


def unit_of(style: Style) -> FormatUnit:
    """The unit that a style's number format tells; nothing for a format of texts or dates."""
    return _told_by(style.number_format)


@lru_cache(maxsize=1_000)
def _told_by(number_format: str) -> FormatUnit:
    """Worked out once a format, since thousands of cells share a few."""
    section = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)[0]
    words = " ".join("".join(part or "" for part in found.groups()) for found in _LITERAL.finditer(section))
    bare = _LITERAL.sub("", section)
    if not _DIGITS.search(bare):
        return NOTHING
    named = {code for code in currencies_in(f"{words} {re.sub(r'[0#?.,%]', ' ', bare)}").values() if code}
    thousands = _BY_THOUSANDS.search(bare)
    divided = 0 if thousands is None else 3 * len(thousands[1])
    scales = set(scales_in(words).values())
    letter = _LETTER.search(words.casefold()) if divided and not scales else None
    if letter is not None:
        scales = {_LETTERS[letter[0]]}
    power = scales.pop() if len(scales) == 1 else None
    scaled = power is not None
    if divided:
        power = power - divided if power is not None else 0
    return FormatUnit(
        "%" in bare, named.pop() if len(named) == 1 else "", power, " ".join(words.split()), divided, scaled
    )
