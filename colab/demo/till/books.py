"""The state of the stand-in, and what may happen to it."""

import hashlib
import json
import threading
import time
from pathlib import Path

from colab.demo.till.params import CUSTOMER, REFUND, SESSION, known, whole
from colab.demo.till.problems import Problem, invalid, missing

LATER = ("konbini", "customer_balance")
"""Ways that are paid days after the session was completed."""
TAKEN = ("needs_response", "under_review", "lost")
"""States of a dispute in which the money is with the payer's bank."""


class Till:
    """Customers, sessions, payments, refunds and events; every change is written to ``path`` if there is one."""

    def __init__(self, path: Path | None = None, origin: str = "http://127.0.0.1"):
        self.path, self.origin, self.lock = path, origin, threading.RLock()
        self.sessions: dict[str, dict] = {}
        self.intents: dict[str, dict] = {}
        self.refunds: dict[str, dict] = {}
        self.disputes: dict[str, dict] = {}
        self.customers: dict[str, dict] = {}
        self.replies: dict[str, list] = {}
        self.events: list[dict] = []
        self.serial = 0
        self.slow_refunds = False
        """Whether refunds stay under way until ``end_refund``, as those to a bank account do."""
        if path and path.exists():
            self.__dict__.update(json.loads(path.read_text()))

    # -- calls of the interface

    def once(self, key: str, call: str, params: dict, act) -> dict:
        """Act once for an idempotency key: the same call gets the same answer, another one under it is refused."""
        with self.lock:
            sign = hashlib.sha256(json.dumps([call, params], sort_keys=True).encode()).hexdigest()
            if key and key in self.replies:
                before, reply = self.replies[key]
                if before != sign:
                    words = "Keys for idempotent requests can only be used with the same parameters."
                    raise Problem(400, "idempotency_error", words)
                return reply
            reply = json.loads(json.dumps(act(params)))
            if key:
                self.replies[key] = [sign, reply]
            self._keep()
            return reply

    def make_customer(self, params: dict) -> dict:
        """Create a customer."""
        known(params, CUSTOMER)
        made = {"id": self._id("cus"), "object": "customer", **params}
        self.customers[made["id"]] = made
        return made

    def open_session(self, params: dict) -> dict:
        """Create a Checkout Session for one amount in whole yen."""
        known(params, SESSION)
        total = _total(params)
        types = params.get("payment_method_types") or ["card"]
        if "customer_balance" in types and params.get("customer") not in self.customers:
            raise invalid("A customer is needed for customer_balance.", "customer")
        if "konbini" in types and not 120 <= total <= 300_000:
            raise invalid("The amount is not taken at convenience stores.", "line_items")
        key = self._id("cs_test")
        expires = whole(params.get("expires_at", int(time.time()) + 86400), "expires_at")
        self.sessions[key] = {
            "id": key, "object": "checkout.session", "mode": "payment", "status": "open", "payment_status": "unpaid",
            "currency": "jpy", "amount_total": total, "payment_intent": None, "payment_method_types": types,
            "client_reference_id": params.get("client_reference_id"), "metadata": params.get("metadata", {}),
            "success_url": params["success_url"], "cancel_url": params.get("cancel_url"), "expires_at": expires,
            "created": int(time.time()), "title": params["line_items"][0]["price_data"]["product_data"]["name"],
        }  # fmt: skip
        return self.expanded(self.sessions[key])

    def session(self, key: str) -> dict:
        """Return a session; one whose time is over has expired."""
        with self.lock:
            found = self.sessions.get(key)
            if found is None:
                raise missing("checkout.session", key)
            if found["status"] == "open" and found["expires_at"] <= time.time():
                self._expire(found)
            return found

    def expire(self, key: str) -> dict:
        """End an open session."""
        with self.lock:
            found = self.session(key)
            if found["status"] != "open":
                raise invalid(f"Only sessions that are open can be expired; this one is {found['status']}.")
            self._expire(found)
            return found

    def expanded(self, session: dict) -> dict:
        """Return the session with its payment inside, and its page where the till is now."""
        intent = self.intents.get(session["payment_intent"] or "")
        if intent:
            intent = intent | {"latest_charge": self._charge(intent)}
        return session | {"payment_intent": intent, "url": f"{self.origin}/pay/{session['id']}"}

    def make_refund(self, params: dict) -> dict:
        """Give back a part or all of what was received."""
        known(params, REFUND)
        intent = self.intents.get(params.get("payment_intent", ""))
        if intent is None:
            raise missing("payment_intent", params.get("payment_intent", ""))
        amount = whole(params.get("amount", intent["amount_received"]), "amount")
        left = intent["amount_received"] - self.refunded(intent["id"])
        if intent["status"] != "succeeded" or not 0 < amount <= left:
            raise invalid(f"Refund amount (¥{amount}) is greater than unrefunded amount on charge (¥{left})", "amount")
        status = "pending" if self.slow_refunds else "succeeded"
        made = {"id": self._id("re"), "object": "refund", "amount": amount, "currency": "jpy", "status": status,
                "created": int(time.time()), "payment_intent": intent["id"],
                "metadata": params.get("metadata", {})}  # fmt: skip
        self.refunds[made["id"]] = made
        self._tell("refund.created", made)
        return made

    def refunded(self, intent: str) -> int:
        """Return what of a payment has gone back, or is on its way."""
        return sum(r["amount"] for r in self._given() if r["payment_intent"] == intent)

    def end_refund(self, key: str, status: str = "succeeded") -> None:
        """A refund that was under way has gone through, or has "failed": its money is back at the till."""
        with self.lock:
            made = self.refunds[key]
            if made["status"] != "pending":
                raise invalid("This refund is over.")
            made["status"] = status
            self._tell("refund.failed" if status == "failed" else "refund.updated", made)
            self._keep()

    def return_refund(self, key: str) -> None:
        """A refund that had gone through comes back, from a closed account for one."""
        with self.lock:
            made = self.refunds[key]
            if made["status"] != "succeeded":
                raise invalid("This refund has not gone through.")
            made["status"] = "failed"
            self._tell("refund.failed", made)
            self._keep()

    # -- what payers and their banks do

    def dispute(self, key: str, status: str = "needs_response") -> str:
        """The payer's bank asks the money of a session back; return the dispute's id."""
        with self.lock:
            intent = self.intents[self.sessions[key]["payment_intent"]]
            made = {"id": self._id("du"), "object": "dispute", "amount": intent["amount_received"], "currency": "jpy",
                    "charge": f"ch_{intent['id']}", "payment_intent": intent["id"], "status": status,
                    "reason": "fraudulent", "created": int(time.time()), "metadata": {}}  # fmt: skip
            self.disputes[made["id"]] = made
            self._tell("charge.dispute.created", made)
            self._keep()
            return made["id"]

    def end_dispute(self, key: str, status: str) -> None:
        """The bank has decided: "won" (the body keeps the money) or "lost"."""
        with self.lock:
            self.disputes[key]["status"] = status
            self._tell("charge.dispute.closed", self.disputes[key])
            self._keep()

    def pay(self, key: str, method: str = "card") -> None:
        """Pay at once, or complete the session with a slip or an account number."""
        with self.lock:
            session = self.session(key)
            if session["status"] != "open":
                raise invalid("This page is not valid any more.")
            if method not in session["payment_method_types"]:
                raise invalid(f"{method} is not offered.", "payment_method_types")
            intent = self._intent(session, method)
            session["status"] = "complete"
            if method in LATER:
                intent["status"] = "requires_action" if method == "customer_balance" else "processing"
                self._tell("checkout.session.completed", session)
            else:
                self._receive(session, intent, "checkout.session.completed")
            self._keep()

    def arrive(self, key: str) -> None:
        """The money of a slip or a transfer arrives."""
        with self.lock:
            session, intent = self._waiting(key)
            self._receive(session, intent, "checkout.session.async_payment_succeeded")
            self._keep()

    def lapse(self, key: str) -> None:
        """The slip's time runs out, or the transfer never comes."""
        with self.lock:
            session, intent = self._waiting(key)
            intent["status"] = "requires_payment_method"
            intent["last_payment_error"] = {"message": "The payment was not made in time."}
            self._tell("checkout.session.async_payment_failed", session)
            self._keep()

    def held(self) -> int:
        """Return the yen that are with the till."""
        taken = sum(d["amount"] for d in self.disputes.values() if d["status"] in TAKEN)
        received = sum(i["amount_received"] for i in self.intents.values())
        return received - sum(r["amount"] for r in self._given()) - taken

    def put(self, session: dict, *, received: bool, refunded_yen: int = 0) -> None:
        """Take over a session that was completed before this till was there, with what was received and given back."""
        with self.lock:
            known = {
                "object": "checkout.session", "mode": "payment", "currency": "jpy", "metadata": {},
                "success_url": self.origin, "cancel_url": None, "expires_at": 0, "created": int(time.time()),
            }  # fmt: skip
            self.sessions[session["id"]] = known | session
            intent = self._intent(
                self.sessions[session["id"]], session["payment_method_types"][0], session["payment_intent"]
            )
            if received:
                intent["status"], intent["amount_received"] = "succeeded", intent["amount"]
            if refunded_yen:
                self.make_refund({"payment_intent": intent["id"], "amount": refunded_yen})
            self._keep()

    # -- inside

    def _charge(self, intent: dict) -> dict | None:
        if not intent["amount_received"]:
            return None
        disputed = any(each["payment_intent"] == intent["id"] for each in self.disputes.values())
        return {"id": f"ch_{intent['id']}", "object": "charge", "amount": intent["amount"], "currency": "jpy",
                "payment_intent": intent["id"], "disputed": disputed}  # fmt: skip

    def _given(self) -> list[dict]:
        return [refund for refund in self.refunds.values() if refund["status"] != "failed"]

    def _waiting(self, key: str) -> tuple[dict, dict]:
        session = self.session(key)
        intent = self.intents.get(session["payment_intent"] or "")
        if session["status"] != "complete" or session["payment_status"] == "paid" or intent is None:
            raise invalid("Nothing is expected here.")
        if intent["status"] == "requires_payment_method":
            raise invalid("Its time is over.")
        return session, intent

    def _intent(self, session: dict, method: str, key: str = "") -> dict:
        key = key or self._id("pi")
        self.intents[key] = {
            "id": key, "object": "payment_intent", "amount": session["amount_total"], "amount_received": 0,
            "currency": "jpy", "status": "processing", "payment_method_types": session["payment_method_types"],
            "payment_method": {"id": f"pm_{key}", "object": "payment_method", "type": method}, "metadata": {},
            "last_payment_error": None,
        }  # fmt: skip
        session["payment_intent"] = key
        return self.intents[key]

    def _receive(self, session: dict, intent: dict, event: str) -> None:
        intent["status"], intent["amount_received"] = "succeeded", intent["amount"]
        session["payment_status"] = "paid"
        self._tell("payment_intent.succeeded", intent)
        self._tell(event, session)

    def _expire(self, session: dict) -> None:
        session["status"] = "expired"
        self._tell("checkout.session.expired", session)
        self._keep()

    def _tell(self, kind: str, about: dict) -> None:
        copy = json.loads(json.dumps(about))
        self.events.append({"id": self._id("evt"), "object": "event", "type": kind,
                            "created": int(time.time()), "data": {"object": copy}})  # fmt: skip

    def _id(self, prefix: str) -> str:
        self.serial += 1
        return f"{prefix}_{self.serial:06d}"

    def _keep(self) -> None:
        if self.path:
            names = ("sessions", "intents", "refunds", "disputes", "customers", "replies", "events", "serial")
            part = self.path.with_suffix(".part")
            part.write_text(json.dumps({name: getattr(self, name) for name in names}))
            part.replace(self.path)


def _total(params: dict) -> int:
    for name in ("line_items", "success_url"):
        if not params.get(name):
            raise invalid(f"Missing required param: {name}.", name)
    total = 0
    for item in params["line_items"]:
        price = item["price_data"]
        if price.get("currency") != "jpy":
            raise invalid("This till takes yen only.", "currency")
        total += whole(price.get("unit_amount"), "line_items[0][price_data][unit_amount]") * whole(
            item["quantity"], "q"
        )
    if total < 50:
        raise invalid("Amount must be at least ¥50", "line_items")
    return total
