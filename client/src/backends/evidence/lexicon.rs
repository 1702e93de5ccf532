//! Word lists for encyclopedic prose: relations, measures, superlatives, phrases, and words of little weight.

/// Superlatives by the quality they rank, the second list being the opposite end.
pub(super) const EXTREMES: &[(&str, &str)] = &[
	("coldest coolest", "hottest warmest"),
	("deepest", "shallowest"),
	("earliest", "latest"),
	("farthest furthest outermost remotest", "closest nearest innermost"),
	("fastest quickest swiftest", "slowest"),
	("greatest largest biggest", "least smallest tiniest"),
	("hardest", "softest"),
	("heaviest", "lightest"),
	("highest tallest", "lowest"),
	("longest", "shortest"),
	("northernmost", "southernmost"),
	("easternmost", "westernmost"),
	("oldest", "youngest newest"),
	("richest", "poorest"),
	("strongest", "weakest"),
	("widest broadest", "narrowest"),
	("driest", "wettest"),
	("brightest", "dimmest faintest"),
	("most", "fewest"),
];

/// Deeds that have one doer, or one group of doers.
pub(super) const ONE_DOER: &str =
	"acquire agree announce assassinate author begin build bury buy carve climb collapse command complete \
	compose conquer create declare dedicate defeat demonstrate depose describe design destroy develop \
	direct discharge discover draw erect establish execute fall finish formulate found free introduce \
	invent kill launch lead liberate manage name order paint perform photograph pioneer plan predict \
	proclaim propose prove publish recover release replace rewrite rule sculpt seal seize send show start \
	steal storm succeed surround tutor unify write";

/// Events and states that have one place, time apart.
pub(super) const ONE_PLACE: &str =
	"adopt assassinate begin belong birth build bury carve close collapse complete create date death defeat \
	demonstrate depose describe design discover display distribute drain empty end enter establish execute \
	exhibit fall flow found hang headquarters hold independence invent join keep kill land launch license \
	lie locate meet name open order originate paint perform pioneer premiere print proclaim propose \
	publish release revive rewrite rise seal sign sink sit stand steal surrender trace write";

/// Deeds that have one object.
pub(super) const ONE_OBJECT: &str = "belong depose marry name orbit replace succeed";

/// Offices, relatives and marks of which a thing has one.
pub(super) const ONE_OF_A_KIND: &str =
	"architect author capital commander composer creator currency designer discoverer emperor father formula \
	founder headquarters husband inventor king leader mascot minister mother painter predecessor president \
	pseudonym queen ruler seat successor symbol tomb wife writer";

/// What belongs to one owner, who may own several of them.
pub(super) const ONE_OWNER: &str =
	"bank county daughter district moon province satellite shrine son surname temple tributary";

/// Events that come again, so that another date is no contradiction.
pub(super) const REPEATABLE: &str =
	"award celebrate elect erupt explode export hit host meet pass play receive return strike travel visit \
	walk win";

/// What many may do in the same words.
pub(super) const COMMON: &str =
	"attend belong border cause contain cross grow include influence join live share speak star study swim teach work";

/// Verbs whose two sides cannot be exchanged.
pub(super) const DIRECTED: &str =
	"assassinate attack beat conquer create declare defeat depose destroy discover drain exceed follow invade \
	kill orbit outlive paint precede replace succeed supersede surrender teach write";

/// Verbs whose doer may stand as an owner: "Austen's Emma" for "Austen wrote Emma".
pub(super) const AUTHORING: &str = "appear author compose create develop paint publish sculpt write";

/// Verbs that speak of a beginning, a wish or an attempt and leave open what came of it.
pub(super) const HOLLOW: &str =
	"aim ask attempt begin cease consider continue demand deny doubt expect fail forbid hope intend offer order \
	plan prepare prevent promise propose refuse reject seek start stop threaten try urge want wish";

/// Words that a claim may carry without a counterpart in the passage.
pub(super) const NEUTRAL: &str =
	"actual adult alive aloft also altitude altogether approximate average avoirdupois become body call \
	certain chemical chiefly classical commonly comprise concept consist contain cover current date domain \
	entire entirely ever exact exactly exist famous fewer finally formally full fully generally give globe \
	great group have hold human idea include informal interlace interlaced interlock interlocking \
	international itself just know largely less lie like live living locate made mainly make man many mark \
	maximum measure mission modern more mostly name native nearly normal notion now number official \
	originally overall own people person place popular possess present primarily principal publicly pure \
	rank recognize record regard remain roughly serve set single sit situate sort sovereign species stand \
	standard still successful successfully take term theory time today total traditional traditionally \
	type typical unit use usual value various well whole wholly widely world worldwide year";

/// Verbs that add little to the names and figures around them, so that a passage need not have them.
pub(super) const LIGHT: &str =
	"account achieve amount come count do enjoy feature find fit get give go happen have hit include keep look make \
	move number put run see set span stand stretch take total turn work";

/// Verbs that deny what stands beside them, or turn it round.
pub(super) const ADVERSE: &str =
	"abandon abolish avoid ban cease contradict decline deny depose disprove escape fail fall lack leave lose miss oppose prevent \
	quit refuse refute reject remove replace resist stop succeed supersede survive withdraw";

/// Nouns that only say what kind of thing the name beside them is.
pub(super) const APPOSITIONS: &str =
	"aircraft alpinist animal antibiotic astronaut astronomer author bathyscaphe battle battleship \
	biologist bird blockchain book building captain carrier cathedral champion chemist chess chip city \
	climber company composer computer continent cosmonaut country creator cryptocurrency currency director \
	distro doctor document drug dwarf dynasty element emperor empire engineer explorer film fortress \
	founder framework general hormone inventor island king kingdom lake language liner lunar mascot \
	mathematician metal microprocessor module monument mountain mountaineer museum nation naturalist \
	navigator network novel novelist ocean opera operating painter painting palace particle peak penguin \
	pharaoh philosopher physician physicist planet play playwright poem poet president probe processor \
	programmer programming project protocol queen range region republic researcher river rocket satellite \
	scientist sculptor sea sherpa ship shuttle software space spacecraft state statue structure surgeon \
	symphony system telescope tennis tower town tragedy treaty volcano world writer";

/// Words that say what a quantity measures, which its unit often says already; lengths come first, for many kinds share a unit.
pub(super) const MEASURES: &[&str] = &[
	"deep depth",
	"diameter across",
	"distance away far apart length long",
	"height high tall elevation altitude",
	"wide width broad",
	"age old",
	"area",
	"heavy mass weigh weight",
	"last duration",
	"population",
	"speed fast velocity",
	"temperature hot cold",
	"volume",
];

/// How many groups of measures are lengths.
pub(super) const LENGTHS: usize = 5;

/// Phrases read as one word or name; the longest is tried first.
pub(super) const PHRASES: &[(&str, &str)] = &[
	("a bit more than", "about"),
	("a bit over", "about"),
	("a bit under", "about"),
	("a little less than", "about"),
	("a little more than", "over"),
	("a little over", "about"),
	("a little under", "about"),
	("a maximum of", "maximum"),
	("a shade over", "about"),
	("a total of", "altogether"),
	("a touch over", "about"),
	("above sea level", "altitude"),
	("above the sea", "altitude"),
	("absolute zero", "absolutezero"),
	("amounts to", "equals"),
	("are found in", "are in"),
	("are home to", "contain"),
	("are part of", "belong to"),
	("as a whole", "altogether"),
	("ascended the throne", "became king"),
	("at least", "over"),
	("at most", "under"),
	("at the age of", "aged"),
	("at the beginning of", "in"),
	("at the end of", "in"),
	("at the start of", "in"),
	("at the top of", "on"),
	("away from", "distance from"),
	("back to earth", "return earth"),
	("before anyone else", "first"),
	("below sea level", "deep"),
	("below the ocean surface", "deep"),
	("below the sea surface", "deep"),
	("below the surface", "deep"),
	("beneath the ocean surface", "deep"),
	("beneath the surface", "deep"),
	("better known as", "known as"),
	("boiling point", "boiling"),
	("brings about", "causes"),
	("brought about", "caused"),
	("brought home", "brought back"),
	("brought out", "published"),
	("burial place", "tomb"),
	("burned down", "burned"),
	("burnt down", "burned"),
	("by the name of", "called"),
	("came down", "fell"),
	("came home", "returned"),
	("came into being", "founded"),
	("came into circulation", "circulated"),
	("came into existence", "founded"),
	("came into the world", "was born"),
	("came into use", "circulated"),
	("came out", "published"),
	("came to an end", "ended"),
	("came to power", "became ruler"),
	("came to the throne", "became king"),
	("came up with", "invented"),
	("can be found in", "is in"),
	("carried out", "performed"),
	("carries out", "performs"),
	("carry out", "perform"),
	("chess board", "chessboard"),
	("close to", "about"),
	("coat of paint", "paint"),
	("come to the boil", "boil"),
	("come with", "have"),
	("comes to", "equals"),
	("comes to the boil", "boils"),
	("comes with", "has"),
	("composed of", "containing"),
	("consists of", "contains"),
	("d day", "D-Day"),
	("dates back to", "dates to"),
	("dates from", "dates to"),
	("divided into", "containing"),
	("dreamed up", "invented"),
	("drew to a close", "ended"),
	("empty space", "vacuum"),
	("end to end", "long"),
	("entered circulation", "circulated"),
	("equipped with", "containing"),
	("final resting place", "tomb"),
	("fitted with", "containing"),
	("flightless bird", "bird that can not fly"),
	("flightless birds", "birds that can not fly"),
	("for the first time", "first"),
	("freezing point", "freezing"),
	("from end to end", "long"),
	("from start to finish", "long"),
	("gained independence", "became independent"),
	("gained its independence", "became independent"),
	("gave birth to", "bore"),
	("gave up", "abandoned"),
	("gave way to", "was replaced by"),
	("get to", "reach"),
	("gets to", "reaches"),
	("give or take", "about"),
	("goes back to", "dates to"),
	("goes by the name", "is called"),
	("goes by the name of", "is called"),
	("goes under the name", "is called"),
	("got going", "began"),
	("got started", "began"),
	("got to", "reached"),
	("got under way", "began"),
	("got underway", "began"),
	("great britain", "UK"),
	("grown up", "adult"),
	("grown ups", "adults"),
	("has a boiling point of", "boils at"),
	("has a melting point of", "melts at"),
	("human being", "human"),
	("human beings", "humans"),
	("in excess of", "over"),
	("in history", "ever"),
	("in honor of", "after"),
	("in honour of", "after"),
	("in the course of", "during"),
	("in the middle of", "in"),
	("in the region of", "about"),
	("in the us", "in the USA"),
	("in the vicinity of", "near"),
	("in the wild", "wild"),
	("in total", "altogether"),
	("into space", "aloft"),
	("is a part of", "belongs to"),
	("is also known as", "is called"),
	("is better known by", "has"),
	("is capped at", "contains a maximum of"),
	("is found in", "is in"),
	("is home to", "contains"),
	("is known by the name", "is called"),
	("is part of", "belongs to"),
	("is responsible for", "made"),
	("is the brainchild of", "was invented by"),
	("is the creation of", "was created by"),
	("is the work of", "was made by"),
	("just over", "about"),
	("just under", "about"),
	("kicked off", "began"),
	("killed himself", "suicided"),
	("lifted off", "launched"),
	("light from the sun", "sunlight"),
	("little less than", "about"),
	("little more than", "about"),
	("little over", "about"),
	("live to", "survive to"),
	("lived to", "survived to"),
	("lost her life", "died"),
	("lost his life", "died"),
	("made available", "released"),
	("made his way to", "reached"),
	("made it to", "reached"),
	("made its way to", "reached"),
	("made landfall", "landed"),
	("made public", "published"),
	("made up of", "contain"),
	("make its home", "live"),
	("make their home", "live"),
	("make up", "contain"),
	("makes its home", "lives"),
	("makes their home", "live"),
	("makes up", "contains"),
	("melting point", "melting"),
	("met his death", "died"),
	("met his end", "died"),
	("no fewer than", "over"),
	("no less than", "over"),
	("no more than", "under"),
	("on average", "average"),
	("on board", "aboard"),
	("on earth", "worldwide"),
	("on the banks of", "on"),
	("on the earth", "worldwide"),
	("our home planet", "Earth"),
	("our moon", "the Moon"),
	("our planet", "Earth"),
	("our solar system", "the Solar System"),
	("passed away", "died"),
	("pen name", "pseudonym"),
	("personal computer", "PC"),
	("planet earth", "Earth"),
	("proof of stake", "stake"),
	("proof of work", "work"),
	("put an end to", "ended"),
	("put forward", "proposed"),
	("put on sale", "released"),
	("put to death", "executed"),
	("rather than", "not"),
	("reach a height of", "is tall"),
	("real name", "pseudonym"),
	("resting place", "tomb"),
	("rolled out", "released"),
	("saw the light of day", "was born"),
	("sea water", "seawater"),
	("second world war", "WW2"),
	("set down", "landed"),
	("set foot", "stepped"),
	("set out", "departed"),
	("set up", "founded"),
	("slightly less than", "about"),
	("slightly more than", "about"),
	("slightly over", "about"),
	("slightly under", "about"),
	("so far", "altogether"),
	("soviet union", "USSR"),
	("splashed down", "splashed"),
	("splashing down", "splashed"),
	("stabbed to death", "killed"),
	("stepped down", "resigned"),
	("take place", "held"),
	("take up", "occupy"),
	("taken place", "held"),
	("takes place", "held"),
	("takes up", "occupies"),
	("taking place", "held"),
	("than any other", "uniquely"),
	("the age of", "age of"),
	("the planet earth", "Earth"),
	("the united states", "the USA"),
	("thigh bone", "thighbone"),
	("thought up", "invented"),
	("to date", "altogether"),
	("took effect", "effect"),
	("took over from", "succeeded"),
	("took place", "held"),
	("tops out at", "contains a maximum of"),
	("touched down", "landed"),
	("turned into", "became"),
	("under the sea", "deep"),
	("united kingdom", "UK"),
	("united nations", "UN"),
	("united states", "USA"),
	("united states of america", "USA"),
	("up to", "under"),
	("upwards of", "over"),
	("was brought to an end", "ended"),
	("was found in", "was in"),
	("was home to", "contained"),
	("was in charge of", "commanded"),
	("was part of", "belonged to"),
	("was put in charge of", "commanded"),
	("was responsible for", "made"),
	("was the brainchild of", "was invented by"),
	("was the creation of", "was created by"),
	("was the idea of", "was invented by"),
	("was the work of", "was made by"),
	("was turned into", "became"),
	("went into orbit", "was launched"),
	("went into space", "was launched"),
	("went live", "was launched"),
	("went on sale", "published"),
	("went out of", "left"),
	("went public", "launched"),
	("went up", "built"),
	("won a match against", "defeated"),
	("won independence", "became independent"),
	("works out at", "equals"),
	("world health organization", "WHO"),
	("world heritage list", "World Heritage Site"),
	("world war ii", "WW2"),
	("world war one", "WW1"),
	("world war two", "WW2"),
	("year round", "always"),
];
