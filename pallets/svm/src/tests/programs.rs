//! What programs of the domain can do that those of Solana cannot: take money out, and read claims.

use crate::{mock::*, *};
use frame_support::assert_ok;
use mira_svm_interface::{
	batch::WITHDRAWALS,
	claim::{self, Claim, Outcome, Stage, CLAIMS},
};
use solana_instruction::{error::InstructionError, AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction_error::TransactionError;

const AMOUNT: u64 = 20_000_000;

fn sink(from: &Pubkey, to: &[u8; 32]) -> (Pubkey, u8) {
	Pubkey::find_program_address(&[from.as_array(), to], &WITHDRAWALS.into())
}

/// As a client makes it.
fn withdrawal(from: &Pubkey, to: &[u8; 32], amount: u64) -> Instruction {
	let (sink, bump) = sink(from, to);
	let data = [&[0, bump][..], to, &amount.to_le_bytes()].concat();
	let accounts = vec![
		AccountMeta::new(*from, true),
		AccountMeta::new(sink, false),
		AccountMeta::new_readonly(Pubkey::default(), false),
	];
	Instruction { program_id: WITHDRAWALS.into(), accounts, data }
}

fn withdraw(from: u8, to: &[u8; 32], amount: u64) -> Vec<u8> {
	signed(&[withdrawal(&key(from).pubkey(), to, amount)], &[&key(from)], newest())
}

fn fails_with(outcome: &Result<(), TransactionError>, error: InstructionError) {
	assert_eq!(*outcome, Err(TransactionError::InstructionError(0, error)));
}

#[test]
fn a_wallet_takes_money_out() {
	run(|| {
		let (to, backed) = ([77; 32], Backed::<Test>::get());
		assert_ok!(offer(&withdraw(0, &to, AMOUNT)));
		assert_ok!(enter(&withdraw(0, &to, AMOUNT)));
		let asked_at = System::block_number();
		let told = next();
		let id = WithdrawalId { size: Size::Small, index: 0 };
		let (from, to) = (account(0), sp_runtime::AccountId32::new(to));
		let held = Event::WithdrawalHeld { id, from, to: to.clone(), amount: AMOUNT, due_at: asked_at + DELAY };
		assert_eq!(told[0], held);
		assert_eq!(outcomes(&told), [Ok(())]);
		assert_eq!(lamports(0), LAMPORTS - FEE - AMOUNT);
		assert_eq!((Backed::<Test>::get(), HeldInAll::<Test>::get()), (backed - FEE - AMOUNT, AMOUNT));
		assert_eq!(Svm::account(sink(&key(0).pubkey(), to.as_ref()).0.as_array()), None, "it is swept");
		run_to(asked_at + DELAY);
		assert_eq!(balance(&to), AMOUNT.into());
	});
}

/// Several of one block to the same account are one withdrawal; what lies in the way does not stop it.
#[test]
fn nothing_keeps_anybody_from_taking_money_out() {
	run(|| {
		let to = [77; 32];
		let (sink, _) = sink(&key(0).pubkey(), &to);
		let gift = system::transfer(&key(1).pubkey(), &sink, 5_000_000);
		assert_ok!(enter(&signed(&[gift], &[&key(1)], newest())));
		assert_ok!(enter(&withdraw(0, &to, AMOUNT)));
		assert_ok!(enter(&withdraw(0, &to, AMOUNT + 1)));
		let told = next();
		assert_eq!(outcomes(&told), [Ok(()), Ok(()), Ok(())]);
		let held: Vec<_> = Held::<Test>::iter_values().map(|held| held.amount).collect();
		assert_eq!(held, [5_000_000 + 2 * AMOUNT + 1]);
	});
}

#[test]
fn money_leaves_only_as_its_owner_says() {
	run(|| {
		let (me, other, to) = (key(0).pubkey(), key(1).pubkey(), [77; 32]);
		// Another's money.
		let mut theirs = withdrawal(&other, &to, AMOUNT);
		theirs.accounts[0].is_signer = false;
		assert_ok!(enter(&signed(&[theirs], &[&key(0)], newest())));
		// To an account that is of another withdrawal.
		let mut elsewhere = withdrawal(&me, &to, AMOUNT);
		elsewhere.accounts[1].pubkey = sink(&other, &to).0;
		assert_ok!(enter(&signed(&[elsewhere], &[&key(0)], newest())));
		// Not as it has to be.
		let mut short = withdrawal(&me, &to, AMOUNT);
		short.data.pop();
		assert_ok!(enter(&signed(&[short], &[&key(0)], newest())));
		let mut few = withdrawal(&me, &to, AMOUNT);
		few.accounts.pop();
		assert_ok!(enter(&signed(&[few], &[&key(0)], newest())));
		// Less than an account can be made with; and more than there is.
		assert_ok!(enter(&withdraw(2, &to, 1_000_000)));
		assert_ok!(enter(&withdraw(3, &to, 2 * LAMPORTS)));
		let outcomes = outcomes(&next());
		fails_with(&outcomes[0], InstructionError::PrivilegeEscalation);
		fails_with(&outcomes[1], InstructionError::InvalidSeeds);
		fails_with(&outcomes[2], InstructionError::InvalidInstructionData);
		fails_with(&outcomes[3], InstructionError::MissingAccount);
		assert_eq!(outcomes[4], Err(TransactionError::InsufficientFundsForRent { account_index: 1 }));
		fails_with(&outcomes[5], InstructionError::Custom(1));
		assert_eq!(HeldInAll::<Test>::get(), 0);
		assert_eq!((lamports(0), lamports(1)), (LAMPORTS - 4 * FEE, LAMPORTS));
	});
}

/// Only what the program wrote itself counts: an account that somebody gave to it says nothing.
#[test]
fn nobody_forges_what_is_swept() {
	run(|| {
		let forged = Keypair::new();
		let create = system::create_account(&key(0).pubkey(), &forged.pubkey(), AMOUNT, 65, &Pubkey::from(WITHDRAWALS));
		assert_ok!(enter(&signed(&[create], &[&key(0), &forged], newest())));
		assert_eq!(outcomes(&next()), [Ok(())]);
		assert_eq!(HeldInAll::<Test>::get(), 0);
		assert_eq!(Svm::lamports(forged.pubkey().as_array()), AMOUNT);
		// Even if it says what it is for: it does not lie where that would.
		let data = [&[255][..], key(0).pubkey().as_array(), &[77; 32]].concat();
		put(&Pubkey::new_from_array([78; 32]), AMOUNT, &Pubkey::from(WITHDRAWALS), &data);
		let gift = system::transfer(&key(0).pubkey(), &Pubkey::new_from_array([78; 32]), 5);
		assert_ok!(enter(&signed(&[gift], &[&key(0)], newest())));
		assert_eq!(outcomes(&next()), [Ok(())]);
		assert_eq!(HeldInAll::<Test>::get(), 0);
	});
}

#[test]
fn what_cannot_leave_returns_at_once() {
	run(|| {
		let (escrow, backed) = (Svm::escrow(), Backed::<Test>::get());
		assert_ok!(enter(&withdraw(0, escrow.as_ref(), AMOUNT)));
		let told = next();
		let refused = Event::WithdrawalRefused { from: account(0), to: escrow, amount: AMOUNT };
		assert_eq!(told[0], refused);
		assert_eq!(lamports(0), LAMPORTS - FEE);
		assert_eq!((Backed::<Test>::get(), HeldInAll::<Test>::get()), (backed - FEE, 0));
	});
}

/// As with all that a batch does.
#[test]
fn nothing_leaves_by_a_batch_that_is_discarded() {
	run(|| {
		assert_ok!(enter(&withdraw(0, &[77; 32], AMOUNT)));
		faults::next_batch(faults::Fault::Mints(1));
		next();
		assert_eq!((HeldInAll::<Test>::get(), lamports(0)), (0, LAMPORTS - FEE));
	});
}

const BOUNTY: &[u8] = include_bytes!("../../../../svm-host/programs/bounty.so");
const TEXT: [u8; 16] = [5; 16];

fn known(number: u64, stage: Stage, outcome: Option<Outcome>) {
	Known::mutate(|known| known.push(Claim { number, stage, outcome, coverage: 50, text: TEXT }));
}

struct Bounty {
	program: Pubkey,
	purse: Keypair,
}

impl Bounty {
	/// Of the program of that name, with money for the first user if the text is found true.
	fn promised() -> Self {
		let bounty = Self { program: Pubkey::new_from_array([99; 32]), purse: Keypair::new() };
		use mira_svm_interface::account::{writes, Header};
		let loader = solana_sdk_ids::bpf_loader::ID.to_bytes();
		let header = Header { lamports: 7_000_000_000, rent_epoch: u64::MAX, owner: loader, executable: true };
		put(&bounty.program, header.lamports, &Pubkey::from(loader), &[]);
		for (key, value) in writes(bounty.program.as_array(), None, Some((header, BOUNTY))) {
			sp_io::default_child_storage::set(TRIE, &key, &value.unwrap());
		}
		let create = system::create_account(&key(1).pubkey(), &bounty.purse.pubkey(), AMOUNT, 48, &bounty.program);
		let promise = Instruction {
			program_id: bounty.program,
			accounts: vec![AccountMeta::new(bounty.purse.pubkey(), true)],
			data: [&TEXT[..], key(0).pubkey().as_array()].concat(),
		};
		assert_ok!(enter(&signed(&[create, promise], &[&key(1), &bounty.purse], newest())));
		assert_eq!(outcomes(&next()), [Ok(())]);
		bounty
	}

	fn pay(&self, claim: [u8; 32], winner: u8) -> Vec<u8> {
		let accounts = vec![
			AccountMeta::new(self.purse.pubkey(), false),
			AccountMeta::new_readonly(claim.into(), false),
			AccountMeta::new(key(winner).pubkey(), false),
		];
		let pay = Instruction { program_id: self.program, accounts, data: Vec::new() };
		signed(&[pay], &[&key(2)], newest())
	}

	/// Nothing for anybody.
	fn refuses(&self, claim: [u8; 32], winner: u8, code: u32) {
		assert_ok!(enter(&self.pay(claim, winner)));
		fails_with(&outcomes(&next())[0], InstructionError::Custom(code));
		assert_eq!((lamports(0), Svm::lamports(self.purse.pubkey().as_array())), (LAMPORTS, AMOUNT));
	}
}

/// The example program does what it says.
#[test]
fn a_bounty_is_paid_for_a_claim_that_is_supported_and_final() {
	run(|| {
		let bounty = Bounty::promised();
		known(1, Stage::Attesting, None);
		known(2, Stage::Provisional, Some(Outcome::Supported));
		known(3, Stage::Final, Some(Outcome::Refuted));
		known(4, Stage::Final, Some(Outcome::Undetermined));
		known(5, Stage::Final, None);
		for number in 1..6 {
			bounty.refuses(claim::address(number), 0, 5);
		}
		// Nobody remembers it; it is of another text; it is no claim, but says what one would.
		bounty.refuses(claim::address(6), 0, 3);
		Known::mutate(|known| known[0] = Claim { text: [6; 16], ..known[0] });
		bounty.refuses(claim::address(1), 0, 4);
		let good = Claim { number: 7, stage: Stage::Final, outcome: Some(Outcome::Supported), coverage: 1, text: TEXT };
		put(&Pubkey::new_from_array([55; 32]), LAMPORTS, &bounty.program, &good.data());
		bounty.refuses([55; 32], 0, 3);
		known(7, Stage::Final, Some(Outcome::Supported));
		bounty.refuses(claim::address(7), 3, 6);
		assert_ok!(enter(&bounty.pay(claim::address(7), 0)));
		assert_eq!(outcomes(&next()), [Ok(())]);
		assert_eq!((lamports(0), Svm::lamports(bounty.purse.pubkey().as_array())), (LAMPORTS + AMOUNT, 0));
		Known::set(Vec::new());
	});
}

/// Who is told in the same block.
#[test]
fn programs_see_claims_as_they_are_when_the_block_ends() {
	run(|| {
		let bounty = Bounty::promised();
		known(7, Stage::Provisional, Some(Outcome::Supported));
		assert_ok!(enter(&bounty.pay(claim::address(7), 0)));
		Known::mutate(|known| known[0].stage = Stage::Final);
		assert_eq!(outcomes(&next()), [Ok(())]);
		Known::set(Vec::new());
	});
}

/// Lamports sent there would be nobody's, and the domain would stop for the lack of them.
#[test]
fn nobody_writes_to_the_account_of_a_claim() {
	run(|| {
		known(7, Stage::Final, Some(Outcome::Supported));
		for (number, address) in [(5, claim::address(7)), (6, claim::address(8))] {
			let gift = system::transfer(&key(0).pubkey(), &address.into(), number);
			let bytes = signed(&[gift], &[&key(0)], newest());
			let refusal = refused(TransactionError::InvalidWritableAccount);
			assert_eq!(offer(&bytes).unwrap_err(), refusal);
			assert_eq!(enter(&bytes), Err(NotEntered::Refused(refusal)));
			// As if a block had taken it all the same.
			let authority = mira_svm_interface::batch::Authority::Signatures;
			Queue::<Test>::append(mira_svm_interface::batch::Queued { bytes, authority });
		}
		assert_ok!(enter(&transfer(1, 2, 5)));
		next();
		assert_eq!((lamports(0), Frozen::<Test>::get()), (LAMPORTS, None));
		for address in [claim::address(7), CLAIMS] {
			let deposit = Svm::deposit(RuntimeOrigin::signed(account(0)), address.into(), LAMPORTS);
			assert_eq!(deposit, Err(Error::<Test>::NotAnAccount.into()));
		}
		Known::set(Vec::new());
	});
}
