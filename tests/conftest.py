"""The strict harness: what is sloppy in production fails here. Each plugin is one file in tests/harness/."""

pytest_plugins = [
    "tests.harness.database",
    "tests.harness.templates",
    "tests.harness.network",
    "tests.harness.querysets",
    "tests.harness.isolation",
    "tests.harness.people",
    "tests.harness.queries",
    "tests.harness.outside",
    "tests.harness.lanes",
    "tests.harness.pages",
]
