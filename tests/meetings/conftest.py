import pytest

from tests.meetings.table import Table, lay


@pytest.fixture
def table(db: None) -> Table:
    """Two sides before their 8th session."""
    return lay()


@pytest.fixture
def held(table: Table) -> Table:
    """The same, in session."""
    table.review.state = "in_session"
    table.review.save(update_fields=["state"])
    return table
