"""How text and numbers are written for people, in window, print and on the command line."""

import gettext
import math
from collections.abc import Sequence
from datetime import date
from functools import cache

THIN_SPACE = "\u2009"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
NONE = DASH

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


_PUBLISHED = 2
_HAIR = 5e-12
"""A per cent that lies no further below a half is that half but for the noise of its last bits."""


def tr(text: str, /, **fields: object) -> str:
    """Mark a sentence for translation and fill in its fields.

    Translations come from the gettext catalogue `rampath`, when one is bound; without one the English
    sentence stands. Fields are filled in after translating, so that `{name}` may move within a sentence.
    """
    sentence = _translated(text)
    return sentence.format(**fields) if fields else sentence


def marked(text: str) -> str:
    """Mark a text for translation that stands in a table and goes through `tr` where it is shown."""
    return text


@cache
def _translated(text: str) -> str:
    """Looked up once: without a catalogue gettext searches the disk each time."""
    return gettext.dgettext("rampath", text)


def number(value: float | None, decimals: int = 2, *, sign: bool = False) -> str:
    """`1234.5` as `1,234.50`, with a real minus sign; a dash where there is no figure.

    With two decimals, those of a published per cent, halves are rounded away from zero as they are where commitments
    are judged: 1.995 reads 2.00, though it lies a hair below its name in binary.
    """
    if value is None or not math.isfinite(value):
        return NONE
    if decimals == _PUBLISHED:
        value += math.copysign(_HAIR, value)
    text = f"{value:+,.{decimals}f}" if sign else f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0.0:
        text = text.lstrip("+-")
    return text.replace("-", MINUS)


def percent(share: float | None, decimals: int = 2, *, sign: bool = False) -> str:
    """A share (a fraction) as per cent with a thin space: `0.035` as `3.50 %`."""
    if share is None or not math.isfinite(share):
        return NONE
    return f"{number(share * 100, decimals, sign=sign)}{THIN_SPACE}%"


def short_percent(share: float) -> str:
    """A target without needless decimals: `3.5 %`, `2 %`."""
    return f"{number(share * 100).rstrip('0').rstrip('.')}{THIN_SPACE}%"


def points(share_difference: float | None, decimals: int = 2, *, sign: bool = True) -> str:
    """A difference of two shares (a fraction) in percentage points: `0.0025` as `+0.25 pp`."""
    if share_difference is None or not math.isfinite(share_difference):
        return NONE
    return f"{number(share_difference * 100, decimals, sign=sign)}{THIN_SPACE}pp"


def money(millions: float | None, currency: str, *, sign: bool = False) -> str:
    """Money given in millions, written in the largest unit that keeps three figures: `21.4 bn USD`.

    What would be rounded to a thousand of a unit is one of the next.
    """
    if millions is None or not math.isfinite(millions):
        return NONE
    for least, size, unit in ((999_950.0, 1e6, tr("tn")), (999.5, 1e3, tr("bn"))):
        if abs(millions) >= least:
            scaled = millions / size
            return f"{number(scaled, 1 if abs(scaled) < 1000 else 0, sign=sign)} {unit} {currency}"
    return f"{number(millions, 0, sign=sign)} {tr('million')} {currency}"


def day(value: date) -> str:
    """`2026-11-24` as `24 November 2026`."""
    return f"{value.day} {tr(_MONTHS[value.month - 1])} {value.year}"


def month(number_: int, year: int) -> str:
    """`April 2026`."""
    return f"{tr(_MONTHS[number_ - 1])} {year}"


def listing(words: list[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def years_listed(years: Sequence[int]) -> str:
    """`2031`, `2029 to 2031` or `2029, 2031 and 2035`."""
    if len(years) > 2 and list(years) == list(range(years[0], years[-1] + 1)):
        return tr("{first} to {last}", first=years[0], last=years[-1])
    return listing([str(year) for year in years])
