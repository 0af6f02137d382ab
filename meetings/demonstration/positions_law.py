"""What the sides say now on the measures of sections 1 and 2: by number, then by party. All illustrative."""

from .texts import t

SAYS = {
    "1.1": {
        "BY": t("Nine of eleven articles are agreed. The article on the settlement of payments waits for comments of the Ministry of Justice.", "Согласованы девять из одиннадцати статей. По статье о порядке расчётов ожидаются замечания Министерства юстиции.", "Узгоднены дзевяць з адзінаццаці артыкулаў. Па артыкуле аб парадку разлікаў чакаюцца заўвагі Міністэрства юстыцыі."),
        "RU": t("The draft was returned for a second interdepartmental round because of the article on payments; a realistic date is two years away.", "Проект возвращён на повторное межведомственное согласование из-за статьи о расчётах; реалистичный срок – через два года.", "Праект вернуты на паўторнае міжведамаснае ўзгадненне з-за артыкула аб разліках; рэалістычны тэрмін – праз два гады."),
    },
    "1.2": {
        "BY": t("Bids of Belarusian enterprises are still rejected on grounds of origin. Without an amendment of the procurement rules the measure cannot go on.", "Заявки белорусских предприятий по-прежнему отклоняются по признаку происхождения. Без изменения правил закупок выполнение невозможно.", "Заяўкі беларускіх прадпрыемстваў па-ранейшаму адхіляюцца паводле прыкметы паходжання. Без змянення правіл закупак выкананне немагчымае."),
        "RU": t("A draft decision on products made in cooperation has been posted for public discussion; no delay is expected.", "Проект решения о продукции, произведённой в кооперации, вынесен на общественное обсуждение; отставания не ожидается.", "Праект рашэння аб прадукцыі, вырабленай у кааперацыі, вынесены на грамадскае абмеркаванне; адставання не чакаецца."),
    },
    "1.3": {
        "BY": t("The list of 214 components is initialled; the accompanying document is being tried out at two crossing points.", "Перечень из 214 комплектующих парафирован; сопроводительный документ проходит проверку в двух пунктах пропуска.", "Пералік з 214 камплектуючых парафіраваны; суправаджальны дакумент правяраецца ў двух пунктах пропуску."),
        "RU": t("The trial of the single accompanying document goes on; the software is being adapted by the customs service.", "Продолжается опытное применение единого сопроводительного документа; таможенная служба дорабатывает программное обеспечение.", "Працягваецца доследнае прымяненне адзінага суправаджальнага дакумента; мытная служба дапрацоўвае праграмнае забеспячэнне."),
    },
    "1.4": {
        "BY": t("Two wordings of the consent clause are on the table; a meeting of experts in the next quarter is needed to keep the date.", "На рассмотрении две редакции оговорки о согласии; для соблюдения срока нужна встреча экспертов в следующем квартале.", "На разглядзе дзве рэдакцыі агаворкі аб згодзе; каб вытрымаць тэрмін, патрэбна сустрэча экспертаў у наступным квартале."),
        "RU": t("The text has been discussed twice at expert level. The consent of the supplier's State can be settled in the annex.", "Текст дважды обсуждён экспертами. Вопрос о согласии государства-поставщика может быть урегулирован в приложении.", "Тэкст двойчы абмеркаваны экспертамі. Пытанне аб згодзе дзяржавы-пастаўшчыка можа быць урэгулявана ў дадатку."),
    },
    "1.5": {
        "BY": t("The model contract has been in use since it was recommended: eleven contracts follow it.", "Типовой договор применяется: по нему заключено одиннадцать договоров.", "Тыпавы дагавор прымяняецца: паводле яго заключана адзінаццаць дагавораў."),
        "RU": t("The model contract is recommended to institutions of the Academy; the measure can be removed from control.", "Типовой договор рекомендован учреждениям Академии; мероприятие может быть снято с контроля.", "Тыпавы дагавор рэкамендаваны ўстановам Акадэміі; мерапрыемства можа быць знята з кантролю."),
    },
    "1.6": {
        "BY": t("Fourteen of twenty-one standards on this year's list have been adopted; seven await a vote of the technical committee.", "Приняты четырнадцать из двадцати одного стандарта перечня этого года; семь ожидают голосования технического комитета.", "Прыняты чатырнаццаць з дваццаці аднаго стандарту пераліку гэтага года; сем чакаюць галасавання тэхнічнага камітэта."),
        "RU": t("The vote on the remaining standards is set for the last month of the year.", "Голосование по оставшимся стандартам назначено на последний месяц года.", "Галасаванне па астатніх стандартах прызначана на апошні месяц года."),
    },
    "1.7": {
        "BY": t("The review for the half-year was handed over in time: nine acts of legislation concern cooperation.", "Обзор за полугодие передан в срок: кооперации касаются девять нормативных правовых актов.", "Агляд за паўгоддзе перададзены ў тэрмін: кааперацыі датычацца дзевяць нарматыўных прававых актаў."),
        "RU": t("The review has been received and answered; ours covers six acts.", "Обзор получен, ответ направлен; российский обзор охватывает шесть актов.", "Агляд атрыманы, адказ накіраваны; расійскі агляд ахоплівае шэсць актаў."),
    },
    "1.8": {
        "BY": t("The methodology is agreed except for the rate of profit on components; the Ministry of Economy asks for calculations on three products.", "Методика согласована, кроме нормы прибыли по комплектующим; Министерство экономики просит расчёты по трём изделиям.", "Методыка ўзгоднена, акрамя нормы прыбытку па камплектуючых; Міністэрства эканомікі просіць разлікі па трох вырабах."),
        "RU": t("The methodology was approved by order of the ministry; the measure is regarded as carried out.", "Методика утверждена приказом министерства; мероприятие считаем выполненным.", "Методыка зацверджана загадам міністэрства; мерапрыемства лічым выкананым."),
    },
    "2.1": {
        "BY": t("The charter and the business plan are signed by the founders; the Belarusian share of the capital has been paid in.", "Устав и бизнес-план подписаны учредителями; белорусская доля уставного фонда внесена.", "Статут і бізнес-план падпісаны заснавальнікамі; беларуская доля статутнага фонду ўнесена."),
        "RU": t("The founders' decision has been taken; the capital will be paid in after consent of the antimonopoly body.", "Решение учредителей принято; вклад будет внесён после согласия антимонопольного органа.", "Рашэнне заснавальнікаў прынята; уклад будзе ўнесены пасля згоды антыманапольнага органа."),
    },
    "2.2": {
        "BY": t("The market study is finished, the site is not chosen. Two variants of localisation are being calculated; more time is needed.", "Исследование рынка завершено, площадка не выбрана. Рассчитываются два варианта локализации; требуется дополнительное время.", "Даследаванне рынку завершана, пляцоўка не выбрана. Разлічваюцца два варыянты лакалізацыі; патрэбны дадатковы час."),
        "RU": t("Financing of the study has been confirmed for one year only.", "Финансирование обоснования подтверждено лишь на один год.", "Фінансаванне абгрунтавання пацверджана толькі на адзін год."),
    },
    "2.3": {
        "BY": t("The premises are ready and 42 designers are employed; the licences for design software are still to be delivered.", "Помещения готовы, принято 42 конструктора; не поставлены лицензии на программное обеспечение проектирования.", "Памяшканні гатовыя, прынята 42 канструктары; не пастаўлены ліцэнзіі на праграмнае забеспячэнне праектавання."),
        "RU": t("The delivery of licences depends on a supplier's permit; it is expected within two quarters.", "Поставка лицензий зависит от разрешения поставщика; ожидается в течение двух кварталов.", "Пастаўка ліцэнзій залежыць ад дазволу пастаўшчыка; чакаецца на працягу двух кварталаў."),
    },
    "2.4": {
        "BY": t("The centre works; more than 300 units were serviced.", "Центр работает; обслужено более 300 изделий.", "Цэнтр працуе; абслужана больш за 300 вырабаў."),
        "RU": t("The centre works at full load.", "Центр работает с полной загрузкой.", "Цэнтр працуе з поўнай загрузкай."),
    },
    "2.5": {
        "BY": t("Proposals on a single rate of investment deduction were handed over; an answer of the other side is awaited.", "Предложения о единой ставке инвестиционного вычета переданы; ожидается ответ другой стороны.", "Прапановы аб адзінай стаўцы інвестыцыйнага выліку перададзены; чакаецца адказ другога боку."),
    },
    "2.6": {
        "BY": t("Work has not begun: the list of plants that would take part has not been agreed.", "Работа не начата: не согласован перечень заводов-участников.", "Праца не пачата: не ўзгоднены пералік заводаў-удзельнікаў."),
        "RU": t("Not begun. It is proposed to return to the question after the review of the programme.", "Не начато. Предлагается вернуться к вопросу после пересмотра программы.", "Не пачата. Прапануецца вярнуцца да пытання пасля перагляду праграмы."),
    },
    "2.7": {
        "BY": t("The study showed that leasing is better done through existing companies.", "Исследование показало, что лизинг целесообразнее вести через действующие компании.", "Даследаванне паказала, што лізінг мэтазгодней весці праз дзеючыя кампаніі."),
        "RU": t("The measure is no longer relevant.", "Мероприятие утратило актуальность.", "Мерапрыемства страціла актуальнасць."),
    },
    "2.8": {
        "BY": t("The report on four joint ventures for the half-year is attached to the materials of the session.", "Справка о четырёх совместных предприятиях за полугодие включена в материалы заседания.", "Даведка аб чатырох сумесных прадпрыемствах за паўгоддзе ўключана ў матэрыялы пасяджэння."),
        "RU": t("Figures of three ventures have been received; the fourth reports by the end of the month.", "Получены показатели трёх предприятий; четвёртое отчитается до конца месяца.", "Атрыманы паказчыкі трох прадпрыемстваў; чацвёртае адсправаздачыцца да канца месяца."),
    },
}  # fmt: skip
