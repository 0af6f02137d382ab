"""The stage is laid once for the tests of a file; what each of them does to it is taken back after it."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.cast import make_cast
from tests.refusals.stage import Stage, lay


@pytest.fixture(scope="module")
def laid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The stage, in a transaction around those of the tests."""
    around = transaction.atomic()
    # As Django marks its own: what must be outermost in earnest is not refused in here.
    around._from_testcase = True
    with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE), around:
        yield lay(make_cast())
        transaction.set_rollback(True)


@pytest.fixture
def stage(laid: Stage, db: None) -> Stage:
    """A copy, to be used up."""
    return deepcopy(laid)
