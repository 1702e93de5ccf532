//! "him" and "her" after verbs and prepositions.

use super::check;

#[test]
fn objects_are_not_the_subject() {
	check(&[
		(
			"Sarah gave Anna a book. Anna thanked her. Later, Tom met Sarah and went to the cinema with her.",
			&[
				"Sarah gave Anna a book",
				"Anna thanked Sarah",
				"Later, Tom met Sarah",
				"Later, Tom went to the cinema with Sarah",
			],
		),
		(
			"Thomas Edison was an inventor. Joseph Swan made a bulb in 1879, and Edison later worked with him.",
			&[
				"Thomas Edison was an inventor",
				"Joseph Swan made a bulb in 1879",
				"Edison later worked with Joseph Swan",
			],
		),
		(
			"Elizabeth I succeeded Mary I in 1558. Mary had imprisoned her in 1554.",
			&["Elizabeth I succeeded Mary I in 1558", "Mary had imprisoned Elizabeth I in 1554"],
		),
		("Romeo loves Juliet. Her family hates him.", &["Romeo loves Juliet", "Juliet's family hates Romeo"]),
	]);
}

#[test]
fn where_two_fit_the_sentence_stays_whole() {
	check(&[
		(
			"Maria went to Rome with Eve. Tom met her in 1990 and wrote a book for her.",
			&["Maria went to Rome with Eve", "Tom met her in 1990 and wrote a book for her"],
		),
		(
			"Sarah introduced Anna to Eve, and Tom left with her.",
			&["Sarah introduced Anna to Eve, and Tom left with her"],
		),
		(
			"Marie Curie worked with Pierre Curie and Henri Becquerel. He died in 1906.",
			&["Marie Curie worked with Pierre Curie", "Marie Curie worked with Henri Becquerel", "He died in 1906"],
		),
	]);
}
