"""Which encoding a text was written in, for the languages of the Alliance."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rampath.workbook.encoding import NoText, Written, encoding_of, how_written, is_spoilt

TEXTS = {
    "Polish": "Dział;Nazwa\n752;Obrona narodowa, żołnierze i pracownicy;1,5\nŚwiadczenia społeczne;Łączność;9,2\n",
    "Czech": "Kapitola;Název;Částka\nObrana;Výdaje na ozbrojené síly České republiky\nŠkolství;Příspěvek\n",
    "Slovak": "Kapitola;Názov;Suma\nObrana;Výdavky na ozbrojené sily Slovenskej republiky, ľudia, ťažká technika\n",
    "Hungarian": "Fejezet;Megnevezés;Összeg\nHonvédelmi Minisztérium;Működési költségvetés, őrzés, űrtechnika;12,5\n",
    "Croatian": "Država;Obrana\nHrvatska;Troškovi obrane i sigurnosti, međunarodne zadaće;5,1\n",
    "German": "Titel;Bezeichnung;Soll\n14;Verteidigung – Ausgaben für Personal;1\nÜbrige;Zuschüsse, große Geräte;3,1\n",
    "French": "Pays;Dépenses\nFrance;Dépenses de défense, équipement majeur, cœur;47,2\nBelgique;Prévu à l’avenir;2\n",
    "Spanish": "País;Año\nEspaña;Gasto en defensa según el año, inversión;1\n",
    "Portuguese": "País;Despesa\nPortugal;Despesas com a defesa: investigação e operações;2\n",
    "Italian": "Paese;Spesa\nItalia;Spesa per la difesa: attività, più mezzi, però;2\n",
    "Norwegian": "Land;Utgift\nNorge;Forsvarsutgifter på området, kjøp av utstyr, bemanning på øyene;2,1\n",
    "Swedish": "Land;Utgift\nSverige;Försvar och samhällets krisberedskap, åtgärder;1,2\n",
    "Icelandic": "Land;Útgjöld\nÍsland;Varnir og öryggi þjóðarinnar, æfingar;1\n",
    "Turkish": "Ülke;Savunma harcaması\nTürkiye;Millî Savunma Bakanlığı bütçesi, şehir ve ıslah;1,5\n",
    "Greek": "Χώρα;Δαπάνες\nΕλλάδα;Αμυντικές δαπάνες του Υπουργείου;1,5\n",
    "Lithuanian": "Šalis;Išlaidos\nLietuva;Krašto apsaugos ministerija, išlaidos ir įsigijimai;2\n",
    "Latvian": "Valsts;Izdevumi\nLatvija;Aizsardzības ministrija, izdevumi ar kopējo budžetu, ķīmija;2\n",
    "Estonian": "Riik;Kaitsekulud\nEesti;Kaitseministeeriumi eelarve, õppused ja žürii;1,5\n",
    "Bulgarian": "Държава;Разходи\nБългария;Разходи за отбрана на министерството;1,5\n",
}
CENTRE, WEST = (
    ("Polish", "Czech", "Slovak", "Hungarian", "Croatian"),
    ("German", "French", "Spanish", "Portuguese", "Italian", "Norwegian", "Swedish", "Icelandic"),
)
OLD = [
    *[(language, "cp1250") for language in CENTRE],
    *[(language, "iso8859_2") for language in CENTRE],
    *[(language, "cp1252") for language in WEST],
    *[(language, "iso8859_1") for language in WEST if language not in {"German", "French"}],
    *[(language, "iso8859_15") for language in ("Spanish", "Norwegian", "Swedish", "Icelandic")],
    ("Turkish", "cp1254"), ("Turkish", "iso8859_9"), ("Greek", "cp1253"), ("Greek", "iso8859_7"),
    ("Lithuanian", "cp1257"), ("Latvian", "cp1257"), ("Estonian", "cp1257"), ("Estonian", "cp1252"),
    ("Bulgarian", "cp1251"), ("Bulgarian", "iso8859_5"), ("Croatian", "iso8859_16"),
    *[(language, "cp852") for language in CENTRE], ("Turkish", "cp857"), ("Greek", "cp737"),
    *[(language, "cp850") for language in WEST if language not in {"German", "French"}],
]  # fmt: skip


@pytest.mark.parametrize(("language", "written"), OLD)
def test_that_a_text_in_an_old_encoding_comes_back_letter_by_letter(language: str, written: str) -> None:
    content = TEXTS[language].encode(written)
    assert content.decode(encoding_of(content)) == TEXTS[language]


NAMES = {
    "fr": "Grèce", "de": "Österreich", "es": "España", "pt": "Roménia", "it": "Città del Vaticano",
    "da": "Grækenland", "nb": "Færøyene", "sv": "Österrike", "is": "Þýskaland", "fi": "Itävalta",
    "pl": "Węgry", "cs": "Řecko", "hu": "Törökország", "sl": "Norveška", "hr": "Grčka", "ro": "Republica Cehă",
}  # fmt: skip
WESTERN, CENTRAL = [*NAMES][:10], [*NAMES][10:]


@pytest.mark.parametrize(
    ("language", "written"),
    [(each, written) for each in WESTERN for written in ("cp1252", "iso8859_1", "iso8859_15")]
    + [(each, written) for each in CENTRAL for written in ("cp1250", "iso8859_2")],
)
def test_that_one_name_of_a_country_tells_the_encoding_where_nothing_else_does(language: str, written: str) -> None:
    text = f"Code;2024\nBE;1,5\n{NAMES[language]};2,1\n"
    content = text.encode(written)
    assert content.decode(encoding_of(content)) == text


def test_that_a_french_list_of_allies_stays_french() -> None:
    names = "Belgique;République tchèque;Grèce;Norvège;Slovénie;Macédoine du Nord;Suède;États-Unis;Türkiye"
    content = names.replace(";", ";1,5\n").encode("cp1252")
    assert encoding_of(content) == "cp1252"


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_that_a_text_in_unicode_comes_back_with_and_without_a_mark(language: str, written: str) -> None:
    content = TEXTS[language].encode(written)
    assert content.decode(encoding_of(content)) == TEXTS[language]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Country;Euro\nGermany;5 €\nFrance;6 €\n", "cp1252"),
        ("Land;Betrag in €\nÖsterreich;3,1 €\n", "iso8859_15"),
        ("Country\nTürkiye\nCôte d’Ivoire\nSão Tomé\nEspaña\n", "cp1252"),
        ("Land\nÖsterreich\nRumänien\nTürkei\n", "cp1252"),
        ("Price\n£5\n½\n“quoted” – and so on…\n", "cp1252"),
        ("Gruppe;Größe\nStraße;1\n", "cp850"),
        ("Country;GDP\nTürkiye;5\nİtalya;6\n", "cp1254"),
        ("Парите за отбрана;5\n", "cp1251"),
        ("РАЗХОДИ;5\n", "cp1251"),
        ("Пари;5\n", "iso8859_5"),
        ("ΔΑΠΑΝΕΣ;5\n", "cp1253"),
        ("Česko;5\n", "iso8859_16"),
        ("Česko;5\nPolska;6\nWęgry;7\n", "iso8859_16"),
        ("Česko;5\nPolska;6\nWęgry;7\n", "cp1250"),
    ],
)
def test_that_single_signs_and_mixed_names_come_back(text: str, written: str) -> None:
    content = text.encode(written)
    assert content.decode(encoding_of(content)) == text


@pytest.mark.parametrize("written", ["cp1252", "iso8859_1"])
@pytest.mark.parametrize(
    "text",
    [
        "Item;2023\nOperations Costs (Deployed)³;5\n",
        "Operations Costs¹;1\nCapital Grants²;2\nOperations Costs (Deployed)³;3\n",
        "Item;2015¹;2016²;2017³\nTotal;5;6;7\n¹Excluding pensions\n² Provisional\n",
        "Personnel³;5\n",
        "Staff¹;5\n",
        "Total¹²;5\nOther*³;6\n",
        "Länder¹;5\nÖsterreich²;6\nDänemark³;7\n",
        "Résumé¹;5\n",
        "Area in km²;5\nVolume in m³;6\n",
    ],
)
def test_that_the_numbers_of_footnotes_stay_numbers_and_do_not_become_letters(text: str, written: str) -> None:
    content = text.encode(written)
    assert content.decode(encoding_of(content)) == text


@pytest.mark.parametrize("written", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize(
    "text",
    ["Wydatki;mln zł\nA;5\n", "Dział;Nazwa\n752;Obrona\n", "Środki własne są;5\n", "Był żołnierz z pensją;5\n"],
)
def test_that_polish_letters_at_the_end_of_a_word_stay_letters(text: str, written: str) -> None:
    content = text.encode(written)
    assert content.decode(encoding_of(content)) == text


def test_that_a_late_letter_of_an_old_encoding_is_seen_behind_much_plain_text() -> None:
    content = b"a;1\n" * 400_000 + "Übrige Zuschüsse;1\n".encode("cp1252")
    assert encoding_of(content) == "cp1252"


@pytest.mark.parametrize("end", ["", ";1234.5" * 1_000, "\r", "\n"])
def test_that_a_letter_far_along_a_long_line_tells_the_encoding(end: str) -> None:
    text = "1234.5;" * 5_000 + "Łączność;żołnierze" + end
    content = text.encode("cp1250")
    assert content.decode(encoding_of(content)) == text


@given(st.binary(max_size=300))
@example(b"\x80\xc2\x80\xc2\x80")
def test_that_any_bytes_are_text_in_some_encoding_or_none(content: bytes) -> None:
    try:
        encoding = encoding_of(content)
    except NoText:
        return
    content.decode(encoding, "replace" if is_spoilt(content) else "strict")


MAC = [
    "Land;2023\rDänemark;1\xa0234,5\rRumänien;2,1\rVereinigtes Königreich;2\r",
    "Pays;Dépenses (M€)\rBelgique;1\xa0234,5\rGrèce;2,1\rEstonie – total;3\r",
    "Land;Udgifter\rGrækenland;1,5\rRumænien;2\r",
    "País;Gasto de defensa\rEspaña;1,5\rHungría;2\rTurquía;3\r",
    "País;Orçamento (milhões)\rBélgica;1,5\rRoménia;2\r",
]


@pytest.mark.parametrize("text", MAC)
def test_that_a_text_that_excel_wrote_on_a_mac_comes_back(text: str) -> None:
    content = text.encode("mac_roman")
    assert content.decode(encoding_of(content)) == text


SHORT = {
    "cp1250": (
        "Ország;2024. évi várható;2025. évi előirányzat\nMagyarország;1;2\n",
        "Megnevezés;előirányzat\nFegyverzet, lőszer, erőforrás;5\n",
    ),
    "cp1254": ("Yıl;Savunma harcamaları (milyon TL)\nİçişleri Bakanlığı;5\n",
               "Yıl;Gerçekleşme\nSahil Güvenlik Komutanlığı;5\n"),
    "cp1257": (
        "Gads;Aizsardzības izdevumi (tūkst. euro)\nKopā;5\n",
        "Aizsardzības ministrija;1\nAtlīdzība;2\nKapitālie izdevumi;3\nBudžets;4\nMilitārā personāla;5\n",
        "Metai;Krašto apsaugos išlaidos (tūkst. Eur)\nIš viso;5\n",
        "Krašto apsaugos ministerija;1\nPrekės ir paslaugos, įvykdyta;2\nIš viso;3\n",
    ),
    "cp1252": (
        "Poste;Coûts\nForces;5\n", "Coûts;5\nCoûts de personnel;3\n",
        "Œuvres sociales;5\n", "Despesa (milhões);5\nPensões;6\n", "Sõjaline;5\nTöötasu;6\n",
        "Rekstur;5\nLaunakostnaður og þróun;6\n", "Item “plans”;5\n", "Autorisations d’engagement;5\nAnnée;1\n",
        "Item;5\nA naïve façade;6\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "text"), [(each, text) for each, texts in SHORT.items() for text in texts])
def test_that_a_small_table_comes_back_although_few_of_its_letters_tell_the_language(written: str, text: str) -> None:
    content = text.encode(written)
    assert content.decode(encoding_of(content)) == text


@pytest.mark.parametrize(
    ("text", "written", "taken"),
    [
        ("Poste;Coûts\nForces;5\n", "cp1252", ("Coûts", "Coűts")),
        ("Code;2024\nAT;1,5\nÖsterrike;2,1\n", "cp850", ("™sterrike", "Österrike")),
        ("Code;2024\nHU;1,5\nWęgry;2,1\n", "cp852", ("WŠgry", "Węgry")),
    ],
)
def test_that_a_word_which_two_encodings_make_sense_of_is_told(text: str, written: str, taken: tuple[str, str]) -> None:
    found = how_written(text.encode(written))
    assert (found.word, found.other) == taken


@pytest.mark.parametrize(("language", "written"), [("Polish", "cp1250"), ("German", "cp1252"), ("Polish", "cp852")])
def test_that_a_text_whose_letters_make_words_in_one_encoding_alone_is_sure(language: str, written: str) -> None:
    assert how_written(TEXTS[language].encode(written)) == Written(written)


@pytest.mark.parametrize(
    ("text", "written"),
    [("Item “plans”;5\n", "cp1252"), ("It’s;5\n", "cp1252"), ("Grèce;5\n", "utf-8"), ("Greece;5\n", "ascii")],
)
def test_that_signs_alone_and_unicode_leave_nothing_open(text: str, written: str) -> None:
    assert how_written(text.encode(written)).other == ""
