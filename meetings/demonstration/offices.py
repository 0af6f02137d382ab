"""The parties of the programme of two sides and their organisations, under their public names."""

from dataclasses import dataclass

from cooperation.texts import Text

from .texts import t


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation: its key, party code, kind, names, parent's key, and dates as far as they are known."""

    key: str
    party: str
    kind: str
    name: Text
    short: Text
    parent: str = ""
    since: str = ""
    until: str = ""


PARTIES: dict[str, tuple[Text, Text, str]] = {
    "BY": (
        t("Republic of Belarus", "Республика Беларусь", "Рэспубліка Беларусь"),
        t("Belarus", "Беларусь", "Беларусь"),
        "Europe/Minsk",
    ),
    "RU": (
        t("Russian Federation", "Российская Федерация", "Расійская Федэрацыя"),
        t("Russia", "Россия", "Расія"),
        "Europe/Moscow",
    ),
}

_OFFICIAL_USE = t("For official use only", "Для служебного пользования", "Для службовага карыстання")
_SECRET = t("Secret", "Секретно", "Сакрэтна")
#: Code, party, name, level, and whether it is below the installation's ceiling.
MARKINGS: list[tuple[str, str, Text, int, bool]] = [
    ("BY-OUO", "BY", _OFFICIAL_USE, 1, True),
    ("BY-S", "BY", _SECRET, 2, False),
    ("RU-OUO", "RU", _OFFICIAL_USE, 1, True),
    ("RU-S", "RU", _SECRET, 2, False),
]

OFFICES = [
    Office(
        "by-gov",
        "BY",
        "government",
        t(
            "Council of Ministers of the Republic of Belarus",
            "Совет Министров Республики Беларусь",
            "Савет Міністраў Рэспублікі Беларусь",
        ),
        t("Council of Ministers", "Совет Министров", "Савет Міністраў"),
    ),
    Office(
        "gvpk",
        "BY",
        "committee",
        t(
            "State Military-Industrial Committee of the Republic of Belarus",
            "Государственный военно-промышленный комитет Республики Беларусь",
            "Дзяржаўны ваенна-прамысловы камітэт Рэспублікі Беларусь",
        ),
        t("State Military-Industrial Committee", "Госкомвоенпром", "Дзяржкамваенпрам"),
        "by-gov",
        "2003-12",
    ),
    Office(
        "by-prom",
        "BY",
        "ministry",
        t(
            "Ministry of Industry of the Republic of Belarus",
            "Министерство промышленности Республики Беларусь",
            "Міністэрства прамысловасці Рэспублікі Беларусь",
        ),
        t("Ministry of Industry", "Минпром", "Мінпрам"),
        "by-gov",
    ),
    Office(
        "by-econ",
        "BY",
        "ministry",
        t(
            "Ministry of Economy of the Republic of Belarus",
            "Министерство экономики Республики Беларусь",
            "Міністэрства эканомікі Рэспублікі Беларусь",
        ),
        t("Ministry of Economy", "Минэкономики", "Мінэканомікі"),
        "by-gov",
    ),
    Office(
        "by-just",
        "BY",
        "ministry",
        t(
            "Ministry of Justice of the Republic of Belarus",
            "Министерство юстиции Республики Беларусь",
            "Міністэрства юстыцыі Рэспублікі Беларусь",
        ),
        t("Ministry of Justice", "Минюст", "Мінюст"),
        "by-gov",
    ),
    Office(
        "by-mfa",
        "BY",
        "ministry",
        t(
            "Ministry of Foreign Affairs of the Republic of Belarus",
            "Министерство иностранных дел Республики Беларусь",
            "Міністэрства замежных спраў Рэспублікі Беларусь",
        ),
        t("Ministry of Foreign Affairs", "МИД Беларуси", "МЗС Беларусі"),
        "by-gov",
    ),
    Office(
        "by-edu",
        "BY",
        "ministry",
        t(
            "Ministry of Education of the Republic of Belarus",
            "Министерство образования Республики Беларусь",
            "Міністэрства адукацыі Рэспублікі Беларусь",
        ),
        t("Ministry of Education", "Минобразования", "Мінадукацыі"),
        "by-gov",
    ),
    Office(
        "by-customs",
        "BY",
        "committee",
        t(
            "State Customs Committee of the Republic of Belarus",
            "Государственный таможенный комитет Республики Беларусь",
            "Дзяржаўны мытны камітэт Рэспублікі Беларусь",
        ),
        t("State Customs Committee", "ГТК", "ДМК"),
        "by-gov",
    ),
    Office(
        "by-science",
        "BY",
        "committee",
        t(
            "State Committee on Science and Technology of the Republic of Belarus",
            "Государственный комитет по науке и технологиям Республики Беларусь",
            "Дзяржаўны камітэт па навуцы і тэхналогіях Рэспублікі Беларусь",
        ),
        t("State Committee on Science and Technology", "ГКНТ", "ДКНТ"),
        "by-gov",
    ),
    Office(
        "by-standard",
        "BY",
        "committee",
        t(
            "State Committee for Standardization of the Republic of Belarus",
            "Государственный комитет по стандартизации Республики Беларусь",
            "Дзяржаўны камітэт па стандартызацыі Рэспублікі Беларусь",
        ),
        t("Gosstandart", "Госстандарт", "Дзяржстандарт"),
        "by-gov",
    ),
    Office(
        "nasb",
        "BY",
        "institute",
        t(
            "National Academy of Sciences of Belarus",
            "Национальная академия наук Беларуси",
            "Нацыянальная акадэмія навук Беларусі",
        ),
        t("NAS of Belarus", "НАН Беларуси", "НАН Беларусі"),
    ),
    Office(
        "uiip",
        "BY",
        "institute",
        t(
            "United Institute of Informatics Problems of the NAS of Belarus",
            "Объединённый институт проблем информатики НАН Беларуси",
            "Аб’яднаны інстытут праблем інфарматыкі НАН Беларусі",
        ),
        t("UIIP", "ОИПИ", "АІПІ"),
        "nasb",
    ),
    Office(
        "bsuir",
        "BY",
        "university",
        t(
            "Belarusian State University of Informatics and Radioelectronics",
            "Белорусский государственный университет информатики и радиоэлектроники",
            "Беларускі дзяржаўны ўніверсітэт інфарматыкі і радыёэлектронікі",
        ),
        t("BSUIR", "БГУИР", "БДУІР"),
        "by-edu",
    ),
    Office(
        "peleng",
        "BY",
        "enterprise",
        t("OJSC Peleng", "ОАО «Пеленг»", "ААТ «Пеленг»"),
        t("Peleng", "«Пеленг»", "«Пеленг»"),
    ),
    Office(
        "mzkt",
        "BY",
        "enterprise",
        t(
            "OJSC Minsk Wheel Tractor Plant",
            "ОАО «Минский завод колёсных тягачей»",
            "ААТ «Мінскі завод колавых цягачоў»",
        ),
        t("MZKT", "МЗКТ", "МЗКЦ"),
        "gvpk",
    ),
    Office(
        "agat",
        "BY",
        "enterprise",
        t("OJSC AGAT – Control Systems", "ОАО «АГАТ – системы управления»", "ААТ «АГАТ – сістэмы кіравання»"),
        t("AGAT", "«АГАТ»", "«АГАТ»"),
        "gvpk",
    ),
    Office(
        "integral",
        "BY",
        "enterprise",
        t("OJSC INTEGRAL", "ОАО «ИНТЕГРАЛ»", "ААТ «ІНТЭГРАЛ»"),
        t("INTEGRAL", "«ИНТЕГРАЛ»", "«ІНТЭГРАЛ»"),
        "by-prom",
    ),
    Office(
        "ru-gov",
        "RU",
        "government",
        t(
            "Government of the Russian Federation",
            "Правительство Российской Федерации",
            "Урад Расійскай Федэрацыі",
        ),
        t("Government of Russia", "Правительство России", "Урад Расіі"),
    ),
    Office(
        "vpk-gov",
        "RU",
        "committee",
        t(
            "Military-Industrial Commission under the Government of the Russian Federation",
            "Военно-промышленная комиссия при Правительстве Российской Федерации",
            "Ваенна-прамысловая камісія пры Урадзе Расійскай Федэрацыі",
        ),
        t("Military-Industrial Commission", "ВПК при Правительстве", "ВПК пры Урадзе"),
        "ru-gov",
        "2006",
        "2014-09",
    ),
    Office(
        "ru-prom",
        "RU",
        "ministry",
        t(
            "Ministry of Industry and Trade of the Russian Federation",
            "Министерство промышленности и торговли Российской Федерации",
            "Міністэрства прамысловасці і гандлю Расійскай Федэрацыі",
        ),
        t("Minpromtorg", "Минпромторг", "Мінпрамгандаль"),
        "ru-gov",
        "2008-05",
    ),
    Office(
        "ru-econ",
        "RU",
        "ministry",
        t(
            "Ministry of Economic Development of the Russian Federation",
            "Министерство экономического развития Российской Федерации",
            "Міністэрства эканамічнага развіцця Расійскай Федэрацыі",
        ),
        t("Ministry of Economic Development", "Минэкономразвития", "Мінэканомразвіцця"),
        "ru-gov",
    ),
    Office(
        "ru-just",
        "RU",
        "ministry",
        t(
            "Ministry of Justice of the Russian Federation",
            "Министерство юстиции Российской Федерации",
            "Міністэрства юстыцыі Расійскай Федэрацыі",
        ),
        t("Ministry of Justice", "Минюст", "Мінюст"),
        "ru-gov",
    ),
    Office(
        "ru-mfa",
        "RU",
        "ministry",
        t(
            "Ministry of Foreign Affairs of the Russian Federation",
            "Министерство иностранных дел Российской Федерации",
            "Міністэрства замежных спраў Расійскай Федэрацыі",
        ),
        t("Ministry of Foreign Affairs", "МИД России", "МЗС Расіі"),
        "ru-gov",
    ),
    Office(
        "ru-edu",
        "RU",
        "ministry",
        t(
            "Ministry of Science and Higher Education of the Russian Federation",
            "Министерство науки и высшего образования Российской Федерации",
            "Міністэрства навукі і вышэйшай адукацыі Расійскай Федэрацыі",
        ),
        t("Minobrnauki", "Минобрнауки", "Мінадукнавукі"),
        "ru-gov",
        "2018-05",
    ),
    Office(
        "ru-customs",
        "RU",
        "agency",
        t(
            "Federal Customs Service of the Russian Federation",
            "Федеральная таможенная служба",
            "Федэральная мытная служба",
        ),
        t("Federal Customs Service", "ФТС", "ФМС"),
        "ru-gov",
    ),
    Office(
        "ru-fsvts",
        "RU",
        "agency",
        t(
            "Federal Service for Military-Technical Cooperation",
            "Федеральная служба по военно-техническому сотрудничеству",
            "Федэральная служба па ваенна-тэхнічным супрацоўніцтве",
        ),
        t("FSMTC", "ФСВТС", "ФСВТС"),
    ),
    Office(
        "ru-standard",
        "RU",
        "agency",
        t(
            "Federal Agency on Technical Regulating and Metrology",
            "Федеральное агентство по техническому регулированию и метрологии",
            "Федэральнае агенцтва па тэхнічным рэгуляванні і метралогіі",
        ),
        t("Rosstandart", "Росстандарт", "Расстандарт"),
        "ru-prom",
    ),
    Office(
        "ras",
        "RU",
        "institute",
        t("Russian Academy of Sciences", "Российская академия наук", "Расійская акадэмія навук"),
        t("RAS", "РАН", "РАН"),
    ),
    Office(
        "roscosmos",
        "RU",
        "agency",
        t(
            "State Space Corporation Roscosmos",
            "Государственная корпорация по космической деятельности «Роскосмос»",
            "Дзяржаўная карпарацыя па касмічнай дзейнасці «Раскосмас»",
        ),
        t("Roscosmos", "«Роскосмос»", "«Раскосмас»"),
        "",
        "2015",
    ),
    Office(
        "rostec",
        "RU",
        "enterprise",
        t(
            "State Corporation Rostec",
            "Государственная корпорация «Ростех»",
            "Дзяржаўная карпарацыя «Растэх»",
        ),
        t("Rostec", "«Ростех»", "«Растэх»"),
        "",
        "2007",
    ),
    Office(
        "shvabe",
        "RU",
        "enterprise",
        t("JSC Shvabe", "АО «Швабе»", "АТ «Швабэ»"),
        t("Shvabe", "«Швабе»", "«Швабэ»"),
        "rostec",
    ),
    Office(
        "almaz",
        "RU",
        "enterprise",
        t(
            "JSC Almaz-Antey Corporation",
            "АО «Концерн ВКО „Алмаз – Антей“»",
            "АТ «Канцэрн ПКА „Алмаз – Антэй“»",
        ),
        t("Almaz-Antey", "«Алмаз – Антей»", "«Алмаз – Антэй»"),
    ),
    Office(
        "bauman",
        "RU",
        "university",
        t(
            "Bauman Moscow State Technical University",
            "Московский государственный технический университет имени Н. Э. Баумана",
            "Маскоўскі дзяржаўны тэхнічны ўніверсітэт імя М. Э. Баўмана",
        ),
        t("Bauman MSTU", "МГТУ им. Баумана", "МДТУ імя Баўмана"),
        "ru-edu",
    ),
]
