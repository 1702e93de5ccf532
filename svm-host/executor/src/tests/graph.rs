//! The graph lets go together only what may.

use crate::graph::{Access, Graph};
use proptest::prelude::*;

fn transactions() -> impl Strategy<Value = Vec<Vec<Access>>> {
	let accesses = prop::collection::btree_map(0..8u32, any::<bool>(), 0..5)
		.prop_map(|named| named.into_iter().map(|(place, writes)| Access { place, writes }).collect());
	prop::collection::vec(accesses, 0..40)
}

fn conflict(one: &[Access], other: &[Access]) -> bool {
	one.iter().any(|a| other.iter().any(|b| a.place == b.place && (a.writes || b.writes)))
}

/// For each transaction, all that it waits for, by one edge or several.
fn reach(graph: &Graph) -> Vec<Vec<bool>> {
	let mut reach = vec![vec![false; graph.len()]; graph.len()];
	for from in (0..graph.len()).rev() {
		for to in graph.freed_by(from) {
			let further = reach[*to as usize].clone();
			reach[from].iter_mut().zip(further).for_each(|(one, other)| *one |= other);
			reach[from][*to as usize] = true;
		}
	}
	reach
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn who_conflicts_waits_and_nobody_else(list in transactions()) {
		let graph = Graph::of(list.iter().map(Vec::as_slice), 8);
		prop_assert_eq!(graph.len(), list.len());
		let reach = reach(&graph);
		for later in 0..list.len() {
			for earlier in 0..later {
				if conflict(&list[earlier], &list[later]) {
					prop_assert!(reach[earlier][later], "{} has to wait for {}", later, earlier);
				}
			}
			let waits = (0..list.len()).flat_map(|from| graph.freed_by(from)).filter(|to| **to as usize == later).count();
			prop_assert_eq!(graph.waits_for[later] as usize, waits);
		}
		for from in 0..list.len() {
			for to in graph.freed_by(from) {
				prop_assert!(from < *to as usize && conflict(&list[from], &list[*to as usize]), "an edge for nothing");
			}
		}
	}
}

/// Readers of one account, then a writer, again and again: edges grow with the accesses, not with their square.
#[test]
fn edges_are_few() {
	let list: Vec<_> = (0..10_000u32).map(|at| vec![Access { place: 0, writes: at % 100 == 99 }]).collect();
	let graph = Graph::of(list.iter().map(Vec::as_slice), 1);
	let edges: usize = (0..list.len()).map(|from| graph.freed_by(from).len()).sum();
	assert!(edges <= 2 * list.len(), "{edges}");
}
