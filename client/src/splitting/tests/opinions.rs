//! Statements of taste and feeling.

use super::{check, check_uncovered, Why};

#[test]
fn feelings_are_no_claims() {
	check_uncovered(&[
		("It still feels almost unbelievable.", Why::Opinion),
		("The landing is one of those moments that changed everything.", Why::Opinion),
		("The song is widely loved.", Why::Opinion),
		("The sunset over Santorini is breathtaking.", Why::Opinion),
		("Its soundtrack is simply amazing.", Why::Opinion),
		("The film is a masterpiece.", Why::Opinion),
		("Bruges is the loveliest town in Belgium.", Why::Opinion),
		("It is the most beautiful castle in Germany.", Why::Opinion),
		("The most beautiful part of the story is its end.", Why::Opinion),
		("What makes this story so moving is its simplicity.", Why::Opinion),
		("The design stands the test of time.", Why::Opinion),
		("What a stunning place!", Why::Opinion),
	]);
}

#[test]
fn facts_about_feelings_are_claims() {
	check(&[
		("Critics said that the film was amazing.", &["Critics said that the film was amazing"]),
		("Patients feel tired.", &["Patients feel tired"]),
		("The film is one of three comedies of 1999.", &["The film is one of three comedies of 1999"]),
		("The earth is moving around the Sun.", &["The earth is moving around the Sun"]),
		("Its most beautiful hall was built in 1900.", &["Its most beautiful hall was built in 1900"]),
		("The castle is the largest in Germany.", &["The castle is the largest in Germany"]),
	]);
}
