"""How one is told: one channel and one rhythm a topic. The form only parses; the service says what is allowed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once
from meetings.models import ReminderChoice
from meetings.rules.choices import Topic
from meetings.selectors.told import Option
from meetings.services.choosing import Choice

#: What each topic is called.
NAMES: dict[Topic, Any] = {
    Topic.SESSIONS: _("Sessions ahead"),
    Topic.CHANGES: _("Sessions moved or called off, invitations"),
    Topic.DEADLINES: _("Deadlines of the schedule"),
    Topic.REQUESTS: _("Contributions asked for or owed"),
    Topic.POSITIONS: _("Positions owed by my side"),
    Topic.WEEK: _("Measures due and overdue, each week"),
    Topic.SIGNATURE: _("Minutes that await signature"),
    Topic.AGREEMENTS: _("Agreements that expire, notice periods"),
    Topic.OBSTACLES: _("Obstacles without movement"),
    Topic.VACANCIES: _("Vacant posts with duties"),
}


class ChoicesForm(Once):
    """Two fields a topic, where there is something to choose; the version of each choice that was shown."""

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        for one in options:
            name, version = NAMES[one.topic], forms.IntegerField(widget=forms.HiddenInput, required=False)
            version.initial = one.version
            self.fields[f"version_{one.topic}"] = version
            self.fields[f"channel_{one.topic}"] = forms.ChoiceField(
                label=_("%(topic)s: how") % {"topic": name}, initial=one.chosen.channel, required=False,
                choices=ReminderChoice.Channel.choices, disabled=one.required,
            )  # fmt: skip
            labels = dict(ReminderChoice.Rhythm.choices)
            self.fields[f"rhythm_{one.topic}"] = forms.ChoiceField(
                label=_("%(topic)s: when") % {"topic": name}, initial=one.chosen.rhythm, required=False,
                choices=[(each, labels[each]) for each in one.rhythms], disabled=len(one.rhythms) == 1,
            )  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        """The fields by topic, for the page."""
        return [
            {
                "name": NAMES[one.topic],
                "required": one.required,
                "always": one.always,
                "version": self[f"version_{one.topic}"],
                "channel": self[f"channel_{one.topic}"],
                "rhythm": self[f"rhythm_{one.topic}"],
            }
            for one in self.options
        ]

    def choices(self) -> list[Choice]:
        """What differs from what counted when the form was made."""
        made = []
        for one in self.options:
            channel = self.cleaned_data[f"channel_{one.topic}"] or one.chosen.channel
            rhythm = self.cleaned_data[f"rhythm_{one.topic}"] or one.chosen.rhythm
            if (channel, rhythm) != (one.chosen.channel, one.chosen.rhythm):
                made.append(
                    Choice(str(one.topic), channel, rhythm, self.cleaned_data[f"version_{one.topic}"])
                )
        return made
