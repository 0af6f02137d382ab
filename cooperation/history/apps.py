from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "cooperation.history"
    label = "history"
