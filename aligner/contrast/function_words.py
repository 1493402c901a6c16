"""The closed classes of English: words that hold a sentence together, and those that tell what follows them."""

from __future__ import annotations

FUNCTION = frozenset(
    """a an the this that these those it its itself he him his himself she her hers herself they them their theirs themselves
    we us our ours ourselves i me my mine myself you your yours yourself yourselves who whom whose which what whatever whoever
    where when why how and or but nor so yet if than then as at by for from in into of off on onto out over to up with within
    without about above across after against along among amid around before behind below beneath beside besides between beyond
    down during except inside near per since through throughout till toward towards under until upon via while whilst whether
    because although though unless despite regarding concerning like am is are was were be been being have has had having do
    does did doing will would shall should can could may might must ought not no n't 's 're 've 'll 'd 'm there here also too
    very just even such same own both either neither each every any some all most more less least much many few several other
    another others one none nobody nothing something anything everything someone somebody anyone anybody everyone everybody
    only again once never ever""".split()
)
LEMMAS = {
    "n't": "not", "'ll": "will", "'re": "be", "'m": "be", "'ve": "have", "am": "be", "is": "be", "are": "be", "was": "be",
    "were": "be", "been": "be", "being": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do",
    "doing": "do", "these": "this", "those": "that", "an": "a", "others": "other", "upon": "on", "till": "until",
    "towards": "toward", "whilst": "while",
}  # fmt: skip
CUT = {"wo": "will", "ca": "can", "sha": "shall"}
NUMBERS = frozenset(
    """zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen hundreds
    thousands millions billions dozens""".split()
)
MODALS = frozenset(
    "will would shall should can could may might must 'll wo ca sha do does did let please n't not".split()
)
BE = frozenset("am is are was were be been being 're 'm get gets got".split())
HAVE = frozenset("have has had having 've".split())
SUBJECTS = frozenset("i you he she we they who it there".split())
DETERMINERS = frozenset(
    """the a an this these those its his their our my your her any some every each no whose several many few more most
    both all""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for from with without about against into between among during through over under after before since
    towards toward despite regarding per via within across""".split()
)
SAME_IN_PAST = frozenset(
    "cost put cut hit let set shut spread hurt cast bid quit read split beat come become run burst rid".split()
)
PLURALS = frozenset("people police men women children".split())
BEFORE_NOUN_TO = frozenset(
    "according due thanks contrary prior up back access threat response respond commitment opposition".split()
)
