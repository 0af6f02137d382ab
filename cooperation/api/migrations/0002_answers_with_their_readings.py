"""An answer that is given again shows again what is internal in it: which texts, is kept with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="keptanswer",
            name="reads",
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
