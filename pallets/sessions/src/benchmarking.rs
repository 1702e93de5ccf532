//! What each call costs, by how long its scope is. How long it takes to find a call in it is measured by itself.

use crate::{pallet::*, permission::account_of_ethereum, scope::Asked, traits::*, types::*, BalanceOf, GrantOf};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Contains, Get,
	},
	weights::WeightMeter,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::{ecdsa, H160};
use sp_runtime::traits::{One, Saturating, Zero};

/// Items beside the first.
const MORE: u32 = MAX_ITEMS - 1;

/// Has enough for whatever a session of these benchmarks takes.
fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let who = account(name, index, 0);
	let plenty = T::Currency::minimum_balance().saturating_mul(1_000_000u32.into());
	let _ = T::Currency::set_balance(&who, plenty);
	who
}

fn name(text: &str) -> Name {
	Name::truncate_from(text.as_bytes().to_vec())
}

/// Addresses of which each is like the others up to its end, so that comparing them takes as long as it can.
fn alike<Key: From<[u8; 32]>>(count: u32) -> Vec<Key> {
	let alike = |at: u32| {
		let mut key = [7; 32];
		key[31] = at as u8;
		key.into()
	};
	(0..count).map(alike).collect()
}

/// An item with as many rules as there can be.
fn ruled<T: Config>(pallet: &str, call: &str) -> crate::ItemOf<T>
where
	T::AccountId: From<[u8; 32]>,
{
	let list = Rule::To(alike::<T::AccountId>(MAX_DESTINATIONS).try_into().expect("as many as fit"));
	let rules = vec![list, Rule::AtMost(One::one())].try_into().expect("one of each");
	Item::Call { pallet: name(pallet), call: name(call), rules, claim: None }
}

/// An item for remarks.
fn free<T: Config>() -> crate::ItemOf<T> {
	Item::Call { pallet: name("System"), call: name("remark"), rules: Default::default(), claim: None }
}

/// An item as long as items can be.
fn longest<T: Config>() -> crate::ItemOf<T> {
	let keys = || alike::<SvmKey>(MAX_SVM_KEYS).try_into().expect("as many as fit");
	Item::Svm { programs: keys(), accounts: keys(), lamports: 0, claim: None }
}

/// A grant of remarks, with so many more items as long as they can be.
fn grant<T: Config>(key: T::AccountId, more: u32) -> GrantOf<T> {
	let others = (0..more).map(|_| longest::<T>());
	let scope: Vec<crate::ItemOf<T>> = core::iter::once(free::<T>()).chain(others).collect();
	let (now, longest) = (Pallet::<T>::now(), T::MaxLength::get());
	let much: BalanceOf<T> = T::Currency::minimum_balance().saturating_mul(1_000u32.into());
	Grant {
		key,
		scope: scope.try_into().expect("as many as fit"),
		limits: Limits {
			per_use: much,
			total: much,
			window: Window { amount: much, blocks: 100u32.into() },
			uses: 1_000,
			fees: much,
		},
		payer: Payer::Principal,
		from: now,
		until: Instant { block: now.block.saturating_add(longest.block), time: now.time.saturating_add(longest.time) },
		salt: NextSession::<T>::get(),
	}
}

fn remark<T: Config>() -> T::RuntimeCall
where
	T::RuntimeCall: From<frame_system::Call<T>>,
{
	frame_system::Call::<T>::remark { remark: Vec::new() }.into()
}

/// Opens a session of `principal`, with so many items beside the first; its number and its key.
fn opened_with<T: Config>(principal: &T::AccountId, index: u32, more: u32) -> (SessionId, T::AccountId) {
	let key: T::AccountId = account("key", index, 0);
	let id = Pallet::<T>::do_open(principal.clone(), grant::<T>(key.clone(), more), principal.clone());
	(id.expect("it is good"), key)
}

/// One as long as it can be.
fn opened<T: Config>(principal: &T::AccountId, index: u32) -> (SessionId, T::AccountId) {
	opened_with::<T>(principal, index, MORE)
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>, T::RuntimeCall: From<frame_system::Call<T>> + From<Call<T>>, T::AccountId: From<[u8; 32]>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open(i: Linear<0, MORE>) {
		let principal = rich::<T>("principal", 0);
		let grant = grant::<T>(account("key", 0, 0), i);
		#[extrinsic_call]
		_(RawOrigin::Signed(principal.clone()), Box::new(grant));
		assert_eq!(Live::<T>::get(&principal).len(), 1);
	}

	/// With a personal message of an Ethereum wallet, which takes longest to check.
	#[benchmark]
	fn open_signed(i: Linear<0, MORE>) {
		use sp_io::hashing::keccak_256;
		let relayer = rich::<T>("relayer", 0);
		let public = sp_io::crypto::ecdsa_generate(0.into(), None);
		let sign = |digest: &[u8; 32]| -> ecdsa::Signature {
			sp_io::crypto::ecdsa_sign_prehashed(0.into(), &public, digest).expect("the key was just made")
		};
		// The address is that of whoever signed, so that signing anything tells it.
		let digest = keccak_256(b"who");
		let recovered = sp_io::crypto::secp256k1_ecdsa_recover(sign(&digest).as_ref(), &digest);
		let address = H160::from_slice(&keccak_256(&recovered.ok().expect("it is signed"))[12..]);
		let principal = T::AccountId::from(account_of_ethereum(address.0));
		let grant = grant::<T>(account("key", 0, 0), i);
		let text = Pallet::<T>::permission_text(&principal, &grant);
		let permission = crate::Permission::Eip191(sign(&crate::permission::eip_191(text.as_bytes())));
		#[extrinsic_call]
		_(RawOrigin::Signed(relayer), principal.clone(), Box::new(grant), permission);
		assert_eq!(Live::<T>::get(&principal).len(), 1);
	}

	/// But for the call itself, which does nothing here, and is found at once. Beside its item are as many as are counted, so that no
	/// session takes more than was measured.
	#[benchmark]
	fn execute(i: Linear<0, MORE>) {
		let (id, key) = opened_with::<T>(&rich::<T>("principal", 0), 0, i);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, Box::new(remark::<T>()));
		assert_eq!(Usages::<T>::get(id).map(|usage| usage.uses), Some(1));
	}

	#[benchmark]
	fn revoke() {
		let principal = rich::<T>("principal", 0);
		for index in 1..T::MaxSessions::get() {
			opened::<T>(&principal, index);
		}
		let (id, _) = opened::<T>(&principal, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(principal), id);
		assert!(!Sessions::<T>::contains_key(id));
	}

	#[benchmark]
	fn revoke_all(s: Linear<0, { T::MaxSessions::get() }>) {
		let principal = rich::<T>("principal", 0);
		for index in 0..s {
			opened::<T>(&principal, index);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(principal));
		assert_eq!(Sessions::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn idle() {
		#[block]
		{
			Pallet::<T>::work_off(0u32.into(), &mut WeightMeter::new());
		}
	}

	/// Ends a session, which takes longer than forgetting one or passing over an empty stretch.
	#[benchmark]
	fn work_off() {
		let (id, _) = opened::<T>(&rich::<T>("principal", 0), 0);
		let end = Sessions::<T>::get(id).expect("it is open").grant.until.block;
		FirstStretch::<T>::put(crate::ending::stretch(end));
		let after: BlockNumberFor<T> = end.saturating_add(crate::STRETCH.into());
		let mut meter = WeightMeter::with_limit(
			<T::WeightInfo as crate::WeightInfo>::idle()
				.saturating_add(<T::WeightInfo as crate::WeightInfo>::work_off()),
		);
		#[block]
		{
			Pallet::<T>::work_off(after, &mut meter);
		}
		assert!(!Sessions::<T>::contains_key(id));
	}

	/// The pool looks for a call, and the filter: all items name it, and all but the last one refuse it. Beside that the pool sums up
	/// what is named, and the filter meters.
	#[benchmark]
	fn filter(i: Linear<0, MORE>) {
		let mut scope: Vec<_> = (0..i).map(|_| ruled::<T>("System", "remark")).collect();
		scope.push(free::<T>());
		let scope = crate::scope::seal(scope.try_into().expect("as many as fit"));
		let principal = rich::<T>("principal", 0);
		let meter = crate::metering::Meter::<T>::start(principal.clone());
		// Acting by the session has read that account, which is measured there.
		frame_benchmarking::benchmarking::add_to_whitelist(
			frame_system::Account::<T>::hashed_key_for(&principal).into(),
		);
		let call = remark::<T>();
		let look = || {
			assert!(T::Calls::is_delegable("System", "remark"));
			let last = alike::<T::AccountId>(MAX_DESTINATIONS + 1).pop();
			let asked = Asked {
				pallet: "System",
				call: "remark",
				destinations: last.map(|unlisted| vec![unlisted]),
				amount: Some(One::one()),
				svm: None,
			};
			let look = Pallet::<T>::look_through(&scope, &asked);
			assert!(look.verdict == Ok(1 << i));
		};
		#[block]
		{
			look();
			assert_eq!(Pallet::<T>::least(&principal, &call), Zero::zero());
			meter.look();
			look();
		}
	}

	/// All items list all that a transaction calls, and all that it writes but for the last.
	#[benchmark]
	fn filter_svm(i: Linear<1, MAX_ITEMS>) {
		let scope: Vec<_> = (0..i).map(|_| longest::<T>()).collect();
		let scope = crate::scope::seal(scope.try_into().expect("as many as fit"));
		let act = SvmAct { programs: alike(MAX_SVM_KEYS), writes: Some(alike(MAX_SVM_KEYS + 1)), ..Default::default() };
		let asked = Asked { pallet: "", call: "", destinations: None, amount: None, svm: Some(act) };
		let look = || assert!(Pallet::<T>::look_through(&scope, &asked).verdict == Err(Denial::WrongDestination));
		#[block]
		{
			look();
			look();
		}
	}

	#[benchmark]
	fn pause() {
		let call: T::RuntimeCall = Call::<T>::revoke_all {}.into();
		#[block]
		{
			assert!(<T as frame_system::Config>::BaseCallFilter::contains(&call));
		}
	}

	#[benchmark]
	fn claim() {
		T::Claims::support(0);
		#[block]
		{
			assert!(T::Claims::is_supported(0) && T::Claims::is_supported(0));
		}
	}

	/// All that the extension that charges asks and tells, and the call: most of what they read is the same. What is denied tells so
	/// when its fee is settled, and not while it acts.
	#[benchmark]
	fn transaction(i: Linear<0, MORE>) {
		let (id, key) = opened_with::<T>(&rich::<T>("principal", 0), 0, i);
		let call = remark::<T>();
		#[block]
		{
			assert!(Pallet::<T>::admit(id, &key, &call).is_ok());
			assert!(Pallet::<T>::execute(RawOrigin::Signed(key.clone()).into(), id, Box::new(call)).is_ok());
			Pallet::<T>::settle(id, One::one(), None);
		}
		assert_eq!(Usages::<T>::get(id).map(|usage| (usage.uses, usage.fees)), Some((1, One::one())));
	}
}
