"""The renderer behind `{{ form }}` (settings.FORM_RENDERER)."""

from django.forms.renderers import TemplatesSetting


class UiRenderer(TemplatesSetting):
    """Renders forms, fields and formsets with the house's templates; widgets stay Django's."""

    form_template_name = "components/form/form.html"
    field_template_name = "components/form/field.html"
    formset_template_name = "components/form/formset.html"
