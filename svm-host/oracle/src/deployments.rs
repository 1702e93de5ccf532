//! Programs that a stream deploys, calls, changes and closes, step by step.

use crate::{
	kinds::sign,
	programs::{count, counter},
	world::{key, World, USERS},
};
use rand::{seq::SliceRandom, Rng};
use rand_chacha::ChaCha8Rng;
use solana_hash::Hash;
use solana_instruction::error::InstructionError;
use solana_keypair::Keypair;
use solana_loader_v3_interface::{get_program_data_address, instruction as loader, state::UpgradeableLoaderState};
use solana_rent::Rent;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

/// What a transaction does about a program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
	/// Makes a buffer, and writes code into it.
	Write,
	Deploy,
	Call,
	/// Makes a buffer with other code.
	WriteOther,
	Upgrade,
	/// Calls what has the other code by now.
	CallOther,
	/// LiteSVM has a program run even after that, so that none is called then.
	Close,
}

/// What is done about each program.
const STEPS: [Step; 8] =
	[Step::Write, Step::Deploy, Step::Call, Step::Call, Step::WriteOther, Step::Upgrade, Step::CallOther, Step::Close];
/// Programs that are being deployed at a time.
const AT_ONCE: u64 = 16;
/// What the first code ends with, and the other one.
const CODES: [u8; 2] = [0, 7];

impl Step {
	/// Whether that is what becomes of it if everything before it was done.
	pub fn is_as_meant(self, status: &Result<(), TransactionError>) -> bool {
		match self {
			Self::CallOther => {
				let other = InstructionError::Custom(CODES[1].into());
				*status == Err(TransactionError::InstructionError(0, other))
			},
			_ => status.is_ok(),
		}
	}
}

/// A program, and what is next.
#[derive(Clone, Copy)]
struct Deployment {
	number: u64,
	step: usize,
	/// The newest hash when something was last done about it.
	block: Hash,
}

/// All that are being deployed.
pub struct Deployments(Vec<Deployment>);

impl Default for Deployments {
	fn default() -> Self {
		Self((0..AT_ONCE).map(|number| Deployment { number, step: 0, block: Hash::default() }).collect())
	}
}

impl Deployments {
	/// The next thing about one of them, or one out of turn. One in a block: LiteSVM has a program run at once, a chain from the next
	/// block on. None, if something was done about each in this block.
	pub fn next(&mut self, world: &World, rng: &mut ChaCha8Rng, recent: Hash) -> Option<(Step, VersionedTransaction)> {
		let next = self.0.iter_mut().find(|deployment| deployment.block != recent)?;
		// Out of turn, now and then.
		let step = if rng.gen_ratio(1, 6) { *STEPS.choose(rng).expect("there are some") } else { STEPS[next.step] };
		let number = next.number;
		next.block = recent;
		next.step = (next.step + 1) % STEPS.len();
		if step == Step::Close || next.step == 0 {
			*next = Deployment { number: number + AT_ONCE, step: 0, block: recent };
		}
		Some((step, transaction(world, number, step, recent)))
	}
}

fn transaction(world: &World, number: u64, step: Step, recent: Hash) -> VersionedTransaction {
	let owner = &world.users[(number % USERS as u64) as usize];
	let [program, buffer, other] = [30, 31, 32].map(|kind| key(kind, number));
	let codes = CODES.map(counter);
	let rent = Rent::default();
	let write = |buffer: &Keypair, code: &[u8]| {
		let money = rent.minimum_balance(UpgradeableLoaderState::size_of_buffer(code.len()));
		let mut list = loader::create_buffer(&owner.pubkey(), &buffer.pubkey(), &owner.pubkey(), money, code.len())
			.expect("it is a buffer");
		list.push(loader::write(&buffer.pubkey(), &owner.pubkey(), 0, code.to_vec()));
		sign(&list, &[owner, buffer], recent)
	};
	match step {
		Step::Write => write(&buffer, &codes[0]),
		Step::Deploy => {
			#[allow(deprecated, reason = "nothing else makes these instructions")]
			let list = loader::deploy_with_max_program_len(
				&owner.pubkey(),
				&program.pubkey(),
				&buffer.pubkey(),
				&owner.pubkey(),
				rent.minimum_balance(UpgradeableLoaderState::size_of_program()),
				codes[0].len() * 2,
			)
			.expect("it can be deployed");
			sign(&list, &[owner, &program], recent)
		},
		Step::Call | Step::CallOther => sign(&[count(program.pubkey(), 3)], &[owner], recent),
		Step::WriteOther => write(&other, &codes[1]),
		Step::Upgrade => {
			let upgrade = loader::upgrade(&program.pubkey(), &other.pubkey(), &owner.pubkey(), &owner.pubkey());
			sign(&[upgrade], &[owner], recent)
		},
		Step::Close => {
			let data = get_program_data_address(&program.pubkey());
			let close = loader::close_any(&data, &owner.pubkey(), Some(&owner.pubkey()), Some(&program.pubkey()));
			sign(&[close], &[owner], recent)
		},
	}
}
