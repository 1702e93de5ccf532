//! Sentence ends: abbreviations, numbers, quotations, brackets.

use super::check;

#[test]
fn abbreviations_do_not_end_sentences() {
	check(&[
		(
			"Dr. J. R. Smith moved to St. Petersburg at 5 p.m. on Jan. 5, 1990. He earned his Ph.D. there.",
			&[
				"Dr. J. R. Smith moved to St. Petersburg at 5 p.m. on Jan. 5, 1990",
				"Dr. J. R. Smith earned his Ph.D. there",
			],
		),
		(
			"The U.S. declared independence in 1776. It is a federal republic.",
			&["The U.S. declared independence in 1776", "The U.S. is a federal republic"],
		),
		("The Nile is approx. 6,650 km long.", &["The Nile is approx. 6,650 km long"]),
		(
			"He was an engineer, i.e. a builder, e.g. of bridges.",
			&["He was an engineer, i.e. a builder, e.g. of bridges"],
		),
		(
			"J. R. R. Tolkien wrote The Hobbit in 1937 and The Lord of the Rings in 1954.",
			&["J. R. R. Tolkien wrote The Hobbit in 1937", "J. R. R. Tolkien wrote The Lord of the Rings in 1954"],
		),
		(
			"Apple Inc. was founded by Steve Jobs. The company is based in Cupertino, California. It makes the iPhone.",
			&[
				"Apple Inc. was founded by Steve Jobs",
				"Apple Inc. is based in Cupertino, California",
				"Apple Inc. makes the iPhone",
			],
		),
	]);
}

#[test]
fn abbreviations_may_end_sentences() {
	check(&[
		("The meeting is at 5 p.m. The room is No. 5.", &["The meeting is at 5 p.m", "The room is No. 5"]),
		(
			"Vitamin C is found in citrus fruits. It prevents scurvy.",
			&["Vitamin C is found in citrus fruits", "Vitamin C prevents scurvy"],
		),
		(
			"World War I began in 1914. Germany was defeated in 1918.",
			&["World War I began in 1914", "Germany was defeated in 1918"],
		),
	]);
}

#[test]
fn numbers_and_addresses_stay_whole() {
	check(&[
		(
			"The value of pi is 3.14159... and it is irrational.",
			&["The value of pi is 3.14159", "The value of pi is irrational"],
		),
		(
			"Version 2.0.1 was released in 2020. See https://example.com/a.b?c=d. It fixed bugs.",
			&["Version 2.0.1 was released in 2020", "Version 2.0.1 fixed bugs"],
		),
		("10² is 100.", &["10^2 is 100"]),
	]);
}

#[test]
fn quotations_stay_whole() {
	check(&[
		("She said, \"Stop. Wait.\" Then she left.", &["She said, \"Stop. Wait.\"", "Then she left"]),
		(
			"The phrase \"I think, therefore I am\" was coined by René Descartes.",
			&["The phrase \"I think, therefore I am\" was coined by René Descartes"],
		),
		(
			"The Beatles released \"Help!\" in 1965, and \"Yesterday\" became a hit.",
			&["The Beatles released \"Help!\" in 1965", "\"Yesterday\" became a hit"],
		),
	]);
}
