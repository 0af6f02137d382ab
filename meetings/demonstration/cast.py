"""The posts and people of the programme of two sides: four officials of 2012, and made-up staff."""

from dataclasses import dataclass

from cooperation.texts import Text

from .texts import t

#: key: (organisation, title); what the public record names.
POSTS = {
    "gvpk-chair": (
        "gvpk",
        t(
            "Chairman of the State Military-Industrial Committee",
            "Председатель Государственного военно-промышленного комитета",
            "Старшыня Дзяржаўнага ваенна-прамысловага камітэта",
        ),
    ),
    "by-first-vice": (
        "by-gov",
        t(
            "First Deputy Prime Minister",
            "Первый заместитель Премьер-министра",
            "Першы намеснік Прэм’ер-міністра",
        ),
    ),
    "vpk-first": (
        "vpk-gov",
        t(
            "First Deputy Chairman of the Military-Industrial Commission",
            "Первый заместитель председателя Военно-промышленной комиссии",
            "Першы намеснік старшыні Ваенна-прамысловай камісіі",
        ),
    ),
    "ru-deputy": (
        "ru-gov",
        t(
            "Deputy Chairman of the Government of the Russian Federation",
            "Заместитель Председателя Правительства Российской Федерации",
            "Намеснік Старшыні Урада Расійскай Федэрацыі",
        ),
    ),
}

#: key: (party, name, post, since, until); a "?" marks a date that the sources leave in doubt.
OFFICIALS = {
    "gurulev": ("BY", t("S. Gurulev", "С. П. Гурулёв", "С. П. Гурулёў"), "gvpk-chair", "2011?", "2017?"),
    "semashko": (
        "BY",
        t("V. Semashko", "В. И. Семашко", "У. І. Сямашка"),
        "by-first-vice",
        "2003",
        "2014-12",
    ),
    "borisov": ("RU", t("Yu. Borisov", "Ю. И. Борисов", "Ю. І. Барысаў"), "vpk-first", "2011", "2012-11"),
    "rogozin": ("RU", t("D. Rogozin", "Д. О. Рогозин", "Д. А. Рагозін"), "ru-deputy", "2011-12", "2018-05"),
}


@dataclass(frozen=True, slots=True)
class Player:
    """A made-up person with a login: role, organisation, post's title, name, e-mail's first part, language."""

    role: str
    party: str
    office: str
    post: Text
    name: Text
    mail: str
    language: str


PLAYERS = [
    Player(
        "reader",
        "BY",
        "by-gov",
        t(
            "Deputy Head of the Industry Department",
            "Заместитель начальника управления промышленности",
            "Намеснік начальніка ўпраўлення прамысловасці",
        ),
        t("Viktar Dubrovski", "Виктор Дубровский", "Віктар Дуброўскі"),
        "viktar.dubrovski",
        "be",
    ),
    Player(
        "coordinator",
        "BY",
        "gvpk",
        t(
            "Head of the International Cooperation Department",
            "Начальник управления международного сотрудничества",
            "Начальнік упраўлення міжнароднага супрацоўніцтва",
        ),
        t("Hanna Kavaliova", "Анна Ковалёва", "Ганна Кавалёва"),
        "anna.kovaleva",
        "be",
    ),
    Player(
        "contributor",
        "BY",
        "nasb",
        t(
            "Head of the Joint Programmes Sector",
            "Заведующий сектором совместных программ",
            "Загадчык сектара сумесных праграм",
        ),
        t("Aleh Hrynevich", "Олег Гриневич", "Алег Грыневіч"),
        "aleh.hrynevich",
        "be",
    ),
    Player(
        "executive_secretary",
        "BY",
        "gvpk",
        t(
            "Executive Secretary of the working group",
            "Ответственный секретарь рабочей группы",
            "Адказны сакратар рабочай групы",
        ),
        t("Iryna Savitskaya", "Ирина Савицкая", "Ірына Савіцкая"),
        "iryna.savitskaya",
        "be",
    ),
    Player(
        "head_of_delegation",
        "BY",
        "gvpk",
        t(
            "Deputy Chairman, co-chair of the working group",
            "Заместитель председателя, сопредседатель рабочей группы",
            "Намеснік старшыні, сустаршыня рабочай групы",
        ),
        t("Mikalai Zhukouski", "Николай Жуковский", "Мікалай Жукоўскі"),
        "mikalai.zhukouski",
        "ru",
    ),
    Player(
        "registrar",
        "BY",
        "gvpk",
        t(
            "Chief Specialist, access of users",
            "Главный специалист по допуску пользователей",
            "Галоўны спецыяліст па допуску карыстальнікаў",
        ),
        t("Tatsiana Lis", "Татьяна Лис", "Таццяна Ліс"),
        "tatsiana.lis",
        "be",
    ),
    Player(
        "security_officer",
        "BY",
        "gvpk",
        t(
            "Information Security Officer",
            "Специалист по защите информации",
            "Спецыяліст па абароне інфармацыі",
        ),
        t("Pavel Barysevich", "Павел Борисевич", "Павел Барысевіч"),
        "pavel.barysevich",
        "ru",
    ),
    Player(
        "reader",
        "RU",
        "ru-gov",
        t(
            "Adviser, Secretariat of the Deputy Chairman",
            "Советник секретариата заместителя Председателя",
            "Дарадца сакратарыята намесніка Старшыні",
        ),
        t("Elena Vorontsova", "Елена Воронцова", "Алена Варанцова"),
        "elena.vorontsova",
        "en",
    ),
    Player(
        "coordinator",
        "RU",
        "ru-prom",
        t(
            "Deputy Director of the International Cooperation Department",
            "Заместитель директора департамента международного сотрудничества",
            "Намеснік дырэктара дэпартамента міжнароднага супрацоўніцтва",
        ),
        t("Dmitri Larionov", "Дмитрий Ларионов", "Дзмітрый Ларыёнаў"),
        "dmitri.larionov",
        "ru",
    ),
    Player(
        "contributor",
        "RU",
        "ras",
        t(
            "Scientific Secretary for international programmes",
            "Учёный секретарь по международным программам",
            "Вучоны сакратар па міжнародных праграмах",
        ),
        t("Natalia Belskaya", "Наталья Бельская", "Наталля Бельская"),
        "natalia.belskaya",
        "ru",
    ),
    Player(
        "executive_secretary",
        "RU",
        "ru-prom",
        t(
            "Executive Secretary of the working group",
            "Ответственный секретарь рабочей группы",
            "Адказны сакратар рабочай групы",
        ),
        t("Sergei Tikhonov", "Сергей Тихонов", "Сяргей Ціханаў"),
        "sergei.tikhonov",
        "ru",
    ),
    Player(
        "head_of_delegation",
        "RU",
        "ru-prom",
        t(
            "Deputy Minister's Adviser, co-chair of the working group",
            "Помощник заместителя министра, сопредседатель рабочей группы",
            "Памочнік намесніка міністра, сустаршыня рабочай групы",
        ),
        t("Andrei Murashov", "Андрей Мурашов", "Андрэй Мурашоў"),
        "andrei.murashov",
        "ru",
    ),
    Player(
        "registrar",
        "RU",
        "ru-prom",
        t(
            "Leading Consultant, access of users",
            "Ведущий консультант по допуску пользователей",
            "Вядучы кансультант па допуску карыстальнікаў",
        ),
        t("Olga Rybakova", "Ольга Рыбакова", "Вольга Рыбакова"),
        "olga.rybakova",
        "ru",
    ),
    Player(
        "security_officer",
        "RU",
        "ru-prom",
        t(
            "Information Security Officer",
            "Специалист по защите информации",
            "Спецыяліст па абароне інфармацыі",
        ),
        t("Konstantin Astakhov", "Константин Астахов", "Канстанцін Астахаў"),
        "konstantin.astakhov",
        "ru",
    ),
]
