//! Tells statements of taste and feeling, which nobody can check, from statements of fact.

use crate::splitting::grammar::{self, parts, Parts};
use crate::splitting::inflect;
use crate::splitting::lexicon::{self, phrases};
use crate::splitting::tokens::{Look, Tag, Word};
use crate::splitting::whole;

/// Whether a statement only says how somebody likes something.
pub fn is_opinion(words: &[Word]) -> bool {
	// That somebody said so can be checked.
	if whole::fixed(words).is_some_and(|fixed| !fixed.condition) {
		return false;
	}
	let Some(found) = parts(words) else { return false };
	has_remark(words, &found) || is_verdict(words, &found) || is_praised(words, &found) || is_rhetorical(words, &found)
}

/// Set phrases that praise: "changed everything", "stands the test of time".
fn has_remark(words: &[Word], found: &Parts) -> bool {
	let predicate = words.cut(found.verb.start..words.len());
	let text = predicate.iter().filter(|word| word.tag != Tag::Name).map(|word| format!(" {} ", word.low));
	let text = text.collect::<String>().replace("  ", " ");
	phrases::REMARKS.iter().any(|remark| text.contains(&format!(" {remark} ")))
}

/// Whether `word` is an adjective of taste.
fn is_evaluation(word: &Word) -> bool {
	let low = word.low.as_str();
	let compared = || {
		let stem = low.strip_suffix("est").or_else(|| low.strip_suffix("er"))?;
		let silent = [stem.to_owned(), format!("{stem}e"), format!("{}y", stem.strip_suffix('i').unwrap_or(stem))];
		silent.iter().any(|base| lexicon::has(phrases::TASTES, base)).then_some(())
	};
	word.tag != Tag::Name
		&& !low.contains('-')
		&& (lexicon::has(phrases::EVALUATIONS, low) || lexicon::has(phrases::TASTES, low) || compared().is_some())
}

/// "is beautiful", "is a lovely place", "is one of the most amazing x", "feels unreal"
fn is_verdict(words: &[Word], found: &Parts) -> bool {
	let Parts { verb, .. } = found;
	let group = words.cut(verb.clone());
	let sense = inflect::verb(words.low(verb.end.saturating_sub(1)))
		.is_some_and(|(base, _)| matches!(base.as_str(), "look" | "feel" | "taste" | "sound" | "seem"));
	let copula = group.tag(0) == Tag::Be || matches!(group.last().map(|word| word.low.as_str()), Some("be" | "been"));
	// "is breathtaking" looks like a verb in -ing.
	let gerund =
		group.last().is_some_and(|word| matches!(word.tag, Tag::Gerund | Tag::Participle) && is_evaluation(word));
	if !(copula || sense) {
		return false;
	}
	let rest = words.cut(if gerund { verb.end - 1 } else { verb.end }..words.len());
	let start = rest.past_adverbs(0);
	let evaluation = |at: usize| rest.get(at).is_some_and(is_evaluation);
	let relative = |at: usize| matches!(rest.low(at), "best" | "worst" | "good" | "bad" | "worth" | "better");
	let after = rest.low(start + 1);
	let more = (0..start)
		.any(|at| matches!(rest.low(at), "more" | "most" | "truly" | "very" | "so" | "really" | "quite" | "simply"));
	let closes = start + 1 == rest.len()
		|| matches!(after, "and" | "to" | "for" | "but" | "because" | "when" | "in" | "at" | "from" | "," | ";");
	let predicate = evaluation(start) && (closes || (more && !gerund)) && !relative(start);
	let verdict = matches!(rest.low(start), "worth" | "better") && start + 2 >= rest.len();
	predicate || verdict || is_tasteful_phrase(rest, start)
}

/// "a beautiful city", "one of the most beautiful places", "the loveliest town", "a masterpiece"
fn is_tasteful_phrase(rest: &[Word], start: usize) -> bool {
	let phrase = grammar::phrase_end(rest, start).unwrap_or(start);
	let inside = rest.cut(start..phrase).iter().any(is_evaluation);
	let ends = phrase == rest.len() || matches!(rest.low(phrase), "to" | "for" | "with");
	let article = matches!(rest.low(start), "a" | "an");
	let praise = phrase > start && lexicon::has(phrases::PRAISES, rest.low(phrase - 1));
	// "the most beautiful city", "the loveliest town": "the best" may be a title that was won.
	let top = |at: usize| {
		let word = rest.get(at).filter(|word| is_evaluation(word) && !matches!(word.low.as_str(), "best" | "worst"));
		word.is_some_and(|word| word.low.ends_with("est") || rest.low(at.wrapping_sub(1)) == "most")
	};
	let superlative = rest.low(start) == "the" && (start..phrase.max(start + 3)).any(top);
	let one_of = rest.low(0) == "one"
		&& rest.low(1) == "of"
		&& (2..rest.len().min(7)).any(|at| {
			rest.get(at).is_some_and(is_evaluation)
				&& rest.tag(at) != Tag::Noun
				&& !matches!(rest.low(at), "best" | "worst")
		});
	// "one of those moments that …" is no count of anything.
	let those = rest.low(0) == "one" && rest.low(1) == "of" && rest.low(2) == "those" && rest.tag(3).is_nominal();
	(article && ((inside && ends) || praise)) || superlative || one_of || those
}

/// "is widely loved", "are adored by millions"
fn is_praised(words: &[Word], found: &Parts) -> bool {
	let group = words.cut(found.verb.clone());
	let after = words.past_adverbs(found.verb.end);
	let felt = |low: &str| matches!(low, "adored" | "beloved" | "cherished" | "loved" | "treasured");
	let named = words.low(found.verb.end) == "by" && words.tag(found.verb.end + 1) == Tag::Name;
	group.tag(0) == Tag::Be
		&& !named
		&& (group.last().is_some_and(|word| felt(&word.low)) || group.len() == 1 && felt(words.low(after)))
}

/// "What makes x so moving is y"
pub fn is_effusive(words: &[Word]) -> bool {
	words.low(0) == "what" && matches!(words.low(1), "makes" | "made") && words.iter().any(is_evaluation)
}

/// "The most beautiful part of x is y"
fn is_rhetorical(words: &[Word], found: &Parts) -> bool {
	let subject = words.cut(found.lead..found.verb.start);
	let top = subject.iter().enumerate().any(|(at, word)| {
		is_evaluation(word)
			&& (subject.low(at.wrapping_sub(1)) == "most" || matches!(subject.low(at), "best" | "worst"))
	});
	let part = subject.iter().any(|word| matches!(word.low.as_str(), "part" | "thing" | "aspect" | "bit"));
	words.tag(found.verb.start) == Tag::Be && top && part
}
