//! Cuts prose into sentences and sentences into tokens, the only two shapes of text the rest of the module sees.

/// Words after which a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
	"a.d", "a.m", "approx", "apr", "aug", "b.c", "bros", "ca", "capt", "cf", "co", "col", "corp", "dec", "dr", "e.g",
	"est", "feb", "fig", "gen", "gov", "i.e", "inc", "jan", "jr", "lt", "ltd", "messrs", "mr", "mrs", "ms", "mt", "no",
	"nos", "nov", "oct", "p.m", "pp", "prof", "rev", "sept", "sgt", "sr", "st", "u.k", "u.n", "u.s", "viz", "vol",
	"vs",
];

/// Words that a lone capital may follow as a noun of its own ("vitamin C.", "rewritten in C.") and not as an initial.
const BEFORE_LETTER_NOUNS: &[&str] =
	&["class", "grade", "group", "language", "letter", "letters", "note", "type", "vitamin"];

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
	Word,
	Number,
	Mark,
}

/// One word, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Token {
	/// The token as written, without a possessive ending.
	pub(super) text: String,
	/// The token in lower case and without diacritics.
	pub(super) norm: String,
	pub(super) kind: TokenKind,
	/// Whether the word begins with a capital.
	pub(super) capital: bool,
	/// Whether a possessive ending was cut off.
	pub(super) possessive: bool,
	/// Whether no space separates the token from the one before.
	pub(super) glued: bool,
}

impl Token {
	pub(super) fn is(&self, norm: &str) -> bool {
		self.norm == norm
	}

	/// Whether the word is written in capitals only.
	pub(super) fn is_acronym(&self) -> bool {
		self.text.chars().count() > 1 && self.capital && !self.text.chars().any(char::is_lowercase)
	}

	pub(super) fn is_word(&self) -> bool {
		self.kind == TokenKind::Word
	}

	pub(super) fn is_number(&self) -> bool {
		self.kind == TokenKind::Number
	}
}

/// Lower case without diacritics, so that "Brasília" and "Brasilia" are one word.
pub(super) fn fold(text: &str) -> String {
	let mut folded = String::with_capacity(text.len());
	for letter in text.chars().flat_map(char::to_lowercase) {
		match letter {
			'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
			'ç' | 'ć' | 'č' => folded.push('c'),
			'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
			'ì'..='ï' | 'ī' | 'ı' => folded.push('i'),
			'ñ' | 'ń' | 'ň' => folded.push('n'),
			'ò'..='ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
			'ù'..='ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
			'ý' | 'ÿ' => folded.push('y'),
			'ś' | 'š' | 'ş' => folded.push('s'),
			'ź' | 'ż' | 'ž' => folded.push('z'),
			'ğ' => folded.push('g'),
			'ł' => folded.push('l'),
			'ß' => folded.push_str("ss"),
			'æ' => folded.push_str("ae"),
			'œ' => folded.push_str("oe"),
			'²' => folded.push('2'),
			'³' => folded.push('3'),
			'’' | 'ʼ' => folded.push('\''),
			// Combining accents, which decomposed text carries as letters of their own.
			'\u{300}'..='\u{36f}' => {},
			other => folded.push(other),
		}
	}
	folded
}

/// The sentences of a paragraph, in order.
pub(super) fn split(paragraph: &str) -> Vec<&str> {
	let mut sentences = Vec::new();
	let mut start = 0;
	let mut letters = paragraph.char_indices().peekable();
	while let Some((at, letter)) = letters.next() {
		if !matches!(letter, '.' | '!' | '?') {
			continue;
		}
		let mut end = at + letter.len_utf8();
		while let Some(&(next, closing)) = letters.peek() {
			if !matches!(closing, '"' | '\'' | '”' | '’' | ')' | ']' | '.' | '!' | '?') {
				break;
			}
			end = next + closing.len_utf8();
			letters.next();
		}
		let rest = paragraph.get(end..).unwrap_or_default();
		let before = paragraph.get(start..at).unwrap_or_default();
		if starts_sentence(rest) && (letter != '.' || !keeps_going(before, rest)) {
			push_trimmed(&mut sentences, paragraph.get(start..end));
			start = end;
		}
	}
	push_trimmed(&mut sentences, paragraph.get(start..));
	sentences
}

fn push_trimmed<'a>(sentences: &mut Vec<&'a str>, piece: Option<&'a str>) {
	let piece = piece.unwrap_or_default().trim();
	if piece.chars().any(char::is_alphanumeric) {
		sentences.push(piece);
	}
}

fn starts_sentence(rest: &str) -> bool {
	let trimmed = rest.trim_start();
	let spaced = trimmed.len() < rest.len();
	let opening = trimmed.chars().find(|letter| !matches!(letter, '"' | '\'' | '“' | '‘' | '(' | '['));
	spaced && opening.is_some_and(|letter| letter.is_uppercase() || letter.is_numeric())
}

/// Whether the full stop after `before` belongs to an abbreviation or an initial.
fn keeps_going(before: &str, rest: &str) -> bool {
	let mut words = before.split_whitespace().rev();
	let last = words.next().unwrap_or_default().trim_start_matches(['(', '"', '“', '\'']);
	let folded = fold(last);
	if ABBREVIATIONS.binary_search(&folded.as_str()).is_ok() {
		return true;
	}
	let mut letters = last.chars();
	let lone = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
	if !lone {
		return false;
	}
	let another_initial = {
		let mut next = rest.trim_start().chars();
		next.next().is_some_and(char::is_uppercase) && next.next() == Some('.')
	};
	if another_initial {
		return true;
	}
	let (previous, earlier) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
	let is_letter = |word: &str| word.trim_end_matches(',').chars().count() == 1;
	let noun = BEFORE_LETTER_NOUNS.binary_search(&fold(previous).as_str()).is_ok()
		|| (last == "C" && matches!(previous, "in" | "of" | "from" | "to" | "than" | "is" | "the"))
		|| is_letter(previous)
		|| (is_letter(earlier) && matches!(previous, "and" | "or"));
	!noun
}

/// The tokens of a sentence: words, numbers with their separators, and single marks.
pub(super) fn tokenize(sentence: &str) -> Vec<Token> {
	let letters: Vec<char> = sentence.chars().collect();
	let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
	let mut tokens: Vec<Token> = Vec::new();
	let mut index = 0;
	let mut end_of_last = usize::MAX;
	while index < letters.len() {
		let letter = at(index);
		if letter.is_whitespace() {
			index += 1;
			continue;
		}
		let glued = end_of_last == index;
		let start = index;
		let signed = matches!(letter, '-' | '−' | '–') && at(index + 1).is_ascii_digit() && !glued;
		if letter.is_ascii_digit() || signed {
			index = number_end(&letters, start + usize::from(signed));
			let mut text: String = letters.get(start..index).unwrap_or_default().iter().collect();
			text = text.replace(['−', '–'], "-");
			tokens.push(Token {
				norm: text.replace(',', ""),
				text,
				kind: TokenKind::Number,
				capital: false,
				possessive: false,
				glued,
			});
		} else if letter.is_alphanumeric() {
			index = word_end(&letters, start);
			let text: String = letters.get(start..index).unwrap_or_default().iter().collect();
			push_word(&mut tokens, &text, glued);
		} else if matches!(letter, '\'' | '’') && glued && end_possessive(&mut tokens) {
			index += 1 + usize::from(at(index + 1) == 's');
		} else {
			index += 1;
			tokens.push(Token {
				text: letter.to_string(),
				norm: fold(&letter.to_string()),
				kind: TokenKind::Mark,
				capital: false,
				possessive: false,
				glued,
			});
		}
		end_of_last = index;
	}
	tokens
}

/// Marks "whales'" and "Apollo 11's" as possessives; false when the last token is neither plural nor a number.
fn end_possessive(tokens: &mut [Token]) -> bool {
	match tokens.last_mut() {
		Some(last) if last.is_number() || last.is_word() && last.norm.ends_with('s') => {
			last.possessive = true;
			true
		},
		_ => false,
	}
}

fn number_end(letters: &[char], start: usize) -> usize {
	let digit = |index: usize| letters.get(index).is_some_and(char::is_ascii_digit);
	let mut end = start;
	loop {
		if digit(end) {
			end += 1;
		} else if letters.get(end) == Some(&',')
			&& digit(end + 1)
			&& digit(end + 2)
			&& digit(end + 3)
			&& !digit(end + 4)
			|| letters.get(end) == Some(&'.') && digit(end + 1)
		{
			end += 2;
		} else {
			return end;
		}
	}
}

fn word_end(letters: &[char], start: usize) -> usize {
	let alphanumeric = |index: usize| letters.get(index).is_some_and(|letter| letter.is_alphanumeric());
	let mut end = start;
	while let Some(&letter) = letters.get(end) {
		let inner = matches!(letter, '\'' | '’' | '.') && end > start && alphanumeric(end + 1);
		let combining = ('\u{300}'..='\u{36f}').contains(&letter);
		// "C++" and "C#" are names of their own, a plural possessive ("whales'") is not.
		let suffix = matches!(letter, '+' | '#') && end > start;
		if !(letter.is_alphanumeric() || inner || combining || suffix) {
			break;
		}
		end += 1;
	}
	end
}

fn push_word(tokens: &mut Vec<Token>, text: &str, glued: bool) {
	let norm = fold(text);
	let word = |text: &str, possessive: bool, glued: bool| Token {
		text: text.to_owned(),
		norm: fold(text).replace('\'', "").trim_end_matches('.').to_owned(),
		kind: TokenKind::Word,
		capital: text.chars().next().is_some_and(char::is_uppercase),
		possessive,
		glued,
	};
	if norm == "cannot" || norm == "can't" {
		tokens.push(word("can", false, glued));
		tokens.push(word("not", false, true));
	} else if norm == "won't" {
		tokens.push(word("will", false, glued));
		tokens.push(word("not", false, true));
	} else if let Some(stem) = norm.strip_suffix("n't") {
		tokens.push(word(stem, false, glued));
		tokens.push(word("not", false, true));
	} else if let Some(stem) = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")) {
		tokens.push(word(stem, true, glued));
	} else {
		tokens.push(word(text, false, glued));
	}
}

/// The normal form of the token at an index, empty past the end.
pub(super) fn norm(tokens: &[Token], at: usize) -> &str {
	tokens.get(at).map_or("", |token| token.norm.as_str())
}
