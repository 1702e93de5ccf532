//! Clauses, remarks and verb phrases.

use super::check;

#[test]
fn clauses_are_separated() {
	check(&[
		(
			"Photosynthesis converts light energy into chemical energy, and it takes place in chloroplasts.",
			&[
				"Photosynthesis converts light energy into chemical energy",
				"Photosynthesis takes place in chloroplasts",
			],
		),
		(
			"Ottawa is the capital of Canada, but Toronto is its largest city.",
			&["Ottawa is the capital of Canada", "Toronto is Ottawa's largest city"],
		),
		(
			"Bananas are rich in potassium, while oranges are a good source of vitamin C.",
			&["Bananas are rich in potassium", "Oranges are a good source of vitamin C"],
		),
		(
			"Tigers are solitary animals, whereas lions live in prides.",
			&["Tigers are solitary animals", "Lions live in prides"],
		),
		(
			"Seoul is the capital of South Korea; Pyongyang is the capital of North Korea.",
			&["Seoul is the capital of South Korea", "Pyongyang is the capital of North Korea"],
		),
		("Although penguins are birds, they cannot fly.", &["Penguins are birds", "Penguins cannot fly"]),
		("Although it is small, Monaco is densely populated.", &["Monaco is densely populated", "Monaco is small"]),
		(
			"A triangle has three sides, a square has four sides, and a pentagon has five sides.",
			&["A triangle has three sides", "A square has four sides", "A pentagon has five sides"],
		),
		(
			"TCP guarantees delivery of packets, while UDP does not.",
			&["TCP guarantees delivery of packets", "UDP does not guarantee delivery of packets"],
		),
		(
			"Mercury and Venus have no moons, Earth has one, and Mars has two.",
			&["Mercury has no moons", "Venus has no moons", "Earth has one moon", "Mars has two moons"],
		),
	]);
}

#[test]
fn reports_and_conditions_stay_whole() {
	check(&[
		(
			"Dr. Smith said that the economy grew and inflation fell.",
			&["Dr. Smith said that the economy grew and inflation fell"],
		),
		(
			"If water is heated to 100 °C, it boils and turns into steam.",
			&["If water is heated to 100 °C, it boils and turns into steam"],
		),
		(
			"According to NASA, Mars has two moons and a thin atmosphere.",
			&["According to NASA, Mars has two moons and a thin atmosphere"],
		),
		(
			"The theory was proposed by Alfred Wegener, who argued that the continents were once joined.",
			&[
				"The theory was proposed by Alfred Wegener",
				"Alfred Wegener argued that the continents were once joined",
			],
		),
		(
			"Honey never spoils because it has low moisture and high acidity.",
			&["Honey never spoils because it has low moisture and high acidity"],
		),
	]);
}

#[test]
fn verb_phrases_share_a_subject() {
	check(&[
		(
			"Marie Curie was born in Warsaw and died in Passy.",
			&["Marie Curie was born in Warsaw", "Marie Curie died in Passy"],
		),
		(
			"Isaac Newton was born in 1643, studied at Cambridge, and became president of the Royal Society in 1703.",
			&[
				"Isaac Newton was born in 1643",
				"Isaac Newton studied at Cambridge",
				"Isaac Newton became president of the Royal Society in 1703",
			],
		),
		(
			"Java was developed by James Gosling at Sun Microsystems and released in 1995.",
			&["Java was developed by James Gosling at Sun Microsystems", "Java was released in 1995"],
		),
		(
			"Penguins cannot fly or breathe underwater.",
			&["Penguins cannot fly underwater", "Penguins cannot breathe underwater"],
		),
		("Bees pollinate flowers and produce honey.", &["Bees pollinate flowers", "Bees produce honey"]),
		(
			"Steven Spielberg wrote and directed the film.",
			&["Steven Spielberg wrote the film", "Steven Spielberg directed the film"],
		),
	]);
}

#[test]
fn second_clauses_have_verbs_of_their_own() {
	check(&[
		(
			"Tesla was born in 1856, and Edison invented the phonograph.",
			&["Tesla was born in 1856", "Edison invented the phonograph"],
		),
		(
			"Adults need about 600 IU per day, and people over 70 need 800 IU.",
			&["Adults need about 600 IU per day, and people over 70 need 800 IU"],
		),
		("1900 was not a leap year, but 2000 was.", &["1900 was not a leap year", "2000 was a leap year"]),
		(
			"Keywords are not case-sensitive, but identifiers may be.",
			&["Keywords are not case-sensitive, but identifiers may be"],
		),
		(
			"The site has a church, a school, and a library built in 1900.",
			&["The site has a church", "The site has a school", "The site has a library built in 1900"],
		),
	]);
}

#[test]
fn never_stays_with_its_verb() {
	check(&[
		(
			"Isaac Newton never married and died in London in 1727.",
			&["Isaac Newton never married", "Isaac Newton died in London in 1727"],
		),
		("The firm never lied and cheated.", &["The firm never lied and cheated"]),
	]);
}

#[test]
fn relative_clauses_of_parts_stay_whole() {
	check(&[
		(
			"Octopuses have three hearts, two of which pump blood to the gills.",
			&["Octopuses have three hearts, two of which pump blood to the gills"],
		),
		(
			"The treaty did not settle the question of reparations, which were fixed in 1921.",
			&["The treaty did not settle the question of reparations", "Reparations were fixed in 1921"],
		),
		(
			"The tower was the tallest until 1930, when the Chrysler Building was completed.",
			&["The tower was the tallest until 1930, when the Chrysler Building was completed"],
		),
		(
			"The plane was retired three years after the crash of Flight 4590, in which 113 people died.",
			&[
				"The plane was retired three years after the crash of Flight 4590",
				"113 people died in the crash of Flight 4590",
			],
		),
	]);
}

#[test]
fn relative_clauses_are_statements() {
	check(&[
		(
			"The Nile, which flows through eleven countries, is often considered the longest river in the world.",
			&["The Nile is often considered the longest river in the world", "The Nile flows through eleven countries"],
		),
		(
			"Jane Austen, who was born in 1775, wrote Pride and Prejudice, which was published in 1813.",
			&[
				"Jane Austen wrote Pride and Prejudice",
				"Pride and Prejudice was published in 1813",
				"Jane Austen was born in 1775",
			],
		),
		(
			"The Amazon River, whose source is in Peru, flows through Brazil.",
			&["The Amazon River flows through Brazil", "The Amazon River's source is in Peru"],
		),
		(
			"Napoleon was exiled to Saint Helena, where he died in 1821.",
			&["Napoleon was exiled to Saint Helena", "Napoleon died in 1821 in Saint Helena"],
		),
		(
			"Albert Einstein was a German-born theoretical physicist who developed the theory of relativity.",
			&[
				"Albert Einstein was a German-born theoretical physicist",
				"Albert Einstein developed the theory of relativity",
			],
		),
		(
			"Gravity is a force that attracts objects with mass toward each other.",
			&["Gravity is a force that attracts objects with mass toward each other"],
		),
	]);
}

#[test]
fn appositions_are_statements() {
	check(&[
		(
			"Canberra, the capital of Australia, has about 450,000 people.",
			&["Canberra is the capital of Australia", "Canberra has about 450,000 people"],
		),
		(
			"The novel was written by George Orwell, an English author, and was published in 1949.",
			&[
				"The novel was written by George Orwell",
				"The novel was published in 1949",
				"George Orwell was an English author",
			],
		),
		(
			"Norway's highest mountain, Galdhøpiggen, rises 2,469 meters above sea level.",
			&["Norway's highest mountain is Galdhøpiggen", "Galdhøpiggen rises 2,469 meters above sea level"],
		),
		(
			"A neutron star – the collapsed core of a massive star – is extremely dense.",
			&["A neutron star is the collapsed core of a massive star", "A neutron star is extremely dense"],
		),
		(
			"William Shakespeare (1564–1616) was an English playwright, poet, and actor.",
			&[
				"William Shakespeare was an English playwright",
				"William Shakespeare was an English poet",
				"William Shakespeare was an English actor",
				"William Shakespeare was born in 1564",
				"William Shakespeare died in 1616",
			],
		),
		(
			"Istanbul (formerly Constantinople) is the largest city in Turkey.",
			&["Istanbul is the largest city in Turkey", "Istanbul was formerly known as Constantinople"],
		),
	]);
}

#[test]
fn participles_are_statements() {
	check(&[
		(
			"The Eiffel Tower, completed in 1889, is 330 meters tall, making it the tallest structure in Paris.",
			&[
				"The Eiffel Tower is 330 meters tall",
				"The Eiffel Tower is the tallest structure in Paris",
				"The Eiffel Tower was completed in 1889",
			],
		),
		(
			"Located in Paris, the Louvre is the world's most-visited museum and houses the Mona Lisa.",
			&[
				"The Louvre is located in Paris",
				"The Louvre is the world's most-visited museum",
				"The Louvre houses the Mona Lisa",
			],
		),
		(
			"The Berlin Wall fell in 1989, leading to the reunification of Germany in 1990.",
			&["The Berlin Wall fell in 1989", "The Berlin Wall fell, leading to the reunification of Germany in 1990"],
		),
		(
			"Casablanca was directed by Michael Curtiz, starring Humphrey Bogart and Ingrid Bergman.",
			&[
				"Casablanca was directed by Michael Curtiz",
				"Casablanca starred Humphrey Bogart",
				"Casablanca starred Ingrid Bergman",
			],
		),
		(
			"The Mariana Trench, with a maximum depth of about 11,000 meters, is the deepest oceanic trench on Earth.",
			&[
				"The Mariana Trench is the deepest oceanic trench on Earth",
				"The Mariana Trench has a maximum depth of about 11,000 meters",
			],
		),
	]);
}
