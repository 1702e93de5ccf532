//! Who waits for whom.

use crate::accounts::Place;

const NOBODY: u32 = u32::MAX;

/// An account that a transaction names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Access {
	pub place: Place,
	pub writes: bool,
}

/// A graph over transactions, numbered from 0 in their order. All edges lead to later ones.
#[derive(Default, Debug)]
pub struct Graph {
	/// For each transaction, of how many edges it is the end.
	pub waits_for: Vec<u32>,
	/// For each transaction, where in `freed` the ends of its edges begin; and one more number, where the last ones end.
	begins: Vec<u32>,
	freed: Vec<u32>,
}

/// The last ones that touched an account.
#[derive(Clone, Copy)]
struct Last {
	writer: u32,
	/// The newest of those that read it since: a place in `readers`.
	reader: u32,
}

impl Graph {
	/// Of transactions in their order, by the accounts that they name, each of them once. Takes time in proportion to these.
	pub fn of<'a>(transactions: impl ExactSizeIterator<Item = &'a [Access]>, places: usize) -> Self {
		let count = transactions.len();
		let mut last = vec![Last { writer: NOBODY, reader: NOBODY }; places];
		// Lists, linked backwards: who read, and where the one before stands.
		let mut readers: Vec<(u32, u32)> = Vec::new();
		let mut edges: Vec<(u32, u32)> = Vec::new();
		for (at, accesses) in transactions.enumerate() {
			let at = at as u32;
			for access in accesses {
				let Some(last) = last.get_mut(access.place as usize) else { continue };
				if !access.writes {
					if last.writer != NOBODY {
						edges.push((last.writer, at));
					}
					readers.push((at, last.reader));
					last.reader = (readers.len() as u32).saturating_sub(1);
					continue;
				}
				// Those who read it wait for its last writer themselves.
				if last.reader == NOBODY && last.writer != NOBODY {
					edges.push((last.writer, at));
				}
				let mut next = last.reader;
				while let Some((reader, before)) = readers.get(next as usize) {
					edges.push((*reader, at));
					next = *before;
				}
				*last = Last { writer: at, reader: NOBODY };
			}
		}
		Self::from_edges(count, &edges)
	}

	fn from_edges(count: usize, edges: &[(u32, u32)]) -> Self {
		let mut waits_for = vec![0u32; count];
		let mut begins = vec![0u32; count.saturating_add(1)];
		for (from, to) in edges {
			if let Some(waits) = waits_for.get_mut(*to as usize) {
				*waits = waits.saturating_add(1);
			}
			if let Some(begin) = begins.get_mut((*from as usize).saturating_add(1)) {
				*begin = begin.saturating_add(1);
			}
		}
		let mut sum = 0u32;
		for begin in &mut begins {
			sum = sum.saturating_add(*begin);
			*begin = sum;
		}
		let mut next = begins.clone();
		let mut freed = vec![0u32; edges.len()];
		for (from, to) in edges {
			let Some(place) = next.get_mut(*from as usize) else { continue };
			if let Some(entry) = freed.get_mut(*place as usize) {
				*entry = *to;
			}
			*place = place.saturating_add(1);
		}
		Self { waits_for, begins, freed }
	}

	/// Those who wait for a transaction.
	pub fn freed_by(&self, at: usize) -> &[u32] {
		let begin = self.begins.get(at).copied().unwrap_or_default() as usize;
		let end = self.begins.get(at.saturating_add(1)).copied().unwrap_or_default() as usize;
		self.freed.get(begin..end).unwrap_or_default()
	}

	/// How many transactions there are.
	pub fn len(&self) -> usize {
		self.waits_for.len()
	}
}
