"""Answers that were given under an Idempotency-Key, to be given again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation import clock


class KeptAnswer(models.Model):
    """The first answer to a key. Row security shows it to the account that asked, and to nobody else."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    # SHA-256 over method, path and body: what the key stands for.
    digest = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=b"")
    # The internal texts in it (cooperation.reading): to give it again is to show them again.
    reads = models.JSONField(db_default=[], default=list)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="api_keptanswer_once")]
        indexes = [models.Index(fields=["user", "created_at"], name="api_keptanswer_age")]
