"""Exchanges that keep every load and link the judges better, for little expertise.

With L the judge Laplacian, an exchange of judge a at pitch p for judge b at pitch q changes it by c d' + d c' with
d = e_b - e_a. So the change of the sum of 1 / eigenvalue follows from six numbers, for thousands of tries at once.
"""

import numpy as np

from .graph import laplacian
from .table import Table

BUDGET = 0.01
"""Share of the best expertise that may be given up for better links …"""
MOST = 0.019
"""… and as long as the severity variance is above what a ranking wants."""
WANTED = 0.5
BATCH = 2048
LOOKS = 24
BATCHES = 60
CHANGES = 1500
GOOD = 1.12
"""Linking stops when the variance is within this factor of the least that the loads allow."""
RIDGE = 1e-3
RENEW = 200


def link(table: Table, seats: np.ndarray, best: float, draw: np.random.Generator) -> tuple[np.ndarray, int]:
    """Return the seats after linking, and how many exchanges were made. ``best``: the best possible expertise."""
    used = np.flatnonzero(seats.any(1))
    if seats.shape[1] < 2 or seats.sum(0).max() < 2:  # nobody shares a pitch, or there is nothing to exchange
        return seats, 0
    search = _Search(table, seats, used, best)
    idle = 0
    for _ in range(BATCHES):
        idle = 0 if search.batch(draw) else idle + 1
        if idle == 3 or search.done >= CHANGES or search.good_enough():
            break
    return search.seats, search.done


class _Search:
    """The seats while they are exchanged. Judges without a seat are left out; a pad row stands for an empty place."""

    def __init__(self, table: Table, seats, used, best):
        self.seats, self.used = seats.copy(), used
        self.movable = (~table.fixed)[used]
        self.now, self.expertise, self.allowed = seats[used].copy(), table.expertise[used], table.allowed[used]
        self.size = self.now.sum(0)
        self.best, self.spent = best, best - float(table.expertise[seats].sum())
        self.n = len(used)
        degree = float(np.trace(laplacian(seats)) / (self.n - 1))
        self.ideal, self.degree, self.done = 1 / degree, degree, 0
        self.rows, self.columns = (one.copy() for one in np.nonzero(self.now))
        self.renew()
        width = int(self.size.max())
        self.members = np.full((self.now.shape[1], width), self.n)
        for pitch in range(self.now.shape[1]):
            here = np.flatnonzero(self.now[:, pitch])
            self.members[pitch, : len(here)] = here

    def renew(self) -> None:
        """Invert the Laplacian anew, so that rounding does not pile up."""
        matrix = laplacian(self.now) + RIDGE * self.degree * np.eye(self.n) + self.degree / self.n
        inverse = np.linalg.inv(matrix)
        self.g, self.h = np.zeros((2, self.n + 1, self.n + 1))
        self.g[:-1, :-1], self.h[:-1, :-1] = inverse, inverse @ inverse

    def good_enough(self) -> bool:
        """Whether the variance is near the least that these loads allow."""
        return np.trace(self.g) < GOOD * self.n * self.ideal

    def batch(self, draw: np.random.Generator) -> int:
        """Try many exchanges at once and make the good ones; return how many were made."""
        order = np.argsort(self.rows, kind="stable")
        starts = np.searchsorted(self.rows[order], np.arange(self.n + 1))
        s = (draw.random(BATCH) * len(self.rows)).astype(int)
        a, p = self.rows[s], self.columns[s]
        b = (draw.random((BATCH, LOOKS)) * self.n).astype(int)
        b = _best_of(b, np.where(self.allowed[b, p[:, None]], self.expertise[b, p[:, None]], -1))
        count = (starts[1:] - starts[:-1])[b]
        t = order[starts[b][:, None] + (draw.random((BATCH, LOOKS)) * count[:, None]).astype(int)]
        q = self.columns[t]
        t = _best_of(t, np.where(self.allowed[a[:, None], q], self.expertise[a[:, None], q], -1))
        q = self.columns[t]
        fits = self.movable[a, p] & self.movable[b, q] & self.valid(a, p, b, q)
        s, t = s[fits], t[fits]
        if not len(s):
            return 0
        gain = self.worth(s, t)
        made, touched = 0, set()
        for at in np.argsort(-np.round(gain, 9), kind="stable"):
            if gain[at] <= 1e-9 or self.done >= CHANGES:
                break
            pitches = {int(self.columns[s[at]]), int(self.columns[t[at]])}
            if pitches & touched:
                continue
            one, other = s[at : at + 1], t[at : at + 1]
            if self.worth(one, other)[0] > 1e-9:
                self.exchange(int(s[at]), int(t[at]))
                touched |= pitches
                made += 1
        return made

    def valid(self, a, p, b, q):
        """Return which exchanges leave every pair allowed and nobody seated twice."""
        free = ~self.now[a, q] & ~self.now[b, p] & (a != b) & (p != q)
        return free & self.allowed[a, q] & self.allowed[b, p]

    def worth(self, s, t):
        """Return what each exchange is worth: variance won (in ideals) less expertise lost (in percent)."""
        a, p, b, q = self.rows[s], self.columns[s], self.rows[t], self.columns[t]
        e = self.expertise
        loss = np.round(e[a, p] + e[b, q] - e[a, q] - e[b, p], 9)
        won = -self.change(a, p, b, q) / (self.ideal * max(self.n - 1, 1))
        worth = won - 100 * loss / self.best if self.best > 0 else won
        share = MOST if np.trace(self.g) > WANTED * self.n else BUDGET
        return np.where(self.spent + loss <= share * self.best + 1e-9, worth, -np.inf)

    def parts(self, a, p, b, q):
        """Return the places and values of c and d, for every exchange."""
        places = np.concatenate([self.members[p], self.members[q], b[:, None], a[:, None]], axis=1)
        wide = self.members.shape[1]
        over_p, over_q = 1 / self.size[p], 1 / self.size[q]
        half = (over_p + over_q) / 2
        c = np.empty(places.shape)
        c[:, :wide], c[:, wide : 2 * wide] = -over_p[:, None], over_q[:, None]
        c[:, -2], c[:, -1] = -half, half
        d = np.zeros(places.shape)
        d[:, -2], d[:, -1] = 1, -1
        return places, c, d

    def change(self, a, p, b, q):
        """Return by how much the sum of 1 / eigenvalue changes."""
        places, c, d = self.parts(a, p, b, q)
        numbers = []
        for matrix in (self.g, self.h):
            part = matrix[places[:, :, None], places[:, None, :]]
            right = part @ np.stack([c, d], axis=2)
            numbers.append(np.stack([c, d], axis=1) @ right)
        g, h = numbers
        cross = 1 + g[:, 0, 1]
        root = g[:, 0, 0] * g[:, 1, 1] - cross**2
        top = g[:, 1, 1] * h[:, 0, 0] - 2 * cross * h[:, 0, 1] + g[:, 0, 0] * h[:, 1, 1]
        return -top / np.where(np.abs(root) < 1e-12, np.inf, root)

    def exchange(self, s: int, t: int) -> None:
        """Swap two seats and bring the inverse and its square up to date."""
        a, p, b, q = (int(one) for one in (self.rows[s], self.columns[s], self.rows[t], self.columns[t]))
        places, c, d = (one[0] for one in self.parts(*(np.array([x]) for x in (a, p, b, q))))
        values = np.stack([c, d], axis=1)
        w, z = self.g[:, places] @ values, self.h[:, places] @ values
        inner = np.stack([c, d]) @ w[places]
        k = np.linalg.inv(inner + np.array([[0.0, 1.0], [1.0, 0.0]]))
        half = z @ k - 0.5 * w @ (k @ (w.T @ w) @ k)
        step = half @ w.T
        self.h -= step + step.T
        self.g -= w @ k @ w.T
        self.spent += float(self.expertise[a, p] + self.expertise[b, q] - self.expertise[a, q] - self.expertise[b, p])
        for judge, gone, come in ((a, p, q), (b, q, p)):
            self.now[judge, gone], self.now[judge, come] = False, True
            self.seats[self.used[judge], gone], self.seats[self.used[judge], come] = False, True
        self.members[p][self.members[p] == a], self.members[q][self.members[q] == b] = b, a
        self.rows[s], self.rows[t] = b, a
        self.done += 1
        if self.done % RENEW == 0:
            self.renew()


def _best_of(choices: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.take_along_axis(choices, values.argmax(1)[:, None], 1)[:, 0]
