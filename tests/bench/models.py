"""The floors' table for writing: columns, keys and indexes of a draft; no history, no row security, no rules."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cooperation.access import Record
from programs import models as m
from programs.models.rounds import Content


class PlainDraft(Content, Record):
    """What a plain serializer creates."""

    programme = models.ForeignKey(m.Programme, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(m.Party, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(m.Round, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(m.Item, on_delete=models.CASCADE, related_name="+")
    ready = models.BooleanField(default=False)
    released = models.BooleanField(default=False)
    saved_at = models.DateTimeField(auto_now_add=True)
    still_right = ArrayField(models.CharField(max_length=35), default=list)

    class Meta(Record.Meta):
        app_label = "bench"
        managed = False
        db_table = "bench_plaindraft"


#: Run as the owner of the tables. LIKE copies no trigger, no policy and no foreign key; the keys are added.
CREATE = [
    "CREATE TABLE bench_plaindraft (LIKE programs_positiondraft INCLUDING ALL)",
    *(
        f"ALTER TABLE bench_plaindraft ADD FOREIGN KEY ({column}_id) REFERENCES programs_{column}"
        " DEFERRABLE INITIALLY DEFERRED"
        for column in ("programme", "party", "round", "item")
    ),
]
