//! Claims with known answers, and claims that nothing should be made of.

use super::{judge, Kind};
use serde_json::Value;
use std::collections::BTreeMap;

/// One JSON object a line: the kind, the claim, and whether it holds; null if it is to be left alone.
const CASES: &str = include_str!("../../../corpora/compute.jsonl");
/// Cases that each kind needs: that hold, that do not, and that are left alone.
const LEAST: [usize; 3] = [4, 4, 3];

struct Case {
	kind: String,
	claim: String,
	answer: Option<bool>,
}

fn cases() -> Vec<Case> {
	let read = |line: &str| {
		let value: Value = serde_json::from_str(line).expect("every line is an object");
		let text = |key: &str| value.get(key).and_then(Value::as_str).expect("kind and claim are texts").to_string();
		Case { kind: text("kind"), claim: text("claim"), answer: value.get("answer").and_then(Value::as_bool) }
	};
	CASES.lines().filter(|line| !line.is_empty()).map(read).collect()
}

#[test]
fn claims_are_judged_as_they_should() {
	let mut table: BTreeMap<String, [usize; 3]> = BTreeMap::new();
	let mut wrong = Vec::new();
	for case in cases() {
		let judgement = judge(&case.claim);
		let right = judgement.as_ref().map(|judgement| judgement.holds) == case.answer
			&& judgement.as_ref().is_none_or(|judgement| judgement.kind.name() == case.kind);
		if !right {
			wrong.push(format!("{}: {:?} should be {:?}, and is {judgement:?}", case.kind, case.claim, case.answer));
		}
		let column = case.answer.map_or(2, |holds| usize::from(!holds));
		table.entry(case.kind).or_default()[column] += usize::from(right);
	}
	println!("{:<20} {:>5} {:>5} {:>5}", "kind", "true", "false", "none");
	for (kind, [holds, fails, open]) in &table {
		println!("{kind:<20} {holds:>5} {fails:>5} {open:>5}");
	}
	assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_kind_has_cases() {
	let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
	for case in cases() {
		counts.entry(case.kind).or_default()[case.answer.map_or(2, |holds| usize::from(!holds))] += 1;
	}
	for kind in Kind::ALL {
		let count = counts.get(kind.name()).copied().unwrap_or_default();
		assert!(count.iter().zip(LEAST).all(|(count, least)| *count >= least), "{}: {count:?}", kind.name());
	}
	let mut names: Vec<_> = Kind::ALL.iter().map(Kind::name).collect();
	names.sort_unstable();
	names.dedup();
	assert_eq!(names.len(), Kind::ALL.len());
	assert!(counts.keys().all(|name| name == "hostile" || names.contains(&name.as_str())));
}

/// Claims that are cut, shuffled and interrupted are judged in some way or none, and nothing panics.
#[test]
fn nothing_panics() {
	let marks = [
		"", "√", "^9", "!", "(", ")", "−", "½", "%", "1e60", "0x", "'", "\u{301}", "🙂", "of", "and", "\u{202e}",
		"9,999",
	];
	for (index, case) in cases().iter().enumerate() {
		let chars: Vec<char> = case.claim.chars().collect();
		for (step, mark) in marks.iter().enumerate().filter(|(step, _)| (index + step) % 5 == 0) {
			let cut = (index * 7 + step * 13) % (chars.len() + 1);
			let (left, right) = chars.split_at(cut);
			let [left, right] = [left, right].map(|part| part.iter().collect::<String>());
			let _ = judge(&format!("{left}{mark}{right}"));
			let _ = judge(&format!("{right} {mark} {left}"));
			let _ = judge(&format!("{left}{}", mark.repeat(120 / mark.len().max(1))));
		}
	}
}

#[test]
fn the_reason_tells_what_was_computed() {
	let because = |claim: &str| judge(claim).map(|judgement| judgement.because);
	assert_eq!(because("17 × 23 is 401").as_deref(), Some("17 × 23 is 391, not 401"));
	assert_eq!(
		because("5 miles is about 8.05 km.").as_deref(),
		Some("5 miles is 8.04672 km, which is close to 8.05 km")
	);
	assert_eq!(because("20 July 1969 was a Monday.").as_deref(), Some("1969-07-20 is a Sunday"));
}

#[test]
fn long_claims_are_left_alone() {
	assert!(judge(&format!("{}1 = 1", " ".repeat(507))).is_some());
	assert!(judge(&format!("{}1 = 1", " ".repeat(508))).is_none());
}
