//! Turns roundabout constructions into the plain ones that encyclopedias use, so that both are read alike.

use super::numbers::quantity;
use super::sentences::{norm, Token, TokenKind};
use super::words::extreme;

/// A sentence without clefts, negated comparatives and other detours.
pub(super) fn reword(tokens: Vec<Token>) -> Vec<Token> {
	let rules = [cleft, negated_comparative, comparative, best_of, finding, birthplace, own_birthplace];
	rules.iter().fold(tokens, |tokens, rule| rule(&tokens).unwrap_or(tokens))
}

/// A plain word that stands for what was there.
pub(super) fn plain_word(text: &str) -> Token {
	Token {
		text: text.to_owned(),
		norm: text.to_lowercase(),
		kind: TokenKind::Word,
		capital: text.chars().next().is_some_and(char::is_uppercase),
		possessive: false,
		glued: false,
	}
}

fn is_be(word: &str) -> bool {
	matches!(word, "is" | "are" | "was" | "were")
}

fn is_mark(token: &Token) -> bool {
	token.kind == TokenKind::Mark
}

/// The tokens without the marks that end the sentence.
fn without_stop(tokens: &[Token]) -> &[Token] {
	match tokens.split_last() {
		Some((last, rest)) if last.is(".") || last.is("!") => rest,
		_ => tokens,
	}
}

/// "It was Fleming who discovered" is "Fleming discovered", and "it was in Paris that he died" is "he died in Paris".
fn cleft(tokens: &[Token]) -> Option<Vec<Token>> {
	if norm(tokens, 0) != "it" || !matches!(norm(tokens, 1), "is" | "was") {
		return None;
	}
	let tokens = without_stop(tokens);
	let opens = tokens.iter().position(|token| matches!(token.norm.as_str(), "who" | "that" | "which"))?;
	let (focus, rest) = (tokens.get(2..opens)?, tokens.get(opens + 1..)?);
	let first = focus.first().filter(|first| first.capital || first.is("the"));
	let placed = matches!(norm(focus, 0), "in" | "at" | "on" | "by" | "from" | "under" | "during");
	if focus.iter().any(is_mark) && !placed || rest.is_empty() || first.is_none() && !placed {
		return None;
	}
	let halves = if placed { [rest, focus] } else { [focus, rest] };
	Some(halves.concat())
}

/// The superlative of a comparative that the tables know.
fn superlative(word: &str) -> Option<String> {
	let superlative = format!("{}est", word.strip_suffix("er")?);
	extreme(&superlative).map(|_| superlative)
}

/// "No planet is hotter than Venus" is "Venus is the hottest planet".
fn negated_comparative(tokens: &[Token]) -> Option<Vec<Token>> {
	if norm(tokens, 0) != "no" {
		return None;
	}
	let tokens = without_stop(tokens);
	let than = tokens.iter().position(|token| token.is("than"))?;
	let superlative = superlative(norm(tokens, than.checked_sub(1)?))?;
	let other = usize::from(norm(tokens, 1) == "other");
	let kind = tokens.get(1 + other..than - 1)?;
	// The verb says no more than the comparative does: "no animal runs faster".
	let (verb, kind) = kind.split_last()?;
	let best = tokens.get(than + 1..)?;
	let verb = if verb.norm.ends_with('s') { verb } else { return None };
	if kind.is_empty() || best.is_empty() || verb.capital || best.iter().any(is_mark) {
		return None;
	}
	let link = [plain_word("is"), plain_word("the"), plain_word(&superlative)];
	Some([best, &link, kind].concat())
}

/// "The Volga is longer than any other river" is "the Volga is the longest river".
fn comparative(tokens: &[Token]) -> Option<Vec<Token>> {
	let than = tokens.iter().position(|token| token.is("than"))?;
	let first = than.checked_sub(1)?;
	let superlative = superlative(norm(tokens, first))?;
	let link = norm(tokens, first.checked_sub(1)?);
	let any = matches!(norm(tokens, than + 1), "any" | "all" | "every") && norm(tokens, than + 2) == "other";
	if !any || !(is_be(link) || link == "not") {
		return None;
	}
	let middle = [plain_word("the"), plain_word(&superlative)];
	Some([tokens.get(..first)?, &middle, tokens.get(than + 3..)?].concat())
}

/// "The smallest of the eight planets" is "the smallest planet".
fn best_of(tokens: &[Token]) -> Option<Vec<Token>> {
	let of = (1..tokens.len()).find(|&at| {
		norm(tokens, at) == "of"
			&& extreme(norm(tokens, at - 1)).is_some()
			&& matches!(norm(tokens, at + 1), "all" | "the" | "our")
	})?;
	let all = usize::from(norm(tokens, of + 1) == "all" && norm(tokens, of + 2) == "the");
	let first = of + 2 + all;
	let number = usize::from(quantity(tokens, first).is_some_and(|(_, read)| read == 1));
	let kind = tokens.get(first + number..)?;
	let plain = kind.first().is_some_and(|kind| kind.is_word() && !kind.capital && !kind.possessive);
	plain.then(|| [tokens.get(..of).unwrap_or_default(), kind].concat())
}

/// "You will find 64 squares on a chessboard" is "a chessboard has 64 squares".
fn finding(tokens: &[Token]) -> Option<Vec<Token>> {
	let found = norm(tokens, 0) == "you" && matches!(norm(tokens, 1), "can" | "will") && norm(tokens, 2) == "find";
	let place = tokens.iter().position(|token| matches!(token.norm.as_str(), "in" | "on")).filter(|_| found)?;
	Some([without_stop(tokens).get(place + 1..)?, &[plain_word("has")], tokens.get(3..place)?].concat())
}

/// "Bonn is the birthplace of Beethoven" is "Beethoven was born in Bonn".
fn birthplace(tokens: &[Token]) -> Option<Vec<Token>> {
	let noun = tokens.iter().position(|token| token.is("birthplace"))?;
	let be = noun.checked_sub(2).filter(|&be| is_be(norm(tokens, be)))?;
	if norm(tokens, noun - 1) != "the" || norm(tokens, noun + 1) != "of" {
		return None;
	}
	let born = [plain_word("was"), plain_word("born"), plain_word("in")];
	Some([without_stop(tokens).get(noun + 2..)?, &born, tokens.get(..be)?].concat())
}

/// "Mozart's birthplace is Salzburg" is "Mozart was born in Salzburg".
fn own_birthplace(tokens: &[Token]) -> Option<Vec<Token>> {
	let noun = tokens.iter().position(|token| token.is("birthplace"))?;
	let (owner, place) = (tokens.get(..noun)?, tokens.get(noun + 2..)?);
	let last = owner.last().filter(|last| last.possessive && is_be(norm(tokens, noun + 1)))?;
	let person = [owner.get(..owner.len() - 1)?, &[Token { possessive: false, ..last.clone() }]].concat();
	let born = [plain_word("was"), plain_word("born"), plain_word("in")];
	Some([person.as_slice(), &born, place].concat())
}
