"""What headings tell of the unit of their own column, where that is not the unit of the rest of the table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rampath.domain.member import Member
from rampath.wording import tr
from rampath.workbook.currency import CODES
from rampath.workbook.guess_words import Unit, Words, no_amounts, unit_in
from rampath.workbook.mapping import Form, Mapping, Role
from rampath.workbook.result import shown
from rampath.workbook.scale import scales_in


def common_words(headings: Sequence[str], sheet: str) -> list[Words]:
    """What the headings of members' columns tell of the unit of all.

    That is the first of them where they agree on the currency, else its scale alone. A code alone, such as MKD, is
    that of the member.
    """
    first = headings[0] if headings else ""
    units = [unit_in([] if each in CODES else [Words(each, sheet)]) for each in headings]
    codes = {unit.code if unit.currency else None for unit in units}
    if len(codes) == 1 and None not in codes:
        return [Words(first, sheet)]
    return [Words(word, sheet) for word in sorted(scales_in(first), key=first.casefold().find)[:1]]


def of_other_units(
    mapping: Mapping, over: Callable[[int], str], whose: Callable[[str], Member | None], base: Unit
) -> dict[int, str]:
    """The columns of figures over which words tell another unit than the table has, each with the reason.

    `base` is what the words near the table tell of its unit; what they do not, the first column does. A column of a
    member may be in its own currency, where the table is in no other one.
    """
    found: dict[int, str] = {}
    own_items = mapping.items and mapping.form is not Form.YEARS
    for use in mapping.figures if not own_items else ():
        text = over(use.column)
        words = [] if text in CODES else [Words(text, mapping.sheet)]
        unit = unit_in(words)._replace(percent=no_amounts(words))
        member = whose(use.header) if use.role is Role.VALUE else None
        if _differs(unit, base) or _is_foreign(unit, base, member):
            found[use.column] = tr(
                "“{text}” tells another unit than the rest of the table; leave it out, and import it by itself.",
                text=shown(text),
            )
        else:
            base = _filled(base, unit, member)
    return found


def _differs(unit: Unit, base: Unit) -> bool:
    money, all_money = (each.currency is not None or each.scale is not None for each in (unit, base))
    return (
        (unit.scale is not None and base.scale is not None and unit.power != base.power)
        or (unit.code in CODES and base.code in CODES and unit.code != base.code)
        or (unit.percent is not None and all_money)
        or (money and base.percent is not None and not all_money)
        or (unit.basis is not None and base.basis is not None and unit.price_basis != base.price_basis)
    )


def _is_foreign(unit: Unit, base: Unit, member: Member | None) -> bool:
    """Whether a member's column is in a currency that is neither the table's nor its own."""
    if member is None or unit.code not in CODES or base.code in CODES:
        return False
    return unit.code not in {term.code for term in member.currencies}


def _filled(base: Unit, unit: Unit, member: Member | None) -> Unit:
    """The base with what the first column tells of it; the currency of one member is not that of all."""
    if base.scale is None:
        base = base._replace(scale=unit.scale, power=unit.power)
    if base.currency is None and member is None:
        base = base._replace(currency=unit.currency, code=unit.code)
    if base.basis is None:
        base = base._replace(basis=unit.basis, price_basis=unit.price_basis)
    return base if base.percent is not None else base._replace(percent=unit.percent)


def with_unknown(mapping: Mapping, columns: Iterable[int]) -> Mapping:
    """The mapping with these columns unknown, so that they are asked about."""
    for column in columns:
        use = mapping.use(column)
        if use is not None:
            mapping = mapping.with_use(replace(use, role=Role.UNKNOWN))
    return mapping
