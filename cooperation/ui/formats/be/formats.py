"""Belarusian: 12 лістапада 2026."""

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
    "студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня",
    "верасня", "кастрычніка", "лістапада", "снежня",
)  # fmt: skip
MONTHS_ALONE = (
    "студзень", "люты", "сакавік", "красавік", "май", "чэрвень", "ліпень", "жнівень", "верасень", "кастрычнік",
    "лістапад", "снежань",
)  # fmt: skip
QUARTERS = ("I кв. {year}", "II кв. {year}", "III кв. {year}", "IV кв. {year}")
HALF_YEARS = ("1-е паўгоддзе {year}", "2-е паўгоддзе {year}")
YEAR = "{year}"
UNCERTAIN = "каля {date}"
PERMANENT = "пастаянна"
RECURS = {
    "monthly": "штомесяц, першы тэрмін: {date}",
    "quarterly": "штоквартальна, першы тэрмін: {date}",
    "semi-annually": "раз на паўгода, першы тэрмін: {date}",
    "annually": "штогод, першы тэрмін: {date}",
}
