"""The OpenAPI 3.1 document of the API, and the page that explains it without a byte from elsewhere."""

from typing import ClassVar

from django.http import HttpResponse
from django.utils import translation
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request


class Schema(SpectacularAPIView):
    """The document: made once a process, language and type, for it says the same to everyone.

    Kept as the bytes that are sent: the tree they are made from takes tens of times as much of a worker's memory.
    """

    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer]
    _made: ClassVar[dict[tuple[str, str], bytes]] = {}

    def _get_schema_response(self, request: Request) -> HttpResponse:
        renderer = request.accepted_renderer
        asked = translation.get_language(), renderer.media_type
        if asked not in self._made:
            tree = super()._get_schema_response(request).data  # type: ignore[no-untyped-call]
            self._made[asked] = renderer.render(tree, renderer.media_type, {})
        response = HttpResponse(self._made[asked], content_type=renderer.media_type)
        response["Cache-Control"] = "public, max-age=300"
        return response


class Docs(SpectacularSwaggerSplitView):
    """The page: Swagger UI from the installed package."""

    template_name = "api/docs.html"
    url_name = "api-schema"
