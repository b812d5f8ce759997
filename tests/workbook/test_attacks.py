"""Files that are made to do harm do none: each is read or refused in a sentence, within time and memory."""

import sys
from pathlib import Path

import pytest

from rampath.cli import run
from rampath.workbook.opened_book import open_book
from rampath.workbook.safety import WorkbookRefused
from workbook import attack_packages, attack_records
from workbook.attack import READ, Attack
from workbook.cage import Outcome, outcomes

ATTACKS: dict[str, Attack] = {**attack_packages.ATTACKS, **attack_records.ATTACKS}
NO_TABLE = "holds no table"
MOST_SECONDS = 8.0


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """How each attack ended, read in processes that may take little time and memory."""
    folder = tmp_path_factory.mktemp("attacks")
    files = [folder / f"attack{number}.xlsx" for number in range(len(ATTACKS))]
    for file, (make, _) in zip(files, ATTACKS.values(), strict=True):
        make(file)
    return dict(zip(ATTACKS, outcomes(files), strict=True))


@pytest.mark.parametrize("name", ATTACKS)
def test_that_a_hostile_file_does_no_harm(ended: dict[str, Outcome], name: str) -> None:
    outcome, words = ended[name], ATTACKS[name][1]
    assert outcome.kind == "refused"
    assert (words or NO_TABLE) in outcome.said
    assert outcome.faults == ()
    assert outcome.seconds < MOST_SECONDS


@pytest.mark.parametrize("name", [name for name, (_, words) in ATTACKS.items() if words == READ][:12])
def test_that_a_file_that_only_looks_hostile_is_opened(tmp_path: Path, name: str) -> None:
    ATTACKS[name][0](tmp_path / "harmless.xlsx")
    book = open_book(tmp_path / "harmless.xlsx")
    assert any(sheet.count() for sheet in book.sheets)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits for a process")
def test_that_want_of_memory_and_of_time_would_be_seen(tmp_path: Path) -> None:
    """Otherwise none of the above could fail for it."""
    (tmp_path / "small.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "large.csv").write_text("a;1;2;3;4;5;6;7;8;999;888;777\n" * 900_000, encoding="utf-8")
    files = [tmp_path / "large.csv", tmp_path / "small.csv"]
    assert outcomes(files[:1], processes=1, memory=60_000_000)[0].kind in {"crash", "death"}
    assert [each.kind for each in outcomes(files, processes=1, seconds=0.5)] == ["death", "refused"]


def test_that_refusals_of_the_command_line_are_the_same_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    for name in ("two cells far apart", "a size that is too small", "an encrypted workbook", "sizes that disagree"):
        file = tmp_path / "attack.xlsx"
        ATTACKS[name][0](file)
        with pytest.raises(WorkbookRefused) as refusal:
            open_book(file)
        assert run(["read", str(file)]) == 2
        assert capsys.readouterr().err == f"{refusal.value}\n"
