//! What only connects belongs to what is stated.

use crate::splitting::{split, Why};

/// The parts of `text` that its claims stand for.
fn stated(text: &str) -> Vec<&str> {
	split(text).pieces.iter().filter_map(|piece| text.get(piece.span.clone())).collect()
}

#[test]
fn openings_are_part_of_the_claim() {
	let texts = [
		"Meanwhile, Collins stayed in orbit",
		"In fact, whales are mammals",
		"For reference, an address has 32 bits",
		"By the way, the Moon is round",
		"As a side note, Garry Kasparov lost to Deep Blue",
		"To put it simply, each player has 16 pieces",
		"It is worth noting that whales are mammals",
		"Certainly, the capital of France is Paris",
		"And that first message went to Stanford",
		"Whales are mammals, of course",
	];
	for text in texts {
		assert_eq!(stated(text), [text], "{:?}", split(text));
	}
}

#[test]
fn joints_are_part_of_the_second_claim() {
	let text = "However, cats have claws, while dogs have fur; in contrast, fish have scales";
	assert_eq!(stated(text), ["However, cats have claws", "while dogs have fur", "in contrast, fish have scales"]);
}

#[test]
fn openings_do_not_hide_what_is_left_out() {
	let text = "In fact, the city is old, but it is beautiful.";
	let found = split(text);
	let left = found.uncovered.iter().filter_map(|left| Some((text.get(left.span.clone())?, left.why)));
	assert_eq!(left.collect::<Vec<_>>(), [("but it is beautiful", Why::Opinion)]);
}

#[test]
fn repetitions_are_named_as_such() {
	let text = "The sky is blue. The sky is blue.";
	let found = split(text);
	let left = found.uncovered.iter().map(|left| (left.span.clone(), left.why));
	assert_eq!((found.pieces.len(), left.collect::<Vec<_>>()), (1, vec![(17..32, Why::Repeated)]));
}
