//! Lists, pairs that are no lists, and negation.

use super::check;

#[test]
fn subjects_share_a_predicate() {
	check(&[
		("Mercury, Venus, and Mars are planets.", &["Mercury is a planet", "Venus is a planet", "Mars is a planet"]),
		(
			"Orville and Wilbur Wright built the first successful airplane.",
			&[
				"Orville Wright built the first successful airplane",
				"Wilbur Wright built the first successful airplane",
			],
		),
		(
			"In 1969, Neil Armstrong and Buzz Aldrin landed on the Moon.",
			&["In 1969, Neil Armstrong landed on the Moon", "In 1969, Buzz Aldrin landed on the Moon"],
		),
		("5 and 7 are prime numbers.", &["5 is a prime number", "7 is a prime number"]),
	]);
}

#[test]
fn objects_share_a_verb() {
	check(&[
		(
			"Thomas Edison invented the phonograph, the light bulb, and the motion picture camera.",
			&[
				"Thomas Edison invented the phonograph",
				"Thomas Edison invented the light bulb",
				"Thomas Edison invented the motion picture camera",
			],
		),
		(
			"Plants use sunlight, water, and carbon dioxide to produce glucose and oxygen.",
			&[
				"Plants use sunlight",
				"Plants use water",
				"Plants use carbon dioxide",
				"Plants produce glucose",
				"Plants produce oxygen",
			],
		),
		(
			"Paris is the capital and largest city of France.",
			&["Paris is the capital of France", "Paris is the largest city of France"],
		),
		(
			"Jupiter is the largest and most massive planet in the Solar System.",
			&[
				"Jupiter is the largest planet in the Solar System",
				"Jupiter is the most massive planet in the Solar System",
			],
		),
		(
			"Carbon has an atomic number of 6 and an atomic mass of about 12.",
			&["Carbon has an atomic number of 6", "Carbon has an atomic mass of about 12"],
		),
		(
			"Water consists of hydrogen and oxygen.",
			&["Water consists in part of hydrogen", "Water consists in part of oxygen"],
		),
		(
			"Brazil won the FIFA World Cup in 1958, 1962, and 1970.",
			&[
				"Brazil won the FIFA World Cup in 1958",
				"Brazil won the FIFA World Cup in 1962",
				"Brazil won the FIFA World Cup in 1970",
			],
		),
		(
			"The show airs at 8 p.m. on Mondays and at 9 p.m. on Tuesdays.",
			&["The show airs at 8 p.m. on Mondays", "The show airs at 9 p.m. on Tuesdays"],
		),
	]);
}

#[test]
fn adjectives_share_a_copula() {
	check(&[
		("The number 7 is prime and odd.", &["The number 7 is prime", "The number 7 is odd"]),
		(
			"Copper is reddish, ductile, and an excellent conductor of electricity.",
			&["Copper is reddish", "Copper is ductile", "Copper is an excellent conductor of electricity"],
		),
	]);
}

#[test]
fn announced_lists() {
	check(&[
		(
			"The human heart has two kinds of chambers: atria and ventricles.",
			&[
				"The human heart has two kinds of chambers",
				"The human heart has kinds of chambers, including atria",
				"The human heart has kinds of chambers, including ventricles",
			],
		),
		(
			"Mars has two moons, Phobos and Deimos.",
			&["Mars has two moons", "Mars has moons, including Phobos", "Mars has moons, including Deimos"],
		),
		(
			"Switzerland has four official languages, including German and French.",
			&[
				"Switzerland has four official languages",
				"Switzerland has official languages, including German",
				"Switzerland has official languages, including French",
			],
		),
		(
			"The two largest cities in Australia are Sydney and Melbourne.",
			&[
				"Sydney is one of the two largest cities in Australia",
				"Melbourne is one of the two largest cities in Australia",
			],
		),
		(
			"The primary colors are red, yellow, and blue.",
			&[
				"Red is one of the primary colors",
				"Yellow is one of the primary colors",
				"Blue is one of the primary colors",
			],
		),
		(
			"Some snakes, such as cobras and vipers, are venomous.",
			&["Some snakes are venomous", "Cobras are venomous", "Vipers are venomous"],
		),
	]);
}

#[test]
fn items_that_share_a_noun_stay_together() {
	check(&[
		(
			"Python supports multiple paradigms, including procedural, object-oriented and functional programming.",
			&["Python supports multiple paradigms, including procedural, object-oriented and functional programming"],
		),
		(
			"Beethoven wrote nine symphonies, 32 piano sonatas, and one opera, Fidelio.",
			&[
				"Beethoven wrote nine symphonies",
				"Beethoven wrote 32 piano sonatas",
				"Beethoven wrote one opera, Fidelio",
			],
		),
		(
			"Lake Baikal is not only the deepest lake in the world but also the oldest.",
			&["Lake Baikal is the deepest lake in the world and also the oldest"],
		),
		(
			"She raised two daughters, Irène and Ève, on her own.",
			&[
				"She raised two daughters on her own",
				"She raised daughters, including Irène, on her own",
				"She raised daughters, including Ève, on her own",
			],
		),
	]);
}

#[test]
fn fixed_pairs_stay_whole() {
	check(&[
		("Romeo and Juliet is a tragedy.", &["Romeo and Juliet is a tragedy"]),
		(
			"Trinidad and Tobago gained independence in 1962 and became a republic in 1976.",
			&["Trinidad and Tobago gained independence in 1962", "Trinidad and Tobago became a republic in 1976"],
		),
		(
			"The company spends billions on research and development.",
			&["The company spends billions on research and development"],
		),
		(
			"The Cold War was a conflict between the United States and the Soviet Union.",
			&["The Cold War was a conflict between the United States and the Soviet Union"],
		),
		(
			"Both the heart and the lungs are located in the chest.",
			&["Both the heart and the lungs are located in the chest"],
		),
		("The sum of 5 and 7 is 12.", &["The sum of 5 and 7 is 12"]),
		("Denmark, Norway, and Sweden form Scandinavia.", &["Denmark, Norway, and Sweden form Scandinavia"]),
		(
			"Zebras have black and white stripes and live in herds.",
			&["Zebras have black and white stripes", "Zebras live in herds"],
		),
		("Ernest Hemingway wrote The Old Man and the Sea.", &["Ernest Hemingway wrote The Old Man and the Sea"]),
		(
			"Coffee without milk or sugar contains almost no calories.",
			&["Coffee without milk or sugar contains almost no calories"],
		),
		(
			"The Suez Canal connects the Mediterranean Sea and the Red Sea.",
			&["The Suez Canal connects the Mediterranean Sea and the Red Sea"],
		),
	]);
}

#[test]
fn negation_is_kept() {
	check(&[
		("Neither Venus nor Mercury has a moon.", &["Venus does not have a moon", "Mercury does not have a moon"]),
		("The drug is neither safe nor effective.", &["The drug is not safe", "The drug is not effective"]),
		(
			"The Moon does not have an atmosphere or liquid water.",
			&["The Moon does not have an atmosphere", "The Moon does not have liquid water"],
		),
		(
			"Ottawa, not Toronto, is the capital of Canada.",
			&["Ottawa is the capital of Canada", "Toronto is not the capital of Canada"],
		),
		("Bats are mammals, not birds.", &["Bats are mammals", "Bats are not birds"]),
		(
			"Chloroplasts are found in plant cells but not in animal cells.",
			&["Chloroplasts are found in plant cells", "Chloroplasts are not found in animal cells"],
		),
		(
			"The book was not only a bestseller but also a critical success.",
			&["The book was a bestseller", "The book was a critical success"],
		),
	]);
}
