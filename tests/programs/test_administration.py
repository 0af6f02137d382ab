"""The administration keeps accounts and reference data, in the reader's language, and shows no text of a programme."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from cooperation.access import Role
from cooperation.accounts.admin import site
from programs.models import Grant, Organisation, Person, PositionDraft, Post, Programme
from tests.cast import Cast, sit

pytestmark = pytest.mark.django_db

#: All that an administrator meets. A table that is added here must hold nothing that a side keeps to itself.
KEPT = {
    "accounts.token",
    "accounts.user",
    "meetings.incomingmail",
    "programs.appointment",
    "programs.body",
    "programs.grant",
    "programs.marking",
    "programs.member",
    "programs.organisation",
    "programs.organisationchange",
    "programs.party",
    "programs.person",
    "programs.post",
    "programs.presidency",
    "programs.programme",
}


def form_of(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send back from the form at `url` if nothing were typed."""
    form = client.get(url).context["adminform"].form
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        widgets = getattr(bound.field.widget, "widgets_names", None)
        if widgets is None:
            sent[bound.html_name] = "" if value is None else value
        else:
            parts = bound.field.widget.decompress(value)
            sent |= {
                f"{bound.html_name}{name}": "" if part in (None, False) else part
                for name, part in zip(widgets, parts, strict=True)
            }
    return {name: value for name, value in sent.items() if value is not False}


@pytest.fixture
def administrator(client_as: Callable[[str], Client]) -> Client:
    return client_as("administrator")


def test_only_accounts_and_reference_data_are_kept_here() -> None:
    assert reverse("admin:index")  # the addresses are what gathers the tables
    assert {model._meta.label_lower for model in site._registry} == KEPT


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_every_table_and_every_form_opens_in_every_language(
    cast: Cast, administrator: Client, language: str
) -> None:
    administrator.post("/language/", {"language": language, "next": "/"})
    for label in sorted(KEPT):
        app, model = label.split(".")
        for page in ("changelist", "add"):
            answer = administrator.get(reverse(f"admin:{app}_{model}_{page}"))
            if label in ("accounts.token", "meetings.incomingmail") and page == "add":
                assert answer.status_code == 403
                continue
            assert answer.status_code == 200, f"{label} {page}"
            assert f'<html lang="{language}"' in answer.text
            assert "style=" not in answer.text, (
                f"{label} {page} has a style that the browser is told to ignore"
            )
            assert " object (" not in answer.text, f"{label} {page} names a record by its id"


def test_names_stand_in_the_readers_language(cast: Cast, administrator: Client) -> None:
    administrator.post("/language/", {"language": "ru", "next": "/"})
    said = administrator.get(reverse("admin:programs_organisation_add")).text
    assert "Участник" in said
    assert "Party" not in said


def test_a_change_is_written_with_its_version_and_keeps_languages_that_the_form_does_not_show(
    cast: Cast, administrator: Client
) -> None:
    ministry = next(iter(cast.organisations.values()))
    ministry.name = {"en": "Ministry", "kk": "Министрлік"}
    ministry.save()
    url = reverse("admin:programs_organisation_change", args=[ministry.pk])
    sent = form_of(administrator, url) | {"name_en": "Ministry of Industry"}
    told = administrator.post(url, sent, follow=True).text
    assert "On record: Ministry of Industry." in told
    assert " object (" not in told
    after = Organisation.unscoped.get(pk=ministry.pk)
    assert after.name == {"en": "Ministry of Industry", "kk": "Министрлік"}
    assert after.version == ministry.version + 1
    assert LogEntry.objects.filter(object_id=str(ministry.pk)).count() == 1


def test_a_form_that_lay_open_while_another_saved_is_refused(cast: Cast, administrator: Client) -> None:
    ministry = next(iter(cast.organisations.values()))
    url = reverse("admin:programs_organisation_change", args=[ministry.pk])
    sent = form_of(administrator, url) | {"name_en": "Later"}
    Organisation.unscoped.filter(pk=ministry.pk).update(version=ministry.version + 1)
    assert "Nothing was overwritten" in administrator.post(url, sent).text
    assert Organisation.unscoped.get(pk=ministry.pk).name == ministry.name


def test_who_looks_after_the_installation_is_given_no_right_and_no_person(
    cast: Cast, administrator: Client
) -> None:
    account = cast.users["administrator"].pk
    said = "An administrator of the installation acts for no side."
    grant = {"role": Role.READER.value, "body": cast.body.pk, "party": cast.by.pk, "user": account}
    assert said in administrator.post(reverse("admin:programs_grant_add"), grant).text
    person = {"name_en": "Somebody", "party": cast.by.pk, "user": account}
    assert said in administrator.post(reverse("admin:programs_person_add"), person).text
    assert not Grant.unscoped.filter(user=account).exists()
    assert not Person.unscoped.filter(user=account).exists()


def test_a_right_is_given_and_taken_away_and_never_rewritten(cast: Cast, administrator: Client) -> None:
    post = Post.unscoped.order_by("pk").first()
    assert post is not None
    before = set(Grant.unscoped.values_list("pk", flat=True))
    grant = {"role": Role.OBSERVER.value, "body": cast.body.pk, "party": cast.by.pk, "post": post.pk}
    assert administrator.post(reverse("admin:programs_grant_add"), grant).status_code == 302
    given = Grant.unscoped.exclude(pk__in=before).get()
    url = reverse("admin:programs_grant_change", args=[given.pk])
    assert administrator.post(url, grant | {"role": Role.COORDINATOR.value}).status_code == 403
    away = reverse("admin:programs_grant_delete", args=[given.pk])
    assert " object (" not in administrator.get(away).text
    told = administrator.post(away, {"post": "yes"}, follow=True).text
    assert "Taken away: observer, " in told
    assert " object (" not in told
    assert set(Grant.unscoped.values_list("pk", flat=True)) == before


def test_nothing_else_is_ever_removed_here(cast: Cast, administrator: Client) -> None:
    person = Person.unscoped.order_by("pk").first()
    assert person is not None
    assert administrator.get(reverse("admin:programs_person_delete", args=[person.pk])).status_code == 403


def test_no_draft_of_a_side_can_be_reached(cast: Cast, administrator: Client) -> None:
    assert PositionDraft not in site._registry
    assert administrator.get("/admin/programs/positiondraft/").status_code == 404


def test_what_the_database_would_refuse_is_said_at_its_field(cast: Cast, administrator: Client) -> None:
    below = Organisation.unscoped.create(
        party=cast.by, parent=cast.organisations["by"], kind="agency", name={"en": "Below"}
    )
    url = reverse("admin:programs_organisation_change", args=[cast.organisations["by"].pk])
    for field, value, words in (
        ("parent", below.pk, "It cannot stand above itself."),
        ("parent", cast.organisations["ru"].pk, "This organisation belongs to another party."),
        ("party", cast.ru.pk, "An organisation stays with its party."),
    ):
        answer = administrator.post(url, form_of(administrator, url) | {field: str(value)})
        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors == {field: [words]}
    url = reverse("admin:programs_appointment_add")
    term = {"since_year": "2013", "until_year": "2012"}
    person, post = cast.people["by_reader"].pk, cast.posts["by_head"].pk
    sent = form_of(administrator, url) | {"person": str(person), "post": str(post)}
    answer = administrator.post(url, sent | term)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors == {"until": ["It ends before it begins."]}


def test_a_programme_is_entered_with_its_body_and_begins_with_an_empty_plan(
    administrator: Client, cast: Cast, client_as: Callable[[str], Client]
) -> None:
    sent = form_of(administrator, "/admin/programs/programme/add/")
    sent |= {"body": str(cast.body.pk), "code": "second-plan", "title_en": "The second plan"}
    assert (
        "The full members of the body become its sides."
        in administrator.get("/admin/programs/programme/add/").text
    )
    answer = administrator.post("/admin/programs/programme/add/", sent, follow=True)
    names = f"{cast.by.short_name['en']}, {cast.ru.short_name['en']}"
    assert f"The second plan has begun. Its sides: {names}. Its plan is empty" in answer.text
    assert " object (" not in answer.text
    programme = Programme.unscoped.get(code="second-plan")
    assert [side.party_id for side in programme.sides.order_by("order")] == [cast.by.pk, cast.ru.pk]
    assert [(each.number, each.state) for each in programme.editions.all()] == [(1, "in_force")]
    page = client_as("by_reader").get("/programmes/second-plan/")
    assert page.status_code == 200
    assert "The second plan" in page.content.decode()
    assert "The plan has no item yet." in page.text
    assert 'class="filters"' not in page.text
    assert "/programmes/second-plan/change-sets/" in page.text
    assert "The plan has no item yet." in client_as("by_reader").get("/programmes/second-plan/text/").text
    assert client_as("outsider").get("/programmes/second-plan/").status_code == 404
    again = administrator.post("/admin/programs/programme/add/", sent)
    assert again.status_code == 200
    assert Programme.unscoped.filter(code="second-plan").count() == 1


def test_the_schedules_of_a_body_follow_its_rules_as_soon_as_they_are_changed_here(
    administrator: Client, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    review = sit(cast, "confirmed")
    url = reverse("admin:programs_body_change", args=[cast.body.pk])
    sent = form_of(administrator, url) | {"papers_due_days": "20"}
    with django_capture_on_commit_callbacks(execute=True):
        assert administrator.post(url, sent).status_code == 302
    assert review.steps.get(kind="papers_out").due_on == review.starts_on - timedelta(20)
