"""The comments that people left at the cells of a sheet."""

import zlib
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from rampath.workbook.contents import relations_of
from rampath.workbook.package import Damaged, Package
from rampath.workbook.sheet_xml import Place

_MOST_XML = 30_000_000


def comments_of(package: Package, sheet: str) -> Mapping[Place, str]:
    """The comments of the sheet in this part, by row and column; none where they cannot be read."""
    found: dict[Place, str] = {}
    try:
        for relation in relations_of(package, sheet).values():
            known = relation.target in package and package.size(relation.target) <= _MOST_XML
            if relation.kind == "comments" and not relation.outside and known:
                found.update(_comments(ElementTree.fromstring(package.read(relation.target))))
    except (ParseError, DefusedXmlException, Damaged, zlib.error, ValueError, LookupError, CellCoordinatesException):
        return {}  # comments are a help: without them the values are still read
    return found


def _comments(root: Element) -> Iterator[tuple[Place, str]]:
    """The comments one below the other; what is nested deeper is an attack and no comment."""
    for comment in (each for group in root if group.tag.endswith("}commentList") for each in group):
        column, row = coordinate_from_string(comment.get("ref") or "")
        text = "".join(each.text or "" for each in comment.iter() if each.tag.endswith("}t"))
        yield (row, column_index_from_string(column)), text
