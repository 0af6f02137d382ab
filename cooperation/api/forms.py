"""A form that is sent twice does its work once: after a double click, the back button, a reload."""

import hashlib
import re
from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _

from cooperation.access import Actor

from .idempotency import take
from .models import KeptAnswer

#: The field by which a page's form is known again: made when the page was shown.
FIELD = "once"
_MARK = re.compile(r"[0-9a-f-]{1,60}")
#: No key of the API has a space in it, so the two never meet.
_KEY = "form {mark} {digest}"
_PASSING = frozenset({FIELD, "csrfmiddlewaretoken"})


def form_once(
    request: HttpRequest, actor: Actor, act: Callable[[], HttpResponseRedirect]
) -> HttpResponseRedirect:
    """What `act` answers; where this very form came before with this very content, the page it led to then.

    What was written anew after going back is another content, and is done. A refusal out of `act` (a DomainError)
    takes the mark back with everything else, so that the corrected form is not taken for a repetition.
    """
    mark = request.POST.get(FIELD, "")
    if actor.user_id is None or not _MARK.fullmatch(mark):
        return act()
    digest = _digest(request)
    key = _KEY.format(mark=mark, digest=digest.hex())
    with transaction.atomic():
        if not take(actor.user_id, key, digest):
            return _again(request, KeptAnswer.objects.get(user_id=actor.user_id, key=key))
        response = act()
        KeptAnswer.objects.filter(user_id=actor.user_id, key=key).update(
            status=response.status_code, headers={"Location": response["Location"]}
        )
    return response


def _again(request: HttpRequest, kept: KeptAnswer) -> HttpResponseRedirect:
    messages.info(request, _("This form had already been sent. It was carried out once."))
    return HttpResponseRedirect(kept.headers["Location"])


def _digest(request: HttpRequest) -> bytes:
    """SHA-256 over the address, the fields and the content of the files."""
    digest = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.POST.lists()):
        if name not in _PASSING:
            digest.update(f"\n{name}={values!r}".encode("utf-8", "backslashreplace"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            _add(digest, name, file)
    return digest.digest()


def _add(digest: "hashlib._Hash", name: str, file: UploadedFile) -> None:
    digest.update(f"\n{name}={file.name!r}\n".encode("utf-8", "backslashreplace"))
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
