//! Words reduced to stems, and stems compared by meaning through the tables of the lexicon.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::{kin, lexicon, rivals, synonyms};

/// Forms that no suffix rule reduces to their lemma, by lemma.
const IRREGULAR: &[(&str, &str)] = &[
	("be", "am are be been being is was were"),
	("agree", "agreed agreeing agrees"),
	("bear", "bore"),
	("beat", "beaten"),
	("become", "became"),
	("begin", "began begun"),
	("birth", "born"),
	("break", "broke broken"),
	("bring", "brought"),
	("build", "built"),
	("buy", "bought"),
	("cancel", "cancelled cancelling"),
	("carry", "carried"),
	("child", "children"),
	("choose", "chose chosen"),
	("come", "came"),
	("control", "controlled controlling"),
	("death", "dead died dies dying die deaths"),
	("do", "did does done"),
	("draw", "drawn drew"),
	("drive", "driven drove"),
	("eat", "ate eaten"),
	("establish", "founded founding"),
	("exceed", "exceeded exceeding exceeds"),
	("fall", "fallen fell"),
	("feed", "fed feeding feeds"),
	("fight", "fought"),
	("find", "found"),
	("flight", "flights"),
	("fly", "flew flies flown flying"),
	("foot", "feet"),
	("freeze", "froze frozen"),
	("get", "got gotten"),
	("give", "gave given"),
	("go", "gone went"),
	("grow", "grew grown"),
	("hang", "hung"),
	("have", "had has having"),
	("hold", "held"),
	("keep", "kept"),
	("know", "known knew"),
	("label", "labelled labelling"),
	("lay", "laid"),
	("lead", "led"),
	("leave", "left"),
	("lie", "lain lies lying"),
	("lose", "lost"),
	("make", "made"),
	("man", "men"),
	("mean", "meant"),
	("meet", "met"),
	("pay", "paid"),
	("person", "people persons"),
	("proceed", "proceeded proceeding proceeds"),
	("propel", "propelled propelling"),
	("rewrite", "rewritten rewrote"),
	("rise", "risen rose"),
	("run", "ran"),
	("say", "said"),
	("see", "saw seen"),
	("send", "sent"),
	("show", "shown"),
	("sink", "sank sunk"),
	("sit", "sat"),
	("spin", "spun"),
	("stand", "stood"),
	("steal", "stole stolen"),
	("strike", "struck"),
	("succeed", "succeeded succeeding succeeds"),
	("swear", "swore sworn"),
	("swim", "swam"),
	("take", "taken took"),
	("teach", "taught"),
	("tell", "told"),
	("tooth", "teeth"),
	("travel", "travelled traveled travelling traveling"),
	("use", "used uses using"),
	("wear", "wore worn"),
	("win", "won"),
	("woman", "women"),
	("write", "written wrote"),
];

/// Lemmas whose present forms may be read as verbs.
const VERBS: &str =
	"absorb accelerate accept aim allow appear arrive assert attract bear become begin belong boil border \
	breathe bring burn call carry cause circle circulate claim collect combine come commemorate compile \
	complete comprise compute conduct connect consist contain contribute control convert count cover \
	create cross cure date death decode decrease defend define demonstrate depend depict derive describe \
	detect determine devote diffuse digest discharge discover display dissolve distribute divide do drain \
	draw drink drive drop eat emit employ empty enable encircle encode encrypt end ensure enter equal \
	establish examine exceed execute exist explain explore express extend extract face fall feed fill fix \
	flee float flow fly follow form freeze gather generate get give go govern grow guarantee halve hang \
	happen hatch have hear hibernate hold host house hover hunt identify imply improve include increase \
	indicate inhabit inspire interpret introduce invade invent involve join keep kill know last lay lead \
	leave let lie link live lose lower maintain make manage manufacture mark mean measure meet melt \
	migrate mount move need number observe obtain occupy occur open operate orbit organize originate \
	outweigh overlook owe own paint participate pass penetrate perform permit play point portray possess \
	preserve prevent produce protect provide publish pull pump rank reach react receive recognize reduce \
	reflect refract regulate release rely remain remove repel replace represent reproduce require resemble \
	respond rest return revolve rise rotate rule run say scatter secure see seek select sell send separate \
	serve set share show simplify sing sit sleep solve span speak specify spell spin split stand start \
	stay stop store strain stretch strike succeed suggest surround survive swim symbolize take tell thrive \
	top touch transform translate transmit travel treat turn undergo unite use validate vary verify \
	vibrate visit wear weigh win work write yield";

struct Tables {
	lemmas: HashMap<&'static str, &'static str>,
	verbs: HashSet<String>,
	synonyms: HashMap<String, Vec<usize>>,
	kin: HashMap<String, Vec<usize>>,
	rivals: HashMap<String, Vec<usize>>,
	neutral: HashSet<String>,
	appositions: HashSet<String>,
	one_doer: HashSet<String>,
	one_place: HashSet<String>,
	one_object: HashSet<String>,
	one_of_a_kind: HashSet<String>,
	one_owner: HashSet<String>,
	repeatable: HashSet<String>,
	common: HashSet<String>,
	directed: HashSet<String>,
	measures: HashMap<String, Vec<usize>>,
	authoring: HashSet<String>,
	hollow: HashSet<String>,
	light: HashSet<String>,
	adverse: HashSet<String>,
}

fn tables() -> &'static Tables {
	static TABLES: OnceLock<Tables> = OnceLock::new();
	TABLES.get_or_init(|| {
		let lemmas: HashMap<_, _> = IRREGULAR
			.iter()
			.flat_map(|(lemma, forms)| forms.split_whitespace().map(move |form| (form, *lemma)))
			.collect();
		let stem = |word: &str| reduce(&lemmas, word);
		let groups = |groups: &[&str]| {
			let mut members: HashMap<String, Vec<usize>> = HashMap::new();
			for (group, words) in groups.iter().enumerate() {
				for word in words.split_whitespace() {
					let of = members.entry(stem(word)).or_default();
					if of.last() != Some(&group) {
						of.push(group);
					}
				}
			}
			members
		};
		let set = |words: &str| words.split_whitespace().map(stem).collect::<HashSet<_>>();
		Tables {
			verbs: VERBS.split_whitespace().map(stem).collect(),
			synonyms: groups(synonyms::SYNONYMS),
			kin: groups(kin::KIN),
			rivals: groups(rivals::RIVALS),
			neutral: set(lexicon::NEUTRAL),
			appositions: set(lexicon::APPOSITIONS),
			one_doer: set(lexicon::ONE_DOER),
			one_place: set(lexicon::ONE_PLACE),
			one_object: set(lexicon::ONE_OBJECT),
			one_of_a_kind: set(lexicon::ONE_OF_A_KIND),
			one_owner: set(lexicon::ONE_OWNER),
			repeatable: set(lexicon::REPEATABLE),
			common: set(lexicon::COMMON),
			directed: set(lexicon::DIRECTED),
			measures: groups(lexicon::MEASURES),
			authoring: set(lexicon::AUTHORING),
			hollow: set(lexicon::HOLLOW),
			light: set(lexicon::LIGHT),
			adverse: set(lexicon::ADVERSE),
			lemmas,
		}
	})
}

/// How closely two words agree in meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
	None,
	/// Words that often tell of one event.
	Kin,
	/// Words of one meaning.
	Same,
}

/// The stem of a word in lower case.
pub(super) fn stem(word: &str) -> String {
	reduce(&tables().lemmas, word)
}

fn reduce(lemmas: &HashMap<&'static str, &'static str>, word: &str) -> String {
	if let Some(lemma) = lemmas.get(word) {
		return bare(lemma);
	}
	if matches!(word, "site" | "sites") {
		return "site".to_owned();
	}
	if word.len() <= 3 {
		return word.to_owned();
	}
	bare(word)
}

/// Cuts regular endings so that "completes", "completed", "completing" and "complete" meet in one stem.
fn bare(word: &str) -> String {
	let mut stem = word.to_owned();
	if let Some(start) = stem.strip_suffix("ies").or_else(|| stem.strip_suffix("ied")).filter(|start| start.len() > 2) {
		stem = format!("{start}y");
	} else if let Some(start) = ["sses", "shes", "ches", "xes", "zes"]
		.iter()
		.find_map(|end| stem.ends_with(end).then(|| stem.trim_end_matches("es").to_owned()))
	{
		stem = start;
	} else if stem.ends_with('s')
		&& !stem.ends_with("ss")
		&& !stem.ends_with("us")
		&& !stem.ends_with("is")
		&& stem.len() > 3
	{
		stem.pop();
	}
	for end in ["ing", "ed"] {
		let start =
			stem.strip_suffix(end).filter(|start| start.len() > 2 && start.contains(['a', 'e', 'i', 'o', 'u', 'y']));
		if let Some(start) = start {
			stem = undouble(start).to_owned();
			break;
		}
	}
	spelling(&stem)
}

fn undouble(stem: &str) -> &str {
	let mut letters = stem.chars().rev();
	match (letters.next(), letters.next()) {
		(Some(last), Some(before)) if last == before && !matches!(last, 's' | 'l' | 'z') => {
			stem.get(..stem.len() - last.len_utf8()).unwrap_or(stem)
		},
		_ => stem,
	}
}

/// Brings British and American spellings to one form and drops a silent "e".
fn spelling(stem: &str) -> String {
	let mut stem =
		stem.replace("aes", "es").replace("aem", "em").replace("programme", "program").replace("sulph", "sulf");
	for (british, american) in
		[("our", "or"), ("tre", "ter"), ("ise", "ize"), ("is", "iz"), ("yse", "yze"), ("ence", "ense")]
	{
		let least = if british == "tre" { 2 } else { 4 };
		if let Some(start) = stem.strip_suffix(british).filter(|start| start.len() >= least) {
			stem = format!("{start}{american}");
			break;
		}
	}
	if let Some(start) = stem.strip_suffix("ly").filter(|start| start.len() > 3) {
		stem = start.to_owned();
	}
	if let Some(start) = stem.strip_suffix('e').filter(|start| start.len() > 2) {
		stem = start.to_owned();
	}
	stem
}

fn share(groups: &HashMap<String, Vec<usize>>, one: &str, other: &str) -> bool {
	match (groups.get(one), groups.get(other)) {
		(Some(one), Some(other)) => one.iter().any(|group| other.contains(group)),
		_ => false,
	}
}

/// Whether a noun is formed from a verb: "prediction" from "predict".
fn is_deed_of(noun: &str, verb: &str) -> bool {
	verb.len() >= 5 && noun.strip_prefix(verb).is_some_and(|end| matches!(end, "ion" | "ation" | "ment"))
}

/// How closely two stems agree in meaning.
pub(super) fn likeness(one: &str, other: &str) -> Likeness {
	if one == other || is_deed_of(one, other) || is_deed_of(other, one) || share(&tables().synonyms, one, other) {
		Likeness::Same
	} else if share(&tables().kin, one, other) {
		Likeness::Kin
	} else {
		Likeness::None
	}
}

/// Whether two stems exclude one another in one place of a sentence.
pub(super) fn rivals(one: &str, other: &str) -> bool {
	likeness(one, other) != Likeness::Same && share(&tables().rivals, one, other)
}

/// Whether a stem belongs to a lemma that can be a verb in the present tense.
pub(super) fn can_be_verb(stem: &str) -> bool {
	tables().verbs.contains(stem)
}

/// Whether a word is an irregular past form.
pub(super) fn is_irregular_past(word: &str) -> bool {
	tables().lemmas.get(word).is_some_and(|lemma| *lemma != word)
		&& !matches!(
			word,
			"children" | "people" | "persons" | "men" | "women" | "feet" | "teeth" | "dead" | "deaths" | "flight"
		)
}

/// Whether a verb leaves open that its object came about.
pub(super) fn is_hollow(stem: &str) -> bool {
	tables().hollow.contains(stem)
}

/// Whether a verb denies what stands beside it.
pub(super) fn is_adverse(stem: &str) -> bool {
	tables().adverse.contains(stem)
}

/// Whether a word adds little to the names and figures around it.
pub(super) fn is_light(stem: &str) -> bool {
	tables().light.contains(stem)
}

pub(super) fn is_neutral(stem: &str) -> bool {
	tables().neutral.contains(stem)
}

pub(super) fn is_apposition(stem: &str) -> bool {
	tables().appositions.contains(stem)
}

/// The part of a relation that a clash is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
	Doer,
	Object,
	Place,
	Owner,
}

/// Whether a relation admits one answer only on one of its sides.
pub(super) fn admits_one(stem: &str, side: Side) -> bool {
	let verbs = match side {
		Side::Doer => &tables().one_doer,
		Side::Object => &tables().one_object,
		Side::Place => &tables().one_place,
		Side::Owner => &tables().one_owner,
	};
	verbs.contains(stem) || is_one_of_a_kind(stem)
}

/// Whether a noun names what a thing has one of, such as its capital.
pub(super) fn is_one_of_a_kind(stem: &str) -> bool {
	tables().one_of_a_kind.contains(stem)
}

pub(super) fn is_repeatable(stem: &str) -> bool {
	tables().repeatable.contains(stem)
}

/// Whether many may do the same.
pub(super) fn is_common(stem: &str) -> bool {
	tables().common.contains(stem)
}

pub(super) fn is_directed(stem: &str) -> bool {
	tables().directed.contains(stem)
}

/// What a word such as "long" or "depth" measures.
pub(super) fn measure(stem: &str) -> Option<usize> {
	tables().measures.get(stem).and_then(|groups| groups.first().copied())
}

/// Whether a verb tells of the making of a work.
pub(super) fn makes_work(stem: &str) -> bool {
	matches!(stem, "writ" | "publish" | "author" | "compos" | "paint" | "complet" | "finish" | "appear")
}

pub(super) fn is_authoring(stem: &str) -> bool {
	tables().authoring.contains(stem)
}

/// The quality a superlative ranks: the row of the table and whether it is the opposite end.
pub(super) fn extreme(word: &str) -> Option<(usize, bool)> {
	let has = |words: &str| words.split(' ').any(|own| own == word);
	lexicon::EXTREMES.iter().enumerate().find_map(|(row, (high, low))| match (has(high), has(low)) {
		(true, _) => Some((row, false)),
		(_, true) => Some((row, true)),
		_ => None,
	})
}
