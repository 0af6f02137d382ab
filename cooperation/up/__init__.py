"""The embedded default: PostgreSQL, Valkey, web, worker and beat under one command, `python -m cooperation.up`."""
