import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.manager
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

import cooperation.dates
import cooperation.texts
from cooperation.migrating import CreateTogether

# Letters in the order of their alphabet: each becomes the one at its place among the code points from U+0430 on. Quotes
# and other signs do not count. Compared byte by byte (COLLATE "C").
_ALPHABET = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_PLACES = "".join(chr(0x430 + place) for place in range(len(_ALPHABET)))

ORDER = f"""
CREATE FUNCTION cooperation_order(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(translate(regexp_replace(lower(normalize(t)), '[^[:alnum:]]+', ' ', 'g'), '{_ALPHABET}', '{_PLACES}'));
"""

#: The record of what ties a file to a draft or a position is seen with these.
LINKS = "".join(
    f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_subject ON {table} USING (EXISTS (SELECT 1 FROM {subject} s WHERE s.id = {table}.{column}));
"""
    for table, subject, column in (
        ("programs_documentdraftevent", "programs_positiondraft", "positiondraft_id"),
        ("programs_documentpositionevent", "programs_position", "position_id"),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0006_closure_successor"),
    ]

    operations = [
        CreateTogether(
            [
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
                        (
                            "positiondraft",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.positiondraft",
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
                        (
                            "position",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.position",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
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
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="presidencies",
                                to="programs.body",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="presidencies",
                                to="programs.party",
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
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
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
                                to="programs.presidency",
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
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.jointprojectitem",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationchangeevent" ("done_on", "former_name", "former_parent_id", "id", "illustrative", "kind", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT new_values."done_on", new_values."former_name", new_values."former_parent_id", new_values."id", new_values."illustrative", new_values."kind", new_values."note", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a860432b04ee4b63de369a650b6ee4fddf2103be",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationchangeevent" ("done_on", "former_name", "former_parent_id", "id", "illustrative", "kind", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT new_values."done_on", new_values."former_name", new_values."former_parent_id", new_values."id", new_values."illustrative", new_values."kind", new_values."note", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."successor_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f7348deb92d5a59786226e5ff8af74e57c600fab",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_organisationchangeevent" ("done_on", "former_name", "former_parent_id", "id", "illustrative", "kind", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "version") SELECT old_values."done_on", old_values."former_name", old_values."former_parent_id", old_values."id", old_values."illustrative", old_values."kind", old_values."note", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."successor_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="855b7f7b8ecf5cfa81451df430869497db7cb1f0",
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
                migrations.AddIndex(
                    model_name="jointprojectitemevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_jointpr_240042_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="jointprojectagreementevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_jointpr_708595_asof"
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
            ]
        ),
        migrations.RunSQL(ORDER + LINKS),
    ]
