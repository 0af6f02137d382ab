"""What the parties of the regional commission say: by number of the measure, then by party. All illustrative."""

from .texts import two

SAYS = {
    "1.1": {
        "KZ": two("The form is tried out on two routes; the electronic signature is accepted.", "Форма опробуется на двух маршрутах; электронная подпись принимается."),
        "RU": two("Comments of the railways have been handed over; two fields remain open.", "Замечания железных дорог переданы; не согласованы два поля."),
        "UZ": two("National rules of carriage must be amended first; nine more months are asked for.", "Сначала необходимо изменить национальные правила перевозок; предлагается ещё девять месяцев."),
        "KG": two("The form is accepted without comments.", "Форма принята без замечаний."),
    },
    "1.2": {
        "AM": two("Tariffs for two of three corridors are calculated.", "Рассчитаны тарифы по двум из трёх коридоров."),
        "RU": two("The tariff table is with the ministry of transport.", "Тарифная таблица находится в министерстве транспорта."),
        "AZ": two("Without a decision on the border section the table cannot be completed.", "Без решения по приграничному участку таблица не может быть завершена."),
    },
    "1.3": {
        "BY": two("The exchange works; since the spring all permits are electronic.", "Обмен действует; с весны все разрешения электронные."),
        "RU": two("The connection is ready, its certification is not finished.", "Подключение готово, его аттестация не завершена."),
        "MD": two("The supplier of the system is being chosen.", "Определяется поставщик системы."),
    },
    "1.4": {
        "KZ": two("Times at four crossings have been measured; the average fell by twelve minutes.", "Измерено время на четырёх переходах; среднее сократилось на двенадцать минут."),
        "KG": two("Measured at both crossings.", "Измерено на обоих переходах."),
        "TJ": two("Measured at one crossing; the other is being rebuilt.", "Измерено на одном переходе; второй реконструируется."),
        "UZ": two("The data for three quarters were sent to the secretariat.", "Данные за три квартала направлены в секретариат."),
    },
    "2.1": {
        "KZ": two("The method suits large canals; for small rivers a correction is needed.", "Методика подходит для крупных каналов; для малых рек нужна поправка."),
        "KG": two("The method has been tried out at six gauging stations.", "Методика опробована на шести гидропостах."),
        "TJ": two("Agreed at expert level.", "Согласовано на уровне экспертов."),
        "UZ": two("Comparative measurements through a whole season are needed before a decision.", "До принятия решения нужны сравнительные измерения за полный сезон."),
    },
    "2.2": {
        "KG": two("The inspection group has not been named.", "Группа обследования не назначена."),
        "TJ": two("A list of four dams was proposed.", "Предложен перечень из четырёх плотин."),
    },
    "2.3": {
        "KZ": two("Bulletins are sent every ten days.", "Бюллетени направляются каждые десять дней."),
        "UZ": two("Bulletins are received and used in planning.", "Бюллетени получаются и используются при планировании."),
        "TJ": two("Forecasts for two rivers have been added.", "Добавлены прогнозы по двум рекам."),
    },
    "2.4": {
        "AZ": two("Two coastal stations have been modernised.", "Модернизированы две прибрежные станции."),
        "KZ": two("Satellite data have been added to the bulletin.", "В бюллетень включены спутниковые данные."),
        "RU": two("Data of five stations are handed over monthly.", "Данные пяти станций передаются ежемесячно."),
    },
    "3.1": {
        "BY": two("The description of data follows the common standard.", "Описание данных соответствует общему стандарту."),
        "KZ": two("The server is installed in Almaty.", "Сервер установлен в Алматы."),
        "RU": two("Twelve sets of data are described.", "Описано двенадцать наборов данных."),
    },
    "3.2": {
        "AM": two("Eight hydrologists took part in the spring course.", "В весеннем курсе участвовали восемь гидрологов."),
        "BY": two("The second course is held in Minsk in December.", "Второй курс пройдёт в Минске в декабре."),
        "KG": two("Six dispatchers were trained.", "Обучено шесть диспетчеров."),
        "MD": two("Candidates for the second course are named.", "Кандидаты на второй курс названы."),
    },
    "3.3": {
        "MD": two("One third of the terms is disputed; an editor is needed.", "Треть терминов вызывает споры; нужен редактор."),
        "UZ": two("The glossary is ready but for the index.", "Глоссарий готов, кроме указателя."),
    },
    "3.4": {
        "AZ": two("Not begun: the terms of reference are awaited.", "Не начато: ожидается техническое задание."),
        "TJ": two("Not begun; a donor is being sought.", "Не начато; ведётся поиск донора."),
    },
}  # fmt: skip
