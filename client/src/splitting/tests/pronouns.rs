//! Pronouns and other second names.

use super::check;

#[test]
fn pronouns_stand_for_subjects() {
	check(&[
		(
			"Albert Einstein was born in Ulm. His theory of relativity changed physics. He died in Princeton in 1955.",
			&[
				"Albert Einstein was born in Ulm",
				"Albert Einstein's theory of relativity changed physics",
				"Albert Einstein died in Princeton in 1955",
			],
		),
		("Lions are carnivores. They live in Africa.", &["Lions are carnivores", "Lions live in Africa"]),
		(
			"The United Nations was founded in 1945. It has 193 member states.",
			&["The United Nations was founded in 1945", "The United Nations has 193 member states"],
		),
		(
			"To Kill a Mockingbird is a novel by Harper Lee. She published it in 1960.",
			&["To Kill a Mockingbird is a novel by Harper Lee", "Harper Lee published To Kill a Mockingbird in 1960"],
		),
		(
			"Steve Jobs and Steve Wozniak founded Apple in 1976. They released the Apple II in 1977.",
			&[
				"Steve Jobs founded Apple in 1976",
				"Steve Wozniak founded Apple in 1976",
				"Steve Jobs released the Apple II in 1977",
				"Steve Wozniak released the Apple II in 1977",
			],
		),
		(
			"The currency of Japan is the yen, and its flag features a red circle.",
			&["The currency of Japan is the yen", "Japan's flag features a red circle"],
		),
		(
			"Saturn is known for its rings, which are made of ice and rock.",
			&[
				"Saturn is known for its rings",
				"Saturn's rings are made in part of ice",
				"Saturn's rings are made in part of rock",
			],
		),
	]);
}

#[test]
fn second_names_stand_for_subjects() {
	check(&[
		(
			"Paris is the capital of France. The city has about 2.1 million inhabitants.",
			&[
				"Paris is the capital of France",
				"Paris has about 2.1 million inhabitants",
			],
		),
		(
			"Copenhagen is the capital of Denmark. This city is known for the Little Mermaid statue.",
			&[
				"Copenhagen is the capital of Denmark",
				"Copenhagen is known for the Little Mermaid statue",
			],
		),
		(
			"Python and Java are popular programming languages. The former was created by Guido van Rossum, and the latter was developed at Sun Microsystems.",
			&[
				"Python is a popular programming language",
				"Java is a popular programming language",
				"Python was created by Guido van Rossum",
				"Java was developed at Sun Microsystems",
			],
		),
	]);
}

#[test]
fn nothing_is_invented() {
	check(&[
		(
			"It was founded in 1850. The school has 2,000 students.",
			&["It was founded in 1850", "The school has 2,000 students"],
		),
		("She is a doctor.", &["She is a doctor"]),
		(
			"It is estimated that 8 billion people live on Earth.",
			&["It is estimated that 8 billion people live on Earth"],
		),
		(
			"The Hindenburg caught fire in 1937. The disaster killed 36 people.",
			&["The Hindenburg caught fire in 1937", "The disaster killed 36 people"],
		),
	]);
}

#[test]
fn doubtful_things_are_not_named() {
	check(&[
		(
			"The company grew. An office there costs $3 million. It hired an engineer.",
			&["The company grew", "An office there costs $3 million", "It hired an engineer"],
		),
		(
			"The speed of light is 299,792,458 m/s. Nothing can reach it.",
			&["The speed of light is 299,792,458 m/s", "Nothing can reach it"],
		),
		("The dough rises for an hour, then it is baked.", &["The dough rises for an hour, then it is baked"]),
		(
			"Alan Turing was a mathematician. Christopher Morcom's death moved many. In 1952 he was convicted.",
			&["Alan Turing was a mathematician", "Christopher Morcom's death moved many", "In 1952 he was convicted"],
		),
	]);
}

#[test]
fn names_are_put_in_whole() {
	check(&[
		(
			"In 2008, Tesla, Inc. released the Roadster, its first car.",
			&["In 2008, Tesla, Inc. released the Roadster", "The Roadster is Tesla, Inc.'s first car"],
		),
		(
			"Vincent van Gogh sold few paintings. Paul Gauguin lived with him.",
			&["Vincent van Gogh sold few paintings", "Paul Gauguin lived with Vincent van Gogh"],
		),
	]);
}

#[test]
fn titles_of_sections_are_no_subjects() {
	check(&[
		(
			"# Paris\n\nIt is the capital of France.\n\n## History\n\nIt was founded by the Parisii.",
			&["Paris is the capital of France", "Paris was founded by the Parisii"],
		),
		("## Overview\n\nIt was founded in 1990.", &["It was founded in 1990"]),
	]);
}
