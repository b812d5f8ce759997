"""`rampath read`: the promised JSON, and words for people."""

import json
import math
from pathlib import Path

import pytest

from rampath.cli import run


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(list(arguments))
    return code, capsys.readouterr().out


def test_that_json_has_the_promised_form(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    code, out = told(capsys, "read", str(sample), "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) == {"observations", "findings", "questions", "counts"}
    assert set(found["counts"]) == {"cells", "used", "unused"}
    assert found["counts"]["used"] + found["counts"]["unused"] == found["counts"]["cells"]
    keys = ["member", "measure", "year", "value", "unit", "price_basis", "kind", "edition", "file", "cell", "raw"]
    assert all(list(row) == keys for row in found["observations"])
    assert all(math.isfinite(row["value"]) for row in found["observations"])
    keys = ["severity", "place", "raw", "message", "file", "expected", "done", "about"]
    assert all(list(f) == keys for f in found["findings"])
    assert {f["file"] for f in found["findings"]} == {"nato-2026.xlsx"}


def test_that_the_sample_gives_slovenia_alone_and_the_total(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    _, out = told(capsys, "read", str(sample), "--json")
    rows = json.loads(out)["observations"]
    shares = {r["member"]: r["value"] for r in rows if r["measure"] == "core_share" and r["year"] == 2026}
    assert [m for m, share in shares.items() if share < 0.01995] == ["SVN"]
    assert shares["NATO"] == 0.0286
    total = [
        r
        for r in rows
        if (r["member"], r["measure"], r["year"], r["unit"]) == ("NATO", "core_expenditure", 2026, "USD million")
    ]
    assert [(r["value"], r["price_basis"], r["kind"]) for r in total] == [(1809915.0, "current", "estimate")]


def test_that_text_says_what_was_read_and_what_was_not(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    code, out = told(capsys, "read", str(sample))
    assert code == 0
    assert "nato-2026.xlsx: NATO July 2026" in out
    assert "Slovenia alone of 31 members" in out
    assert "no figure given" in out


def test_that_unused_cells_are_listed_when_asked_for(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    _, out = told(capsys, "read", str(sample), "--json", "--unused")
    found = json.loads(out)
    assert len(found["unused"]) == found["counts"]["unused"]
    assert {"file", "place", "raw", "reason"} == set(found["unused"][0])


def test_that_findings_that_are_errors_end_with_one(
    capsys: pytest.CaptureFixture[str], sample: Path, tmp_path: Path
) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(sample)
    workbook["Table 3"]["B5"] = "two"
    workbook.save(tmp_path / "bad.xlsx")
    code, out = told(capsys, "read", str(tmp_path / "bad.xlsx"), "--json")
    assert code == 1
    errors = [f for f in json.loads(out)["findings"] if f["severity"] == "error"]
    assert [(f["place"], f["raw"]) for f in errors] == [("Table 3!B5", "two")]
