"""The columns a team types. All may be empty while the pitch is a draft."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.enums import Stage
from pitches.submissions.enums import PublishScope


def _long(label, length, help_text=""):
    return models.TextField(label, max_length=length, blank=True, help_text=help_text)


class PitchWords(models.Model):
    """What a pitch says and declares."""

    title = models.CharField(
        _("title of the pitch"),
        max_length=80,
        blank=True,
        help_text=_("What you would do, in one line. Example: Finding leaks from the sound of meters at night"),
    )
    title_en = models.CharField(_("title of the pitch in English"), max_length=160, blank=True)
    summary = _long(_("summary"), 300, _("For readers who read nothing else: for whom, what changes, by what means."))
    summary_en = _long(_("summary in English"), 600)
    understanding = _long(
        _("how you understand the problem"), 1000, _("Who is troubled, when and how; what has been tried so far.")
    )
    solution = _long(_("your solution"), 2000, _("What you would bring into the field, and how it works."))
    novelty = _long(_("what is new or better"), 1000, _("Compared with what is used now and with what others offer."))
    product_stage = models.CharField(_("stage of the product"), max_length=20, choices=Stage.choices, blank=True)
    on_sale_since = models.DateField(
        _("on sale since"), null=True, blank=True, help_text=_("Matters later, for the certification as a new product.")
    )
    track_record = _long(_("track record"), 1000, _("Where it is used, with numbers where you have them."))
    pilot_plan = _long(_("plan of the pilot"), 1500, _("Place, period, people and steps, as far as you see them now."))
    pilot_site = models.CharField(_("place of the pilot"), max_length=200, blank=True)
    pilot_period = models.CharField(_("period of the pilot"), max_length=100, blank=True)
    cooperation_needed = _long(_("what you need from the section"), 1000, _("Data, access, people, time."))
    kpi = _long(
        _("measures of success"), 1000, _("What you measure, the value today, the value aimed at, and how you measure.")
    )
    estimate_pilot_yen = models.PositiveBigIntegerField(_("cost of the pilot (yen)"), null=True, blank=True)
    estimate_full_yen = models.PositiveBigIntegerField(
        _("cost of full use per year (yen)"), null=True, blank=True, help_text=_("A rough figure is enough.")
    )
    rollout = _long(_("after the pilot"), 1000, _("Full use, and use by other municipalities."))
    risks = _long(_("risks"), 1000, _("Personal data, safety, what could go wrong and what you do about it."))
    ip_oss = _long(_("intellectual property and open source"), 500)
    other_funding = _long(
        _("other public money"), 500, _("Subsidies or contracts for the same thing; write “none” where there are none.")
    )
    video_url = models.URLField(_("video of three minutes"), blank=True)
    repository_url = models.URLField(_("repository"), blank=True)

    publish_name = models.BooleanField(
        _("Our name may be shown also if we are not adopted"),
        default=False,
        help_text=_("Without this, a pitch that is not adopted appears only as “Company A” and in numbers."),
    )
    publish_scope = models.CharField(
        _("what may be shown if not adopted"),
        max_length=10,
        choices=PublishScope.choices,
        default=PublishScope.NOTHING,
    )
    declares_167_4 = models.BooleanField(
        _("None of the cases of article 167-4 of the Enforcement Order of the Local Autonomy Act applies to us"),
        default=False,
    )
    declares_antisocial = models.BooleanField(
        _("We are not, and have no ties to, an organised crime group"), default=False
    )
    declares_true = models.BooleanField(
        _("What we write is true, and we have read the conditions of the call"), default=False
    )

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The title in the language of the reader; a word for pitches without one."""
        japanese = (get_language() or "ja").startswith("ja")
        return (self.title if japanese or not self.title_en else self.title_en) or str(_("(no title yet)"))
