"""The search engine."""

from colab.core.search.engines import embedded, external

from .finding import Finding, State

VARIABLE = "ELASTICSEARCH_URL"
ADVICE = "Is the cluster up? Pages search in the database meanwhile, and nothing is lost."


def probe() -> Finding:
    """Ask the cluster how it is, and whether it knows Japanese."""
    engine = external()
    if engine is None:
        return Finding(State.EMBEDDED, f"in the database ({embedded().name})")
    health = engine.client.cluster.health(timeout="2s")
    if health["status"] == "red":
        return Finding(State.FAIL, "the cluster is red", ADVICE)
    if not engine.kuromoji:
        return Finding(State.WARN, "the kuromoji plugin is missing", "elasticsearch-plugin install analysis-kuromoji")
    return Finding(State.OK, f"{health['status']}, {health['number_of_nodes']} node(s), kuromoji")
