"""Settings, read from the environment, then `.env`, then what the embedded servers left in STATE_DIR.

Every variable is listed in the README.
"""

import contextlib
from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from cooperation.logs import in_a_line, without_secrets

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")
STATE_DIR = Path(env.str("STATE_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()
# Written by the supervisor (mode 0600): addresses and passwords of the embedded servers, and the generated secret key.
with contextlib.suppress(PermissionError):
    env.read_env(STATE_DIR / "settings.env")

DEMO = env.bool("DEMO", default=False)
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
_REACHED_AS = "localhost" if HOST in ("0.0.0.0", "::") else HOST  # noqa: S104 (compared, not bound)
BASE_URL = env.str("BASE_URL", default=f"http://{_REACHED_AS}:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SECURE = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if SECURE else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "lucide",
    "csp",
    "cooperation",
    "cooperation.accounts",
    "cooperation.api",
    "cooperation.history",
    "cooperation.readlog",
    "cooperation.ui",
    "programs",
    "meetings",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cooperation.accounts.middleware.LanguageMiddleware",
    "cooperation.accounts.middleware.AddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Innermost: the transaction in which the database knows who asks.
    "cooperation.accounts.middleware.ActorMiddleware",
]

ROOT_URLCONF = "cooperation.urls"
WSGI_APPLICATION = "cooperation.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
# The address is unique without regard to case: a constraint on Lower("email"), which the check does not read.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "cooperation.ui.forms.Renderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cooperation.ui.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "cooperation.ui.templatetags.ui",
                "programs.templatetags.editions",
            ],
        },
    },
]

# --- Database: the role of DATABASE_URL owns nothing; DATABASE_OWNER_URL migrates and backs up. -----------------------
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", default="")
DATABASES = {
    "default": env.db_url("DATABASE_URL", default="postgres://cooperation_app@127.0.0.1:5432/cooperation")
}
DATABASES["default"] |= {
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": False,
}
# Statements that are made once are kept planned in each connection, from this run on; a pooler that shares connections
# by transaction is noticed, and may be named here beforehand.
PREPARED_STATEMENTS = env.bool("PREPARED_STATEMENTS", default=True)
PREPARED_FROM = 2
MIGRATION_LINTER_OPTIONS: dict[str, Any] = {
    "exclude_apps": ["account", "admin", "auth", "contenttypes", "pghistory", "sessions"],
    # It does not tell a column that is new, in which nothing can be there twice: tests.check does.
    "exclude_migration_tests": ["ADD_UNIQUE"],
}

# --- Valkey/Redis: broker, cache, throttle counters. May restart empty. -----------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "cooperation.accounts.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cooperation",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cooperation.errors.csrf_failure"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# A tick that is lost is made up for by the next; one acknowledged late ends a worker that has lost its broker.
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_DEFAULT_QUEUE = "cooperation"
# What takes minutes has a worker of its own: no reminder waits for it.
CELERY_TASK_ROUTES = {
    "programs.bring_in": {"queue": "imports"},
    "programs.clear_register_files": {"queue": "imports"},
}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600, "socket_keepalive": True}
CELERY_TIMEZONE = "UTC"
# A request that wakes the worker up does not wait for a broker that is away; the worker itself is patient.
WAKE_SECONDS = 0.5
WAKE_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": WAKE_SECONDS,
    "socket_timeout": WAKE_SECONDS,
    "max_retries": 0,
    "retry_on_timeout": False,
}
WAKE_EXPIRES = 15
CELERY_BEAT_SCHEDULE = {
    # Ticks expire before the next one is due: a worker that was away does not meet a pile of them.
    "remind": {"task": "meetings.remind", "schedule": 20.0, "options": {"expires": 15}},
    "bring_in": {"task": "programs.bring_in", "schedule": 20.0, "options": {"expires": 15}},
    "clear": {"task": "programs.clear_register_files", "schedule": 3600.0, "options": {"expires": 3500}},
}

# --- Mail: `file` keeps messages under the state folder. --------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="file")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="cooperation@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A mail of which nobody knows whether it arrived is sent once more, once, after so many hours; 0: a person decides.
RESEND_UNCONFIRMED_AFTER = env.float("RESEND_UNCONFIRMED_AFTER", default=0)
MAIL_DIR = STATE_DIR / "mail"
# Where a mail server leaves what is sent to DEFAULT_FROM_EMAIL: answers to invitations, reports of failed delivery.
INBOX_DIR = Path(env.str("INBOX_DIR", default=str(STATE_DIR / "inbox"))).expanduser()
EMAIL_BACKEND = "cooperation.accounts.mail.CarrierBackend"

# --- Signing in -------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["programs.selectors.actors.Accounts"]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "cooperation.accounts.adapter.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# Wrong passwords are counted by address, and by account and address together ("key", see the adapter): who guesses is
# stopped after a few, and the account's owner still enters from elsewhere. An IPv6 network counts as one address.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,100/d/ip,5/5m/key,20/d/key"}
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# --- Languages and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("be", _("Belarusian"))]
LOCALE_PATHS = [BASE_DIR / "cooperation" / "locale"]
FORMAT_MODULE_PATH = ["cooperation.ui.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = STATE_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": STATE_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "cooperation.up.collected.Storage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Beside what is compressed already: maps for debuggers, which take longest and which no page loads.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (
    "jpg",
    "jpeg",
    "png",
    "gif",
    "webp",
    "woff",
    "woff2",
    "gz",
    "br",
    "zip",
    "map",
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
MAX_REGISTER_BYTES = env.int("MAX_REGISTER_BYTES", default=500 * 1024 * 1024)
# So many days after it was brought in the file of a register goes, and so many after it was sent one that never was.
REGISTER_FILE_DAYS = env.int("REGISTER_FILE_DAYS", default=30)
MAX_DOCUMENT_BYTES = env.int("MAX_DOCUMENT_BYTES", default=25 * 1024 * 1024)

# --- What a browser is told -------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=False)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"


# --- API --------------------------------------------------------------------------------------------------------------
# Of one account: an integration that copies everything does not meet it.
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=6000)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["cooperation.accounts.api.ActorAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["cooperation.accounts.api.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["cooperation.accounts.api.OrjsonParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "cooperation.errors.problem_handler",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "COERCE_DECIMAL_TO_STRING": True,
}
API_DESCRIPTION = """The joint ledger of intergovernmental cooperation programmes.

- **Who asks**: `Authorization: Bearer <token>`. A token acts for one side, with the rights it was given, and sees what
  that side may see; all else answers 404.
- **Lists** are `{results, next, previous}`: follow `next` as it stands. `fields=id,number` leaves out the other fields.
- **Changes** name the version they change: `If-Match` with the `ETag` you have read (428 without it, 412 where it is no
  longer the newest). A `POST` with an `Idempotency-Key` may be sent again and is done once.
- **Refusals** are `application/problem+json` (RFC 9457); `errors` points to each field that needs correcting.
- **Texts** are objects by language, `{"ru": "...", "be": "..."}`; **dates** of a plan are known to the day, month,
  quarter, half-year or year: `2026-11-12`, `2026-11`, `2026-Q3`, `2026-H1`, `2026`.
- **A programme** is named by its id or its code: `?programme=`.

Before a session people ask, each with one call:

| question | call |
|---|---|
| What must I decide at the next session, and what did we say last time? | `GET decisions?programme=` |
| What do we owe, by date, ministry and named holder? | `GET duties?party=&open=true&ordering=due_on` |
| What does the other side owe us, and how often was it extended? | the same with their party: `times_extended` |
| Where do we differ, since when, in which words? | `GET programmes/{id}/comparison?list=b` |
| Which items wait for a change of law, whose, at what stage? | `GET obstacles?kind=legal&state=open` |
| What was agreed on item 3.2, by whom, in which paragraph, which edition? | `GET outcomes?programme=&plan_number=3.2` |
| Who opened or received this text before 3 May? | `GET reads?object={id}&before=2026-05-03T00:00:00Z` |

- **From round to record**: `GET rounds`, `PUT rounds/{id}/positions/{item}/draft` with `"ready": true`,
  `POST rounds/{id}/release`; then `POST reviews/{id}/outcomes` while the session is held.
"""
SPECTACULAR_SETTINGS = {
    "TITLE": "Cooperation",
    "DESCRIPTION": API_DESCRIPTION,
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    # Closed lists stay where they are used: names made up for them would change when another list comes.
    "POSTPROCESSING_HOOKS": ["cooperation.api.schema.tidied"],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {
        "line": {"()": "django.utils.log.CallbackFilter", "callback": in_a_line},
        "secrets": {"()": "django.utils.log.CallbackFilter", "callback": without_secrets},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        # A name of a host that is not ours is no fault of ours.
        "django.security.DisallowedHost": {"filters": ["line"]},
    },
}
