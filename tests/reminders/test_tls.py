"""Mail over TLS, with real certificates: whom the carrier trusts, and what becomes of a mail where it does not."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from cooperation.up.ports import free_port
from meetings.models import Message, Reminder
from meetings.services import dispatch
from meetings.services.planning import plan_all

from .conftest import Sink, World, at, clock_at

DUE = "2026-10-14"
PASSWORD = "pa:ss/wörd@1"
IN_URL = "pa%3Ass%2Fw%C3%B6rd%401"

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make certificates")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with certificates signed by themselves: for this machine's address, and for another host's name."""
    folder = tmp_path_factory.mktemp("certificates")
    for name, subject in (("right", "IP:127.0.0.1"), ("other", "DNS:mail.example.org")):
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
        command += ["-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName={subject}"]
        command += ["-keyout", str(folder / f"{name}.key"), "-out", str(folder / f"{name}.pem")]
        subprocess.run(command, check=True, capture_output=True)
    return folder


class Post(Sink):
    """A server that also takes a user and a password."""

    def __init__(self, password: str) -> None:
        super().__init__()
        self.password = password
        self.logins: list[tuple[str, str]] = []

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password.decode() == self.password, handled=False)


Serve = Callable[..., Post]


@pytest.fixture
def serve(authority: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """serve(scheme, certificate=, trusted=, user=): a server, named by EMAIL_URL."""
    running: list[Controller] = []

    def start(
        scheme: str,
        *,
        certificate: str = "right",
        trusted: str = "right",
        user: str = "",
        password: str = "",
    ) -> Post:
        if trusted:
            monkeypatch.setenv("SSL_CERT_FILE", str(authority / f"{trusted}.pem"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(authority / f"{certificate}.pem", authority / f"{certificate}.key")
        post, port = Post(password), free_port()
        later = scheme != "smtps"  # TLS comes after the first words
        with_login = {
            "authenticator": post.authenticate,
            "auth_required": later and bool(password),
            "auth_require_tls": later,
        }
        if scheme == "smtps":
            controller = Controller(post, hostname="127.0.0.1", port=port, ssl_context=context, **with_login)
        else:
            controller = Controller(
                post,
                hostname="127.0.0.1",
                port=port,
                tls_context=context,
                require_starttls=True,
                **with_login,
            )
        controller.start()
        running.append(controller)
        settings.EMAIL_URL = f"{scheme}://{user}127.0.0.1:{port}"
        return post

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def message(world: World) -> Message:
    """The only mail due: Anna's."""
    plan_all(now=at("2026-10-13"))
    Reminder.unscoped.filter(recipient=world.boris).delete()
    dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at(DUE))
    return Message.unscoped.get()


def send(hour: int = 12) -> dispatch.Sent:
    return dispatch.dispatch(clock=clock_at(DUE, hour))


SCHEMES = ["smtps", "smtp+starttls"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_mail_arrives_over_tls_whole(message: Message, serve: Serve, scheme: str) -> None:
    post = serve(scheme)
    assert send().sent == 1
    assert post.accepted == [bytes(message.content)]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("word", "in_url"), [(PASSWORD, IN_URL), ("a:s/c@i#i", "a%3As%2Fc%40i%23i")])
def test_user_and_password_of_the_address_are_taken_as_they_are(
    message: Message, serve: Serve, scheme: str, word: str, in_url: str
) -> None:
    post = serve(scheme, user=f"robot%40example.org:{in_url}@", password=word)
    assert send().sent == 1
    assert post.logins == [("robot@example.org", word)]
    assert len(post.accepted) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("certificate", "trusted"), [("right", ""), ("other", "other")], ids=["nobody's", "another host's"]
)
def test_a_certificate_that_is_not_to_be_trusted_is_refused_and_the_mail_waits(
    message: Message, serve: Serve, scheme: str, certificate: str, trusted: str
) -> None:
    post = serve(scheme, certificate=certificate, trusted=trusted)
    assert send().failed == 1
    message.refresh_from_db()
    assert (message.state, message.attempts, message.handed_over_at) == ("composed", 1, None)
    assert "certificate" in message.last_reply.lower()
    assert not post.accepted

    mended = serve(scheme)
    assert send(hour=13).sent == 1
    assert len(mended.accepted) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_wrong_password_keeps_the_mail_and_is_said_without_the_password(
    message: Message, serve: Serve, scheme: str
) -> None:
    serve(scheme, user="robot:not-the-word@", password=PASSWORD)
    assert send().failed == 1
    message.refresh_from_db()
    assert message.state == "composed"
    assert "535" in message.last_reply
    assert "not-the-word" not in message.last_reply

    right = serve(scheme, user=f"robot:{IN_URL}@", password=PASSWORD)
    assert send(hour=13).sent == 1
    assert len(right.accepted) == 1


def test_a_server_without_tls_gets_neither_mail_nor_password(
    message: Message, sink: Sink, settings: Any
) -> None:
    settings.EMAIL_URL = settings.EMAIL_URL.replace("smtp://", f"smtp+starttls://robot:{IN_URL}@")
    assert send().failed == 1
    message.refresh_from_db()
    assert message.state == "composed"
    assert "STARTTLS" in message.last_reply
    assert not sink.accepted
