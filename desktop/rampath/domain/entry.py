"""What a person types for a share: `3.5`, `3,5 %`, `+0.1`; understood, or refused in words."""

import re

from rampath.domain.path import HIGHEST_SHARE
from rampath.wording import percent, tr

_NUMBER = re.compile(r"^([+\-\u2212]?)\s*(\d{1,3}(?:[.,]\d*)?|[.,]\d+)\s*(%|pp)?$")


_WORDS = {"": 1.0, "m": 1.0, "mn": 1.0, "mio": 1.0, "million": 1.0, "bn": 1e3, "b": 1e3, "billion": 1e3, "mrd": 1e3,
          "md": 1e3, "tn": 1e6, "trillion": 1e6}  # fmt: skip
"""What a word behind a sum means in millions."""

_MONEY = re.compile(
    rf"^([+\-\u2212]?)([\d.,'’]+)({'|'.join(sorted(filter(None, _WORDS), key=len, reverse=True))}|)\.?$", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*")
_GROUPED_DECIMAL = re.compile(r"(\d{1,3}(?:([.,'’])\d{3})(?:\2\d{3})*)([.,])(\d+)")
_DECIMAL = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+")
_LARGEST = 1e9


class EntryRefused(ValueError):
    """What was typed is no share; the message says what was expected."""


def share_typed(text: str, current: float | None) -> float:
    """The share (a fraction) that a typed per cent means; a sign makes it a change of `current`.

    Comma and point both separate decimals. Raises EntryRefused for anything that is no share between 0 and
    15 % of GDP, and for a change where there is nothing to change.
    """
    found = _NUMBER.match(_flat(text))
    if found is None:
        raise EntryRefused(
            tr(
                "“{text}” is no share. Type per cent of GDP, such as 2.85, or a change, such as +0.1.",
                text=text,
            )
        )
    sign, digits, _unit = found.groups()
    per_cent = float(digits.replace(",", "."))
    if sign:
        if current is None:
            raise EntryRefused(tr("There is no share yet that “{text}” could change.", text=text))
        per_cent = current * 100 + (per_cent if sign == "+" else -per_cent)
    share = round(per_cent / 100, 8)
    if not 0 <= share <= HIGHEST_SHARE:
        raise EntryRefused(
            tr("{share} of GDP lies outside 0 to {highest}. Nothing was changed.",
               share=percent(share), highest=percent(HIGHEST_SHARE, 0))
        )  # fmt: skip
    return share


def rate_in(text: str) -> float:
    """The rate (a fraction) that a typed per cent means: `1.5`, `-0,3 %`. Raises EntryRefused for anything else."""
    found = _NUMBER.match(_flat(text))
    if found is None or found[3] == "pp":
        raise EntryRefused(tr("“{text}” is no rate. Type per cent a year, such as 1.5 or -0.3.", text=text))
    per_cent = float(found[2].replace(",", "."))
    return round((-per_cent if found[1] in {"-", "\u2212"} else per_cent) / 100, 10)


def money_typed(text: str, current: float | None, size: float = 1.0) -> float:
    """The millions that typed money means: `2.1bn`, `2 100`, `2,1 Mrd`; a sign makes it a change of `current`.

    A number without a word counts in the size in which money is shown, `size` millions. Raises EntryRefused for
    anything that is no sum of zero or more.
    """
    found = _MONEY.match(_flat(text))
    digits = None if found is None else number_in(found[2])
    if found is None or digits is None:
        if size > 1:
            raise EntryRefused(tr("“{text}” is no sum of money. Type billions, such as 2.1, or 2100mn.", text=text))
        raise EntryRefused(tr("“{text}” is no sum of money. Type millions, such as 2100, or 2.1bn.", text=text))
    sum_ = digits * (_WORDS[found[3].casefold()] if found[3] else size)
    if found[1]:
        if current is None:
            raise EntryRefused(tr("There is no sum yet that “{text}” could change.", text=text))
        sum_ = current + (sum_ if found[1] == "+" else -sum_)
    if not 0 <= sum_ < _LARGEST:
        raise EntryRefused(tr("A sum of money lies between 0 and a thousand trillion. Nothing was changed."))
    return sum_


def number_in(digits: str) -> float | None:
    """The number of typed digits: a sign before each three last digits parts thousands (`2,100` is 2100), any other
    one is the decimal sign (`2.15`), also after parted thousands (`1,234.5`); None for what is neither.
    """
    both = _GROUPED_DECIMAL.fullmatch(digits)
    if both is not None and both[2] != both[3]:
        return float(re.sub(r"[.,'’]", "", both[1]) + "." + both[4])
    if _GROUPED.fullmatch(digits):
        return float(re.sub(r"[.,'’]", "", digits))
    return decimal_in(digits)


def decimal_in(digits: str) -> float | None:
    """The number of typed digits that have no thousands: comma and point both separate decimals (`2,125`, `2.125`)."""
    return float(digits.replace(",", ".")) if _DECIMAL.fullmatch(digits) else None


def is_money(text: str) -> bool:
    """Whether a text names money by its word (`2.1bn`), so that no per cent is meant."""
    found = _MONEY.match(_flat(text))
    return found is not None and bool(found[3])


def share_entered(
    text: str, share: float | None, gdp: float | None, *, money: bool = False, size: float = 1.0
) -> float:
    """The share (a fraction) that was typed: per cent, or money that GDP (in millions of the same money) makes a share.

    A text with a word for money is money; with `money`, so is a plain number, in `size` millions. Raises
    EntryRefused, also where money was typed and no GDP is known.
    """
    if not money and not is_money(text):
        return share_typed(text, share)
    if gdp is None or gdp <= 0:
        raise EntryRefused(tr("No GDP is known that would make a share of this money. Type per cent of GDP."))
    found = money_typed(text, None if share is None else share * gdp, size) / gdp
    if found > HIGHEST_SHARE:
        raise EntryRefused(
            tr("{share} of GDP lies outside 0 to {highest}. Nothing was changed.",
               share=percent(found), highest=percent(HIGHEST_SHARE, 0))
        )  # fmt: skip
    return float(f"{found:.14g}")


def _flat(text: str) -> str:
    return re.sub(r"[\s\u00a0\u2009\u202f]+", "", text)


def is_change(text: str) -> bool:
    """Whether a text begins with a sign, so that a typed share or sum is a change."""
    return _flat(text)[:1] in {"+", "-", "\u2212"}
