"""Russian: 12 ноября 2026."""

DATE_FORMAT = "j E Y"
SHORT_DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
SHORT_DATETIME_FORMAT = "j E Y, H:i"
TIME_FORMAT = "H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j E"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3

MONTHS_WITH_DAY = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
    "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTHS_ALONE = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
QUARTERS = ("I кв. {year}", "II кв. {year}", "III кв. {year}", "IV кв. {year}")
HALF_YEARS = ("1-е полугодие {year}", "2-е полугодие {year}")
YEAR = "{year}"
UNCERTAIN = "около {date}"
PERMANENT = "постоянно"
RECURS = {
    "monthly": "ежемесячно, первый срок: {date}",
    "quarterly": "ежеквартально, первый срок: {date}",
    "semi-annually": "раз в полгода, первый срок: {date}",
    "annually": "ежегодно, первый срок: {date}",
}
