//! Closed word classes and the words whose endings mislead. Every list is sorted: look-ups are binary searches.

use crate::splitting::tokens::Tag;

/// Words that act as one, with what they act as.
#[rustfmt::skip]
pub const TOGETHER: &[(&str, Tag)] = &[
	("a few", Tag::Determiner), ("a few years later", Tag::Adverb), ("a lot of", Tag::Determiner),
	("a number of", Tag::Determiner), ("a range of", Tag::Determiner), ("a variety of", Tag::Determiner),
	("a wide range of", Tag::Determiner), ("a wide variety of", Tag::Determiner), ("according to", Tag::Preposition),
	("ahead of", Tag::Preposition), ("along with", Tag::Preposition), ("apart from", Tag::Preposition),
	("as a result of", Tag::Preposition), ("as if", Tag::Subordinator), ("as long as", Tag::Subordinator),
	("as of", Tag::Preposition), ("as opposed to", Tag::Preposition), ("as soon as", Tag::Subordinator),
	("as though", Tag::Subordinator), ("as well as", Tag::And), ("aside from", Tag::Preposition),
	("at least", Tag::Adverb), ("at most", Tag::Adverb), ("because of", Tag::Preposition),
	("billions of", Tag::Determiner), ("by means of", Tag::Preposition), ("close to", Tag::Preposition),
	("compared to", Tag::Preposition), ("compared with", Tag::Preposition), ("dozens of", Tag::Determiner),
	("due to", Tag::Preposition), ("each other", Tag::Pronoun), ("even if", Tag::Subordinator),
	("even though", Tag::Concession), ("for example", Tag::Adverb), ("for instance", Tag::Adverb),
	("given that", Tag::Subordinator), ("hundreds of", Tag::Determiner),
	("hundreds of thousands of", Tag::Determiner), ("in addition to", Tag::Preposition),
	("in case", Tag::Subordinator), ("in contrast to", Tag::Preposition), ("in front of", Tag::Preposition),
	("in order to", Tag::To), ("in part", Tag::Adverb), ("in particular", Tag::Adverb),
	("in spite of", Tag::Preposition), ("in terms of", Tag::Preposition), ("in that", Tag::Subordinator),
	("instead of", Tag::Preposition), ("lots of", Tag::Determiner), ("millions of", Tag::Determiner),
	("next to", Tag::Preposition), ("now that", Tag::Subordinator), ("of course", Tag::Adverb),
	("on behalf of", Tag::Preposition), ("on top of", Tag::Preposition), ("one another", Tag::Pronoun),
	("only if", Tag::Subordinator), ("other than", Tag::Preposition), ("out of", Tag::Preposition),
	("owing to", Tag::Preposition), ("plenty of", Tag::Determiner), ("prior to", Tag::Preposition),
	("provided that", Tag::Subordinator), ("rather than", Tag::Than), ("so as to", Tag::To),
	("so that", Tag::Subordinator), ("such as", Tag::Preposition), ("such as those in", Tag::Preposition),
	("tens of thousands of", Tag::Determiner), ("thanks to", Tag::Preposition), ("thousands of", Tag::Determiner),
	("together with", Tag::Preposition), ("up to", Tag::Adverb), ("with respect to", Tag::Preposition),
];

/// Adverbs that do not end in -ly.
#[rustfmt::skip]
pub const ADVERBS: &[&str] = &[
	"about-face", "abroad", "accordingly", "afterward", "afterwards", "again", "ago", "ahead", "almost", "alone",
	"already", "also", "altogether", "always", "annually", "anyway", "apart", "aside", "away", "back", "backward",
	"besides", "downhill", "downward", "earlier", "else", "elsewhere", "even", "ever", "everywhere", "far", "forth",
	"forward", "furthermore", "hence", "here", "however", "indeed", "indoors", "instead", "just", "later", "least",
	"less", "likewise", "maybe", "meanwhile", "more", "moreover", "most", "mostly", "much", "namely", "never",
	"nevertheless", "nonetheless", "not-so", "now", "nowadays", "often", "once", "only", "otherwise", "outdoors",
	"overnight", "perhaps", "quite", "rather", "seldom", "simultaneously", "so", "sometimes", "somewhat", "somewhere",
	"soon", "still", "then", "thence", "there", "thereafter", "thereby", "therefore", "therein", "thus", "today",
	"together", "tomorrow", "too", "twice", "uphill", "upward", "very", "well", "worldwide", "yesterday", "yet",
];

/// Words that open a noun phrase.
#[rustfmt::skip]
pub const DETERMINERS: &[&str] = &[
	"a", "all", "an", "another", "any", "both", "certain", "each", "either", "enough", "every", "few", "fewer",
	"half", "many", "much", "no", "several", "some", "such", "that", "the", "these", "this", "those", "various",
	"what", "whatever",
];

/// Prepositions of one word.
#[rustfmt::skip]
pub const PREPOSITIONS: &[&str] = &[
	"aboard", "about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "amongst", "around", "as",
	"at", "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "concerning", "despite",
	"down", "during", "except", "excluding", "for", "from", "in", "including", "inside", "into", "like", "near", "of",
	"off", "on", "onto", "opposite", "out", "outside", "over", "past", "per", "regarding", "since", "through",
	"throughout", "till", "toward", "towards", "under", "underneath", "unlike", "until", "unto", "up", "upon",
	"versus", "via", "vs", "vs.", "with", "within", "without",
];

/// Words that open a dependent clause.
#[rustfmt::skip]
pub const SUBORDINATORS: &[&str] = &[
	"although", "because", "how", "if", "lest", "though", "unless", "when", "whenever", "whereas", "wherever",
	"whether", "while", "why",
];

/// Cardinal numbers in letters.
#[rustfmt::skip]
pub const NUMBERS: &[&str] = &[
	"billion", "dozen", "eight", "eighteen", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four",
	"fourteen", "hundred", "million", "nine", "nineteen", "ninety", "one", "seven", "seventeen", "seventy", "six",
	"sixteen", "sixty", "ten", "thirteen", "thirty", "thousand", "three", "trillion", "twelve", "twenty", "two",
	"zero",
];

/// Modal verbs, contracted or not.
#[rustfmt::skip]
pub const MODALS: &[&str] = &[
	"can", "can't", "cannot", "could", "couldn't", "may", "might", "mightn't", "must", "mustn't", "shall", "should",
	"shouldn't", "will", "won't", "would", "wouldn't",
];

/// Adjectives no ending gives away.
#[rustfmt::skip]
pub const ADJECTIVES: &[&str] = &[
	"able", "absent", "absolute", "abundant", "accurate", "adequate", "adjacent", "adverse", "agile", "alive",
	"ample", "ancient", "apparent", "appropriate", "arid", "average", "bad", "bare", "best", "better", "big",
	"bigger", "binary", "bitter", "black", "blind", "blue", "brave", "brief", "bright", "brighter", "brilliant",
	"brittle", "brown", "busier", "busy", "calm", "cellular", "certain", "cheap", "cheaper", "chief", "circular",
	"clever", "close", "closed", "closer", "cloudy", "coherent", "cold", "cold-blooded", "colder", "common",
	"complete", "complex", "consistent", "constant", "contemporary", "contrary", "cool", "cooler", "corporate",
	"crisp", "current", "dark", "dead", "deaf", "deep", "deeper", "delicate", "dense", "denser", "dependent",
	"different", "dirty", "distant", "diverse", "dominant", "double", "dry", "dual", "ductile", "due", "early",
	"easier", "east", "eastern", "easy", "efficient", "eighth", "elaborate", "elegant", "empty", "entire",
	"equivalent", "evident", "excellent", "expensive", "extreme", "false", "familiar", "fast", "faster", "favorite",
	"favourite", "feeble", "female", "fertile", "fifth", "first", "flat", "fluffy", "fluid", "foreign", "former",
	"fourth", "fragile", "free", "free-standing", "frequent", "fresh", "full", "furry", "gentle", "giant", "golden",
	"good", "gray", "great", "greater", "green", "grey", "hairy", "happy", "hard", "harder", "healthy", "heavier",
	"heavy", "high", "higher", "holy", "hostile", "hot", "hotter", "huge", "human", "humble", "humid", "hybrid",
	"icy", "immense", "important", "independent", "inferior", "inherent", "inner", "innocent", "instant",
	"intelligent", "intense", "intricate", "junior", "juvenile", "key", "known", "large", "larger", "last", "late",
	"latter", "lifelong", "light", "lighter", "lightweight", "likely", "liquid", "long", "longer", "longtime",
	"loose", "loud", "low", "lower", "lunar", "magnificent", "main", "major", "male", "mature", "mild", "military",
	"minor", "mobile", "moderate", "modern", "molecular", "muscular", "narrow", "native", "nearby", "necessary",
	"new", "next", "ninth", "noble", "noisy", "north", "northern", "nuclear", "obscure", "odd", "offline", "old",
	"older", "online", "open", "orange", "ordinary", "ornate", "other", "outer", "overall", "overseas", "own",
	"particular", "permanent", "persistent", "pink", "pleasant", "poor", "popular", "present", "primary", "prime",
	"private", "prominent", "proper", "public", "pure", "purple", "quick", "rainy", "rapid", "rare", "raw", "real",
	"recent", "red", "regular", "relevant", "reluctant", "remote", "resistant", "revolutionary", "rich", "richer",
	"right", "rigid", "ripe", "rocky", "rough", "round", "royal", "sacred", "safe", "salty", "same", "sandy",
	"second", "secondary", "secure", "senior", "separate", "seventh", "severe", "shallow", "sharp", "short",
	"shorter", "significant", "silent", "silver", "similar", "simple", "single", "sixth", "slow", "slower", "small",
	"small-scale", "smaller", "smooth", "so-called", "soft", "solar", "solid", "sour", "south", "southern", "special",
	"spicy", "splendid", "square", "stationary", "steady", "sterile", "stiff", "strong", "stronger", "stupid",
	"subsequent", "subtle", "sufficient", "sunny", "superior", "sure", "sweet", "tactile", "tall", "taller", "tasty",
	"temporary", "tenth", "thick", "thin", "third", "tight", "tiny", "top", "total", "tough", "toxic", "transparent",
	"true", "twelfth", "ultimate", "unable", "unknown", "unlikely", "upper", "urgent", "valid", "various", "vast",
	"versatile", "violent", "vivid", "volatile", "warm", "warm-blooded", "warmer", "weak", "weaker", "wealthy",
	"well-known", "west", "western", "wet", "white", "whole", "wide", "widespread", "wild", "windy", "wise", "wooden",
	"worldwide", "worse", "worst", "worth", "wrong", "yellow", "young", "younger",
];

/// Words in -ed that are no verb form.
#[rustfmt::skip]
pub const NOT_PAST: &[&str] = &[
	"bed", "breed", "creed", "deed", "embed", "exceed", "feed", "greed", "hundred", "indeed", "kindred", "need",
	"proceed", "seed", "shed", "speed", "steed", "succeed", "watershed", "weed",
];

/// Words in -ing that are (also) nouns.
#[rustfmt::skip]
pub const NOT_GERUND: &[&str] = &[
	"anything", "banking", "beginning", "being", "breeding", "building", "ceiling", "clothing", "computing",
	"cooking", "crossing", "drawing", "duckling", "during", "earning", "ending", "engineering", "evening",
	"everything", "farming", "feeling", "fishing", "funding", "gaming", "gardening", "gathering", "housing",
	"hunting", "king", "landing", "learning", "lighting", "lightning", "manufacturing", "marketing", "meaning",
	"mining", "morning", "mountaineering", "nothing", "offering", "offspring", "opening", "painting", "planning",
	"printing", "processing", "programming", "publishing", "reasoning", "recording", "ring", "ruling", "saving",
	"setting", "shipping", "shopping", "sibling", "something", "spring", "sterling", "string", "swimming", "teaching",
	"thing", "trading", "training", "tubing", "understanding", "warming", "warning", "wedding", "wing", "wiring",
	"writing",
];

/// Nouns and verbs that end like adjectives.
#[rustfmt::skip]
pub const NOT_ADJECTIVE: &[&str] = &[
	"achieve", "admiral", "alternative", "animal", "antic", "appeal", "approval", "archive", "arctic", "arithmetic",
	"arrival", "arrive", "basic", "believe", "burial", "cable", "canal", "capital", "cardinal", "carnival",
	"cathedral", "ceramic", "characteristic", "chemical", "classic", "cleric", "clinic", "coal", "collective",
	"comic", "constable", "continent", "coral", "criminal", "critic", "crystal", "deal", "denial", "derive",
	"detective", "dial", "directive", "dish", "disposal", "dive", "drive", "editorial", "epic", "epidemic", "ethic",
	"executive", "fable", "fabric", "fanatic", "federal", "festival", "five", "funeral", "general", "give", "goal",
	"heretic", "hive", "hospital", "incentive", "individual", "initiative", "integral", "intellectual", "interval",
	"journal", "live", "logic", "lyric", "magic", "mammal", "manual", "marshal", "material", "meal", "mechanic",
	"medal", "memorial", "metal", "metric", "mineral", "motive", "music", "musical", "narrative", "native", "numeral",
	"objective", "official", "olive", "original", "pandemic", "pedal", "perspective", "petal", "physic", "picnic",
	"plastic", "polish", "portal", "potential", "principal", "professional", "proposal", "public", "radical",
	"radish", "receive", "referendal", "refusal", "relative", "relic", "relish", "removal", "renewal",
	"representative", "republic", "reveal", "rhetoric", "ritual", "rival", "rubbish", "scandal", "seal", "signal",
	"special", "stable", "statistic", "strive", "survival", "survive", "syllable", "table", "terminal", "timetable",
	"topic", "total", "traffic", "trial", "tunic", "tutorial", "variable", "varnish", "vegetable", "withdrawal",
];

/// Words in -ly that are no adverbs.
#[rustfmt::skip]
pub const NOT_ADVERB: &[&str] = &[
	"ally", "anomaly", "apply", "assembly", "belly", "bully", "butterfly", "comply", "costly", "curly", "daily",
	"deadly", "doily", "early", "elderly", "emily", "family", "fly", "friendly", "holy", "homily", "hourly", "imply",
	"italy", "jelly", "july", "kelly", "likely", "lily", "lonely", "lovely", "melancholy", "monopoly", "monthly",
	"multiply", "only", "orderly", "philly", "polly", "quarterly", "rally", "rely", "reply", "scholarly", "sicily",
	"supply", "ugly", "unlikely", "weekly", "yearly",
];

/// Singular words that end in -s.
#[rustfmt::skip]
pub const SINGULAR_S: &[&str] = &[
	"abacus", "achilles", "adams", "alps", "always", "analysis", "angeles", "apparatus", "archimedes", "aristophanes",
	"arkansas", "arthritis", "athens", "athletics", "atlas", "augustus", "axis", "bahamas", "basis", "bias", "bonus",
	"brussels", "bus", "cactus", "campus", "canvas", "celsius", "census", "charles", "chassis", "chorus", "christmas",
	"circus", "columbus", "consensus", "copernicus", "corpus", "crisis", "cyprus", "debris", "diabetes", "dickens",
	"economics", "electrolysis", "electronics", "emphasis", "euripides", "famous", "focus", "fungus", "gas",
	"genesis", "genetics", "genus", "gymnastics", "hades", "hepatitis", "hercules", "herpes", "hippopotamus",
	"honduras", "hydrolysis", "hypothesis", "ibis", "illinois", "iris", "is", "james", "jesus", "jones", "kansas",
	"laos", "las", "lens", "lewis", "linguistics", "los", "lotus", "louis", "maldives", "marcus", "mars",
	"massachusetts", "mathematics", "measles", "mechanics", "meiosis", "minus", "mitosis", "mucus", "mumps",
	"nemesis", "netherlands", "news", "nicholas", "nucleus", "oasis", "octopus", "olympus", "osmosis", "paris",
	"pelvis", "penis", "perhaps", "philippines", "photosynthesis", "physics", "platypus", "plus", "politics",
	"pythagoras", "rabies", "radius", "rolls", "sepsis", "series", "socrates", "sophocles", "species", "status",
	"stimulus", "surplus", "syllabus", "synthesis", "tennis", "terminus", "texas", "thermodynamics", "thesis", "this",
	"thomas", "thus", "tuberculosis", "uranus", "us", "various", "vegas", "venus", "versus", "virus", "wales",
	"walrus", "whereas", "williams", "zeus",
];
