"""What every verb of every machine, and every publication by an editor, does here: a line in the log, old pages go."""

import logging

from django.db import transaction
from wagtail.signals import page_published, page_unpublished, post_page_move

from colab.core import lifecycle
from colab.core.search.signals import found_changed
from colab.core.ui.signals import shown_changed
from colab.ops import pagecache
from colab.ops.context import subject

logger = logging.getLogger("colab.verbs")


@lifecycle.after_every
def note(move) -> None:
    """Log the verb once it is committed; the actor stands in the ledger, not in the log."""
    what = {"verb": move.verb, "machine": move.subject.MACHINE, "key": move.subject.key}
    subject.set(f"{what['machine']}/{what['key']}")

    def committed():
        logger.info("%(machine)s/%(key)s: %(verb)s", what, extra=what)

    transaction.on_commit(committed, robust=True)
    _forget_pages()


def _forget_pages() -> None:
    """Make the kept pages old after the commit, once however many verbs the transaction holds."""
    waiting = transaction.get_connection().run_on_commit
    if not any(call is pagecache.forget_all for _savepoints, call, *_robust in waiting):
        transaction.on_commit(pagecache.forget_all, robust=True)


def words_changed(sender, **kwargs) -> None:
    """Editors' pages and some forms have no verbs: signals tell of them. So does the search of its index."""
    _forget_pages()


for signal in (page_published, page_unpublished, post_page_move, found_changed, shown_changed):
    signal.connect(words_changed, dispatch_uid="ops.words_changed")
