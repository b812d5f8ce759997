"""The classification label of a workbook."""

from pathlib import Path

import pytest

from rampath.workbook.grid import open_book
from rampath.workbook.label import label_of

CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)


def parts(**properties: str) -> dict[str, bytes]:
    inside = "".join(f'<property name="{k}"><vt:lpwstr>{v}</vt:lpwstr></property>' for k, v in properties.items())
    return {"docProps/custom.xml": CUSTOM.format(inside).encode()}


@pytest.mark.parametrize(
    ("properties", "label"),
    [
        ({"Ownership": "NATO", "Classification": "UNCLASSIFIED", "Releasability": ""}, "NATO UNCLASSIFIED"),
        ({"Ownership": "NATO", "Classification": "RESTRICTED", "Releasability": "REL TO FIN"},
         "NATO RESTRICTED REL TO FIN"),
        ({"Ownership": "NATO"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_that_the_label_is_made_of_what_the_properties_say(properties: dict[str, str], label: str | None) -> None:
    assert label_of(parts(**properties)) == label


def test_that_no_or_broken_properties_are_no_label() -> None:
    assert label_of({}) is None
    assert label_of({"docProps/custom.xml": b"<broken"}) is None


def test_that_the_real_file_says_nato_unclassified(shared_data: Path) -> None:
    book = open_book(shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx")
    assert label_of(book.parts) == "NATO UNCLASSIFIED"
