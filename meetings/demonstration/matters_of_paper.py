"""What the demonstration's papers say. Every one bears the notice that it is made up."""

from .texts import t

NOTICE = t(
    "Illustrative paper made for the demonstration; not a copy of any original",
    "Условный документ, составленный для демонстрации; не является копией подлинника",
    "Умоўны дакумент, складзены для дэманстрацыі; не з'яўляецца копіяй арыгінала",
)

#: By kind of act: name of the file, text. What is public of 29 October 2012 and no more.
OF_DOCUMENT = {
    "signature": (
        "signature-page",
        t(
            "The document was signed at the meeting of the Belarus-Russia working group on defence-industrial cooperation.\nThe plan provides for joint ventures, research and development, joint programmes of the Union State, and horizontal and vertical links between industries and institutions.",
            "Документ подписан на заседании белорусско-российской рабочей группы по оборонно-промышленному сотрудничеству.\nПлан предусматривает создание совместных предприятий, НИОКР, совместные программы Союзного государства, горизонтальные и вертикальные связи между отраслями и институтами.",
            "Дакумент падпісаны на пасяджэнні беларуска-расійскай рабочай групы па абаронна-прамысловым супрацоўніцтве.\nПлан прадугледжвае стварэнне сумесных прадпрыемстваў, НДДКР, сумесныя праграмы Саюзнай дзяржавы, гарызантальныя і вертыкальныя сувязі паміж галінамі і інстытутамі.",
        ),
    ),
    "endorsement_by_authority": (
        "endorsement",
        t(
            "Endorsed. The executors are to report on the course of the programme twice a year.",
            "Утверждаю. Исполнителям докладывать о ходе выполнения программы дважды в год.",
            "Зацвярджаю. Выканаўцам дакладваць аб ходзе выканання праграмы двойчы на год.",
        ),
    ),
}
OF_ARRANGEMENT = {
    "signature": (
        "arrangement",
        t(
            "The agencies recognise protocols of tests made by laboratories that the other side has accredited.\nThe list of laboratories is exchanged within a month of the second signature.",
            "Ведомства признают протоколы испытаний лабораторий, аккредитованных другой стороной.\nПеречнями лабораторий обменяться в месячный срок после второй подписи.",
            "Ведамствы прызнаюць пратаколы выпрабаванняў лабараторый, акрэдытаваных другім бокам.\nПералікамі лабараторый абмяняцца ў месячны тэрмін пасля другога подпісу.",
        ),
    )
}
ARRANGEMENT = t(
    "Arrangement on mutual recognition of test results",
    "Договорённость о взаимном признании результатов испытаний",
    "Дамоўленасць аб узаемным прызнанні вынікаў выпрабаванняў",
)

#: party, number of the measure, name of the file, title, text.
#: Files that bear a marking of their side.
MARKED = {"bench-tests.pdf": "RU-OUO"}
OF_POSITIONS = [
    (
        "BY",
        "5.3",
        "recognition-of-tests.pdf",
        t(
            "Note on the recognition of test results",
            "Справка о признании результатов испытаний",
            "Даведка аб прызнанні вынікаў выпрабаванняў",
        ),
        t(
            "Nine laboratories apply the arrangement; 37 protocols were recognised.",
            "Договорённость применяют девять лабораторий; признано 37 протоколов.",
            "Дамоўленасць прымяняюць дзевяць лабараторый; прызнана 37 пратаколаў.",
        ),
    ),
    (
        "BY",
        "2.1",
        "capital-paid-in.pdf",
        t("Statement of the share paid in", "Справка о внесении доли", "Даведка аб унясенні долі"),
        t(
            "The Belarusian founder has paid its share of the charter capital in full.",
            "Белорусский учредитель внёс долю в уставный фонд полностью.",
            "Беларускі заснавальнік унёс долю ў статутны фонд цалкам.",
        ),
    ),
    (
        "RU",
        "3.3",
        "bench-tests.pdf",
        t("Report of bench tests", "Протокол стендовых испытаний", "Пратакол стэндавых выпрабаванняў"),
        t(
            "Three lenses were tested; all parameters lie within the terms of reference.",
            "Испытаны три объектива; все параметры соответствуют техническому заданию.",
            "Выпрабаваны тры аб'ектывы; усе параметры адпавядаюць тэхнічнаму заданню.",
        ),
    ),
    (
        "RU",
        "4.4",
        "final-report-accepted.pdf",
        t("Act of acceptance", "Акт приёмки", "Акт прыёмкі"),
        t(
            "The final report of the joint programme is accepted.",
            "Итоговый отчёт совместной программы принят.",
            "Выніковая справаздача сумеснай праграмы прынята.",
        ),
    ),
]
