"""The newest wordings in the order of a plan: what its pages list and count, however many editions stand behind them."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("programs", "0007_organisation_changes")]

    operations = [
        migrations.AddIndex(
            model_name="wording",
            index=models.Index(
                fields=["programme", "sort_key", "id"],
                condition=Q(until_edition__isnull=True),
                name="programs_wording_newest",
            ),
        ),
    ]
