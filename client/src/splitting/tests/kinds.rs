//! What is a claim and what is not.

use super::{check, check_uncovered, Why};

#[test]
fn opinions_are_no_claims() {
	check_uncovered(&[
		("Paris is beautiful.", Why::Opinion),
		("In my opinion, Paris is the best city.", Why::Opinion),
		("I think Paris is nice.", Why::Opinion),
		("We believe it's great.", Why::Opinion),
		("My favorite city is Rome.", Why::Opinion),
		("Perhaps the most famous painting is the Mona Lisa.", Why::Opinion),
		("Arguably the best album is Abbey Road.", Why::Opinion),
		("It might rain tomorrow.", Why::Opinion),
		("It is a wonderful place to visit.", Why::Opinion),
		("Paris is one of the most beautiful cities in the world.", Why::Opinion),
		("Children should eat more vegetables.", Why::Opinion),
	]);
}

#[test]
fn questions_requests_and_talk_are_no_claims() {
	check_uncovered(&[
		("What is the capital of France?", Why::Question),
		("Would you like to know more?", Why::Question),
		("Go to the Eiffel Tower early.", Why::Instruction),
		("Please update your software.", Why::Instruction),
		("Use strong passwords.", Why::Instruction),
		("Don't forget the salt.", Why::Instruction),
		("You should visit the Louvre.", Why::Instruction),
		("To bake a cake, preheat the oven.", Why::Instruction),
		("Hello!", Why::Greeting),
		("Sure! I'd be happy to help you with that.", Why::Greeting),
		("I hope this helps!", Why::Greeting),
		("Let me know if you have any questions.", Why::Greeting),
		("Feel free to ask for more details.", Why::Greeting),
		("As an AI language model, I don't have feelings.", Why::Greeting),
		("A short overview.", Why::Fragment),
	]);
}

#[test]
fn statements_that_look_like_requests_are_claims() {
	check(&[
		("Water is essential for life.", &["Water is essential for life"]),
		("Light travels faster than sound.", &["Light travels faster than sound"]),
		("Plants need water.", &["Plants need water"]),
		("Set theory was developed by Georg Cantor.", &["Set theory was developed by Georg Cantor"]),
		("Research suggests that caffeine boosts alertness.", &["Research suggests that caffeine boosts alertness"]),
		("Type 2 diabetes is caused by insulin resistance.", &["Type 2 diabetes is caused by insulin resistance"]),
		("The movie was the best-selling film of 1999.", &["The movie was the best-selling film of 1999"]),
		("Our solar system has eight planets.", &["Our solar system has eight planets"]),
		("Hey Jude is a song by the Beatles.", &["Hey Jude is a song by the Beatles"]),
	]);
}

#[test]
fn prefaces_are_dropped() {
	check(&[
		("It is important to note that whales are mammals.", &["Whales are mammals"]),
		("Please note that the store closes at 9 p.m. on Sundays.", &["The store closes at 9 p.m. on Sundays"]),
		("However, the ship sank in 1912.", &["The ship sank in 1912"]),
		("The ship, however, sank in 1912.", &["The ship sank in 1912"]),
		("Certainly, the capital of France is Paris.", &["The capital of France is Paris"]),
		("No, the Great Wall is not visible from space.", &["The Great Wall is not visible from space"]),
		("In summary, the Earth is round.", &["The Earth is round"]),
	]);
}
