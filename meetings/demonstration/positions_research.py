"""What the sides say now on the measures of sections 3, 4 and 5: by number, then by party. All illustrative."""

from .texts import t

SAYS = {
    "3.1": {
        "BY": t("Twenty-three projects were selected; contracts have been concluded for sixteen of them.", "Отобрано двадцать три проекта; по шестнадцати заключены договоры.", "Адабрана дваццаць тры праекты; па шаснаццаці заключаны дагаворы."),
        "RU": t("The joint expert council has met twice this year; financing of the selected projects is open.", "Совместный экспертный совет провёл два заседания; финансирование отобранных проектов открыто.", "Сумесны экспертны савет правёў два пасяджэнні; фінансаванне адабраных праектаў адкрыта."),
    },
    "3.2": {
        "BY": t("The pilot runs between two enterprises. Acceptance waits for the test report on encryption.", "Опытная система действует между двумя предприятиями. Приёмка ожидает протокола испытаний шифрования.", "Доследная сістэма дзейнічае паміж двума прадпрыемствамі. Прыёмка чакае пратакола выпрабаванняў шыфравання."),
        "RU": t("Certification of the means of encryption takes longer than planned; another year and a half is asked for.", "Сертификация средств шифрования требует больше времени, чем планировалось; предлагается продлить срок.", "Сертыфікацыя сродкаў шыфравання патрабуе больш часу, чым планавалася; прапануецца падоўжыць тэрмін."),
    },
    "3.3": {
        "BY": t("Two of three prototypes are assembled; climatic tests begin next month.", "Собраны два из трёх опытных образцов; климатические испытания начнутся в следующем месяце.", "Сабраны два з трох доследных узораў; кліматычныя выпрабаванні пачнуцца ў наступным месяцы."),
        "RU": t("All three lenses have passed bench tests; the joint tests can be brought forward.", "Все три объектива прошли стендовые испытания; совместные испытания можно провести раньше.", "Усе тры аб'ектывы прайшлі стэндавыя выпрабаванні; сумесныя выпрабаванні можна правесці раней."),
    },
    "3.4": {
        "BY": t("The topology of four circuits out of six is finished; the test batch depends on the share of co-financing.", "Завершена топология четырёх микросхем из шести; опытная партия зависит от доли софинансирования.", "Завершана тапалогія чатырох мікрасхем з шасці; доследная партыя залежыць ад долі сумеснага фінансавання."),
        "RU": t("The irradiation stand is under repair until spring. The tests move accordingly.", "Облучательный стенд находится на ремонте до весны. Испытания переносятся соответственно.", "Апраменьвальны стэнд на рамонце да вясны. Выпрабаванні адпаведна пераносяцца."),
    },
    "3.5": {
        "BY": t("Equipment for two of four workplaces is installed; the staff list is approved.", "Смонтировано оборудование двух рабочих мест из четырёх; штатное расписание утверждено.", "Змантавана абсталяванне двух рабочых месцаў з чатырох; штатны расклад зацверджаны."),
        "RU": t("The measuring complex has been bought and is being shipped to Minsk.", "Измерительный комплекс закуплен и отгружается в Минск.", "Вымяральны комплекс закуплены і адгружаецца ў Мінск."),
    },
    "3.6": {
        "BY": t("The forecast is approved by both academies and sent to the ministries.", "Прогноз утверждён обеими академиями и направлен министерствам.", "Прагноз зацверджаны абедзвюма акадэміямі і накіраваны міністэрствам."),
        "RU": t("Carried out; the next edition of the forecast is foreseen in five years.", "Выполнено; следующая редакция прогноза предусмотрена через пять лет.", "Выканана; наступная рэдакцыя прагнозу прадугледжана праз пяць гадоў."),
    },
    "3.7": {
        "BY": t("Samples of two materials have been made by the institutes and handed over for tests.", "Институтами изготовлены образцы двух материалов и переданы на испытания.", "Інстытутамі выраблены ўзоры двух матэрыялаў і перададзены на выпрабаванні."),
        "RU": t("The executors are being chosen by tender; the contract is expected in the first quarter.", "Исполнители определяются на конкурсе; договор ожидается в первом квартале.", "Выканаўцы вызначаюцца на конкурсе; дагавор чакаецца ў першым квартале."),
    },
    "3.8": {
        "BY": t("Thirty-one of thirty-four projects are agreed; three remain for the co-chairs.", "Согласован тридцать один проект из тридцати четырёх; три остаются на решение сопредседателей.", "Узгоднены трыццаць адзін праект з трыццаці чатырох; тры застаюцца на рашэнне сустаршынь."),
        "RU": t("Three projects lack an executor on the Russian side; without them the list can be approved in time.", "По трём проектам нет российского исполнителя; без них перечень может быть утверждён в срок.", "Па трох праектах няма расійскага выканаўцы; без іх пералік можа быць зацверджаны ў тэрмін."),
    },
    "3.9": {
        "BY": t("The terms of reference are being written.", "Готовится техническое задание.", "Рыхтуецца тэхнічнае заданне."),
        "RU": t("Data of two repair plants have been collected for the training of the model.", "Для обучения модели собраны данные двух ремонтных заводов.", "Для навучання мадэлі сабраны даныя двух рамонтных заводаў."),
    },
    "4.1": {
        "BY": t("The concept is written; the estimate of the ground segment is being checked.", "Концепция подготовлена; уточняется смета наземного сегмента.", "Канцэпцыя падрыхтавана; удакладняецца каштарыс наземнага сегмента."),
        "RU": t("The concept is being agreed with the State customers; four of seven have answered.", "Концепция согласуется с государственными заказчиками; ответили четыре из семи.", "Канцэпцыя ўзгадняецца з дзяржаўнымі заказчыкамі; адказалі чатыры з сямі."),
    },
    "4.2": {
        "BY": t("The draft is ready but for the financing table; the Belarusian share has been confirmed by the Ministry of Finance.", "Проект готов, кроме таблицы финансирования; белорусская доля подтверждена Министерством финансов.", "Праект гатовы, акрамя табліцы фінансавання; беларуская доля пацверджана Міністэрствам фінансаў."),
        "RU": t("The order of approving joint programmes has to be changed first; until then the draft cannot be submitted.", "Сначала должен быть изменён порядок утверждения совместных программ; до этого проект не может быть внесён.", "Спачатку павінен быць зменены парадак зацвярджэння сумесных праграм; да гэтага праект не можа быць унесены."),
    },
    "4.3": {
        "BY": t("The report for three quarters is drawn up; the yearly one follows in January.", "Отчёт за три квартала составлен; годовой будет представлен в январе.", "Справаздача за тры кварталы складзена; гадавая будзе прадстаўлена ў студзені."),
        "RU": t("Expenditure stands at 78 per cent of the yearly plan.", "Освоено 78 процентов годового плана.", "Асвоена 78 працэнтаў гадавога плана."),
    },
    "4.4": {
        "BY": t("The final report has been accepted without comments.", "Итоговый отчёт принят без замечаний.", "Выніковая справаздача прынята без заўваг."),
        "RU": t("The final report is accepted; the equipment has been handed over to the users.", "Итоговый отчёт принят; аппаратура передана пользователям.", "Выніковая справаздача прынята; апаратура перададзена карыстальнікам."),
    },
    "4.5": {
        "BY": t("The draft amendments lie with the Permanent Committee. Ministries cannot go further by themselves.", "Проект изменений находится в Постоянном Комитете. Министерства не могут продвинуться самостоятельно.", "Праект змен знаходзіцца ў Пастаянным Камітэце. Міністэрствы не могуць рухацца далей самастойна."),
        "RU": t("A decision of the Council of Ministers of the Union State is needed; it is not yet on its agenda.", "Необходимо решение Совета Министров Союзного государства; в повестку оно пока не включено.", "Неабходна рашэнне Савета Міністраў Саюзнай дзяржавы; у парадак дня яно пакуль не ўключана."),
    },
    "4.6": {
        "BY": t("The list of executors is proposed: five institutes and three plants.", "Предложен перечень исполнителей: пять институтов и три завода.", "Прапанаваны пералік выканаўцаў: пяць інстытутаў і тры заводы."),
    },
    "4.7": {
        "BY": t("Six results of ten are in production at three plants.", "Шесть результатов из десяти внедрены на трёх заводах.", "Шэсць вынікаў з дзесяці ўкаранёны на трох заводах."),
        "RU": t("Rights to four results are not registered, which may stop their introduction this year.", "Права на четыре результата не оформлены, что может остановить внедрение в этом году.", "Правы на чатыры вынікі не аформлены, што можа спыніць укараненне сёлета."),
    },
    "5.1": {
        "BY": t("The register holds 186 Belarusian suppliers; twelve were added in the half-year.", "В реестре 186 белорусских поставщиков; за полугодие добавлено двенадцать.", "У рэестры 186 беларускіх пастаўшчыкоў; за паўгоддзе дададзена дванаццаць."),
        "RU": t("The register is kept up to date; access was given to four more holdings.", "Реестр актуализируется; доступ предоставлен ещё четырём холдингам.", "Рэестр актуалізуецца; доступ нададзены яшчэ чатыром холдынгам."),
    },
    "5.2": {
        "BY": t("The contract on chassis is signed; the one on control systems is at the lawyers.", "Договор на шасси подписан; договор на системы управления – на правовой экспертизе.", "Дагавор на шасі падпісаны; дагавор на сістэмы кіравання – на прававой экспертызе."),
        "RU": t("Prices for the first two years are agreed; the formula for the later ones is discussed.", "Согласованы цены на первые два года; обсуждается формула на последующие.", "Узгоднены цэны на першыя два гады; абмяркоўваецца формула на наступныя."),
    },
    "5.3": {
        "BY": t("The arrangement is signed by both agencies; laboratories of both sides apply it.", "Договорённость подписана обоими ведомствами; лаборатории сторон её применяют.", "Дамоўленасць падпісана абодвума ведамствамі; лабараторыі бакоў яе прымяняюць."),
        "RU": t("The arrangement is signed, yet the list of accredited laboratories has not been published.", "Договорённость подписана, однако перечень аккредитованных лабораторий не опубликован.", "Дамоўленасць падпісана, аднак пералік акрэдытаваных лабараторый не апублікаваны."),
    },
    "5.4": {
        "BY": t("Twenty-six trainees have begun their courses this year.", "К обучению в этом году приступили двадцать шесть слушателей.", "Да навучання сёлета прыступілі дваццаць шэсць слухачоў."),
        "RU": t("Twenty-four places were given; the spring intake is open.", "Предоставлено двадцать четыре места; открыт весенний набор.", "Нададзена дваццаць чатыры месцы; адкрыты вясновы набор."),
    },
    "5.5": {
        "BY": t("The list names nine Belarusian stands; the rules of access are being agreed.", "В перечень внесены девять белорусских стендов; правила доступа согласуются.", "У пералік унесены дзевяць беларускіх стэндаў; правілы доступу ўзгадняюцца."),
        "RU": t("Fourteen stands are offered; the question of payment for their use is open.", "Предложены четырнадцать стендов; открыт вопрос об оплате их использования.", "Прапанаваны чатырнаццаць стэндаў; адкрыта пытанне аб аплаце іх выкарыстання."),
    },
    "5.6": {
        "BY": t("The plan is drawn up; a joint stand depends on the organisers of two exhibitions.", "План составлен; совместный стенд зависит от организаторов двух выставок.", "План складзены; сумесны стэнд залежыць ад арганізатараў дзвюх выстаў."),
    },
    "5.7": {
        "BY": t("Forty-eight positions of the list are being delivered.", "По сорока восьми позициям перечня идут поставки.", "Па сарака васьмі пазіцыях пераліку ідуць пастаўкі."),
        "RU": t("Fifty-one components have been tested as substitutes; nineteen more are under test.", "Испытан пятьдесят один компонент; ещё девятнадцать проходят испытания.", "Выпрабаваны пяцьдзясят адзін кампанент; яшчэ дзевятнаццаць праходзяць выпрабаванні."),
    },
    "5.8": {
        "BY": t("The information for the session has been gathered from fourteen organisations.", "Информация к заседанию собрана от четырнадцати организаций.", "Інфармацыя да пасяджэння сабрана ад чатырнаццаці арганізацый."),
        "RU": t("The information for the session was handed over in time.", "Информация к заседанию передана в срок.", "Інфармацыя да пасяджэння перададзена ў тэрмін."),
    },
}  # fmt: skip
