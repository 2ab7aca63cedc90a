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
        r"in (?:his|her) (?:turn|intervention|statement)|in (?:reply|response|answer)|replying|responding|"
        r"in conclusion|"
        r"to conclude|to close|thereupon|turning to the floor"
    ),
    behalf_re=r"(?:speaking )?on behalf of|representing|in representation of|in the name of|from|for the part of|on the part of",
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
        r"(?:(?:deputy|vice|under|assistant|permanent|executive|general|acting|first|second|senior|technical|"
        r"regional|"
        r"national|resident|special|chief|alternate|honorary|associate|international|former|current)[ -])*"
        r"(?:secretary|director|president|coordinator|co-ordinator|minister|representative|ambassador|chief|"
        r"head|manager|"
        r"adviser|advisor|delegate|expert|consultant|chair|chairperson|chairman|chairwoman|specialist|officer|"
        r"professor|"
        r"analyst|counsellor|commissioner|rapporteur|moderator|researcher|lead|leader|economist|attaché|consul|"
        r"superintendent|governor|rector|dean|lecturer|facilitator|focal point|comptroller|controller|auditor|"
        r"member|founder|"
        r"judge|magistrate|mayor|senator|spokesperson|scientist|engineer|attorney|prosecutor|registrar|librarian|"
        r"partner|fellow|curator|planner|statistician|treasurer|administrator|inspector|commander)"
    ),
    verb_re=(
        r"(?:then |also |further |briefly |subsequently )*(?:[a-z-]+ed|said|spoke|told|gave|took|made|began|put|drew|"
        r"set|went|thanks|says|held|brought|saw|felt|found|led|read|shared|sought|wished|laid|underlines|did|"
        r"had|thought|wrote|understood|left|met|rose|showed|chose|"
        r"sent|went on|notes|stresses|states|explains|reports|asks|proposes|recalls|highlights|emphasi[sz]es|"
        r"suggests|expresses|"
        r"informs|indicates|"
        r"was)\b"
    ),
    present_re=(
        r"participants (?:included|were|came)|(?:was|were) attended by|"
        r"the following (?:participated|took part|attended)|"
        r"with the participation of|(?:took part|participated) (?:in|were)|in attendance|were present|"
        r"counted on the participation|participating (?:organi[sz]ations|countries|delegations) (?:included|were)|"
        r"representatives? (?:of|from)[^.]* (?:participated|attended|took part)"
    ),
    opened_re=r"(?:opening|welcom(?:e|ing)|closing) (?:remarks|address|words|statement|speech)[^.;]{0,40} (?:by|from)|"
    r"(?:facilitated|coordinated|hosted|introduced) by|(?:opened|chaired|moderated|closed|inaugurated|convened|"
    r"presided over|led) by",
    speaks_for_re=r"representatives?|delegates?|delegation|spokesperson|observer|head of delegation",
    narrative_re=(
        r"at the (?:close|end|conclusion) of |the (?:chair|moderator|presidency) (?:opened|closed|adjourned|"
        r"suspended)|"
        r"those present |once the |with no further |"
        r"(?:the|this) (?:meeting|workshop|session|seminar|event) (?:was (?:closed|adjourned|suspended|concluded)|"
        r"(?:closed|adjourned|concluded|ended|rose))|there being no|in the (?:ensuing|general|subsequent) discussion|"
        r"after an? (?:exchange|discussion|break|recess)|"
        r"(?:the|all) participants (?:agreed|discussed|exchanged|thanked)"
    ),
    adverbial_re=(
        r"in|on|with|within|after|before|at|as|to|for|from|regarding|concerning|following|during|under|upon|by|"
        r"when|while|"
        r"once|since|asked|invited|requested|prompted|questioned|called|through|throughout|according|also|then|"
        r"again|further|furthermore|moreover|lastly|[a-z]+ing|"
        r"[a-z]+ly"
    ),
    floor_re=(
        r"the (?:next|first|second|third|fourth|fifth|last|following|final) (?:speaker|presenter|panellist|"
        r"panelist) was|"
        r"the floor was (?:then |next )?(?:given|passed|handed|taken|yielded) (?:to|by)|"
        r"the (?:next|first|second|third|fourth|fifth|last|following|final) "
        r"(?:presentation|statement|intervention|contribution) was (?:made|given|delivered|offered) by|"
        r"(?:next|then) (?:to speak|to take the floor) was|(?:next|then) spoke"
    ),
)
