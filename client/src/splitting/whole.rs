//! What must stay in one piece, and whether words can stand alone.

use crate::splitting::grammar::{opens_statement, parts};
use crate::splitting::inflect;
use crate::splitting::lexicon::{self, verbs};
use crate::splitting::tokens::{Look, Tag, Word};

/// A part of a sentence that must stay in one piece.
#[derive(Clone, Copy, Debug)]
pub struct Fixed {
	/// Where it starts; it goes on to the end.
	pub start: usize,
	/// Whether it is a condition rather than somebody's statement.
	pub condition: bool,
}

/// The condition or the report in `words`, if there is one.
pub fn fixed(words: &[Word]) -> Option<Fixed> {
	let conditional = |word: &Word| {
		matches!(word.low.as_str(), "if" | "unless" | "whether" | "whenever" | "even if" | "only if" | "according to")
	};
	let condition = words.iter().position(conditional).map(|start| Fixed { start, condition: true });
	let report = (0..words.len()).find(|&index| is_report(words, index)).map(|start| Fixed { start, condition: false });
	condition.or(report)
}

/// Whether the verb at `index` introduces somebody's statement.
fn is_report(words: &[Word], index: usize) -> bool {
	let verbal = matches!(words.tag(index), Tag::Past | Tag::Present | Tag::Base | Tag::Participle | Tag::Gerund);
	let Some((base, _)) = inflect::verb(words.low(index)).filter(|_| verbal) else { return false };
	if !lexicon::has(verbs::REPORTS, &base) {
		return false;
	}
	let quoted = words.get(index + 1).or(words.get(index + 2)).is_some_and(|word| word.text.starts_with(['"', '“']));
	let spoken =
		matches!(
			base.as_str(),
			"say"
				| "believe" | "think"
				| "claim" | "argue"
				| "state" | "suggest"
				| "announce" | "note"
				| "insist" | "write"
		);
	let bare = spoken && words.tag(index).is_finite() && opens_statement(words, index + 1).is_some();
	let remote = words.tag(index + 1) != Tag::That
		&& words.tag(index + 2) == Tag::That
		&& matches!(base.as_str(), "tell" | "warn" | "teach" | "promise" | "remind" | "convince" | "show");
	words.tag(index + 1) == Tag::That || bare || remote || (quoted && base == "say")
}

/// Whether `words` can stand alone as a statement.
pub fn is_sound(words: &[Word]) -> bool {
	let last = words.last().map_or(Tag::Mark, |word| word.tag);
	let first = words.tag(0);
	let open_end = last.joins()
		|| matches!(
			last,
			Tag::Determiner | Tag::Comma | Tag::To | Tag::Subordinator | Tag::Relative | Tag::That | Tag::Than
		) || (last == Tag::Possessive && !words.last().is_some_and(|word| word.low.contains('\'')));
	let open_start = (first.joins() && first != Tag::Nor)
		|| matches!(first, Tag::Comma | Tag::Relative | Tag::Than | Tag::Semicolon | Tag::Colon);
	// "but identifiers may be": what they may be is in another clause.
	let clipped = |verb: std::ops::Range<usize>| {
		let group = words.cut(verb.clone());
		verb.end == words.len()
			&& group.tag(0) == Tag::Modal
			&& group.iter().all(|word| matches!(word.tag, Tag::Modal | Tag::Not) || word.low == "be")
	};
	!open_end && !open_start && parts(words).is_some_and(|found| !clipped(found.verb))
}
