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
	"acquire agree announce assassinate author build bury buy carve climb collapse command complete compose \
	conquer create dedicate defeat demonstrate depose describe design destroy develop direct discharge \
	discover draw erect establish execute fall finish formulate found free introduce invent kill launch \
	lead liberate manage order paint perform photograph pioneer plan predict propose prove publish recover \
	release replace rewrite rule sculpt seal seize send show start steal storm succeed surround unify \
	write";

/// Events and states that have one place, time apart.
pub(super) const ONE_PLACE: &str =
	"adopt assassinate begin birth build bury carve close collapse complete create date death defeat \
	demonstrate depose describe design discover display drain empty end enter establish execute exhibit \
	fall flow found hang headquarters hold independence invent keep kill land launch lie locate meet name \
	open order originate paint perform pioneer premiere proclaim propose publish release rewrite rise seal \
	sign sink sit stand steal surrender trace write";

/// Deeds that have one object.
pub(super) const ONE_OBJECT: &str = "belong depose marry name orbit replace succeed";

/// Offices, relatives and marks of which a thing has one.
pub(super) const ONE_OF_A_KIND: &str =
	"architect author capital commander composer creator currency designer discoverer emperor father formula \
	founder headquarters husband inventor king leader mascot minister mother painter predecessor president \
	pseudonym queen ruler seat successor symbol tomb wife writer";

/// What belongs to one owner, who may own several of them.
pub(super) const ONE_OWNER: &str = "county district moon province satellite shrine surname temple tributary";

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
	"actual adult alive also altitude altogether approximate average avoirdupois become body call certain \
	chemical chiefly classical commonly comprise concept consist contain cover current date domain entire \
	entirely ever exact exactly exist famous fewer finally full fully generally give globe great group \
	have hold human idea include informal interlace interlaced interlock interlocking international itself \
	just know largely less lie like live living locate made mainly make man many mark maximum measure \
	mission modern more mostly name native nearly normal notion now number official originally overall own \
	people person place popular possess present primarily principal publicly pure rank recognize record \
	regard remain roughly serve set single sit situate sort sovereign species stand standard still \
	successful successfully take term theory time today total traditional traditionally type typical unit \
	use usual value various well whole wholly widely world worldwide year";

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
	("a little more than", "over"),
	("a little over", "about"),
	("a maximum of", "maximum"),
	("above sea level", "altitude"),
	("absolute zero", "absolutezero"),
	("are part of", "belong to"),
	("at least", "over"),
	("at most", "under"),
	("at the beginning of", "in"),
	("at the end of", "in"),
	("at the start of", "in"),
	("away from", "distance from"),
	("back to earth", "return earth"),
	("below sea level", "deep"),
	("below the surface", "deep"),
	("boiling point", "boiling"),
	("brings about", "causes"),
	("brought about", "caused"),
	("brought out", "published"),
	("came home", "returned"),
	("came into being", "founded"),
	("came into circulation", "circulated"),
	("came into existence", "founded"),
	("came into use", "circulated"),
	("came out", "published"),
	("carried out", "performed"),
	("carries out", "performs"),
	("carry out", "perform"),
	("chess board", "chessboard"),
	("consists of", "contains"),
	("d day", "D-Day"),
	("entered circulation", "circulated"),
	("freezing point", "freezing"),
	("gained independence", "became independent"),
	("gained its independence", "became independent"),
	("goes by the name", "is called"),
	("great britain", "UK"),
	("has a boiling point of", "boils at"),
	("has a melting point of", "melts at"),
	("in the middle of", "in"),
	("is a part of", "belongs to"),
	("is home to", "contains"),
	("is part of", "belongs to"),
	("just over", "about"),
	("just under", "about"),
	("killed himself", "suicided"),
	("lifted off", "launched"),
	("light from the sun", "sunlight"),
	("made up of", "contain"),
	("make up", "contain"),
	("makes up", "contains"),
	("melting point", "melting"),
	("no more than", "under"),
	("on earth", "worldwide"),
	("on the earth", "worldwide"),
	("pen name", "pseudonym"),
	("personal computer", "PC"),
	("proof of stake", "stake"),
	("proof of work", "work"),
	("put to death", "executed"),
	("rather than", "not"),
	("real name", "pseudonym"),
	("sea water", "seawater"),
	("second world war", "WW2"),
	("set down", "landed"),
	("set foot", "stepped"),
	("set out", "departed"),
	("slightly less than", "about"),
	("slightly more than", "about"),
	("slightly over", "about"),
	("slightly under", "about"),
	("soviet union", "USSR"),
	("splashed down", "splashed"),
	("splashing down", "splashed"),
	("stabbed to death", "killed"),
	("take place", "held"),
	("taken place", "held"),
	("takes place", "held"),
	("taking place", "held"),
	("than any other", "uniquely"),
	("thigh bone", "thighbone"),
	("took effect", "effect"),
	("took place", "held"),
	("touched down", "landed"),
	("united kingdom", "UK"),
	("united nations", "UN"),
	("united states", "USA"),
	("united states of america", "USA"),
	("up to", "under"),
	("was part of", "belonged to"),
	("went live", "was launched"),
	("went on sale", "published"),
	("went up", "built"),
	("won a match against", "defeated"),
	("won independence", "became independent"),
	("world health organization", "WHO"),
	("world heritage list", "World Heritage Site"),
	("world war ii", "WW2"),
	("world war one", "WW1"),
	("world war two", "WW2"),
];
