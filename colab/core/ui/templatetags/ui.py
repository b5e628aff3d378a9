"""All components and filters as one library; it is a builtin, so templates need no {% load %}."""

from django.template import Library

from colab.core.ui.tags import actions, charts, facts, forms, frame, records, words

register = Library()
for _part in (actions, charts, facts, forms, frame, records, words):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
