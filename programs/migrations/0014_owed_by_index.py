"""What a side answers for, in the order of the items: counted by index, no further than is shown."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0013_positions_listed")]

    operations = [
        migrations.AddIndex(
            model_name="responsibility",
            index=models.Index(fields=["party", "item", "until"], name="programs_responsibility_side"),
        ),
    ]
