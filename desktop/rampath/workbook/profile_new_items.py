"""Rows that a profile does not know: somebody has to say what they count, or leave them out on purpose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rampath.domain.member import plain
from rampath.workbook.grid import Sheet, filled
from rampath.workbook.guess_items import item_of_key
from rampath.workbook.header_pattern import header_text
from rampath.workbook.mapping import Item, Mapping, Role


def with_new_items(sheet: Sheet, mapping: Mapping, guessed: Sequence[Item]) -> Mapping:
    """A profile's mapping, with the items that only the guess has, and its rows, as ones that nobody has named."""
    if not mapping.items:
        return mapping
    there = set(_row_texts(sheet, mapping))
    new = (item for item in guessed if item_of_key(item.text) in there and not _is_known(item.text, mapping.items))
    return replace(mapping, items=(*mapping.items, *(Item(item.text) for item in new)))


def _is_known(text: str, items: Sequence[Item]) -> bool:
    """Whether an item is among these, by itself or with the unit that stands beside it."""
    texts, bare = {item.text for item in items}, item_of_key(text)
    return bool({text, bare} & texts) or (text == bare and bare in {item_of_key(each) for each in texts})


def _row_texts(sheet: Sheet, mapping: Mapping) -> Iterator[str]:
    """What names the rows of a table that are read, but for its sums."""
    columns = [use.column for use in mapping.of_role(Role.ITEM) or mapping.of_role(Role.LABEL)]
    totals = tuple(map(plain, mapping.totals))
    for row, values in enumerate(sheet.rows[mapping.begins - 1 : mapping.last_row], mapping.begins):
        for column in columns if row not in mapping.left_out else ():
            if len(values) >= column and filled(values[column - 1]):
                text = header_text(values[column - 1])
                if not totals or not plain(text).startswith(totals):
                    yield text
