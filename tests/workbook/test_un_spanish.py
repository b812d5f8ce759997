"""The UN Report on Military Expenditures in Spanish: the same items and force groups as in English."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.un_head import power_in
from rampath.workbook.un_words import cost_of, group_of
from workbook.build import Rows, write
from workbook.build_un import BEFORE, BEFORE_LEAVES, GROUPS, SIMPLE_FIGURES, simplified, standardized

GRUPOS = (
    "Fuerzas estratégicas", "Fuerzas terrestres", "Fuerzas navales", "Fuerzas aéreas", "Otras fuerzas militares",
    "Servicios centrales de apoyo, administración y mando", "Mantenimiento de la paz de las Naciones Unidas",
    "Asistencia y cooperación militares", "Ayuda de emergencia a civiles", "Gastos no distribuidos",
    "Total de gastos militares",
)  # fmt: skip
ANTES = (
    "1. Gastos de operación", "1.1 Personal", "1.1.1 Reclutas", "1.1.2 Otro personal militar, incluidas las reservas",
    "1.1.3 Personal civil", "1.2 Operaciones y mantenimiento", "1.2.1 Materiales para uso corriente",
    "1.2.2 Mantenimiento y reparación", "1.2.3 Servicios adquiridos", "1.2.4 Alquileres", "1.2.5 Otros",
    "2. Adquisiciones y construcción (inversiones)", "2.1 Adquisiciones", "2.1.1 Aeronaves y motores", "2.1.11 Otros",
    "2.2 Construcción", "2.2.1 Bases aéreas, aeródromos", "3. Investigación y desarrollo",
    "3.1 Investigación básica y aplicada", "3.2 Desarrollo, ensayo y evaluación", "4. Total (1+2+3)",
)  # fmt: skip
CABEZA = (
    ("Informe de las Naciones Unidas sobre gastos militares",), ("País:", "España"), ("Ejercicio económico:", 2023),
    ("Moneda nacional:", "Euro"), ("Unidad de medida:", "Miles"),
)  # fmt: skip
HEAD = (("Country:", "Spain"), ("Fiscal year:", 2023), ("National currency:", "Euro"), ("Unit:", "Thousands"))


def reading(tmp_path: Path, register: Register, rows: Rows) -> Reading:
    return read_workbook(write(tmp_path / "un.xlsx", {"Informe": rows}), register)


def told(found: Reading) -> list[tuple[str, Measure, int, float, str, str]]:
    return [(o.member, o.measure, o.year, o.value, o.unit, o.detail) for o in found.observations]


def test_that_the_form_in_spanish_says_the_same_as_in_english(tmp_path: Path, register: Register) -> None:
    spanish = reading(tmp_path, register, standardized(ANTES, BEFORE_LEAVES, GRUPOS, CABEZA, "Costos de los recursos"))
    english = reading(tmp_path, register, standardized(BEFORE, BEFORE_LEAVES, GROUPS, HEAD))
    assert told(spanish) == told(english) != []
    assert not spanish.questions


def test_that_the_simplified_form_in_spanish_is_read_by_its_words(tmp_path: Path, register: Register) -> None:
    rows = simplified(
        CABEZA, SIMPLE_FIGURES,
        ("Personal", "Operaciones y mantenimiento", "Adquisiciones y construcción", "Investigación y desarrollo",
         "Total"),
    )  # fmt: skip
    rows[len(CABEZA) + 1] = ["", "Fuerzas terrestres", "Fuerzas navales", "Fuerzas aéreas", "Otros", "Total"]
    spanish = reading(tmp_path, register, rows)
    english = reading(tmp_path, register, simplified(HEAD))
    assert told(spanish) == told(english) != []


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Gastos de operaciones y mantenimiento", "Operations and maintenance"),
        ("Material de uso corriente", "Materials for current use"), ("Vehículos no blindados", "Non-armoured vehicles"),
        ("Ojivas y bombas nucleares", "Nuclear warheads and bombs"), ("Pensiones militares", "Military pensions"),
        ("Bases e instalaciones navales", "Naval bases and facilities"), ("Reservas", "Reserves"),
        ("Otras armas de las fuerzas terrestres", "Other ordnance and ground force weapons"),
        ("Bases et installations navales", "Naval bases and facilities"), ("Divers", "Other"),
    ],
)  # fmt: skip
def test_that_costs_are_known_in_spanish_and_french(label: str, name: str) -> None:
    assert cost_of(label) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Armada", "naval forces"), ("Ejército del Aire", "air forces"), ("Defensa civil", "civil defence"),
     ("Sin distribuir", "undistributed"), ("Armamento", None)],
)  # fmt: skip
def test_that_force_groups_are_known_in_spanish(text: str, name: str | None) -> None:
    assert group_of(text) == name


def test_that_thousands_may_be_told_by_a_word_that_is_one_only_where_a_unit_stands() -> None:
    assert (power_in("miles", single=True), power_in("miles")) == (3, None)
