"""Civic-tech projects as search documents."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import search
from pilots.civic.models import CivicProject
from pilots.civic.queries import projects


def _build(project: CivicProject) -> search.Doc:
    return search.Doc(
        title=project.title,
        title_en=project.title_en,
        body="\n".join(
            part
            for part in (
                project.summary,
                project.team,
                project.group.name,
                project.challenge.title if project.challenge else "",
                project.retired_reason,
            )
            if part
        ),
        body_en=project.summary_en,
        keywords=f"{project.code or ''} {project.licence}",
        url=reverse("civic:detail", args=[project.key]),
        date=project.published_on,
        facets={"state": [project.state], **search.place(project.unit)},
        visibility=["public"],
    )


search.register(
    search.Document(
        kind="civic", model=CivicProject, queryset=projects, build=_build, label=_("Civic-tech projects"), order=45
    )
)
