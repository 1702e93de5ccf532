//! What transactions cost.

use super::chain::*;
use crate::{configs::money::BlockRatioFee, constants::currency::*, *};
use frame_support::{
	dispatch::GetDispatchInfo,
	weights::{Weight, WeightToFee},
};
use pallet_transaction_payment::MultiplierUpdate;
use sp_keyring::Sr25519Keyring;

type Fee = BlockRatioFee<1, 1_000>;

/// A block that is full in time costs what one that is full in proof costs.
#[test]
fn dimensions_cost_the_same_when_full() {
	let full = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	let time = Fee::weight_to_fee(&Weight::from_parts(full.ref_time(), 0));
	let proof = Fee::weight_to_fee(&Weight::from_parts(0, full.proof_size()));
	assert_eq!(time, 2 * MIRA);
	assert!(time.abs_diff(proof) <= 1, "{time} and {proof}");
	assert_eq!(Fee::weight_to_fee(&full), time.max(proof));
}

/// The price of gas will be derived from the multiplier: zero would make it free, and division by it impossible.
#[test]
fn multiplier_never_falls_to_zero() {
	type Update = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;
	assert!(Update::min() > sp_arithmetic::traits::Zero::zero());
}

/// Cheap enough for a person, dear enough for a spammer: between a ten-thousandth and a hundredth of a MIRA.
#[test]
fn a_transfer_costs_less_than_a_hundredth() {
	on_development(|| {
		let call: RuntimeCall =
			pallet_balances::Call::transfer_keep_alive { dest: account(Sr25519Keyring::Bob).into(), value: MIRA }
				.into();
		let fee = TransactionPayment::compute_fee(150, &call.get_dispatch_info(), 0);
		assert!((MIRA / 10_000..MIRA / 100).contains(&fee), "{fee}");
	});
}

/// Of a fee four fifths reach the treasury and one fifth the author; nothing is burnt.
#[test]
fn fees_are_split_and_conserved() {
	use frame_support::traits::{fungible::Balanced, OnUnbalanced};
	on_development(|| {
		let (treasury, author) = (Treasury::account_id(), account(Sr25519Keyring::Alice));
		let before = (Balances::total_issuance(), Balances::free_balance(&treasury), Balances::free_balance(&author));
		let fee = <Balances as Balanced<AccountId>>::issue(1_000 * MILLI);
		let tip = <Balances as Balanced<AccountId>>::issue(10 * MILLI);
		configs::money::FeesToTreasuryAndAuthor::on_unbalanceds([fee, tip].into_iter());
		assert_eq!(Balances::free_balance(&treasury) - before.1, 800 * MILLI);
		assert_eq!(Balances::free_balance(&author) - before.2, 210 * MILLI);
		assert_eq!(Balances::total_issuance() - before.0, 1_010 * MILLI);
	});
}
