"""What a person types for a share: `3.5`, `3,5 %`, `+0.1`; understood, or refused in words."""

import re

from rampath.domain.path import HIGHEST_SHARE
from rampath.wording import percent, tr

_NUMBER = re.compile(r"^([+\-\u2212]?)\s*(\d{1,3}(?:[.,]\d*)?|[.,]\d+)\s*(%|pp)?$")


class EntryRefused(ValueError):
    """What was typed is no share; the message says what was expected."""


def share_typed(text: str, current: float | None) -> float:
    """The share (a fraction) that a typed per cent means; a sign makes it a change of `current`.

    Comma and point both separate decimals. Raises EntryRefused for anything that is no share between 0 and
    15 % of GDP, and for a change where there is nothing to change.
    """
    flat = re.sub(r"[\s\u00a0\u2009\u202f]+", "", text)
    found = _NUMBER.match(flat)
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
