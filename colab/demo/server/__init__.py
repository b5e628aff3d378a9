"""The demo server: web, worker, scheduler and an embedded broker under one supervisor."""
