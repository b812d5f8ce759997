"""A text file whose letters could be others says so once, and how they were read."""

from pathlib import Path

from rampath.domain.finding import Severity
from rampath.workbook.opened_book import open_book

DOUBTFUL = "Poste;2023;2024\nCoûts;5;6\nCoûts de personnel;3;4\n"


def test_that_letters_that_could_be_others_are_told_once_with_both_readings(tmp_path: Path) -> None:
    file = tmp_path / "couts.csv"
    file.write_bytes(DOUBTFUL.encode("cp1252"))
    book = open_book(file)
    assert book.sheets[0].rows[1] == ["Coûts", "5", "6"]
    (finding,) = book.findings
    assert (finding.severity, finding.place) == (Severity.NOTE, "couts.csv")
    assert finding.message == (
        "The file does not tell how its letters are written: a word in it is “Coûts” or “Coűts”."
        " They were read as letters of Western Europe, as Windows writes them; if names look wrong, ask for the file"
        " in UTF-8."
    )


def test_that_nothing_is_said_where_the_letters_are_sure(tmp_path: Path) -> None:
    file = tmp_path / "costs.csv"
    for content in (
        DOUBTFUL.encode(),
        DOUBTFUL.encode("utf-16"),
        "Dépenses;5\nÉquipement;6\nDéfense;7\n".encode("cp1252"),
    ):
        file.write_bytes(content)
        assert tuple(open_book(file).findings) == ()
