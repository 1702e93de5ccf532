//! Markdown: blocks, marks inside text, list items and the words that announce them.

use super::{check, check_uncovered, Why};
use crate::splitting::split;

#[test]
fn marks_are_stripped() {
	check(&[
		("**Paris** is the *capital* of France.", &["Paris is the capital of France"]),
		("`grep` is a [Unix](https://example.com/a_(b)) tool.", &["Grep is a Unix tool"]),
		("Water is H<sub>2</sub>O.[1] Ice is __solid__ water.[^2]", &["Water is H2O", "Ice is solid water"]),
		("*Pride and Prejudice and Zombies* is a novel.", &["Pride and Prejudice and Zombies is a novel"]),
		("AT&amp;T is a company.", &["AT&T is a company"]),
		("> Berlin is the capital of Germany.", &["Berlin is the capital of Germany"]),
		("Rome is old\nand the capital of Italy.", &["Rome is old", "Rome is the capital of Italy"]),
	]);
}

#[test]
fn items_complete_their_announcement() {
	check(&[
		(
			"The planets are:\n\n- Mercury\n- **Venus**\n- Earth",
			&["Mercury is one of the planets", "Venus is one of the planets", "Earth is one of the planets"],
		),
		(
			"Here are the primary colors:\n1. Red\n2. Blue",
			&["Red is one of the primary colors", "Blue is one of the primary colors"],
		),
		(
			"There are two types of cells:\n- Plant cells\n- Red blood cells",
			&[
				"There are two types of cells",
				"There are types of cells, including plant cells",
				"There are types of cells, including red blood cells",
			],
		),
		(
			"Facts about Mars:\n* **Diameter:** 6,779 km\n* It has two moons.\n* Known as the Red Planet.",
			&["Mars's diameter is 6,779 km", "Mars has two moons", "Mars is known as the Red Planet"],
		),
		(
			"1. **Gas giants** – large planets made of gas. They have many moons.\n2. **Mercury**: The smallest planet.",
			&[
				"Gas giants are large planets",
				"Gas giants are made of gas",
				"Gas giants have many moons",
				"Mercury is the smallest planet",
			],
		),
		(
			"- **Mozzarella**: a fresh cheese made from milk.",
			&["Mozzarella is a fresh cheese", "Mozzarella is made from milk"],
		),
		(
			"- **Mitochondria**: Produce energy for the cell.\n- **Ribosome**: Synthesizes proteins.",
			&["Mitochondria produce energy for the cell", "Ribosome synthesizes proteins"],
		),
	]);
}

#[test]
fn blocks_without_prose_are_uncovered() {
	check_uncovered(&[
		("# The Solar System", Why::Heading),
		("The Solar System\n================", Why::Heading),
		("**Early life**", Why::Heading),
		("```python\nprint('The sky is blue.')\n```", Why::Code),
		("| Planet | Moons |\n|---|---|\n| Earth | 1 |", Why::Code),
		("Planet | Moons\n---|---\nEarth | 1", Why::Code),
		("Follow these steps:\n1. Preheat the oven to 350°F.\n2. Mix the flour, sugar, and eggs.", Why::Instruction),
	]);
}

#[test]
fn spans_point_at_the_source() {
	let text = "# Facts\n\nHi! **Marie Curie** was born in *Warsaw* and died in Passy. She won two prizes.";
	let found = split(text);
	let spans = found.pieces.iter().filter_map(|piece| text.get(piece.span.clone())).collect::<Vec<_>>();
	let expected = [
		"Marie Curie** was born in *Warsaw",
		"Marie Curie** was born in *Warsaw* and died in Passy",
		"She won two prizes",
	];
	assert_eq!(spans, expected);
	let left = found.uncovered.iter().filter_map(|left| text.get(left.span.clone())).collect::<Vec<_>>();
	assert_eq!(left, ["Facts", "Hi!"]);
}
