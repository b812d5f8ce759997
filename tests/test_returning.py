"""A folder of returns, read file by file."""

import csv
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure, Observations
from rampath.domain.path import Anchor
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.domain.reimport import Change, differences
from rampath.domain.return_words import differing, sentence, summary
from rampath.domain.returns import State
from rampath.domain.returns_accepted import accepted
from rampath.opening import Presets, put_in
from rampath.returning import FolderRead, export_returns, read_returns
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.opened_book import open_book
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.progress import CalledOff
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from return_files import Table, of, send, send_plan
from workbook.build import write

OWN = SharePath((Anchor(2030, 0.054), Anchor(2035, 0.055)))
MEMBERS_WITH_FORCES = 31


@pytest.fixture(scope="module")
def table(sample: Path, presets: Presets) -> Table:
    return Table.of(sample, presets.register)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, table: Table, sample_plan: Plan) -> Path:
    """32 files of returns: one member is missing, one sent twice, one contradicts, one is a plan, one is spoilt."""
    made = tmp_path_factory.mktemp("returns")
    for member in table.register.members:
        if member.has_forces and member.code not in {"PRT", "EST", "ESP"}:
            send(table, made, member.code)
    send(table, made, "LVA", file="Latvia second.xlsx", cells={("Table 3", 2025): 3.9})
    send(table, made, "POL", cells={("Table 3", 2024): 3.95, ("Table 1", 2025): 170000})
    send_plan(sample_plan, made, "EST", OWN)
    (made / "ESP.xlsx").write_bytes(b"PK\x03\x04 this was a workbook once")
    (made / "nato-2026.xlsx").write_bytes((Path(__file__).parent.parent / "samples" / "nato-2026.xlsx").read_bytes())
    (made / "~$FRA.xlsx").write_bytes(b"\x00" * 165)
    (made / ".~lock.FRA.xlsx#").write_text("somebody,host,24.11.2026")
    (made / "cover letter.docx").write_bytes(b"PK")
    (made / "older").mkdir()
    send(table, made / "older", "PRT")
    return made


@pytest.fixture(scope="module")
def found(folder: Path, presets: Presets, sample_plan: Plan) -> FolderRead:
    return read_returns(folder, presets, plan=sample_plan)


def test_that_each_member_s_return_is_told_for_what_it_is(found: FolderRead) -> None:
    states = {each.member: each.states for each in found.returns if each.member}
    assert states["PRT"] == (State.MISSING,)
    assert states["LVA"][0] is State.TWICE
    assert states["POL"] == (State.CONTRADICTS, State.RECEIVED)
    assert states["ESP"] == (State.REFUSED,)
    assert states["EST"] == (State.RECEIVED,)
    quiet = {code for code, each in states.items() if each == (State.RECEIVED,)}
    assert len(quiet) == MEMBERS_WITH_FORCES - 4
    assert "ISL" not in states
    assert [(each.sent.file, each.state) for each in found.returns if not each.member and each.sent] == [
        ("nato-2026.xlsx", State.TABLE)
    ]


def test_that_a_file_that_may_not_even_be_looked_at_stops_no_other(
    tmp_path: Path, table: Table, presets: Presets, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(table, tmp_path, "LVA")
    closed = tmp_path / "EST.xlsx"
    closed.write_bytes(b"")
    look = Path.stat

    def refused(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refused)
    states = {each.member: each.states for each in read_returns(tmp_path, presets).returns if each.member}
    assert states["LVA"] == (State.RECEIVED,)
    assert states["EST"] == (State.REFUSED,)


def test_that_the_summary_counts_them(found: FolderRead, presets: Presets) -> None:
    assert summary(found.returns, presets.register) == (
        "29 of 31 members sent a return; missing: 1, sent twice: 1, contradicts the alliance's table: 2,"
        " could not be read: 1, with open questions: 1."
    )


def test_that_a_contradiction_shows_both_figures_and_both_cells(found: FolderRead) -> None:
    shown = [(row.year, row.figure, row.mine, row.mine_at, row.theirs, row.theirs_at, row.difference)
             for row in differing(of(found, "POL"))]  # fmt: skip
    assert shown == [
        ("2025", "core defence expenditure, PLN million, current prices", "170,000",
         "POL.xlsx Table 1!M5", "166,029", "nato-2026.xlsx Table 1!M26", "+2.39\u2009%"),
        ("2024", "core share of GDP", "3.95\u2009%", "POL.xlsx Table 3!L5", "3.75\u2009%",
         "nato-2026.xlsx Table 3!L26", "+0.20\u2009pp"),
    ]  # fmt: skip


def test_that_what_is_no_return_is_passed_over_with_the_reason(found: FolderRead) -> None:
    reasons = {each.name: each.reason for each in found.passed_over}
    assert set(reasons) == {"~$FRA.xlsx", ".~lock.FRA.xlsx#", "cover letter.docx", "older"}
    assert "temporary" in reasons["~$FRA.xlsx"]
    assert "temporary" in reasons[".~lock.FRA.xlsx#"]
    assert "folder" in reasons["older"]


def test_that_a_spoilt_file_is_one_sentence_that_names_it(found: FolderRead, presets: Presets) -> None:
    said = sentence(of(found, "ESP"), presets.register)
    assert said.startswith("ESP.xlsx")
    assert said.endswith(".")
    assert "Traceback" not in said


def test_that_the_sum_of_what_is_accepted_stands_beside_the_table_and_paths_are_taken(
    found: FolderRead, sample_plan: Plan
) -> None:
    chosen = [each for each in found.returns if each.acceptable and each.state is State.RECEIVED]
    after = accepted(sample_plan, chosen)
    assert len(after.observations.editions) == 1 + len(chosen) - 1, "the plan of Estonia brings a path and no figures"
    belgium = after.observations.get("BEL", Measure.CORE_SHARE, 2026)
    assert belgium is not None
    assert (belgium.edition, belgium.file, belgium.cell) == (
        "Belgium return, November 2026", "BEL.xlsx", "Table 3!N5",
    )  # fmt: skip
    assert after.path(after.scenarios[0], "EST", Pillar.CORE) == OWN
    assert after.start("BEL", Pillar.CORE) == sample_plan.start("BEL", Pillar.CORE)


def test_that_the_same_folder_once_more_brings_nothing_new(
    found: FolderRead, folder: Path, presets: Presets, sample_plan: Plan
) -> None:
    after = accepted(sample_plan, [each for each in found.returns if each.acceptable and not each.twins])
    again = read_returns(folder, presets, plan=after)
    states = {each.member: each.states for each in again.returns if each.member}
    assert states["BEL"] == (State.AS_BEFORE,)
    assert states["EST"] == (State.AS_BEFORE,)
    assert states["POL"] == (State.CONTRADICTS, State.AS_BEFORE)
    assert again.table == "NATO July 2026", "what members sent is not what they are held against"


def test_that_a_later_return_says_what_changed(
    presets: Presets, table: Table, sample_plan: Plan, tmp_path: Path
) -> None:
    send(table, tmp_path, "BEL")
    first = read_returns(tmp_path, presets, plan=sample_plan)
    after = accepted(sample_plan, [each for each in first.returns if each.acceptable])
    send(table, tmp_path, "BEL", cells={("Table 3", 2026): 2.2}, day="3 March 2027")
    second = of(read_returns(tmp_path, presets, plan=after), "BEL")
    assert second.states == (State.CONTRADICTS, State.CHANGED)
    assert second.edition == "Belgium return, March 2027"
    assert [(each.row.measure, each.row.year) for each in second.changes] == [(Measure.CORE_SHARE, 2026)]
    assert "1 changed in the file" in sentence(second, presets.register)
    later = accepted(after, [second])
    assert later.observations.value("BEL", Measure.CORE_SHARE, 2026) == 0.022
    assert later.observations.editions[-2:] == ("Belgium return, November 2026", "Belgium return, March 2027")


def test_that_a_return_that_was_sent_again_is_no_longer_said_to_lack_what_it_lacked(
    presets: Presets, table: Table, sample_plan: Plan, tmp_path: Path
) -> None:
    def take(plan: Plan) -> Plan:
        found = read_returns(tmp_path, presets, plan=plan)
        return accepted(plan, [each for each in found.returns if each.acceptable])

    def errors(plan: Plan) -> list[str]:
        return [each.raw for each in plan.findings if each.severity is Severity.ERROR]

    send(table, tmp_path, "BEL", cells={("Table 3", 2026): "two"})
    first = take(sample_plan)
    assert errors(first) == ["two"]
    send(table, tmp_path, "BEL")
    assert errors(take(first)) == []


def test_that_a_figure_that_a_return_asks_about_is_not_gone_from_it(
    presets: Presets, tmp_path: Path, table: Table, sample_plan: Plan
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    send(table, first, "BEL")
    plan = accepted(sample_plan, [of(read_returns(first, presets, plan=sample_plan), "BEL")])
    send(table, second, "BEL", cells={("Table 3", 2024): 1280, ("Table 3", 2023): 1.18})
    again = of(read_returns(second, presets, plan=plan), "BEL")
    assert again.questions == 1
    told = [(each.change, each.row.year, each.theirs.value) for each in again.changes if each.theirs is not None]
    assert (told, len(again.changes)) == ([(Change.CHANGED, 2023, 0.0118)], 1)
    after = accepted(plan, [again])
    kept = [row for row in after.observations.in_edition(again.edition).rows if row.cell == "Table 3!L5"]
    assert [row.value for row in kept] == [0.0127]
    assert not any("no longer in" in each.message for each in after.findings)
    assert [each.key.year for each in after.decisions] == [2024]


def test_that_progress_says_which_file_of_how_many_and_can_call_it_off(folder: Path, presets: Presets) -> None:
    told: list[str] = []
    with pytest.raises(CalledOff):
        read_returns(folder, presets, progress=lambda text: _until(told, text, "File 3 of 32"))
    assert told[0].startswith("File 1 of 32, ")
    assert not any(text.startswith("File 4") for text in told)


def _until(told: list[str], text: str, last: str) -> None:
    told.append(text)
    if text.startswith(last):
        raise CalledOff


def test_that_without_a_plan_the_table_in_the_folder_is_what_they_are_held_against(
    folder: Path, presets: Presets
) -> None:
    found = read_returns(folder, presets)
    assert found.table == "NATO July 2026"
    assert State.CONTRADICTS in of(found, "POL").states


def test_that_a_named_table_is_what_they_are_held_against(folder: Path, presets: Presets, sample: Path) -> None:
    table = Observations.of(row for row in read_workbook(sample, presets.register).observations if row.member != "POL")
    found = read_returns(folder, presets, table=table)
    assert of(found, "POL").states == (State.RECEIVED,)
    assert of(found, "POL").compared == 0


@pytest.mark.parametrize("name", ["nothing here", "file.txt"])
def test_that_what_is_no_folder_of_workbooks_is_refused_in_a_sentence(
    presets: Presets, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file.txt").write_text("a")
    with pytest.raises(WorkbookRefused, match=name):
        read_returns(tmp_path / name, presets)


def test_that_an_empty_folder_is_refused_in_a_sentence(presets: Presets, tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    with pytest.raises(WorkbookRefused, match="holds no workbook"):
        read_returns(tmp_path, presets)


def test_that_a_folder_of_folders_is_refused_with_what_to_do(presets: Presets, tmp_path: Path) -> None:
    for code in ("BEL", "EST"):
        (tmp_path / code).mkdir()
    with pytest.raises(WorkbookRefused) as refusal:
        read_returns(tmp_path, presets)
    assert str(refusal.value) == (
        f"{tmp_path} holds no workbook, and folders inside it are not looked into (2). Put the returns into one folder,"
        " and name that."
    )


def test_that_files_are_counted_where_several_were_named_and_no_folder(
    found: FolderRead, folder: Path, presets: Presets
) -> None:
    assert read_returns([folder / "BEL.xlsx", folder / "POL.xlsx"], presets).files == 2
    assert found.files == 0
    (folder / "inside").mkdir()
    assert read_returns([folder / "inside", folder / "BEL.xlsx"], presets).files == 1, "the folder was not read"


def test_that_of_several_files_without_a_table_each_is_named_and_not_their_folder(
    presets: Presets, tmp_path: Path
) -> None:
    (tmp_path / "BEL.xlsx").write_bytes(b"")
    (tmp_path / "EST").mkdir()
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    with pytest.raises(WorkbookRefused) as refusal:
        read_returns([tmp_path / "notes.pdf", tmp_path / "EST"], presets)
    assert str(refusal.value) == (
        "None of these files can be read as a table: EST (a folder beside other files; import it by itself) and"
        " notes.pdf (no workbook or text table by its name)."
    )


def test_that_the_list_is_written_with_every_figure_that_differs(
    found: FolderRead, presets: Presets, tmp_path: Path
) -> None:
    export_returns(found, presets.register, tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert {row["state"] for row in rows if row["member"] == "PRT"} == {"missing"}
    assert [row["year"] for row in rows if row["member"] == "POL"] == ["", "2025", "2024"]
    assert {row["file"] for row in rows if row["state"] == "passed over"} == {
        "~$FRA.xlsx", ".~lock.FRA.xlsx#", "cover letter.docx", "older",
    }  # fmt: skip


def test_that_what_one_member_sent_otherwise_is_no_table_to_hold_its_return_against(
    presets: Presets, table: Table, sample_plan: Plan, tmp_path: Path
) -> None:
    own = tmp_path / "own.xlsx"
    title = "Estonia: core defence expenditure, share of GDP, %"
    write(own, {"Data": ((title,), ("", 2024, 2025, 2026, 2027), ("Core defence expenditure", 3.3, 3.4, 4.4, 5.4))})
    draft = draft_of(replace(open_book(own), day=date(2028, 3, 1)), presets.register)
    reading = read_draft(draft.acknowledged(range(len(draft.entries))), presets.register)
    differing = differences(sample_plan.observations, reading.observations, sample_plan.decisions)
    plan = put_in(sample_plan, reading, differing, {})
    counts = plan.observations.get("EST", Measure.CORE_SHARE, 2026)
    assert counts is not None
    assert (counts.edition, counts.value) == ("own", 0.044), "it reaches further than the alliance's table"
    folder = tmp_path / "returns"
    folder.mkdir()
    send(table, folder, "EST")
    found = read_returns(folder, presets, plan=plan)
    assert found.table == "NATO July 2026"
    assert of(found, "EST").contradictions == ()


def test_that_a_figure_set_by_hand_in_a_member_s_plan_stands_where_that_workbook_has_it(
    presets: Presets, sample_plan: Plan, tmp_path: Path
) -> None:
    row = sample_plan.observations.get("EST", Measure.CORE_SHARE, 2026)
    assert row is not None
    write_plan(with_figure(sample_plan, row, 0.049), tmp_path / "EST.xlsx", day=date(2026, 11, 24))
    (told,) = of(read_returns(tmp_path, presets, plan=sample_plan), "EST").rows
    sheet, _mark, cell = told.cell.partition("!")
    stands = openpyxl.load_workbook(tmp_path / "EST.xlsx", data_only=True)[sheet][cell].value
    assert (told.file, told.raw, stands) == ("EST.xlsx", "0.049", 0.049)
