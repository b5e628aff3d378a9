"""The Wagtail base: blocks, images, translation state, news and standard pages."""
