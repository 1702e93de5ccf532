//! Cuts the items of a sentence into stretches between commas, conjunctions and relative words.

use super::facts::Item;
use super::glue::Glue;

/// A stretch of a sentence, as places of its items; the word that opens it is its first.
pub(super) type Fragment = Vec<usize>;

/// Whether some item of a stretch is a verb or auxiliary.
pub(super) fn has_verb(items: &[Item], range: &[usize]) -> bool {
	range.iter().filter_map(|&at| items.get(at)).any(Item::is_predicate)
}

fn glue_at(items: &[Item], fragment: &[usize], place: usize) -> Option<Glue> {
	fragment.get(place).and_then(|&at| items.get(at)).and_then(Item::glue)
}

/// The stretches of a sentence, with those brought together that one verb governs.
pub(super) fn fragments(items: &[Item]) -> Vec<Fragment> {
	let mut fragments: Vec<Fragment> = Vec::new();
	let mut current = Fragment::new();
	for (at, item) in items.iter().enumerate() {
		let cuts = matches!(item.glue(), Some(Glue::Comma | Glue::Stop | Glue::And | Glue::Opens | Glue::MayOpen));
		let telling = |item: &Item| item.is_content() || item.is_glue(Glue::Not);
		// "and" after a comma opens one fragment together with it.
		if cuts && current.iter().filter_map(|&at| items.get(at)).any(telling) {
			fragments.push(std::mem::take(&mut current));
		}
		current.push(at);
	}
	fragments.push(current);
	fragments.retain(|fragment| !fragment.is_empty());
	join_asides(items, &join_subjects(items, fragments))
}

/// Brings the two halves of a double subject together: "for the White Nile and the Blue Nile join".
fn join_subjects(items: &[Item], fragments: Vec<Fragment>) -> Vec<Fragment> {
	let mut joined: Vec<Fragment> = Vec::new();
	for fragment in fragments {
		let verb = has_verb(items, &fragment);
		let and = verb && glue_at(items, &fragment, 0) == Some(Glue::And);
		let item = |place: usize| fragment.get(place).and_then(|&at| items.get(at));
		// "a mammal that lays eggs" stays whole; "announced that Everest measures" does not.
		let restrictive =
			verb && item(0).is_some_and(|item| item.norm == "that") && item(1).is_none_or(Item::is_predicate);
		let continues = |last: &Fragment| {
			let opens = |place: usize| matches!(glue_at(items, last, place), Some(Glue::Opens | Glue::MayOpen));
			let comma = glue_at(items, last, 0) == Some(Glue::Comma);
			let after_comma = comma && (opens(1) || glue_at(items, last, 1) == Some(Glue::And));
			restrictive || and && !has_verb(items, last) && (opens(0) || after_comma)
		};
		match joined.last_mut() {
			Some(last) if continues(last) => last.extend(fragment),
			_ => joined.push(fragment),
		}
	}
	joined
}

/// Brings a subject and its verb together over an aside: "and Hall, an astronomer, discovered".
fn join_asides(items: &[Item], fragments: &[Fragment]) -> Vec<Fragment> {
	let is = |fragment: &[usize], place: usize, glue: Glue| glue_at(items, fragment, place) == Some(glue);
	let mut joined: Vec<Fragment> = Vec::new();
	let mut index = 0;
	while let Some(first) = fragments.get(index) {
		let mut fragment = first.clone();
		index += 1;
		let subject = is(first, 0, Glue::Comma) && is(first, 1, Glue::And) && !has_verb(items, first);
		let gap = fragments.iter().skip(index).take(3).take_while(|next| !has_verb(items, next)).count();
		let verb = fragments.get(index + gap).is_some_and(|next| {
			is(next, 0, Glue::Comma) && next.get(1).and_then(|&at| items.get(at)).is_some_and(Item::is_predicate)
		});
		if subject && gap > 0 && verb {
			fragment.extend(fragments.iter().skip(index).take(gap + 1).flatten());
			index += gap + 1;
		}
		joined.push(fragment);
	}
	joined
}
