"""Importing from the assistant: handing on, refusing, and profiles that are saved, offered and checked."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from rampath.domain.finding import Severity
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading
from views.assistant.conftest import RETURN, Open
from views.assistant.hands import GOOD, choose, settle
from workbook.sheets import Rows


def test_that_importing_hands_on_what_was_read_and_closes(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    dialog.steps.acknowledge()
    with qtbot.waitSignal(dialog.read) as handed:
        dialog.foot.bring.click()
    reading = (handed.args or [None])[0]
    assert isinstance(reading, Reading)
    assert {(row.member, row.year): row.value for row in reading.observations} == {
        ("BEL", 2022): 0.011, ("BEL", 2023): 0.012, ("EST", 2022): 0.021, ("EST", 2023): 0.027,
        ("FRA", 2022): 0.018, ("FRA", 2023): 0.019,
    }  # fmt: skip
    assert not dialog.isVisible()


def test_that_a_table_which_gives_nothing_is_refused_in_a_sentence_and_stays_open(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=GOOD)
    dialog.steps.correct(replace(dialog.entry.mapping, totals=("Belgium", "Estonia")), "totals")
    settle(dialog, qtbot)
    dialog.foot.bring.click()
    settle(dialog, qtbot)
    assert dialog.foot.said.text() == "▲ As it is said, no figure can be read from return.xlsx."
    assert dialog.isVisible()


def test_that_what_was_refused_is_mended_and_imported(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=GOOD)
    whole = dialog.entry.mapping
    dialog.steps.correct(replace(whole, totals=("Belgium", "Estonia")), "totals")
    settle(dialog, qtbot)
    dialog.foot.bring.click()
    settle(dialog, qtbot)
    dialog.steps.correct(whole, "totals")
    settle(dialog, qtbot)
    assert dialog.outcome.summary.text() == "4 figures of 2 members, 2023–2024."
    with qtbot.waitSignal(dialog.read):
        dialog.foot.bring.click()


def test_that_a_profile_is_saved_and_offered_to_the_next_file_like_it(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(Data=RETURN)
    assert not dialog.offer.isVisible()
    dialog.steps.acknowledge()
    choose(dialog, "measure", Measure.MILITARY_SHARE)
    settle(dialog, qtbot)
    dialog.foot.profile.click()
    asking = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    asking.fileSelected.emit(str(tmp_path / "profiles" / "ours.toml"))
    asking.reject()
    settle(dialog, qtbot)
    assert dialog.foot.said.text() == "✓ Saved the profile ours.toml."
    again = opened(Data=RETURN)
    assert again.offer.isVisible()
    assert again.offer.text.text().startswith("This looks like “ours”: ")
    again.offer.use.click()
    settle(again, qtbot)
    assert again.entry.mapping.measure is Measure.MILITARY_SHARE
    assert again.foot.bring.isEnabled()
    assert not again.offer.isVisible()


def test_that_the_offer_of_a_profile_comes_back_where_its_use_was_undone_or_it_was_declined(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    first = opened(Data=GOOD)
    first.save_profile(tmp_path / "profiles" / "ours.toml")
    settle(first, qtbot)
    again = opened(Data=GOOD)
    again.offer.use.click()
    settle(again, qtbot)
    assert not again.offer.isVisible()
    again.steps.undo()
    assert again.offer.isVisible()
    again.steps.redo()
    assert not again.offer.isVisible()
    again.steps.undo()
    assert not again.foot.offer.isVisible()
    again.offer.dismiss.click()
    assert (again.offer.isVisible(), again.foot.offer.isVisible()) == (False, True)
    again.foot.offer.click()
    assert (again.offer.isVisible(), again.foot.offer.isVisible()) == (True, False)
    again.offer.use.click()
    settle(again, qtbot)
    assert (again.offer.isVisible(), again.foot.offer.isVisible()) == (False, False)


def test_that_a_profile_with_a_slip_is_told_with_its_line_where_profiles_are_offered(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    first = opened(Data=GOOD)
    first.save_profile(tmp_path / "profiles" / "ours.toml")
    settle(first, qtbot)
    file = tmp_path / "profiles" / "ours.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("form = "))
    slip = "\n".join([*lines[:at], 'form = "yeers"', *lines[at + 1 :]])
    file.write_text(slip, encoding="utf-8")
    said = f"ours.toml is no profile that can be used: line {at + 1}, [[sheets]] 1, key form: expected one of years"
    alone = opened(Data=GOOD)
    assert alone.offer.isVisible()
    assert not alone.offer.use.isVisible()
    assert alone.offer.text.text().startswith(said)
    assert alone.offer.dismiss.text() == "&Hide"
    alone.offer.dismiss.click()
    assert not alone.offer.isVisible()
    (tmp_path / "profiles" / "sound.toml").write_text("\n".join(lines), encoding="utf-8")
    beside = opened(Data=GOOD)
    assert beside.offer.use.isVisible()
    offered, spoilt = beside.offer.text.text().splitlines()
    assert offered.startswith("This looks like “ours”: ")
    assert spoilt.startswith(said)


def test_that_a_renamed_header_is_said_loudly_when_a_profile_is_used(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    def rows(name: str) -> Rows:
        return (GOOD[0], ("ISO", name, 2023, 2024), ("BEL", *GOOD[2]), ("EST", *GOOD[3]))

    first = opened(Data=rows("Member"))
    first.save_profile(tmp_path / "profiles" / "ours.toml")
    settle(first, qtbot)
    again = opened(Data=rows("Ally"))
    assert again.offer.isVisible()
    again.offer.use.click()
    settle(again, qtbot)
    model = again.outcome.findings.model
    said = [model.finding_at(row) for row in range(model.rowCount())]
    assert any("Member" in finding.message and finding.severity is Severity.ERROR for finding in said)
    assert not again.foot.bring.isEnabled()


def test_that_what_a_profile_does_not_find_is_counted_beside_the_figures_and_a_new_row_is_asked_about(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    spent = ("Defence expenditure", 1144, 1317)
    rows: Rows = (("Estonia, million euro",), ("", 2023, 2024), spent, ("GDP", 38000, 39000))
    first = opened(Data=rows)
    first.save_profile(tmp_path / "profiles" / "ours.toml")
    settle(first, qtbot)
    again = opened(Data=(*rows[:2], ("Defence expenditure, total", 1144, 1317), rows[3]))
    again.offer.use.click()
    settle(again, qtbot)
    assert not again.foot.bring.isEnabled()
    assert again.foot.said.text() == (
        "▲ Nobody has said yet what “Defence expenditure, total” counts, or at which prices; say it, or leave it out."
    )
    assert again.outcome.summary.text() == "2 figures of Estonia, 2023–2024. 1 warning."
    again.foot.acknowledge.click()
    settle(again, qtbot)
    assert again.foot.bring.isEnabled()
    assert again.outcome.summary.text() == "2 figures of Estonia, 2023–2024. 1 warning."


def test_that_what_is_said_while_it_is_being_imported_is_not_left_out_of_it(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=GOOD)
    handed: list[Reading] = []
    dialog.read.connect(handed.append)
    dialog.bring()
    choose(dialog, "measure", Measure.MILITARY_SHARE)
    settle(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.foot.bring.isEnabled()
    assert handed == []
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: bool(handed))
    assert {row.measure for row in handed[0].observations} == {Measure.MILITARY_SHARE}
    assert not dialog.isVisible()


def test_that_texts_of_a_sheet_are_never_taken_for_a_page(opened: Open) -> None:
    rows: Rows = (("Belgium, million euro",), ("", 2023, 2024), ("GDP", 1000, 1100), ("<b>Tanks</b>", 40, 41))
    dialog = opened(Data=rows)
    assert "“<b>Tanks</b>”" in dialog.foot.said.text()
    assert {label.textFormat() for label in (dialog.foot.said, dialog.fields.why)} == {Qt.TextFormat.PlainText}
