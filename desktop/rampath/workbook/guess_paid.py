"""What words take for people or for shares, and the unit beside them for money."""

from collections.abc import Sequence

from rampath.domain.observation import CATEGORIES, Measure
from rampath.wording import tr
from rampath.workbook.guess_unit import Evidence, Field
from rampath.workbook.guess_words import Words, no_amounts
from rampath.workbook.measure_in import Told, says_heads, says_share
from rampath.workbook.result import shown

_LARGEST_PERCENT = 100
_PAID = {Measure.CORE_SHARE: Measure.CORE_EXPENDITURE, Measure.EQUIPMENT_SHARE: Measure.EQUIPMENT_EXPENDITURE}


def paid_for(
    told: Told, by: Words, known: Evidence, units: Sequence[Words], *, own: bool
) -> tuple[Told | None, Field] | None:
    """What is counted where the unit speaks of money, with the reason; None where the words are right as they stand.

    A share is called none only by a heading of its `own`, with its `units`.
    """
    if _are_paid_heads(told, known):
        if not says_heads(by.text):
            return _as_money(told, by, known, Measure.DEFENCE_ITEM)
        return told, _doubt(
            tr("“{text}” is taken for people, though “{unit}” speaks of money; say if it is what is spent on them.",
               text=shown(by.text), unit=_money(known)), by,
        )  # fmt: skip
    if not own or not _is_paid_share(told, by, known, units):
        return None
    if known.middle > _LARGEST_PERCENT:
        return _as_money(told, by, known, _PAID.get(told.measure, Measure.DEFENCE_ITEM))
    return None, _doubt(
        tr("“{text}” may be a share, or money, since “{unit}” speaks of money; say what is counted.",
           text=shown(by.text), unit=_money(known)), by,
    )  # fmt: skip


def _are_paid_heads(told: Told, known: Evidence) -> bool:
    """Whether it is people that are counted, and the only scale that is told is one of money."""
    unit = known.unit
    return told.measure is Measure.PERSONNEL and unit.scale is not None and unit.scale == unit.currency


def _is_paid_share(told: Told, by: Words, known: Evidence, units: Sequence[Words]) -> bool:
    """Whether what is taken for a share is called none itself, and the nearest unit is one of money."""
    if told.measure not in {Measure.CORE_SHARE, *CATEGORIES} or says_share(by.text):
        return False
    return known.unit.currency is not None and no_amounts(units) is None


def _as_money(told: Told, by: Words, known: Evidence, measure: Measure) -> tuple[Told, Field]:
    said = tr("“{text}” is taken for money, since “{unit}” speaks of money.", text=shown(by.text), unit=_money(known))
    return told._replace(measure=measure), _doubt(said, by)


def _doubt(said: str, by: Words) -> Field:
    return Field("measure", said, sure=False, place=by.place)


def _money(known: Evidence) -> str:
    """The words that speak of money."""
    return "" if known.unit.currency is None else shown(known.unit.currency.text)
