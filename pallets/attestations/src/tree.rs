//! Sum trees over attestors, and picking from them without replacement. No storage: nodes come from a [`Nodes`].
//!
//! A tree has [`DEPTH`] levels of nodes of [`ARITY`] sums. The node at level 0 is the root; below the last level stand the
//! leaves, one weight an attestor, at the place that its id names. A node that was never written holds zeros. Reading or
//! changing a leaf touches one node a level, whatever the number of attestors.

use alloc::collections::BTreeMap;

/// Sums in a node.
pub const ARITY: usize = 16;
/// Levels of nodes.
pub const DEPTH: u8 = 5;
/// Leaves of a tree: as many attestors can ever be registered, since no id is given twice.
pub const LEAVES: u32 = 1 << (4 * DEPTH as u32);

/// Sums of the weights below each child.
pub type Node = [u64; ARITY];

/// Where a node stands: its level, and its index in the level from the left.
pub type Place = (u8, u32);

/// The nodes of one tree.
pub trait Nodes {
	/// The node at `place`; zeros if it was never written.
	fn get(&self, place: Place) -> Node;
	/// Writes a node; one of zeros may be removed.
	fn set(&mut self, place: Place, node: Node);
}

/// The node of `level` on the way to `leaf`, and which of its sums counts the leaf.
fn on_the_way(level: u8, leaf: u32) -> (Place, usize) {
	let below = 4 * u32::from(DEPTH - 1 - level);
	let child = leaf >> below;
	((level, child >> 4), (child & 15) as usize)
}

/// The sum of all weights.
pub fn total(nodes: &impl Nodes) -> u64 {
	nodes.get((0, 0)).iter().fold(0, |sum, weight| sum.saturating_add(*weight))
}

/// Weight of a leaf.
pub fn weight(nodes: &impl Nodes, leaf: u32) -> u64 {
	let (place, child) = on_the_way(DEPTH - 1, leaf);
	nodes.get(place)[child]
}

/// Gives `leaf` the weight `new`; what it had before. [`DEPTH`] nodes are read and written, none if nothing changes.
pub fn put(nodes: &mut impl Nodes, leaf: u32, new: u64) -> u64 {
	let old = weight(nodes, leaf);
	if old == new {
		return old;
	}
	for level in 0..DEPTH {
		let (place, child) = on_the_way(level, leaf);
		let mut node = nodes.get(place);
		// Weights are capped so far below 2^64 that a sum over every leaf fits; the clamp never acts.
		node[child] = node[child].saturating_sub(old).saturating_add(new);
		nodes.set(place, node);
	}
	old
}

/// The leaf that `point` falls on, if all weights are laid end to end; none if it is beyond them.
pub fn pick(nodes: &impl Nodes, mut point: u64) -> Option<u32> {
	let mut index = 0u32;
	for level in 0..DEPTH {
		let node = nodes.get((level, index));
		let mut found = None;
		for (child, sum) in node.iter().enumerate() {
			if point < *sum {
				found = Some(child as u32);
				break;
			}
			point -= sum;
		}
		index = (index << 4) | found?;
	}
	Some(index)
}

/// A tree of which leaves are taken away in memory, while the nodes below stay as they are.
pub struct Thinned<'a, N> {
	nodes: &'a N,
	changed: BTreeMap<Place, Node>,
}

impl<'a, N: Nodes> Thinned<'a, N> {
	/// All of `nodes`, so far.
	pub fn new(nodes: &'a N) -> Self {
		Self { nodes, changed: BTreeMap::new() }
	}
}

impl<N: Nodes> Nodes for Thinned<'_, N> {
	fn get(&self, place: Place) -> Node {
		self.changed.get(&place).copied().unwrap_or_else(|| self.nodes.get(place))
	}
	fn set(&mut self, place: Place, node: Node) {
		self.changed.insert(place, node);
	}
}
