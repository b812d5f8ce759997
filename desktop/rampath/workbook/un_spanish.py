"""The words of the UN Report on Military Expenditures in Spanish, in which Spain fills it in."""

import re
from collections.abc import Sequence

SPANISH = re.compile(
    r"fuerza|ejército|armada|otr[oa]s|distribui|emergencia|socorro|de (?:la )?paz|asistencia|cooperación|ayuda|defensa"
    r"|protección|apoyo|administración|servicios?|mando|operaci|funcionamiento|explotación|adquisici|compra|construcci"
    r"|investigación|desarrollo|reclutas|conscriptos|personal|reserv|material|mantenimiento|conservación|alquiler"
    r"|arrendamiento|blind|aeronaves|aviones|misiles|nucleares|buques|embarcaciones|artillería|municiones|electrónic"
    r"|aéreas|aeródromos|navales|instalaciones|almacenes|depósitos|fortificaciones|refugios|terreno|gastos|costos"
)
"""A word that stands in each of the names below: what has none is not looked through."""

SPANISH_GROUPS: Sequence[tuple[str, str]] = (
    ("undistributed", r"\bdistribui|sin distribu"),
    ("emergency aid to civilians", r"emergencia|socorro"),
    ("UN peacekeeping", r"(?:mantenimiento|operaciones) de (?:la )?paz"),
    ("military assistance and cooperation", r"asistencia|cooperación|ayuda militar"),
    ("civil defence", r"(?:defensa|protección) civil"),
    ("central support, administration and command",
     r"(?:apoyo|administración|servicios?) central|administración y mando|mando centra"),
    ("other military forces", r"otras fuerzas"),
    ("land forces", r"(?:fuerzas?|ejércitos?) (?:terrestres?|de tierra)"),
    ("naval forces", r"^armada$|fuerzas? (?:marítimas?|navales?)"),
    ("air forces", r"(?:fuerzas?|ejércitos?) (?:aéreas?|del aire)"),
    ("other", r"^otr[oa]s$"),
)  # fmt: skip
"""Force groups; the first that is found counts."""

SPANISH_COSTS: Sequence[tuple[str, str]] = (
    ("Operations and maintenance",
     r"(?:operaci(?:ón|ones)|funcionamiento|explotación) y (?:mantenimiento|conservación)"),
    ("Operating costs",
     r"(?:gastos|costos|costes) (?:de (?:operaci|funcionamiento|explotación)|operativos|operacionales)"),
    ("Procurement and construction", r"(?:adquisici(?:ón|ones)|compras?) y (?:de )?construcci"),
    ("Research and development", r"investigación y (?:el )?desarrollo"),
    ("Basic and applied research", r"investigación (?:básica|aplicada)"),
    ("Development, testing and evaluation", r"desarrollo, (?:ensayos?|pruebas?)"),
    ("Conscripts", r"reclutas|conscriptos"),
    ("Other military personnel", r"otros? personal(?:es)? militar"),
    ("Reserves", r"reserv(?:as?|istas?)"),
    ("Active military personnel", r"personal militar"),
    ("Civilian personnel", r"personal civil"),
    ("Materials for current use", r"material(?:es)? (?:de|para) (?:el )?(?:uso|consumo)"),
    ("Maintenance and repair", r"(?:mantenimiento|conservación) y reparaci"),
    ("Purchased services", r"servicios (?:adquiridos|comprados|contratados)|(?:compra|adquisición) de servicios"),
    ("Rent costs", r"alquiler|arrendamiento"),
    ("Non-armoured vehicles", r"vehículos no blindados|vehículos sin blind"),
    ("Armoured vehicles", r"blindados"),
    ("Aircraft and engines", r"aeronaves|aviones"),
    ("Missile sites", r"emplazamientos de misiles|bases de misiles"),
    ("Missiles, including conventional warheads", r"misiles"),
    ("Nuclear warheads and bombs", r"nucleares"),
    ("Ships and boats", r"buques|embarcaciones"),
    ("Other ordnance and ground force weapons", r"otr[oa]s (?:arm|pertrechos|material)|armas? .*terrestres"),
    ("Artillery", r"artillería"),
    ("Ammunition", r"municiones"),
    ("Electronics and communications", r"electrónic[ao]s? y (?:de )?comunicaci"),
    ("Air bases, airfields", r"bases aéreas|aeródromos"),
    ("Naval bases and facilities", r"(?:bases|instalaciones) .*navales|bases navales"),
    ("Electronics facilities", r"instalaciones .*electrónic"),
    ("Personnel facilities", r"instalaciones .*personal"),
    ("Medical facilities", r"instalaciones .*(?:médic|sanitari)"),
    ("Training facilities", r"instalaciones .*(?:capacitación|adiestramiento|instrucción|formación)"),
    ("Warehouses, depots", r"almacenes|depósitos"),
    ("Command facilities", r"instalaciones .*mando"),
    ("Fortifications", r"fortificaciones"),
    ("Shelters", r"refugios"),
    ("Land", r"^terrenos?$"),
    ("Procurement", r"^adquisici(?:ón|ones)|^compras"),
    ("Construction", r"^construcci"),
    ("Personnel", r"^(?:gastos de )?personal$"),
    ("Other", r"^otr[oa]s(?: gastos)?$"),
)  # fmt: skip
"""Resource costs; the first that is found counts."""
