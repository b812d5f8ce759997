"""Writing a profile as TOML that a person can read, review and mend."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tomli_w

from rampath.domain.observation import CURRENT
from rampath.wording import tr
from rampath.workbook.mapping import Item, Part
from rampath.workbook.profile_told import SCALES
from rampath.workbook.profile_values import Anchor, Profile, ProfileColumn, ProfileSheet
from rampath.workbook.saving import write_whole

_SCALE_OF = {power: word for word, power in SCALES.items()}


def write_profile(profile: Profile, file: Path) -> None:
    """Write a profile where `read_profile` finds it; raises NotSaved in one sentence."""
    text = profile_text(profile)
    write_whole(file, lambda beside: _written(beside, text))


def _written(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def profile_text(profile: Profile) -> str:
    """A profile as TOML with comments; what is as usual is left out."""
    head = {"name": profile.name, "text": profile.text, "source": profile.source, "edition": profile.edition}
    parts = [
        "# " + tr("How Rampath reads workbooks of this kind. Each sheet and column is found by its name; change a name"
                  " here when it has changed in the workbook.") + "\n",
        tomli_w.dumps({key: value for key, value in head.items() if value}, multiline_strings=True),
    ]  # fmt: skip
    for sheet in profile.sheets:
        parts.append("# " + tr("Sheet “{name}”", name=" ".join(sheet.sheet.split())) + "\n")
        parts.append(tomli_w.dumps({"sheets": [_sheet_values(sheet)]}))
    return "\n".join(parts)


def _sheet_values(sheet: ProfileSheet) -> dict[str, Any]:
    usual = ProfileSheet("", sheet.form, ())
    said: dict[str, Any] = {
        "sheet": [sheet.sheet, *sheet.also] if sheet.also else sheet.sheet,
        "form": sheet.form.value,
        "header_row": sheet.header_row,
        "scale": _SCALE_OF.get(sheet.power, sheet.power),
    }
    plain: dict[str, Callable[[], Any]] = {
        "skipped": lambda: sheet.skipped,
        "optional": lambda: sheet.optional,
        "repeated_in": lambda: list(sheet.repeated_in),
        "year_from": lambda: sheet.year_from.value,
        "measure": lambda: None if sheet.measure is None else sheet.measure.value,
        "detail": lambda: sheet.detail,
        "member": lambda: sheet.member,
        "currency": lambda: sheet.currency,
        "percent": lambda: sheet.percent,
        "estimates_from": lambda: sheet.estimates_from,
        "preliminary": lambda: list(sheet.preliminary),
        "totals": lambda: list(sheet.totals),
        "decimal": lambda: sheet.decimal,
        "words_differ": lambda: sheet.words_differ,
        "nested": lambda: sheet.nested,
    }
    said |= {key: value() for key, value in plain.items() if getattr(sheet, key) != getattr(usual, key)}
    if sheet.price_basis != usual.price_basis:
        said["prices"] = sheet.price_basis
    ends = {"first": sheet.first, "last": sheet.last, "until": sheet.until}
    said |= {key: _anchor_values(anchor) for key, anchor in ends.items() if anchor is not None}
    tables: dict[str, Iterator[dict[str, Any]]] = {
        "anchors": map(_anchor_values, sheet.anchors),
        "left_out": map(_anchor_values, sheet.left_out),
        "columns": map(_column_values, sheet.columns),
        "parts": map(_part_values, sheet.parts),
        "sides": map(_part_values, sheet.sides),
        "items": map(_item_values, sheet.items),
    }
    return said | {key: rows for key, values in tables.items() if (rows := list(values))}


def _anchor_values(anchor: Anchor) -> dict[str, Any]:
    return {key: value for key, value in (("cell", anchor.cell), ("text", anchor.text)) if value}


def _column_values(column: ProfileColumn) -> dict[str, Any]:
    headers: Any = column.headers[0] if len(column.headers) == 1 else list(column.headers)
    said = {
        "header": headers,
        "role": column.role.value,
        "at": column.at,
        "kind": "" if column.kind is None else column.kind.value,
        "year": column.year,
        "month": column.month,
        "stage": column.stage,
        "not_counted": column.not_counted.split("|") if column.not_counted else "",
        "counts": column.counts.split("|") if column.counts else "",
        "digits": column.digits,
        "member": column.member,
        "optional": column.optional,
        "under": column.under,
        "actual_lag": column.actual_lag,
        "actual_unless": list(column.actual_unless),
    }
    return {key: value for key, value in said.items() if value}


def _item_values(item: Item) -> dict[str, Any]:
    said = {
        "text": item.text,
        "measure": "" if item.measure is None else item.measure.value,
        "detail": item.detail,
        "currency": item.currency,
        "scale": _SCALE_OF.get(item.power, item.power) if item.power else "",
        "percent": item.percent,
        "prices": "" if item.price_basis == CURRENT else item.price_basis,
        "left_out": item.left_out,
    }
    return {key: value for key, value in said.items() if value}


def _part_values(part: Part) -> dict[str, Any]:
    said = {"name": part.name, "header": part.header, "begins": list(part.begins)}
    return {key: value for key, value in said.items() if value}
