"""Dates and yen in words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from colab.core import clock
from colab.core.ui import format as words
from colab.core.ui.charts import before_after, lines
from colab.core.ui.components import Series, stages
from colab.core.ui.exports import text

AT = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def test_deadlines_cannot_be_misread():
    assert words.deadline(AT) == "2026年12月1日（火）17:00 日本時間・必着"
    with translation.override("en"):
        assert "Tue 1 Dec 2026, 17:00 Japan time" in words.deadline(AT)


def test_a_moment_may_break_before_its_hour():
    assert words.halves(words.moment(AT)) == ("2026年12月1日（火）", "17:00")
    with translation.override("en"):
        assert words.halves(words.moment(AT)) == ("Tue 1 Dec 2026, ", "17:00")
    assert words.halves(words.moment(date(2026, 12, 1))) == ("2026年12月1日（火）", "")


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (AT - timedelta(days=9), "あと9日"),
        (AT - timedelta(hours=1), "本日締切"),
        (AT, "締切済み"),
        (AT + timedelta(days=9), "締切済み"),
    ],
)
def test_days_left(now, shown):
    with clock.frozen(now):
        assert words.days_left(AT) == shown


def test_a_bare_date_lasts_to_its_end():
    with clock.frozen(AT):
        assert words.days_left(date(2026, 12, 1)) == "本日締切"
        assert not words.is_past(date(2026, 12, 1))
        assert words.is_past(date(2026, 11, 30))


@pytest.mark.parametrize(
    "style", ["yen", "yen_short", "day", "moment", "deadline", "days_left", "wareki", "fiscal_year"]
)
def test_nothing_gives_nothing(style):
    assert getattr(words, style)(None) == ""


def test_years():
    assert words.fiscal_year(date(2027, 3, 31)) == "2026年度"
    assert words.fiscal_year(clock.FiscalYear(2026)) == "2026年度"
    assert words.wareki(AT) == "令和8年12月1日"
    assert text(date(2026, 12, 1)) == "2026-12-01"


def test_stages_know_what_is_done():
    made = stages([("a", "A"), ("b", "B"), ("c", "C")], "b")
    assert [stage.status for stage in made] == ["done", "current", "todo"]
    assert [stage.status for stage in stages([("a", "A"), ("b", "B")], "b", finished=True)] == ["done", "done"]


def test_charts_stand_on_zero_and_say_what_is_missing():
    chart = before_after("時間", 40, None, "分", n=3, target=10)
    assert [bar["width"] for bar in chart["bars"]] == [100, 0, 25]
    assert chart["rows"][1][1] == ["測定なし"]
    drawn = lines("月別", ["4", "5", "6"], [Series("a", [1, None, 3])])
    assert len(drawn["series"][0]["lines"]) == 2
    assert lines("空", [], [Series("a", [])])["ticks"] == []


@pytest.mark.parametrize("tag", ["time_of", "deadline_line"])
def test_moments_for_machines_are_ones_html_knows(tag):
    """Of a second at most three digits are valid."""
    value = datetime(2026, 7, 1, 3, 4, 57, 661234, tzinfo=UTC)
    html = Template(f"{{% {tag} value %}}").render(Context({"value": value}))
    assert 'datetime="2026-07-01T12:04:57+09:00"' in html
    assert 'datetime="2026-07-01"' in Template("{% time_of value %}").render(Context({"value": value.date()}))
