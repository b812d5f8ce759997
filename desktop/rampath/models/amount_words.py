"""How amounts of a budget are called: `2025 plan · Soll`, `Mar 2025`, `Jan–Sep 2025 · Utfall`."""

from collections.abc import Sequence

from rampath.domain.observation import Kind, year_label
from rampath.wording import DASH, marked, tr

_MONTHS = (
    marked("Jan"), marked("Feb"), marked("Mar"), marked("Apr"), marked("May"), marked("Jun"), marked("Jul"),
    marked("Aug"), marked("Sep"), marked("Oct"), marked("Nov"), marked("Dec"),
)  # fmt: skip


def year_word(year: int, kind: Kind) -> str:
    """`2024`, `2024e` for an estimate, `2025 plan`."""
    return tr("{year} plan", year=year) if kind is Kind.PLAN else year_label(year, kind)


def months_word(months: Sequence[int]) -> str:
    """`Mar`, `Jan–Sep`, or `Jan, Mar, Apr` where some between are lacking; nothing for the whole year."""
    if len(months) in {0, len(_MONTHS)}:
        return ""
    names = [tr(_MONTHS[month - 1]) for month in months]
    if len(months) > 1 and list(months) == [*range(months[0], months[-1] + 1)]:
        return f"{names[0]}{DASH}{names[-1]}"
    return ", ".join(names)


def amount_word(year: int | None, kind: Kind, stage: str = "", months: Sequence[int] = ()) -> str:
    """What amounts are of: months and year, how firm they are, and the budget's own word where that says more.

    Without a year, which each row tells then, they are called amounts.
    """
    head = " ".join(filter(None, (months_word(months), year_word(year, kind) if year else "")))
    if not year and kind is not Kind.ACTUAL:
        head = " ".join(filter(None, (head, tr("plan") if kind is Kind.PLAN else tr("estimate"))))
    told = stage.casefold() in {"plan", "estimate", head.casefold()}
    return " · ".join(filter(None, (head or tr("amount"), "" if told else stage)))
