//! Phrases that tell statements from talk, and abbreviations. Every list is sorted.

/// Abbreviations that never end a sentence.
#[rustfmt::skip]
pub const NEVER_END: &[&str] = &[
	"adm", "al", "approx", "br", "ca", "capt", "cf", "ch", "cmdr", "col", "dr", "e.g", "ed", "eds", "eq", "fig",
	"figs", "fr", "ft", "gen", "gov", "hon", "i.e", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt",
	"no", "nos", "p", "pp", "pres", "prof", "rep", "rev", "sen", "sgt", "sr.", "st", "supt", "v", "vol", "vols", "vs",
];

/// Abbreviations that may end a sentence.
#[rustfmt::skip]
pub const MAY_END: &[&str] = &[
	"a.d", "a.m", "apr", "assn", "aug", "ave", "avg", "b.a", "b.c", "b.c.e", "b.sc", "blvd", "bros", "c.e", "co",
	"corp", "d.c", "dec", "dept", "e.u", "est", "etc", "feb", "fri", "in", "inc", "jan", "jr", "jul", "jun", "l.a",
	"lb", "lbs", "ltd", "m.a", "m.d", "m.sc", "mar", "max", "min", "mon", "nov", "oct", "oz", "p.m", "ph.d", "rd",
	"sat", "sep", "sept", "sq", "sr", "sun", "thu", "tue", "u.k", "u.n", "u.s", "u.s.a", "univ", "wed",
];

/// Adjectives of taste and judgement.
#[rustfmt::skip]
pub const EVALUATIONS: &[&str] = &[
	"admirable", "amazing", "awesome", "awful", "bad", "beautiful", "best", "better", "boring", "breathtaking",
	"brilliant", "captivating", "charming", "cool", "cute", "delicious", "delightful", "disappointing", "elegant",
	"enchanting", "enjoyable", "excellent", "exciting", "fantastic", "fascinating", "favorite", "favourite", "fun",
	"funny", "good", "gorgeous", "great", "helpful", "horrible", "iconic", "impressive", "incredible", "inspiring",
	"interesting", "lovely", "magical", "marvelous", "mesmerizing", "must-see", "must-visit", "nice", "outstanding",
	"overrated", "perfect", "picturesque", "pleasant", "pretty", "remarkable", "rewarding", "sad", "spectacular",
	"stunning", "superb", "tasty", "terrible", "thrilling", "timeless", "ugly", "underrated", "unforgettable",
	"unmatched", "unparalleled", "unpleasant", "useful", "vibrant", "wonderful", "worst", "worth",
];

/// Adjectives of nothing but taste and feeling, which hold to any degree: "lovelier", "the ugliest".
#[rustfmt::skip]
pub const TASTES: &[&str] = &[
	"adorable", "amusing", "appalling", "astonishing", "astounding", "atrocious", "beloved", "bewitching", "bizarre",
	"bland", "bleak", "cozy", "cute", "dazzling", "disgusting", "dreadful", "dull", "enthralling", "exhilarating",
	"exquisite", "extraordinary", "fabulous", "glorious", "graceful", "gripping", "handsome", "haunting",
	"heartbreaking", "heartwarming", "hilarious", "inspirational", "intriguing", "lovable", "lovely", "majestic",
	"marvellous", "moving", "nice", "phenomenal", "poignant", "pretty", "puzzling", "refreshing", "riveting",
	"satisfying", "scary", "sensational", "stylish", "sublime", "surreal", "touching", "ugly", "unbelievable",
	"unimaginable", "unreal", "wondrous",
];

/// Nouns that only praise or blame: "a masterpiece".
#[rustfmt::skip]
pub const PRAISES: &[&str] = &[
	"delight", "disappointment", "gem", "joy", "marvel", "masterpiece", "pleasure", "shame", "treat", "triumph",
];

/// Predicates that only praise, or say how something strikes the speaker.
#[rustfmt::skip]
pub const REMARKS: &[&str] = &[
	"changed everything", "changed the world forever", "close to my heart", "difficult to overstate", "hard not to",
	"hard to beat", "hard to believe", "hard to exaggerate", "hard to imagine", "hard to overstate", "has it all",
	"impossible to overstate", "leaves no one indifferent", "never fails to", "never gets old",
	"never goes out of style", "second to none", "speaks for itself", "stand the test of time",
	"stands the test of time", "stood the test of time", "take your breath away", "takes your breath away",
	"the stuff of dreams", "the stuff of legend", "too good to be true", "truly special", "worth a visit",
	"worth every penny", "worth seeing", "worth the trip",
];

/// Openings and insertions that mark an opinion or a guess.
#[rustfmt::skip]
pub const HEDGES: &[&str] = &[
	"arguably", "as far as i know", "frankly", "honestly", "hopefully", "i believe", "i feel", "i think",
	"in my opinion", "in my view", "it appears", "it could be argued", "it depends", "it is hard to say", "it might",
	"it seems", "it would seem", "it's hard to say", "many people think", "many would argue", "many would say",
	"maybe", "one could argue", "one might say", "perhaps", "personally", "possibly", "presumably", "probably",
	"some might say", "some people say", "some people think", "some would say", "there is no doubt",
	"there's no doubt", "to be honest", "unfortunately i", "who knows",
];

/// Openings of small talk and offers.
#[rustfmt::skip]
pub const GREETINGS: &[&str] = &[
	"absolutely", "absolutely!", "as an ai", "below are", "below is", "bye", "certainly", "cheers", "do not hesitate",
	"don't hesitate", "enjoy", "excellent question", "feel free", "glad to", "good afternoon", "good evening",
	"good luck", "good morning", "good question", "goodbye", "got it", "great question", "great!", "greetings",
	"happy to", "have a great", "have a nice", "hello", "here are", "here is", "here's", "hey", "hi",
	"hope that helps", "hope this", "i hope", "i would be happy", "i'd be happy", "i'm happy", "if you have any",
	"if you need", "if you want", "if you would like", "if you'd like", "in this article", "in this response",
	"in this section", "let me know", "let us", "let's", "no problem", "of course!", "please don't hesitate",
	"please feel free", "please let me", "should you have", "should you need", "sounds good", "sure", "take care",
	"thank you", "thanks", "that's a great", "the following is a", "understood", "welcome", "yes!", "you are welcome",
	"you're welcome",
];

/// Openings that only connect sentences.
#[rustfmt::skip]
pub const DISCOURSE: &[&str] = &[
	"above all", "accordingly", "actually", "additionally", "after all", "all in all", "along the way", "also",
	"alternatively", "altogether", "as a comparison", "as a reference", "as a reminder", "as a result",
	"as a side note", "as an aside", "as it happens", "as mentioned", "as mentioned above", "as mentioned earlier",
	"as noted above", "as such", "as we know", "as you can see", "as you may know", "basically", "besides",
	"better still", "bonus fact", "by comparison", "by contrast", "by the way", "coincidentally", "consequently",
	"contrary to popular belief", "conversely", "correct", "crucially", "curiously", "did you know",
	"equally important", "essentially", "even better", "even so", "exactly", "famously", "finally", "first", "firstly",
	"for comparison", "for context", "for example", "for fun", "for good measure", "for instance", "for one thing",
	"for perspective", "for reference", "for scale", "for the record", "fortunately", "fun fact", "furthermore",
	"generally", "generally speaking", "having said that", "hence", "however", "importantly", "in a nutshell",
	"in addition", "in all", "in brief", "in closing", "in comparison", "in conclusion", "in contrast", "in essence",
	"in fact", "in general", "in other words", "in particular", "in perspective", "in short", "in simple terms",
	"in summary", "in the meantime", "in total", "in turn", "incidentally", "indeed", "instead", "interestingly",
	"just for comparison", "just for fun", "key fact", "last but not least", "lastly", "likewise", "luckily",
	"meanwhile", "more importantly", "more precisely", "more specifically", "moreover", "most importantly", "naturally",
	"needless to say", "nevertheless", "next", "no", "nonetheless", "not surprisingly", "notably", "note", "of course",
	"of note", "ok", "okay", "on a related note", "on a side note", "on the one hand", "on the other hand",
	"on top of that", "overall", "put another way", "put differently", "put simply", "quick fact", "remarkably",
	"right", "sadly", "second", "secondly", "side note", "similarly", "simply put", "simply stated", "specifically",
	"still", "strikingly", "sure enough", "surprisingly", "thankfully", "that is", "that said", "then", "therefore",
	"third", "thirdly", "thus", "to be clear", "to be exact", "to be fair", "to be precise", "to begin with",
	"to clarify", "to give you an idea", "to put it another way", "to put it differently", "to put it in perspective",
	"to put it simply", "to put that in perspective", "to put things in perspective", "to put this in perspective",
	"to start", "to sum up", "to summarize", "trivia", "ultimately", "unfortunately", "unsurprisingly", "well",
	"what is more", "what's more", "worth noting", "yes",
];

/// Openings that announce a statement.
#[rustfmt::skip]
pub const PREFACES: &[&str] = &[
	"a fun fact is that", "an interesting fact is that", "another interesting fact is that", "as we know",
	"be aware that", "bear in mind that", "did you know that", "interestingly enough", "it bears mentioning that",
	"it goes without saying that", "it is a fact that", "it is also important to note that",
	"it is also worth noting that", "it is clear that", "it is generally accepted that", "it is important to note that",
	"it is important to remember that", "it is important to understand that", "it is interesting to note that",
	"it is known that", "it is no secret that", "it is safe to say that", "it is true that", "it is well known that",
	"it is widely known that", "it is worth mentioning that", "it is worth noting that", "it may surprise you that",
	"it should be noted that", "it turns out that", "it's also worth noting that", "it's important to note that",
	"it's important to remember that", "it's interesting to note that", "it's no secret that", "it's well known that",
	"it's worth mentioning that", "it's worth noting that", "keep in mind that", "note that",
	"one interesting fact is that", "one thing to note is that", "please note that", "remember that",
	"the fact is that", "the short answer is that", "the truth is that", "worth noting is that",
];

/// Nouns too general to say anything alone: "X is a process".
#[rustfmt::skip]
pub const GENERIC: &[&str] = &[
	"agreement", "angle", "animal", "approach", "area", "branch", "category", "cell", "chemical", "class",
	"collection", "combination", "compound", "concept", "condition", "contract", "crime", "device", "disease",
	"disorder", "event", "example", "field", "figure", "force", "form", "framework", "function", "genre", "group",
	"instrument", "kind", "language", "law", "layer", "line", "machine", "material", "means", "measure", "mechanism",
	"method", "model", "molecule", "movement", "number", "object", "one", "operation", "organ", "organism", "part",
	"particle", "period", "person", "phenomenon", "place", "plane", "point", "polygon", "practice", "principle",
	"process", "program", "property", "protein", "quantity", "ratio", "reaction", "region", "result", "science",
	"sequence", "series", "set", "shape", "software", "someone", "something", "state", "structure", "study", "style",
	"substance", "system", "technique", "technology", "term", "theory", "thing", "tool", "triangle", "type", "unit",
	"way", "word",
];

/// Nouns that title a section without saying what it is about.
#[rustfmt::skip]
pub const SECTIONS: &[&str] = &[
	"advantages", "analysis", "answer", "applications", "background", "basics", "benefits", "biography", "career",
	"causes", "challenges", "characteristics", "conclusion", "consequences", "considerations", "contents", "context",
	"controversies", "culture", "death", "definition", "description", "details", "disadvantages", "discovery",
	"drawbacks", "economy", "effects", "etymology", "examples", "explanation", "facts", "features", "formation",
	"functions", "geography", "government", "highlights", "history", "impact", "importance", "influence",
	"information", "insights", "intro", "introduction", "legacy", "life", "limitations", "mechanism", "methods",
	"notes", "options", "origins", "overview", "points", "politics", "preparation", "prevention", "process",
	"purpose", "reasons", "recap", "references", "requirements", "results", "risks", "significance", "solution",
	"sources", "steps", "structure", "summary", "symptoms", "takeaways", "techniques", "timeline", "tips",
	"treatment", "types", "usage", "uses", "works",
];

/// Nouns for what something has rather than what it is.
#[rustfmt::skip]
pub const PROPERTIES: &[&str] = &[
	"anthem", "area", "author", "birthplace", "capital", "climate", "coastline", "cost", "country", "culture",
	"currency", "density", "depth", "diameter", "director", "discoverer", "duration", "economy", "elevation", "flag",
	"formula", "founder", "function", "genre", "habitat", "headquarter", "height", "industry", "inventor", "language",
	"length", "lifespan", "location", "mass", "moon", "motto", "name", "nationality", "nickname", "number",
	"occupation", "origin", "point", "population", "president", "price", "purpose", "radius", "range", "religion",
	"size", "species", "speed", "spouse", "structure", "surface", "symbol", "temperature", "volume", "weight",
	"width", "year",
];

/// Adverbs that give a verb phrase a time of its own.
#[rustfmt::skip]
pub const TIMEFUL: &[&str] = &[
	"afterward", "afterwards", "again", "currently", "eventually", "finally", "later", "meanwhile", "now", "soon",
	"subsequently", "then", "thereafter", "today", "ultimately",
];
