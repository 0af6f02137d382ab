"""The positions of a programme in the order of lists, however many other programmes have."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0012_own_links")]

    operations = [
        migrations.AddIndex(
            model_name="position",
            index=models.Index(fields=["programme", "id"], name="programs_position_listed"),
        ),
    ]
