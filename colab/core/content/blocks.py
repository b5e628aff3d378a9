"""The blocks editors build pages of."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    """A heading below the page's own."""

    text = blocks.CharBlock(label=_("Heading"), max_length=100)
    level = blocks.ChoiceBlock(label=_("Level"), choices=[("2", "2"), ("3", "3")], default="2")

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "content/blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=pgettext_lazy("quotation", "Words"))
    source = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = pgettext_lazy("quotation", "Quotation")
        template = "content/blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """A picture with an alternative text, and a caption."""

    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "content/blocks/figure.html"


class NoteBlock(blocks.StructBlock):
    """A box that stands out."""

    title = blocks.CharBlock(label=pgettext_lazy("note", "Title"))
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        icon = "help"
        label = _("Note")
        template = "content/blocks/note.html"


class QuestionBlock(blocks.StructBlock):
    """A question that unfolds its answer."""

    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "content/blocks/question.html"


class StoryBlock(blocks.StreamBlock):
    """Everything a page may hold."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(label=_("Paragraph"), features=FEATURES, template="content/blocks/paragraph.html")
    figure = FigureBlock()
    quote = QuoteBlock()
    note = NoteBlock()
    question = QuestionBlock()

    class Meta:
        required = False
