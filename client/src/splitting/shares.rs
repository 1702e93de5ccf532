//! What the items of a list share: articles, nouns, surnames, owners and tails.

use crate::splitting::grammar::build;
use crate::splitting::inflect;
use crate::splitting::lexicon::{self, names};
use crate::splitting::tokens::{Look, Tag, Word};

/// The items of a list, each with what it shares with the others; none if they are no list of things.
pub fn share(items: &[&[Word]]) -> Option<Vec<Vec<Word>>> {
	let (first, last) = (*items.first()?, *items.last()?);
	let mut shared = items.iter().map(|item| item.to_vec()).collect::<Vec<_>>();
	let single = |item: &[Word]| item.len() == 1;
	let known = |list: &[&str], item: &[Word]| lexicon::has(list, item.low(0));
	let is_first_name = |item: &[Word]| known(names::MALE, item) || known(names::FEMALE, item);
	let before_last = items.len() - 1;
	let complete = |shared: &mut Vec<Vec<Word>>, head: &[Word]| {
		shared.iter_mut().take(before_last).for_each(|item| item.extend(head.iter().cloned()));
	};
	// "Orville and Wilbur Wright", "North and South America", "red and white blood cells"
	let brothers =
		single(first) && last.len() == 2 && is_first_name(first) && is_first_name(last) && last.tag(1) == Tag::Name;
	let directions =
		single(first) && known(names::SHARED_HEAD, first) && known(names::SHARED_HEAD, last) && last.len() > 1;
	if brothers || directions {
		complete(&mut shared, last.cut(1..last.len()));
		return Some(shared);
	}
	if !first.iter().any(|word| word.tag.is_nominal() || matches!(word.tag, Tag::Gerund | Tag::Bracket)) {
		return share_noun(items);
	}
	// "car and truck makers", "the German and French armies"
	let nation = last.len() > 1
		&& lexicon::is_nationality(first.last().map_or("", |word| word.text.as_str()))
		&& first.last().is_some_and(|word| word.tag == Tag::Name)
		&& !last.iter().any(|word| word.tag == Tag::Determiner)
		&& last.before(last.len()) != Tag::Name;
	let modifier = single(first)
		&& first.tag(0) == Tag::Noun
		&& last.tag(0) == Tag::Noun
		&& last.len() > 1
		&& last.before(last.len()) == Tag::Plural;
	if nation || modifier {
		return None;
	}
	share_owner(first, &mut shared);
	share_opening(first, &mut shared);
	share_tail(last, &mut shared);
	Some(shared)
}

/// "India's largest city and its financial capital": "its" is "India's".
fn share_owner(first: &[Word], items: &mut [Vec<Word>]) {
	let at = first.iter().position(|word| word.tag == Tag::Possessive && word.low.contains('\''));
	let of = first
		.iter()
		.rposition(|word| word.low == "of")
		.filter(|&of| first.iter().skip(of + 1).all(|word| word.tag == Tag::Name));
	let owner = match (at, of) {
		(Some(at), _) => first.cut(0..at + 1).to_vec(),
		(_, Some(of)) => genitive(first.cut(of + 1..first.len())),
		_ => return,
	};
	if owner.is_empty() {
		return;
	}
	for item in items.iter_mut().skip(1).filter(|item| matches!(item.low(0), "its" | "his" | "her" | "their")) {
		item.splice(0..1, owner.iter().cloned());
	}
}

/// `phrase` with a genitive ending.
pub fn genitive(phrase: &[Word]) -> Vec<Word> {
	let mut owned = phrase.to_vec();
	if let Some(last) = owned.last_mut() {
		last.text.push_str(if last.tag == Tag::Plural && last.low.ends_with('s') { "'" } else { "'s" });
		*last = Word { low: last.text.to_lowercase(), tag: Tag::Possessive, ..last.clone() };
	}
	owned
}

/// Adjectives that share a plural noun: "red and white blood cells", "the legislative and judicial branches".
fn share_noun(items: &[&[Word]]) -> Option<Vec<Vec<Word>>> {
	let (first, last) = (*items.first()?, *items.last()?);
	let the = usize::from(matches!(first.tag(0), Tag::Determiner | Tag::Possessive));
	let bare =
		|item: &[Word], skip: usize| item.len() == skip + 1 && matches!(item.tag(skip), Tag::Adjective | Tag::Noun);
	let middle = items.iter().take(items.len() - 1).skip(1).all(|item| bare(item, 0));
	let mut noun = last.cut(1..last.len()).to_vec();
	if !(bare(first, the) && middle && last.tag(0) == Tag::Adjective && noun.last()?.tag == Tag::Plural) {
		return None;
	}
	if let Some(word) = noun.last_mut().filter(|_| the == 1) {
		*word = word.put(&inflect::singular(&word.low)?, Tag::Noun);
	}
	let adjective = |item: &&[Word]| item.last().cloned();
	let named = items.iter().take(items.len() - 1).filter_map(adjective).chain(last.first().cloned());
	Some(named.map(|adjective| build(&[first.cut(0..the), &[adjective], &noun])).collect())
}

/// Gives the article of the first item to the ones that lack any: "an American actor and singer".
fn share_opening(first: &[Word], items: &mut [Vec<Word>]) {
	let Some(opening) = first.first().filter(|word| matches!(word.tag, Tag::Determiner | Tag::Possessive)) else {
		return;
	};
	let nation = first.get(1).filter(|word| lexicon::is_nationality(&word.text) && first.len() > 2);
	let articled = matches!(opening.low.as_str(), "a" | "an");
	for item in items.iter_mut().skip(1) {
		let determined = matches!(item.tag(0), Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Pronoun);
		let named = item.first().is_some_and(|word| word.tag == Tag::Name && !lexicon::is_nationality(&word.text));
		let plural = articled && item.last().is_some_and(|word| word.tag == Tag::Plural || is_mass(&word.low));
		let any = item.len() == 1 && ["one", "body", "thing"].iter().any(|end| item.low(0).ends_with(end));
		if determined || named || plural || any {
			continue;
		}
		let own_nation = item.first().is_some_and(|word| lexicon::is_nationality(&word.text));
		if first.low(1) == "own" {
			item.splice(0..0, first.cut(0..2).iter().cloned());
			continue;
		}
		let mut start = Vec::new();
		let after = if own_nation { None } else { nation };
		let next = after.map_or(item.low(0), |word| word.low.as_str());
		start.push(if articled { opening.put(inflect::article(next), Tag::Determiner) } else { opening.clone() });
		start.extend(after.cloned());
		item.splice(0..0, start);
	}
}

/// Whether `noun` names a substance or a quality, which takes no "a".
fn is_mass(noun: &str) -> bool {
	const MASS: &[&str] = &[
		"air",
		"art",
		"blood",
		"carbon",
		"energy",
		"equipment",
		"evidence",
		"food",
		"furniture",
		"gold",
		"grass",
		"heat",
		"hydrogen",
		"ice",
		"information",
		"iron",
		"knowledge",
		"light",
		"meat",
		"milk",
		"money",
		"music",
		"nitrogen",
		"oil",
		"oxygen",
		"protein",
		"research",
		"rock",
		"sand",
		"silver",
		"snow",
		"software",
		"steel",
		"sugar",
		"trade",
		"transport",
		"water",
		"wood",
		"work",
	];
	lexicon::has(MASS, noun) || ["ity", "ness", "ism", "ance", "ence", "ship"].iter().any(|end| noun.ends_with(end))
}

/// Gives the "of …" of the last item to the others: "the length and the width of the table".
fn share_tail(last: &[Word], items: &mut [Vec<Word>]) {
	let Some(of) = last.iter().position(|word| word.low == "of") else { return };
	let count = items.len();
	let common =
		|item: &[Word]| item.tag(0) == Tag::Determiner && !item.iter().any(|word| word.tag == Tag::Preposition);
	if items.iter().take(count - 1).all(|item| common(item)) {
		for item in items.iter_mut().take(count - 1) {
			item.extend(last.cut(of..last.len()).iter().cloned());
		}
	}
}

/// Whether what follows a list belongs to every item: "apples and pears in 1990", "the capital and largest city of x".
pub fn spreads(rest: &[Word], last: &[Word], first: &[Word]) -> bool {
	let determined = matches!(last.tag(0), Tag::Determiner | Tag::Possessive);
	let both = determined == matches!(first.tag(0), Tag::Determiner | Tag::Possessive);
	let dated = rest.tag(0) == Tag::Preposition
		&& matches!(rest.tag(1), Tag::Number)
		&& lexicon::is_date(rest.low(1).rsplit(' ').next().unwrap_or(""));
	let own = first.iter().any(|word| word.tag == Tag::Preposition);
	match rest.tag(0) {
		Tag::Mark => false,
		Tag::Preposition if rest.low(0) == "of" => {
			!own && (!determined && !both || last.tag(0) == Tag::Determiner && first.tag(0) == Tag::Determiner)
		},
		Tag::That | Tag::Relative => false,
		Tag::Preposition if rest.low(0) == "from" => !determined,
		Tag::Preposition => {
			dated || (!determined && last.tag(0) != Tag::Name) || (!determined && !rest.tag(1).eq(&Tag::Name))
		},
		_ => !determined && both,
	}
}
