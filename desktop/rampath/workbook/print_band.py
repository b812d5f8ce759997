"""The marking in a sheet's header and footer, for print."""

from rampath.workbook.plan_text import to_cell

LONGEST_BAND = 240
"""A header or footer holds 255 signs, its codes among them."""


def band(marking: str) -> str:
    """The marking as the codes of headers and footers have it: one line, `&` doubled, and cut to fit, told by `…`."""
    line = to_cell(" ".join(marking.split()))
    said = line.replace("&", "&&")
    while len(said) > LONGEST_BAND:
        line = line[: -(1 + (len(said) - LONGEST_BAND) // 2)]
        said = line.replace("&", "&&") + "…"
    return said
