//! Names, places, titles, occupations and fixed pairs. Every list but `SAME_KIND` is sorted.

/// First names and single names of men.
#[rustfmt::skip]
pub const MALE: &[&str] = &[
	"abraham", "adam", "adolf", "adrian", "akira", "alan", "albert", "alessandro", "alexander", "alexandre", "alfred",
	"amadeus", "amerigo", "andrew", "andré", "andy", "anthony", "antoine", "antoni", "antonio", "archimedes",
	"aristotle", "arthur", "auguste", "augustus", "barack", "barry", "beethoven", "ben", "benjamin", "bernard",
	"bill", "billy", "blaise", "bob", "brad", "brian", "bruce", "buzz", "caesar", "carl", "carlos", "charlemagne",
	"charles", "charlie", "chris", "christian", "christopher", "claude", "confucius", "craig", "daniel", "dante",
	"darwin", "david", "dennis", "diego", "dmitri", "don", "donald", "douglas", "edgar", "edmund", "edward", "edwin",
	"einstein", "elon", "elvis", "enrico", "eric", "ernest", "ernesto", "ernst", "erwin", "ethan", "euclid", "eugene",
	"evangelista", "felix", "ferdinand", "fidel", "francis", "francisco", "frank", "franklin", "franz", "frederick",
	"friedrich", "fyodor", "gabriel", "galileo", "gandhi", "gary", "genghis", "geoffrey", "george", "gerald",
	"giovanni", "giuseppe", "gordon", "greg", "gregor", "guglielmo", "gustav", "gustave", "guy", "hans", "harold",
	"harry", "haruki", "hayao", "hector", "heinrich", "henri", "henry", "herbert", "herman", "hernán", "hippocrates",
	"homer", "howard", "hugh", "hugo", "ian", "igor", "immanuel", "isaac", "ivan", "jack", "jacob", "jacques",
	"james", "jason", "jawaharlal", "jean", "jeff", "jeffrey", "jeremy", "jesus", "jim", "jimmy", "joe", "johann",
	"johannes", "john", "jonas", "jonathan", "jorge", "jose", "joseph", "josé", "juan", "jules", "julius", "karl",
	"keith", "ken", "kenneth", "kevin", "klaus", "kofi", "kurt", "larry", "lars", "laurence", "lawrence", "lebron",
	"leo", "leon", "leonard", "leonardo", "leonhard", "leopold", "lewis", "lin", "lincoln", "linus", "lionel",
	"louis", "lucas", "luciano", "ludwig", "luigi", "luis", "luke", "mahatma", "mao", "marcel", "marco", "marcus",
	"mario", "mark", "marlon", "martin", "matthew", "max", "maximilian", "michael", "michelangelo", "mick", "miguel",
	"mikhail", "mohandas", "mozart", "muhammad", "mustafa", "napoleon", "neil", "nelson", "newton", "niccolò",
	"nicholas", "nick", "nicolas", "nicolaus", "niels", "nikola", "nikolai", "noah", "norman", "oliver", "orson",
	"orville", "oscar", "otto", "pablo", "patrick", "paul", "percy", "pete", "peter", "philip", "pierre", "plato",
	"ptolemy", "pythagoras", "ralph", "raphael", "ray", "raymond", "rembrandt", "rene", "rené", "richard", "ringo",
	"roald", "robert", "roger", "roland", "romeo", "ronald", "rosencrantz", "roy", "rudolf", "rupert", "salvador", "samuel",
	"saul", "scott", "sergei", "sergey", "seymour", "shakespeare", "sidney", "sigmund", "simon", "simón", "socrates",
	"spike", "stan", "stanley", "stephen", "steve", "steven", "stevie", "stuart", "sun", "terry", "theodore",
	"thomas", "tiger", "tim", "timothy", "tom", "toni", "tony", "tycho", "ulysses", "usain", "vasco", "victor",
	"vincent", "vladimir", "voltaire", "walt", "walter", "werner", "wilbur", "wilhelm", "will", "william", "winston",
	"wolfgang", "woodrow", "woody", "xavier", "yukio", "yuri",
];

/// First names and single names of women.
#[rustfmt::skip]
pub const FEMALE: &[&str] = &[
	"ada", "agatha", "agnes", "alice", "amelia", "amy", "angela", "angelina", "anita", "ann", "anna", "anne", "annie",
	"aretha", "astrid", "audrey", "aung", "barbara", "beatrice", "beatrix", "benazir", "beth", "betty", "beyoncé",
	"billie", "boudica", "britney", "carol", "caroline", "catherine", "cecilia", "celia", "charlotte", "cher",
	"chiara", "christina", "christine", "cixi", "claire", "clara", "cleopatra", "coco", "cynthia", "daphne",
	"deborah", "diana", "diane", "dolly", "donna", "doris", "dorothy", "edith", "eleanor", "elena", "elizabeth",
	"ella", "ellen", "emily", "emma", "emmeline", "esther", "eva", "eve", "evelyn", "fiona", "florence", "frances",
	"frida", "gabriela", "gabrielle", "georgia", "gertrude", "ginger", "gloria", "golda", "grace", "grazia", "greta",
	"hannah", "harriet", "hatshepsut", "hedy", "helen", "helena", "hilary", "hillary", "hypatia", "ida", "indira",
	"ingrid", "irene", "iris", "isabel", "isabella", "isadora", "jacqueline", "jane", "janet", "jennifer", "jessica",
	"jill", "joan", "joanne", "josephine", "judith", "judy", "julia", "julie", "juliet", "kamala", "karen", "kate",
	"katharine", "katherine", "kathleen", "katie", "laura", "lauren", "leonora", "linda", "lisa", "lise", "louise",
	"lucille", "lucy", "lydia", "madonna", "malala", "margaret", "margot", "maria", "marie", "marilyn", "martha",
	"mary", "maya", "melania", "melinda", "meryl", "michelle", "mildred", "miranda", "molly", "monica", "nancy",
	"naomi", "natalie", "nefertiti", "nellie", "nicole", "nina", "nora", "olga", "olivia", "olympe", "oprah",
	"pamela", "patricia", "pauline", "penelope", "phyllis", "queen", "rachel", "rebecca", "rihanna", "rita", "rosa",
	"rosalind", "rose", "ruby", "ruth", "sally", "sandra", "sappho", "sara", "sarah", "selena", "selma", "serena",
	"shirley", "simone", "sofia", "sojourner", "sophia", "sophie", "stella", "susan", "susanna", "suzanne", "sylvia",
	"taylor", "teresa", "theresa", "toni", "valentina", "vera", "victoria", "violet", "virginia", "wangari", "wendy",
	"whitney", "wilhelmina", "wisława", "yoko", "zora",
];

/// Countries, states and regions that follow a comma after a city.
#[rustfmt::skip]
pub const PLACES: &[&str] = &[
	"afghanistan", "africa", "alabama", "alaska", "albania", "alberta", "algeria", "america", "andalusia", "andorra",
	"angola", "antarctica", "argentina", "arizona", "arkansas", "armenia", "asia", "australia", "austria",
	"austria-hungary", "austrian empire", "azerbaijan", "bahamas", "bahrain", "bangladesh", "barbados", "bavaria",
	"belarus", "belgium", "belize", "benin", "bhutan", "bohemia", "bolivia", "bosnia", "botswana", "brazil",
	"british columbia", "british india", "british raj", "brittany", "brunei", "bulgaria", "burkina faso", "burundi",
	"california", "cambodia", "cameroon", "canada", "catalonia", "chad", "chile", "china", "colombia", "colorado",
	"congo", "connecticut", "cornwall", "corsica", "costa rica", "crete", "croatia", "cuba", "cyprus",
	"czech republic", "czechia", "czechoslovakia", "d.c", "d.c.", "delaware", "denmark", "devon", "djibouti",
	"dominica", "dominican republic", "east germany", "ecuador", "egypt", "el salvador", "england", "eritrea",
	"essex", "estonia", "ethiopia", "europe", "fiji", "finland", "florida", "france", "gabon", "galicia", "gambia",
	"georgia", "germany", "ghana", "greece", "greenland", "grenada", "guatemala", "guinea", "gujarat", "guyana",
	"haiti", "hampshire", "hawaii", "honduras", "hong kong", "hungary", "iceland", "idaho", "illinois", "india",
	"indiana", "indonesia", "iowa", "iran", "iraq", "ireland", "israel", "italy", "ivory coast", "jamaica", "japan",
	"jordan", "kansas", "kazakhstan", "kent", "kentucky", "kenya", "kerala", "kiribati", "kosovo", "kuwait",
	"kyrgyzstan", "lancashire", "laos", "latvia", "lebanon", "lesotho", "liberia", "libya", "liechtenstein",
	"lincolnshire", "lithuania", "lombardy", "louisiana", "luxembourg", "madagascar", "maine", "malawi", "malaysia",
	"maldives", "mali", "malta", "manitoba", "maryland", "massachusetts", "mauritania", "mauritius", "mexico",
	"michigan", "minnesota", "mississippi", "missouri", "moldova", "monaco", "mongolia", "montana", "montenegro",
	"moravia", "morocco", "mozambique", "myanmar", "namibia", "nebraska", "nepal", "netherlands", "nevada",
	"new england", "new hampshire", "new jersey", "new mexico", "new south wales", "new york", "new zealand",
	"nicaragua", "niger", "nigeria", "normandy", "north carolina", "north dakota", "north korea", "northern ireland",
	"norway", "nova scotia", "oceania", "ohio", "oklahoma", "oman", "ontario", "oregon", "ottoman empire", "pakistan",
	"panama", "papua new guinea", "paraguay", "pennsylvania", "peru", "philippines", "poland", "portugal", "provence",
	"prussia", "puerto rico", "punjab", "qatar", "quebec", "queensland", "rajasthan", "rhode island", "roman empire",
	"romania", "russia", "russian empire", "rwanda", "san marino", "sardinia", "saskatchewan", "saudi arabia",
	"saxony", "scandinavia", "scotland", "senegal", "serbia", "shropshire", "siberia", "sicily", "sierra leone",
	"silesia", "singapore", "slovakia", "slovenia", "somalia", "south africa", "south australia", "south carolina",
	"south dakota", "south korea", "south sudan", "soviet union", "spain", "sri lanka", "sudan", "suriname", "sussex",
	"sweden", "switzerland", "syria", "taiwan", "tajikistan", "tanzania", "tasmania", "tennessee", "texas",
	"thailand", "the netherlands", "togo", "transylvania", "tunisia", "turkey", "turkmenistan", "tuscany", "u.k",
	"u.k.", "u.s", "u.s.", "u.s.a.", "uae", "uganda", "uk", "ukraine", "united arab emirates", "united kingdom",
	"united states", "uruguay", "usa", "ussr", "utah", "uzbekistan", "vanuatu", "vatican city", "venezuela",
	"vermont", "vietnam", "virginia", "wales", "warwickshire", "washington", "west germany", "west virginia",
	"western australia", "wisconsin", "wyoming", "yemen", "yorkshire", "yugoslavia", "zambia", "zimbabwe",
];

/// What people are or do.
#[rustfmt::skip]
pub const OCCUPATIONS: &[&str] = &[
	"abolitionist", "activist", "actor", "actress", "animator", "anthropologist", "archaeologist", "architect",
	"aristocrat", "artist", "assistant", "astronaut", "astronomer", "astrophysicist", "athlete", "author", "aviator",
	"baker", "banker", "biologist", "bishop", "blacksmith", "botanist", "boxer", "boy", "brother", "businessman",
	"businesswoman", "caliph", "carpenter", "cartoonist", "cellist", "chancellor", "character", "chef", "chemist",
	"child", "choreographer", "citizen", "clerk", "comedian", "composer", "conductor", "conservationist", "cosmonaut",
	"courtier", "criminal", "cryptanalyst", "cryptographer", "dancer", "daughter", "deity", "designer", "diplomat",
	"director", "doctor", "dramatist", "drummer", "ecologist", "economist", "editor", "emir", "emperor", "empress",
	"engineer", "entrepreneur", "environmentalist", "explorer", "farmer", "father", "feminist", "figure", "filmmaker",
	"footballer", "founder", "friar", "friend", "gangster", "general", "geneticist", "geologist", "girl", "god",
	"goddess", "golfer", "governor", "guitarist", "gymnast", "hero", "heroine", "historian", "humanitarian", "hunter",
	"husband", "illustrator", "imam", "industrialist", "inventor", "investor", "journalist", "judge", "jurist",
	"khan", "king", "knight", "lawyer", "leader", "librarian", "linguist", "logician", "magnate", "man",
	"mathematician", "mayor", "mercenary", "merchant", "meteorologist", "midwife", "minister", "missionary",
	"monarch", "monk", "mother", "musician", "mystic", "native", "naturalist", "navigator", "nobleman", "novelist",
	"nun", "nurse", "officer", "outlaw", "painter", "paleontologist", "peasant", "person", "pharaoh",
	"philanthropist", "philosopher", "photographer", "physician", "physicist", "physiologist", "pianist", "pilot",
	"pioneer", "pirate", "player", "playwright", "poet", "politician", "polymath", "pope", "president", "priest",
	"primatologist", "prince", "princess", "printmaker", "producer", "professor", "programmer", "prophet",
	"psychiatrist", "psychoanalyst", "psychologist", "publisher", "queen", "rabbi", "rapper", "reformer",
	"revolutionary", "rival", "ruler", "sailor", "saint", "samurai", "scholar", "scientist", "screenwriter",
	"sculptor", "senator", "shah", "shogun", "singer", "singer-songwriter", "sister", "slave", "sociologist",
	"soldier", "son", "songwriter", "sprinter", "spy", "statesman", "student", "suffragist", "surgeon", "swimmer",
	"teacher", "tennis-player", "theologian", "theorist", "trumpeter", "tutor", "violinist", "virologist", "warrior",
	"watchmaker", "wife", "woman", "writer", "zoologist",
];

/// Nouns for men.
#[rustfmt::skip]
pub const MEN: &[&str] = &[
	"actor", "baron", "boy", "brother", "businessman", "duke", "emperor", "father", "gentleman", "grandfather",
	"husband", "king", "lord", "man", "monk", "mr", "nephew", "nobleman", "pope", "priest", "prince", "sir", "son",
	"statesman", "sultan", "tsar", "uncle",
];

/// Nouns for women.
#[rustfmt::skip]
pub const WOMEN: &[&str] = &[
	"actress", "aunt", "businesswoman", "countess", "daughter", "duchess", "empress", "girl", "grandmother",
	"heroine", "lady", "midwife", "mother", "mrs", "ms", "niece", "nun", "princess", "queen", "sister", "suffragette",
	"wife", "woman",
];

/// Titles before a name.
#[rustfmt::skip]
pub const TITLES: &[&str] = &[
	"admiral", "baron", "captain", "chancellor", "colonel", "count", "countess", "czar", "dr", "duchess", "duke",
	"emperor", "empress", "general", "governor", "king", "lady", "lord", "minister", "mr", "mrs", "ms", "pharaoh",
	"pope", "president", "prince", "princess", "prof", "professor", "queen", "saint", "senator", "sir", "sultan",
	"tsar",
];

/// Months and weekdays.
#[rustfmt::skip]
pub const CALENDAR: &[&str] = &[
	"apr", "april", "aug", "august", "dec", "december", "feb", "february", "friday", "jan", "january", "jul", "july",
	"jun", "june", "mar", "march", "may", "monday", "nov", "november", "oct", "october", "saturday", "sep", "sept",
	"september", "sunday", "thursday", "tuesday", "wednesday",
];

/// Pairs that are one name or one idea.
#[rustfmt::skip]
pub const PAIRS: &[&str] = &[
	"abbott and costello", "adam and eve", "again and again", "aid and abet", "alice and bob", "angels and demons",
	"antigua and barbuda", "antony and cleopatra", "arts and crafts", "arts and sciences", "assault and battery",
	"back and forth", "barnes and noble", "batman and robin", "beauty and the beast", "bed and breakfast",
	"black and decker", "black and white", "bonnie and clyde", "bosnia and herzegovina", "bread and butter",
	"breaking and entering", "by and large", "cain and abel", "cause and effect",
	"centers for disease control and prevention", "checks and balances", "command and control", "copy and paste",
	"country and western", "crick and watson model", "crime and punishment", "cut and paste", "david and goliath",
	"day and night", "divide and conquer", "dr. jekyll and mr. hyde", "drag and drop", "dungeons and dragons",
	"each and every", "education and training", "ernst and young", "fathers and sons", "first and foremost",
	"fish and chips", "flora and fauna", "food and drug administration", "gilbert and sullivan", "gin and tonic",
	"gog and magog", "goods and services", "guys and dolls", "hammer and sickle", "hansel and gretel",
	"harley and davidson", "harry potter and the philosopher's stone", "harry potter and the sorcerer's stone",
	"health and human services", "here and there", "hide and seek", "hit and run", "husband and wife",
	"jekyll and hyde", "johnson and johnson", "king and queen", "laurel and hardy", "law and order",
	"lennon and mccartney", "less and less", "lewis and clark", "life and death", "lilo and stitch", "lock and key",
	"mac and cheese", "marks and spencer", "mergers and acquisitions", "mix and match", "more and more",
	"national aeronautics and space administration", "national oceanic and atmospheric administration",
	"newfoundland and labrador", "night and day", "nooks and crannies", "now and then", "null and void",
	"nuts and bolts", "odds and ends", "of mice and men", "oil and gas", "on and on",
	"organisation for economic co-operation and development", "organization for economic cooperation and development",
	"over and over", "peace and quiet", "pen and paper", "plug and play", "price and earnings", "pride and prejudice",
	"prince and the pauper", "principal and interest", "procter and gamble", "profit and loss", "pros and cons",
	"research and development", "rhythm and blues", "rock and roll", "rodgers and hammerstein", "rolls and royce",
	"romeo and juliet", "safe and sound", "saint kitts and nevis", "saint vincent and the grenadines",
	"salt and pepper", "samson and delilah", "sao tome and principe", "science and technology", "search and rescue",
	"search and seizure", "securities and exchange commission", "sense and sensibility", "sick and tired",
	"signs and symptoms", "simon and garfunkel", "smith and wesson", "snow white and the seven dwarfs",
	"sodom and gomorrah", "sons and lovers", "st. kitts and nevis", "standard and poor's", "stars and stripes",
	"starsky and hutch", "sturm and drang", "supply and demand", "são tomé and príncipe", "terms and conditions",
	"the ant and the grasshopper", "the beautiful and damned", "the beauty and the beast",
	"the lion the witch and the wardrobe", "the master and margarita", "the naked and the dead",
	"the old man and the sea", "the power and the glory", "the prince and the pauper", "the red and the black",
	"the sound and the fury", "the tortoise and the hare", "thelma and louise", "tiffany and company",
	"time and again", "tom and jerry", "track and field", "trial and error", "trinidad and tobago",
	"troilus and cressida", "turks and caicos", "tyne and wear", "up and down", "ups and downs", "wallis and futuna",
	"war and peace", "wear and tear", "weights and measures",
];

/// Words that pair up before a shared name, as in "North and South America".
#[rustfmt::skip]
pub const SHARED_HEAD: &[&str] = &[
	"central", "early", "east", "eastern", "inner", "late", "lower", "middle", "new", "north", "northern", "old",
	"outer", "south", "southern", "upper", "west", "western",
];

/// Nouns that may name the same thing again.
#[rustfmt::skip]
pub const SAME_KIND: &[&[&str]] = &[
	&["city", "capital", "town", "metropolis", "municipality", "settlement", "village", "port"],
	&["country", "nation", "state", "kingdom", "republic", "monarchy"],
	&["river", "waterway", "stream"],
	&["mountain", "peak", "volcano", "summit"],
	&["company", "firm", "corporation", "business", "manufacturer", "retailer", "startup"],
	&["organization", "organisation", "agency", "institution", "body", "association", "alliance", "bloc"],
	&[
		"building", "tower", "structure", "monument", "landmark", "palace", "cathedral", "church", "temple",
		"mausoleum", "museum", "skyscraper", "castle", "fortress", "mosque", "basilica",
	],
	&["bridge", "structure", "landmark"],
	&["book", "novel", "work", "story", "memoir", "novella"],
	&["play", "tragedy", "comedy", "drama", "work"],
	&["film", "movie", "picture"],
	&["planet", "world"],
	&["moon", "satellite"],
	&["star"],
	&["galaxy"],
	&["element", "metal", "gas", "chemical", "substance", "metalloid", "mineral"],
	&["animal", "species", "mammal", "bird", "reptile", "fish", "insect", "creature", "predator"],
	&["plant", "tree", "flower", "species"],
	&["language", "tongue"],
	&["war", "conflict", "battle"],
	&["university", "college", "school", "institution"],
	&["lake"],
	&["ocean", "sea"],
	&["island", "archipelago"],
	&["desert"],
	&["disease", "condition", "disorder", "illness", "infection"],
	&["organ", "muscle", "gland"],
	&["painting", "portrait", "artwork", "work"],
	&["song", "single", "track", "album"],
	&["physicist", "scientist", "chemist", "astronomer", "mathematician", "biologist", "naturalist"],
	&["author", "writer", "novelist", "poet", "playwright", "dramatist"],
	&["composer", "musician", "pianist", "singer", "songwriter"],
	&["artist", "painter", "sculptor"],
	&["president", "politician", "leader", "statesman"],
	&["king", "monarch", "ruler", "emperor", "queen"],
	&["inventor", "engineer"],
	&["actor", "actress", "performer"],
	&["philosopher", "thinker"],
	&["process", "reaction"],
	&["theory"],
	&["treaty", "agreement"],
	&["revolution"],
	&["empire", "dynasty"],
	&["spacecraft", "probe", "mission", "telescope", "satellite", "rover"],
	&["ship", "vessel", "liner"],
	&["wall", "fortification"],
	&["festival", "holiday", "event"],
	&["game", "sport"],
	&["instrument"],
	&["virus", "pathogen", "bacterium"],
	&["vitamin", "nutrient"],
	&["continent"],
	&["region", "area", "province", "territory"],
];
