"""Lines above a table that contradict each other: the nearest decides, and nobody takes it for settled."""

from collections.abc import Iterable, Mapping, Sequence

from rampath.domain.measure_words import measure_words
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import tr
from rampath.workbook.currency import CODES
from rampath.workbook.guess_words import Unit, Words, unit_in
from rampath.workbook.measure_in import Told, says_gdp
from rampath.workbook.price_words import says_constant
from rampath.workbook.remarks import told_of_table
from rampath.workbook.result import shown

_WHOLE = frozenset({Measure.CORE_EXPENDITURE, Measure.MILITARY_EXPENDITURE})
_NOT_OF_DEFENCE = frozenset(
    {
        Measure.GDP, Measure.REAL_GDP, Measure.GDP_PER_CAPITA, Measure.GDP_DEFLATOR, Measure.GDP_REAL_GROWTH,
        Measure.POPULATION,
    }
)  # fmt: skip


def rivals_of_unit(unit: Unit, lines: Sequence[Words], others: Sequence[Words] = ()) -> Mapping[str, Words]:
    """By `currency`, `power` or `price_basis`: the line, or other text, that tells another one than the line decides.

    Only lines can be contradicted; what stands nearer, in a heading or beside a figure, is said of this alone.
    """
    told = [(words, unit_in([words])) for words in (*lines, *others)]
    found: dict[str, Words] = {}
    if unit.currency in lines and unit.code in CODES:
        found |= _first("currency", (words for words, each in told if each.code in CODES - {unit.code}))
    if unit.scale in lines:
        found |= _first("power", (words for words, each in told if each.scale and each.power != unit.power))
    if unit.basis in lines:
        found |= _first("price_basis", (words for words, each in told if _is_other_basis(unit, words, each)))
    return found


def _first(name: str, words: Iterable[Words]) -> dict[str, Words]:
    other = next(iter(words), None)
    return {} if other is None else {name: other}


def _is_other_basis(unit: Unit, words: Words, told: Unit) -> bool:
    if told.basis is not None:
        return told.price_basis != unit.price_basis
    return unit.price_basis == CURRENT and words != unit.basis and says_constant(told_of_table(words.text))


def why_contested(text: str, other: str) -> str:
    return tr("“{text}” says so, but “{other}” says otherwise; say which is right.",
              text=shown(text), other=shown(other))  # fmt: skip


def why_two_measures(told: Told, by: Words, others: Iterable[tuple[Words, Told | None]]) -> str:
    """Why it is not settled what is counted: a line above says another measure; nothing where none does.

    That all is about defence spending does not contradict a line about a part or a share of it.
    """
    for words, other in others:
        if other is None or _agree(told.measure, other.measure, words.text):
            continue
        return tr("“{text}” says {name}, but “{other}” says {second}; say what is counted.",
                  text=shown(by.text), name=measure_words(told.measure),
                  other=shown(words.text), second=measure_words(other.measure))  # fmt: skip
    return ""


def _agree(near: Measure, far: Measure, text: str) -> bool:
    if near is far or {near, far} == _WHOLE:
        return True
    return far in _WHOLE and (near not in _NOT_OF_DEFENCE or says_gdp(text))
