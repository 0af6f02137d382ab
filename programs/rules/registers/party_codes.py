"""Codes of ISO 3166: which stand for territories, which have left the list, and what their holders are called.

Present names and three-letter codes come from CLDR (Babel). A code says how ISO 3166 lists a place, nothing of its
status.
"""

#: Entries of ISO 3166-1 that are territories of a State, or are not listed as one by the United Nations.
_TERRITORIES = (
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF "
    "PM PN PR RE SH SJ SX TC TF TK TW UM VG VI WF YT"
)
TERRITORIES = frozenset(_TERRITORIES.split())
#: What CLDR names beside ISO 3166-1.
_NOT_ISO = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ"
NOT_ISO = frozenset(_NOT_ISO.split())

#: ISO 3166-3: code, the kind of what it stood for, the code of what is the same State or territory today, and names.
#: Codes of what was merged or divided have no present one.
FORMER: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("AIDJ", "territory", "DJ", ("French Terr Of Afars And Issas", "French Somaliland")),
    ("ANHH", "territory", "", ("Netherlands Antilles", "Netherlands West Indies", "Antilles")),
    ("BQAQ", "territory", "", ("British Antarctic Territory",)),
    ("BUMM", "former_state", "MM", ("Burma",)),
    ("BYAA", "former_state", "BY", ("Byelorussia S S R", "Byelorussian SSR")),
    ("CSHH", "former_state", "", (
        "Czechoslovakia", "CSK", "Czech and Slovak Federal Republic", "Czechoslovak Socialist Republic",
    )),
    ("CSXX", "former_state", "", (
        "Serbia and Montenegro", "SCG", "Yugoslavia, Federal Republic of", "Federal Republic of Yugoslavia",
    )),
    ("DDDE", "former_state", "", ("German Democratic Republic", "DDR", "East Germany")),
    ("DYBJ", "former_state", "BJ", ("Dahomey",)),
    ("FQHH", "territory", "", ("Southern And Antarctic Territories", "Australes Et Antarctiques")),
    ("GEHH", "territory", "", ("Gilbert And Ellice Islands", "Gilbert & Ellice Colony")),
    ("HVBF", "former_state", "BF", ("Upper Volta",)),
    ("JTUM", "territory", "", ("Johnston Island",)),
    ("MIUM", "territory", "", ("Midway Islands",)),
    ("NHVU", "territory", "VU", ("New Hebrides", "New Hebrides Condominium")),
    ("PCHH", "territory", "", (
        "Trust Territories Of The Pacific Islands", "Trust Territory Of The Pacific",
    )),
    ("PZPA", "territory", "", ("Panama Canal Zone", "Canal Zone")),
    ("RHZW", "territory", "ZW", ("Southern Rhodesia",)),
    ("SUHH", "former_state", "", (
        "Soviet Union", "USSR", "SUN", "Union of Soviet Socialist Republics",
    )),
    ("TPTL", "territory", "TL", ("Portuguese Timor", "East Timor")),
    ("VDVN", "former_state", "", ("Vietnam D R", "North Vietnam", "Democratic Republic of Vietnam")),
    ("WKUM", "territory", "", ("Wake Island",)),
    ("YDYE", "former_state", "", (
        "Yemen, Peoples's Democratic Republic of", "South Yemen", "YMD", "Democratic Yemen",
    )),
    ("YUCS", "former_state", "", ("Yugoslavia", "YUG", "Socialist Federal Republic of Yugoslavia")),
    ("ZRCD", "former_state", "CD", ("Zaire", "ZAR")),
)  # fmt: skip
