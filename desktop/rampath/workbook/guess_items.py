"""What each row or column counts where they count different things: the tables of one member, and long lists."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map
from dataclasses import replace
from typing import NamedTuple

from rampath.domain.member import Member
from rampath.domain.observation import Measure
from rampath.wording import listing, number, tr
from rampath.workbook.figure import figure_of
from rampath.workbook.glance import MOST_ROWS, Glance
from rampath.workbook.grid import Row, Sheet
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_meaning import BESIDE, meaning_of, numbers_of
from rampath.workbook.guess_rows import label_of
from rampath.workbook.guess_shown import shown_by
from rampath.workbook.guess_unit import Evidence, Field, counted_as, of_item
from rampath.workbook.guess_words import Around, Unit, Words, is_unit_alone, says_more
from rampath.workbook.mapping import Form, Item, Mapping, Role
from rampath.workbook.measure_in import measure_in, says_defence
from rampath.workbook.measure_kind import SHARES_OF_GDP
from rampath.workbook.result import shown
from rampath.workbook.sheet_xml import Place

MOST_ITEMS = 400
_EXAMPLES = 3
_SOME_FIGURES = 200
_FEW_UNITS = 4
_SPENDING = frozenset(
    {
        Measure.CORE_EXPENDITURE, Measure.MILITARY_EXPENDITURE, Measure.BROADER_EXPENDITURE,
        Measure.EQUIPMENT_EXPENDITURE, Measure.DEFENCE_ITEM,
    }
)  # fmt: skip

_WHOLE = frozenset({Measure.CORE_EXPENDITURE, Measure.MILITARY_EXPENDITURE})
_PARTS = frozenset({Measure.EQUIPMENT_EXPENDITURE, Measure.DEFENCE_ITEM})
_PART = re.compile(
    r"\W*(?:of which|dont|davon|darunter|waarvan|di cui|de los cuales|w tym|z toho|heraf|varav|herav)\b", re.IGNORECASE
)
"""What the label of a part begins with, so that the row above it may be the whole."""

_Found = dict[str, tuple[list[Words], list[Place], list[float]]]
"""By an item's text: the words beside it, where its figures stand, and some that stand further down."""


class Items(NamedTuple):
    """The items of a table, the reason of all of them and of each field of each, and what tells the unit of each."""

    items: tuple[Item, ...]
    why: Field
    fields: tuple[Field, ...]
    known: Map[str, Evidence]


def items_of(glance: Glance, table: Table, mapping: Mapping, words: Around, member: Member | None) -> Items | None:
    """The items of a table with the reason; None where all of it counts the same."""
    places = _places_of_items(glance, table, mapping)
    if not places or len(places) > MOST_ITEMS:
        return None
    items: list[Item] = []
    fields: dict[str, Field] = {}
    known: dict[str, Evidence] = {}
    for text, (beside, at, below) in places.items():
        numbers = [*numbers_of(glance, at), *below]
        heading = Words(text, glance.sheet.name)
        meaning = meaning_of(
            [*beside, *words.near], words, numbers, member, heading=heading, shown_as=shown_by(glance, at)
        )
        items.append(meaning.item)
        fields |= _named(text, meaning.fields)
        known[text] = meaning.known
    common = _beside([known[item.text].unit for item in items if item.measure in _SPENDING])
    known = {text: replace(each, beside=common) for text, each in known.items()}
    for row, item in enumerate(items):
        if item.measure is not None and item.measure in _SPENDING:
            told, whys = counted_as(item.measure, known[item.text])
            items[row] = replace(told, text=item.text)
            fields |= _named(item.text, whys)
    by_columns = bool(mapping.of_role(Role.PERIOD)) and not mapping.of_role(Role.ITEM)
    doubts = _rivals(items, fields) if table.form is Form.YEARS or by_columns else []
    doubts += _shares_of_parts(items) if table.form is Form.YEARS else []
    for row, why in doubts:
        items[row] = Item(items[row].text)
        fields |= _named(items[row].text, [why])
    return Items(tuple(items), _why(items), tuple(fields.values()), known)


def below_words(found: Items, head: Words, around: Around) -> Items:
    """The items of rows that stand below other words, too: open where these tell neither a unit nor what is counted."""
    if not says_more(head.text) or measure_in(head.text, around.everything) is not None:
        return found
    why = tr("The same rows stand below other words than “{text}”, too; say what these count.", text=shown(head.text))
    field = Field("measure", why, sure=False, place=head.place)
    items = tuple(Item(item.text) for item in found.items)
    fields = tuple(each for item in items for each in _named(item.text, [field]).values())
    return Items(items, _why([*items]), fields, found.known)


def _rivals(items: Sequence[Item], fields: Map[str, Field]) -> list[tuple[int, Field]]:
    """The items that are all taken for the whole of defence spending, but for the one that says it is NATO's."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for row, item in enumerate(items):
        if item.measure in _WHOLE:
            alike.setdefault((item.measure, item.currency, item.price_basis), []).append(row)
    found: list[tuple[int, Field]] = []
    for rows in alike.values():
        wholes = [row for row in rows if _PART.match(items[row].text) is None]
        certain = [row for row in wholes if fields[of_item("measure", items[row].text)].sure]
        known = certain if len(certain) == 1 else wholes if len(wholes) == 1 else ()
        doubtful = [row for row in rows if row not in known]
        if len(rows) > 1:
            said = listing([tr("“{text}”", text=shown(items[row].text)) for row in rows[:_EXAMPLES]])
            why = tr("{names} cannot all be the whole of defence spending; say which one is, and what the others"
                     " count.", names=said + (" …" if len(rows) > _EXAMPLES else ""))  # fmt: skip
            found += [(row, Field("measure", why, sure=False)) for row in doubtful]
    return found


def _shares_of_parts(items: Sequence[Item]) -> list[tuple[int, Field]]:
    """The bare shares of GDP in a table that has parts of defence spending, and not the whole."""
    counted = {item.measure for item in items}
    if counted & (_WHOLE | {None}) or not counted & _PARTS:
        return []
    why = tr("Parts of defence spending stand in this table, and not the whole; say of what this is the share.")
    bare = (row for row, item in enumerate(items) if item.measure in SHARES_OF_GDP and not says_defence(item.text))
    return [(row, Field("measure", why, sure=False)) for row in bare]


def _named(text: str, fields: Iterable[Field]) -> dict[str, Field]:
    """The fields of an item by what they are called among the reasons."""
    named = (field._replace(name=of_item(field.name, text)) for field in fields)
    return {field.name: field for field in named}


def _beside(units: Sequence[Unit]) -> Unit:
    """What the units of all that is spent have in common, of those that tell it."""
    scaled = [unit for unit in units if unit.scale is not None]
    paid = [unit for unit in units if unit.currency is not None]
    common = Unit()
    if len({unit.power for unit in scaled}) == 1:
        common = common._replace(scale=scaled[0].scale, power=scaled[0].power)
    if len({unit.code for unit in paid}) == 1:
        common = common._replace(currency=paid[0].currency, code=paid[0].code)
    return common


def _places_of_items(glance: Glance, table: Table, mapping: Mapping) -> _Found:
    """By the text of each item: the words beside it that tell its unit, and where its figures stand."""
    column = next((use.column for use in mapping.of_role(Role.ITEM)), 0)
    values = [use.column for use in mapping.of_role(Role.VALUE)]
    if column:
        return _by_column(glance, table, mapping, column)
    if table.form is Form.YEARS and not table.named:
        return _by_rows(glance, table, mapping, {row: label_of(glance, table, row) for row in table.rows})
    if (table.form is Form.DOWN and not table.named and len(values) > 1) or (
        table.form is Form.LONG and len(values) > 1
    ):
        headers = {use.column: use.header for use in mapping.of_role(Role.VALUE)}
        return {
            header: ([], [(row, column) for row in table.rows], [])
            for column, header in headers.items()
            if header and list(headers.values()).count(header) == 1
        }
    return {}


def _by_column(glance: Glance, table: Table, mapping: Mapping, column: int) -> _Found:
    """The items that a column names, parted by their unit where the same one stands in few of them."""
    units = [use.column for use in mapping.of_role(Role.UNIT)]
    texts = {row: glance.text(row, column) for row in table.rows}
    parted = {row: item_key(text, (glance.text(row, unit) for unit in units)) for row, text in texts.items()}
    few = len(set(parted.values())) <= _FEW_UNITS * len(set(texts.values()))
    found = _by_rows(glance, table, mapping, parted if few else texts)
    if table.form is Form.LONG and table.last_row is None:
        _add_below(found, glance.sheet, table.values, column, units, parted=few)
    return found


def _add_below(
    found: _Found, sheet: Sheet, values: Sequence[int], column: int, units: Sequence[int], *, parted: bool
) -> None:
    """Add the items of a long list that stand only further down than a glance reaches, with some of their figures."""
    seen = frozenset(found)
    for row in sheet.rows[MOST_ROWS:]:
        text = _text(row, column)
        beside = [each for unit in units if (each := _text(row, unit))]
        key = item_key(text, beside) if parted else text
        if not key or key in seen or (key not in found and len(found) >= MOST_ITEMS):
            continue
        numbers = found.setdefault(key, ([Words(each, sheet.name) for each in beside], [], []))[2]
        if len(numbers) < _SOME_FIGURES:
            told = (figure_of(row[at - 1]) for at in values if at <= len(row))
            numbers += [figure.value for figure in told if figure is not None and figure.value is not None]


def _text(row: Row, column: int) -> str:
    value = row[column - 1] if column <= len(row) else ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def item_key(text: str, units: Iterable[str]) -> str:
    """How an item is known whose unit stands beside it: `GDP · US dollars · Billions`."""
    return BESIDE.join(part for part in (text, *units) if part) if text else ""


def item_of_key(key: str) -> str:
    """The item alone, of a key that tells its unit, too."""
    return key.partition(BESIDE)[0]


def _by_rows(glance: Glance, table: Table, mapping: Mapping, texts: Map[int, str]) -> _Found:
    units = [use.column for use in mapping.of_role(Role.UNIT)]
    found: _Found = {}
    members = table.members
    amid = _units_amid(glance, table)
    for row, text in texts.items():
        if not text:
            continue
        beside = [Words(glance.text(row, column), glance.sheet.name) for column in units if glance.text(row, column)]
        beside += [amid[row]] if row in amid else []
        _words, places, _below = found.setdefault(text, (beside, [], []))
        if not members or row in members:
            places += [(row, column) for column in table.values]
    return found


def _units_amid(glance: Glance, table: Table) -> dict[int, Words]:
    """By row, the words of the last row above it, amid the figures, that hold a unit and nothing else."""
    found: dict[int, Words] = {}
    last: Words | None = None
    rows = set(table.rows)
    for row, cells in glance.rows.items() if table.form is Form.YEARS else ():
        if row in rows:
            found |= {} if last is None else {row: last}
        elif table.rows[0] < row < table.rows[-1] and len(cells) == 1 and cells[0].text:
            words = Words(" ".join(cells[0].text.split()), cells[0].place)
            last = words if is_unit_alone(words) else last
    return found


def _why(items: list[Item]) -> Field:
    """How many items are known, and some that are not."""
    unknown = [item.text for item in items if item.measure is None]
    known = Counter(item.measure for item in items if item.measure not in {None, Measure.DEFENCE_ITEM})
    why = tr("Each row or column counts something else; {known} of {all} say what.",
             known=number(len(items) - len(unknown), 0), all=number(len(items), 0))  # fmt: skip
    if unknown:
        some = listing([f"“{text}”" for text in unknown[:_EXAMPLES]])
        why += " " + tr("Not known: {some}.", some=some + (" …" if len(unknown) > _EXAMPLES else ""))
    return Field("items", why, sure=not unknown and bool(known))
