"""The OpenAPI 3.1 document of the API, and the page that explains it without a byte from elsewhere."""

from typing import Any, ClassVar

from django.utils import translation
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response


class Schema(SpectacularAPIView):
    """The document: made once a process and language, for it says the same to everyone."""

    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer]
    _made: ClassVar[dict[str, Any]] = {}

    def _get_schema_response(self, request: Request) -> Response:
        language = translation.get_language()
        if language not in self._made:
            self._made[language] = super()._get_schema_response(request).data  # type: ignore[no-untyped-call]
        response = Response(self._made[language])
        response["Cache-Control"] = "public, max-age=300"
        return response


class Docs(SpectacularSwaggerSplitView):
    """The page: Swagger UI from the installed package."""

    template_name = "api/docs.html"
    url_name = "api-schema"
