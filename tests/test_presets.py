"""The register and the presets, as they are shipped."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from rampath import resources
from rampath.domain.commitment import Pillar, Rule, Target
from rampath.domain.member import Register, plain
from rampath.opening import Presets
from rampath.presets import PresetSpoilt, read_commitments, read_economy, read_markings, read_register


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
        own = {plain(name) for name in member.names}
        names.update(own)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("États-Unis d’Amérique", "USA"),
        ("Pays\N{NON-BREAKING HYPHEN}Bas", "NLD"),
        ("NATO – Total", "NATO"),
        ("NATO\N{NO-BREAK SPACE}Total", "NATO"),
        ("OTAN — Total", "NATO"),
        ("TÜRKİYE*", "TUR"),
    ],
)
def test_that_a_name_is_found_as_typesetters_write_it(register: Register, name: str, code: str) -> None:
    assert (found := register.find(name)) is not None
    assert found.code == code


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


@pytest.mark.parametrize(
    ("file", "outside"),
    [
        ("eda_2005-2017e.xlsx", {"EDA-27", "Austria", "Cyprus", "Ireland", "Malta"}),
        ("eda_defence-data-2021.xlsx", {"EDA 26", "Austria", "Cyprus", "Ireland", "Malta"}),
    ],
)
def test_that_the_sheet_names_of_the_eda_find_every_ally(
    register: Register, shared_data: Path, file: str, outside: set[str]
) -> None:
    book = CalamineWorkbook.from_path(str(shared_data / "workbooks" / file))
    assert {name for name in book.sheet_names if register.find(name) is None} == outside


def test_that_the_names_of_eurostat_find_their_allies(register: Register, shared_data: Path) -> None:
    book = CalamineWorkbook.from_path(str(shared_data / "workbooks" / "eurostat_GDPpc.xls"))
    rows = book.get_sheet_by_name("Data").to_python(skip_empty_area=False)
    first = next(at for at, row in enumerate(rows) if row[0] == "GEO/TIME") + 1
    last = next(at for at, row in enumerate(rows) if at > first and not row[0])
    assert [name for row in rows[first:last] if register.find(name := str(row[0])) is None] == []


def test_that_the_codes_of_the_figures_find_their_members(register: Register, shared_data: Path) -> None:
    for file in ("nato_2026_edition_2014_2026.csv", "imf_weo_apr2025_nato32_gdp_2014_2030.csv"):
        with (shared_data / "figures" / file).open(encoding="utf-8") as stream:
            codes = {row["iso3"] for row in csv.DictReader(stream)}
        assert {code for code in codes if register.find(code) is None} == set()


def _edited(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """The shipped presets with the first `old` of a file replaced."""
    shutil.copytree(resources.folder(), tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("fonts"))
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("members.csv", "has_forces", "forces", r"members\.csv, line 1: expected the column has_forces"),
        ("members.csv", "BEL,Belgium", "BEL", r"members\.csv, line 3: expected 8 columns"),
        ("members.csv", "ALB,Albania", "ALB,", r"members\.csv, line 2"),
        ("members.csv", ",2009,ALL", ",in 2009,ALL", r"members\.csv, line 2: expected a year of accession"),
        ("members.csv", "1.95583", "1.9.5", r"members\.csv, line 4: expected currencies"),
        ("members.csv", "BE; ", "AL; ", r"line 3: expected names that mean one country only, but “AL” means Albania"),
        ("countries.csv", "AW", "BEL", r"countries\.csv, line 2: expected names that mean .* “BEL” means Belgium"),
        ("countries.csv", "Aruba,Aruba", "Aruba,", r"countries\.csv, line 2: expected a code and both names"),
        ("members.csv", "NATO,", "OTAN,", r"members\.csv, as a whole: expected the codes NATO, NATO_EUR_CAN"),
        ("commitments/hague-2035.toml", "deadline", "until", r"hague-2035\.toml, key deadline: it is missing"),
        ("commitments/hague-2035.toml", "2035\n", "2020\n", r"key deadline: expected a year after the start"),
        ("commitments/hague-2035.toml", 'id = "hague', 'id = "haag', r"key id: expected one of: hague-2035"),
        ("commitments/hague-2035.toml", "= 3.5", '= "3,5"', r"key percent: expected a per cent"),
        ("commitments/hague-2035.toml", "= 3.5", "= 350", r"key percent: expected a per cent"),
        ("commitments/hague-2035.toml", '"core"', '"cor"', r"key pillar: expected one of: core, broader"),
        ("commitments/hague-2035.toml", '"broader"', '"core"', r"key targets: expected one target for each"),
        ("commitments/hague-2035.toml", "[[targets]]", "[[targets", r"hague-2035\.toml, as a whole"),
        ("economy/weo-april-2025.toml", "hold last", "grow", r"key extension: “grow” is no rule; expected “hold last”"),
        ("economy/weo-april-2025.csv", "1.774", "n/a", r"line 2: expected a number in the column real_growth_pct"),
        ("economy/weo-april-2025.csv", "ALL,2016", "ALL,2019", r"line 4: expected the years of a member"),
        ("economy/weo-april-2025.csv", "ALL,2016", "EUR,2016", r"line 4: expected the currency of line 2"),
        ("markings/nato.toml", "#00805c", "green", r"nato\.toml, key band: expected a colour"),
        ("markings/nato.toml", 'label = "NATO U', 'name = "NATO U', r"nato\.toml, key label: it is missing"),
    ],
)
def test_that_a_spoilt_preset_is_told_with_its_place(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    folder = _edited(tmp_path, file, old, new)
    with pytest.raises(PresetSpoilt, match=told + r".*install Rampath again\.$"):
        _read_all(folder)


@pytest.mark.parametrize(
    "file", ["members.csv", "countries.csv", "economy/weo-april-2025.csv", "economy/weo-april-2025.toml"]
)
def test_that_a_missing_or_foreign_file_is_told_by_its_name(tmp_path: Path, file: str) -> None:
    folder = _edited(tmp_path, file, "", "")
    (folder / file).write_bytes("é".encode("latin-1"))
    with pytest.raises(PresetSpoilt, match=r"(members|countries|2025)\.(csv|toml), as a whole: expected text in UTF-8"):
        _read_all(folder)
    (folder / file).unlink()
    with pytest.raises(PresetSpoilt, match=r"(members|countries|2025)\.(csv|toml), as a whole: it could not be opened"):
        _read_all(folder)


def test_that_names_in_other_languages_stand_without_their_languages(register: Register) -> None:
    assert {"Hellenic Republic", "Griechenland", "Yunanistan"} <= set(register["GRC"].aliases)
    assert [name for each in register.everyone for name in each.aliases if "(de" in name] == []


def test_that_a_register_saved_by_a_spreadsheet_program_is_read(register: Register, tmp_path: Path) -> None:
    folder = _edited(tmp_path, "members.csv", "code,", "\N{BYTE ORDER MARK}code,")
    assert read_register(folder) == register


def _read_all(folder: Path) -> None:
    read_register(folder)
    read_commitments(folder)
    read_economy(folder)
    read_markings(folder)
