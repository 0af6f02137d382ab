"""The product's settings, with what a bench adds: the floors' own table, and their connection.

The product's middleware, addresses and connections are those of the product.
"""

from cooperation.settings import *  # noqa: F403
from cooperation.settings import DATABASES, INSTALLED_APPS, STORAGES, env

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench"]
# Floors read as the tables' owner, whom row security does not bind: they have nobody to tell the database of.
DATABASES = {**DATABASES, "floor": env.db_url("DATABASE_OWNER_URL") | {"CONN_MAX_AGE": None}}
#: What `startproject` gives: the floors run behind this and nothing else.
BARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tests.bench.floors.addresses",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# The limit is counted as ever, and not met.
API_REQUESTS_PER_MINUTE = 10**9

if "BENCH_TRIAL" in env:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
