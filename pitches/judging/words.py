"""What notes on a ranking and flags of a judge say."""

from django.utils.translation import gettext_lazy as _

NOTES = {
    "no_marks": _("No mark was given."),
    "one_pitch": _("There is one pitch only: nothing to compare it with."),
    "one_judge": _("One judge only: harshness and quality cannot be told apart."),
    "few_judges": _("Fewer than six judges, who do not all mark every pitch."),
    "pitch_without_marks": _("A pitch has no marks."),
    "fewer_than_three_judges": _("A pitch has fewer than three judges: its place says little."),
    "judge_with_few_pitches": _("A judge has marked fewer than four pitches: the correction is unsure."),
    "separate_panels": _("Judges fall into panels that share no pitch: panels cannot be compared with each other."),
    "loose_panels": _("Panels of judges share few pitches: panels can hardly be compared with each other."),
    "missing_marks": _("Marks are missing; they are left out, not counted as zero."),
    "many_missing": _("More than a tenth of the marks is missing."),
    "all_equal": _("All marks are the same: there is no order."),
    "ties": _("Some pitches have the same score."),
    "close_call": _("Close call: the first is better than the second with a chance of less than 80 %."),
}
FLAGS = {
    "low_weight": _("counts less than 0.3 times: very unsteady marks"),
    "same_mark": _("the same mark in more than four fifths of the cells"),
    "one_high": _("one pitch far above the judge's own pattern"),
}
