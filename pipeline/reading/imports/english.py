"""The cues of English."""

from __future__ import annotations

from pipeline.reading.imports.tongue import Cues

ENGLISH = Cues(
    common=frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "was",
            "on",
            "for",
            "with",
            "by",
            "which",
            "from",
            "at",
            "as",
            "this",
            "were",
            "it",
            "he",
            "she",
        ]
    ),
    lead_re=(
        r"afterwards?|then|next|subsequently|later|finally|lastly|firstly|first|in turn|in closing|likewise|also|"
        r"for (?:his|her|its|their) part|following this|after that|to begin with|meanwhile|in addition|similarly|"
        r"immediately (?:afterwards?|after)|"
        r"in the (?:exchange|discussion|debate|dialogue) that followed|continuing|thereafter|"
        r"in (?:his|her) (?:turn|intervention|statement)"
    ),
    behalf_re=r"(?:speaking )?on behalf of|representing|in representation of|in the name of",
    of_re=r"of|from|at|for",
    article_re=r"the",
    titles=(
        "Ambassador",
        "Amb.",
        "Minister",
        "Vice-Minister",
        "Vice Minister",
        "Deputy Minister",
        "Executive Director",
        "Director-General",
        "Director General",
        "Director",
        "Dr.",
        "Dr",
        "Mr.",
        "Mr",
        "Mrs.",
        "Mrs",
        "Ms.",
        "Ms",
        "Miss",
        "Prof.",
        "Professor",
        "H.E.",
        "His Excellency",
        "Her Excellency",
        "Senator",
        "Eng.",
        "Engineer",
        "Sir",
        "Dame",
        "Hon.",
        "Honourable",
        "Counsellor",
        "Commissioner",
        "President",
        "Secretary",
        "Lic.",
        "Captain",
        "Colonel",
        "General",
        "Councillor",
        "Chancellor",
        "Moderator",
        "Chair",
        "Coordinator",
        "Permanent Secretary",
        "Secretary-General",
        "Secretary General",
    ),
    positions_re=(
        r"(?:(?:deputy|vice|under|assistant|permanent|executive|general|acting|first|second|senior|technical|regional|"
        r"national|resident|special|chief|alternate|honorary|associate|international|former|current)[ -])*"
        r"(?:secretary|director|president|coordinator|co-ordinator|minister|representative|ambassador|chief|head|manager|"
        r"adviser|advisor|delegate|expert|consultant|chair|chairperson|chairman|chairwoman|specialist|officer|"
        r"professor|"
        r"analyst|counsellor|commissioner|rapporteur|moderator|researcher|lead|leader|economist|attaché|consul|"
        r"superintendent|governor|rector|dean|lecturer|facilitator|focal point)"
    ),
    verb_re=(
        r"(?:then |also |further |briefly |subsequently )*(?:[a-z-]+ed|said|spoke|told|gave|took|made|began|put|drew|"
        r"set|went|thanks|says|held|brought|saw|felt|found|led|read|shared|sought|wished|laid|underlines|did|had|"
        r"was)\b"
    ),
    present_re=(
        r"participants (?:included|were|came)|(?:was|were) attended by|"
        r"the following (?:participated|took part|attended)|"
        r"with the participation of|(?:took part|participated) (?:in|were)|in attendance|were present|"
        r"counted on the participation|participating (?:organi[sz]ations|countries|delegations) (?:included|were)|"
        r"representatives? (?:of|from)[^.]* (?:participated|attended|took part)"
    ),
    opened_re=r"(?:opened|chaired|moderated|closed|inaugurated|convened|presided over|led) by",
    speaks_for_re=r"representatives?|delegates?|delegation|spokesperson|observer|head of delegation",
    narrative_re=(
        r"(?:the|this) (?:meeting|workshop|session|seminar|event) (?:was (?:closed|adjourned|suspended|concluded)|"
        r"(?:closed|adjourned|concluded|ended|rose))|there being no|in the (?:ensuing|general|subsequent) discussion|"
        r"after an? (?:exchange|discussion|break|recess)|"
        r"(?:the|all) participants (?:agreed|discussed|exchanged|thanked)"
    ),
)
