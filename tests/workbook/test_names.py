"""Names of members, of other countries, near misses, and what is none of them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath import resources
from rampath.domain.member import Member, plain
from rampath.presets import read_register
from rampath.workbook.grid import Cell
from rampath.workbook.name_parts import key, stripped, tidy
from rampath.workbook.names import NOBODY, member_question, recognise
from rampath.workbook.question import LEAVE_OUT, answer_to

REGISTER = read_register(resources.folder())
NAMES = [(member, name) for member in REGISTER.members for name in member.names[1:]]
LISTED = {key(name): member for member, name in NAMES}
COMMON = [(member, name) for member in REGISTER.members for name in (member.name, member.name_fr)]


def code_of(text: str) -> str:
    found = recognise(text, REGISTER)
    return found.member.code if found.member is not None else ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Turkey", "TUR"),
        ("Republic of Türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("Czech Republic", "CZE"),
        ("FYROM", "MKD"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Macedonia", "MKD"),
        ("Macedonia, FYR", "MKD"),
        ("Slovak Republic", "SVK"),
        ("United States of America", "USA"),
        ("USA", "USA"),
        ("U.S.A.", "USA"),
        ("UK", "GBR"),
        ("EL", "GRC"),
        ("GRC", "GRC"),
        ("Netherlands, The", "NLD"),
        ("Germany (until 1990 former territory of the FRG)", "DEU"),
        ("Estonia, Republic of", "EST"),
        ("Vereinigte Staaten von Amerika", "USA"),
        ("Países Bajos", "NLD"),
        ("Repubblica Ceca", "CZE"),
        ("Niemcy", "DEU"),
        ("WLOCHY", "ITA"),
        ("Zweden", "SWE"),
        ("Storbritannien", "GBR"),
        ("Ruotsi", "SWE"),
        ("Prantsusmaa", "FRA"),
        ("Igaunija", "EST"),
        ("Vokietija", "DEU"),
        ("Ηνωμένο Βασίλειο", "GBR"),
        ("Черна гора", "MNE"),
        ("Almanya", "DEU"),
        ("Magyarország", "HUN"),
        ("Pays-Bas", "NLD"),
        ("États-Unis", "USA"),
        ("Tchéquia", "CZE"),
        ("ΕΛΛΑΣ", "GRC"),
        ("NATO - Total", "NATO"),
        ("OTAN", "NATO"),
        ("NATO Europe and Canada", "NATO_EUR_CAN"),
    ],
)
def test_that_a_member_is_known_by_each_of_its_names(text: str, code: str) -> None:
    assert code_of(text) == code


def test_that_the_czech_short_name_of_the_czech_republic_is_not_costa_rica_s_code() -> None:
    assert recognise("ČR", REGISTER) == NOBODY
    assert recognise("CR", REGISTER).country == "Costa Rica"


def test_that_every_name_in_the_register_is_its_own_members_in_capitals_and_indented_too() -> None:
    wrong = [
        (member.code, text)
        for member, name in NAMES
        for text in (name, name.upper(), f"\t   {name}", f"\u00a0{name}*", f"{name} ........")
        if code_of(text) != member.code
    ]
    assert wrong == []


def test_that_every_other_country_is_recognised_by_each_of_its_names_and_is_no_member() -> None:
    for country in REGISTER.others:
        for name in country.names:
            found = recognise(name.replace("…", " 27"), REGISTER)
            assert (found.member, found.country, found.candidates) == (None, country.name, ()), name


def test_that_no_spelling_means_two_countries() -> None:
    seen: dict[str, str] = {}
    for each in REGISTER.everyone:
        for name in each.names:
            assert seen.setdefault(key(name), each.code) == each.code, name


@pytest.mark.parametrize(
    ("text", "code", "currency", "marks"),
    [
        ("Italy¹", "ITA", "", "¹"),
        ("Italy ¹²", "ITA", "", "¹²"),
        ("Italy¹⁾", "ITA", "", "¹⁾"),
        ("Greece a", "GRC", "", "a"),
        ("Greecea", "GRC", "", "a"),
        ("Poland2", "POL", "", "2"),
        ("Poland 1, 2", "POL", "", "1, 2"),
        ("Türkiye†", "TUR", "", "†"),
        ("Luxembourg (b)", "LUX", "", "(b)"),
        ("Belgium [note 2]", "BEL", "", "(note 2)"),
        ("France [notes 1 and 3]", "FRA", "", "(notes 1 and 3)"),
        ("Spain 3)", "ESP", "", "3)"),
        ("*Norway", "NOR", "", "*"),
        ("Czechia*   (Koruny)", "CZE", "CZK", "*"),
        ("Albania (Leks)", "ALB", "ALL", ""),
        ("Bulgaria* (Euros)", "BGR", "EUR", "*"),
        ("Denmark (Kroner)", "DNK", "Kroner", ""),
        ("Slovak Republic (Koruny)", "SVK", "Koruny", ""),
        ("Belgium [EUR million]", "BEL", "EUR", ""),
        ("Belgium (BE)", "BEL", "", ""),
        ("Spain (ESP)", "ESP", "", ""),
        ("Spain [ESP] (Euros)", "ESP", "EUR", ""),
        ("BE: Belgium", "BEL", "", ""),
        ("Belgium / Belgique", "BEL", "", ""),
        ("Norway - Norwegian kroner", "NOR", "NOK", ""),
        ("     Hungary . . . . .", "HUN", "", ""),
        ("12. Portugal:", "PRT", "", ""),
    ],
)
def test_that_marks_currency_and_indentation_stand_beside_the_name(
    text: str, code: str, currency: str, marks: str
) -> None:
    found = recognise(text, REGISTER)
    assert (code_of(text), found.currency, found.marks) == (code, currency, marks)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia", "Georgia"),
        ("Guinea", "Guinea"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("Niger", "Niger"),
        ("Nigeria", "Nigeria"),
        ("Austria", "Austria"),
        ("Australia", "Australia"),
        ("Ireland", "Ireland"),
        ("Irland", "Ireland"),
        ("Northern Ireland", "Northern Ireland"),
        ("Congo", "Congo"),
        ("Congo, Dem. Rep.", "Democratic Republic of the Congo"),
        ("Serbia and Montenegro", "Serbia and Montenegro"),
        ("German Democratic Republic", "German Democratic Republic"),
        ("United Arab Emirates", "United Arab Emirates"),
        ("Virgin Islands (U.S.)", "United States Virgin Islands"),
        ("British Virgin Islands", "British Virgin Islands"),
        ("Netherlands Antilles", "Netherlands Antilles"),
        ("French Guiana", "French Guiana"),
        ("Kosovo*", "Kosovo"),
        ("NATO Europe", "NATO Europe"),
        ("World", "World"),
        ("Euro area – 20 countries (from 2023)", "Euro area"),
        ("European Union - 27 countries (from 2020)", "European Union"),
        ("EU27_2020", "European Union"),
        ("OECD members", "OECD members"),
        ("sub-Saharan Africa", "Sub-Saharan Africa"),
        ("Lower middle income", "Lower middle income"),
        ("Österreich", "Austria"),
        ("Szwajcaria", "Switzerland"),
    ],
)
def test_that_another_country_or_region_is_not_mistaken_for_a_member(text: str, country: str) -> None:
    found = recognise(text, REGISTER)
    assert (found.member, found.country, found.candidates) == (None, country, ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Slovania", ["SVK", "SVN"]),
        ("Itly", ["ITA"]),
        ("United Kingdon", ["GBR"]),
        ("Untied States", ["USA"]),
        ("Czech Repubic", ["CZE"]),
        ("Polland", ["NLD", "POL"]),
        ("Germany/Austria", ["DEU"]),
        ("Belgium / Luxembourg", ["BEL", "LUX"]),
        ("Denmark (with what it gives away)", ["DNK"]),
    ],
)
def test_that_a_near_miss_has_candidates_and_names_nobody(text: str, codes: list[str]) -> None:
    found = recognise(text, REGISTER)
    assert (found.member, found.country) == (None, "")
    assert [member.code for member in found.candidates] == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "2024",
        "Total",
        "Finance",
        "Notes",
        "Economy",
        "no",
        "is",
        "it",
        "de",
        "Irelnd",
        "Benchmark",
        "x" * 900,
    ],
)
def test_that_a_text_that_is_no_name_is_neither(text: str) -> None:
    assert recognise(text, REGISTER) == NOBODY


def typos(name: str) -> st.SearchStrategy[str]:
    """The name with one letter changed, left out, put in, or two letters swapped."""
    at = st.integers(0, len(name) - 1)
    letter = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
    return st.one_of(
        st.builds(lambda i, c: name[:i] + c + name[i + 1 :], at, letter),
        st.builds(lambda i: name[:i] + name[i + 1 :], at),
        st.builds(lambda i, c: name[:i] + c + name[i:], at, letter),
        st.builds(lambda i: name[:i] + name[i + 1 : i + 2] + name[i] + name[i + 2 :], at),
    )


def mistyped(names: list[tuple[Member, str]]) -> st.SearchStrategy[tuple[Member, str]]:
    long = [(member, name) for member, name in names if len(key(name)) > 3]
    return st.sampled_from(long).flatmap(lambda each: st.tuples(st.just(each[0]), typos(each[1])))


def is_listed(text: str) -> bool:
    """Whether the text is a name of the register, perhaps with a footnote mark."""
    return key(tidy(text)) in LISTED or any(key(each.text) in LISTED for each in stripped(tidy(text)))


@given(mistyped(COMMON))
def test_that_a_typo_in_a_common_name_never_names_another_member(typed: tuple[Member, str]) -> None:
    member, text = typed
    assert code_of(text) in {"", member.code}


@given(mistyped(NAMES))
def test_that_a_typo_names_nobody_unless_it_is_a_name_as_well(typed: tuple[Member, str]) -> None:
    _, text = typed
    found = recognise(text, REGISTER)
    assert found.member is None or is_listed(text)


@given(st.sampled_from(NAMES), st.sampled_from("klmnoprstuvwxyz"))
def test_that_a_letter_put_behind_a_name_is_a_typo_where_it_marks_no_footnote(
    named: tuple[Member, str], letter: str
) -> None:
    text = named[1] + letter
    assert recognise(text, REGISTER).member is None or key(text) in LISTED


@given(st.text(max_size=40))
def test_that_any_text_is_taken_and_taken_alike_again(text: str) -> None:
    assert recognise(text, REGISTER) is recognise(text, REGISTER)


def test_that_a_question_names_the_candidates_and_leaves_out_until_answered() -> None:
    cell = Cell("Data", 7, 1, "Slovania", "Slovania")
    question = member_question(cell, recognise(cell.text, REGISTER))
    assert (question.id, question.place, question.taken) == ("member Data!A7", "Data!A7", LEAVE_OUT)
    assert question.message == "“Slovania” is no name that is known: Slovak Republic or Slovenia?"
    assert [choice.id for choice in question.choices] == ["SVK", "SVN", LEAVE_OUT]
    assert answer_to(question, {"member Data!A7": "SVN"}).taken == "SVN"
    assert answer_to(question, {"member Data!A7": "SRB"}).taken == LEAVE_OUT


@pytest.mark.alone
def test_that_texts_seen_before_are_looked_up_in_no_time() -> None:
    texts = ["Slovania", "Belgium (Euros)", "Sub-Saharan Africa", "No name at all"]
    for text in texts:
        recognise(text, REGISTER)
    begin = time.perf_counter()
    for _ in range(50_000):
        for text in texts:
            recognise(text, REGISTER)
    known = time.perf_counter() - begin
    begin = time.perf_counter()
    for _ in range(50_000):
        for text in texts:
            plain(text)
    assert known < time.perf_counter() - begin
