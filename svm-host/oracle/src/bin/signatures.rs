//! What a signature takes that a program built into the engine checks, of each kind: a transaction with many, all of them of
//! the same long message. One worker.
//!
//! The weight of a signature in the runtime is that of one of a transaction itself; see `executor/src/inspect.rs` for how many of
//! those one of another kind counts for.

use k256::ecdsa::SigningKey;
use mira_svm_executor::{
	interface::batch::{Authority, Queued},
	Engine, Executor, Recording,
};
use mira_svm_oracle::{
	kinds::sign,
	world::{block, stored, World},
};
use openssl::{
	bn::BigNumContext,
	ec::{EcGroup, EcKey, PointConversionForm},
	nid::Nid,
};
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_secp256k1_program as k1;
use solana_secp256r1_program as r1;
use solana_signer::Signer;
use std::time::Instant;

const ROUNDS: usize = 101;
/// Bytes that each is of.
const MESSAGE: [u8; 600] = [7; 600];

/// The same signature again and again: each is checked by itself. `entry` bytes of an instruction's data say where one is, after `first`.
fn repeated(mut one: Instruction, first: usize, entry: usize, places: &[usize], count: u8) -> Instruction {
	let (head, rest) = one.data.split_at(first + entry);
	let (head, mut place) = (head[..first].to_vec(), head[first..].to_vec());
	let moved = entry as u16 * (u16::from(count) - 1);
	for at in places {
		let offset = u16::from_le_bytes([place[*at], place[at + 1]]) + moved;
		place[*at..at + 2].copy_from_slice(&offset.to_le_bytes());
	}
	one.data = [head, place.repeat(count.into()), rest.to_vec()].concat();
	one.data[0] = count;
	one
}

fn ed25519(signer: &impl Signer, count: u8) -> Instruction {
	let signature = signer.sign_message(&MESSAGE).into();
	let one = solana_ed25519_program::new_ed25519_instruction_with_signature(
		&MESSAGE,
		&signature,
		&signer.pubkey().to_bytes(),
	);
	repeated(one, 2, 14, &[0, 4, 8], count)
}

fn secp256k1(count: u8) -> Instruction {
	let secret = [5; 32];
	let key = SigningKey::from_slice(&secret).expect("it is a key");
	let public: [u8; 64] = key.verifying_key().to_encoded_point(false).as_bytes()[1..].try_into().expect("two numbers");
	let (signature, recovery) = k1::sign_message(&secret, &MESSAGE).expect("it signs");
	let address = k1::eth_address_from_pubkey(&public);
	repeated(
		k1::new_secp256k1_instruction_with_signature(&MESSAGE, &signature, recovery, &address),
		1,
		11,
		&[0, 3, 6],
		count,
	)
}

fn secp256r1(count: u8) -> Instruction {
	let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).expect("it is there");
	let key = EcKey::generate(&group).expect("it can be made");
	let mut context = BigNumContext::new().expect("there is memory");
	let public =
		key.public_key().to_bytes(&group, PointConversionForm::COMPRESSED, &mut context).expect("it is a point");
	let signature = r1::sign_message(&MESSAGE, &key.private_key_to_der().expect("it has one")).expect("it signs");
	let one = r1::new_secp256r1_instruction_with_signature(&MESSAGE, &signature, &public.try_into().expect("33 bytes"));
	repeated(one, 2, 14, &[0, 4, 8], count)
}

fn main() {
	let (world, accounts) = World::new();
	let payer = &world.users[0];
	let block = block(1);
	let recent = Hash::new_from_array(block.hashes[0]);
	let time = |list: &[Instruction]| {
		let bytes = bincode::serialize(&sign(list, &[payer], recent)).expect("it can be sent");
		let queue = vec![Queued { bytes, authority: Authority::Account(payer.pubkey().to_bytes()) }];
		let executor = Executor::new(Engine::of(Engine::FIRST).expect("it is there"), 1).expect("threads can be made");
		let mut times: Vec<_> = (0..ROUNDS)
			.map(|_| {
				let start = Instant::now();
				let effects = executor.execute(&block, queue.clone(), &mut stored(&accounts), Recording::Off);
				let took = start.elapsed();
				assert_eq!(effects.expect("it is executed").outcomes[0].status, Ok(()));
				took
			})
			.collect();
		times.sort();
		times[ROUNDS / 2].as_nanos() as f64 / 1e3
	};
	println!("| kind | signatures | µs each |\n|---|---:|---:|");
	type Kind<'a> = (&'a str, u8, &'a dyn Fn(u8) -> Instruction);
	let kinds: [Kind; 3] =
		[("ed25519", 15, &|count| ed25519(payer, count)), ("secp256k1", 20, &secp256k1), ("secp256r1", 8, &secp256r1)];
	for (name, count, instruction) in kinds {
		let each = (time(&[instruction(count)]) - time(&[instruction(1)])) / f64::from(count - 1);
		println!("| {name} | {count} | {each:.1} |");
	}
}
