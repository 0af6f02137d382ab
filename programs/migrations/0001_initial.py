"""The tables of programmes, and in SQL what Django's models do not say: search, walls, keys, sealed editions."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.manager
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

import cooperation.clock
import cooperation.dates
import cooperation.texts
import programs.models.bodies
import programs.models.numbers
import programs.models.programmes
from cooperation.dates import SQL_FUNCTIONS
from cooperation.migrating import CreateTogether
from programs.migrations._editions import EDITIONS
from programs.migrations._keys import KEYS
from programs.migrations._search import SEARCH
from programs.migrations._walls import WALLS


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        CreateTogether(
            [
                migrations.RunSQL(SQL_FUNCTIONS + SEARCH),
                migrations.CreateModel(
                    name="AgreedState",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        ("agreed_on", models.DateField(verbose_name="agreed on")),
                        ("note", cooperation.texts.TextField(blank=True, default=dict, verbose_name="note")),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                default=dict, max_length=300, verbose_name="recorded by"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "period",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="period"),
                        ),
                        ("current", models.BooleanField(default=True)),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
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
                    name="Agreement",
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
                            "kind",
                            models.CharField(
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
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("inter_state", "inter-State"),
                                    ("intergovernmental", "intergovernmental"),
                                    ("inter_agency", "inter-agency"),
                                ],
                                max_length=24,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "character",
                            models.CharField(
                                choices=[
                                    ("binding", "binding"),
                                    ("political", "political"),
                                    ("internal", "internal"),
                                ],
                                max_length=16,
                                verbose_name="legal character",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        (
                            "summary",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="summary"),
                        ),
                        (
                            "done_on",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="done on"),
                        ),
                        (
                            "done_at",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="done at"
                            ),
                        ),
                        (
                            "done_first",
                            models.GeneratedField(
                                db_persist=True,
                                expression=cooperation.dates.FirstDay("done_on"),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "verbose_name": "agreement",
                        "verbose_name_plural": "agreements",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Appointment",
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
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        ("acting", models.BooleanField(default=False, verbose_name="acting")),
                        (
                            "held",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.Func("since", function="cooperation_first_day"),
                                    models.Func("until", function="cooperation_last_day"),
                                    models.Value("[]"),
                                    function="daterange",
                                ),
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appointment",
                        "verbose_name_plural": "appointments",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Edition",
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recorded", "recorded"),
                                    ("in_force", "in force"),
                                    ("superseded", "superseded"),
                                ],
                                default="recorded",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force on")),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="made by"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.contrib.postgres.functions.TransactionNow(), editable=False
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Extension",
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("before", cooperation.dates.FuzzyDateField(verbose_name="from")),
                        ("after", cooperation.dates.FuzzyDateField(verbose_name="to")),
                        (
                            "reason",
                            cooperation.texts.TextField(default=dict, max_length=4000, verbose_name="reason"),
                        ),
                        ("agreed_on", models.DateField(verbose_name="agreed on")),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                default=dict, max_length=300, verbose_name="agreed at"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "brought_forward",
                            models.BooleanField(default=False, verbose_name="brought forward"),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="FormerTitle",
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
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        ("until_edition", models.PositiveIntegerField()),
                    ],
                    options={
                        "verbose_name": "former title",
                        "verbose_name_plural": "former titles",
                        "ordering": ["until_edition"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Item",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("measure", "measure of the plan"),
                                    ("assignment", "assignment from a session"),
                                ],
                                default="measure",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "origin",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="origin"
                            ),
                        ),
                        ("origin_id", models.UUIDField(blank=True, null=True)),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "verbose_name": "item",
                        "verbose_name_plural": "items",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Marking",
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
                        ("code", models.CharField(max_length=32, unique=True, verbose_name="code")),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=200, verbose_name="name"),
                        ),
                        ("level", models.PositiveSmallIntegerField(default=1, verbose_name="level")),
                        ("kept", models.BooleanField(default=True, verbose_name="may be kept here")),
                    ],
                    options={
                        "verbose_name": "marking",
                        "verbose_name_plural": "markings",
                        "ordering": ["party__code", "level", "code"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Party",
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
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("state", "State"),
                                    ("organisation", "intergovernmental organisation"),
                                ],
                                default="state",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=300, verbose_name="name"),
                        ),
                        (
                            "short_name",
                            cooperation.texts.TextField(
                                default=dict, max_length=100, verbose_name="short name"
                            ),
                        ),
                        (
                            "time_zone",
                            models.CharField(default="UTC", max_length=64, verbose_name="time zone"),
                        ),
                    ],
                    options={
                        "verbose_name": "party",
                        "verbose_name_plural": "parties",
                        "ordering": ["code"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PartyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("code", models.CharField(max_length=12, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("state", "State"),
                                    ("organisation", "intergovernmental organisation"),
                                ],
                                default="state",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=300, verbose_name="name"),
                        ),
                        (
                            "short_name",
                            cooperation.texts.TextField(
                                default=dict, max_length=100, verbose_name="short name"
                            ),
                        ),
                        (
                            "time_zone",
                            models.CharField(default="UTC", max_length=64, verbose_name="time zone"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Person",
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
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=200, verbose_name="name"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "people",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=200, verbose_name="name"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
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
                                choices=[("a", "list A: no divergence"), ("b", "list B: to discuss")],
                                max_length=1,
                                verbose_name="list",
                            ),
                        ),
                        (
                            "reason",
                            cooperation.texts.TextField(default=dict, max_length=4000, verbose_name="reason"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("current", models.BooleanField(default=True)),
                    ],
                    options={
                        "verbose_name": "place on a list",
                        "verbose_name_plural": "places on lists",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PlacementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "list",
                            models.CharField(
                                choices=[("a", "list A: no divergence"), ("b", "list B: to discuss")],
                                max_length=1,
                                verbose_name="list",
                            ),
                        ),
                        (
                            "reason",
                            cooperation.texts.TextField(default=dict, max_length=4000, verbose_name="reason"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("current", models.BooleanField(default=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanImport",
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
                        ("name", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size, bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("content", models.BinaryField()),
                        ("uploaded_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "file of a plan",
                        "verbose_name_plural": "files of plans",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PlanImportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("name", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size, bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("uploaded_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Position",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        (
                            "exchange",
                            models.CharField(
                                choices=[("on_release", "on release"), ("simultaneous", "simultaneous")],
                                max_length=16,
                            ),
                        ),
                        ("edition", models.PositiveIntegerField(default=1, verbose_name="edition")),
                        ("current", models.BooleanField(default=True)),
                        ("latest", models.BooleanField(default=True)),
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
                    name="PositionDraft",
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
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        ("ready", models.BooleanField(default=False, verbose_name="ready to release")),
                        (
                            "still_right",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=35),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("saved_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("released", models.BooleanField(default=False, editable=False)),
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
                    name="PositionDraftEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        ("ready", models.BooleanField(default=False, verbose_name="ready to release")),
                        (
                            "still_right",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=35),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("saved_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PositionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        (
                            "exchange",
                            models.CharField(
                                choices=[("on_release", "on release"), ("simultaneous", "simultaneous")],
                                max_length=16,
                            ),
                        ),
                        ("edition", models.PositiveIntegerField(default=1, verbose_name="edition")),
                        ("current", models.BooleanField(default=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=300, verbose_name="title"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "verbose_name": "post",
                        "verbose_name_plural": "posts",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PostEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=300, verbose_name="title"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Presidency",
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
                        ("since", cooperation.dates.FuzzyDateField(verbose_name="since")),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "held",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.Func("since", function="cooperation_first_day"),
                                    models.Func("until", function="cooperation_last_day"),
                                    models.Value("[]"),
                                    function="daterange",
                                ),
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "presidency",
                        "verbose_name_plural": "presidencies",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PresidencyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("since", cooperation.dates.FuzzyDateField(verbose_name="since")),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
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
                        ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        (
                            "summary",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="summary"),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "verbose_name": "programme",
                        "verbose_name_plural": "programmes",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ProgrammeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        (
                            "summary",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="summary"),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Release",
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("released_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("count", models.PositiveIntegerField(verbose_name="positions")),
                        (
                            "authority",
                            models.CharField(
                                choices=[("own_login", "own login"), ("document", "a document")],
                                default="own_login",
                                max_length=16,
                            ),
                        ),
                        (
                            "authority_note",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="kind, number and date of the document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReleaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("released_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("count", models.PositiveIntegerField(verbose_name="positions")),
                        (
                            "authority",
                            models.CharField(
                                choices=[("own_login", "own login"), ("document", "a document")],
                                default="own_login",
                                max_length=16,
                            ),
                        ),
                        (
                            "authority_note",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="kind, number and date of the document",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Responsibility",
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
                            "role",
                            models.CharField(
                                choices=[("lead", "lead"), ("co_executor", "co-executor")],
                                default="lead",
                                max_length=16,
                                verbose_name="role",
                            ),
                        ),
                        ("since", models.DateField(default=cooperation.clock.today)),
                        ("until", models.DateField(blank=True, null=True)),
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
                    name="ResponsibilityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "lead"), ("co_executor", "co-executor")],
                                default="lead",
                                max_length=16,
                                verbose_name="role",
                            ),
                        ),
                        ("since", models.DateField(default=cooperation.clock.today)),
                        ("until", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Round",
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("covers_from", models.DateField(verbose_name="covers from")),
                        ("covers_to", models.DateField(verbose_name="covers to")),
                        ("opens_on", models.DateField(verbose_name="opens on")),
                        ("cut_off", models.DateField(verbose_name="cut-off")),
                        (
                            "exchange",
                            models.CharField(
                                choices=[("on_release", "on release"), ("simultaneous", "simultaneous")],
                                max_length=16,
                                verbose_name="exchange",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("whole_plan", models.BooleanField(default=True, verbose_name="the whole plan")),
                    ],
                    options={
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RoundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("covers_from", models.DateField(verbose_name="covers from")),
                        ("covers_to", models.DateField(verbose_name="covers to")),
                        ("opens_on", models.DateField(verbose_name="opens on")),
                        ("cut_off", models.DateField(verbose_name="cut-off")),
                        (
                            "exchange",
                            models.CharField(
                                choices=[("on_release", "on release"), ("simultaneous", "simultaneous")],
                                max_length=16,
                                verbose_name="exchange",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("whole_plan", models.BooleanField(default=True, verbose_name="the whole plan")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Section",
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
                            "number",
                            models.CharField(
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        ("sort_key", models.CharField(db_index=True, max_length=60)),
                    ],
                    options={
                        "ordering": ["sort_key"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "number",
                            models.CharField(
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        ("sort_key", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Side",
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
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                    ],
                    options={
                        "ordering": ["order"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SideEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Stance",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("alleges", "alleges"),
                                    ("agrees", "agrees"),
                                    ("disputes", "disputes"),
                                ],
                                max_length=16,
                                verbose_name="stance",
                            ),
                        ),
                        (
                            "note",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="in its words"
                            ),
                        ),
                        ("taken_on", models.DateField(blank=True, null=True, verbose_name="taken on")),
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
                    name="StanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("alleges", "alleges"),
                                    ("agrees", "agrees"),
                                    ("disputes", "disputes"),
                                ],
                                max_length=16,
                                verbose_name="stance",
                            ),
                        ),
                        (
                            "note",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="in its words"
                            ),
                        ),
                        ("taken_on", models.DateField(blank=True, null=True, verbose_name="taken on")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("completed", "completed"),
                                    ("withdrawn", "withdrawn"),
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                    ("lapsed", "lapsed"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "edition",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="edition"),
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
                    name="SuccessionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("completed", "completed"),
                                    ("withdrawn", "withdrawn"),
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                    ("lapsed", "lapsed"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "edition",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="edition"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Wording",
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
                            "number",
                            models.CharField(
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        ("sort_key", models.CharField(max_length=120)),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        (
                            "expected_result",
                            cooperation.texts.TextField(
                                blank=True, default=dict, verbose_name="expected result"
                            ),
                        ),
                        ("deadline", cooperation.dates.FuzzyDateField(verbose_name="deadline")),
                        ("occurrences_done", models.PositiveIntegerField(default=0)),
                        (
                            "due_on",
                            models.GeneratedField(
                                db_persist=True,
                                expression=cooperation.dates.LastDay("deadline", "occurrences_done"),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("since_edition", models.PositiveIntegerField()),
                        ("until_edition", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "editions",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    "since_edition", "until_edition", function="int4range"
                                ),
                                output_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                            ),
                        ),
                        (
                            "search",
                            models.GeneratedField(
                                db_persist=True,
                                expression=programs.models.programmes.Search(
                                    "title", "expected_result", "number"
                                ),
                                output_field=django.contrib.postgres.search.SearchVectorField(),
                            ),
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
                    name="WordingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "number",
                            models.CharField(
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        (
                            "expected_result",
                            cooperation.texts.TextField(
                                blank=True, default=dict, verbose_name="expected result"
                            ),
                        ),
                        ("deadline", cooperation.dates.FuzzyDateField(verbose_name="deadline")),
                        ("occurrences_done", models.PositiveIntegerField(default=0)),
                        ("since_edition", models.PositiveIntegerField()),
                        ("until_edition", models.PositiveIntegerField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Act",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("adoption", "adoption"),
                                    ("initialling", "initialling"),
                                    ("signature", "signature"),
                                    ("signature_ad_referendum", "signature ad referendum"),
                                    ("definitive_signature", "definitive signature"),
                                    ("endorsement_by_authority", "endorsement by authority"),
                                    ("ratification", "ratification"),
                                    ("acceptance", "acceptance"),
                                    ("approval", "approval"),
                                    ("accession", "accession"),
                                    ("notification", "notification"),
                                    ("provisional_application", "provisional application"),
                                    ("reservation", "reservation"),
                                    ("declaration", "declaration"),
                                    ("objection", "objection"),
                                    ("denunciation", "denunciation"),
                                    ("succession", "succession"),
                                ],
                                max_length=32,
                                verbose_name="kind",
                            ),
                        ),
                        ("done_on", cooperation.dates.FuzzyDateField(verbose_name="date")),
                        (
                            "done_first",
                            models.GeneratedField(
                                db_persist=True,
                                expression=cooperation.dates.FirstDay("done_on"),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "place",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="place"
                            ),
                        ),
                        (
                            "signatory_name",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=200,
                                verbose_name="signatory, as named then",
                            ),
                        ),
                        (
                            "signatory_post",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=600, verbose_name="post, as named then"
                            ),
                        ),
                        ("note", cooperation.texts.TextField(blank=True, default=dict, verbose_name="note")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acts",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acts",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "act",
                        "verbose_name_plural": "acts",
                        "ordering": ["done_first", "id"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="AgreementParty",
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
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participation",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participation",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="AgreementRelation",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("implements", "implements"),
                                    ("amends", "amends"),
                                    ("supplements", "supplements"),
                                    ("supersedes", "supersedes"),
                                    ("terminates", "terminates"),
                                    ("annex_to", "is an annex to"),
                                    ("adopted_at", "was adopted at"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="related_from",
                                to="programs.agreement",
                            ),
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
                    name="AgreementRelationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("implements", "implements"),
                                    ("amends", "amends"),
                                    ("supplements", "supplements"),
                                    ("supersedes", "supersedes"),
                                    ("terminates", "terminates"),
                                    ("annex_to", "is an annex to"),
                                    ("adopted_at", "was adopted at"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.agreementrelation",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AppointmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        ("acting", models.BooleanField(default=False, verbose_name="acting")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.appointment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Body",
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
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="name"),
                        ),
                        (
                            "short_name",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=120, verbose_name="short name"
                            ),
                        ),
                        (
                            "mandate",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="mandate"),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "decision_rule",
                            models.CharField(
                                choices=[
                                    ("consensus", "consensus"),
                                    ("silence", "silence procedure"),
                                    ("majority", "majority"),
                                ],
                                default="consensus",
                                max_length=16,
                                verbose_name="decision rule",
                            ),
                        ),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(default=2, verbose_name="quorum, in sides"),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=35),
                                default=list,
                                size=None,
                                verbose_name="working languages",
                            ),
                        ),
                        (
                            "interval_months",
                            models.PositiveSmallIntegerField(
                                default=6, verbose_name="months between sessions"
                            ),
                        ),
                        (
                            "exchange",
                            models.CharField(
                                choices=[("on_release", "on release"), ("simultaneous", "simultaneous")],
                                default="on_release",
                                max_length=16,
                                verbose_name="exchange of positions",
                            ),
                        ),
                        (
                            "in_force_on",
                            models.CharField(
                                choices=[
                                    ("conclusion", "conclusion of the session"),
                                    ("signature", "signature of the minutes"),
                                    ("approval", "approval by the governments"),
                                ],
                                default="conclusion",
                                max_length=16,
                                verbose_name="an edition is in force on",
                            ),
                        ),
                        (
                            "chair_rule",
                            models.CharField(
                                choices=[
                                    ("co_chairs", "co-chairs"),
                                    ("host", "the host chairs"),
                                    ("rotating", "rotating presidency"),
                                ],
                                default="co_chairs",
                                max_length=16,
                                verbose_name="chair",
                            ),
                        ),
                        (
                            "review_word",
                            models.CharField(
                                choices=[("session", "session"), ("meeting", "meeting")],
                                default="session",
                                max_length=16,
                            ),
                        ),
                        (
                            "minutes_word",
                            models.CharField(
                                choices=[("protocol", "protocol"), ("agreed_minutes", "agreed minutes")],
                                default="protocol",
                                max_length=16,
                            ),
                        ),
                        (
                            "reminder_leads",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                default=programs.models.bodies.default_leads,
                                size=None,
                                verbose_name="reminders, days before",
                            ),
                        ),
                        (
                            "positions_due_days",
                            models.PositiveSmallIntegerField(
                                default=30, verbose_name="positions due, days before"
                            ),
                        ),
                        (
                            "proposals_due_days",
                            models.PositiveSmallIntegerField(
                                default=21, verbose_name="agenda proposals due, days before"
                            ),
                        ),
                        (
                            "papers_due_days",
                            models.PositiveSmallIntegerField(
                                default=15, verbose_name="agenda and papers out, days before"
                            ),
                        ),
                        (
                            "progress_threshold",
                            models.PositiveSmallIntegerField(
                                default=20, verbose_name="progress differs from, in points"
                            ),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="programs.body",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "body",
                        "verbose_name_plural": "bodies",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="AgreementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
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
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("inter_state", "inter-State"),
                                    ("intergovernmental", "intergovernmental"),
                                    ("inter_agency", "inter-agency"),
                                ],
                                max_length=24,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "character",
                            models.CharField(
                                choices=[
                                    ("binding", "binding"),
                                    ("political", "political"),
                                    ("internal", "internal"),
                                ],
                                max_length=16,
                                verbose_name="legal character",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        (
                            "summary",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="summary"),
                        ),
                        (
                            "done_on",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="done on"),
                        ),
                        (
                            "done_at",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="done at"
                            ),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.body",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="body",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="programs.body",
                    ),
                ),
                migrations.CreateModel(
                    name="BodyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="name"),
                        ),
                        (
                            "short_name",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=120, verbose_name="short name"
                            ),
                        ),
                        (
                            "mandate",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="mandate"),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "decision_rule",
                            models.CharField(
                                choices=[
                                    ("consensus", "consensus"),
                                    ("silence", "silence procedure"),
                                    ("majority", "majority"),
                                ],
                                default="consensus",
                                max_length=16,
                                verbose_name="decision rule",
                            ),
                        ),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(default=2, verbose_name="quorum, in sides"),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=35),
                                default=list,
                                size=None,
                                verbose_name="working languages",
                            ),
                        ),
                        (
                            "interval_months",
                            models.PositiveSmallIntegerField(
                                default=6, verbose_name="months between sessions"
                            ),
                        ),
                        (
                            "exchange",
                            models.CharField(
                                choices=[("on_release", "on release"), ("simultaneous", "simultaneous")],
                                default="on_release",
                                max_length=16,
                                verbose_name="exchange of positions",
                            ),
                        ),
                        (
                            "in_force_on",
                            models.CharField(
                                choices=[
                                    ("conclusion", "conclusion of the session"),
                                    ("signature", "signature of the minutes"),
                                    ("approval", "approval by the governments"),
                                ],
                                default="conclusion",
                                max_length=16,
                                verbose_name="an edition is in force on",
                            ),
                        ),
                        (
                            "chair_rule",
                            models.CharField(
                                choices=[
                                    ("co_chairs", "co-chairs"),
                                    ("host", "the host chairs"),
                                    ("rotating", "rotating presidency"),
                                ],
                                default="co_chairs",
                                max_length=16,
                                verbose_name="chair",
                            ),
                        ),
                        (
                            "review_word",
                            models.CharField(
                                choices=[("session", "session"), ("meeting", "meeting")],
                                default="session",
                                max_length=16,
                            ),
                        ),
                        (
                            "minutes_word",
                            models.CharField(
                                choices=[("protocol", "protocol"), ("agreed_minutes", "agreed minutes")],
                                default="protocol",
                                max_length=16,
                            ),
                        ),
                        (
                            "reminder_leads",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                default=programs.models.bodies.default_leads,
                                size=None,
                                verbose_name="reminders, days before",
                            ),
                        ),
                        (
                            "positions_due_days",
                            models.PositiveSmallIntegerField(
                                default=30, verbose_name="positions due, days before"
                            ),
                        ),
                        (
                            "proposals_due_days",
                            models.PositiveSmallIntegerField(
                                default=21, verbose_name="agenda proposals due, days before"
                            ),
                        ),
                        (
                            "papers_due_days",
                            models.PositiveSmallIntegerField(
                                default=15, verbose_name="agenda and papers out, days before"
                            ),
                        ),
                        (
                            "progress_threshold",
                            models.PositiveSmallIntegerField(
                                default=20, verbose_name="progress differs from, in points"
                            ),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.body",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.body",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChangeSet",
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
                        ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reason"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("proposed", "proposed"),
                                    ("withdrawn", "withdrawn"),
                                    ("taken_effect", "taken effect"),
                                    ("rejected", "rejected"),
                                ],
                                default="draft",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_on", models.DateField(blank=True, null=True, verbose_name="proposed on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "outcome",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why"
                            ),
                        ),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="by"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.edition",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_sets",
                                to="programs.edition",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_sets",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change set",
                        "verbose_name_plural": "change sets",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Change",
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
                        ("shared", models.BooleanField(default=False)),
                        ("position", models.PositiveIntegerField(verbose_name="position")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("add", "add an item"),
                                    ("reword", "reword"),
                                    ("extend", "extend the deadline"),
                                    ("split", "split"),
                                    ("merge", "merge"),
                                    ("withdraw", "withdraw"),
                                    ("retitle", "retitle a heading"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="title"
                            ),
                        ),
                        (
                            "expected_result",
                            cooperation.texts.TextField(
                                blank=True, default=dict, verbose_name="expected result"
                            ),
                        ),
                        (
                            "deadline",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="deadline"),
                        ),
                        (
                            "item_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("measure", "measure of the plan"),
                                    ("assignment", "assignment from a session"),
                                ],
                                max_length=16,
                                verbose_name="kind of item",
                            ),
                        ),
                        (
                            "origin",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="origin"
                            ),
                        ),
                        ("origin_id", models.UUIDField(blank=True, null=True)),
                        (
                            "organisation_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="responsible",
                            ),
                        ),
                        ("milestones", models.JSONField(blank=True, null=True, verbose_name="milestones")),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reason"
                            ),
                        ),
                        ("before", models.JSONField(blank=True, null=True)),
                        ("adopted", models.BooleanField(blank=True, null=True, verbose_name="adopted")),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id of the item"
                            ),
                        ),
                        (
                            "part_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="programs.change",
                            ),
                        ),
                        (
                            "change_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="programs.item",
                            ),
                        ),
                        (
                            "made",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change",
                        "verbose_name_plural": "changes",
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Closure",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("completed", "completed"),
                                    ("withdrawn", "withdrawn"),
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                    ("lapsed", "lapsed"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("agreed", "agreed"),
                                    ("refused", "refused"),
                                    ("taken_back", "taken back"),
                                ],
                                default="proposed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "result",
                            cooperation.texts.TextField(
                                default=dict, max_length=10000, verbose_name="result"
                            ),
                        ),
                        (
                            "proposed_on",
                            models.DateField(default=cooperation.clock.today, verbose_name="proposed on"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why"
                            ),
                        ),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="agreed at"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
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
                    name="Contribution",
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
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "asked"),
                                    ("handed_in", "handed in"),
                                    ("sent_back", "sent back"),
                                    ("taken_in", "taken in"),
                                ],
                                default="asked",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("due", models.DateField(verbose_name="due")),
                        (
                            "note",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="note"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "comment",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="comment"
                            ),
                        ),
                        ("edition", models.PositiveIntegerField(default=0, verbose_name="edition")),
                        ("asked_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contributions",
                                to="programs.item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contribution",
                        "verbose_name_plural": "contributions",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ContributionEdition",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="edition")),
                        ("handed_in_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "contribution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="editions",
                                to="programs.contribution",
                            ),
                        ),
                        (
                            "handed_in_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Document",
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
                            "audience",
                            models.CharField(
                                choices=[
                                    ("internal", "internal to the side"),
                                    ("position", "as the position"),
                                    ("shared", "the sides"),
                                    ("public", "public"),
                                ],
                                max_length=16,
                                verbose_name="audience",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size, bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("path", models.CharField(editable=False, max_length=200)),
                        ("uploaded_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "act",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="programs.act",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "marking",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.marking",
                                to_field="code",
                                verbose_name="marking",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Consent",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("letter", "letter"),
                                    ("endorsement", "endorsement by authority"),
                                    ("agreement", "agreement"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("done_on", models.DateField(default=cooperation.clock.today, verbose_name="date")),
                        (
                            "signatory_name",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=200,
                                verbose_name="signatory, as named then",
                            ),
                        ),
                        (
                            "signatory_post",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=600, verbose_name="post, as named then"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[("own_login", "own login"), ("document", "a document")],
                                default="own_login",
                                max_length=16,
                                verbose_name="authority",
                            ),
                        ),
                        (
                            "document_kind",
                            models.CharField(blank=True, max_length=100, verbose_name="kind of document"),
                        ),
                        (
                            "document_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="number of the document"
                            ),
                        ),
                        (
                            "document_date",
                            models.DateField(blank=True, null=True, verbose_name="date of the document"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "change_set",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "closure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="programs.closure",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.document",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="programs.party",
                            ),
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
                migrations.AddField(
                    model_name="closure",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.document",
                    ),
                ),
                migrations.CreateModel(
                    name="DocumentDraftEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.document",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DocumentPositionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.document",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DraftSource",
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
                        ("taken_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sources",
                                to="programs.contributionedition",
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
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
                    name="EditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recorded", "recorded"),
                                    ("in_force", "in force"),
                                    ("superseded", "superseded"),
                                ],
                                default="recorded",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force on")),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="made by"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.edition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FormerTitleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        ("until_edition", models.PositiveIntegerField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.formertitle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExtensionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("before", cooperation.dates.FuzzyDateField(verbose_name="from")),
                        ("after", cooperation.dates.FuzzyDateField(verbose_name="to")),
                        (
                            "reason",
                            cooperation.texts.TextField(default=dict, max_length=4000, verbose_name="reason"),
                        ),
                        ("agreed_on", models.DateField(verbose_name="agreed on")),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                default=dict, max_length=300, verbose_name="agreed at"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "brought_forward",
                            models.BooleanField(default=False, verbose_name="brought forward"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.extension",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="extension",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="programs.item",
                    ),
                ),
                migrations.CreateModel(
                    name="DueItem",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="due_in",
                                to="programs.item",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
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
                migrations.AddField(
                    model_name="closure",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="closure",
                    name="successor",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.CreateModel(
                    name="Blocking",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="blockings",
                                to="programs.item",
                            ),
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
                    name="AgreedStateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        ("agreed_on", models.DateField(verbose_name="agreed on")),
                        ("note", cooperation.texts.TextField(blank=True, default=dict, verbose_name="note")),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                default=dict, max_length=300, verbose_name="recorded by"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "period",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="period"),
                        ),
                        ("current", models.BooleanField(default=True)),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.agreedstate",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="agreedstate",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreed_states",
                        to="programs.item",
                    ),
                ),
                migrations.CreateModel(
                    name="ItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("measure", "measure of the plan"),
                                    ("assignment", "assignment from a session"),
                                ],
                                default="measure",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "origin",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="origin"
                            ),
                        ),
                        ("origin_id", models.UUIDField(blank=True, null=True)),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.item",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="JointProject",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint_venture", "joint venture"),
                                    ("research", "R&D project"),
                                    ("programme", "joint programme"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("idea", "idea"),
                                    ("negotiation", "negotiation"),
                                    ("founded", "founded"),
                                    ("running", "running"),
                                    ("completed", "completed"),
                                    ("ended", "ended"),
                                ],
                                default="idea",
                                max_length=16,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "description",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="description"),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "agreements",
                            models.ManyToManyField(
                                blank=True, related_name="joint_projects", to="programs.agreement"
                            ),
                        ),
                        (
                            "items",
                            models.ManyToManyField(
                                blank=True, related_name="joint_projects", to="programs.item"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "joint project",
                        "verbose_name_plural": "joint projects",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Cooperation",
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
                            "kind",
                            models.CharField(
                                choices=[("vertical", "vertical"), ("horizontal", "horizontal")],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "subject",
                            cooperation.texts.TextField(
                                default=dict, max_length=1000, verbose_name="subject"
                            ),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cooperations",
                                to="programs.item",
                            ),
                        ),
                        (
                            "joint_project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cooperations",
                                to="programs.jointproject",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cooperation between organisations",
                        "verbose_name_plural": "cooperation between organisations",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="JointProjectAgreementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "jointproject",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.jointproject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="JointProjectEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint_venture", "joint venture"),
                                    ("research", "R&D project"),
                                    ("programme", "joint programme"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("idea", "idea"),
                                    ("negotiation", "negotiation"),
                                    ("founded", "founded"),
                                    ("running", "running"),
                                    ("completed", "completed"),
                                    ("ended", "ended"),
                                ],
                                default="idea",
                                max_length=16,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "description",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="description"),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.jointproject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="JointProjectItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "jointproject",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.jointproject",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Member",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full", "full member"),
                                    ("observer", "observer"),
                                    ("invited", "invited"),
                                ],
                                default="full",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="programs.body",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member",
                        "verbose_name_plural": "members",
                        "ordering": ["order"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        ("deadline", cooperation.dates.FuzzyDateField(verbose_name="deadline")),
                        (
                            "due_on",
                            models.GeneratedField(
                                db_persist=True,
                                expression=cooperation.dates.LastDay("deadline"),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("since_edition", models.PositiveIntegerField()),
                        ("until_edition", models.PositiveIntegerField(blank=True, null=True)),
                        ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="programs.item",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MilestoneEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        ("deadline", cooperation.dates.FuzzyDateField(verbose_name="deadline")),
                        ("since_edition", models.PositiveIntegerField()),
                        ("until_edition", models.PositiveIntegerField(blank=True, null=True)),
                        ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.milestone",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Obstacle",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("legal", "legal"),
                                    ("financial", "financial"),
                                    ("technical", "technical"),
                                    ("organisational", "organisational"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("solved", "solved"),
                                    ("unsolvable", "cannot be solved"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "description",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="description"),
                        ),
                        (
                            "provision",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="provision to change"
                            ),
                        ),
                        (
                            "next_step",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="next step"
                            ),
                        ),
                        (
                            "next_step_due",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="due"),
                        ),
                        ("opened_on", models.DateField(verbose_name="alleged on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "resolution",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="resolution"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="obstacles",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "items",
                            models.ManyToManyField(
                                related_name="obstacles", through="programs.Blocking", to="programs.item"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "obstacle",
                        "verbose_name_plural": "obstacles",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="JointProjectObstacleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "jointproject",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.jointproject",
                            ),
                        ),
                        (
                            "obstacle",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.obstacle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="jointproject",
                    name="obstacles",
                    field=models.ManyToManyField(
                        blank=True, related_name="joint_projects", to="programs.obstacle"
                    ),
                ),
                migrations.CreateModel(
                    name="BlockingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.blocking",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "obstacle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.obstacle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="blocking",
                    name="obstacle",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blockings",
                        to="programs.obstacle",
                    ),
                ),
                migrations.CreateModel(
                    name="ObstacleStep",
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
                        ("position", models.PositiveSmallIntegerField(default=1)),
                        (
                            "text",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="step"),
                        ),
                        ("due", cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="due")),
                        (
                            "due_on",
                            models.GeneratedField(
                                db_persist=True,
                                expression=cooperation.dates.LastDay("due"),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "obstacle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="programs.obstacle",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step",
                        "verbose_name_plural": "steps",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("ministry", "ministry"),
                                    ("committee", "State committee or commission"),
                                    ("agency", "agency"),
                                    ("enterprise", "enterprise"),
                                    ("institute", "research institution"),
                                    ("university", "educational institution"),
                                    ("other", "other"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="name"),
                        ),
                        (
                            "short_name",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=120, verbose_name="short name"
                            ),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisations",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "verbose_name_plural": "organisations",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ObstacleStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=1)),
                        (
                            "text",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="step"),
                        ),
                        ("due", cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="due")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "obstacle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.obstacle",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.obstaclestep",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="obstaclestep",
                    name="organisation",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacle_steps",
                        to="programs.organisation",
                    ),
                ),
                migrations.CreateModel(
                    name="ObstacleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("legal", "legal"),
                                    ("financial", "financial"),
                                    ("technical", "technical"),
                                    ("organisational", "organisational"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("solved", "solved"),
                                    ("unsolvable", "cannot be solved"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "description",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="description"),
                        ),
                        (
                            "provision",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="provision to change"
                            ),
                        ),
                        (
                            "next_step",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="next step"
                            ),
                        ),
                        (
                            "next_step_due",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="due"),
                        ),
                        ("opened_on", models.DateField(verbose_name="alleged on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "resolution",
                            cooperation.texts.TextField(blank=True, default=dict, verbose_name="resolution"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.obstacle",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="obstacle",
                    name="owner",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_obstacles",
                        to="programs.organisation",
                    ),
                ),
                migrations.CreateModel(
                    name="InternalNote",
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
                        ("review_id", models.UUIDField(blank=True, null=True, verbose_name="session")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("line", "line to take"), ("note", "note")],
                                default="line",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", cooperation.texts.TextField(default=dict, verbose_name="text")),
                        ("written_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="programs.item",
                            ),
                        ),
                        (
                            "marking",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.marking",
                                to_field="code",
                                verbose_name="marking",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "internal note",
                        "verbose_name_plural": "internal notes",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Grant",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("reader", "reader"),
                                    ("contributor", "contributor"),
                                    ("coordinator", "coordinator"),
                                    ("head_of_delegation", "head_of_delegation"),
                                    ("executive_secretary", "executive_secretary"),
                                    ("joint_secretariat", "joint_secretariat"),
                                    ("registrar", "registrar"),
                                    ("security_officer", "security_officer"),
                                    ("observer", "observer"),
                                ],
                                max_length=24,
                                verbose_name="right",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to="programs.body",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "right",
                        "verbose_name_plural": "rights",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="CooperationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("vertical", "vertical"), ("horizontal", "horizontal")],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "subject",
                            cooperation.texts.TextField(
                                default=dict, max_length=1000, verbose_name="subject"
                            ),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.cooperation",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "joint_project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.jointproject",
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="cooperation",
                    name="first",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperations",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="cooperation",
                    name="second",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperations_of_others",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="contributionedition",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="contribution",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="programs.organisation",
                    ),
                ),
                migrations.CreateModel(
                    name="OrganisationChange",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("renamed", "renamed"),
                                    ("merged", "merged into"),
                                    ("split", "split into"),
                                    ("transferred", "transferred"),
                                    ("abolished", "abolished"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("done_on", cooperation.dates.FuzzyDateField(verbose_name="date")),
                        (
                            "former_name",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=500, verbose_name="former name"
                            ),
                        ),
                        (
                            "note",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="note"
                            ),
                        ),
                        (
                            "handed_over_on",
                            models.DateField(blank=True, null=True, verbose_name="duties handed over on"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "former_parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "handed_over_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessions",
                                to="programs.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of an organisation",
                        "verbose_name_plural": "changes of organisations",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="OrganisationChangeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("renamed", "renamed"),
                                    ("merged", "merged into"),
                                    ("split", "split into"),
                                    ("transferred", "transferred"),
                                    ("abolished", "abolished"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("done_on", cooperation.dates.FuzzyDateField(verbose_name="date")),
                        (
                            "former_name",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=500, verbose_name="former name"
                            ),
                        ),
                        (
                            "note",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="note"
                            ),
                        ),
                        (
                            "handed_over_on",
                            models.DateField(blank=True, null=True, verbose_name="duties handed over on"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "former_parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "handed_over_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.organisationchange",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
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
                            "role",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="role"
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share, per cent",
                            ),
                        ),
                        (
                            "joint_project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="programs.jointproject",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partnerships",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
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
                    name="PartnerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "role",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="role"
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share, per cent",
                            ),
                        ),
                        (
                            "joint_project",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.jointproject",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.partner",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("government", "government"),
                                    ("ministry", "ministry"),
                                    ("committee", "State committee or commission"),
                                    ("agency", "agency"),
                                    ("enterprise", "enterprise"),
                                    ("institute", "research institution"),
                                    ("university", "educational institution"),
                                    ("other", "other"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="name"),
                        ),
                        (
                            "short_name",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=120, verbose_name="short name"
                            ),
                        ),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full", "full member"),
                                    ("observer", "observer"),
                                    ("invited", "invited"),
                                ],
                                default="full",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        (
                            "since",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="since"),
                        ),
                        (
                            "until",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="until"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.body",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.member",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MarkingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("code", models.CharField(max_length=32, verbose_name="code")),
                        (
                            "name",
                            cooperation.texts.TextField(default=dict, max_length=200, verbose_name="name"),
                        ),
                        ("level", models.PositiveSmallIntegerField(default=1, verbose_name="level")),
                        ("kept", models.BooleanField(default=True, verbose_name="may be kept here")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.marking",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                                verbose_name="party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="marking",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="markings",
                        to="programs.party",
                        verbose_name="party",
                    ),
                ),
                migrations.CreateModel(
                    name="InternalNoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("review_id", models.UUIDField(blank=True, null=True, verbose_name="session")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("line", "line to take"), ("note", "note")],
                                default="line",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", cooperation.texts.TextField(default=dict, verbose_name="text")),
                        ("written_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.internalnote",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "marking",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.marking",
                                to_field="code",
                                verbose_name="marking",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GrantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("reader", "reader"),
                                    ("contributor", "contributor"),
                                    ("coordinator", "coordinator"),
                                    ("head_of_delegation", "head_of_delegation"),
                                    ("executive_secretary", "executive_secretary"),
                                    ("joint_secretariat", "joint_secretariat"),
                                    ("registrar", "registrar"),
                                    ("security_officer", "security_officer"),
                                    ("observer", "observer"),
                                ],
                                max_length=24,
                                verbose_name="right",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.body",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.grant",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DueItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.dueitem",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DraftSourceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("taken_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.contributionedition",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.draftsource",
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DocumentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("internal", "internal to the side"),
                                    ("position", "as the position"),
                                    ("shared", "the sides"),
                                    ("public", "public"),
                                ],
                                max_length=16,
                                verbose_name="audience",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size, bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("path", models.CharField(editable=False, max_length=200)),
                        ("uploaded_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "act",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.act",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.document",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "marking",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.marking",
                                to_field="code",
                                verbose_name="marking",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContributionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "asked"),
                                    ("handed_in", "handed in"),
                                    ("sent_back", "sent back"),
                                    ("taken_in", "taken in"),
                                ],
                                default="asked",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("due", models.DateField(verbose_name="due")),
                        (
                            "note",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="note"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "comment",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="comment"
                            ),
                        ),
                        ("edition", models.PositiveIntegerField(default=0, verbose_name="edition")),
                        ("asked_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.contribution",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContributionEditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="progress, per cent"
                            ),
                        ),
                        ("text", cooperation.texts.TextField(blank=True, default=dict, verbose_name="text")),
                        (
                            "proposed_deadline",
                            cooperation.dates.FuzzyDateField(
                                blank=True, null=True, verbose_name="proposed deadline"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="edition")),
                        ("handed_in_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "contribution",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.contribution",
                            ),
                        ),
                        (
                            "handed_in_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.contributionedition",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="contributionedition",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="contribution",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="programs.party",
                    ),
                ),
                migrations.CreateModel(
                    name="ConsentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("letter", "letter"),
                                    ("endorsement", "endorsement by authority"),
                                    ("agreement", "agreement"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("done_on", models.DateField(default=cooperation.clock.today, verbose_name="date")),
                        (
                            "signatory_name",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=200,
                                verbose_name="signatory, as named then",
                            ),
                        ),
                        (
                            "signatory_post",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=600, verbose_name="post, as named then"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[("own_login", "own login"), ("document", "a document")],
                                default="own_login",
                                max_length=16,
                                verbose_name="authority",
                            ),
                        ),
                        (
                            "document_kind",
                            models.CharField(blank=True, max_length=100, verbose_name="kind of document"),
                        ),
                        (
                            "document_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="number of the document"
                            ),
                        ),
                        (
                            "document_date",
                            models.DateField(blank=True, null=True, verbose_name="date of the document"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "change_set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "closure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.closure",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.consent",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.document",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClosureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("completed", "completed"),
                                    ("withdrawn", "withdrawn"),
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                    ("lapsed", "lapsed"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("agreed", "agreed"),
                                    ("refused", "refused"),
                                    ("taken_back", "taken back"),
                                ],
                                default="proposed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "result",
                            cooperation.texts.TextField(
                                default=dict, max_length=10000, verbose_name="result"
                            ),
                        ),
                        (
                            "proposed_on",
                            models.DateField(default=cooperation.clock.today, verbose_name="proposed on"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why"
                            ),
                        ),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="agreed at"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.closure",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.document",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="closure",
                    name="proposed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="programs.party",
                    ),
                ),
                migrations.CreateModel(
                    name="ChangeSetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reason"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("proposed", "proposed"),
                                    ("withdrawn", "withdrawn"),
                                    ("taken_effect", "taken effect"),
                                    ("rejected", "rejected"),
                                ],
                                default="draft",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_on", models.DateField(blank=True, null=True, verbose_name="proposed on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "outcome",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why"
                            ),
                        ),
                        (
                            "source_label",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="by"
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True)),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id"
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.edition",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.edition",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChangeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("shared", models.BooleanField(default=False)),
                        ("position", models.PositiveIntegerField(verbose_name="position")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("add", "add an item"),
                                    ("reword", "reword"),
                                    ("extend", "extend the deadline"),
                                    ("split", "split"),
                                    ("merge", "merge"),
                                    ("withdraw", "withdraw"),
                                    ("retitle", "retitle a heading"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="title"
                            ),
                        ),
                        (
                            "expected_result",
                            cooperation.texts.TextField(
                                blank=True, default=dict, verbose_name="expected result"
                            ),
                        ),
                        (
                            "deadline",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="deadline"),
                        ),
                        (
                            "item_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("measure", "measure of the plan"),
                                    ("assignment", "assignment from a session"),
                                ],
                                max_length=16,
                                verbose_name="kind of item",
                            ),
                        ),
                        (
                            "origin",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=300, verbose_name="origin"
                            ),
                        ),
                        ("origin_id", models.UUIDField(blank=True, null=True)),
                        (
                            "organisation_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="responsible",
                            ),
                        ),
                        ("milestones", models.JSONField(blank=True, null=True, verbose_name="milestones")),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reason"
                            ),
                        ),
                        ("before", models.JSONField(blank=True, null=True)),
                        ("adopted", models.BooleanField(blank=True, null=True, verbose_name="adopted")),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="external id of the item"
                            ),
                        ),
                        (
                            "part_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.change",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.change",
                            ),
                        ),
                        (
                            "change_set",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "made",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgreementPartyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.agreementparty",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="parties",
                    field=models.ManyToManyField(
                        related_name="agreements", through="programs.AgreementParty", to="programs.party"
                    ),
                ),
                migrations.CreateModel(
                    name="ActEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("adoption", "adoption"),
                                    ("initialling", "initialling"),
                                    ("signature", "signature"),
                                    ("signature_ad_referendum", "signature ad referendum"),
                                    ("definitive_signature", "definitive signature"),
                                    ("endorsement_by_authority", "endorsement by authority"),
                                    ("ratification", "ratification"),
                                    ("acceptance", "acceptance"),
                                    ("approval", "approval"),
                                    ("accession", "accession"),
                                    ("notification", "notification"),
                                    ("provisional_application", "provisional application"),
                                    ("reservation", "reservation"),
                                    ("declaration", "declaration"),
                                    ("objection", "objection"),
                                    ("denunciation", "denunciation"),
                                    ("succession", "succession"),
                                ],
                                max_length=32,
                                verbose_name="kind",
                            ),
                        ),
                        ("done_on", cooperation.dates.FuzzyDateField(verbose_name="date")),
                        (
                            "place",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="place"
                            ),
                        ),
                        (
                            "signatory_name",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=200,
                                verbose_name="signatory, as named then",
                            ),
                        ),
                        (
                            "signatory_post",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=600, verbose_name="post, as named then"
                            ),
                        ),
                        ("note", cooperation.texts.TextField(blank=True, default=dict, verbose_name="note")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.act",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=pgtrigger.compiler.Trigger(
                        name="party_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_partyevent" ("code", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "time_zone", "version") SELECT new_values."code", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."short_name", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d74a9402c882b8ae807d939a1da7fd09faf52534",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_party_added_0b837",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_party",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=pgtrigger.compiler.Trigger(
                        name="party_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_partyevent" ("code", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "time_zone", "version") SELECT new_values."code", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."short_name", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a981177ac80cdea460d8b4f33bfc13d060efbc21",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_party_changed_fc3ae",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_party",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=pgtrigger.compiler.Trigger(
                        name="party_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_partyevent" ("code", "id", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "time_zone", "version") SELECT old_values."code", old_values."id", old_values."kind", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."short_name", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5fd34f4d68a3b30d42d3ca4a52e33296ad9c59cc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_party_removed_b582b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_party",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="partyevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="person",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="person",
                    name="user",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="consentevent",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="appointmentevent",
                    name="person",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="appointment",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="personevent",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="personevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="personevent",
                    name="user",
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
                    model_name="placement",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="placement",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="placement",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="placementevent",
                    name="entered_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="placementevent",
                    name="item",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="placementevent",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="placementevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.placement",
                    ),
                ),
                migrations.AddField(
                    model_name="planimport",
                    name="change_set",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="imports",
                        to="programs.changeset",
                    ),
                ),
                migrations.AddField(
                    model_name="planimport",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="planimport",
                    name="uploaded_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="planimportevent",
                    name="change_set",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.changeset",
                    ),
                ),
                migrations.AddField(
                    model_name="planimportevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="planimportevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.planimport",
                    ),
                ),
                migrations.AddField(
                    model_name="planimportevent",
                    name="uploaded_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="position",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="position",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="documentpositionevent",
                    name="position",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.position",
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="positions",
                    field=models.ManyToManyField(
                        blank=True, related_name="documents", to="programs.position"
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraft",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="programs.item"
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraft",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraft",
                    name="saved_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="draftsourceevent",
                    name="draft",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.positiondraft",
                    ),
                ),
                migrations.AddField(
                    model_name="draftsource",
                    name="draft",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="programs.positiondraft",
                    ),
                ),
                migrations.AddField(
                    model_name="documentdraftevent",
                    name="positiondraft",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.positiondraft",
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="drafts",
                    field=models.ManyToManyField(
                        blank=True, related_name="documents", to="programs.positiondraft"
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraftevent",
                    name="item",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraftevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraftevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.positiondraft",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraftevent",
                    name="saved_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="positionevent",
                    name="item",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="positionevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="positionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.position",
                    ),
                ),
                migrations.AddField(
                    model_name="post",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="memberevent",
                    name="chair",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="member",
                    name="chair",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chairs",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="grantevent",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="grant",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="consentevent",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="appointmentevent",
                    name="post",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="appointment",
                    name="post",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="actevent",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="act",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="postevent",
                    name="organisation",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="postevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="presidency",
                    name="body",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presidencies",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="presidency",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presidencies",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="presidencyevent",
                    name="body",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="presidencyevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="presidencyevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.presidency",
                    ),
                ),
                migrations.AddField(
                    model_name="programme",
                    name="body",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="programme",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="programs.agreement",
                    ),
                ),
                migrations.AddField(
                    model_name="positionevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraftevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraft",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="position",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="planimportevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="planimport",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="obstacleevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="obstacle",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="obstacles",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="jointprojectevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="jointproject",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joint_projects",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="itemevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="item",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="internalnoteevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="internalnote",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="grantevent",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="grant",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="editionevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="edition",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="draftsourceevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="draftsource",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="cooperationevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="cooperation",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperations",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="contributionevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="contributioneditionevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="contributionedition",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="contribution",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="consentevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="changesetevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="changeset",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="change_sets",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="changeevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="change",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.programme"
                    ),
                ),
                migrations.AddField(
                    model_name="programmeevent",
                    name="body",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="programmeevent",
                    name="document",
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
                    model_name="programmeevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="release",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="release",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="release",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="release",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="release",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="releases",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="positionevent",
                    name="release",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.release",
                    ),
                ),
                migrations.AddField(
                    model_name="position",
                    name="release",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="programs.release",
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="entered_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.release",
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibility",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsibilities",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibility",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibility",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibility",
                    name="succession",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="programs.organisationchange",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibilityevent",
                    name="item",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibilityevent",
                    name="organisation",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibilityevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibilityevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.responsibility",
                    ),
                ),
                migrations.AddField(
                    model_name="responsibilityevent",
                    name="succession",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organisationchange",
                    ),
                ),
                migrations.AddField(
                    model_name="round",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="releaseevent",
                    name="round",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="release",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="releases",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="positionevent",
                    name="round",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraftevent",
                    name="round",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="positiondraft",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="position",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="dueitemevent",
                    name="round",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="dueitem",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="due_items",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="contributionevent",
                    name="round",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="contribution",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="roundevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.round",
                    ),
                ),
                migrations.AddField(
                    model_name="roundevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="section",
                    name="parent",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="section",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="formertitleevent",
                    name="section",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="formertitle",
                    name="section",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_titles",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="changeevent",
                    name="section",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="change",
                    name="section",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="sectionevent",
                    name="parent",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="sectionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="sectionevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="side",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sides", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="side",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sides",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="sideevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="sideevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.side",
                    ),
                ),
                migrations.AddField(
                    model_name="sideevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="stance",
                    name="obstacle",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stances",
                        to="programs.obstacle",
                    ),
                ),
                migrations.AddField(
                    model_name="stance",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stances",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="stanceevent",
                    name="obstacle",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.obstacle",
                    ),
                ),
                migrations.AddField(
                    model_name="stanceevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="stanceevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.stance",
                    ),
                ),
                migrations.AddField(
                    model_name="succession",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successions",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="succession",
                    name="successor",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="predecessions",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="successionevent",
                    name="item",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="successionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.succession",
                    ),
                ),
                migrations.AddField(
                    model_name="successionevent",
                    name="successor",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="wording",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="wording",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="wording",
                    name="section",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="programs.section",
                    ),
                ),
                migrations.AddField(
                    model_name="wordingevent",
                    name="item",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="wordingevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.wording",
                    ),
                ),
                migrations.AddField(
                    model_name="wordingevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="wordingevent",
                    name="section",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.section",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementrelation",
                    constraint=models.UniqueConstraint(
                        fields=("source", "target", "kind"), name="programs_relation_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementrelation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True),
                        name="programs_relation_other",
                        violation_error_message="An agreement is not related to itself.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementrelation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementrelation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementrelationevent" ("id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "target_id", "version") SELECT new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."source_id", new_values."target_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c52c3a207e66baa2dba14f09c6972c6feb7a0bff",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_agreementrelation_added_512de",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_agreementrelation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementrelation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementrelation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementrelationevent" ("id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "target_id", "version") SELECT new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."source_id", new_values."target_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f31b4588a7e38991d3830396d94ada0ff5d32688",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_agreementrelation_changed_df44c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_agreementrelation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementrelation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementrelation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementrelationevent" ("id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "target_id", "version") SELECT old_values."id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."source_id", old_values."target_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ef1014abf113df7d17f7c6acf1253698166e1c9d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreementrelation_removed_b986f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreementrelation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreementrelationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_agreeme_413326_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("chair_rule", "decision_rule", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_word", "name", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "review_word", "short_name", "since", "until", "version") SELECT new_values."chair_rule", new_values."decision_rule", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_word", new_values."name", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."review_word", new_values."short_name", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff524c381c62d7ccf2dde2fe840e41688c355ceb",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_body_added_83f7e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("chair_rule", "decision_rule", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_word", "name", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "review_word", "short_name", "since", "until", "version") SELECT new_values."chair_rule", new_values."decision_rule", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_word", new_values."name", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."review_word", new_values."short_name", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1f08bd511eeab0c70082efad4d96731a5ed560c2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_body_changed_b673e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("chair_rule", "decision_rule", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_word", "name", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "review_word", "short_name", "since", "until", "version") SELECT old_values."chair_rule", old_values."decision_rule", old_values."exchange", old_values."external_id", old_values."id", old_values."illustrative", old_values."in_force_on", old_values."interval_months", old_values."languages", old_values."mandate", old_values."minutes_word", old_values."name", old_values."papers_due_days", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."positions_due_days", old_values."progress_threshold", old_values."proposals_due_days", old_values."quorum", old_values."reminder_leads", old_values."review_word", old_values."short_name", old_values."since", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5a2493edb67cf286c1046b3d52f66830dc861b3e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_body_removed_bd723",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreementevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_agreeme_643278_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="bodyevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_body_292098_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="extensionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_extensi_153691_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="extension",
                    index=models.Index(fields=["-agreed_on", "id"], name="programs_extension_last"),
                ),
                migrations.AddConstraint(
                    model_name="extension",
                    constraint=models.UniqueConstraint(
                        fields=("item", "number"), name="programs_extension_number"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="extension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="extension_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_extensionevent" ("after", "agreed_on", "before", "brought_forward", "id", "item_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source_id", "source_label", "version") SELECT new_values."after", new_values."agreed_on", new_values."before", new_values."brought_forward", new_values."id", new_values."item_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."source_id", new_values."source_label", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23dbe27fb26f09c86ffd04734d1bc93c361e1e6f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_extension_added_c5cc0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_extension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="extension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="extension_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_extensionevent" ("after", "agreed_on", "before", "brought_forward", "id", "item_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source_id", "source_label", "version") SELECT new_values."after", new_values."agreed_on", new_values."before", new_values."brought_forward", new_values."id", new_values."item_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."source_id", new_values."source_label", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e0bba29145bcd86ab3aad9afe35902d95e1f3b36",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_extension_changed_dc22c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_extension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="extension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="extension_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_extensionevent" ("after", "agreed_on", "before", "brought_forward", "id", "item_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source_id", "source_label", "version") SELECT old_values."after", old_values."agreed_on", old_values."before", old_values."brought_forward", old_values."id", old_values."item_id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."source_id", old_values."source_label", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f6b24e41938d7b02e9cbffce7a1115ea40a01dfe",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_extension_removed_8ff49",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_extension",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreedstateevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_agreeds_386937_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreedstate",
                    index=models.Index(
                        fields=["item", "-agreed_on", "-id"], name="programs_agreedstate_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreedstate",
                    index=models.Index(
                        condition=models.Q(("current", True)),
                        fields=["-agreed_on", "id"],
                        name="programs_agreedstate_last",
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreedstate",
                    index=models.Index(
                        condition=models.Q(("current", True)),
                        fields=["item", "status"],
                        include=("period",),
                        name="programs_agreedstate_counted",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreedstate",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("item",),
                        name="programs_agreedstate_one_current",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreedstate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreedstate_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreedstateevent" ("agreed_on", "current", "id", "item_id", "note", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_label", "status", "version", "withdrawn") SELECT new_values."agreed_on", new_values."current", new_values."id", new_values."item_id", new_values."note", new_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."source_id", new_values."source_label", new_values."status", new_values."version", new_values."withdrawn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="eea61b5b58f396937b92a3877fbf7047edd0ccf2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_agreedstate_added_9143e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_agreedstate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreedstate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreedstate_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreedstateevent" ("agreed_on", "current", "id", "item_id", "note", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_label", "status", "version", "withdrawn") SELECT new_values."agreed_on", new_values."current", new_values."id", new_values."item_id", new_values."note", new_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."source_id", new_values."source_label", new_values."status", new_values."version", new_values."withdrawn" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a7aea4f39dc611387dfc613b703af5b585eae78a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_agreedstate_changed_14420",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_agreedstate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreedstate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreedstate_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreedstateevent" ("agreed_on", "current", "id", "item_id", "note", "period", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "source_label", "status", "version", "withdrawn") SELECT old_values."agreed_on", old_values."current", old_values."id", old_values."item_id", old_values."note", old_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."source_id", old_values."source_label", old_values."status", old_values."version", old_values."withdrawn" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f93b0a0f9f8c9ec0b0ca7174ee6e5c5750a4cc4f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreedstate_removed_1e1ae",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreedstate",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="JointProjectAgreement",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("programs.jointproject_agreements",),
                ),
                migrations.CreateModel(
                    name="JointProjectItem",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("programs.jointproject_items",),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until_edition__isnull", True)),
                        fields=("item", "position"),
                        name="programs_milestone_position",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="milestone_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_milestoneevent" ("deadline", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reached_on", "since_edition", "title", "until_edition", "version") SELECT new_values."deadline", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."reached_on", new_values."since_edition", new_values."title", new_values."until_edition", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="77091fb321a826e77b6b4a34a8fc1a8f07916a2d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_milestone_added_a8223",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="milestone_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_milestoneevent" ("deadline", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reached_on", "since_edition", "title", "until_edition", "version") SELECT new_values."deadline", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."reached_on", new_values."since_edition", new_values."title", new_values."until_edition", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."deadline" IS DISTINCT FROM (new_values."deadline") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."item_id" IS DISTINCT FROM (new_values."item_id") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."reached_on" IS DISTINCT FROM (new_values."reached_on") OR old_values."since_edition" IS DISTINCT FROM (new_values."since_edition") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."until_edition" IS DISTINCT FROM (new_values."until_edition") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c91252db46ede8fd037f759154b6a8941dd18a5e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_milestone_changed_3c940",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="milestone_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_milestoneevent" ("deadline", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reached_on", "since_edition", "title", "until_edition", "version") SELECT old_values."deadline", old_values."id", old_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."reached_on", old_values."since_edition", old_values."title", old_values."until_edition", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fb04a82c0ef9091adf3aca5d768ef875e8e830c2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_milestone_removed_cf96b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestoneevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_milesto_438288_asof"
                    ),
                ),
                migrations.CreateModel(
                    name="JointProjectObstacle",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("programs.jointproject_obstacles",),
                ),
                migrations.AddIndex(
                    model_name="blockingevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_blockin_637565_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="blocking",
                    constraint=models.UniqueConstraint(
                        fields=("obstacle", "item"), name="programs_blocking_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="blocking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="blocking_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_blockingevent" ("id", "item_id", "obstacle_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."id", new_values."item_id", new_values."obstacle_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b864c9ef1191cd2bf04b5773d194da321c3879a3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_blocking_added_36ccc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_blocking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="blocking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="blocking_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_blockingevent" ("id", "item_id", "obstacle_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."id", new_values."item_id", new_values."obstacle_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="022a9132fd160da8be0734b32e3edc4dc038168e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_blocking_changed_8fb6a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_blocking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="blocking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="blocking_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_blockingevent" ("id", "item_id", "obstacle_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."id", old_values."item_id", old_values."obstacle_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0101a0b4892ad65ce72c74cb72d2db3e81cabad3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_blocking_removed_91672",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_blocking",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="obstaclestepevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_obstacl_156823_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="obstaclestep",
                    constraint=models.UniqueConstraint(
                        fields=("obstacle", "position"), name="programs_obstaclestep_position"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="obstaclestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="obstaclestep_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_obstaclestepevent" ("done_on", "due", "id", "obstacle_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "version") SELECT new_values."done_on", new_values."due", new_values."id", new_values."obstacle_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ad4ac12c5ecbaf446ca76aa26698249486797f8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_obstaclestep_added_4dcd7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_obstaclestep",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="obstaclestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="obstaclestep_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_obstaclestepevent" ("done_on", "due", "id", "obstacle_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "version") SELECT new_values."done_on", new_values."due", new_values."id", new_values."obstacle_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."done_on" IS DISTINCT FROM (new_values."done_on") OR old_values."due" IS DISTINCT FROM (new_values."due") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."obstacle_id" IS DISTINCT FROM (new_values."obstacle_id") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f6b7f6081fc7eac8065070d2bd83d70ea5f65e7e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_obstaclestep_changed_44c42",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_obstaclestep",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="obstaclestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="obstaclestep_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_obstaclestepevent" ("done_on", "due", "id", "obstacle_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "version") SELECT old_values."done_on", old_values."due", old_values."id", old_values."obstacle_id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2bbd874ddeab2ffbe85926a59f22f9ade41d9fd1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_obstaclestep_removed_b8f4d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_obstaclestep",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationchange",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("successor__isnull", False)),
                        fields=("organisation", "kind", "successor"),
                        name="programs_organisationchange_once",
                        violation_error_message="This change is already on record.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("organisation", models.F("successor")), _negated=True),
                        name="programs_organisationchange_other",
                        violation_error_message="An organisation does not succeed itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["merged", "split"]), _negated=True),
                            ("successor__isnull", False),
                            _connector="OR",
                        ),
                        name="programs_organisationchange_successor",
                        violation_error_message="Name the organisation into which it was merged or split.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "renamed"),
                                ("successor__isnull", True),
                                models.Q(("former_name", {}), _negated=True),
                            ),
                            models.Q(("kind", "renamed"), _negated=True),
                            _connector="OR",
                        ),
                        name="programs_organisationchange_former",
                        violation_error_message="Say what the organisation was called before.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="organisationchange_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationchangeevent" ("done_on", "external_id", "former_name", "former_parent_id", "handed_over_by_id", "handed_over_on", "id", "illustrative", "kind", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT new_values."done_on", new_values."external_id", new_values."former_name", new_values."former_parent_id", new_values."handed_over_by_id", new_values."handed_over_on", new_values."id", new_values."illustrative", new_values."kind", new_values."note", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2fd9da388a70b68e4ccbcc5441d5eee3757703e4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_organisationchange_added_fb054",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_organisationchange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="organisationchange_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationchangeevent" ("done_on", "external_id", "former_name", "former_parent_id", "handed_over_by_id", "handed_over_on", "id", "illustrative", "kind", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT new_values."done_on", new_values."external_id", new_values."former_name", new_values."former_parent_id", new_values."handed_over_by_id", new_values."handed_over_on", new_values."id", new_values."illustrative", new_values."kind", new_values."note", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c0143a8fdf9ef7e8a5a98fbbfccff831c5971a29",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_organisationchange_changed_74465",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_organisationchange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="organisationchange_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationchangeevent" ("done_on", "external_id", "former_name", "former_parent_id", "handed_over_by_id", "handed_over_on", "id", "illustrative", "kind", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT old_values."done_on", old_values."external_id", old_values."former_name", old_values."former_parent_id", old_values."handed_over_by_id", old_values."handed_over_on", old_values."id", old_values."illustrative", old_values."kind", old_values."note", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."successor_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ea275bdc2c473994e9e0a5c6777bca6f59c8d084",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_organisationchange_removed_1dda1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_organisationchange",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisationchangeevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_organis_274990_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="partnerevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_partner_596144_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partner",
                    constraint=models.UniqueConstraint(
                        fields=("joint_project", "organisation"), name="programs_partner_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="partner",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True),
                            models.Q(("share__gt", 0), ("share__lte", 100)),
                            _connector="OR",
                        ),
                        name="programs_partner_share",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partner",
                    trigger=pgtrigger.compiler.Trigger(
                        name="partner_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_partnerevent" ("id", "joint_project_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "share", "version") SELECT new_values."id", new_values."joint_project_id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."role", new_values."share", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3e3d632fdbd871caf9e76767460675cde9b7be95",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_partner_added_94e11",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_partner",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partner",
                    trigger=pgtrigger.compiler.Trigger(
                        name="partner_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_partnerevent" ("id", "joint_project_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "share", "version") SELECT new_values."id", new_values."joint_project_id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."role", new_values."share", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="06a16c5cf50951c5389cb23920793e9bce0e7ef7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_partner_changed_58c46",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_partner",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partner",
                    trigger=pgtrigger.compiler.Trigger(
                        name="partner_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_partnerevent" ("id", "joint_project_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "share", "version") SELECT old_values."id", old_values."joint_project_id", old_values."organisation_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."role", old_values."share", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a6fa770e4e57abd50abdacc9555113d12a0c124b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_partner_removed_ec68d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_partner",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="organisationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_organis_897994_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="organisation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationevent" ("external_id", "id", "illustrative", "kind", "name", "parent_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "since", "until", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."name", new_values."parent_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."short_name", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="575ddd82731d712531fb39a84db4848c93ba24a3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_organisation_added_83fc2",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="organisation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationevent" ("external_id", "id", "illustrative", "kind", "name", "parent_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "since", "until", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."name", new_values."parent_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."short_name", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7b5614eb37db7f2f1b7c4fe661a911e2465ce1d7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_organisation_changed_e48f3",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="organisation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationevent" ("external_id", "id", "illustrative", "kind", "name", "parent_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "since", "until", "version") SELECT old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", old_values."name", old_values."parent_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."short_name", old_values."since", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="96ffe0413a90be61c8d36f89b2fb02ae3c59487a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_organisation_removed_c6598",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="markingevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_marking_400725_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="marking_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_markingevent" ("code", "id", "kept", "level", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."code", new_values."id", new_values."kept", new_values."level", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8b4974f8bbfacdacc84cdd0654969eb22063bd05",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_marking_added_53e1c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_marking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="marking_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_markingevent" ("code", "id", "kept", "level", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."code", new_values."id", new_values."kept", new_values."level", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="49ffb2c6687af55aa41ae26ca431e010054182a2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_marking_changed_6d73a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_marking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="marking_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_markingevent" ("code", "id", "kept", "level", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."code", old_values."id", old_values."kept", old_values."level", old_values."name", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0d5415d25e03d482ea4ec072eea7ea9d3950ff5c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_marking_removed_b2719",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_marking",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="closureevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_closure_928871_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="closure",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "agreed"))),
                        fields=("item",),
                        name="programs_closure_one_open",
                        violation_error_message="This item is closed, or its closing is proposed already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="closure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="closure_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_closureevent" ("closed_on", "document_id", "entered_by_id", "id", "item_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "reason", "result", "source_id", "source_label", "state", "successor_id", "version") SELECT new_values."closed_on", new_values."document_id", new_values."entered_by_id", new_values."id", new_values."item_id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."proposed_by_id", new_values."proposed_on", new_values."reason", new_values."result", new_values."source_id", new_values."source_label", new_values."state", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="75153ff91c881671dfc6fa6f61fd8382265eb4b6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_closure_added_e4744",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_closure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="closure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="closure_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_closureevent" ("closed_on", "document_id", "entered_by_id", "id", "item_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "reason", "result", "source_id", "source_label", "state", "successor_id", "version") SELECT new_values."closed_on", new_values."document_id", new_values."entered_by_id", new_values."id", new_values."item_id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."proposed_by_id", new_values."proposed_on", new_values."reason", new_values."result", new_values."source_id", new_values."source_label", new_values."state", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5d09ca3f33e6045d6c2ed6dd4d79d6c311697af0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_closure_changed_04fea",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_closure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="closure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="closure_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_closureevent" ("closed_on", "document_id", "entered_by_id", "id", "item_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "reason", "result", "source_id", "source_label", "state", "successor_id", "version") SELECT old_values."closed_on", old_values."document_id", old_values."entered_by_id", old_values."id", old_values."item_id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."proposed_by_id", old_values."proposed_on", old_values."reason", old_values."result", old_values."source_id", old_values."source_label", old_values."state", old_values."successor_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6a6345487a5180b7a239bb592d319b6c84bf88e7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_closure_removed_73c0f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_closure",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreementpartyevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_agreeme_206188_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agreementparty",
                    constraint=models.UniqueConstraint(
                        fields=("agreement", "party"),
                        name="programs_agreementparty_once",
                        violation_error_message="This party is already on the agreement.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementparty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreementparty_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementpartyevent" ("agreement_id", "id", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."agreement_id", new_values."id", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1c023b1bc4f817e040df52622bd1358c53619787",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementpartyevent" ("agreement_id", "id", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."agreement_id", new_values."id", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="465eea28899149d17f946c2921cb61e58b749611",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementpartyevent" ("agreement_id", "id", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."agreement_id", old_values."id", old_values."order", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f3cfc9a5b7d6e103edb858ef9fdced0300420465",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreementparty_removed_08198",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreement",
                    index=models.Index(fields=["-done_first", "-id"], name="programs_agreement_listed"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("body_id", "character", "done_at", "done_on", "external_id", "id", "illustrative", "kind", "level", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary", "title", "version") SELECT new_values."body_id", new_values."character", new_values."done_at", new_values."done_on", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."summary", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="aab7a04a7e7525011450fd3b22681427f3cf602e",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("body_id", "character", "done_at", "done_on", "external_id", "id", "illustrative", "kind", "level", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary", "title", "version") SELECT new_values."body_id", new_values."character", new_values."done_at", new_values."done_on", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."summary", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."body_id" IS DISTINCT FROM (new_values."body_id") OR old_values."character" IS DISTINCT FROM (new_values."character") OR old_values."done_at" IS DISTINCT FROM (new_values."done_at") OR old_values."done_on" IS DISTINCT FROM (new_values."done_on") OR old_values."external_id" IS DISTINCT FROM (new_values."external_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."illustrative" IS DISTINCT FROM (new_values."illustrative") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."summary" IS DISTINCT FROM (new_values."summary") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9fa47251f453ed63f0ba822bf1bf58ac202b2323",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("body_id", "character", "done_at", "done_on", "external_id", "id", "illustrative", "kind", "level", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary", "title", "version") SELECT old_values."body_id", old_values."character", old_values."done_at", old_values."done_on", old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", old_values."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."summary", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="19487fd49c181812931a6e54e05edb255ba12a4e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreement_removed_7b31c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="partyevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_party_710050_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_personevent" ("external_id", "id", "illustrative", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a020c010ea2cc917a832a0d14449e63027ca12b6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_person_added_ab430",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_personevent" ("external_id", "id", "illustrative", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ee8f3421d88d45c39ad9615801306a3f46a5824",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_person_changed_d8f49",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_personevent" ("external_id", "id", "illustrative", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "version") SELECT old_values."external_id", old_values."id", old_values."illustrative", old_values."name", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."user_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9f8feb75885e7b3302dd7f8a6d4455127894e0e4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_person_removed_ebfcb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_person",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="personevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_person_161393_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="placement",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("item",),
                        name="programs_placement_one_current",
                        violation_error_message="Somebody moved this item just now. Look at it again.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="placement_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_placementevent" ("current", "entered_at", "entered_by_id", "id", "item_id", "list", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") SELECT new_values."current", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."item_id", new_values."list", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23ec0b8c544cacaa5f6a2690e8a64fc9934da617",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_placement_added_64d60",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="placement_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_placementevent" ("current", "entered_at", "entered_by_id", "id", "item_id", "list", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") SELECT new_values."current", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."item_id", new_values."list", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1ebd365c6fc4a18c9c4709ac6f6471cef5f7e259",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_placement_changed_e6e05",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="placement_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_placementevent" ("current", "entered_at", "entered_by_id", "id", "item_id", "list", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version") SELECT old_values."current", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."item_id", old_values."list", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c782cfe79d523e5acaca2ac670a627d02c7c627",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_placement_removed_ebb87",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="placementevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_placeme_246245_asof"
                    ),
                ),
                migrations.CreateModel(
                    name="DocumentPosition",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("programs.document_positions",),
                ),
                migrations.CreateModel(
                    name="DocumentDraft",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("programs.document_drafts",),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="post",
                    trigger=pgtrigger.compiler.Trigger(
                        name="post_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_postevent" ("external_id", "id", "illustrative", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1f6455c6d4f4636624ae8e59e8ca860d79ebd871",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_post_added_5f5a3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_post",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="post",
                    trigger=pgtrigger.compiler.Trigger(
                        name="post_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_postevent" ("external_id", "id", "illustrative", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e7b8f65bea2b8d8fb01e76167fe56f897a6294b0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_post_changed_0a2f0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_post",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="post",
                    trigger=pgtrigger.compiler.Trigger(
                        name="post_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_postevent" ("external_id", "id", "illustrative", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version") SELECT old_values."external_id", old_values."id", old_values."illustrative", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="17439d7f9a90793330388b51d28e840e25bce183",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_post_removed_a7c67",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_post",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="memberevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_member_275934_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="member",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("body", "party"),
                        name="programs_member_once",
                        violation_error_message="This party is already a member.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="member",
                    trigger=pgtrigger.compiler.Trigger(
                        name="member_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_memberevent" ("body_id", "chair_id", "id", "kind", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") SELECT new_values."body_id", new_values."chair_id", new_values."id", new_values."kind", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7163e23df865bcea5086f352d9aca46340a5a384",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_member_added_cc8ea",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_member",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="member",
                    trigger=pgtrigger.compiler.Trigger(
                        name="member_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_memberevent" ("body_id", "chair_id", "id", "kind", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") SELECT new_values."body_id", new_values."chair_id", new_values."id", new_values."kind", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="75655cd135219523704868ddfa6e1b6cac1b1fa7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_member_changed_1d96c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_member",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="member",
                    trigger=pgtrigger.compiler.Trigger(
                        name="member_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_memberevent" ("body_id", "chair_id", "id", "kind", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") SELECT old_values."body_id", old_values."chair_id", old_values."id", old_values."kind", old_values."order", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."since", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7879568b0d95c014b89d607cebdb5c8c86e38da5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_member_removed_ff113",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_member",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointmentevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_appoint_855_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("post", "="), ("held", "&&")],
                        name="programs_appointment_no_overlap",
                        violation_error_message="This person already holds this post in that time.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="appointment_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_appointmentevent" ("acting", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "since", "until", "version") SELECT new_values."acting", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f8300eb46d55064132a777a289cd811edb6560b1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_appointment_added_54241",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="appointment_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_appointmentevent" ("acting", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "since", "until", "version") SELECT new_values."acting", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."acting" IS DISTINCT FROM (new_values."acting") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."post_id" IS DISTINCT FROM (new_values."post_id") OR old_values."since" IS DISTINCT FROM (new_values."since") OR old_values."until" IS DISTINCT FROM (new_values."until") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5f8eb3e1afb0b8115ac34de2cd351c10d5b480a4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_appointment_changed_0294d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="appointment_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_appointmentevent" ("acting", "id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "since", "until", "version") SELECT old_values."acting", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."since", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="aa82ddf9796e4460d918eb60565591ae6e73cbdd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_appointment_removed_5a4a6",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="actevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_act_128550_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="act",
                    trigger=pgtrigger.compiler.Trigger(
                        name="act_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_actevent" ("agreement_id", "done_on", "id", "kind", "note", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "signatory_name", "signatory_post", "version") SELECT new_values."agreement_id", new_values."done_on", new_values."id", new_values."kind", new_values."note", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."place", new_values."post_id", new_values."signatory_name", new_values."signatory_post", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7e1e7a0bec5a00b271b84fa17656d502ff4ec605",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_actevent" ("agreement_id", "done_on", "id", "kind", "note", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "signatory_name", "signatory_post", "version") SELECT new_values."agreement_id", new_values."done_on", new_values."id", new_values."kind", new_values."note", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."place", new_values."post_id", new_values."signatory_name", new_values."signatory_post", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."agreement_id" IS DISTINCT FROM (new_values."agreement_id") OR old_values."done_on" IS DISTINCT FROM (new_values."done_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."post_id" IS DISTINCT FROM (new_values."post_id") OR old_values."signatory_name" IS DISTINCT FROM (new_values."signatory_name") OR old_values."signatory_post" IS DISTINCT FROM (new_values."signatory_post") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7505a24d1096fff340b85e41138cebb022ae4349",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_actevent" ("agreement_id", "done_on", "id", "kind", "note", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "signatory_name", "signatory_post", "version") SELECT old_values."agreement_id", old_values."done_on", old_values."id", old_values."kind", old_values."note", old_values."party_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."place", old_values."post_id", old_values."signatory_name", old_values."signatory_post", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="94b25080877b8326a87a7796d9c0ea25da1631b0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_act_removed_e6440",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_act",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="postevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_post_767332_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="presidency",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("body", "="), ("held", "&&")],
                        name="programs_presidency_one_at_a_time",
                        violation_error_message="Another party presides in that time.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="presidency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="presidency_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_presidencyevent" ("body_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") SELECT new_values."body_id", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="773933d5ee80ad079d278d0b826cc9d928efb0c2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_presidency_added_f4103",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_presidency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="presidency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="presidency_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_presidencyevent" ("body_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") SELECT new_values."body_id", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."body_id" IS DISTINCT FROM (new_values."body_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."since" IS DISTINCT FROM (new_values."since") OR old_values."until" IS DISTINCT FROM (new_values."until") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1caa1adb843eb49119dbe88de0bb48743e293fda",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_presidency_changed_132dc",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_presidency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="presidency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="presidency_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_presidencyevent" ("body_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") SELECT old_values."body_id", old_values."id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."since", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b125bf0c11cb12cb48b93a8e5be1babf30c30e71",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_presidency_removed_942d0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_presidency",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="presidencyevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_preside_785514_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="programme_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_programmeevent" ("body_id", "code", "document_id", "id", "illustrative", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "summary", "title", "until", "version") SELECT new_values."body_id", new_values."code", new_values."document_id", new_values."id", new_values."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."since", new_values."summary", new_values."title", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f7eb98b7f9412dae15a9b5da73c0e52a1a69139a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_programme_added_3ec54",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_programme",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="programme_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_programmeevent" ("body_id", "code", "document_id", "id", "illustrative", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "summary", "title", "until", "version") SELECT new_values."body_id", new_values."code", new_values."document_id", new_values."id", new_values."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."since", new_values."summary", new_values."title", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bda01dfea550c4443e6232f457ed6a131f2697f4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_programme_changed_d613e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_programme",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="programme_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_programmeevent" ("body_id", "code", "document_id", "id", "illustrative", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "summary", "title", "until", "version") SELECT old_values."body_id", old_values."code", old_values."document_id", old_values."id", old_values."illustrative", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."since", old_values."summary", old_values."title", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="af8a96778328cdfab70eeb10bc4f67b716efda8a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_programme_removed_4d7a0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_programme",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="planimportevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_planimp_758862_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="planimport",
                    index=models.Index(fields=["party", "uploaded_at"], name="programs_planimport_age"),
                ),
                migrations.AddConstraint(
                    model_name="planimport",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "party", "sha256"), name="programs_planimport_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="planimport_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_planimportevent" ("change_set_id", "content_type", "id", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."change_set_id", new_values."content_type", new_values."id", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="69f4453b31bfd7645ee267a7dbd3612e91ca232c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_planimport_added_6f16f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_planimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="planimport_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_planimportevent" ("change_set_id", "content_type", "id", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."change_set_id", new_values."content_type", new_values."id", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."change_set_id" IS DISTINCT FROM (new_values."change_set_id") OR old_values."content_type" IS DISTINCT FROM (new_values."content_type") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."uploaded_at" IS DISTINCT FROM (new_values."uploaded_at") OR old_values."uploaded_by_id" IS DISTINCT FROM (new_values."uploaded_by_id") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9896c9ac9727effacafa6eb26e9c62a8f0058bd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_planimport_changed_7dfa4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_planimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="planimport_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_planimportevent" ("change_set_id", "content_type", "id", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT old_values."change_set_id", old_values."content_type", old_values."id", old_values."name", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."sha256", old_values."size", old_values."uploaded_at", old_values."uploaded_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="71426c09bff38872859071ca66d49686214b4f18",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_planimport_removed_68479",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_planimport",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="obstacleevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_obstacl_203571_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="obstacle",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True), ("closed_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="programs_obstacle_closed",
                        violation_error_message="A closed obstacle has a date; an open one has none.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="obstacle",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "external_id"), name="programs_obstacle_external"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="obstacle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="obstacle_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_obstacleevent" ("agreement_id", "closed_on", "description", "external_id", "id", "illustrative", "kind", "next_step", "next_step_due", "opened_on", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "provision", "resolution", "state", "title", "version") SELECT new_values."agreement_id", new_values."closed_on", new_values."description", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."next_step", new_values."next_step_due", new_values."opened_on", new_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."provision", new_values."resolution", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c260e47790f189168d7174572e3ac276f6937d69",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_obstacle_added_b26a8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_obstacle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="obstacle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="obstacle_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_obstacleevent" ("agreement_id", "closed_on", "description", "external_id", "id", "illustrative", "kind", "next_step", "next_step_due", "opened_on", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "provision", "resolution", "state", "title", "version") SELECT new_values."agreement_id", new_values."closed_on", new_values."description", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."next_step", new_values."next_step_due", new_values."opened_on", new_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."provision", new_values."resolution", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9bf5f0bd61bc99775d5fa79a242efef47798d1f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_obstacle_changed_f0a9f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_obstacle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="obstacle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="obstacle_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_obstacleevent" ("agreement_id", "closed_on", "description", "external_id", "id", "illustrative", "kind", "next_step", "next_step_due", "opened_on", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "provision", "resolution", "state", "title", "version") SELECT old_values."agreement_id", old_values."closed_on", old_values."description", old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", old_values."next_step", old_values."next_step_due", old_values."opened_on", old_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."provision", old_values."resolution", old_values."state", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fca0535a183520af3221a0e891caa13a6d40a656",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_obstacle_removed_c3c4f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_obstacle",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="jointprojectevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_jointpr_467927_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="jointproject",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "external_id"), name="programs_jointproject_external"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointproject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointproject_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectevent" ("description", "external_id", "id", "illustrative", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "since", "stage", "title", "until", "version") SELECT new_values."description", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."since", new_values."stage", new_values."title", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="30a9f1674c6f34832868c883b2f9a465f1a5edc8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_jointproject_added_d7947",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_jointproject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointproject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointproject_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectevent" ("description", "external_id", "id", "illustrative", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "since", "stage", "title", "until", "version") SELECT new_values."description", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."since", new_values."stage", new_values."title", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c873e5428ba90c60f8466f61f8cd8086c54b1560",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_jointproject_changed_a61af",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_jointproject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointproject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointproject_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectevent" ("description", "external_id", "id", "illustrative", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "since", "stage", "title", "until", "version") SELECT old_values."description", old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."since", old_values."stage", old_values."title", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ee3d41da9338c9a88b741fb264207e3d95a55f63",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_jointproject_removed_c44b8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_jointproject",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="itemevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_item_114659_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="item",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "external_id"), name="programs_item_external"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="item",
                    trigger=pgtrigger.compiler.Trigger(
                        name="item_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_itemevent" ("external_id", "id", "illustrative", "kind", "origin", "origin_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."origin", new_values."origin_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="95fdceb0ebaaa777d62767bbf8a4465e62e0fb7e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_item_added_daa82",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_item",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="item",
                    trigger=pgtrigger.compiler.Trigger(
                        name="item_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_itemevent" ("external_id", "id", "illustrative", "kind", "origin", "origin_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."origin", new_values."origin_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="583c0727e91ca6eb79b8393104ff02f7cf46fff7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_item_changed_4684b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_item",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="item",
                    trigger=pgtrigger.compiler.Trigger(
                        name="item_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_itemevent" ("external_id", "id", "illustrative", "kind", "origin", "origin_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version") SELECT old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", old_values."origin", old_values."origin_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ce33efe611c414511d3fc7ed781137ef77d5c313",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_item_removed_31a76",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_item",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="internalnoteevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_interna_508503_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="internalnote",
                    index=models.Index(
                        condition=models.Q(("review_id__isnull", False)),
                        fields=["party", "review_id"],
                        name="programs_note_review",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="internalnote",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreement__isnull", True),
                                ("item__isnull", False),
                                ("review_id__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", False),
                                ("item__isnull", True),
                                ("review_id__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("item__isnull", True),
                                ("review_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programs_note_subject",
                        violation_error_message="A note is on an item, an agreement or a session.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="internalnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="internalnote_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_internalnoteevent" ("agreement_id", "id", "item_id", "kind", "marking_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "review_id", "text", "version", "written_at", "written_by_id") SELECT new_values."agreement_id", new_values."id", new_values."item_id", new_values."kind", new_values."marking_id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."review_id", new_values."text", new_values."version", new_values."written_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="91595b6e728c5d3800f6a0a011444ed90944e07d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_internalnote_added_a4cf0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_internalnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="internalnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="internalnote_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_internalnoteevent" ("agreement_id", "id", "item_id", "kind", "marking_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "review_id", "text", "version", "written_at", "written_by_id") SELECT new_values."agreement_id", new_values."id", new_values."item_id", new_values."kind", new_values."marking_id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."review_id", new_values."text", new_values."version", new_values."written_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a4d7d6ff6a4b902fbdcc4a2454a441b32660f08a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_internalnote_changed_47e00",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_internalnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="internalnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="internalnote_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_internalnoteevent" ("agreement_id", "id", "item_id", "kind", "marking_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "review_id", "text", "version", "written_at", "written_by_id") SELECT old_values."agreement_id", old_values."id", old_values."item_id", old_values."kind", old_values."marking_id", old_values."organisation_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."review_id", old_values."text", old_values."version", old_values."written_at", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2e0f7bc99d0003811b67e050c4205e13ca4cf7ef",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_internalnote_removed_bcf6f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_internalnote",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="grantevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_grant_103076_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="grant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("post__isnull", True), ("user__isnull", False)),
                            models.Q(("post__isnull", False), ("user__isnull", True)),
                            _connector="OR",
                        ),
                        name="programs_grant_one_holder",
                        violation_error_message="A right is held by a post or by a service account.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="grant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("party__isnull", False),
                            ("role", "joint_secretariat"),
                            ("role", "observer"),
                            _connector="OR",
                        ),
                        name="programs_grant_party",
                        violation_error_message="Say for which side this right is held.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="grant_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_grantevent" ("body_id", "id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "role", "user_id", "version") SELECT new_values."body_id", new_values."id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."programme_id", new_values."role", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3e63a0df5884998a6375f3c28b297d3ef6a9ca20",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_grant_added_42282",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_grant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="grant_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_grantevent" ("body_id", "id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "role", "user_id", "version") SELECT new_values."body_id", new_values."id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."programme_id", new_values."role", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a3fef469732f04e8172146dfc7919c57c778739f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_grant_changed_7cf16",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_grant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="grant_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_grantevent" ("body_id", "id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "role", "user_id", "version") SELECT old_values."body_id", old_values."id", old_values."organisation_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."programme_id", old_values."role", old_values."user_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="70714afb169bf37f8d42b4b07da48b3ba98b8294",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_grant_removed_5a26a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_grant",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="editionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_edition_940298_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "number"), name="programs_edition_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("programme",),
                        name="programs_edition_one_in_force",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "recorded")),
                        fields=("programme",),
                        name="programs_edition_one_recorded",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="edition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="edition_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_editionevent" ("id", "in_force_on", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "source_id", "source_label", "state", "version") SELECT new_values."id", new_values."in_force_on", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."source_id", new_values."source_label", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cb1d15a2eb112f6d04989902e798f5a84d5c3c2d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_edition_added_92f85",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="edition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="edition_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_editionevent" ("id", "in_force_on", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "source_id", "source_label", "state", "version") SELECT new_values."id", new_values."in_force_on", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."source_id", new_values."source_label", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."in_force_on" IS DISTINCT FROM (new_values."in_force_on") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."source_id" IS DISTINCT FROM (new_values."source_id") OR old_values."source_label" IS DISTINCT FROM (new_values."source_label") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d212dc1433a3dc56646167296d4125ceea644b32",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_edition_changed_ba1f8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="edition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="edition_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_editionevent" ("id", "in_force_on", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "source_id", "source_label", "state", "version") SELECT old_values."id", old_values."in_force_on", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."source_id", old_values."source_label", old_values."state", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="10e8483bff803165322dd5f3bd0e7b22110ebe24",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_edition_removed_f1014",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="draftsourceevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_draftso_242560_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="draftsource",
                    constraint=models.UniqueConstraint(
                        fields=("draft", "edition"), name="programs_draftsource_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draftsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="draftsource_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_draftsourceevent" ("draft_id", "edition_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "taken_at", "taken_by_id", "version") SELECT new_values."draft_id", new_values."edition_id", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."taken_at", new_values."taken_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7024d48e86aa895b5a79c04695564722e2ff6201",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_draftsource_added_1dca8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_draftsource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draftsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="draftsource_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_draftsourceevent" ("draft_id", "edition_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "taken_at", "taken_by_id", "version") SELECT new_values."draft_id", new_values."edition_id", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."taken_at", new_values."taken_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bfc78defcd49f57e52a560ee1a3605d72bba72de",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_draftsource_changed_070d8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_draftsource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draftsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="draftsource_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_draftsourceevent" ("draft_id", "edition_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "taken_at", "taken_by_id", "version") SELECT old_values."draft_id", old_values."edition_id", old_values."id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."taken_at", old_values."taken_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7b7885e6f7df081ac5f45b7e2d0453da50cf90d8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_draftsource_removed_f5d50",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_draftsource",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="documentevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_documen_429579_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "audience", "content_type", "id", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."audience", new_values."content_type", new_values."id", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="53beea6e82733dea3ec43c182d91f44a07276de2",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "audience", "content_type", "id", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."audience", new_values."content_type", new_values."id", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1e3cff12e0a7d3ed7620984a62c870b6fe0e656f",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "audience", "content_type", "id", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT old_values."act_id", old_values."audience", old_values."content_type", old_values."id", old_values."marking_id", old_values."name", old_values."party_id", old_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."sha256", old_values."size", old_values."uploaded_at", old_values."uploaded_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="27de2e1b0674cfe4a401474135e19f0ade599161",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_document_removed_3e7c8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="cooperationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_coopera_848179_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cooperation",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "external_id"), name="programs_cooperation_external"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cooperation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="programs_cooperation_two",
                        violation_error_message="Cooperation is between two organisations.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cooperation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="cooperation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_cooperationevent" ("external_id", "first_id", "id", "illustrative", "item_id", "joint_project_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "second_id", "since", "subject", "until", "version") SELECT new_values."external_id", new_values."first_id", new_values."id", new_values."illustrative", new_values."item_id", new_values."joint_project_id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."second_id", new_values."since", new_values."subject", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2f2cbbf78c0e662a9c0d45fc27d5cb9be346f0bc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_cooperation_added_36e8e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_cooperation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cooperation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="cooperation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_cooperationevent" ("external_id", "first_id", "id", "illustrative", "item_id", "joint_project_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "second_id", "since", "subject", "until", "version") SELECT new_values."external_id", new_values."first_id", new_values."id", new_values."illustrative", new_values."item_id", new_values."joint_project_id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."second_id", new_values."since", new_values."subject", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f6de5bb49e3ba8c71a7df1c48079340f91761d67",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_cooperation_changed_e32ac",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_cooperation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cooperation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="cooperation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_cooperationevent" ("external_id", "first_id", "id", "illustrative", "item_id", "joint_project_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "second_id", "since", "subject", "until", "version") SELECT old_values."external_id", old_values."first_id", old_values."id", old_values."illustrative", old_values."item_id", old_values."joint_project_id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."second_id", old_values."since", old_values."subject", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cd53199ce603849c188a2df33078d348993ee874",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_cooperation_removed_bf28a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_cooperation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contributioneditionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_contrib_890746_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contributionedition",
                    constraint=models.UniqueConstraint(
                        fields=("contribution", "number"), name="programs_contributionedition_number"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionedition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contributionedition_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_contributioneditionevent" ("contribution_id", "handed_in_at", "handed_in_by_id", "id", "number", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "status", "text", "version") SELECT new_values."contribution_id", new_values."handed_in_at", new_values."handed_in_by_id", new_values."id", new_values."number", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="938a3294eb20022b9eb250b0fe5c95c867983e89",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_contributionedition_added_1c69b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_contributionedition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionedition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contributionedition_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_contributioneditionevent" ("contribution_id", "handed_in_at", "handed_in_by_id", "id", "number", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "status", "text", "version") SELECT new_values."contribution_id", new_values."handed_in_at", new_values."handed_in_by_id", new_values."id", new_values."number", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="655ecda5685de31694c2e0171160911a052994ed",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_contributionedition_changed_2be1b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_contributionedition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionedition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contributionedition_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_contributioneditionevent" ("contribution_id", "handed_in_at", "handed_in_by_id", "id", "number", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "status", "text", "version") SELECT old_values."contribution_id", old_values."handed_in_at", old_values."handed_in_by_id", old_values."id", old_values."number", old_values."organisation_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."progress", old_values."proposed_deadline", old_values."status", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fcc6c6ce82d5bbc46f9be5f15d404362f54943f6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_contributionedition_removed_29d0a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_contributionedition",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="consentevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_consent_989474_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.UniqueConstraint(
                        fields=("change_set", "party"),
                        name="programs_consent_changeset",
                        violation_error_message="This side has agreed already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.UniqueConstraint(
                        fields=("closure", "party"),
                        name="programs_consent_closure",
                        violation_error_message="This side has agreed already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("change_set__isnull", True), ("closure__isnull", True), _connector="XOR"
                        ),
                        name="programs_consent_subject",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("authority", "own_login"),
                            models.Q(
                                models.Q(("document_kind", ""), _negated=True),
                                ("document_date__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programs_consent_document",
                        violation_error_message="Name the document: its kind, number and date.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consent_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_consentevent" ("authority", "change_set_id", "closure_id", "document_date", "document_id", "document_kind", "document_number", "done_on", "entered_at", "entered_by_id", "id", "kind", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "signatory_name", "signatory_post", "version") SELECT new_values."authority", new_values."change_set_id", new_values."closure_id", new_values."document_date", new_values."document_id", new_values."document_kind", new_values."document_number", new_values."done_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kind", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."programme_id", new_values."signatory_name", new_values."signatory_post", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="57a2724e49cab548f416abb8475ca7b6dd2cf999",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_consent_added_60cb9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consent_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_consentevent" ("authority", "change_set_id", "closure_id", "document_date", "document_id", "document_kind", "document_number", "done_on", "entered_at", "entered_by_id", "id", "kind", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "signatory_name", "signatory_post", "version") SELECT new_values."authority", new_values."change_set_id", new_values."closure_id", new_values."document_date", new_values."document_id", new_values."document_kind", new_values."document_number", new_values."done_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kind", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."programme_id", new_values."signatory_name", new_values."signatory_post", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="da5539b44d7e8d77fb0abff12fc5c6c1fd057ffc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_consent_changed_ae4c9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consent_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_consentevent" ("authority", "change_set_id", "closure_id", "document_date", "document_id", "document_kind", "document_number", "done_on", "entered_at", "entered_by_id", "id", "kind", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "signatory_name", "signatory_post", "version") SELECT old_values."authority", old_values."change_set_id", old_values."closure_id", old_values."document_date", old_values."document_id", old_values."document_kind", old_values."document_number", old_values."done_on", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."kind", old_values."party_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."programme_id", old_values."signatory_name", old_values."signatory_post", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="908030bad638ddb8d3be404dfe122010e4ad651c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_consent_removed_19e4d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="changesetevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_changes_538634_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="changeset",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "number"), name="programs_changeset_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="changeset",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "party", "external_id"), name="programs_changeset_external"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="changeset",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("number__isnull", False), _connector="OR"),
                        name="programs_changeset_numbered",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changeset_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_changesetevent" ("base_id", "closed_on", "drafted_by_id", "edition_id", "external_id", "id", "number", "outcome", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "proposed_by_id", "proposed_on", "reason", "source_id", "source_label", "state", "title", "version") SELECT new_values."base_id", new_values."closed_on", new_values."drafted_by_id", new_values."edition_id", new_values."external_id", new_values."id", new_values."number", new_values."outcome", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."proposed_by_id", new_values."proposed_on", new_values."reason", new_values."source_id", new_values."source_label", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d37ac162a313c33386fd6f54d9afb2527740dbdc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_changeset_added_432cf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_changeset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changeset_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_changesetevent" ("base_id", "closed_on", "drafted_by_id", "edition_id", "external_id", "id", "number", "outcome", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "proposed_by_id", "proposed_on", "reason", "source_id", "source_label", "state", "title", "version") SELECT new_values."base_id", new_values."closed_on", new_values."drafted_by_id", new_values."edition_id", new_values."external_id", new_values."id", new_values."number", new_values."outcome", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."proposed_by_id", new_values."proposed_on", new_values."reason", new_values."source_id", new_values."source_label", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="baa2b85a538ff8c8e08916cb1491e8899ab936b8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changeset_changed_ef7d1",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_changeset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changeset_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_changesetevent" ("base_id", "closed_on", "drafted_by_id", "edition_id", "external_id", "id", "number", "outcome", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "proposed_by_id", "proposed_on", "reason", "source_id", "source_label", "state", "title", "version") SELECT old_values."base_id", old_values."closed_on", old_values."drafted_by_id", old_values."edition_id", old_values."external_id", old_values."id", old_values."number", old_values."outcome", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."proposed_by_id", old_values."proposed_on", old_values."reason", old_values."source_id", old_values."source_label", old_values."state", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b03eab1cf0a53bcdd549326dfff32e205051a35e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_changeset_removed_c2457",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_changeset",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="programmeevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_program_383328_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="responsibility",
                    index=models.Index(
                        fields=["item", "party", "until"], name="programs_responsibility_owed"
                    ),
                ),
                migrations.AddIndex(
                    model_name="responsibility",
                    index=models.Index(
                        fields=["party", "item", "until"], name="programs_responsibility_side"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="responsibility",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("item", "organisation"),
                        name="programs_responsibility_once",
                        violation_error_message="This organisation is already responsible.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responsibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="responsibility_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_responsibilityevent" ("id", "item_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "succession_id", "until", "version") SELECT new_values."id", new_values."item_id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."role", new_values."since", new_values."succession_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9689c77b2c871d7689da73a78e97d08f399927b5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_responsibility_added_4ee44",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_responsibility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responsibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="responsibility_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_responsibilityevent" ("id", "item_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "succession_id", "until", "version") SELECT new_values."id", new_values."item_id", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."role", new_values."since", new_values."succession_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9f1189c290bd48d684aba850a589fa9bd153af1b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_responsibility_changed_4813a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_responsibility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responsibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="responsibility_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_responsibilityevent" ("id", "item_id", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "succession_id", "until", "version") SELECT old_values."id", old_values."item_id", old_values."organisation_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."role", old_values."since", old_values."succession_id", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9dd43c5c320336bbc893d46a7978d35a8234e871",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_responsibility_removed_eae41",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_responsibility",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="responsibilityevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_respons_591442_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="round",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "number"), name="programs_round_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="round",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("covers_from__lte", models.F("covers_to"))),
                        name="programs_round_period",
                        violation_error_message="The period covered ends before it begins.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="round",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("opens_on__lte", models.F("cut_off"))),
                        name="programs_round_cut_off",
                        violation_error_message="The cut-off comes before the round opens.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="round",
                    trigger=pgtrigger.compiler.Trigger(
                        name="round_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_roundevent" ("closed_at", "covers_from", "covers_to", "cut_off", "exchange", "id", "number", "opens_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version", "whole_plan") SELECT new_values."closed_at", new_values."covers_from", new_values."covers_to", new_values."cut_off", new_values."exchange", new_values."id", new_values."number", new_values."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."version", new_values."whole_plan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a09693e219a1c1a3d8871ae265929c7982216c79",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_round_added_2dc2c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_round",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="round",
                    trigger=pgtrigger.compiler.Trigger(
                        name="round_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_roundevent" ("closed_at", "covers_from", "covers_to", "cut_off", "exchange", "id", "number", "opens_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version", "whole_plan") SELECT new_values."closed_at", new_values."covers_from", new_values."covers_to", new_values."cut_off", new_values."exchange", new_values."id", new_values."number", new_values."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."version", new_values."whole_plan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="af9a2e8cda84dff58d104e43cc156f25a9a6494a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_round_changed_a930b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_round",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="round",
                    trigger=pgtrigger.compiler.Trigger(
                        name="round_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_roundevent" ("closed_at", "covers_from", "covers_to", "cut_off", "exchange", "id", "number", "opens_on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version", "whole_plan") SELECT old_values."closed_at", old_values."covers_from", old_values."covers_to", old_values."cut_off", old_values."exchange", old_values."id", old_values."number", old_values."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."version", old_values."whole_plan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7c16b47673185834825ef819e684ce271807ee79",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_round_removed_84047",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_round",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="releaseevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_release_31003_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="release",
                    constraint=models.UniqueConstraint(
                        fields=("round", "party", "number"), name="programs_release_number"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="release",
                    trigger=pgtrigger.compiler.Trigger(
                        name="release_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_releaseevent" ("authority", "authority_note", "count", "entered_by_id", "id", "number", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "released_at", "round_id", "version") SELECT new_values."authority", new_values."authority_note", new_values."count", new_values."entered_by_id", new_values."id", new_values."number", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."programme_id", new_values."released_at", new_values."round_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="871c9a0c1f0698637a19222afcea0e599ab1f751",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_release_added_0fc61",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_release",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="release",
                    trigger=pgtrigger.compiler.Trigger(
                        name="release_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_releaseevent" ("authority", "authority_note", "count", "entered_by_id", "id", "number", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "released_at", "round_id", "version") SELECT new_values."authority", new_values."authority_note", new_values."count", new_values."entered_by_id", new_values."id", new_values."number", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."programme_id", new_values."released_at", new_values."round_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="137d75fa2edf0d79cef96baf8181519e9df19a16",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_release_changed_db23f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_release",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="release",
                    trigger=pgtrigger.compiler.Trigger(
                        name="release_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_releaseevent" ("authority", "authority_note", "count", "entered_by_id", "id", "number", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "released_at", "round_id", "version") SELECT old_values."authority", old_values."authority_note", old_values."count", old_values."entered_by_id", old_values."id", old_values."number", old_values."party_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."programme_id", old_values."released_at", old_values."round_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b11e7706f9b881f6d8f74202c47054e16ec28b59",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_release_removed_b1871",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_release",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="positionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_positio_310929_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="positiondraftevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_positio_150908_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="positiondraft",
                    index=models.Index(
                        condition=models.Q(("released", False)),
                        fields=["round", "party", "ready", "programme"],
                        name="programs_draft_waiting",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="positiondraft",
                    constraint=models.UniqueConstraint(
                        fields=("round", "party", "item"), name="programs_draft_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="positiondraft",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("ready", False), models.Q(("status", ""), _negated=True), _connector="OR"
                        ),
                        name="programs_draft_ready_status",
                        violation_error_message="Choose one of the statuses.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="positiondraft",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("progress__isnull", True), ("progress__lte", 100), _connector="OR"
                        ),
                        name="programs_draft_progress",
                        violation_error_message="Progress is from 0 to 100 per cent.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="positiondraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="positiondraft_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positiondraftevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "ready", "round_id", "saved_at", "saved_by_id", "status", "still_right", "text", "version") SELECT new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."ready", new_values."round_id", new_values."saved_at", new_values."saved_by_id", new_values."status", new_values."still_right", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5b465ec4df78a19280187ec2760e984ce16e34a5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_positiondraft_added_2362e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_positiondraft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="positiondraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="positiondraft_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positiondraftevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "ready", "round_id", "saved_at", "saved_by_id", "status", "still_right", "text", "version") SELECT new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."ready", new_values."round_id", new_values."saved_at", new_values."saved_by_id", new_values."status", new_values."still_right", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."item_id" IS DISTINCT FROM (new_values."item_id") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."progress" IS DISTINCT FROM (new_values."progress") OR old_values."proposed_deadline" IS DISTINCT FROM (new_values."proposed_deadline") OR old_values."ready" IS DISTINCT FROM (new_values."ready") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."saved_at" IS DISTINCT FROM (new_values."saved_at") OR old_values."saved_by_id" IS DISTINCT FROM (new_values."saved_by_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."still_right" IS DISTINCT FROM (new_values."still_right") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="eed84b2dcec240ce568dbef476d08e5074a7d59a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_positiondraft_changed_39068",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_positiondraft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="positiondraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="positiondraft_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positiondraftevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "ready", "round_id", "saved_at", "saved_by_id", "status", "still_right", "text", "version") SELECT old_values."id", old_values."item_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."progress", old_values."proposed_deadline", old_values."ready", old_values."round_id", old_values."saved_at", old_values."saved_by_id", old_values."status", old_values."still_right", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ee75b9697c43d481a09f7a98e1b6aa2f6263924c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_positiondraft_removed_56b47",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_positiondraft",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="position",
                    index=models.Index(fields=["round", "party"], name="programs_position_round"),
                ),
                migrations.AddIndex(
                    model_name="position",
                    index=models.Index(fields=["programme", "id"], name="programs_position_listed"),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("party", "item", "round"),
                        name="programs_position_one_current",
                        violation_error_message="A side has one current position on an item in a round.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.UniqueConstraint(
                        fields=("party", "item", "round", "edition"), name="programs_position_edition"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("latest", True)),
                        fields=("item", "party"),
                        name="programs_position_one_latest",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="position",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("progress__isnull", True), ("progress__lte", 100), _connector="OR"
                        ),
                        name="programs_position_progress",
                        violation_error_message="Progress is from 0 to 100 per cent.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="position_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positionevent" ("current", "edition", "exchange", "id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "release_id", "round_id", "status", "text", "version") SELECT new_values."current", new_values."edition", new_values."exchange", new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."release_id", new_values."round_id", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff479d17a0b84eebd2dedc00373b2a575b05f5a1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_position_added_1bae9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_position",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="position_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positionevent" ("current", "edition", "exchange", "id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "release_id", "round_id", "status", "text", "version") SELECT new_values."current", new_values."edition", new_values."exchange", new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."release_id", new_values."round_id", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."current" IS DISTINCT FROM (new_values."current") OR old_values."edition" IS DISTINCT FROM (new_values."edition") OR old_values."exchange" IS DISTINCT FROM (new_values."exchange") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."item_id" IS DISTINCT FROM (new_values."item_id") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."progress" IS DISTINCT FROM (new_values."progress") OR old_values."proposed_deadline" IS DISTINCT FROM (new_values."proposed_deadline") OR old_values."release_id" IS DISTINCT FROM (new_values."release_id") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="584f0db838c31bef53a60b99d9feda3b8bc10c2a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_position_changed_90540",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_position",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="position_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positionevent" ("current", "edition", "exchange", "id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "release_id", "round_id", "status", "text", "version") SELECT old_values."current", old_values."edition", old_values."exchange", old_values."id", old_values."item_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."progress", old_values."proposed_deadline", old_values."release_id", old_values."round_id", old_values."status", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a688520ed5ef5086aa48f012f52ca514426a700c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_position_removed_687e4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_position",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="dueitemevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_dueitem_634699_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dueitem",
                    constraint=models.UniqueConstraint(
                        fields=("round", "party", "item"), name="programs_dueitem_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dueitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dueitem_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_dueitemevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "version") SELECT new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."round_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2ebd2fb40b10b6f9d95141ee3c25304848b7b248",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_dueitem_added_7e1ca",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_dueitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dueitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dueitem_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_dueitemevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "version") SELECT new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."round_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c156349f2fad68f6b48d33e277ad71a8b6c53258",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_dueitem_changed_2f5ca",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_dueitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dueitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dueitem_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_dueitemevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "version") SELECT old_values."id", old_values."item_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."round_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e4cda30b87c6f7bf2b90f1845513c43862dcb970",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_dueitem_removed_22e87",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_dueitem",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contributionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_contrib_901904_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="contribution",
                    index=models.Index(
                        fields=["round", "party", "state"], name="programs_contribution_state"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contribution",
                    constraint=models.UniqueConstraint(
                        fields=("round", "item", "organisation"),
                        name="programs_contribution_once",
                        violation_error_message="This organisation was asked for this item already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contribution",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("progress__isnull", True), ("progress__lte", 100), _connector="OR"
                        ),
                        name="programs_contribution_progress",
                        violation_error_message="Progress is from 0 to 100 per cent.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contribution",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent_back"), _negated=True),
                            models.Q(("comment", {}), _negated=True),
                            _connector="OR",
                        ),
                        name="programs_contribution_comment",
                        violation_error_message="Say in the comment what is missing.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contribution_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_contributionevent" ("asked_at", "asked_by_id", "comment", "due", "edition", "id", "item_id", "note", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "round_id", "state", "status", "text", "version") SELECT new_values."asked_at", new_values."asked_by_id", new_values."comment", new_values."due", new_values."edition", new_values."id", new_values."item_id", new_values."note", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."round_id", new_values."state", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="74cf49a46beba06e6a558e1ba1434470b8052db3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_contribution_added_1ad4d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contribution_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_contributionevent" ("asked_at", "asked_by_id", "comment", "due", "edition", "id", "item_id", "note", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "round_id", "state", "status", "text", "version") SELECT new_values."asked_at", new_values."asked_by_id", new_values."comment", new_values."due", new_values."edition", new_values."id", new_values."item_id", new_values."note", new_values."organisation_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."round_id", new_values."state", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f4c2cfc5bc010a464789f9cd1e93b11d447412a5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_contribution_changed_99e1b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contribution_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_contributionevent" ("asked_at", "asked_by_id", "comment", "due", "edition", "id", "item_id", "note", "organisation_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "round_id", "state", "status", "text", "version") SELECT old_values."asked_at", old_values."asked_by_id", old_values."comment", old_values."due", old_values."edition", old_values."id", old_values."item_id", old_values."note", old_values."organisation_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."progress", old_values."proposed_deadline", old_values."round_id", old_values."state", old_values."status", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c54f08079673c67fc54d76648aae45775109d532",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_contribution_removed_9fd2f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="roundevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_round_233842_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="section",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "number"), name="programs_section_number"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="section_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_sectionevent" ("id", "number", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sort_key", "title", "version") SELECT new_values."id", new_values."number", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."sort_key", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="46ad26a87d84210ef5caa36942dafa55f4d1821d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_section_added_4d27f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="section_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_sectionevent" ("id", "number", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sort_key", "title", "version") SELECT new_values."id", new_values."number", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."sort_key", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2daf73038b79135b884724133fb1d4c1acae217c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_section_changed_47bad",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="section_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_sectionevent" ("id", "number", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "sort_key", "title", "version") SELECT old_values."id", old_values."number", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."sort_key", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3bf8b864ac4101ba524355423222e96fb88746b7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_section_removed_9ac12",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_section",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="formertitleevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_formert_132155_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="formertitle",
                    constraint=models.UniqueConstraint(
                        fields=("section", "until_edition"), name="programs_formertitle_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="formertitle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="formertitle_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_formertitleevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "title", "until_edition", "version") SELECT new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."section_id", new_values."title", new_values."until_edition", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c3957893ffe980907cf0285f6fb6504b4c69031b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_formertitle_added_c50e8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_formertitle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="formertitle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="formertitle_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_formertitleevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "title", "until_edition", "version") SELECT new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."section_id", new_values."title", new_values."until_edition", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1f6b0a208671d25d06c9675c62fa5c10499edd8c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_formertitle_changed_c1393",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_formertitle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="formertitle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="formertitle_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_formertitleevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "title", "until_edition", "version") SELECT old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."section_id", old_values."title", old_values."until_edition", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b496052ec7fe44d4d4354a8e7d35bc94ebdc0ae8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_formertitle_removed_89244",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_formertitle",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="changeevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_change_681268_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="change",
                    constraint=models.UniqueConstraint(
                        fields=("change_set", "position"), name="programs_change_position"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="change",
                    constraint=models.UniqueConstraint(
                        fields=("change_set", "item"),
                        name="programs_change_item_once",
                        violation_error_message="This change set changes the item already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="change",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", True), ("kind__in", ("add", "retitle"))),
                            models.Q(
                                models.Q(("kind__in", ("add", "retitle")), _negated=True),
                                ("item__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programs_change_subject",
                        violation_error_message="Every change but a new item or title of a heading names its item.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="change",
                    trigger=pgtrigger.compiler.Trigger(
                        name="change_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_changeevent" ("adopted", "before", "change_set_id", "deadline", "expected_result", "external_id", "id", "item_id", "item_kind", "kind", "made_id", "milestones", "number", "organisation_ids", "origin", "origin_id", "part_of_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "reason", "section_id", "shared", "title", "version") SELECT new_values."adopted", new_values."before", new_values."change_set_id", new_values."deadline", new_values."expected_result", new_values."external_id", new_values."id", new_values."item_id", new_values."item_kind", new_values."kind", new_values."made_id", new_values."milestones", new_values."number", new_values."organisation_ids", new_values."origin", new_values."origin_id", new_values."part_of_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."programme_id", new_values."reason", new_values."section_id", new_values."shared", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e6d697d0a5c53b20dcbdbfb733cc6fab7103abca",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_change_added_5e79f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_change",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="change",
                    trigger=pgtrigger.compiler.Trigger(
                        name="change_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_changeevent" ("adopted", "before", "change_set_id", "deadline", "expected_result", "external_id", "id", "item_id", "item_kind", "kind", "made_id", "milestones", "number", "organisation_ids", "origin", "origin_id", "part_of_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "reason", "section_id", "shared", "title", "version") SELECT new_values."adopted", new_values."before", new_values."change_set_id", new_values."deadline", new_values."expected_result", new_values."external_id", new_values."id", new_values."item_id", new_values."item_kind", new_values."kind", new_values."made_id", new_values."milestones", new_values."number", new_values."organisation_ids", new_values."origin", new_values."origin_id", new_values."part_of_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."programme_id", new_values."reason", new_values."section_id", new_values."shared", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c92b6cdd5ffbb485e6c2d7fb8db75c3c890d2448",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_change_changed_db61a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_change",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="change",
                    trigger=pgtrigger.compiler.Trigger(
                        name="change_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_changeevent" ("adopted", "before", "change_set_id", "deadline", "expected_result", "external_id", "id", "item_id", "item_kind", "kind", "made_id", "milestones", "number", "organisation_ids", "origin", "origin_id", "part_of_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "reason", "section_id", "shared", "title", "version") SELECT old_values."adopted", old_values."before", old_values."change_set_id", old_values."deadline", old_values."expected_result", old_values."external_id", old_values."id", old_values."item_id", old_values."item_kind", old_values."kind", old_values."made_id", old_values."milestones", old_values."number", old_values."organisation_ids", old_values."origin", old_values."origin_id", old_values."part_of_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."programme_id", old_values."reason", old_values."section_id", old_values."shared", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fdf7773e84483d52f904f02f83159389c6454049",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_change_removed_49e7b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_change",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="sectionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_section_994037_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="side",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "party"), name="programs_side_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="side",
                    constraint=models.UniqueConstraint(
                        fields=("programme", "order"), name="programs_side_order"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="side",
                    trigger=pgtrigger.compiler.Trigger(
                        name="side_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_sideevent" ("id", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "since", "until", "version") SELECT new_values."id", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d4deedeeefd54c53e1d2cf211c834deea581601a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_side_added_29206",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_side",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="side",
                    trigger=pgtrigger.compiler.Trigger(
                        name="side_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_sideevent" ("id", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "since", "until", "version") SELECT new_values."id", new_values."order", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."since", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c3670f4fe02d5b02ce4c66200746c89cb94cf19f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_side_changed_eda5a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_side",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="side",
                    trigger=pgtrigger.compiler.Trigger(
                        name="side_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_sideevent" ("id", "order", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "since", "until", "version") SELECT old_values."id", old_values."order", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."since", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="064dea8bab4470d4918d4df03d19c925ba98cc3b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_side_removed_1cb36",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_side",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="sideevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_side_406659_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stance",
                    constraint=models.UniqueConstraint(
                        fields=("obstacle", "party"), name="programs_stance_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stance_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_stanceevent" ("id", "kind", "note", "obstacle_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_on", "version") SELECT new_values."id", new_values."kind", new_values."note", new_values."obstacle_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="87de688402e933d8b2e1bb8b6162f3d5561192d6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stance_added_66ba5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_stance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stance_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_stanceevent" ("id", "kind", "note", "obstacle_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_on", "version") SELECT new_values."id", new_values."kind", new_values."note", new_values."obstacle_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fd1823f4f0b28d457e81b74c30021f9ae9b4f11b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stance_changed_b8555",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_stance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stance_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_stanceevent" ("id", "kind", "note", "obstacle_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_on", "version") SELECT old_values."id", old_values."kind", old_values."note", old_values."obstacle_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."taken_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ebe98f0b2faf4470d710d893ad20b1bd7a41e786",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stance_removed_a2913",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_stance",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="stanceevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_stance_739940_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="succession",
                    constraint=models.UniqueConstraint(
                        fields=("item", "successor"), name="programs_succession_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="succession",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("item", models.F("successor")), _negated=True),
                        name="programs_succession_other",
                        violation_error_message="An item does not go on in itself.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="succession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="succession_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_successionevent" ("edition", "id", "item_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT new_values."edition", new_values."id", new_values."item_id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1215d90c10e9d63722908514cde42e4c26d510dc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_succession_added_7f42d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_succession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="succession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="succession_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_successionevent" ("edition", "id", "item_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT new_values."edition", new_values."id", new_values."item_id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff5fbfaca040708bf80f3a45e60e3e718a5ff286",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_succession_changed_0113c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_succession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="succession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="succession_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_successionevent" ("edition", "id", "item_id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT old_values."edition", old_values."id", old_values."item_id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."successor_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d56bbdaa5ce61d5474ea838ff85a35d97a7e36a7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_succession_removed_549bf",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_succession",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="successionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_success_641257_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="wording",
                    index=models.Index(
                        fields=["programme", "sort_key", "id"], name="programs_wording_listed"
                    ),
                ),
                migrations.AddIndex(
                    model_name="wording",
                    index=models.Index(
                        condition=models.Q(("until_edition__isnull", True)),
                        fields=["programme", "sort_key", "id"],
                        name="programs_wording_newest",
                    ),
                ),
                migrations.AddIndex(
                    model_name="wording",
                    index=models.Index(fields=["programme", "due_on"], name="programs_wording_due"),
                ),
                migrations.AddIndex(
                    model_name="wording",
                    index=models.Index(
                        condition=models.Q(("until_edition__isnull", True)),
                        fields=["programme", "item"],
                        include=("due_on",),
                        name="programs_wording_counted",
                    ),
                ),
                migrations.AddIndex(
                    model_name="wording",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="programs_wording_search"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wording",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("programme", "="), ("number", "="), ("editions", "&&")],
                        name="programs_wording_number",
                        violation_error_message="This number is taken in this edition.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wording",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("item", "="), ("editions", "&&")],
                        name="programs_wording_item",
                        violation_error_message="An item has one wording in an edition.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wording",
                    trigger=pgtrigger.compiler.Trigger(
                        name="wording_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_wordingevent" ("deadline", "expected_result", "id", "item_id", "number", "occurrences_done", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "section_id", "since_edition", "title", "until_edition", "version") SELECT new_values."deadline", new_values."expected_result", new_values."id", new_values."item_id", new_values."number", new_values."occurrences_done", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."section_id", new_values."since_edition", new_values."title", new_values."until_edition", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ccf286de8d3291f803d21cc3d721ef5613b0966",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_wording_added_3c797",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_wording",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wording",
                    trigger=pgtrigger.compiler.Trigger(
                        name="wording_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_wordingevent" ("deadline", "expected_result", "id", "item_id", "number", "occurrences_done", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "section_id", "since_edition", "title", "until_edition", "version") SELECT new_values."deadline", new_values."expected_result", new_values."id", new_values."item_id", new_values."number", new_values."occurrences_done", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."section_id", new_values."since_edition", new_values."title", new_values."until_edition", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."deadline" IS DISTINCT FROM (new_values."deadline") OR old_values."expected_result" IS DISTINCT FROM (new_values."expected_result") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."item_id" IS DISTINCT FROM (new_values."item_id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."occurrences_done" IS DISTINCT FROM (new_values."occurrences_done") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."section_id" IS DISTINCT FROM (new_values."section_id") OR old_values."since_edition" IS DISTINCT FROM (new_values."since_edition") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."until_edition" IS DISTINCT FROM (new_values."until_edition") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="46a7f6fdb6560197c4ec9f4aa70f7b23634cb628",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_wording_changed_0eb83",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_wording",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wording",
                    trigger=pgtrigger.compiler.Trigger(
                        name="wording_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_wordingevent" ("deadline", "expected_result", "id", "item_id", "number", "occurrences_done", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "section_id", "since_edition", "title", "until_edition", "version") SELECT old_values."deadline", old_values."expected_result", old_values."id", old_values."item_id", old_values."number", old_values."occurrences_done", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."section_id", old_values."since_edition", old_values."title", old_values."until_edition", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c66c55128a5bf5b87c3f586966d799d9be6b46ec",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_wording_removed_0a22f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_wording",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="wordingevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_wording_394332_asof"
                    ),
                ),
                migrations.AddField(
                    model_name="jointprojectagreementevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.jointprojectagreement",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectagreement_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectagreementevent" ("agreement_id", "id", "jointproject_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."agreement_id", new_values."id", new_values."jointproject_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8f71e29a7a033a7b31798e28a8ca1d37bed3f95a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_jointprojectagreement_added_17730",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_jointproject_agreements",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectagreement_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectagreementevent" ("agreement_id", "id", "jointproject_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."agreement_id", new_values."id", new_values."jointproject_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8aaf5311815905ed304eedc9bc4cf59102330de8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_jointprojectagreement_changed_58e64",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_jointproject_agreements",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectagreement_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectagreementevent" ("agreement_id", "id", "jointproject_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."agreement_id", old_values."id", old_values."jointproject_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="56df83f440985b9de6d561c5d009142de291efaf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_jointprojectagreement_removed_baed0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_jointproject_agreements",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="jointprojectitemevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.jointprojectitem",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectitem_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectitemevent" ("id", "item_id", "jointproject_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."item_id", new_values."jointproject_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1ef496d361ab9055495ae950f2803e6dfab11b79",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_jointprojectitem_added_c74b1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_jointproject_items",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectitem_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectitemevent" ("id", "item_id", "jointproject_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."item_id", new_values."jointproject_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3df73d19b62f2846951759ea570538e1457a27df",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_jointprojectitem_changed_ca0f9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_jointproject_items",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectitem_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectitemevent" ("id", "item_id", "jointproject_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."item_id", old_values."jointproject_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3884122bc62e9dbd03650662548cd5aed971aff0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_jointprojectitem_removed_bf2c3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_jointproject_items",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="jointprojectobstacleevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.jointprojectobstacle",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectobstacle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectobstacle_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectobstacleevent" ("id", "jointproject_id", "obstacle_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."jointproject_id", new_values."obstacle_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bad68bf8c3a73529cda434dc34e9f934bbfaec5f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_jointprojectobstacle_added_5674a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_jointproject_obstacles",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectobstacle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectobstacle_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectobstacleevent" ("id", "jointproject_id", "obstacle_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."jointproject_id", new_values."obstacle_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c4ce70c8677ef43d15c75dab072b3d4bbe2f5624",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_jointprojectobstacle_changed_3ffc9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_jointproject_obstacles",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointprojectobstacle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="jointprojectobstacle_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_jointprojectobstacleevent" ("id", "jointproject_id", "obstacle_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."jointproject_id", old_values."obstacle_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b96ff4ce5eab3ee35d6bf060f4d3393fd6f2775c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_jointprojectobstacle_removed_e317f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_jointproject_obstacles",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="documentpositionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.documentposition",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentposition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="documentposition_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentpositionevent" ("document_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT new_values."document_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23e66c62592655bd7e4d98d0dda91049d5a22f55",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_documentposition_added_9bdce",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_document_positions",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentposition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="documentposition_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentpositionevent" ("document_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT new_values."document_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c5885ae929a9c33eb6de79b30208797fdce05434",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_documentposition_changed_1a54f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_document_positions",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentposition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="documentposition_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentpositionevent" ("document_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT old_values."document_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a16ac596e0b8be61a4037207d8f6b03f377cdb95",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_documentposition_removed_884ff",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_document_positions",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="documentdraftevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="programs.documentdraft",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentdraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="documentdraft_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentdraftevent" ("document_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positiondraft_id") SELECT new_values."document_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."positiondraft_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bcccca7274114e91729e61fafed626b4841569ae",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_documentdraft_added_2fd35",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_document_drafts",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentdraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="documentdraft_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentdraftevent" ("document_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positiondraft_id") SELECT new_values."document_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."positiondraft_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3e55b25a9fa1a9e485cfbfc4043e646e92866363",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_documentdraft_changed_2b3a9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_document_drafts",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentdraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="documentdraft_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentdraftevent" ("document_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positiondraft_id") SELECT old_values."document_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."positiondraft_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dc57ad9c2fb0135027b31f425ca8b7ced2cf0103",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_documentdraft_removed_027a7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_document_drafts",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="jointprojectagreementevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_jointpr_708595_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="jointprojectitemevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_jointpr_240042_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="jointprojectobstacleevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_jointpr_286186_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="documentpositionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_documen_917436_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="documentdraftevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_documen_700042_asof"
                    ),
                ),
                migrations.RunSQL(KEYS + WALLS + EDITIONS),
            ]
        ),
    ]
