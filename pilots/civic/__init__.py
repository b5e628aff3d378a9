"""The open-source route of civic-tech teams."""
