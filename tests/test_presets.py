"""The register and the presets, as they are shipped."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from rampath import resources
from rampath.domain.commitment import Pillar, Rule, Target
from rampath.domain.member import Register, plain
from rampath.opening import Presets
from rampath.presets import PresetSpoilt, read_commitments, read_markings, read_register


def test_that_there_are_32_members_and_one_without_forces(register: Register) -> None:
    assert len(register.members) == 32
    assert [m.code for m in register.members if not m.has_forces] == ["ISL"]
    assert [m.code for m in register.aggregates] == ["NATO", "NATO_EUR_CAN"]


def test_that_members_stand_in_english_alphabetical_order(register: Register) -> None:
    names = [plain(member.name) for member in register.members]
    assert names == sorted(names)


def test_that_no_name_means_two_members(register: Register) -> None:
    names: Counter[str] = Counter()
    for member in (*register.members, *register.aggregates):
        own = {plain(name) for name in (member.code, member.name, member.name_fr, *member.aliases)}
        names.update(own)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("code", "year"), [("MNE", 2017), ("MKD", 2020), ("FIN", 2023), ("SWE", 2024), ("HRV", 2009), ("EST", 2004)]
)
def test_that_members_count_from_their_accession(register: Register, code: str, year: int) -> None:
    assert register[code].accession == year


def test_that_the_commitments_are_what_was_promised(presets: Presets) -> None:
    by_id = {commitment.id: commitment for commitment in presets.commitments}
    assert list(by_id) == ["hague-2035", "compromise-2032", "us-request", "wales-2014"]
    core, broader = Target(Pillar.CORE, 0.035), Target(Pillar.BROADER, 0.015, up_to=True)
    hague = by_id["hague-2035"]
    assert hague.targets == (core, broader)
    assert (hague.deadline, hague.review, hague.annual_plans) == (2035, 2029, True)
    compromise = by_id["compromise-2032"]
    assert compromise.targets == (core, broader)
    assert (compromise.start, compromise.deadline) == (2025, 2032)
    assert by_id["us-request"].targets == (Target(Pillar.CORE, 0.05),)
    wales = by_id["wales-2014"]
    assert (wales.targets, wales.equipment_floor) == ((Target(Pillar.CORE, 0.02),), 0.2)
    assert (wales.start, wales.deadline) == (2014, 2024)
    assert all(c.rule is Rule.PUBLISHED and c.source and c.text for c in presets.commitments)


def test_that_the_economy_is_the_imf_s(presets: Presets, shared_data: Path) -> None:
    with (shared_data / "figures" / "imf_weo_apr2025_nato32_gdp_2014_2030.csv").open(encoding="utf-8") as stream:
        figures = {
            (r["iso3"], r["weo_code"], int(r["year"])): float(r["value"]) for r in csv.DictReader(stream) if r["value"]
        }
    assert set(presets.economy.outlooks) == set(presets.register.codes)
    for code in ("EST", "BGR", "USA", "ISL", "TUR"):
        outlook = presets.economy.outlooks[code]
        assert (outlook.first_year, outlook.last_year) == (2014, 2030)
        at = 2028 - 2014
        assert outlook.real_growth[at] == pytest.approx(figures[code, "NGDP_RPCH", 2028] / 100)
        deflator = figures[code, "NGDP_D", 2028] / figures[code, "NGDP_D", 2027] - 1
        assert outlook.deflator_growth[at] == pytest.approx(deflator, abs=1e-8)
        assert outlook.gdp[at] == pytest.approx(figures[code, "NGDP", 2028] * 1000)
        rate = figures[code, "NGDP", 2028] / figures[code, "NGDPD", 2028]
        assert outlook.rate[at] == pytest.approx(rate, abs=1e-6)
    assert presets.economy.outlooks["BGR"].currency == "BGN"
    assert "assumption" in presets.economy.assumption


def test_that_every_label_of_the_real_nato_files_names_a_member(register: Register, shared_data: Path) -> None:
    from rampath.workbook.nato_rows import member_named

    book = CalamineWorkbook.from_path(str(shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"))
    seen = set()
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
            text = next((cell for cell in row if isinstance(cell, str) and cell.strip()), "")
            numbers = [cell for cell in row if isinstance(cell, float)]
            if len(numbers) >= 5 and text and not text.strip()[:4].isdigit():
                member = member_named(text, register)
                assert member is not None, text
                seen.add(member.code)
    assert seen == {*register.codes, "NATO", "NATO_EUR_CAN"}


@pytest.mark.parametrize(
    ("file", "sheet", "column"),
    [
        ("sipri_SIPRI-Milex-data-1949-2024_2.xlsx", "Share of GDP", 0),
        ("worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls", "Data", 0),
        ("imf_WEOApr2025all.xlsx", None, 3),
    ],
)
def test_that_the_names_of_other_sources_find_every_member(
    register: Register, shared_data: Path, file: str, sheet: str | None, column: int
) -> None:
    book = CalamineWorkbook.from_path(str(shared_data / "workbooks" / file))
    rows = book.get_sheet_by_name(sheet or book.sheet_names[0]).to_python(skip_empty_area=False)
    found = {member.code for row in rows if (member := register.find(str(row[column]))) is not None}
    missing = set(register.codes) - found
    assert missing == set()


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_that_markings_can_be_read_on_their_bands() -> None:
    markings = read_markings(resources.folder())
    assert markings[0].label == "NATO UNCLASSIFIED"
    assert all(_contrast(m.band, m.text) >= 4.5 for m in markings)


def test_that_a_spoilt_preset_is_named_with_its_place(tmp_path: Path) -> None:
    header = "code,name_en,name_fr,accession,currencies,has_forces,aliases\n"
    (tmp_path / "members.csv").write_text(header + "BEL,Belgium,Belgique,1949,EURO,yes,\n", encoding="utf-8")
    with pytest.raises(PresetSpoilt, match=r"members\.csv, line 2"):
        read_register(tmp_path)
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments" / "x.toml").write_text('id = "x"\n', encoding="utf-8")
    with pytest.raises(PresetSpoilt, match=r"x\.toml.*missing"):
        read_commitments(tmp_path)
