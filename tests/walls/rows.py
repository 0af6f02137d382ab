"""What stands in the world: rows with short names, and whoever may ask."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from cooperation.access import Actor
from programs import models as pm
from tests.cast import Cast

DAY = date(2026, 11, 2)


@dataclass
class World:
    """`rows`: by table, the keys of the rows that have a name."""

    cast: Cast
    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    rounds: dict[str, pm.Round] = field(default_factory=dict)
    programmes: dict[str, pm.Programme] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def name(self, name: str, row: models.Model) -> Any:
        self.rows[row._meta.db_table][name] = row.pk
        return row
