"""Checking a case in the database: chains, links, seals, what stands beside the chains, rows and stored files."""

from collections.abc import Iterable

from colab.core.ledger.verify import verify_chain

from .checking import Checked, check
from .export import export
from .reach import Case
from .rows import differences
from .stored import broken_files, named_files


def verify(case: Case, published: Iterable[dict] | None = None) -> Checked:
    """Check the case anew and return what was looked at and what is broken, first things first.

    What an exported file of the case would show comes first, in the same order and words as the offline verifier has
    (docs/verify/case.py); then what only the database can tell: private parts, persons, rows, bytes of files.
    """
    done = check(export(case), published)
    seen = {(broken.machine, broken.key, broken.seq, broken.problem) for broken in done.breaks}
    inside = [found for machine, key in case.chains for found in verify_chain(machine, key).breaks]
    done.breaks += [b for b in inside if (b.machine, b.key, b.seq, b.problem) not in seen]
    done.breaks += differences(case)
    done.breaks += broken_files(case)
    done.rows = sum(len(rows) for rows in case.subjects.values())
    done.files = len(named_files(case))
    return done
