"""Making all tables of an app's first migration in one go.

Django renders its picture of every related model again after each operation. With a history table and triggers beside
each model that is several hundred times, and most of the time of a first start. Here the picture is drawn once.
"""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RunSQL,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

#: What a table already has when it is made from the final model.
CONTAINED = (AddField, AddIndex, AddConstraint)


class CreateTogether(Operation):
    """The operations of a first migration, applied to the state at once and to the database table by table.

    Takes CreateModel, AddField, AddIndex, AddConstraint, AddTrigger, RunSQL and extensions; ValueError for others.
    """

    reversible = False
    atomic = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)
        for operation in self.operations:
            if not isinstance(operation, (CreateModel, AddTrigger, RunSQL, *CONTAINED)):
                raise ValueError(f"{operation} does not belong to a first migration")

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # A state that is not rendered is changed without rendering.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        apps = to_state.apps
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                model = apps.get_model(app_label, operation.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.create_model(model)
            elif not isinstance(operation, CONTAINED):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Create all tables of the app"
