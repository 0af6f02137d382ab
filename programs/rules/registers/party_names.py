"""Names of parties as registers write them, where they are not those of CLDR. Compared as titles.fold makes them."""

#: Other names of what is listed in ISO 3166-1, former names of the same State among them.
OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "AG": ("Antigua And Barbuda",), "AR": ("Argentine Republic", "Argentine Confederation"),
    "BA": ("Bosnia And Herzegovina", "Bosnia-Herzegovina"), "BN": ("Brunei Darussalam",),
    "BO": ("Bolivia, Plurinational State of",), "BY": ("Republic of Belarus", "Belorussia"),
    "CD": ("Congo, Democratic Republic Of", "Congo Kinshasa", "Congo Leopoldville", "Congo (Democratic Republic)"),
    "CF": ("Central African Empire",),
    "CG": (
        "Congo Brazzaville", "Congo, Peoples Republic Of", "Congo, Republic Of",
        "Congo, Republic Of Formerly Congo Pr",
    ),
    "CH": ("Swiss Confederation",), "CI": ("Ivory Coast", "Cote d'Ivoire", "Côte d'Ivoire"),
    "CN": ("China P R", "People's Republic of China"), "CO": ("New Granada",), "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic", "Czechia"), "DE": ("Germany Federal Republic", "Federal Republic of Germany"),
    "DM": ("Dominica, Commonwealth Of",), "ET": ("Abyssinia",),
    "FM": ("Federated States of Micronesia",), "GB": ("Great Britain", "UK"), "GM": ("Gambia The", "The Gambia"),
    "GQ": ("Guinea, Equatorial",), "GW": ("Guinea Bissau",), "HK": ("Hong Kong SAR", "Hong Kong"),
    "HT": ("Hayti",), "IE": ("Ireland, Republic Of", "Eire", "Irish Free State"), "IQ": ("Irak",), "IR": ("Persia",),
    "KH": ("Kampuchea", "Khmer Republic"), "KM": ("Comoros Islands", "Comoro Islands", "Comoro Archipelago"),
    "KN": (
        "St Christopher And Nevis", "Saint Christopher And Nevis", "St. Christopher And Nevis",
        "St Christopher, Nevis", "St Kitts And Nevis",
    ),
    "KP": ("Korea Democratic People's Republic Of", "North Korea"),
    "KR": ("Korea Republic Of", "Republic of Korea", "South Korea"), "LA": ("Lao People's Democratic Republic", "Laos"),
    "LC": ("St Lucia", "Saint Lucia"), "LK": ("Ceylon",), "MD": ("Moldova Republic Of", "Republic of Moldova"),
    "MG": ("Malagasy Republic", "Madagascar And Dependencies"),
    "MK": ("Macedonia The Fyr Of", "Macedonia", "North Macedonia"), "MM": ("Myanmar",), "MO": ("Macau", "Macao"),
    "NL": ("Netherlands The", "The Netherlands"), "OM": ("Muscat",),
    "PS": ("Palestine (Incl. Plo)", "Palestine National Authority", "State of Palestine"),
    "RO": ("Roumania",), "RU": ("Russian Federation", "Russia"), "SK": ("Slovak Republic", "Slovakia"),
    "SO": ("Somali Democratic Republic",), "ST": ("Sao Tome And Principe",), "SV": ("Salvador",),
    "SZ": ("Swaziland", "Eswatini"), "TH": ("Siam",), "TL": ("Timor-Leste",), "TN": ("Tunis",),
    "TR": ("Turkey", "Türkiye"), "TW": ("China Taiwan", "Taiwan"), "TZ": ("United Republic of Tanzania",),
    "UA": ("Ukraine S S R", "Ukrainian SSR"), "US": ("United States Of America", "USA"),
    "VA": ("Holy See", "Vatican City"), "VC": ("St Vincent And The Grenadines",),
    "VN": ("Vietnam, Socialist Rep Of", "Viet Nam"), "WS": ("Western Samoa",), "YE": ("Yemen, Republic Of",),
    # Territories.
    "AC": ("Ascension Island",), "AI": ("Anguilla",), "AX": ("Aland Islands",),
    "BM": ("Bermuda",), "BQ": ("Caribbean part of the Netherlands",), "CC": ("Cocos Islands", "Cocos Keeling Islands"),
    "FK": ("Falkland Islands",), "FO": ("Faroe Islands",), "GF": ("French Guiana", "Guyane"),
    "GG": ("Guernsey, Bailiwick Of",), "GS": ("South Georgia And South Sandwich Islands",),
    "HM": ("Heard Island", "Macdonald Island"), "JE": ("Jersey, Bailiwick Of",), "MP": ("Northern Mariana Islands",),
    "NC": ("New Caledonia And Dependences",), "NU": ("Niue Island",),
    "PM": ("St Pierre And Miquelon",), "PN": ("Pitcairn,Henderson,Ducie & Oeno Islands", "Pitcairn Group"),
    "RE": ("Reunion",), "SH": ("St Helena, Ascension & Tristan",), "TC": ("Turks And Caicos Islands",),
    "TK": ("Tokelau Islands",), "VI": ("Virgin Islands (US)",), "WF": ("Wallis And Futuna Islands",),
}  # fmt: skip

#: States that ended, or joined another, before ISO 3166 or outside it. They have no code.
FORMER_STATES = (
    "Anhalt-Bernburg", "Anhalt-Dessau-Coethen", "Austria-Hungary", "Baden", "Bavaria", "Borneo", "Bremen",
    "British Empire", "Brunswick", "Danzig", "Electorate Of Hesse", "Frankfort", "Frankfurt", "German Empire",
    "Germanic Confederation", "Grand Duchy Of Hesse", "Hamburg", "Hanover", "Hanse Towns", "Hejaz", "Hesse",
    "Hesse Cassel", "Hesse Darmstadt", "Johanna", "Korea", "Lauenburg Duchy Of", "Lubeck", "Malaya",
    "Mecklenberg-Schwerin", "Mecklenberg-Strelitz", "Mecklenburg-Schwerin", "Modena", "Nassau", "Oldenburg",
    "Orange Free State", "Parma", "Prussia", "Reusselder", "Reussyounger", "Sandwich Islands", "Sarawak",
    "Sardinia", "Saxe-Altenburg", "Saxe-Coburg-Gotha", "Saxe-Meiningen", "Saxe-Weimar", "Saxony",
    "Schwartzburg-Rudolstadt", "Schwartzburg-Sondershausen", "Serb-Croat-Slovene State", "Sharjah", "Sicily",
    "Somaliland", "South Vietnam", "South Vietnam, Prov. Rev. Govt. Of Rep.", "Sweden And Norway", "Tanganyika",
    "Tanganyika And Zanzibar", "Texas", "Thuringia", "Transjordan", "Transvaal", "Tripoli", "Tuscany",
    "United Arab Republic", "Vietnam, Republic Of", "Wurtemburg", "Yemen Arab Republic", "Zanzibar",
)  # fmt: skip

#: Territories and parts of States that ISO 3166-1 does not list.
TERRITORIES = (
    "Australian Territories", "Baden-Württemberg", "Bayern", "Indo-China", "New Guinea", "Persian Gulf States",
    "Rwanda-Urundi", "Saar Territory", "Syria & Grand Lebanon", "Tangier", "Trieste Uk-Us Zone",
    "Trieste Yugoslavia",
)  # fmt: skip

ORGANISATIONS = (
    "ACP States", "African Development Bank", "Belgo-Luxembourg Economic Union", "ELDO",
    "EURATOM European Atomic Energy Community", "EUE", "EUU", "European Atomic Community",
    "European Atomic Energy Community (EAEC)", "European Atomic Energy Community (EURATOM)",
    "European Atomic Energy Community", "European Coal And Steel Community", "European Community",
    "European Economic Community", "European Org For The Exploitation Of Meteorological Satellites",
    "European Patent Organisation", "European Space Agency", "European Space Research Organisation",
    "European Union", "FAO Food and Agriculture Organization of the UN", "Food And Agriculture Organization",
    "IAEA International Atomic Energy Agency", "Inter-American Development Bank",
    "International Atomic Energy Agency", "International Bank For Reconstruction And Development",
    "International Cocoa Organization", "International Coffee Organisation",
    "International Development Association", "International Labour Organisation",
    "International Sugar Organisation", "International Whaling Commission", "International Wheat Council", "ITU",
    "Southeast Asia Treaty Organization", "UN Development Programme", "United Nations",
    "WHO World Health Organization", "WMO World Metereological Organization", "World Food Programme",
    "World Health Organization", "World Meteorological Organization",
)  # fmt: skip
#: How a register marks that what follows is an organisation.
ORGANISATION_MARK = "io "
