from .images import ContentImage, Rendition
from .pages import HomePage, NewsIndexPage, NewsPage, StandardPage

__all__ = ["ContentImage", "HomePage", "NewsIndexPage", "NewsPage", "Rendition", "StandardPage"]
