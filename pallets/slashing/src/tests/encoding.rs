//! Stored bytes and indices that clients and migrations rely on.

use crate::{mock::*, *};
use codec::{Compact, Encode};

#[test]
fn stored_types() {
	let offence = Offence { harmed: Some((8, 30)), reporter: None, ..silence(1, 60) };
	let bytes = [&1u64.to_le_bytes()[..], &[0], &7u64.to_le_bytes(), &60u64.to_le_bytes(), &[1], &8u64.to_le_bytes()];
	let bytes = [&bytes.concat()[..], &30u64.to_le_bytes(), &[0]].concat();
	assert_eq!(offence.encode(), bytes);
	let slash: DeferredSlashOf<Test> = DeferredSlash { offence, decided_at: 5, due_at: 9, status: Status::Cancelled };
	assert_eq!(slash.encode(), [&bytes[..], &5u64.to_le_bytes(), &9u64.to_le_bytes(), &[1]].concat());
	assert_eq!(Status::Pending.encode(), [0]);
}

#[test]
fn call_indices() {
	let reason = b"x".to_vec().try_into().unwrap();
	assert_eq!(
		Call::<Test>::cancel { id: 3, reason }.encode(),
		[&[0][..], &Compact(3u64).encode(), &[4, b'x']].concat()
	);
	assert_eq!(Call::<Test>::reopen { id: 3 }.encode(), [1, 12]);
	assert_eq!(Call::<Test>::apply { id: 3 }.encode(), [2, 12]);
}

#[test]
fn error_indices() {
	use Error::*;
	let errors: [Error<Test>; 7] =
		[UnknownSlash, NotDue, TooLate, AlreadyCancelled, NotCancelled, NothingToFreeze, NoReason];
	for (index, error) in errors.into_iter().enumerate() {
		assert_eq!(error.encode(), [index as u8]);
	}
}
