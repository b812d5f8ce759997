"""`rampath returns`: the promised JSON, and words for people."""

import json
from pathlib import Path
from typing import Any

import pytest

from rampath.cli import run
from rampath.opening import Presets
from return_files import Table, send, send_own_form
from workbook.build import write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample: Path, presets: Presets) -> Path:
    made = tmp_path_factory.mktemp("returns")
    table = Table.of(sample, presets.register)
    for code in ("BEL", "POL", "LVA"):
        send(table, made, code)
    send(table, made, "LVA", file="Latvia again.xlsx")
    send(table, made, "POL", cells={("Table 3", 2024): 3.95})
    (made / "scan.xlsx").write_bytes(b"no workbook")
    (made / "~$BEL.xlsx").write_bytes(b"\x00")
    return made


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["returns", *arguments])
    return code, capsys.readouterr().out


def of(found: dict[str, Any], member: str) -> dict[str, Any]:
    return next(each for each in found["returns"] if each["member"] == member)


def test_that_json_has_the_promised_form(capsys: pytest.CaptureFixture[str], folder: Path, sample: Path) -> None:
    code, out = told(capsys, str(folder), "--table", str(sample), "--json")
    found = json.loads(out)
    assert code == 1
    assert set(found) == {"table", "returns", "passed_over"}
    assert found["table"] == "NATO July 2026"
    keys = {
        "member", "states", "file", "sha256", "edition", "layout", "figures", "compared", "contradictions", "changes",
        "paths", "sent_too", "said",
    }  # fmt: skip
    assert all(set(each) == keys for each in found["returns"])
    assert len([each for each in found["returns"] if each["states"] == ["missing"]]) == 28
    (contradiction,) = of(found, "POL")["contradictions"]
    assert (contradiction["return"]["value"], contradiction["return"]["cell"]) == (0.0395, "Table 3!L5")
    assert (contradiction["table"]["value"], contradiction["table"]["cell"]) == (0.0375, "Table 3!L26")
    assert of(found, "LVA")["states"] == ["twice", "received"]
    assert of(found, "LVA")["sent_too"] == [{"file": "LVA.xlsx", "figures_that_differ": 0}]
    assert [each["name"] for each in found["passed_over"]] == ["~$BEL.xlsx"]
    assert [each["file"] for each in found["returns"] if each["states"] == ["refused"]] == ["scan.xlsx"]


def test_that_text_says_who_is_missing_and_shows_both_cells(
    capsys: pytest.CaptureFixture[str], folder: Path, sample: Path
) -> None:
    code, out = told(capsys, str(folder), "--table", str(sample))
    assert code == 1
    assert out.startswith("3 of 31 members sent a return; missing: 28, sent twice: 1, contradicts")
    assert "2024 core share of GDP: 3.95\u2009% (POL.xlsx Table 3!L5) – 3.75\u2009% (nato-2026.xlsx Table 3!L26)" in out
    assert "~$BEL.xlsx: a temporary file" in out
    assert "scan.xlsx" in out


def test_that_without_a_table_nothing_is_compared_and_that_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sample: Path, presets: Presets
) -> None:
    send(Table.of(sample, presets.register), tmp_path, "BEL")
    code, out = told(capsys, str(tmp_path))
    assert code == 0
    assert "There was no table to compare with" in out


def test_that_a_plan_says_what_the_last_return_was(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path, sample: Path
) -> None:
    plan = tmp_path / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(plan)]) == 0
    capsys.readouterr()
    code, out = told(capsys, str(folder), "--plan", str(plan), "--json")
    assert code == 1
    assert json.loads(out)["table"] == "NATO July 2026"


def test_that_a_folder_that_is_not_there_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["returns", str(tmp_path / "none")]) == 2
    assert "could not be read" in capsys.readouterr().err


def test_that_text_says_which_figures_of_a_return_could_not_be_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sample: Path, presets: Presets
) -> None:
    rows = Table.of(sample, presets.register).own("DNK")["Table 1"]
    for row in rows:
        if row[0] == "Million national currency units":
            row[0] = "Million euros"
        elif str(row[0]).startswith("Denmark"):
            row[:] = ["Denmark (Euros)", *(round(float(str(value)) / 7.46, 1) for value in row[1:])]
    write(tmp_path / "DNK.xlsx", {"Table 1": rows})
    code, out = told(capsys, str(tmp_path), "--table", str(sample))
    assert code == 0
    years = 13  # 2014 to 2026, at current and at constant prices
    assert (
        "Denmark: figures of its own: 26. Not compared, since the table has them in another currency, unit or prices:"
        f" {2 * years}."
    ) in out


def test_that_a_return_of_its_own_form_is_read_by_a_profile_that_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, presets: Presets, sample: Path
) -> None:
    folder, profile = tmp_path / "returns", tmp_path / "latvia.toml"
    folder.mkdir()
    send_own_form(presets.register, folder, profile)
    arguments = (str(folder), "--table", str(sample), "--json")
    refused = of(json.loads(told(capsys, *arguments)[1]), "LVA")
    assert refused["states"] == ["refused"]
    assert refused["said"] == (
        "Latvia own form.xlsx holds no table that Rampath knows (sheets: Kopsavilkums). Name a profile for it"
        " (--profile), or import it in the window, where you can say how it is to be read."
    )
    found = of(json.loads(told(capsys, *arguments, "--profile", str(profile))[1]), "LVA")
    assert (found["figures"], found["layout"]) == (2, "profile “Latvia”")
    assert [(each["return"]["value"], each["return"]["cell"]) for each in found["contradictions"]] == [
        (1286.5, "Kopsavilkums!B3"), (1530.25, "Kopsavilkums!C3"),
    ]  # fmt: skip
