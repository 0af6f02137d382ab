"""Who acts for no side asks once a statement which rounds every present side has released."""

from django.db import migrations

from programs.migrations._walls import BY_ALL_AT_ONCE, BY_ALL_ROW_BY_ROW


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]

    operations = [
        migrations.RunSQL(
            BY_ALL_AT_ONCE, BY_ALL_ROW_BY_ROW + "DROP FUNCTION cooperation_rounds_released_by_all();"
        ),
    ]
