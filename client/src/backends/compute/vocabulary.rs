//! Classes of words that several patterns share: `@name` in a pattern is one of them.

/// Names of classes, and their words in the syntax of [`Cursor::choose`](super::cursor::Cursor::choose).
const CLASSES: [(&str, &str); 37] = [
	("weekday", "monday|tuesday|wednesday|thursday|friday|saturday|sunday"),
	("falls", "fell|falls|landed|lands|occurred|occurs"),
	("not", "does_not|doesn't|did_not|didn't"),
	("year_kind", "leap|common|non_leap"),
	("someone", "someone|somebody|anyone|a_person|a_child|a_man|a_woman"),
	("before_after", "before|after|earlier_than|later_than"),
	("vehicle", "car|train|bus|plane|truck|cyclist|runner|vehicle|ship|boat"),
	("moving", "travelling|traveling|driving|moving|going|running|cycling|walking|flying|covering"),
	("moves", "travels|moves|drives|goes|runs|covers|will_cover|will_travel"),
	("move", "travel|drive|cover|run|cycle|walk|fly"),
	("takes", "takes|would_take|will_take"),
	("speed_of", "a_speed_of|a_constant_speed_of|a_steady_speed_of|a_steady"),
	("flip", "getting|flipping|tossing|obtaining|landing"),
	("sides_up", "heads|head|tails|tail"),
	("fair_coin", "a_fair_coin|a_coin|one_coin|a_single_coin|a_single_fair_coin|fair_coins|coins"),
	("how_many", "exactly|at_least|at_most"),
	("roll", "rolling|getting|throwing"),
	("spots", "six|sixes|ones|twos|threes|fours|fives"),
	(
		"die",
		"a_fair_six_sided_die|a_standard_six_sided_die|a_six_sided_die|a_fair_6_sided_die|a_6_sided_die|a_fair_die|\
		 a_standard_die|a_single_fair_die|a_single_die|one_die|a_die|a_fair_dice|a_dice",
	),
	("dice", "fair_six_sided_dice|standard_six_sided_dice|six_sided_dice|fair_dice|standard_dice|dice"),
	("draw", "drawing|picking|getting|selecting"),
	(
		"deck",
		"a_standard_deck|a_standard_52_card_deck|a_52_card_deck|a_full_deck|a_shuffled_standard_deck|\
		 a_shuffled_52_card_deck",
	),
	("of_cards", "of_52_cards|of_52_playing_cards|of_cards|of_playing_cards"),
	("things", "items|objects|people|elements|things|students|books"),
	("ways", "ways|different_ways|possible_ways|distinct_ways"),
	("choose", "choose|select|pick"),
	("in_a_row", "in_a_row|in_a_line|on_a_shelf"),
	("sequence", "sequence|progression"),
	("lowest", "lowest_terms|simplest_form|its_lowest_terms|its_simplest_form"),
	("nearest", "whole_number|integer|tenth|hundredth|thousandth|ten|hundred|thousand"),
	("decimals", "decimal_places|decimal_place|decimals"),
	("most", "largest|greatest|biggest|highest|maximum|smallest|least|lowest|minimum"),
	("letters", "letters|characters|vowels|consonants|distinct_letters|unique_letters|different_letters"),
	("backwards", "backwards|backward|in_reverse|reversed|spelled_backwards|spelled_backward|written_backwards"),
	("solid", "cube|cuboid|rectangular_prism|tetrahedron|octahedron|dodecahedron|icosahedron|triangular_prism"),
	("number_thing", "number|value|price|amount|quantity"),
	("alphabetically", "alphabetically|in_alphabetical_order|in_the_dictionary|in_a_dictionary"),
];

/// The words that an item of a pattern stands for: those of a class, or its own.
pub fn phrases(item: &'static str) -> &'static str {
	let class = item.strip_prefix('@').and_then(|name| CLASSES.iter().find(|(one, _)| *one == name));
	class.map_or(item, |(_, words)| words)
}
