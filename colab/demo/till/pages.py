"""The payer's pages of the stand-in. They say plainly that no money moves."""

from html import escape

WAYS = {
    "card": ("カードで支払う", "Pay by card"),
    "paypay": ("PayPayで支払う", "Pay with PayPay"),
    "konbini": ("コンビニの払込番号をもらう", "Get a number for the convenience store"),
    "customer_balance": ("振込先口座をもらう", "Get an account number for a transfer"),
}
STYLE = "body{font-family:sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem;line-height:1.7}button{font:inherit;padding:.7rem 1rem;margin:.3rem 0;width:100%}"


def pay(session: dict) -> str:
    """Return the page with one button for each way."""
    if session["status"] != "open":
        return _page(session, "<p>このページの有効期間は終わりました。 This page is not valid any more.</p>")
    ways = [(name, *WAYS[name]) for name in session["payment_method_types"]]
    return _page(session, _buttons([*ways, ("cancel", "やめる", "Cancel")]))


def later(session: dict) -> str:
    """Return the page on which what happens days later happens at once."""
    words = "<p>実際には数日後に起こることを、ここで選べます。 Choose here what would happen days later.</p>"
    ways = [
        ("arrive", "入金された", "The money arrives"),
        ("lapse", "期限までに払われなかった", "It is not paid in time"),
    ]
    back = f'<p><a href="{escape(session["success_url"], quote=True)}">サイトに戻る Back to the site</a></p>'
    return _page(session, words + _buttons(ways) + back)


def _buttons(ways: list[tuple[str, str, str]]) -> str:
    lines = (f'<button name="do" value="{name}">{ja}<br><small>{en}</small></button>' for name, ja, en in ways)
    return f'<form method="post">{"".join(lines)}</form>'


def _page(session: dict, inside: str) -> str:
    title = escape(session["title"])
    return (
        '<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>支払いの練習 / Practice till</title><link rel='icon' href='data:,'><style>{STYLE}</style>"
        "<p><strong>架空の決済です。お金は動きません。 A practice till: no money moves.</strong></p>"
        f"<h1>{title}</h1><p>¥{session['amount_total']:,}</p>{inside}</html>"
    )
