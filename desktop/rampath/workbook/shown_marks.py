"""Figures that only their number format marks as estimates: 2.1 shown as `2.1e` by the format `0.0"e"`."""

import re

from rampath.workbook.figure import figure_of

_PARTS = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]\-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(?P<digits>general|[#0?][#0?.,]*)', re.IGNORECASE
)
"""Literals, currencies with their language, colours and conditions, gaps, what fills a cell, and the digits."""


def is_marked(number_format: str) -> bool:
    """Whether a format marks the number that it shows as an estimate or as provisional."""
    if '"' not in number_format and "\\" not in number_format:  # letters need the one or the other
        return False
    positive = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)[0]
    digits = any(found["digits"] for found in _PARTS.finditer(positive))
    figure = figure_of(_PARTS.sub(_shown, positive)) if digits else None
    return figure is not None and figure.estimate


def _shown(part: re.Match[str]) -> str:
    return "1" if part["digits"] else part[1] or part[2] or part[3] or ""
