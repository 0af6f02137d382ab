"""Making and changing many tables in one go.

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
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

#: What a table already has when it is made from the final model.
CONTAINED = (AddField, AddIndex, AddConstraint)


class CreateTogether(Operation):
    """Operations applied to the state at once, and to the database between the state before and the state after all.

    New tables are made from their final model. What is done to older tables meets them as they were and as they will
    be, so that one batch does not change the same field twice, nor rename.
    """

    reversible = False
    atomic = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)
        self.created = {
            operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)
        }

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
            elif not self._contained(operation):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def _contained(self, operation: Operation) -> bool:
        """Whether a table made in this batch already has what the operation adds."""
        return isinstance(operation, CONTAINED) and _model_of(operation) in self.created

    def describe(self) -> str:
        return "Change tables of the app in one go"


def _model_of(operation: Operation) -> str:
    """The name of the table's model, in small letters; "" where the operation is on none."""
    return str(getattr(operation, "model_name", "")).lower()
