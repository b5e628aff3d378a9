"""What a rendered form says: need, help, errors, sections, read-only reasons."""

import pytest
from django import forms
from django.utils import translation

from colab.core.ui import forms as ui_forms
from colab.core.ui.samples import SampleForm


class Small(ui_forms.Form):
    title = forms.CharField(label="題名", max_length=40, help_text="例：避難所")
    note = forms.CharField(label="備考", required=False, widget=forms.Textarea)
    route = forms.ChoiceField(label="進め方", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    code = forms.CharField(label="番号", initial="C-1", required=False)

    sections = [
        ui_forms.Section("基本", ["title", "route"]),
        ui_forms.Section("くわしく", ["note", "code"], open=False),
    ]
    read_only = {"code": "事務局が付けます"}


def test_need_is_said_in_words():
    html = str(Small())
    assert html.count("※必須") == 2
    assert html.count("※任意") == 1
    assert "編集不可" in html and "事務局が付けます" in html


def test_help_stands_before_the_control_and_describes_it():
    html = str(Small())
    assert html.index("例：避難所") < html.index('name="title"')
    assert 'aria-describedby="id_title_helptext"' in html


class Consent(ui_forms.Form):
    agreed = forms.BooleanField(label="公開に同意します。", error_messages={"required": "同意がないと進めません。"})


def test_a_sentence_heads_its_error_without_a_full_stop():
    assert "公開に同意します: 同意がないと進めません。" in str(Consent({}))


def test_errors_are_named_linked_and_marked():
    html = str(Small({"title": "", "route": "z"}))
    assert 'href="#id_title"' in html and 'href="#id_route_0"' in html
    assert html.count("<p>＊") == 2
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'role="alert"' in html


def test_a_group_of_choices_has_a_legend():
    html = str(Small())
    assert "<fieldset" in html and "<legend>進め方" in html


def test_folded_sections_unfold_for_an_error():
    class Strict(Small):
        def clean_note(self):
            raise forms.ValidationError("短すぎます")

    assert '<details class="form-section">' in str(Small())
    assert '<details class="form-section" open>' in str(Strict({"title": "x", "route": "a"}))


def test_read_only_fields_cannot_be_posted():
    form = Small({"title": "x", "route": "a", "code": "HACKED"})
    assert form.is_valid()
    assert form.cleaned_data["code"] == "C-1"


def test_nothing_typed_is_lost():
    html = str(SampleForm({"cap_yen": "百万", "email": "だめ", "starts_on_year": "令和8", "starts_on_month": "13"}))
    assert all(f'value="{typed}"' in html for typed in ("百万", "だめ", "令和8", "13"))


def test_counters_know_their_limits():
    html = str(SampleForm())
    assert 'data-counter-for="id_title" data-max="60"' in html
    assert 'data-counter-for="id_email"' not in html


def test_plain_django_forms_render_too():
    class Plain(forms.Form):
        word = forms.CharField(label="語")

    assert 'name="word"' in str(Plain())


def test_hidden_errors_are_not_lost():
    class Versioned(ui_forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    assert "<li>" in str(Versioned({}))


def test_formsets_render():
    formset = forms.formset_factory(Small, extra=2)()
    html = str(formset)
    assert html.count("formset__item") == 2
    assert "TOTAL_FORMS" in html


def test_markup_in_values_is_escaped():
    form = Small({"title": "<script>x</script>" * 3, "route": "<b>"})
    assert not form.is_valid()
    assert "<script>x" not in str(form) and "<b>" not in str(form)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_both_languages(language, settings):
    from django.utils import translation

    with translation.override(language):
        assert ("*required" in str(Small())) == (language == "en")


def test_a_field_says_once_what_it_is_needed_for():
    form = Small()
    form.fields["note"].need = "※提出時に必須"
    html = str(form)
    assert html.count("※提出時に必須") == 1 and "※任意" not in html


def test_an_empty_choice_is_a_sentence():
    class Choice(ui_forms.Form):
        kind = forms.ChoiceField(label="種類", choices=[("", "---------"), ("a", "A")])

    html = str(Choice())
    assert '<option value="" selected>選択してください</option>' in html and "---" not in html
    with translation.override("en"):
        assert "Please choose</option>" in str(Choice())
