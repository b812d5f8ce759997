"""The classification label of a workbook."""

import base64
import json
from pathlib import Path

import pytest

from rampath.workbook.label import label_of
from rampath.workbook.opened_book import open_book

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


def test_that_a_sensitivity_label_is_read_by_its_name_where_it_is_enabled_and_titus_says_nothing() -> None:
    one = "MSIP_Label_0a1b2c3d-0000-4444-8888-0123456789ab"
    named = {f"{one}_Enabled": "true", f"{one}_Name": "NATO RESTRICTED", f"{one}_Method": "Privileged"}
    assert label_of(parts(**named)) == "NATO RESTRICTED"
    assert label_of(parts(**{**named, f"{one}_Enabled": "false"})) is None
    assert label_of(parts(**named, Ownership="NATO", Classification="SECRET")) == "NATO SECRET"


def test_that_no_or_broken_properties_are_no_label() -> None:
    assert label_of({}) is None
    assert label_of({"docProps/custom.xml": b"<broken"}) is None


def titus(metadata: bytes) -> dict[str, bytes]:
    inside = b"<TitusMetadata xmlns=''>" + metadata + b"</TitusMetadata>"
    return {"customXml/item1.xml": b"<titus xmlns='http://schemas.titus.com/TitusProperties/'>" + inside + b"</titus>"}


def test_that_the_label_is_found_in_custom_xml_where_the_properties_have_none() -> None:
    told = {
        "props": [
            {"n": "Ownership", "vals": [{"value": "NATO"}]},
            {"n": "Classification", "vals": [{"value": "RESTRICTED"}]},
            {"n": "Releasability", "vals": []},
        ]
    }
    found = titus(base64.b64encode(json.dumps(told).encode()))
    assert label_of(found) == "NATO RESTRICTED"
    assert label_of({**found, **parts(Ownership="NATO")}) == "NATO RESTRICTED"
    assert label_of({**found, **parts(Ownership="NATO", Classification="SECRET")}) == "NATO SECRET"


@pytest.mark.parametrize("told", [b"", b"?", b"W10=", b"eyJwcm9wcyI6IDd9", b"eyJwcm9wcyI6IFs3XX0="])
def test_that_custom_xml_that_cannot_be_read_is_no_label(told: bytes) -> None:
    assert label_of(titus(told)) is None


def test_that_the_real_file_says_nato_unclassified(shared_data: Path) -> None:
    book = open_book(shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx")
    assert label_of(book.parts) == "NATO UNCLASSIFIED"


def _sensitivity(enabled: str) -> dict[str, bytes]:
    names = {"Enabled": enabled, "SiteId": "cb46c030", "Name": "Official Sensitive"}
    told = "".join(
        f'<property name="MSIP_Label_1a2b-3c_{name}"><lpwstr>{value}</lpwstr></property>'
        for name, value in names.items()
    )
    return {"docProps/custom.xml": f'<Properties xmlns="urn:p">{told}</Properties>'.encode()}


def test_that_a_sensitivity_label_is_read_unless_it_is_switched_off() -> None:
    assert label_of(_sensitivity("true")) == "Official Sensitive"
    assert label_of(_sensitivity("false")) is None
