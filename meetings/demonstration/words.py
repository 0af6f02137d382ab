"""What the sides say in their positions, what sessions decide, and why deadlines were extended."""

from cooperation.texts import Text

from .texts import t

#: By status: what a side wrote in its position before an earlier session, in turns.
SAYS = {
    "not_started": (
        t("Work has not begun: the executors and the source of financing are being determined.", "Работа не начата: определяются исполнители и источник финансирования.", "Праца не пачата: вызначаюцца выканаўцы і крыніца фінансавання."),
        t("The measure waits for the plan of work to be approved by the executors.", "Мероприятие ожидает утверждения исполнителями плана работ.", "Мерапрыемства чакае зацвярджэння выканаўцамі плана работ."),
        t("A coordinator has been named; the first meeting of experts is being prepared.", "Назначен координатор; готовится первая встреча экспертов.", "Прызначаны каардынатар; рыхтуецца першая сустрэча экспертаў."),
    ),
    "on_track": (
        t("Work proceeds according to the schedule. The next stage will be completed in time.", "Работа ведётся по графику. Очередной этап будет завершён в срок.", "Праца вядзецца па графіку. Чарговы этап будзе завершаны ў тэрмін."),
        t("The stage planned for the half-year is finished; its results were handed over to the other side.", "Запланированный на полугодие этап завершён; результаты переданы другой стороне.", "Запланаваны на паўгоддзе этап завершаны; вынікі перададзены другому боку."),
        t("Experts met twice; no question is left for the level of the co-chairs.", "Проведены две встречи экспертов; вопросов для уровня сопредседателей нет.", "Праведзены дзве сустрэчы экспертаў; пытанняў для ўзроўню сустаршынь няма."),
        t("Financing has been opened and the contracts with the executors are in force.", "Финансирование открыто, договоры с исполнителями действуют.", "Фінансаванне адкрыта, дагаворы з выканаўцамі дзейнічаюць."),
    ),
    "at_risk": (
        t("There is a risk of missing the deadline: comments of the interested bodies are still being reconciled.", "Имеется риск срыва срока: продолжается урегулирование замечаний заинтересованных органов.", "Існуе рызыка зрыву тэрміну: працягваецца ўрэгуляванне заўваг зацікаўленых органаў."),
        t("The executor asks for more time because of late deliveries; the schedule is being corrected.", "Исполнитель просит дополнительное время из-за задержки поставок; график уточняется.", "Выканаўца просіць дадатковы час з-за затрымкі паставак; графік удакладняецца."),
        t("The deadline can be kept if the other side answers within a month.", "Срок может быть соблюдён, если другая сторона ответит в течение месяца.", "Тэрмін можа быць вытрыманы, калі другі бок адкажа на працягу месяца."),
    ),
    "delayed": (
        t("The deadline has not been kept. The remaining questions can be settled at the level of experts.", "Срок не соблюдён. Оставшиеся вопросы могут быть урегулированы на уровне экспертов.", "Тэрмін не вытрыманы. Пытанні, што засталіся, могуць быць урэгуляваны на ўзроўні экспертаў."),
        t("The measure is late by one stage; the reasons were set out in a letter to the co-chair.", "Отставание – один этап; причины изложены в письме сопредседателю.", "Адставанне – адзін этап; прычыны выкладзены ў лісце сустаршыні."),
        t("Work goes on after the deadline; a new date is being agreed with the executors.", "Работа продолжается за пределами срока; новая дата согласуется с исполнителями.", "Праца працягваецца пасля тэрміну; новая дата ўзгадняецца з выканаўцамі."),
    ),
    "blocked": (
        t("Further work is impossible until the legislation is amended.", "Дальнейшая работа невозможна до внесения изменений в законодательство.", "Далейшая праца немагчымая да ўнясення змен у заканадаўства."),
        t("The question has left the competence of the executors; a decision of the governments is needed.", "Вопрос вышел за пределы компетенции исполнителей; требуется решение правительств.", "Пытанне выйшла за межы кампетэнцыі выканаўцаў; патрабуецца рашэнне ўрадаў."),
    ),
    "completed": (
        t("The measure has been carried out; it is proposed to remove it from control.", "Мероприятие выполнено; предлагается снять его с контроля.", "Мерапрыемства выканана; прапануецца зняць яго з кантролю."),
        t("Carried out in full; the supporting document is kept by the executive secretary.", "Выполнено в полном объёме; подтверждающий документ находится у ответственного секретаря.", "Выканана ў поўным аб'ёме; пацвярджальны дакумент знаходзіцца ў адказнага сакратара."),
    ),
    "dropped": (
        t("The measure is no longer relevant.", "Мероприятие утратило актуальность.", "Мерапрыемства страціла актуальнасць."),
    ),
}  # fmt: skip


def variant(status: str, turn: int) -> Text:
    """One of the phrases of a status; the same turn always has the same one."""
    phrases = SAYS[status]
    return phrases[turn % len(phrases)]


REASONS = [
    t(
        "Additional comments of the ministries concerned have to be reconciled.",
        "Необходимо урегулировать дополнительные замечания заинтересованных министерств.",
        "Неабходна ўрэгуляваць дадатковыя заўвагі зацікаўленых міністэрстваў.",
    ),
    t(
        "The tests were postponed at the request of the executors.",
        "Испытания перенесены по просьбе исполнителей.",
        "Выпрабаванні перанесены па просьбе выканаўцаў.",
    ),
    t(
        "Financing for the current year was approved later than planned.",
        "Финансирование текущего года утверждено позднее запланированного.",
        "Фінансаванне бягучага года зацверджана пазней за запланаванае.",
    ),
]

#: Measures of which the line to take is for official use only.
MARKED = {"1.1"}
LINES = {
    "1.1": t(
        "Insist on the fourth quarter; a longer period is acceptable only with an interim report.",
        "Настаивать на четвёртом квартале; более длительный срок приемлем лишь при промежуточном отчёте.",
        "Настойваць на чацвёртым квартале; больш працяглы тэрмін прымальны толькі з прамежкавай справаздачай.",
    ),
    "3.4": t(
        "Ask for a commitment on co-financing before discussing dates.",
        "До обсуждения сроков добиться обязательства по софинансированию.",
        "Да абмеркавання тэрмінаў дамагчыся абавязацельства па сумесным фінансаванні.",
    ),
}

AGENDA = [
    t(
        "Course of carrying out the joint action programme",
        "О ходе выполнения программы совместных действий",
        "Аб ходзе выканання праграмы сумесных дзеянняў",
    ),
    t(
        "Improvement of the legal framework of cooperation",
        "О совершенствовании нормативно-правовой базы сотрудничества",
        "Аб удасканаленні нарматыўна-прававой базы супрацоўніцтва",
    ),
    t(
        "Creation and work of joint ventures",
        "О создании и деятельности совместных предприятий",
        "Аб стварэнні і дзейнасці сумесных прадпрыемстваў",
    ),
    t(
        "Research and development and joint programmes of the Union State",
        "О НИОКР и совместных программах Союзного государства",
        "Аб НДДКР і сумесных праграмах Саюзнай дзяржавы",
    ),
    t(
        "Date and place of the next session",
        "О дате и месте следующего заседания",
        "Аб даце і месцы наступнага пасяджэння",
    ),
]

NOTED = t(
    "The information of both sides on the course of the programme was noted.",
    "Принята к сведению информация сторон о ходе выполнения программы.",
    "Прынята да ведама інфармацыя бакоў аб ходзе выканання праграмы.",
)
NEXT = t(
    "The next session will be held in half a year; the executive secretaries will agree its date.",
    "Следующее заседание провести через полгода; дату согласовать ответственным секретарям.",
    "Наступнае пасяджэнне правесці праз паўгода; дату ўзгадніць адказным сакратарам.",
)
AGREED = t(
    "The sides agreed on the status of the measure.",
    "Стороны согласовали состояние выполнения мероприятия.",
    "Бакі ўзгаднілі стан выканання мерапрыемства.",
)
EXTENDED = t(
    "The deadline of the measure is extended.",
    "Срок выполнения мероприятия продлён.",
    "Тэрмін выканання мерапрыемства прадоўжаны.",
)
ADDED = t(
    "The measure is added to the programme.",
    "Мероприятие включено в программу.",
    "Мерапрыемства ўключана ў праграму.",
)
PLACES = {
    "BY": t("Minsk", "Минск", "Мінск"),
    "RU": t("Moscow", "Москва", "Масква"),
}
