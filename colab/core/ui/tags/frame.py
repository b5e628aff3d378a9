"""Parts of the frame: addresses that may be missing, breadcrumbs, tabs, pages, step navigation."""

from django.template import Library
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import pgettext

from colab.core.ui import sharing
from colab.core.ui.format import japanese
from colab.core.ui.navigation import first_address, safe_reverse

register = Library()


@register.simple_tag
def maybe_url(url_name, *args, **kwargs):
    """Return the address of a url name, "" where nobody serves it."""
    return safe_reverse(url_name, *args, **kwargs)


@register.simple_tag(takes_context=True)
def reader_part(context, template):
    """Show a template about the reader; in a page that is made for all a hole is left for it."""
    if sharing.leaves_readers_out(context.get("request")):
        return mark_safe(sharing.hole(template))
    return context.template.engine.get_template(template).render(context)


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*parts):
    """Show the way here: label, url, label, url, …, own label. The home page is put first; urls may be empty."""
    pairs = [(parts[at], parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)]
    return {"home": first_address("open:home", "home") or ("/" if japanese() else "/en/"), "crumbs": pairs}


@register.inclusion_tag("components/tabs.html")
def tabs(items, label=""):
    """Show tabs as links: a list of components.Tab."""
    return {"tabs": items, "label": label or pgettext("ui", "Views")}


@register.inclusion_tag("components/pagination.html")
def pagination(page):
    """Show the pages of a pagination.paginate() result; nothing where there is one page."""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    query = f"{page.query}&" if getattr(page, "query", "") else ""
    links = [
        {
            "number": number,
            "url": f"?{query}page={number}",
            "current": number == page.number,
            "gap": number == page.paginator.ELLIPSIS,
        }
        for number in numbers
    ]
    return {"page": page, "links": links, "prefix": f"?{query}page="}


@register.inclusion_tag("components/step_nav.html")
def step_nav(steps, label=""):
    """Show the numbered steps of a task: a list of components.Stage."""
    return {"steps": steps, "label": label or pgettext("ui", "Steps")}


def _attribute(content):
    """Return rendered words as an attribute's value: no tags, no quotes, one line."""
    return mark_safe(" ".join(strip_tags(content).split()).replace('"', "&quot;"))


@register.simple_block_tag
def head_title(content):
    """Print the page's title for the window and for those who pass the address on."""
    words = _attribute(content)
    own = words.rsplit(" | ", 1)[0].removeprefix("| ") or words
    html = '<title>{}</title>\n<meta property="og:title" content="{}">'
    return format_html(html, mark_safe(words.removeprefix("| ")), mark_safe(own))


@register.simple_block_tag
def head_description(content):
    """Print the page's description for search engines and for those who pass the address on."""
    words = _attribute(content)
    html = '<meta name="description" content="{}">\n<meta property="og:description" content="{}">'
    return format_html(html, words, words)
