"""Measures of section 5: links between industries and institutions. All illustrative."""

from .measures import m
from .texts import t

MEASURES = [
    m(
        "5.1",
        "permanent",
        "by-prom ru-prom",
        "tttt",
        "t",
        "t",
        t(
            "Keep the joint register of cooperating suppliers",
            "Вести совместный реестр поставщиков по кооперации",
            "Весці сумесны рэестр пастаўшчыкоў па кааперацыі",
        ),
        t(
            "Register kept up to date by both ministries",
            "Реестр ведётся обоими министерствами",
            "Рэестр вядзецца абодвума міністэрствамі",
        ),
    ),
    m(
        "5.2",
        "month+6",
        "mzkt almaz",
        "ttt",
        "t75",
        "t70",
        t(
            "Conclude long-term supply contracts for chassis and control systems",
            "Заключить долгосрочные договоры поставки шасси и систем управления",
            "Заключыць доўгатэрміновыя дагаворы пастаўкі шасі і сістэм кіравання",
        ),
        t("Contracts for five years", "Договоры на пять лет", "Дагаворы на пяць гадоў"),
    ),
    m(
        "5.3",
        "quarter-3",
        "by-standard ru-standard",
        "tttrd",
        "c100",
        "d80",
        t(
            "Recognise each other's test results",
            "Обеспечить взаимное признание результатов испытаний",
            "Забяспечыць узаемнае прызнанне вынікаў выпрабаванняў",
        ),
        t(
            "Arrangement between the two agencies",
            "Договорённость между двумя ведомствами",
            "Дамоўленасць паміж двума ведамствамі",
        ),
        was=(("quarter-8", 2),),
    ),
    m(
        "5.4",
        "year+0 annually",
        "bsuir bauman",
        "ttttt",
        "t60",
        "t60",
        t(
            "Train specialists at each other's universities",
            "Готовить специалистов в университетах друг друга",
            "Рыхтаваць спецыялістаў ва ўніверсітэтах адзін аднаго",
        ),
        t("At least 40 trainees a year", "Не менее 40 слушателей в год", "Не менш за 40 слухачоў у год"),
        others="by-edu ru-edu",
    ),
    m(
        "5.5",
        "half+3",
        "nasb ras",
        "tt",
        "t45",
        "t40",
        t(
            "Give research institutions access to each other's test facilities",
            "Открыть научным организациям доступ к испытательной базе друг друга",
            "Адкрыць навуковым арганізацыям доступ да выпрабавальнай базы адзін аднаго",
        ),
        t(
            "List of facilities and common rules of access",
            "Перечень стендов и единые правила доступа",
            "Пералік стэндаў і адзіныя правілы доступу",
        ),
    ),
    m(
        "5.6",
        "day-1",
        "gvpk ru-fsvts",
        "nr",
        "r60>month+3",
        "",
        t(
            "Agree a joint display at international exhibitions",
            "Согласовать совместную экспозицию на международных выставках",
            "Узгадніць сумесную экспазіцыю на міжнародных выставах",
        ),
        t("Plan of exhibitions for two years", "План выставок на два года", "План выстаў на два гады"),
        added=2,
    ),
    m(
        "5.7",
        "quarter+5",
        "by-prom ru-prom",
        "ttt",
        "t40",
        "t40",
        t(
            "Extend import substitution by mutual deliveries of components",
            "Расширить импортозамещение за счёт взаимных поставок комплектующих",
            "Пашырыць імпартазамяшчэнне за кошт узаемных паставак камплектуючых",
        ),
        t(
            "Agreed list of 120 components",
            "Согласованный перечень из 120 комплектующих",
            "Узгоднены пералік са 120 камплектуючых",
        ),
        others="integral rostec",
    ),
    m(
        "5.8",
        "half-12 semi-annually",
        "gvpk ru-prom",
        "tttttt",
        "t50",
        "t50",
        t(
            "Compare notes on the course of the programme",
            "Сверять ход выполнения программы",
            "Звяраць ход выканання праграмы",
        ),
        t(
            "Information of both sides for each session",
            "Информация сторон к каждому заседанию",
            "Інфармацыя бакоў да кожнага пасяджэння",
        ),
    ),
]
