"""What HTML's elements mean to a reader: which are seen, which make paragraphs, and which end others unsaid."""

from __future__ import annotations

import functools
import re

HIDDEN = frozenset(
    """annotation annotation-xml audio canvas datalist del head iframe meter noembed noframes noscript object progress rp
    s script select strike style svg template textarea title video""".split()
)
VOID = frozenset(
    """area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr""".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
ENDS_P = HEADINGS | frozenset(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header
    hgroup hr main menu nav ol p pre search section summary table ul dd dt li listing xmp plaintext""".split()
)
BLOCKS = ENDS_P | frozenset("body caption head html legend option optgroup tbody td tfoot th thead tr".split())
KEEPING = frozenset("listing plaintext pre xmp".split())
IN_HEAD = frozenset("base basefont bgsound head html link meta noframes noscript script style template title".split())
FOREIGN = frozenset("math svg".split())
HOSTS = frozenset("annotation-xml desc foreignobject mi mn mo ms mtext title".split())

BREAKING_OUT = BLOCKS - frozenset("caption legend optgroup option tbody td tfoot th thead tr".split()) | frozenset(
    """b big br code em embed font i img meta nobr ruby s small span strike strong sub sup tt u var""".split()
)

CELLS, ROWS = frozenset(("td", "th")), frozenset(("tbody", "tfoot", "thead"))
SCOPES = CELLS | frozenset("applet button caption foreignobject html marquee object table template".split())
IN_TABLE = CELLS | ROWS | frozenset("caption col colgroup tr".split())
CLOSING_BLOCKS = BLOCKS | SCOPES | frozenset(("select",))
ENDED_BY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ENDS_P, ("p",)),
    "li": ("li", "p"),
    **dict.fromkeys(("dd", "dt"), ("dd", "dt", "p")),
    **dict.fromkeys(("option", "optgroup"), ("option",)),
    **dict.fromkeys(CELLS, ("td", "th")),
    "tr": ("tr", "caption"),
    **dict.fromkeys(ROWS, ("tbody", "tfoot", "thead", "caption")),
    **dict.fromkeys(("rt", "rp"), ("rt", "rp")),
}
ENDABLE = frozenset(name for names in ENDED_BY.values() for name in names)
LISTS: dict[str, frozenset[str]] = {
    "ul": frozenset(("li",)),
    "ol": frozenset(("li",)),
    "menu": frozenset(("li",)),
    "dl": frozenset(("dd", "dt")),
    "table": ENDABLE,
}
PARAGRAPHS = frozenset("p li dd dt option rt rp".split())
STYLED_AWAY = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)


def hides(tag: str, attributes: list[tuple[str, str]]) -> bool:
    """Whether an element keeps what it holds from the reader; style sheets are not asked, its own style is."""
    if tag in HIDDEN:
        return True
    named = dict(attributes)
    if "hidden" in named or (tag == "dialog" and "open" not in named):
        return True
    return "style" in named and STYLED_AWAY.search(named["style"] or "") is not None


@functools.cache
def endable(outside: frozenset[str], tag: str) -> frozenset[str]:
    """The elements that may end unsaid within an element, of those that may around it."""
    barred = LISTS.get(tag, frozenset()) | (PARAGRAPHS if tag in SCOPES else frozenset())
    return (outside - barred) | ({tag} & ENDABLE)
