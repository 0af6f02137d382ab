"""What the sides say in their positions, what sessions decide, and why deadlines were extended."""

from .texts import t

#: By status: what a side writes in its position.
SAYS = {
    "not_started": t("Work has not begun: the executors and the source of financing are being determined.", "Работа не начата: определяются исполнители и источник финансирования.", "Праца не пачата: вызначаюцца выканаўцы і крыніца фінансавання."),
    "on_track": t("Work proceeds according to the schedule. The next stage will be completed in time.", "Работа ведётся по графику. Очередной этап будет завершён в срок.", "Праца вядзецца па графіку. Чарговы этап будзе завершаны ў тэрмін."),
    "at_risk": t("There is a risk of missing the deadline: comments of the interested bodies are still being reconciled.", "Имеется риск срыва срока: продолжается урегулирование замечаний заинтересованных органов.", "Існуе рызыка зрыву тэрміну: працягваецца ўрэгуляванне заўваг зацікаўленых органаў."),
    "delayed": t("The deadline has not been kept. The remaining questions can be settled at the level of experts.", "Срок не соблюдён. Оставшиеся вопросы могут быть урегулированы на уровне экспертов.", "Тэрмін не вытрыманы. Пытанні, што засталіся, могуць быць урэгуляваны на ўзроўні экспертаў."),
    "blocked": t("Further work is impossible until the legislation is amended.", "Дальнейшая работа невозможна до внесения изменений в законодательство.", "Далейшая праца немагчымая да ўнясення змен у заканадаўства."),
    "completed": t("The measure has been carried out; it is proposed to remove it from control.", "Мероприятие выполнено; предлагается снять его с контроля.", "Мерапрыемства выканана; прапануецца зняць яго з кантролю."),
    "dropped": t("The measure is no longer relevant.", "Мероприятие утратило актуальность.", "Мерапрыемства страціла актуальнасць."),
}  # fmt: skip

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
