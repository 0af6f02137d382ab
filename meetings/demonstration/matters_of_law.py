"""The body, the programme and the instruments around them. What is not public knowledge is marked."""

from .texts import t

BODY = t(
    "Belarus–Russia joint working group on defence-industrial cooperation",
    "Белорусско-российская рабочая группа по военно-промышленному сотрудничеству",
    "Беларуска-расійская рабочая група па ваенна-прамысловым супрацоўніцтве",
)
BODY_SHORT = t("Joint working group", "Рабочая группа", "Рабочая група")
MANDATE = t(
    "Compares notes twice a year on how the agreements are carried out, keeps the joint action programme and proposes changes of the legal framework.",
    "Дважды в год сверяет ход выполнения договорённостей, ведёт программу совместных действий и предлагает изменения нормативно-правовой базы.",
    "Двойчы на год звярае ход выканання дамоўленасцей, вядзе праграму сумесных дзеянняў і прапануе змены нарматыўна-прававой базы.",
)
PROGRAMME = t(
    "Joint action programme on defence-industrial cooperation",
    "Программа совместных действий по военно-промышленному сотрудничеству",
    "Праграма сумесных дзеянняў па ваенна-прамысловым супрацоўніцтве",
)
SUMMARY = t(
    "Joint ventures, research and development, joint programmes within the Union State, horizontal and vertical links between industries and institutions. The wording of single measures is illustrative.",
    "Совместные предприятия, НИОКР, совместные программы в рамках Союзного государства, горизонтальные и вертикальные связи между отраслями и институтами. Формулировки отдельных мероприятий условные.",
    "Сумесныя прадпрыемствы, НДДКР, сумесныя праграмы ў рамках Саюзнай дзяржавы, гарызантальныя і вертыкальныя сувязі паміж галінамі і інстытутамі. Фармулёўкі асобных мерапрыемстваў умоўныя.",
)
DOCUMENT = t(
    "Document of the working group on the joint action programme, Minsk, 29 October 2012",
    "Документ рабочей группы о программе совместных действий, Минск, 29 октября 2012 года",
    "Дакумент рабочай групы аб праграме сумесных дзеянняў, Мінск, 29 кастрычніка 2012 года",
)
MINSK = t("Minsk", "Минск", "Мінск")
MOSCOW = t("Moscow", "Москва", "Масква")

#: key, kind, level, character, title, date, place, illustrative, acts (kind, date) by each party.
INSTRUMENTS = [
    (
        "friendship",
        "treaty",
        "inter_state",
        "binding",
        t(
            "Treaty of Friendship, Good-Neighbourliness and Cooperation between the Republic of Belarus and the Russian Federation",
            "Договор о дружбе, добрососедстве и сотрудничестве между Республикой Беларусь и Российской Федерацией",
            "Дагавор аб дружбе, добрасуседстве і супрацоўніцтве паміж Рэспублікай Беларусь і Расійскай Федэрацыяй",
        ),
        "1995-02-21",
        MINSK,
        False,
    ),
    (
        "union-1997",
        "treaty",
        "inter_state",
        "binding",
        t(
            "Treaty on the Union between Belarus and Russia",
            "Договор о Союзе Беларуси и России",
            "Дагавор аб Саюзе Беларусі і Расіі",
        ),
        "1997-04-02",
        MOSCOW,
        False,
    ),
    (
        "union-1999",
        "treaty",
        "inter_state",
        "binding",
        t(
            "Treaty on the Creation of the Union State",
            "Договор о создании Союзного государства",
            "Дагавор аб стварэнні Саюзнай дзяржавы",
        ),
        "1999-12-08",
        MOSCOW,
        False,
    ),
    (
        "statute",
        "protocol",
        "inter_agency",
        "political",
        t(
            "Rules of procedure of the joint working group",
            "Регламент рабочей группы",
            "Рэгламент рабочай групы",
        ),
        "2013",
        MINSK,
        True,
    ),
]
#: source, target, kind.
RELATIONS = [("union-1999", "union-1997", "terminates"), ("statute", "document", "supplements")]
