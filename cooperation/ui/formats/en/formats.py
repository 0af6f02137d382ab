"""English: 12 Nov 2026."""

DATE_FORMAT = "j M Y"
SHORT_DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
YEAR_MONTH_FORMAT = "M Y"
MONTH_DAY_FORMAT = "j M"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3

MONTHS_WITH_DAY = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS_ALONE = MONTHS_WITH_DAY
QUARTERS = ("Q1 {year}", "Q2 {year}", "Q3 {year}", "Q4 {year}")
HALF_YEARS = ("H1 {year}", "H2 {year}")
YEAR = "{year}"
UNCERTAIN = "c. {date}"
PERMANENT = "permanent"
RECURS = {
    "monthly": "monthly, from {date}",
    "quarterly": "quarterly, from {date}",
    "semi-annually": "twice a year, from {date}",
    "annually": "annually, from {date}",
}
