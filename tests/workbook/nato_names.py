"""How editions of NATO's tables call members and their currencies, in English and French."""

NAMES = {
    "ALB": ("Albania", "Albanie", "Leks", "leks"),
    "BEL": ("Belgium", "Belgique", "Euros", "euros"),
    "BGR": ("Bulgaria", "Bulgarie", "Leva", "leva"),
    "CAN": ("Canada", "Canada", "Canadian dollars", "dollars canadiens"),
    "HRV": ("Croatia", "Croatie", "Kunas", "kunas"),
    "CZE": ("Czechia", "Tchéquie", "Koruny", "couronnes"),
    "DNK": ("Denmark", "Danemark", "Kroner", "couronnes"),
    "EST": ("Estonia", "Estonie", "Euros", "euros"),
    "FIN": ("Finland", "Finlande", "Euros", "euros"),
    "FRA": ("France", "France", "Euros", "euros"),
    "DEU": ("Germany", "Allemagne", "Euros", "euros"),
    "GRC": ("Greece", "Grèce", "Euros", "euros"),
    "HUN": ("Hungary", "Hongrie", "Forint", "forints"),
    "ISL": ("Iceland", "Islande", "Kronur", "couronnes"),
    "ITA": ("Italy", "Italie", "Euros", "euros"),
    "LVA": ("Latvia", "Lettonie", "Euros", "euros"),
    "LTU": ("Lithuania", "Lituanie", "Euros", "euros"),
    "LUX": ("Luxembourg", "Luxembourg", "Euros", "euros"),
    "MNE": ("Montenegro", "Monténégro", "Euros", "euros"),
    "NLD": ("Netherlands", "Pays-Bas", "Euros", "euros"),
    "MKD": ("North Macedonia", "Macédoine du Nord", "Denars", "denars"),
    "NOR": ("Norway", "Norvège", "Kroner", "couronnes"),
    "POL": ("Poland", "Pologne", "Zlotys", "zlotys"),
    "PRT": ("Portugal", "Portugal", "Euros", "euros"),
    "ROU": ("Romania", "Roumanie", "New Lei", "nouveaux lei"),
    "SVK": ("Slovak Republic", "République slovaque", "Euros", "euros"),
    "SVN": ("Slovenia", "Slovénie", "Euros", "euros"),
    "ESP": ("Spain", "Espagne", "Euros", "euros"),
    "SWE": ("Sweden", "Suède", "Kronor", "couronnes"),
    "TUR": ("Türkiye", "Türkiye", "Liras", "livres turques"),
    "GBR": ("United Kingdom", "Royaume-Uni", "Pounds", "livres"),
    "USA": ("United States", "États-Unis", "US dollars", "dollars des É.-U."),
    "NATO_EUR_CAN": ("NATO Europe and Canada", "OTAN Europe et Canada", "", ""),
    "NATO": ("NATO Total", "OTAN Total", "", ""),
}
"""Code: name and currency in English and in French, as in the edition of 2024."""

CURRENCIES = {
    "ALB": "ALL", "BGR": "BGN", "CAN": "CAD", "HRV": "HRK", "CZE": "CZK", "DNK": "DKK", "HUN": "HUF", "ISL": "ISK",
    "MKD": "MKD", "NOR": "NOK", "POL": "PLN", "ROU": "RON", "SWE": "SEK", "TUR": "TRY", "GBR": "GBP", "USA": "USD",
}  # fmt: skip
"""The currency of each member that does not pay in euro, before Croatia and Bulgaria did."""

OF_2016 = tuple(code for code in NAMES if code not in {"FIN", "MNE", "MKD", "SWE", "NATO", "NATO_EUR_CAN"})
OF_2019 = tuple(code for code in NAMES if code not in {"FIN", "MKD", "SWE", "NATO", "NATO_EUR_CAN"})
OF_2022 = tuple(code for code in NAMES if code not in {"FIN", "SWE", "NATO", "NATO_EUR_CAN"})
OF_2024 = tuple(code for code in NAMES if code not in {"NATO", "NATO_EUR_CAN"})
