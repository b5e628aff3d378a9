"""Which contracting processes there are, and their fixed ids.

A process begins with a challenge and keeps its id until the contract. Of several contracts (else certifications, else
pilots) that grew from one challenge the first carries the challenge's process on; the others are processes of their own
and name it as related.
"""

from dataclasses import dataclass
from typing import Any

from challenges.challenges.models import Challenge
from colab.open.cases.reach import READ_ALONG, published_contracts
from pilots.certification.enums import PUBLIC as CERTIFIED
from pilots.certification.models import Certification
from pilots.procurement.models import Contract
from pilots.trials.enums import PUBLIC as TRIED
from pilots.trials.models import Pilot

from .values import prefix


@dataclass(frozen=True)
class Process:
    """One process: the topmost subject, the code its id is made of, and the code of the process it grew from."""

    machine: str
    pk: int
    code: str
    own: str
    grew_from: str = ""

    @property
    def ocid(self) -> str:
        """The id of the process; fixed from its first release on."""
        return f"{prefix()}-{self.own}"


def processes() -> list[Process]:
    """Return all public processes, contracts first; four queries, whatever their number."""
    found: list[Process] = []
    carried: set[tuple[str, int]] = set()
    covered: dict[str, set[int]] = {"certification": set(), "pilot": set(), "challenge": set()}
    for machine, rows in (("contract", _contracts()), ("certification", _certifications()), ("pilot", _pilots())):
        for pk, code, line in rows:
            if machine != "contract" and pk in covered[machine]:
                continue
            for name, below, _code in line[1:]:
                covered[name].add(below)
            base = line[-1]
            first = base[:2] not in carried
            carried.add(base[:2])
            found.append(Process(machine, pk, code, base[2] if first else code, "" if first else base[2]))
    for pk, code in _challenges():
        if pk not in covered["challenge"]:
            found.append(Process("challenge", pk, code, code))
    return sorted(found, key=lambda process: (-"CTNK".index(process.code[0]), _number(process.code)))


def process_of(code: str) -> Process | None:
    """Return the process named by the code of its topmost subject, or by the code its id is made of."""
    code, known = code.upper(), processes()
    return next((p for p in known if code == p.code), None) or next((p for p in known if code == p.own), None)


def roots(wanted: list[Process]) -> list[Any]:
    """Return the topmost subjects of these processes in their order."""
    models = {"contract": Contract, "certification": Certification, "pilot": Pilot, "challenge": Challenge}
    rows = {}
    for machine, model in models.items():
        keys = [p.pk for p in wanted if p.machine == machine]
        for row in model.objects.filter(pk__in=keys).select_related(*READ_ALONG[machine]).order_by("pk"):
            rows[machine, row.pk] = row
    return [rows[p.machine, p.pk] for p in wanted]


def _number(code: str) -> tuple[str, int]:
    """Return year and number, so that 1000 comes after 999."""
    return code[:6], int(code.rsplit("-", 1)[1])


def _line(*steps: tuple) -> list[tuple]:
    """Return (machine, pk, code) of the subjects of a road, topmost first, without those it has not."""
    return [step for step in steps if step[1] and step[2]]


def _contracts() -> list[tuple]:
    """In the order of publication: a contract recorded later with an earlier day takes no id away from another."""
    rows = published_contracts().filter(notices__kind="post", notices__edition=1)
    columns = ("certification", "certification__pilot", "certification__pilot__challenge")
    wanted = [name for column in columns for name in (f"{column}_id", f"{column}__code")]
    rows = rows.order_by("notices__published_at", "pk").values_list("pk", "code", *wanted)
    found = []
    for pk, code, n, n_code, t, t_code, c, c_code in rows:
        below = ("certification", n, n_code), ("pilot", t, t_code), ("challenge", c, c_code)
        found.append((pk, code, _line(("contract", pk, code), *below)))
    return found


def _certifications() -> list[tuple]:
    rows = Certification.objects.filter(state__in=CERTIFIED).order_by("pk")
    rows = rows.values_list("pk", "code", "pilot_id", "pilot__code", "pilot__challenge_id", "pilot__challenge__code")
    rows = sorted(rows, key=lambda row: _number(row[1]))
    return [
        (pk, code, _line(("certification", pk, code), ("pilot", t, t_code), ("challenge", c, c_code)))
        for pk, code, t, t_code, c, c_code in rows
    ]


def _pilots() -> list[tuple]:
    rows = Pilot.objects.filter(state__in=TRIED).order_by("pk")
    rows = sorted(rows.values_list("pk", "code", "challenge_id", "challenge__code"), key=lambda row: _number(row[1]))
    return [(pk, code, _line(("pilot", pk, code), ("challenge", c, c_code))) for pk, code, c, c_code in rows]


def _challenges() -> list[tuple]:
    return list(Challenge.objects.exclude(published_at=None).order_by("code").values_list("pk", "code"))
