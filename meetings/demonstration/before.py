"""What is prepared before the session to come: papers, letters between the sides, and what waits for an agenda."""

from datetime import timedelta

from meetings.models import AgendaItem, BacklogPoint, Letter, Paper, PaperPoint, PaperVersion

from .frame import Frame

_DRAFT = {
    "en": "Draft rules for the mutual recognition of test reports",
    "ru": "Проект правил взаимного признания протоколов испытаний",
    "be": "Праект правіл узаемнага прызнання пратаколаў выпрабаванняў",
}
_NOTE = {
    "en": "Information on the enterprises ready to join the joint venture",
    "ru": "Информация о предприятиях, готовых войти в совместное предприятие",
    "be": "Інфармацыя пра прадпрыемствы, гатовыя ўвайсці ў сумеснае прадпрыемства",
}
_DATES = {
    "en": "Dates of the next session and its draft agenda",
    "ru": "О сроках следующего заседания и проекте повестки дня",
    "be": "Пра тэрміны наступнага пасяджэння і праект парадку дня",
}
_AGREED = {
    "en": "The proposed dates are agreed",
    "ru": "Предложенные сроки согласованы",
    "be": "Прапанаваныя тэрміны ўзгоднены",
}
_LATER = {
    "en": "A common register of testing laboratories",
    "ru": "Единый реестр испытательных лабораторий",
    "be": "Адзіны рэестр выпрабавальных лабараторый",
}


def write_before(frame: Frame) -> None:
    """Two papers of the next session, two letters about it, and a point proposed for a later one."""
    review, by, ru = frame.reviews[-1], frame.parties["BY"], frame.parties["RU"]
    held = min(frame.today, review.starts_on) - timedelta(days=3)
    points = list(AgendaItem.unscoped.filter(review=review, item__isnull=False).order_by("position")[:2])
    for number, (title, party, kind) in enumerate(((_DRAFT, by, "WP"), (_NOTE, ru, "INF"))):
        paper = Paper.unscoped.create(
            review=review, kind=kind, number=1, symbol=f"{frame.body.symbol}/{review.number}/{kind}.1",
            title=frame.say(title), submitted_by=party,
        )  # fmt: skip
        PaperPoint.unscoped.bulk_create(
            PaperPoint(paper=paper, point=point) for point in points[number : number + 1]
        )
        PaperVersion.unscoped.bulk_create(
            PaperVersion(
                paper=paper, language=tag, state=state, on=None if place else held, is_original=not place
            )
            for place, (tag, state) in enumerate(
                zip(frame.body.languages, ("final", "awaited"), strict=False)
            )
        )
    sent = held - timedelta(days=20)
    asked = Letter.unscoped.create(
        body=frame.body, sender=by, recipient=ru, number="04-11/212", sent_on=sent, received_number="1730-in",
        received_on=sent + timedelta(days=4), subject=frame.say(_DATES), entered_for=by,
    )  # fmt: skip
    Letter.unscoped.create(
        body=frame.body, sender=ru, recipient=by, number="1730-out", sent_on=sent + timedelta(days=9),
        subject=frame.say(_AGREED), answers=asked, entered_for=ru,
    )  # fmt: skip
    BacklogPoint.unscoped.create(body=frame.body, title=frame.say(_LATER), proposed_by=ru)
