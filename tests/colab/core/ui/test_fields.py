"""Fields take what people in Japan type, and keep it when it cannot be read."""

from datetime import date, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from colab.core.clock import JST
from colab.core.organisations.models import Unit
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import parsing


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1234567", 1234567),
        ("１，２３４，５６７円", 1234567),
        ("￥500", 500),
        ("123万円", 1230000),
        ("１.５万", 15000),
        ("1億2,345万", 123450000),
        ("3千", 3000),
        ("50千円", 50000),
        (" 0 ", 0),
    ],
)
def test_yen_is_read(typed, amount):
    assert ui_forms.YenField().clean(typed) == amount


@pytest.mark.parametrize("typed", ["abc", "1.5", "12万34万", "百万", "-5", "1/2", "万"])
def test_other_amounts_are_refused(typed):
    with pytest.raises(ValidationError):
        ui_forms.YenField().clean(typed)


def test_yen_is_shown_with_separators():
    assert ui_forms.YenField().prepare_value(1234567) == "1,234,567"
    assert ui_forms.YenField().prepare_value("12x") == "12x"


@pytest.mark.parametrize(("typed", "number"), [("120", 120), ("１２０", 120), ("1,200", 1200), ("−3", -3)])
def test_whole_numbers_are_read(typed, number):
    assert ui_forms.WholeNumberField().clean(typed) == number


@pytest.mark.parametrize("field", [ui_forms.WholeNumberField, ui_forms.YenField])
@pytest.mark.parametrize("digits", [30, 5000])
def test_a_number_no_column_holds_is_told_in_words(field, digits):
    with pytest.raises(ValidationError):
        field().clean("9" * digits)


def test_ideographic_digits_are_no_numbers():
    with pytest.raises(ValidationError):
        ui_forms.WholeNumberField().clean("٣")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("令和8年12月1日", date(2026, 12, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R8.12.1", date(2026, 12, 1)),
        ("Ｈ31/4/30", date(2019, 4, 30)),
        ("2026年12月1日", date(2026, 12, 1)),
        ("２０２６／１２／１", date(2026, 12, 1)),
        ("20261201", date(2026, 12, 1)),
        ("2026-2-30", None),
        ("8年12月1日", None),
        ("令和0年1月1日", None),
        ("", None),
    ],
)
def test_dates_are_read(typed, day):
    assert parsing.date(typed) == day


class DateForm(ui_forms.Form):
    on = ui_forms.DateField3(label="日付")


def parts(year="", month="", day="", **more):
    return {"on_year": year, "on_month": month, "on_day": day, **more}


@pytest.mark.parametrize(
    "typed",
    [
        parts("2026", "12", "1"),
        parts("令和8", "１２", "０１"),
        parts("R8", "12月", "1日"),
        parts("令和8年12月1日"),
        {"on": "2026-12-01"},
    ],
)
def test_a_date_in_three_inputs(typed):
    form = DateForm(typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (parts("2026", "2", "30"), "no_such_day"),
        (parts("2026", "2", ""), "incomplete"),
        (parts("2026"), "incomplete"),
        (parts("26", "2", "3"), "invalid"),
        (parts("２０２６", "x", "3"), "invalid"),
        (parts("9999999999", "1", "1"), "invalid"),
        (parts(), "required"),
    ],
)
def test_a_wrong_date_is_named_and_kept(typed, code):
    form = DateForm(typed)
    assert form.errors.as_data()["on"][0].code == code
    html = str(form)
    assert all(f'value="{text}"' in html for text in typed.values() if text)


def test_a_date_has_not_changed_when_posted_as_it_was():
    form = DateForm(parts("2026", "12", "1"), initial={"on": date(2026, 12, 1)})
    assert not form.has_changed()


class MomentForm(ui_forms.Form):
    at = ui_forms.DateTimeField3(label="締切")


def test_a_moment_is_japans_time():
    form = MomentForm({"at_year": "2026", "at_month": "12", "at_day": "1", "at_time": "１７：００"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == datetime(2026, 12, 1, 17, 0, tzinfo=JST)
    again = MomentForm(form.data, initial={"at": form.cleaned_data["at"]})
    assert not again.has_changed()
    assert 'value="17:00"' in str(MomentForm(initial={"at": form.cleaned_data["at"]}))


@pytest.mark.parametrize("hour", ["24:00", "", "25:00", "五時", "17:60"])
def test_an_hour_that_is_none_is_refused(hour):
    form = MomentForm({"at_year": "2026", "at_month": "12", "at_day": "1", "at_time": hour})
    assert form.errors.as_data()["at"][0].code == "invalid_time"


@pytest.mark.parametrize("text", ["2026-12-01T17:00", "2026-12-01 17:00"])
def test_a_moment_as_one_text(text):
    assert MomentForm({"at": text}).is_valid()


def test_narrow_fields_take_full_width():
    assert ui_forms.NarrowEmailField().clean("ｔａｒｏ＠ｅｘａｍｐｌｅ.jp") == "taro@example.jp"
    assert ui_forms.NarrowCharField().clean("７９９９９０１") == "7999901"
    assert ui_forms.NarrowCharField(required=False).clean("") == ""


def test_model_columns_become_our_fields():
    class PilotForm(ui_forms.ModelForm):
        class Meta:
            model = Unit
            fields = ["name", "kind", "contact"]

    class Named(PilotForm):
        class Meta(PilotForm.Meta):
            widgets = {"contact": forms.Textarea}

    assert isinstance(PilotForm().fields["kind"], forms.TypedChoiceField)
    assert isinstance(Named().fields["contact"].widget, forms.Textarea)


def test_columns_for_dates_and_yen_get_our_fields():
    from django.db import models

    assert isinstance(ui_forms.base.house_field(models.DateField()), ui_forms.DateField3)
    assert isinstance(ui_forms.base.house_field(models.DateTimeField()), ui_forms.DateTimeField3)
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    amount.set_attributes_from_name("cap_yen")
    field = ui_forms.base.house_field(amount)
    assert isinstance(field, ui_forms.YenField)
    assert field.clean("") is None
