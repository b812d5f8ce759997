"""The words for what defence tables count, in the members' languages, as patterns over plain letters.

In the lists a `*` ends a word anyhow, or begins it; `_` stands for the blank between two words.
"""

import re


def words(listed: str) -> str:
    """The pattern of a list of words."""
    return "(?:" + "|".join(map(_word, listed.split())) + ")"


def _word(word: str) -> str:
    inner = re.escape(word.strip("*")).replace("_", r"[ \-]")
    if not word.strip("*").isascii() or not word.strip("*")[0].isalnum():
        return inner
    begins = r"\w*" if word.startswith("*") else r"\b"
    return begins + inner + (r"\w*" if word.endswith("*") else r"\b")


_GDP = words(
    "gdp gross_domestic_product pib p.i.b produit_interieur_brut bip bruttoinlandsprodukt* pil prodotto_interno_lordo"
    " producto_interior_bruto produto_interno_bruto bbp bruto_binnenlands_product pkb produkt_krajowy_brutto"
    " produktu_krajowego_brutto bnp hdp bruttonational*"
    " gsyh* gsyih* gayri_safi_yurt* skp* sisemajanduse_kogu* bvp bvp_* bendrasis_vidaus* ikp iekszemes_kopprodukt* bdp*"
    " bruto_domac* hruby_domac* hrubeho_domac* pbb produkti_i_brendshem* bkt bkt_* bruttokansantuot* brutto_hazai*"
    " produsul_intern_brut produsului_intern_brut"
)
_GDP_ELSEWHERE = (
    r"(?<!\w)(?:αεπ|бвп|бдп)(?!\w)|ακαθαριστ\w+ εγχωρι\w+ προιον\w*|брут\w+ (?:вътреш\w+|домаш\w+) продукт\w*"
)
GDP = rf"(?:\bgsyi?h['’]\w+|{_GDP}|{_GDP_ELSEWHERE})"
MILITARY = words("militar* militair* militaer* wojskow* milex")
DEFENCE = words(
    "defence defense verteidigung* bundeswehr wehretat difesa defensa defesa defensie* obron* obran* forsvar* defexp"
    " def_exp*"
)
_DEFENCE_ELSEWHERE = words(
    "puolustusmeno* puolustusbudjet* kaitsekulu* kaitse-eelarve* riigikaitse* krasto_apsaug* gynyb* honvedelm*"
    " savunma* aparare aparari apararii obramb* odbran* odbramb* отбран одбран αμυν"
)
_DEFENCE_AMID = (
    rf"{_DEFENCE_ELSEWHERE}|\bmbrojtj\w*\b(?! (?:social|civil|e mjedis))|(?<!szocialis )\bvedelmi\b"
    r"|(?<!socialas )\baizsardzibas (?:izdev|budz)\w*"
)
"""Words of languages in which the same word is said of social protection, too."""
FORCES = f"(?:{MILITARY}|{DEFENCE}|{_DEFENCE_AMID})"
_SPOKEN = words(
    "puolustus* kaitse* aizsardzibas_ministr* aizsardzibas_izdev* valsts_aizsardz* krasto_apsaug* honved*"
    " savunma* mbrojtje* aparar* varnarmal* obramb* odbran* отбран одбран αμυν"
)
SPOKEN_OF = rf"(?:{_SPOKEN}|(?<!szocialis )\bvedelmi\b)"
"""Words for defence in the other members' languages, in which titles are understood no further."""
SPENDING = words(
    "expenditure expenditures spend spending outlay outlays exp depense depenses credits effort *ausgaben aufwendungen"
    " *etat *etats *haushalt *haushalts spesa spese gasto gastos despesa despesas *uitgaven wydatk* vydaj* *utgifter"
    " *udgifter *utgifterna budget budgets cost costs outturn* defexp* *kostnad* *aufwand"
    " vydavk* cheltuiel* kiadas* *kulud *kulude *kulutused *eelarve islaid* izdev* izdatk* izdac* rashod* troskov*"
    " shpenzim* *menot *menoja harcama* gider* butce* buxhet* budzet* proracun* biudzet* koltsegvet*"
    " δαπαν разход трошоц расход бюджет"
)
SHARE = words(
    "% percent per_cent percentage pct perc pourcentage pourcentages pour_cent prozent* share shares part parts"
    " *anteil* ratio *quote *quoten quota porcentaje percentuale percentagem aandeel udzial* andel* podil* procent*"
    " peso podiel* rapporto relacj* verhaltnis* pondere* racio verhouding udio udeo delez* omjer* osakaal* osuus*"
    " ipatsvar* dalis hanyad* arany* oran* poids pomer* ποσοστο* μεριδιο дял"
)
GROWTH = words(
    "growth change changes increase croissance variation variations evolution *wachstum* *veranderung* *veraenderung*"
    " *zuwachs* crescita crecimiento groei wzrost* tillvaxt vaekst vekst rust"
)
_HEAD = (
    "per_capita percapita per_head per_inhabitant par_habitant par_tete pro_kopf* je_kopf je_einwohner pro_capite"
    " per_inwoner na_mieszkanca na_glowe na_obyvatele per_invanare per_indbygger per_innbygger"
)
HEAD = rf"(?:{words(_HEAD)}|/ ?(?:capita|head|habitants?|inhabitants?|kopf|einwohner|inwoners?)\b)"
DEFLATOR = words("*deflator* deflateur* deflattore deflactor deflaator* defliatori* дефлатор αποπληθωρι")
EQUIPMENT = words(
    "equipment equipments equipement equipements *ausrustung* *ausruestung* *beschaffung* procurement materiel"
    " equipaggiamento equipaggiamenti equipamiento equipamento equipos uitrusting wyposaz* materiell"
)
STAFF = words("personnel personal* personale personeel* personel* staff")
HEADCOUNT = words(
    "effectif effectifs armed_forces forces_armees troops *streitkrafte* *streitkraefte* soldat* soldiers"
    " personalstarke personalbestand headcount military_strength military_personnel militarpersonal personnel_militaire"
    " personale_militare militair_personeel personal_militar"
)
NOT_ALL_FORCES = words("deploy* sustain* civ* zivil* reserv* gendarm* paramilit* per")
WORKS = words("infrastru*")
OTHER = words("other autre autres sonstige* andere altri altre altro otros otras outros outras pozostale")
PEOPLE = words(
    "population inhabitants bevolkerung* bevoelkerung* einwohner* popolazione poblacion populacao bevolking ludnosc*"
    " befolkning* obyvatel*"
)
NOT_ALL_PEOPLE = words("aged ages urban rural active working erwerbs* stadt* urbaine rurale agee*")
LABOUR = words("labor_force labour_force workforce erwerbs* population_active")
STATE = words(
    "government public_spending public_expenditure publique publiques staatsausgaben staatshaushalt* gesamthaushalt"
    " budget_de_l'etat state_budget"
)
BROADER = words("broader resilience resilienz* defence_and_security_related defense_and_security_related elargi*")
REAL = words(
    "reaal* realn* realt realus realais real reale realen realer reales reel reelle reelles constant* konstante*"
    " volume volumes preisbereinigt* πραγματικ реал"
)
PART_OF_DEFENCE = words(
    "r&d r&t research recherche forschung* invest* outsourc* collaborati* operati* maintenance fonctionnement betrieb*"
    " pension* versorgung* construction deploy* per_soldier per_military cyber* munition* ammunition civil_defence"
    " civil_defense zivilschutz* zivile_verteidigung"
)
MILITARY_AID = words("militarhilfe* militaerhilfe* ertuchtigungshilfe* pomoc_wojskow* pomocy_wojskow* ayuda_militar")
TOGETHER = words("collaborati* per_soldier per_military")
PARITY = words(
    "ppp ppps pps purchasing_power* kaufkraft* pouvoir_d'achat koopkracht* potere_d'acquisto poder_adquisitivo"
    " sily_nabywczej international_dollar international_dollars"
)
NOT_THE_GDP = words("fiscal_year potential_gdp")
BURDEN = words("verteidigungsquote effort_de_defense defence_burden defense_burden")
ECONOMIC_GROWTH = words("wirtschaftswachstum* croissance_economique economic_growth")
COUNTED_ELSEWHERE = words(
    "sipri world_bank banque_mondiale weltbank eda european_defence_agency cofog united_nations unroca iiss"
)
NATO = words("nato otan core allied")
DISTRIBUTION = words("distribution repartition aufteilung verteilung by_category by_main_category by_main_categories")
NEUTRAL = words(
    "of the as a an in at per to on for and from over previous preceding annual yearly year real nominal total core"
    " nato current constant price prices expressed unit measure"
    " du de des le la les dans en au aux par annuel annuelle annuels annuelles reel reelle totale totales rapport"
    " precedent precedente prix courants constants"
    " am im an dem den der die das zu zum vom gegenuber vorjahr jahrlich* jeweilig* reale realen realer preisen"
    " gemessen wert werte w od del dei della sul col van het y"
    " na no af av sobre el do u v din st sta του των επι ωσ от на"
)
