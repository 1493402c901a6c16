"""A number that the speaker did not say."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity
from aligner.rule import remarks, rule


@rule(kind="figure", severity=Severity.ERROR)
def changed_number(analysis: Analysis) -> Iterator[Remark]:
    """A number in the paraphrase is not the one that the speaker said.

    Numbers, amounts, shares, ordinals and multiples are compared by value, however they are written: “three hundred
    and eight million dollars” is $308 million, a fifth is 20 percent, one in three is a third, a dozen is 12. What is
    reported is another value (and the slip that it looks like: digits transposed, ten times too low, fifteen for
    fifty), a bound turned round (at least, at most), an estimate made a bound (about, more than), and “by a third”
    for “to a third”. Where nothing but the position in the sentence says that two numbers stand for each other, the
    finding is a warning. Silent: units converted, honest rounding, sums and shares of what was said, figures that the
    speaker said elsewhere in the recording, figures left out, the reporter's own (who spoke on the 27th, and at what
    age), and numbers that are names: P5, KN-23, G7, 24/7.

    Bad:

        [녹취: 최 국장] “The flood damaged 460 houses in the province.”

        Director Choi said, “The flood damaged «640» houses in the province.”

    Bad:

        [녹취: 최 국장] “The ministry has set aside three hundred and eight million dollars for new bridges.”

        Director Choi said, “The ministry has set aside «$380 million» for new bridges.”

    Bad:

        [녹취: 최 국장] “The repairs will take at least thirty years.”

        Director Choi said, “The repairs will take «a maximum of» 30 years.”

    Bad:

        [녹취: 최 국장] “Exports have fallen by half since the border was closed.”

        Director Choi said, “Exports have «doubled» since the border was closed.”

    Good:

        [녹취: 최 국장] “The flood damaged 460 houses and one in three bridges in the province.”

        Director Choi said, “The flood damaged four hundred and sixty houses and a third of the bridges in the province.”

    Good:

        [녹취: 최 국장] “The train covers 396 kilometers in a dozen hours.”

        Director Choi said, “The train covers about 400 km in 12 hours.”

    Good:

        [녹취: 최 국장] “We asked the G7 and the P5 for help, and five countries answered.”

        Director Choi, 52, said on the 27th, “We asked the G7 and the P5 for help, and 5 countries answered.”
    """
    yield from remarks(analysis, "changed-number")
