"""Which member a file's name speaks of."""

import pytest

from rampath.domain.member import Register
from rampath.domain.member_naming import members_in


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("EST", ("EST",)),
        ("est", ("EST",)),
        ("EE", ("EST",)),
        ("EST-2026", ("EST",)),
        ("return_EST_final (2)", ("EST",)),
        ("Retour_Estonie 2026", ("EST",)),
        ("NATO return of the Czech Republic, November", ("CZE",)),
        ("north-macedonia", ("MKD",)),
        ("Türkiye", ("TUR",)),
        ("UnitedKingdom", ()),
        ("United_Kingdom_2026", ("GBR",)),
        ("Royaume-Uni", ("GBR",)),
        ("Estonia and Latvia", ("EST", "LVA")),
        ("figures 2026 est", ()),
        ("DE LA FRANCE", ("FRA",)),
        ("nato_240617-def-exp-2024-TABLES-en", ()),
        ("nato-2026", ()),
        ("", ()),
    ],
)
def test_that_names_and_codes_are_found_and_words_that_look_like_them_are_not(
    register: Register, name: str, members: tuple[str, ...]
) -> None:
    assert members_in(name, register) == members
