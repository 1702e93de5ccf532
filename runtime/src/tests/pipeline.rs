//! What a transaction goes through, and what clients see of it.

use crate::{charge::MiraCharge, *};
use codec::Encode;
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_runtime::traits::TransactionExtension;

/// The design's pipeline, in order; `EthSetOrigin` comes with the EVM, before the last.
#[test]
fn extensions_are_pinned() {
	let identifiers: Vec<_> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
		.into_iter()
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		identifiers,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

/// The wrapper is invisible: same name, same type, same bytes as what it wraps.
#[test]
fn mira_charge_shows_what_it_wraps() {
	type Inner = ChargeTransactionPayment<Runtime>;
	type Outer = MiraCharge;
	assert_eq!(
		<Outer as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		<Inner as TransactionExtension<RuntimeCall>>::IDENTIFIER
	);
	assert_eq!(scale_info::MetaType::new::<Outer>(), scale_info::MetaType::new::<Inner>());
	assert_eq!(Outer::from(Inner::from(77)).encode(), Inner::from(77).encode());
}

/// Extensions that stock clients do not know must be zero bytes: then they are no-ops to them.
#[test]
fn unknown_extensions_are_zero_bytes() {
	assert!(frame_system::AuthorizeCall::<Runtime>::new().encode().is_empty());
	assert!(frame_system::WeightReclaim::<Runtime>::new().encode().is_empty());
}
