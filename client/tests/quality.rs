//! How good the splitter, the libraries and the calculator are, on corpora of ours; printed as tables
//! (`cargo test -p mira-client --test quality -- --nocapture`).

use mira_client::{backends::evidence::Library, splitting};
use serde::Deserialize;
use std::{
	collections::{BTreeMap, BTreeSet},
	path::{Path, PathBuf},
};

fn corpora() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora")
}

fn lines<T: serde::de::DeserializeOwned>(name: &str) -> Vec<T> {
	let path = corpora().join(name);
	let text = std::fs::read_to_string(&path).expect("the corpus is there");
	text.lines()
		.map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}: {error}: {line}")))
		.collect()
}

fn percent(part: usize, whole: usize) -> f64 {
	100.0 * part as f64 / whole.max(1) as f64
}

#[derive(Deserialize)]
struct Response {
	text: String,
	sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
	kind: String,
	facts: Vec<Fact>,
}

#[derive(Deserialize)]
struct Fact {
	fact: String,
	#[serde(rename = "true")]
	holds: bool,
}

const STOP_WORDS: [&str; 44] = [
	"a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had", "has",
	"have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "she", "so", "that", "the", "their",
	"there", "they", "this", "to", "was", "were", "which", "while", "who", "with", "s",
];

/// Words that carry meaning, without their endings.
fn content_words(text: &str) -> BTreeSet<String> {
	let lower = text.to_lowercase();
	lower
		.split(|character: char| !character.is_alphanumeric())
		.filter(|word| !word.is_empty() && !STOP_WORDS.contains(word))
		.map(|word| {
			let stem = ["ing", "ed", "es", "s"]
				.iter()
				.find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 3));
			stem.unwrap_or(word).to_string()
		})
		.collect()
}

/// The share of a fact's words that a claim has.
fn recall(fact: &BTreeSet<String>, claim: &BTreeSet<String>) -> f64 {
	fact.intersection(claim).count() as f64 / fact.len().max(1) as f64
}

/// A claim that has so much of a fact states it.
const STATES: f64 = 0.8;

/// The goals: nine tenths of what facts say is in some claim, and at most one claim in five is part true, part false. (Whole
/// sentences would cover everything, and mix far more.)
#[test]
fn the_splitter_covers_facts_and_does_not_mix_them() {
	let (mut covered, mut facts, mut claims, mut mixed) = (0.0, 0, 0, 0);
	let mut by_kind: BTreeMap<String, (f64, usize)> = BTreeMap::new();
	let mut sentences = 0;
	for response in lines::<Response>("splitter.jsonl") {
		let pieces: Vec<_> =
			splitting::split(&response.text).pieces.iter().map(|piece| content_words(&piece.text)).collect();
		let mut known = Vec::new();
		for Sentence { kind, facts: of } in &response.sentences {
			sentences += 1;
			for fact in of {
				let words = content_words(&fact.fact);
				let best = pieces.iter().map(|piece| recall(&words, piece)).fold(0.0, f64::max);
				covered += best;
				facts += 1;
				let entry = by_kind.entry(kind.clone()).or_default();
				*entry = (entry.0 + best, entry.1 + 1);
				known.push((words, fact.holds));
			}
		}
		claims += pieces.len();
		let states = |piece: &BTreeSet<String>, holds| {
			known.iter().any(|(words, is)| *is == holds && recall(words, piece) >= STATES)
		};
		mixed += pieces.iter().filter(|piece| states(piece, true) && states(piece, false)).count();
	}
	println!("| kind | facts | covered |\n|---|---:|---:|");
	for (kind, (sum, count)) in &by_kind {
		println!("| {kind} | {count} | {:.3} |", sum / *count as f64);
	}
	let coverage = covered / facts as f64;
	println!("| all | {facts} | {coverage:.3} |\n");
	println!(
		"{sentences} sentences, {claims} claims, {mixed} part true and part false ({:.1} %)",
		percent(mixed, claims)
	);
	assert_eq!(sentences, 200);
	assert!(coverage >= 0.90, "{coverage:.3}");
	assert!(percent(mixed, claims) <= 20.0, "{mixed} of {claims}");
}

#[derive(Deserialize)]
struct Pair {
	change: String,
	#[serde(rename = "true")]
	right: String,
	#[serde(rename = "false")]
	wrong: String,
}

/// The goals, for each library: at least half of the pairs are decided on both sides, and of these nine tenths rightly. A
/// wrong verdict on one side of a pair counts as a wrong pair, whatever the other side got.
#[test]
fn libraries_tell_minimal_pairs_apart() {
	let pairs: Vec<Pair> = lines("pairs.jsonl");
	assert!(pairs.len() >= 100);
	let mut counts = Vec::new();
	for name in ["atlas", "almanac", "annals"] {
		let library = Library::open(&corpora().join("libraries").join(name)).expect("it comes with the client");
		let texts = all_text(&corpora().join("libraries").join(name));
		let mut by_change: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
		for Pair { change, right, wrong } in &pairs {
			assert!(!texts.contains(right.as_str()) && !texts.contains(wrong.as_str()), "{name} has \"{right}\"");
			let (right_side, wrong_side) = (library.judge(right), library.judge(wrong));
			let mistaken = right_side.as_ref().is_some_and(|found| !found.holds)
				|| wrong_side.as_ref().is_some_and(|found| found.holds);
			let decided = right_side.is_some() && wrong_side.is_some();
			let [all, both, bad] = by_change.entry(change).or_default();
			*all += 1;
			*both += usize::from(decided || mistaken);
			*bad += usize::from(mistaken);
			if mistaken {
				for (side, found) in [(right, &right_side), (wrong, &wrong_side)] {
					println!("{name}: \"{side}\": {:?}", found.as_ref().map(|found| (found.holds, &found.because)));
				}
			}
		}
		println!("\n| {name}: changed | pairs | decided | rightly |\n|---|---:|---:|---:|");
		let mut total = [0; 3];
		for (change, counts) in &by_change {
			println!("| {change} | {} | {} | {} |", counts[0], counts[1], counts[1] - counts[2]);
			total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
		}
		let [all, decided, bad] = total;
		println!(
			"| all | {all} | {decided} ({:.0} %) | {} ({:.0} %) |",
			percent(decided, all),
			decided - bad,
			percent(decided - bad, decided)
		);
		counts.push((name, all, decided, bad));
	}
	for (name, all, decided, bad) in counts {
		assert!(2 * decided >= all, "{name}: {decided} of {all} decided");
		assert!(10 * (decided - bad) >= 9 * decided, "{name}: {bad} of {decided} wrong");
	}
}

fn all_text(folder: &Path) -> String {
	let files = std::fs::read_dir(folder).expect("it comes with the client");
	files.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text")).collect()
}
