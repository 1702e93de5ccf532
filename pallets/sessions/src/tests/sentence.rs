//! Grants in words, amounts, addresses and dates.

use super::*;
use crate::sentence::utc;
use sp_core::crypto::Ss58Codec;

#[test]
fn a_grant_reads_as_a_sentence() {
	on_chain(|| {
		let rules = vec![to(&[Bob]), Rule::AtMost(UNIT / 2)];
		let mut granted = grant(vec![item("Balances", "transfer_keep_alive", rules), item("System", "remark", vec![])]);
		if let Some(Item::Call { claim, .. }) = granted.scope.get_mut(1) {
			*claim = Some(12);
		}
		assert_eq!(
			MiraSessions::sentence(&granted),
			format!(
				"Key {} may, from block 1 and 2026-01-01 00:00:06 UTC until block 101 or 2026-01-01 00:10:06 UTC, whichever is \
				 first, act up to 20 times: Balances.transfer_keep_alive only to {} of up to 0.5 MIRA; System.remark, while \
				 claim 12 is Supported and final. It may spend up to 10 MIRA in all, at most 3 MIRA at a time and 6 MIRA in 50 \
				 blocks, and cause fees up to 1 MIRA, paid by its account.",
				key().to_ss58check(),
				account(Bob).to_ss58check(),
			)
		);
		granted.limits.total = 0;
		granted.payer = Payer::Sponsor(account(Charlie));
		let text = MiraSessions::sentence(&granted);
		assert!(text.contains("It may spend nothing, and cause fees"), "{text}");
		assert!(text.ends_with(&format!("paid by {}.", account(Charlie).to_ss58check())), "{text}");
	});
}

#[test]
fn every_kind_of_item_has_words() {
	let (nothing, some) = (svm_item(&[0], &[], 5, None), svm_item(&[0, 1], &[2, 3], 0, Some(7)));
	let [system, one, two, three] = [0, 1, 2, 3].map(|byte: u8| bs58::encode([byte; 32]).into_string());
	assert_eq!(
		MiraSessions::item(&nothing),
		format!("call {system} in the SVM, writing nothing, with up to 0.000000005 MIRA at a time")
	);
	assert_eq!(
		MiraSessions::item(&some),
		format!(
			"call {system} and {one} in the SVM, writing only {two}, {three} and spending any tokens there, with up \
			 to 0 MIRA at a time, while claim 7 is \
			 Supported and final"
		)
	);
	let evm = Item::Evm {
		contract: sp_core::H160::repeat_byte(0xab),
		selector: [0xa9, 0x05, 0x9c, 0xbb],
		value: UNIT,
		weight: Default::default(),
		storage_deposit: 0,
		claim: Some(1),
	};
	assert_eq!(
		MiraSessions::item(&evm),
		format!(
			"call contract 0x{}, function 0xa9059cbb, with up to 1 MIRA at a time, while claim 1 is Supported and final",
			"ab".repeat(20)
		)
	);
	assert_eq!(MiraSessions::item(&item("Balances", "x", vec![to(&[])])), "Balances.x to nobody");
}

#[test]
fn amounts_are_exact() {
	for (amount, text) in [
		(0, "0 MIRA"),
		(1, "0.000000001 MIRA"),
		(UNIT, "1 MIRA"),
		(1_500_000_000, "1.5 MIRA"),
		(u128::MAX, "340282366920938463463374607431.768211455 MIRA"),
	] {
		assert_eq!(MiraSessions::amount(amount), text);
	}
}

#[test]
fn addresses_are_those_of_the_sdk() {
	for seed in 0..50u8 {
		let account = AccountId32::new(sp_crypto_hashing::blake2_256(&[seed]));
		assert_eq!(MiraSessions::address(&account), account.to_ss58check());
	}
}

#[test]
fn dates_are_those_of_a_calendar() {
	use jiff::{tz::TimeZone, Timestamp};
	// Every day of two hundred years, and the seconds around leap days.
	for day in 0..73_000u64 {
		let moment = (day * 86_400 + day % 86_400) * 1_000;
		let known = Timestamp::from_millisecond(moment as i64).expect("a moment").to_zoned(TimeZone::UTC);
		assert_eq!(utc(moment), known.strftime("%Y-%m-%d %H:%M:%S UTC").to_string());
	}
	assert_eq!(utc(951_868_799_999), "2000-02-29 23:59:59 UTC");
	// The end of time is some date, and no panic.
	assert!(utc(Moment::MAX).ends_with(" UTC"));
}
