"""The small programme of a made-up regional commission of nine parties, in English and Russian."""

from .measures import Measure
from .texts import two

PARTIES = [
    ("AM", two("Republic of Armenia", "Республика Армения"), two("Armenia", "Армения"), "Asia/Yerevan"),
    (
        "AZ",
        two("Republic of Azerbaijan", "Азербайджанская Республика"),
        two("Azerbaijan", "Азербайджан"),
        "Asia/Baku",
    ),
    ("BY", two("Republic of Belarus", "Республика Беларусь"), two("Belarus", "Беларусь"), "Europe/Minsk"),
    (
        "KZ",
        two("Republic of Kazakhstan", "Республика Казахстан"),
        two("Kazakhstan", "Казахстан"),
        "Asia/Almaty",
    ),
    ("KG", two("Kyrgyz Republic", "Кыргызская Республика"), two("Kyrgyzstan", "Кыргызстан"), "Asia/Bishkek"),
    ("MD", two("Republic of Moldova", "Республика Молдова"), two("Moldova", "Молдова"), "Europe/Chisinau"),
    ("RU", two("Russian Federation", "Российская Федерация"), two("Russia", "Россия"), "Europe/Moscow"),
    (
        "TJ",
        two("Republic of Tajikistan", "Республика Таджикистан"),
        two("Tajikistan", "Таджикистан"),
        "Asia/Dushanbe",
    ),
    (
        "UZ",
        two("Republic of Uzbekistan", "Республика Узбекистан"),
        two("Uzbekistan", "Узбекистан"),
        "Asia/Tashkent",
    ),
]
OBSERVER = (
    "RC",
    two("Regional Water Centre (illustrative)", "Региональный водный центр (условный)"),
    two("Water Centre", "Водный центр"),
    "UTC",
)

BODY = two(
    "Regional commission on transport and water (illustrative)",
    "Региональная комиссия по транспорту и водным ресурсам (условная)",
)
SHORT = two("Regional commission", "Региональная комиссия")
PROGRAMME = two(
    "Regional action plan on transport and water",
    "Региональный план действий по транспорту и водным ресурсам",
)
AUTHORITY = two("National coordinator's office", "Аппарат национального координатора")
COORDINATOR = two("National coordinator", "Национальный координатор")
SECRETARIAT = two("Joint secretariat", "Объединённый секретариат")
OFFICER = two("Secretariat officer", "Сотрудник секретариата")
OBSERVING = two("Permanent observer", "Постоянный наблюдатель")
EXPERT = two("Expert", "Эксперт")
#: Made-up people: party, its coordinator, the name of the coordinator's login (two have one), its expert.
NATIONAL = [
    ("AM", two("Ani Hakobyan", "Ани Акобян"), "", two("Tigran Melikyan", "Тигран Меликян")),
    ("AZ", two("Rauf Mammadli", "Рауф Маммадли"), "", two("Leyla Hasanova", "Лейла Гасанова")),
    ("BY", two("Alena Karaval", "Алена Караваль"), "", two("Siarhei Hlushko", "Сергей Глушко")),
    ("KZ", two("Timur Akhmetov", "Тимур Ахметов"), "timur.akhmetov", two("Saule Bekova", "Сауле Бекова")),
    ("KG", two("Aibek Tokonov", "Айбек Токонов"), "", two("Nurgul Osmonova", "Нургуль Осмонова")),
    ("MD", two("Ion Rotaru", "Ион Ротару"), "", two("Elena Munteanu", "Елена Мунтяну")),
    ("RU", two("Vera Sokolskaya", "Вера Сокольская"), "", two("Igor Pakhomov", "Игорь Пахомов")),
    ("TJ", two("Farrukh Nazarov", "Фаррух Назаров"), "", two("Zarina Sharipova", "Зарина Шарипова")),
    (
        "UZ",
        two("Dilnoza Karimova", "Дильноза Каримова"),
        "dilnoza.karimova",
        two("Jamshid Yusupov", "Джамшид Юсупов"),
    ),
]
SECTIONS = [
    ("1", two("Transport", "Транспорт")),
    ("2", two("Water resources", "Водные ресурсы")),
    ("3", two("Data and training", "Данные и обучение")),
]
PLACE = two("Almaty", "Алматы")


def _m(
    number: str, due: str, parties: str, says: str, en: str, ru: str, result_en: str, result_ru: str
) -> Measure:
    told = dict(pair.split("=") for pair in says.split())
    return Measure(number, two(en, ru), two(result_en, result_ru), due, tuple(parties.split()), "nt", told)


MEASURES = [
    _m(
        "1.1",
        "quarter+2",
        "KZ RU UZ KG",
        "KZ=t60 RU=t55 UZ=d30>half+9 KG=t50",
        "Agree a single waybill for rail freight",
        "Согласовать единую накладную железнодорожных перевозок",
        "Form of the waybill",
        "Форма накладной",
    ),
    _m(
        "1.2",
        "half+4",
        "AM AZ RU",
        "AM=t40 RU=t45 AZ=b10",
        "Restore through tariffs on regional corridors",
        "Восстановить сквозные тарифы на региональных коридорах",
        "Tariff table",
        "Тарифная таблица",
    ),
    _m(
        "1.3",
        "month-2",
        "BY MD RU",
        "BY=c100 RU=d80 MD=d50>month+6",
        "Exchange road transport permits electronically",
        "Обмениваться разрешениями на автоперевозки в электронном виде",
        "Exchange in operation",
        "Обмен действует",
    ),
    _m(
        "1.4",
        "year+0 annually",
        "KZ KG TJ UZ",
        "KZ=t70 KG=t70 TJ=t60 UZ=t70",
        "Review border crossing times",
        "Проводить обзор времени пересечения границ",
        "Annual review",
        "Ежегодный обзор",
    ),
    _m(
        "2.1",
        "quarter+1",
        "KZ KG TJ UZ",
        "KZ=r50 KG=t60 TJ=t60 UZ=r40>quarter+4",
        "Agree a common method of water measurement",
        "Согласовать единую методику учёта воды",
        "Method adopted",
        "Методика принята",
    ),
    _m(
        "2.2",
        "half+8",
        "KG TJ",
        "KG=n0 TJ=n5",
        "Inspect the safety of high-mountain dams",
        "Провести обследование безопасности высокогорных плотин",
        "Joint inspection report",
        "Совместный акт обследования",
    ),
    _m(
        "2.3",
        "permanent",
        "KZ UZ TJ",
        "KZ=t UZ=t TJ=t",
        "Exchange hydrological forecasts",
        "Обмениваться гидрологическими прогнозами",
        "Ten-day bulletins",
        "Декадные бюллетени",
    ),
    _m(
        "2.4",
        "month+4",
        "AZ KZ RU",
        "AZ=t70 KZ=t65 RU=t70",
        "Monitor the level of the Caspian Sea",
        "Вести мониторинг уровня Каспийского моря",
        "Joint bulletin",
        "Совместный бюллетень",
    ),
    _m(
        "3.1",
        "quarter+5",
        "BY KZ RU",
        "BY=t30 KZ=t35 RU=t30",
        "Set up a shared catalogue of spatial data",
        "Создать общий каталог пространственных данных",
        "Catalogue opened",
        "Каталог открыт",
    ),
    _m(
        "3.2",
        "year+0 annually",
        "AM BY KG MD",
        "AM=t50 BY=t50 KG=t45 MD=t50",
        "Train dispatchers and hydrologists",
        "Обучать диспетчеров и гидрологов",
        "Two courses a year",
        "Два курса в год",
    ),
    _m(
        "3.3",
        "day+1",
        "MD UZ",
        "MD=r60 UZ=t90",
        "Agree a glossary of terms",
        "Согласовать глоссарий терминов",
        "Glossary in two languages",
        "Глоссарий на двух языках",
    ),
    _m(
        "3.4",
        "year+12",
        "AZ TJ",
        "AZ=n0 TJ=n0",
        "Study a regional climate data centre",
        "Изучить создание регионального центра климатических данных",
        "Feasibility study",
        "Технико-экономическое обоснование",
    ),
]
