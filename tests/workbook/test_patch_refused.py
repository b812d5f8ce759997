"""What is not written into somebody's workbook: named in a sentence, and the original stays as it was."""

import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest

from rampath.workbook.patch.filling import Change, Target
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved

from .patching import WORKBOOKS, always, fill, parts, refusal


def test_that_a_formula_is_written_over_only_after_a_yes(theirs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    outcome = fill(theirs, out, Change("Data", (4, 2), 7.0))
    assert not outcome.written
    assert "formula" in outcome.left[0].question
    assert parts(out) == parts(theirs)
    assert fill(theirs, out, Change("Data", (4, 2), 7.0), yes=True).written
    assert openpyxl.load_workbook(out)["Data"]["B4"].value == 7


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (Change("Data", (2, 8), 1.0), "merged range G1:H2"),
        (Change("Data", (2, 10), 1.0), "array formula in J1:J2"),
        (Change("Data", (2, 3), 11.0), "validation of Data!C2 forbids"),
        (Change("Data", (8, 5), 7.0), "validation of Data!E8 forbids"),
        (Change("Locked", (1, 1), 1.0), "locked on a protected sheet"),
        (Change("Table", (1, 2), "Other"), "header or the totals of a table"),
        (Change("Nowhere", (1, 2), 1.0), "no sheet “Nowhere”"),
    ],
)
def test_that_a_cell_that_cannot_be_written_is_refused_by_name(theirs: Path, change: Change, word: str) -> None:
    assert word in refusal(theirs, change)


def test_that_what_rules_allow_is_written(theirs: Path) -> None:
    for change in (
        Change("Data", (1, 7), 1.0), Change("Data", (2, 3), 10.0), Change("Data", (8, 5), 6.0),
        Change("Locked", (1, 2), 1.0), Change("Table", (3, 2), 2.6),
    ):  # fmt: skip
        assert refusal(theirs, change) == ""
    assert "hidden" in Target(theirs).diff([Change("Data", (3, 2), 1.0)])[0].question


def test_that_a_workbook_changed_on_disk_is_not_written_from(theirs: Path, tmp_path: Path) -> None:
    target = Target(theirs)
    diffs = target.diff([Change("Data", (2, 2), 1.0)])
    theirs.write_bytes(theirs.read_bytes() + b" ")
    with pytest.raises(NotSaved, match="changed since"):
        target.fill(diffs, tmp_path / "out.xlsx", always)
    assert not (tmp_path / "out.xlsx").exists()


def test_that_other_kinds_of_files_are_refused_with_an_offer() -> None:
    for name in ("eurostat_GDPpc.xls",):
        with pytest.raises(WorkbookRefused, match=r"save it as \.xlsx"):
            Target(WORKBOOKS / name)


def test_that_a_full_disk_leaves_what_stood_there(
    theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"before")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(NotSaved, match="No space left"):
        fill(theirs, out, Change("Data", (2, 2), 7.0))
    assert out.read_bytes() == b"before"
    assert {each.name for each in tmp_path.iterdir()} == {"theirs.xlsx", "out.xlsx"}


def test_that_what_does_not_read_back_is_not_saved(
    theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "rampath.workbook.patch.sheet_bytes._number"
    monkeypatch.setattr(wrong, lambda _value: b"1")
    with pytest.raises(NotSaved, match="did not read back"):
        fill(theirs, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert not (tmp_path / "out.xlsx").exists()


def spoilt_packages(theirs: Path, folder: Path) -> dict[str, Path]:
    """A package with a part twice, one that is marked as encrypted, and one whose list lies about a size."""
    content = theirs.read_bytes()
    twice = folder / "twice.xlsx"
    twice.write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of what is done on purpose
        with zipfile.ZipFile(twice, "a") as package:
            package.writestr("xl/workbook.xml", b"<workbook/>")
    record = content.rindex(b"PK\x01\x02")
    encrypted, lying = bytearray(content), bytearray(content)
    encrypted[record + 8] |= 1
    lying[record + 24 : record + 28] = (999_999).to_bytes(4, "little")
    (folder / "encrypted.xlsx").write_bytes(encrypted)
    (folder / "lying.xlsx").write_bytes(lying)
    return {name: folder / f"{name}.xlsx" for name in ("twice", "encrypted", "lying")}


@pytest.mark.parametrize("name", ["twice", "encrypted", "lying"])
def test_that_a_package_that_is_not_what_it_says_is_refused_in_a_sentence(
    name: str, theirs: Path, tmp_path: Path
) -> None:
    file = spoilt_packages(theirs, tmp_path)[name]
    before = file.read_bytes()
    with pytest.raises((WorkbookRefused, NotSaved), match=file.name):
        fill(file, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert file.read_bytes() == before
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize(
    ("sheet", "part", "old", "new"),
    [
        ("Table", "xl/tables/table1.xml", b"<table", b"<<table"),
        ("Table", "xl/tables/table1.xml", b'ref="', b'ref="?'),
        ("Data", "xl/worksheets/_rels/sheet1.xml.rels", b"</Relationships>", b""),
        ("Data", "xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData>" + b"<dataValidation >" * 20_000),
        ("Data", "xl/worksheets/sheet1.xml", b"</v>", b""),
    ],
)
def test_that_a_part_that_is_no_sound_xml_refuses_its_sheet_s_cells(
    sheet: str, part: str, old: bytes, new: bytes, theirs: Path, tmp_path: Path
) -> None:
    file = tmp_path / "spoilt.xlsx"
    with zipfile.ZipFile(theirs) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            assert name != part or old in content
            after.writestr(name, content.replace(old, new) if name == part else content)
    assert "cannot be replaced with certainty" in refusal(file, Change(sheet, (2, 2), 7.0))


def test_that_a_workbook_part_that_is_no_sound_xml_is_refused_in_a_sentence(theirs: Path, tmp_path: Path) -> None:
    file = tmp_path / "spoilt.xlsx"
    with zipfile.ZipFile(theirs) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(b"</workbook>", b"") if name == "xl/workbook.xml" else content)
    with pytest.raises(WorkbookRefused, match=r"spoilt\.xlsx is damaged"):
        Target(file)


def test_that_a_part_that_lies_deep_inside_is_refused_when_it_is_touched(theirs: Path, tmp_path: Path) -> None:
    content = bytearray(theirs.read_bytes())
    with zipfile.ZipFile(theirs) as package:
        info = package.getinfo("xl/worksheets/sheet1.xml")
    begin = info.header_offset + 30 + len(info.filename) + 40
    content[begin : begin + 8] = b"\xff" * 8
    file = tmp_path / "broken.xlsx"
    file.write_bytes(content)
    with pytest.raises((WorkbookRefused, NotSaved), match=file.name):
        fill(file, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert not (tmp_path / "out.xlsx").exists()


def test_that_a_workbook_that_went_away_meanwhile_is_told(theirs: Path, tmp_path: Path) -> None:
    target = Target(theirs)
    diffs = target.diff([Change("Data", (2, 2), 7.0)])
    theirs.unlink()
    with pytest.raises(NotSaved, match="can no longer be read"):
        target.fill(diffs, tmp_path / "out.xlsx", lambda _diff: True)
    assert list(tmp_path.iterdir()) == []


def test_that_a_place_where_nothing_may_be_written_is_told_and_nothing_is_left_behind(
    theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = theirs.read_bytes()

    def locked(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("rampath.workbook.saving.begun_beside", locked)
    with pytest.raises(NotSaved, match="open in another program, or you may not write there"):
        fill(theirs, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert theirs.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["theirs.xlsx"]
