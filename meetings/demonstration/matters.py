"""Obstacles and joint projects of the programme of two sides. All illustrative."""

from .texts import t

#: kind, state, title, provision, owner, next step, due, stances by party, items, sessions ago.
OBSTACLES = [
    (
        "legal",
        "open",
        t(
            "National treatment in procurement does not cover products made in cooperation",
            "Национальный режим закупок не распространяется на продукцию, выпущенную по кооперации",
            "Нацыянальны рэжым закупак не распаўсюджваецца на прадукцыю, выпушчаную па кааперацыі",
        ),
        t(
            "Rules on the admission of foreign goods to public procurement, list of exceptions",
            "Правила допуска иностранных товаров к государственным закупкам, перечень изъятий",
            "Правілы доступу замежных тавараў да дзяржаўных закупак, пералік выключэнняў",
        ),
        "ru-econ",
        t(
            "Agree the draft amendment with the ministries concerned",
            "Согласовать проект изменения с заинтересованными ведомствами",
            "Узгадніць праект змянення з зацікаўленымі ведамствамі",
        ),
        "quarter+2",
        {"BY": "alleges", "RU": "disputes"},
        ("1.2", "5.7"),
        4,
    ),
    (
        "legal",
        "open",
        t(
            "Approval of joint programmes takes up to two years",
            "Согласование совместных программ занимает до двух лет",
            "Узгадненне сумесных праграм займае да двух гадоў",
        ),
        t(
            "Order of drafting and carrying out programmes of the Union State",
            "Порядок разработки и реализации программ Союзного государства",
            "Парадак распрацоўкі і рэалізацыі праграм Саюзнай дзяржавы",
        ),
        "by-just",
        t(
            "Submit a joint draft amendment",
            "Внести совместный проект изменения",
            "Унесці сумесны праект змянення",
        ),
        "month+3",
        {"BY": "alleges", "RU": "agrees"},
        ("4.5", "4.2"),
        3,
    ),
    (
        "financial",
        "open",
        t(
            "No agreed source of co-financing for the pilot batch",
            "Не согласован источник софинансирования опытной партии",
            "Не ўзгоднена крыніца сумеснага фінансавання доследнай партыі",
        ),
        {},
        "rostec",
        t("Propose shares of financing", "Предложить доли финансирования", "Прапанаваць долі фінансавання"),
        "month+1",
        {"BY": "agrees", "RU": "alleges"},
        ("3.4",),
        2,
    ),
    (
        "technical",
        "open",
        t(
            "Formats of design documentation are not compatible",
            "Форматы конструкторской документации несовместимы",
            "Фарматы канструктарскай дакументацыі несумяшчальныя",
        ),
        {},
        "uiip",
        t(
            "Test the converter at two enterprises",
            "Испытать конвертер на двух предприятиях",
            "Выпрабаваць канвертар на двух прадпрыемствах",
        ),
        "quarter+1",
        {"BY": "alleges", "RU": "agrees"},
        ("3.2",),
        2,
    ),
    (
        "organisational",
        "solved",
        t(
            "Lists of suppliers were kept separately",
            "Перечни поставщиков велись раздельно",
            "Пералікі пастаўшчыкоў вяліся асобна",
        ),
        {},
        "by-prom",
        {},
        "",
        {"BY": "alleges", "RU": "agrees"},
        ("5.1",),
        8,
    ),
]

#: kind, stage, title, since (or ""), partners (organisation, share in per cent or None), items.
PROJECTS = [
    (
        "joint_venture",
        "negotiation",
        t(
            "Optical engineering venture",
            "Предприятие оптического приборостроения",
            "Прадпрыемства аптычнага прыборабудавання",
        ),
        "",
        (("peleng", 51), ("shvabe", 49)),
        ("2.1", "3.3"),
    ),
    (
        "joint_venture",
        "founded",
        t(
            "Design centre for microelectronics",
            "Дизайн-центр микроэлектроники",
            "Дызайн-цэнтр мікраэлектронікі",
        ),
        "quarter-20",
        (("integral", 60), ("rostec", 40)),
        ("2.3",),
    ),
    (
        "research",
        "running",
        t(
            "Secure exchange of design documentation",
            "Защищённый обмен конструкторской документацией",
            "Абаронены абмен канструктарскай дакументацыяй",
        ),
        "month-32",
        (("uiip", None), ("ras", None), ("agat", None)),
        ("3.2",),
    ),
    (
        "research",
        "running",
        t(
            "Joint laboratory of radio-electronic systems",
            "Совместная лаборатория радиоэлектронных систем",
            "Сумесная лабараторыя радыёэлектронных сістэм",
        ),
        "half-18",
        (("bsuir", 50), ("bauman", 50)),
        ("3.5", "5.4"),
    ),
    (
        "programme",
        "completed",
        t(
            "Unified navigation equipment",
            "Унифицированная навигационная аппаратура",
            "Уніфікаваная навігацыйная апаратура",
        ),
        "year-72",
        (("agat", None), ("almaz", None)),
        ("4.4",),
    ),
    (
        "joint_venture",
        "idea",
        t(
            "Assembly of special wheeled chassis",
            "Сборка специальных колёсных шасси",
            "Зборка спецыяльных колавых шасі",
        ),
        "",
        (("mzkt", None), ("rostec", None)),
        ("2.2",),
    ),
]
