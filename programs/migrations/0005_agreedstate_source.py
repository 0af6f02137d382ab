"""What an outcome agreed is found by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0004_audiences"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="agreedstate",
            index=models.Index(fields=["source_id"], name="programs_agreedstate_source"),
        ),
    ]
