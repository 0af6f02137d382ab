"""The parties that the registers of bodies name, what was in force early, and indexes for what few agreements are."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0008_register_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.body",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.party"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [
                    models.UniqueConstraint(fields=("body", "party"), name="programs_registerparty_once")
                ],
            },
            managers=[("unscoped", django.db.models.manager.Manager())],
        ),
        migrations.RunSQL(
            "INSERT INTO programs_registerparty (body_id, party_id) SELECT DISTINCT a.body_id, p.party_id"
            " FROM programs_agreement a JOIN programs_agreementparty p ON p.agreement_id = a.id"
            " WHERE a.body_id IS NOT NULL;",
            migrations.RunSQL.noop,
        ),
        migrations.AddField(
            model_name="derivation",
            name="early",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(
            "UPDATE programs_derivation SET early = true WHERE agreement_id IN ("
            " SELECT a.id FROM programs_agreement a JOIN programs_agreementspan s ON s.agreement_id = a.id"
            "  WHERE s.status IN ('in_force', 'suspended') AND NOT coalesce(lower(s.during) >= a.done_first, a.done_first IS NULL)"
            " UNION SELECT a.id FROM programs_agreement a JOIN programs_partyspan s ON s.agreement_id = a.id"
            "  WHERE NOT coalesce(lower(s.during) >= a.done_first, a.done_first IS NULL));",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveIndex(model_name="agreement", name="programs_agreement_subject"),
        *(
            migrations.AddIndex(
                model_name="agreement",
                index=models.Index(
                    fields=["body", name, "-done_first", "-id"], name=f"programs_agreement_{name}"
                ),
            )
            for name in ("subject", "kind", "level", "character")
        ),
        migrations.AddIndex(
            model_name="agreementspan",
            index=models.Index(fields=["status", "agreement"], name="programs_span_status"),
        ),
        migrations.AddIndex(
            model_name="derivation",
            index=models.Index(
                condition=models.Q(("early", True)), fields=["agreement"], name="programs_derivation_early"
            ),
        ),
    ]
