//! Proper names: their spellings, their kinds, and the parts that may be left out of them.

/// Spellings of one name, of which the first stands for all; peoples follow their country.
pub(super) const NAMES: &[&str] = &[
	"africa african",
	"allied allies",
	"alps alpine",
	"america_south south_american",
	"argentina argentine argentinian",
	"asia asian",
	"athens athenian",
	"australia australian",
	"austria austrian",
	"belgium belgian",
	"brazil brazilian",
	"cambodia cambodian",
	"canada canadian",
	"chile chilean",
	"china chinese",
	"colombia colombian",
	"earth globe",
	"egypt egyptian",
	"england english",
	"europe european",
	"finland finnish",
	"france french",
	"germany german",
	"greece greek",
	"hungary hungarian",
	"iceland icelandic",
	"india indian",
	"indonesia indonesian",
	"iran iranian",
	"ireland irish",
	"israel israeli",
	"italy italian",
	"japan japanese",
	"jupiter jovian",
	"mars martian",
	"mexico mexican",
	"mongolia mongolian mongol",
	"moon lunar",
	"netherlands dutch",
	"nigeria nigerian",
	"norway norwegian",
	"olympic olympics",
	"paris parisian",
	"persia persian",
	"peru peruvian",
	"poland polish",
	"portugal portuguese",
	"roentgen rontgen",
	"rome roman",
	"russia russian",
	"scotland scottish",
	"spain spanish",
	"sun solar",
	"sweden swedish",
	"switzerland swiss",
	"turkey turkish",
	"uk british britain u.k",
	"un u.n",
	"uruguay uruguayan",
	"usa american u.s us",
	"ussr soviet soviets",
];

/// Given names and their short forms that are not merely cut off.
pub(super) const SHORT_NAMES: &[(&str, &str)] = &[
	("anthony", "tony"),
	("charles", "charlie chuck"),
	("edward", "ted eddie"),
	("elizabeth", "liz beth betty"),
	("francis", "frank"),
	("henry", "harry hank"),
	("james", "jim jimmy"),
	("john", "jack"),
	("joseph", "joe"),
	("michael", "mike mick"),
	("richard", "dick rick"),
	("robert", "bob bobby rob"),
	("theodore", "ted"),
	("thomas", "tom tommy"),
	("william", "bill will billy"),
];

/// Names of one kind, which can stand in one place of a sentence.
pub(super) const KINDS: &[&str] = &[
	"africa antarctica asia europe oceania south_america north_america",
	"andalusia bavaria bohemia brittany catalonia crimea flanders lombardy normandy ontario prussia provence \
	quebec saxony siberia sicily tasmania tibet transylvania tuscany queensland yucatan",
	"afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh \
	belarus belgium benin bhutan bolivia botswana brazil bulgaria burundi cambodia cameroon canada chad \
	chile china colombia congo costa_rica croatia cuba cyprus czech_republic denmark djibouti ecuador \
	egypt el_salvador england eritrea estonia ethiopia fiji finland france gabon gambia germany ghana \
	greece guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel \
	italy jamaica japan jordan kazakhstan kenya korea kuwait kyrgyzstan laos latvia lebanon lesotho \
	liberia libya lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius \
	mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands \
	new_zealand nicaragua niger nigeria north_korea norway oman pakistan panama paraguay peru philippines \
	poland portugal qatar romania russia rwanda samoa saudi_arabia scotland senegal serbia singapore \
	slovakia slovenia somalia south_africa south_korea spain sri_lanka sudan suriname sweden switzerland \
	syria taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda uk ukraine uruguay \
	usa ussr uzbekistan venezuela vietnam yemen zambia zimbabwe",
	"au ag fe cu pb hg na cl he sn zn",
	"catholic protestant orthodox buddhist hindu muslim",
	"english french spanish german latin greek italian arabic hebrew sanskrit",
	"alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois \
	indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota missouri \
	montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia \
	wisconsin wyoming",
	"january february march april may june july august september october november december",
	"mercury venus earth mars jupiter saturn uranus neptune pluto ceres",
	"monday tuesday wednesday thursday friday saturday sunday",
	"pacific atlantic indian-ocean arctic southern",
];

/// Names of places that share nothing, so that what holds of one as a whole does not hold of another.
pub(super) const EXCLUSIVE: &[&str] = &[
	"africa antarctica asia europe oceania south_america north_america",
	"alps andes carpathians caucasus himalaya himalayas karakoram pyrenees rockies urals",
	"arctic antarctica antarctic",
	"aztec inca maya olmec",
	"mercury venus earth mars jupiter saturn uranus neptune pluto",
	"north_pole south_pole",
	"pacific atlantic indian-ocean southern",
];

/// Titles and generic parts of names, which may be left out.
pub(super) const GENERIC: &str =
	"admiral architect astronaut astronomer author bay biologist captain cathedral chancellor chemist city composer conrad czar dame doctor dr emperor empress engineer general \
	king lady \
	lord mathematician mount mountain mountains mr mrs mt ocean painter pharaoh philosopher physician physicist poet \
	pope president prince princess professor \
	queen river saint scientist sculptor sir st strait surgeon the tsar";
