//! The token: balances, fees, and where what is taken goes.

use crate::{
	constants::currency::{EXISTENTIAL_DEPOSIT, MICRO},
	governance::Treasurer,
	AccountId, Authorship, Balance, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::Credit,
		tokens::imbalance::{ResolveTo, SplitTwoWays},
		ConstU128, ConstU32, ConstU8, Imbalance, OnUnbalanced, VariantCountOf,
	},
	weights::{ConstantMultiplier, Weight, WeightToFee},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_arithmetic::{
	traits::{Bounded, Saturating},
	FixedPointNumber, FixedU128,
};
use sp_runtime::Perquintill;

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Balance = Balance;
	/// What is left of a removed account goes to the treasury: dust is not a way to burn.
	type DustRemoval = ResolveTo<Treasurer, Balances>;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

/// Fee of a weight: the dearer of its share of the block's time and of its share of the block's proof.
///
/// `P / Q` is the price of a picosecond in base units; a byte of proof costs what the block's time divided by its proof
/// size makes of it, so that a block full in either dimension costs the same. This is what the fees of the EVM pallet
/// assume ("block ratio fee"), so that no fee changes when that door opens.
pub struct BlockRatioFee<const P: u128, const Q: u128>;

impl<const P: u128, const Q: u128> BlockRatioFee<P, Q> {
	const REF_TIME_TO_FEE: FixedU128 = {
		assert!(P > 0 && Q > 0, "a free dimension would make blocks free to fill");
		FixedU128::from_rational(P, Q)
	};

	fn proof_size_to_fee() -> FixedU128 {
		let full = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		Self::REF_TIME_TO_FEE.saturating_mul(FixedU128::from_rational(full.ref_time().into(), full.proof_size().into()))
	}
}

impl<const P: u128, const Q: u128> WeightToFee for BlockRatioFee<P, Q> {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		let time = Self::REF_TIME_TO_FEE.saturating_mul_int(Balance::from(weight.ref_time()));
		let proof = Self::proof_size_to_fee().saturating_mul_int(Balance::from(weight.proof_size()));
		time.max(proof)
	}
}

parameter_types! {
	/// Fullness of blocks at which fees stand still.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast fees follow demand.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// Never zero: the price of gas is derived from it.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, FeesToTreasuryAndAuthor>;
	/// One base unit a nanosecond: a full block of two seconds costs 2 MIRA.
	type WeightToFee = BlockRatioFee<1, 1_000>;
	/// A byte costs a ten-thousandth of the smallest account.
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<{ MICRO / 10 }>>;
	type FeeMultiplierUpdate =
		TargetedFeeAdjustment<Runtime, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

/// Four fifths of a fee to the treasury, one fifth to the block's author; the tip to the author.
pub struct FeesToTreasuryAndAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for FeesToTreasuryAndAuthor {
	fn on_unbalanceds(mut fee_then_tip: impl Iterator<Item = Credit<AccountId, Balances>>) {
		if let Some(fee) = fee_then_tip.next() {
			SplitTwoWays::<_, _, ResolveTo<Treasurer, Balances>, ToAuthor, 4, 1>::on_unbalanced(fee);
		}
		if let Some(tip) = fee_then_tip.next() {
			ToAuthor::on_unbalanced(tip);
		}
	}
}

/// To the author of the block; to the treasury if the author is not known or cannot hold so little.
pub struct ToAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
	fn on_nonzero_unbalanced(credit: Credit<AccountId, Balances>) {
		use frame_support::traits::fungible::Balanced;
		let rest = match Authorship::author() {
			Some(author) => Balances::resolve(&author, credit).err(),
			None => Some(credit),
		};
		if let Some(rest) = rest.filter(|rest| rest.peek() > 0) {
			ResolveTo::<Treasurer, Balances>::on_unbalanced(rest);
		}
	}
}
