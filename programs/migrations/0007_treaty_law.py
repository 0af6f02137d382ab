"""Agreements as the law of treaties sees them: final clauses, versions of acts, what registers say, what is derived."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.manager
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import cooperation.dates
import cooperation.texts
import programs.models.agreements
from cooperation.migrating import CreateTogether
from programs.migrations._search import AGREEMENTS


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0006_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(AGREEMENTS, "DROP FUNCTION cooperation_agreement_search;"),
        CreateTogether(
            [
                migrations.CreateModel(
                    name="AgreementSpan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("adopted", "adopted"),
                                    ("open_for_signature", "open for signature"),
                                    ("signed", "signed, not in force"),
                                    ("provisionally_applied", "applied provisionally"),
                                    ("in_force", "in force"),
                                    ("suspended", "suspended"),
                                    ("expired", "expired"),
                                    ("terminated", "terminated"),
                                    ("superseded", "superseded"),
                                    ("lapsed", "never entered into force"),
                                    ("unknown", "unknown"),
                                ],
                                max_length=24,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "during",
                            django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="during"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Awaited",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=32, verbose_name="awaited")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Derivation",
                    fields=[
                        (
                            "agreement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="derivation",
                                serialize=False,
                                to="programs.agreement",
                            ),
                        ),
                        ("rules", models.PositiveSmallIntegerField()),
                        ("good_until", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="LegalDeadline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "due",
                            models.CharField(
                                choices=[
                                    ("entry_into_force", "entry into force"),
                                    ("in_force_for_party", "entry into force for the party"),
                                    ("last_day_for_notice", "last day for notice"),
                                    ("renewal", "renewal"),
                                    ("end", "end"),
                                    ("withdrawal_effective", "denunciation takes effect"),
                                    ("last_day_for_objection", "last day for objection"),
                                ],
                                max_length=24,
                                verbose_name="deadline",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PartySpan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "during",
                            django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="during"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SavedFilter",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "list",
                            models.CharField(
                                choices=[("agreements", "agreements")], max_length=40, verbose_name="list"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("query", models.CharField(max_length=2000, verbose_name="filter")),
                    ],
                    options={
                        "verbose_name": "saved filter",
                        "verbose_name_plural": "saved filters",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="act",
                    name="act_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="act",
                    name="act_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="act",
                    name="act_removed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreement",
                    name="agreement_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreement",
                    name="agreement_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreement",
                    name="agreement_removed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreementparty",
                    name="agreementparty_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreementparty",
                    name="agreementparty_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreementparty",
                    name="agreementparty_removed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="document",
                    name="document_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="document",
                    name="document_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="document",
                    name="document_removed",
                ),
                migrations.AddField(
                    model_name="act",
                    name="about",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="programs.act",
                        verbose_name="about",
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="effective_on",
                    field=cooperation.dates.FuzzyDateField(
                        blank=True, null=True, verbose_name="takes effect on"
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="entered_at",
                    field=models.DateTimeField(editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="act",
                    name="entered_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="known_on",
                    field=models.DateField(blank=True, null=True, verbose_name="known since"),
                ),
                migrations.AddField(
                    model_name="act",
                    name="named",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=200, verbose_name="body or event"
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="predecessor",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                        verbose_name="predecessor",
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="reason",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=4000,
                        verbose_name="reason of the correction",
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="received_on",
                    field=cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="received on"),
                ),
                migrations.AddField(
                    model_name="act",
                    name="replaces",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="programs.act",
                        verbose_name="corrects",
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="retroactive",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="retroactive"),
                ),
                migrations.AddField(
                    model_name="act",
                    name="until_on",
                    field=cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                ),
                migrations.AddField(
                    model_name="act",
                    name="void",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="struck out"),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="about",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.act",
                        verbose_name="about",
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="effective_on",
                    field=cooperation.dates.FuzzyDateField(
                        blank=True, null=True, verbose_name="takes effect on"
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="entered_at",
                    field=models.DateTimeField(editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="entered_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="known_on",
                    field=models.DateField(blank=True, null=True, verbose_name="known since"),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="named",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=200, verbose_name="body or event"
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="predecessor",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                        verbose_name="predecessor",
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="reason",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=4000,
                        verbose_name="reason of the correction",
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="received_on",
                    field=cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="received on"),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="replaces",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.act",
                        verbose_name="corrects",
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="retroactive",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="retroactive"),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="until_on",
                    field=cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="void",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="struck out"),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="authentic",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=35),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                        verbose_name="authentic languages",
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="clauses",
                    field=models.JSONField(
                        blank=True, db_default={}, default=dict, verbose_name="final clauses"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="depositary",
                    field=cooperation.texts.TextField(
                        blank=True, db_default={}, default=dict, max_length=300, verbose_name="depositary"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="note",
                    field=cooperation.texts.TextField(
                        blank=True, db_default={}, default=dict, verbose_name="note"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="other_titles",
                    field=models.JSONField(
                        blank=True, db_default=[], default=list, verbose_name="other titles"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="particulars",
                    field=models.JSONField(
                        blank=True, db_default=[], default=list, verbose_name="particulars"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="prevailing",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=35,
                        verbose_name="prevailing language",
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="references",
                    field=models.JSONField(
                        blank=True, db_default=[], default=list, verbose_name="references"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="scope",
                    field=models.CharField(
                        blank=True,
                        choices=[("bilateral", "bilateral"), ("multilateral", "multilateral")],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="scope",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="other_titles",
                    field=models.JSONField(
                        blank=True, db_default=[], default=list, verbose_name="other titles"
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="agreement",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="agreement",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="subject",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="subject"
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="written_kind",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="kind, as its source has it",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="authentic",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=35),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                        verbose_name="authentic languages",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="clauses",
                    field=models.JSONField(
                        blank=True, db_default={}, default=dict, verbose_name="final clauses"
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="depositary",
                    field=cooperation.texts.TextField(
                        blank=True, db_default={}, default=dict, max_length=300, verbose_name="depositary"
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="note",
                    field=cooperation.texts.TextField(
                        blank=True, db_default={}, default=dict, verbose_name="note"
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="particulars",
                    field=models.JSONField(
                        blank=True, db_default=[], default=list, verbose_name="particulars"
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="prevailing",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=35,
                        verbose_name="prevailing language",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="references",
                    field=models.JSONField(
                        blank=True, db_default=[], default=list, verbose_name="references"
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="scope",
                    field=models.CharField(
                        blank=True,
                        choices=[("bilateral", "bilateral"), ("multilateral", "multilateral")],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="scope",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="subject",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="subject"
                    ),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="written_kind",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="kind, as its source has it",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementparty",
                    name="named",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="as named in the source",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementpartyevent",
                    name="named",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="as named in the source",
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="authentic",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="authentic"),
                ),
                migrations.AddField(
                    model_name="document",
                    name="language",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=35, verbose_name="language"
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="authentic",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="authentic"),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="language",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=35, verbose_name="language"
                    ),
                ),
                migrations.AlterField(
                    model_name="act",
                    name="done_on",
                    field=cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="date"),
                ),
                migrations.AlterField(
                    model_name="act",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("adoption", "adoption"),
                            ("opened_for_signature", "opening for signature"),
                            ("closed_for_signature", "closing for signature"),
                            ("initialling", "initialling"),
                            ("full_powers", "full powers"),
                            ("signature", "signature"),
                            ("signature_ad_referendum", "signature ad referendum"),
                            ("definitive_signature", "definitive signature"),
                            ("confirmation", "confirmation of signature"),
                            ("endorsement_by_authority", "endorsement by authority"),
                            ("ratification", "ratification"),
                            ("acceptance", "acceptance"),
                            ("approval", "approval"),
                            ("accession", "accession"),
                            ("formal_confirmation", "formal confirmation"),
                            ("consent_to_be_bound", "consent to be bound"),
                            ("simplified_procedure", "consent by simplified procedure"),
                            ("notification", "notification"),
                            ("succession", "succession"),
                            ("continuation", "continuation"),
                            ("ceased_to_exist", "end of the State"),
                            ("not_to_become_party", "intention not to become a party"),
                            ("exchange_of_instruments", "exchange of instruments"),
                            ("note", "note"),
                            ("reply_note", "note in reply"),
                            ("decision", "decision"),
                            ("circulation", "circulation"),
                            ("event", "event"),
                            ("entered_into_force", "entry into force, as recorded"),
                            ("provisional_application", "provisional application"),
                            ("provisional_application_opposed", "objection to provisional application"),
                            ("provisional_application_ended", "end of provisional application"),
                            ("reservation", "reservation"),
                            ("withdrawal_of_reservation", "withdrawal of a reservation"),
                            ("declaration", "declaration"),
                            ("objection", "objection"),
                            ("territorial_application", "territorial application"),
                            ("exclusion", "territorial exclusion"),
                            ("non_renewal", "notice of non-renewal"),
                            ("extended", "extension"),
                            ("suspended", "suspension"),
                            ("resumed", "resumption"),
                            ("denunciation", "denunciation"),
                            ("rescission_of_withdrawal", "rescission of a denunciation"),
                            ("instrument_withdrawn", "withdrawal of an instrument"),
                            ("terminated", "termination"),
                            ("superseded", "supersession"),
                            ("ended", "end, as recorded"),
                            ("registered", "registration"),
                        ],
                        max_length=32,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="actevent",
                    name="done_on",
                    field=cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="date"),
                ),
                migrations.AlterField(
                    model_name="actevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("adoption", "adoption"),
                            ("opened_for_signature", "opening for signature"),
                            ("closed_for_signature", "closing for signature"),
                            ("initialling", "initialling"),
                            ("full_powers", "full powers"),
                            ("signature", "signature"),
                            ("signature_ad_referendum", "signature ad referendum"),
                            ("definitive_signature", "definitive signature"),
                            ("confirmation", "confirmation of signature"),
                            ("endorsement_by_authority", "endorsement by authority"),
                            ("ratification", "ratification"),
                            ("acceptance", "acceptance"),
                            ("approval", "approval"),
                            ("accession", "accession"),
                            ("formal_confirmation", "formal confirmation"),
                            ("consent_to_be_bound", "consent to be bound"),
                            ("simplified_procedure", "consent by simplified procedure"),
                            ("notification", "notification"),
                            ("succession", "succession"),
                            ("continuation", "continuation"),
                            ("ceased_to_exist", "end of the State"),
                            ("not_to_become_party", "intention not to become a party"),
                            ("exchange_of_instruments", "exchange of instruments"),
                            ("note", "note"),
                            ("reply_note", "note in reply"),
                            ("decision", "decision"),
                            ("circulation", "circulation"),
                            ("event", "event"),
                            ("entered_into_force", "entry into force, as recorded"),
                            ("provisional_application", "provisional application"),
                            ("provisional_application_opposed", "objection to provisional application"),
                            ("provisional_application_ended", "end of provisional application"),
                            ("reservation", "reservation"),
                            ("withdrawal_of_reservation", "withdrawal of a reservation"),
                            ("declaration", "declaration"),
                            ("objection", "objection"),
                            ("territorial_application", "territorial application"),
                            ("exclusion", "territorial exclusion"),
                            ("non_renewal", "notice of non-renewal"),
                            ("extended", "extension"),
                            ("suspended", "suspension"),
                            ("resumed", "resumption"),
                            ("denunciation", "denunciation"),
                            ("rescission_of_withdrawal", "rescission of a denunciation"),
                            ("instrument_withdrawn", "withdrawal of an instrument"),
                            ("terminated", "termination"),
                            ("superseded", "supersession"),
                            ("ended", "end, as recorded"),
                            ("registered", "registration"),
                        ],
                        max_length=32,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="agreement",
                    name="character",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("binding", "binding"),
                            ("political", "political"),
                            ("internal", "internal"),
                        ],
                        max_length=16,
                        verbose_name="legal character",
                    ),
                ),
                migrations.AlterField(
                    model_name="agreement",
                    name="external_id",
                    field=models.CharField(blank=True, max_length=200, null=True, verbose_name="external id"),
                ),
                migrations.AlterField(
                    model_name="agreement",
                    name="kind",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("treaty", "treaty"),
                            ("agreement", "agreement"),
                            ("protocol", "protocol"),
                            ("memorandum", "memorandum"),
                            ("exchange_of_notes", "exchange of notes"),
                            ("programme_document", "programme document"),
                            ("annex", "annex"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="agreement",
                    name="level",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("inter_state", "inter-State"),
                            ("intergovernmental", "intergovernmental"),
                            ("inter_agency", "inter-agency"),
                        ],
                        max_length=24,
                        verbose_name="level",
                    ),
                ),
                migrations.AlterField(
                    model_name="agreementevent",
                    name="character",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("binding", "binding"),
                            ("political", "political"),
                            ("internal", "internal"),
                        ],
                        max_length=16,
                        verbose_name="legal character",
                    ),
                ),
                migrations.AlterField(
                    model_name="agreementevent",
                    name="kind",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("treaty", "treaty"),
                            ("agreement", "agreement"),
                            ("protocol", "protocol"),
                            ("memorandum", "memorandum"),
                            ("exchange_of_notes", "exchange of notes"),
                            ("programme_document", "programme document"),
                            ("annex", "annex"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="agreementevent",
                    name="level",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("inter_state", "inter-State"),
                            ("intergovernmental", "intergovernmental"),
                            ("inter_agency", "inter-agency"),
                        ],
                        max_length=24,
                        verbose_name="level",
                    ),
                ),
                migrations.AlterField(
                    model_name="party",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("state", "State"),
                            ("organisation", "intergovernmental organisation"),
                            ("territory", "territory"),
                            ("former_state", "former State"),
                            ("unknown", "kind not known"),
                        ],
                        default="state",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="partyevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("state", "State"),
                            ("organisation", "intergovernmental organisation"),
                            ("territory", "territory"),
                            ("former_state", "former State"),
                            ("unknown", "kind not known"),
                        ],
                        default="state",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="search",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=programs.models.agreements.AgreementSearch(
                            "title", "summary", "external_id", "other_titles"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreement",
                    index=models.Index(
                        fields=["body", "-done_first", "-id"], name="programs_agreement_of_body"
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreement",
                    index=models.Index(fields=["body", "subject"], name="programs_agreement_subject"),
                ),
                migrations.AddIndex(
                    model_name="agreement",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="programs_agreement_search"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="act",
                    trigger=pgtrigger.compiler.Trigger(
                        name="act_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_actevent" ("about_id", "agreement_id", "done_on", "effective_on", "entered_at", "entered_by_id", "id", "kind", "known_on", "named", "note", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "predecessor_id", "reason", "received_on", "replaces_id", "retroactive", "signatory_name", "signatory_post", "until_on", "version", "void") SELECT new_values."about_id", new_values."agreement_id", new_values."done_on", new_values."effective_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kind", new_values."known_on", new_values."named", new_values."note", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."place", new_values."post_id", new_values."predecessor_id", new_values."reason", new_values."received_on", new_values."replaces_id", new_values."retroactive", new_values."signatory_name", new_values."signatory_post", new_values."until_on", new_values."version", new_values."void" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b626d64eeaa340874aed5c54e07119009e287447",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_act_added_41514",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_act",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="act",
                    trigger=pgtrigger.compiler.Trigger(
                        name="act_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_actevent" ("about_id", "agreement_id", "done_on", "effective_on", "entered_at", "entered_by_id", "id", "kind", "known_on", "named", "note", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "predecessor_id", "reason", "received_on", "replaces_id", "retroactive", "signatory_name", "signatory_post", "until_on", "version", "void") SELECT new_values."about_id", new_values."agreement_id", new_values."done_on", new_values."effective_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kind", new_values."known_on", new_values."named", new_values."note", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."place", new_values."post_id", new_values."predecessor_id", new_values."reason", new_values."received_on", new_values."replaces_id", new_values."retroactive", new_values."signatory_name", new_values."signatory_post", new_values."until_on", new_values."version", new_values."void" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."about_id" IS DISTINCT FROM (new_values."about_id") OR old_values."agreement_id" IS DISTINCT FROM (new_values."agreement_id") OR old_values."done_on" IS DISTINCT FROM (new_values."done_on") OR old_values."effective_on" IS DISTINCT FROM (new_values."effective_on") OR old_values."entered_at" IS DISTINCT FROM (new_values."entered_at") OR old_values."entered_by_id" IS DISTINCT FROM (new_values."entered_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."known_on" IS DISTINCT FROM (new_values."known_on") OR old_values."named" IS DISTINCT FROM (new_values."named") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."post_id" IS DISTINCT FROM (new_values."post_id") OR old_values."predecessor_id" IS DISTINCT FROM (new_values."predecessor_id") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."received_on" IS DISTINCT FROM (new_values."received_on") OR old_values."replaces_id" IS DISTINCT FROM (new_values."replaces_id") OR old_values."retroactive" IS DISTINCT FROM (new_values."retroactive") OR old_values."signatory_name" IS DISTINCT FROM (new_values."signatory_name") OR old_values."signatory_post" IS DISTINCT FROM (new_values."signatory_post") OR old_values."until_on" IS DISTINCT FROM (new_values."until_on") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."void" IS DISTINCT FROM (new_values."void")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="62e951deeb0f3c9d6bf531d54139c1d55c23c834",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_act_changed_ebf23",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_act",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="act",
                    trigger=pgtrigger.compiler.Trigger(
                        name="act_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_actevent" ("about_id", "agreement_id", "done_on", "effective_on", "entered_at", "entered_by_id", "id", "kind", "known_on", "named", "note", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "predecessor_id", "reason", "received_on", "replaces_id", "retroactive", "signatory_name", "signatory_post", "until_on", "version", "void") SELECT old_values."about_id", old_values."agreement_id", old_values."done_on", old_values."effective_on", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."kind", old_values."known_on", old_values."named", old_values."note", old_values."party_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."place", old_values."post_id", old_values."predecessor_id", old_values."reason", old_values."received_on", old_values."replaces_id", old_values."retroactive", old_values."signatory_name", old_values."signatory_post", old_values."until_on", old_values."version", old_values."void" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f14905317c120624875b8690bc22bf03c9bd39b7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_act_removed_e6440",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_act",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("authentic", "body_id", "character", "clauses", "depositary", "done_at", "done_on", "expires_on", "external_id", "id", "illustrative", "kind", "level", "note", "notice_by", "other_titles", "particulars", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevailing", "references", "scope", "subject", "summary", "title", "version", "written_kind") SELECT new_values."authentic", new_values."body_id", new_values."character", new_values."clauses", new_values."depositary", new_values."done_at", new_values."done_on", new_values."expires_on", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."level", new_values."note", new_values."notice_by", new_values."other_titles", new_values."particulars", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."prevailing", new_values."references", new_values."scope", new_values."subject", new_values."summary", new_values."title", new_values."version", new_values."written_kind" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="54e53007cac8bdb59087120d9c295c063240dfa6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_agreement_added_005b4",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("authentic", "body_id", "character", "clauses", "depositary", "done_at", "done_on", "expires_on", "external_id", "id", "illustrative", "kind", "level", "note", "notice_by", "other_titles", "particulars", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevailing", "references", "scope", "subject", "summary", "title", "version", "written_kind") SELECT new_values."authentic", new_values."body_id", new_values."character", new_values."clauses", new_values."depositary", new_values."done_at", new_values."done_on", new_values."expires_on", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."level", new_values."note", new_values."notice_by", new_values."other_titles", new_values."particulars", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."prevailing", new_values."references", new_values."scope", new_values."subject", new_values."summary", new_values."title", new_values."version", new_values."written_kind" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."authentic" IS DISTINCT FROM (new_values."authentic") OR old_values."body_id" IS DISTINCT FROM (new_values."body_id") OR old_values."character" IS DISTINCT FROM (new_values."character") OR old_values."clauses" IS DISTINCT FROM (new_values."clauses") OR old_values."depositary" IS DISTINCT FROM (new_values."depositary") OR old_values."done_at" IS DISTINCT FROM (new_values."done_at") OR old_values."done_on" IS DISTINCT FROM (new_values."done_on") OR old_values."expires_on" IS DISTINCT FROM (new_values."expires_on") OR old_values."external_id" IS DISTINCT FROM (new_values."external_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."illustrative" IS DISTINCT FROM (new_values."illustrative") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."notice_by" IS DISTINCT FROM (new_values."notice_by") OR old_values."other_titles" IS DISTINCT FROM (new_values."other_titles") OR old_values."particulars" IS DISTINCT FROM (new_values."particulars") OR old_values."prevailing" IS DISTINCT FROM (new_values."prevailing") OR old_values."references" IS DISTINCT FROM (new_values."references") OR old_values."scope" IS DISTINCT FROM (new_values."scope") OR old_values."subject" IS DISTINCT FROM (new_values."subject") OR old_values."summary" IS DISTINCT FROM (new_values."summary") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."written_kind" IS DISTINCT FROM (new_values."written_kind")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="00235b7a27900a8c014b1587aad1fb27c2629d0d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_agreement_changed_ceefe",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("authentic", "body_id", "character", "clauses", "depositary", "done_at", "done_on", "expires_on", "external_id", "id", "illustrative", "kind", "level", "note", "notice_by", "other_titles", "particulars", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevailing", "references", "scope", "subject", "summary", "title", "version", "written_kind") SELECT old_values."authentic", old_values."body_id", old_values."character", old_values."clauses", old_values."depositary", old_values."done_at", old_values."done_on", old_values."expires_on", old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", old_values."level", old_values."note", old_values."notice_by", old_values."other_titles", old_values."particulars", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."prevailing", old_values."references", old_values."scope", old_values."subject", old_values."summary", old_values."title", old_values."version", old_values."written_kind" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a05e8ff6182086a8cea9f20408aabe95192e96b9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreement_removed_7b31c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementparty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementparty_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementpartyevent" ("agreement_id", "id", "named", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."agreement_id", new_values."id", new_values."named", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2effa29a3f5bcaacb64cbb43229e39a85115b760",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_agreementparty_added_36402",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementparty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementparty_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementpartyevent" ("agreement_id", "id", "named", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."agreement_id", new_values."id", new_values."named", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="83368f2706ec09241df8dba2271195ef96945fdd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_agreementparty_changed_76277",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementparty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementparty_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementpartyevent" ("agreement_id", "id", "named", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."agreement_id", old_values."id", old_values."named", old_values."order", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e5e2a5ee977866db3093343e34306696c06e7550",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreementparty_removed_08198",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "agreement_id", "audience", "authentic", "content_type", "id", "language", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."agreement_id", new_values."audience", new_values."authentic", new_values."content_type", new_values."id", new_values."language", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."readers", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2595dea934ccc7b2f08a4535bbdafc7ebce3a34b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_document_added_247ed",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "agreement_id", "audience", "authentic", "content_type", "id", "language", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."agreement_id", new_values."audience", new_values."authentic", new_values."content_type", new_values."id", new_values."language", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."readers", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="893b6ec8b1fc428ef9278bf3068bf4efa9c4ca3f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_document_changed_96a46",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "agreement_id", "audience", "authentic", "content_type", "id", "language", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT old_values."act_id", old_values."agreement_id", old_values."audience", old_values."authentic", old_values."content_type", old_values."id", old_values."language", old_values."marking_id", old_values."name", old_values."party_id", old_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."readers", old_values."sha256", old_values."size", old_values."uploaded_at", old_values."uploaded_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="83f0cf18160a195fff24ca80d8aa0927ed8de328",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_document_removed_3e7c8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="act",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", False), ("effective_on__isnull", False), _connector="OR"
                        ),
                        name="programs_act_dated",
                        violation_error_message="Say when it was done, or from when it takes effect.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="act",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaces__isnull", True), ("void", False)),
                            models.Q(
                                models.Q(("known_on__isnull", False), ("replaces__isnull", False)),
                                models.Q(("reason", {}), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programs_act_corrected",
                        violation_error_message="A correction says why, and since when it is known.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("prevailing", ""),
                            ("authentic__contains", [models.F("prevailing")]),
                            _connector="OR",
                        ),
                        name="programs_agreement_prevailing",
                        violation_error_message="The text that prevails is one of the authentic ones.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreement",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("external_id__isnull", False)),
                        fields=("body", "external_id"),
                        name="programs_agreement_external",
                        nulls_distinct=False,
                        violation_error_message="Another agreement has this id already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement__isnull", True), ("authentic", False), ("language", "")),
                            models.Q(models.Q(("language", ""), _negated=True), ("agreement__isnull", False)),
                            _connector="OR",
                        ),
                        name="programs_document_text",
                        violation_error_message="Say in which language the text is.",
                    ),
                ),
                migrations.AddField(
                    model_name="agreementspan",
                    name="agreement",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spans",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="awaited",
                    name="agreement",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awaited",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="awaited",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddIndex(
                    model_name="derivation",
                    index=models.Index(fields=["rules"], name="programs_derivation_rules"),
                ),
                migrations.AddIndex(
                    model_name="derivation",
                    index=models.Index(
                        condition=models.Q(("good_until__isnull", False)),
                        fields=["good_until"],
                        name="programs_derivation_stale",
                    ),
                ),
                migrations.AddField(
                    model_name="legaldeadline",
                    name="agreement",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="legaldeadline",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="partyspan",
                    name="agreement",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="party_spans",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="partyspan",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="savedfilter",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreementspan",
                    index=models.Index(fields=["agreement", "during"], name="programs_span_of_agreement"),
                ),
                migrations.AddIndex(
                    model_name="agreementspan",
                    index=django.contrib.postgres.indexes.GistIndex(
                        fields=["during"], name="programs_span_during"
                    ),
                ),
                migrations.AddIndex(
                    model_name="awaited",
                    index=models.Index(fields=["agreement", "party"], name="programs_awaited_of"),
                ),
                migrations.AddIndex(
                    model_name="legaldeadline",
                    index=models.Index(fields=["agreement", "on"], name="programs_deadline_of"),
                ),
                migrations.AddIndex(
                    model_name="legaldeadline",
                    index=models.Index(fields=["due", "on"], name="programs_deadline_on"),
                ),
                migrations.AddIndex(
                    model_name="partyspan",
                    index=models.Index(fields=["agreement", "party"], name="programs_partyspan_of"),
                ),
                migrations.AddConstraint(
                    model_name="savedfilter",
                    constraint=models.UniqueConstraint(
                        fields=("user", "list", "name"),
                        name="programs_savedfilter_named",
                        violation_error_message="You have saved a filter under this name already.",
                    ),
                ),
            ]
        ),
        # What follows from the acts that are there is derived by the first passes of the worker.
        migrations.RunSQL(
            "INSERT INTO programs_derivation (agreement_id, rules) SELECT id, 0 FROM programs_agreement;",
            migrations.RunSQL.noop,
        ),
    ]
