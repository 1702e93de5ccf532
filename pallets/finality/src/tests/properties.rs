//! Any sequence of blocks, changes and justifications keeps the invariants, and what is proven stays proven.

use crate::{mock::*, *};
use frame_support::assert_ok;
use proptest::{prelude::*, strategy::ValueTree};
use sp_keyring::Ed25519Keyring;

#[derive(Clone, Debug)]
enum Step {
	/// Make some blocks.
	Blocks(u64),
	/// Change to the set with this mask over six authorities.
	Change(u8),
	/// Bring a justification for a block this far back, by the voters in the mask, naming a set this far off.
	Justify { back: u64, voters: u8, set_off: u8 },
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		(1u64..5).prop_map(Step::Blocks),
		(1u8..64).prop_map(Step::Change),
		// Half of the attempts are by everybody and name the right set, or hardly any would prove something.
		(1u64..12, prop_oneof![Just(63u8), 0u8..64], prop_oneof![Just(0u8), 0u8..3])
			.prop_map(|(back, voters, set_off)| Step::Justify { back, voters, set_off }),
	]
}

fn members(mask: u8) -> Vec<Ed25519Keyring> {
	[Alice, Bob, Charlie, Dave, Eve, Ferdie]
		.into_iter()
		.enumerate()
		.filter_map(|(bit, key)| (mask >> bit & 1 == 1).then_some(key))
		.collect()
}

/// A justification by those of `voters` that the set at `target` knows, no more than it needs.
fn attempt(target: u64, voters: u8, set_off: u8) -> Option<Justification> {
	let set = Finality::authority_set_at(target)?;
	let needed = set.authorities.len() - set.authorities.len().saturating_sub(1) / 3;
	let keys: Vec<_> = members(voters)
		.into_iter()
		.filter(|key| set.authorities.iter().any(|(id, _)| *id == key.public().into()))
		.take(needed)
		.collect();
	Some(justification(target, set.set_id + u64::from(set_off), &keys))
}

#[test]
fn proven_blocks_only_rise_and_only_by_two_thirds() {
	let (mut tried, mut proved) = (0u32, 0u32);
	let mut runner = proptest::test_runner::TestRunner::deterministic();
	for _ in 0..64 {
		let steps = proptest::collection::vec(step(), 1..40).new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			for step in steps {
				let before = <Finality as ProvenFinality<u64>>::proven();
				match step {
					Step::Blocks(count) => run_to(System::block_number() + count),
					Step::Change(mask) => change_authorities(&members(mask)),
					Step::Justify { back, voters, set_off } => {
						let Some(target) = System::block_number().checked_sub(back).filter(|n| *n > 0) else {
							continue;
						};
						let Some(attempt) = attempt(target, voters, set_off) else { continue };
						tried += 1;
						let set = Finality::authority_set_at(target).unwrap();
						let enough = attempt.commit.precommits.len() * 3 > set.authorities.len() * 2;
						let ok = note(attempt).is_ok();
						let after = <Finality as ProvenFinality<u64>>::proven();
						if after > before {
							proved += 1;
							assert!(ok && enough && set_off == 0 && after == target);
						}
						assert!(target <= before || ok == (enough && set_off == 0));
					},
				}
				assert!(<Finality as ProvenFinality<u64>>::proven() >= before, "finality went back");
				assert_ok!(Finality::do_try_state(System::block_number()));
			}
		});
	}
	assert!(proved * 10 >= tried * 3, "only {proved} of {tried} justifications proved something: test proves little");
	assert!(proved < tried, "no justification was refused: test proves little");
}
