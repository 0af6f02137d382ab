from django.apps import AppConfig


class ReadlogConfig(AppConfig):
    name = "cooperation.readlog"
    label = "readlog"
