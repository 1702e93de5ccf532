//! Drawing a committee: seeded, weighted, without replacement, one seat an operator, few seats a family. No storage.

use crate::tree::{self, Nodes, Thinned};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::PalletError;
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// How often a seat is drawn again when who was drawn cannot sit.
pub const MAX_TRIES: u32 = 8;

/// How often attestors are drawn for a committee of `seats` altogether, which bounds the weight of a large one.
pub const fn max_draws(seats: u32) -> u32 {
	2 * seats + 2 * MAX_TRIES
}

/// Why no committee could be drawn.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shortfall {
	/// Fewer attestors of the domain have a bond in the draw than the committee has seats, or too many of them are of one
	/// family.
	TooFewAttestors,
	/// A seat was drawn as often as it may be, and nobody drawn could sit: paused, suspended, without free bond, or of an
	/// operator who sits already.
	TooManyUnavailable,
	/// No block since the request brought randomness.
	NoRandomness,
}

/// Attestors to draw from.
pub trait Electorate {
	/// Names an account that operates attestors.
	type Operator: PartialEq;
	/// The sum tree of one family.
	type Tree: Nodes;

	/// Trees, one a family.
	fn trees(&self) -> Vec<Self::Tree>;
	/// Who operates `attestor`, if it can take a seat now.
	fn seatable(&self, attestor: u32) -> Option<Self::Operator>;
}

/// Numbers that nobody knew before the seed was there.
struct Stream {
	seed: H256,
	next: u32,
}

impl Stream {
	/// A number below `bound`, which is above zero. 64 random bits more than the bound has make the bias negligible.
	fn below(&mut self, bound: u64) -> u64 {
		let hash = BlakeTwo256::hash_of(&(b"mira/draw/number/v1", self.seed, self.next));
		self.next = self.next.wrapping_add(1);
		let mut bytes = [0u8; 16];
		bytes.copy_from_slice(&hash.as_bytes()[..16]);
		(u128::from_le_bytes(bytes) % u128::from(bound)) as u64
	}
}

/// Draws `seats` different attestors, at most `family_cap` of each family, at most one of each operator; the chance of each
/// is its weight. Costs [`tree::DEPTH`] nodes a try at the most.
pub fn draw<E: Electorate>(electorate: &E, seed: H256, seats: u32, family_cap: u32) -> Result<Vec<u32>, Shortfall> {
	let trees = electorate.trees();
	let mut families: Vec<_> = trees.iter().map(Thinned::new).collect();
	let mut weights: Vec<u64> = families.iter().map(tree::total).collect();
	let mut taken = vec![0u32; families.len()];
	let mut stream = Stream { seed, next: 0 };
	let mut operators = Vec::new();
	let mut committee = Vec::new();
	let mut draws = 0;

	while (committee.len() as u32) < seats {
		let mut seated = false;
		for _ in 0..MAX_TRIES {
			draws += 1;
			if draws > max_draws(seats) {
				break;
			}
			// Clamped only above 2^64 of weight, which caps on weights exclude.
			let total = weights.iter().fold(0u64, |sum, weight| sum.saturating_add(*weight));
			if total == 0 {
				return Err(Shortfall::TooFewAttestors);
			}
			let mut point = stream.below(total);
			let mut family = 0;
			while point >= weights[family] {
				point -= weights[family];
				family += 1;
			}
			let Some(attestor) = tree::pick(&families[family], point) else {
				return Err(Shortfall::TooFewAttestors);
			};
			// Drawn once, it is not drawn again, whether it can sit or not.
			weights[family] -= tree::put(&mut families[family], attestor, 0);
			let Some(operator) = electorate.seatable(attestor) else { continue };
			if operators.contains(&operator) {
				continue;
			}
			operators.push(operator);
			committee.push(attestor);
			taken[family] += 1;
			if taken[family] >= family_cap {
				weights[family] = 0;
			}
			seated = true;
			break;
		}
		if !seated {
			return Err(Shortfall::TooManyUnavailable);
		}
	}
	Ok(committee)
}
