"""What stands against writing into a cell: what refuses it by name, and what must be said yes to first."""

import re
from collections.abc import Iterator

from defusedxml import ElementTree
from openpyxl.utils import get_column_letter, range_boundaries

from rampath.wording import tr
from rampath.workbook.contents import Entry, relations_of
from rampath.workbook.package import Package
from rampath.workbook.patch.sheet_bytes import Found, SheetBytes, attributes_in
from rampath.workbook.sheet_xml import Place

_YES = {b"1", b"true"}
_SQREF = re.compile(r"sqref>([^<]*)<")


class SheetRules:
    """The rules of one sheet, gathered once: merged ranges, protection, tables, arrays, validation."""

    def __init__(self, sheet: SheetBytes, entry: Entry, package: Package, styles: str) -> None:
        self._sheet = sheet
        self._entry = entry
        ElementTree.fromstring(sheet.without_cells)  # patterns look for its parts below: it must be XML
        self._merged = [dict(attributes_in(tag)).get(b"ref", b"").decode() for tag in sheet.elements(b"mergeCell")]
        self._protected = any(
            dict(attributes_in(tag)).get(b"sheet") in _YES for tag in sheet.elements(b"sheetProtection")
        )
        self._open = _unlocked(package, styles) if self._protected else frozenset()
        self._formulas = [dict(attributes_in(tag)) for tag in sheet.formulas()]
        self._ranges = tuple(_ranges(package, entry.part))
        self._validations = _validations(sheet.around[1])
        self._columns = [dict(attributes_in(tag)) for tag in sheet.elements(b"col")]

    def style(self, place: Place, found: Found) -> bytes:
        """The style that a cell which is not there yet takes from its row, else from its column."""
        row = dict(found.row or ())
        if row.get(b"customFormat") in _YES:
            return row.get(b"s", b"")
        column = self._column(place[1])
        return b"" if column is None else column.get(b"style", b"")

    def refusal(self, place: Place, found: Found, value: float | str) -> str:
        """Why the cell cannot be written, as a sentence; nothing where it can."""
        name = f"{self._entry.name}!{get_column_letter(place[1])}{place[0]}"
        for ref in self._merged:
            if _within(place, ref) and _first(ref) != place:
                return tr("{cell} is part of the merged range {range}; name its first cell.", cell=name, range=ref)
        style = found.attribute(b"s") if not found.missing else self.style(place, found)
        if self._protected and (style or b"0").decode() not in self._open:
            return tr("{cell} is locked on a protected sheet; take the protection off in Excel first.", cell=name)
        for kind, ref in self._ranges:
            if _within(place, ref):
                return kind.format(cell=name, range=ref)
        for formula in self._formulas:
            ref = formula.get(b"ref", b"").decode()
            if not ref or not _within(place, ref):
                continue
            if formula.get(b"t") in {b"array", b"dataTable"}:
                return tr("{cell} is part of the array formula in {range}; change it in Excel.", cell=name, range=ref)
            alone = ref == f"{get_column_letter(place[1])}{place[0]}"
            if formula.get(b"t") == b"shared" and _first(ref) == place and not alone:
                return tr("{cell} holds the formula that the cells of {range} share; change it in Excel.",
                          cell=name, range=ref)  # fmt: skip
        return next((said for said in self._forbidden(name, place, value) if said), "")

    def question(self, place: Place, found: Found) -> str:
        """What the person is to say yes to before the cell is written; nothing where there is no doubt."""
        doubts = []
        if not found.missing and re.search(rb"<" + self._sheet.prefix + rb"f[\s/>]", self._sheet.content(found)):
            doubts.append(tr("it holds a formula, which would be lost"))
        column = self._column(place[1]) or {}
        hidden = dict(found.row or ()).get(b"hidden") in _YES or column.get(b"hidden") in _YES
        if hidden or self._entry.hidden:
            doubts.append(tr("it is hidden"))
        if any(_inside(place, each.get("sqref", "")) and _open_question(each) for each in self._validations):
            doubts.append(tr("its validation depends on other cells and was not checked"))
        return "; ".join(doubts)

    def _column(self, number: int) -> dict[bytes, bytes] | None:
        return next((c for c in self._columns if int(c.get(b"min", b"0")) <= number <= int(c.get(b"max", b"0"))), None)

    def _forbidden(self, name: str, place: Place, value: float | str) -> Iterator[str]:
        for each in self._validations:
            if _inside(place, each.get("sqref", "")) and not _open_question(each) and not _allowed(each, value):
                said = " ".join(filter(None, (each.get("formula1", ""), each.get("formula2", "")))).strip('"')
                yield tr("The validation of {cell} forbids {value}; it allows {what} ({limits}).", cell=name,
                         value=value, what=each.get("type", ""), limits=said)  # fmt: skip


def _first(ref: str) -> Place:
    column, row, _, _ = range_boundaries(ref)
    return int(row or 0), int(column or 0)


def _within(place: Place, ref: str) -> bool:
    left, top, right, bottom = range_boundaries(ref)
    row, column = place
    return (top or 1) <= row <= (bottom or row) and (left or 1) <= column <= (right or column)


def _inside(place: Place, refs: str) -> bool:
    return any(_within(place, ref) for ref in refs.split())


def _unlocked(package: Package, styles: str) -> frozenset[str]:
    """The numbers of the cell formats that protection leaves open."""
    root = ElementTree.fromstring(package.read(styles)) if styles else ()
    formats = next((each for each in root if each.tag.endswith("}cellXfs")), ())
    return frozenset(
        str(number)
        for number, each in enumerate(formats)
        if any(part.tag.endswith("}protection") and part.get("locked") in {"0", "false"} for part in each)
    )


def _ranges(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Ranges that must not be written: headers and totals of tables, and pivot tables; with the sentence for each."""
    for relation in relations_of(package, part).values():
        if relation.outside or relation.target not in package:
            continue
        if relation.kind == "pivotTable":
            root = ElementTree.fromstring(package.read(relation.target))
            place = next((each for each in root if each.tag.endswith("}location")), None)
            if place is not None:
                yield tr("{cell} belongs to the pivot table in {range}; change what it is made of.", cell="{cell}",
                         range="{range}"), place.get("ref") or ""  # fmt: skip
        elif relation.kind == "table":
            root = ElementTree.fromstring(package.read(relation.target))
            left, top, right, bottom = range_boundaries(root.get("ref") or "")
            across = get_column_letter(left or 1), get_column_letter(right or 1)
            told = tr("{cell} is in the header or the totals of a table ({range}); change it in Excel.", cell="{cell}",
                      range="{range}")  # fmt: skip
            if root.get("headerRowCount", "1") != "0":
                yield told, f"{across[0]}{top}:{across[1]}{top}"
            if root.get("totalsRowCount", "0") != "0":
                yield told, f"{across[0]}{bottom}:{across[1]}{bottom}"


def _validations(after: bytes) -> list[dict[str, str]]:
    """The data validations of a sheet: attributes, `formula1` and `formula2`; those of later Excels are open."""
    found = []
    text = after.decode("utf-8", "replace")
    for match in re.finditer(r"<((?:[\w.-]+:)?dataValidation)(?=[\s>])([^>]*?)(?:/>|>(.*?)</\1>)", text, re.DOTALL):
        body = match[3] or ""
        root = ElementTree.fromstring(f"<a {match[2]}/>" if "x14" not in match[1] else "<a/>")
        told = {key.rpartition("}")[2]: value for key, value in root.items()}
        for name in ("formula1", "formula2"):
            said = re.search(rf"<(?:[\w.-]+:)?{name}[^>]*>(.*?)</(?:[\w.-]+:)?{name}>", body, re.DOTALL)
            told[name] = "" if said is None else ElementTree.fromstring(f"<a>{said[1]}</a>").text or ""
        newer = _SQREF.search(body)
        if newer is not None:
            told["sqref"], told["type"] = newer[1], "elsewhere"
        found.append(told)
    return found


def _open_question(told: dict[str, str]) -> bool:
    """Whether what a validation allows cannot be told from itself alone."""
    kind = told.get("type", "none")
    if kind == "none":
        return False
    if kind == "list":
        return not told["formula1"].startswith('"')
    limits = [told["formula1"]] + ([told["formula2"]] if told.get("operator", "between") in _TWO else [])
    return kind not in {"whole", "decimal", "textLength"} or any(_figure(each) is None for each in limits)


_TWO = {"between", "notBetween"}


def _figure(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _allowed(told: dict[str, str], value: float | str) -> bool:
    kind = told.get("type", "none")
    if kind == "none":
        return True
    if kind == "list":
        words = [word.strip().casefold() for word in told["formula1"].strip('"').split(",")]
        if isinstance(value, str):
            return value.strip().casefold() in words
        return any(_figure(word) == value for word in words)
    if kind == "textLength":
        figure = float(len(value if isinstance(value, str) else f"{value:g}"))
    elif isinstance(value, str) or (kind == "whole" and not value.is_integer()):
        return False
    else:
        figure = value
    low, high = _figure(told["formula1"]) or 0.0, _figure(told["formula2"]) or 0.0
    return {
        "between": low <= figure <= high, "notBetween": not low <= figure <= high, "equal": figure == low,
        "notEqual": figure != low, "greaterThan": figure > low, "lessThan": figure < low,
        "greaterThanOrEqual": figure >= low, "lessThanOrEqual": figure <= low,
    }[told.get("operator", "between")]  # fmt: skip
