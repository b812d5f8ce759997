"""Before a workbook leaves: what it carries is found, taken out by choice alone, and labels never."""

import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from rampath.cli import run
from rampath.workbook.inspected.inspecting import Inspection, inspect_workbook
from rampath.workbook.inspected.item import Item, Kind
from rampath.workbook.inspected.removing import write_without
from rampath.workbook.label import label_of
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved
from workbook.package_rules import broken_rules
from workbook.rich import Parts, rich_workbook

WORKBOOKS = Path(__file__).resolve().parents[3] / "shared" / "data" / "workbooks"
NATO = WORKBOOKS / "nato_240617-def-exp-2024-TABLES-en.xlsx"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_workbook(tmp_path / "rich.xlsx")


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def free(inspection: Inspection) -> list[Item]:
    return [each for each in inspection.items if not each.fixed]


def found(file: Path, kind: Kind) -> list[str]:
    return [each.text for each in inspect_workbook(file).items if each.kind is kind]


def test_that_everything_that_somebody_put_in_is_found(rich: Path) -> None:
    assert found(rich, Kind.AUTHOR) == [
        "made by Jane Doe", "last changed by John Roe", "pivot table refreshed by Jane Doe",
    ]  # fmt: skip
    assert found(rich, Kind.PATH) == ["C:\\Users\\jane\\Desktop\\", "file:///\\\\share01\\secret\\other.xlsx"]
    assert found(rich, Kind.NAME) == ["Dead = #REF!"]
    assert found(rich, Kind.HIDDEN) == ["hidden rows: 9", "hidden columns: F", "the sheet is hidden"]
    assert found(rich, Kind.COMMENT) == ["comments: 1, by Jane Doe"]
    assert found(rich, Kind.PERSON) == ["Jane Doe"]
    assert found(rich, Kind.PRINTER) == ["settings of the printer \\\\print01\\Room 7"]
    assert found(rich, Kind.LINK) == ["file:///\\\\share01\\secret\\other.xlsx"]
    assert found(rich, Kind.PROPERTY) == ["Project: Path of Jane"]
    assert found(rich, Kind.DATA) == ["notes, 45 bytes"]
    assert found(rich, Kind.LABEL)[0] == "Restricted"
    assert found(rich_workbook(rich.with_suffix(".xlsm"), macros=True), Kind.MACRO)


@pytest.mark.filterwarnings("ignore:Slicer List extension")  # openpyxl says what it would lose
def test_that_each_thing_alone_is_taken_out_with_the_rules_kept_and_nothing_else_touched(
    rich: Path, tmp_path: Path
) -> None:
    inspection, before = inspect_workbook(rich), parts(rich)
    for item in free(inspection):
        out = tmp_path / f"{item.id}.xlsx"
        removed = write_without(inspection, [item], out)
        assert broken_rules(out) == [], item.id
        assert item.text not in found(out, item.kind), item.id
        after = parts(out)
        touched = {cut.part for cut in item.cuts} | set(item.drops)
        assert {name: after.get(name) for name in before if name not in touched} == {
            name: content for name, content in before.items() if name not in touched
        }
        assert removed.same_parts == len(before) - len(touched)
        assert len(inspect_workbook(out).items) == len(inspection.items) - 1
        openpyxl.load_workbook(out)


@pytest.mark.filterwarnings("ignore:Slicer List extension")  # openpyxl says what it would lose
def test_that_what_is_left_names_nobody_when_all_is_taken_out(rich: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.xlsx", tmp_path / "twice.xlsx"
    first = inspect_workbook(rich)
    write_without(first, free(first), once)
    second = inspect_workbook(once)
    assert [each.kind for each in free(second)] == [Kind.PERSON]  # threads named them before
    write_without(second, free(second), twice)
    assert broken_rules(twice) == []
    text = b"".join(parts(twice).values())
    for name in (b"Jane", b"jane", b"John Roe", b"print01", b"secret"):
        assert name not in text, name
    assert openpyxl.load_workbook(twice)["Data"]["C6"].value == "=SUM(C2:C5)"


def test_that_a_label_is_never_taken_out(rich: Path, tmp_path: Path) -> None:
    inspection = inspect_workbook(rich)
    labels = [each for each in inspection.items if each.kind is Kind.LABEL]
    assert labels
    assert all(each.fixed for each in labels)
    with pytest.raises(NotSaved, match="label-1 cannot be taken out"):
        write_without(inspection, labels, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
    write_without(inspection, free(inspection), tmp_path / "out.xlsx")
    assert label_of(parts(tmp_path / "out.xlsx")) == "Restricted"


def test_that_a_dead_name_that_a_formula_uses_stays(rich: Path, tmp_path: Path) -> None:
    made = Parts(rich)
    made.swap("xl/worksheets/sheet1.xml", "<f>SUM(C2:C5)</f>", "<f>SUM(C2:C5)+dead</f>")
    names = [each for each in inspect_workbook(made.write(tmp_path / "used.xlsx")).items if each.kind is Kind.NAME]
    assert [each.fixed for each in names] == ["a formula uses it"]


def test_that_comments_drawn_with_buttons_stay(rich: Path, tmp_path: Path) -> None:
    made = Parts(rich)
    vml = next(name for name in made if name.endswith(".vml"))
    made[vml] = made[vml].replace(b'ObjectType="Note"', b'ObjectType="Button"')
    comments = [each for each in inspect_workbook(made.write(tmp_path / "b.xlsx")).items if each.kind is Kind.COMMENT]
    assert "buttons" in comments[0].fixed


def test_that_nothing_can_be_taken_out_of_a_signed_workbook(rich: Path, tmp_path: Path) -> None:
    made = Parts(rich)
    made.add("_xmlsignatures/sig1.xml", "<Signature/>")
    assert not free(inspect_workbook(made.write(tmp_path / "signed.xlsx")))


def test_that_the_real_nato_workbook_tells_its_paths_names_and_label(tmp_path: Path) -> None:
    inspection = inspect_workbook(NATO)
    counts = Counter(each.kind for each in inspection.items)
    names = parts(NATO)["xl/workbook.xml"].count(b"#REF!</definedName>")
    assert counts[Kind.NAME] >= names > 1_300
    assert counts[Kind.LINK] == 5
    assert inspection.items[0].text == "NATO UNCLASSIFIED"
    out = tmp_path / "out.xlsx"
    write_without(inspection, free(inspection), out)
    assert broken_rules(out) == []
    assert inspect_workbook(out).items[0].text == "NATO UNCLASSIFIED"
    old, new = openpyxl.load_workbook(NATO), openpyxl.load_workbook(out)
    for sheet in old.worksheets:
        assert [[c.value for c in row] for row in sheet.iter_rows()] == [
            [c.value for c in row] for row in new[sheet.title].iter_rows()
        ]


@pytest.mark.parametrize("name", sorted(each.name for each in WORKBOOKS.glob("*.xlsx")))
def test_that_real_workbooks_keep_the_rules_when_all_is_taken_out(name: str, tmp_path: Path) -> None:
    inspection = inspect_workbook(WORKBOOKS / name)
    write_without(inspection, free(inspection), tmp_path / "out.xlsx")
    assert broken_rules(tmp_path / "out.xlsx") == []
    assert not free(inspect_workbook(tmp_path / "out.xlsx"))


def test_that_other_files_are_refused_and_a_changed_one_is_not_written_from(rich: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbookRefused, match=r"no \.xlsx or \.xlsm"):
        inspect_workbook(WORKBOOKS / "eurostat_GDPpc.xls")
    inspection = inspect_workbook(rich)
    rich.write_bytes(rich.read_bytes() + b" ")
    with pytest.raises(NotSaved, match="changed since"):
        write_without(inspection, free(inspection), tmp_path / "out.xlsx")


def test_that_rampath_s_own_workbooks_name_nobody_and_no_folder(sample: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(plan)]) == 0
    made = [plan]
    for form, more in (("nato", []), ("un", ["--member", "EST"])):
        made.append(tmp_path / f"{form}.xlsx")
        assert run(["export", str(plan), "--form", form, "-o", str(made[-1]), *more]) in {0, 1}
    for file in made:
        told = [each for each in inspect_workbook(file).items if each.kind is not Kind.HIDDEN]
        assert [each.text for each in told] == ["made by Rampath"], file.name
        for name, content in parts(file).items():
            assert str(tmp_path).encode() not in content, name
            assert str(Path.home()).encode() not in content, name


def test_that_the_command_lists_and_takes_out_what_is_named(
    rich: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["inspect", str(rich)]) == 0
    told = capsys.readouterr().out
    assert "author-2  Author in docProps/core.xml: last changed by John Roe" in told
    assert "label-1  Label: Restricted; cannot be taken out here" in told
    out = tmp_path / "out.xlsx"
    assert run(["inspect", str(rich), "--remove", "author", "--remove", "comment-1", "-o", str(out)]) == 0
    assert found(out, Kind.AUTHOR) == found(out, Kind.COMMENT) == []
    assert len(found(out, Kind.PATH)) == 2
    capsys.readouterr()
    for names, said in ((["label"], "cannot be taken out"), (["what"], "nothing that was found")):
        assert run(["inspect", str(rich), "--remove", *names, "-o", str(tmp_path / "no.xlsx")]) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "no.xlsx").exists()
