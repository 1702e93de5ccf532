//! `benchmark`: how long this machine takes for what the runtime does.

use crate::{
	cli::Cli,
	service::{new_partial, Client, HostFunctions},
};
use codec::Encode;
use frame_benchmarking_cli::{BenchmarkCmd, ExtrinsicBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE};
use mira_runtime::{
	charge::MiraCharge, constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Runtime, RuntimeCall, SignedPayload,
	TxExtension, UncheckedExtrinsic, VERSION,
};
use pallet_transaction_payment::ChargeTransactionPayment;
use sc_cli::SubstrateCli;
use sc_client_api::BlockBackend;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryPlainPreDigest},
	Slot, BABE_ENGINE_ID,
};
use sp_core::Pair;
use sp_inherents::{InherentData, InherentDataProvider};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{generic::Era, traits::HashingFor, DigestItem, OpaqueExtrinsic};
use std::{sync::Arc, time::Duration};

/// Runs one of the benchmarks.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> sc_cli::Result<()> {
	let runner = cli.create_runner(cmd)?;
	runner.sync_run(|config| match cmd {
		BenchmarkCmd::Pallet(cmd) => {
			cmd.run_with_spec::<HashingFor<crate::service::Block>, HostFunctions>(Some(config.chain_spec))
		},
		BenchmarkCmd::Block(cmd) => cmd.run(new_partial(&config)?.client),
		BenchmarkCmd::Overhead(cmd) => {
			let client = new_partial(&config)?.client;
			let (inherents, digests) = first_slot()?;
			let builder = Remark(client.clone());
			cmd.run(config.chain_spec.name().into(), client, inherents, digests, &builder, false)
		},
		BenchmarkCmd::Extrinsic(cmd) => {
			let client = new_partial(&config)?.client;
			let (inherents, digests) = first_slot()?;
			let factory = ExtrinsicFactory(vec![Box::new(Remark(client.clone())), Box::new(Transfer(client.clone()))]);
			cmd.run(client, inherents, digests, &factory)
		},
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
		BenchmarkCmd::Storage(_) => {
			Err("storage is not measured here: the runtime uses ParityDB's published weights".into())
		},
	})
}

/// Inherents and digest of a block in the first slot, as BABE would claim it.
fn first_slot() -> sc_cli::Result<(InherentData, Vec<DigestItem>)> {
	let mut inherents = InherentData::new();
	let timestamp = sp_timestamp::InherentDataProvider::new(Duration::from_millis(0).into());
	futures::executor::block_on(timestamp.provide_inherent_data(&mut inherents))
		.map_err(|error| format!("the timestamp inherent: {error}"))?;
	let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot: Slot::from(0) }).encode();
	Ok((inherents, vec![DigestItem::PreRuntime(BABE_ENGINE_ID, claim)]))
}

/// Builds `System::remark` with nothing to say.
struct Remark(Arc<Client>);

impl ExtrinsicBuilder for Remark {
	fn pallet(&self) -> &str {
		"system"
	}
	fn extrinsic(&self) -> &str {
		"remark"
	}
	fn build(&self, nonce: u32) -> Result<OpaqueExtrinsic, &'static str> {
		sign(&self.0, Sr25519Keyring::Bob, frame_system::Call::remark { remark: Vec::new() }.into(), nonce)
	}
}

/// Builds a transfer of the existential deposit.
struct Transfer(Arc<Client>);

impl ExtrinsicBuilder for Transfer {
	fn pallet(&self) -> &str {
		"balances"
	}
	fn extrinsic(&self) -> &str {
		"transfer_keep_alive"
	}
	fn build(&self, nonce: u32) -> Result<OpaqueExtrinsic, &'static str> {
		let dest: AccountId = Sr25519Keyring::Eve.to_account_id();
		let call = pallet_balances::Call::transfer_keep_alive { dest: dest.into(), value: EXISTENTIAL_DEPOSIT };
		sign(&self.0, Sr25519Keyring::Bob, call.into(), nonce)
	}
}

fn sign(
	client: &Client,
	sender: Sr25519Keyring,
	call: RuntimeCall,
	nonce: u32,
) -> Result<OpaqueExtrinsic, &'static str> {
	let genesis = client.block_hash(0).ok().flatten().ok_or("the database has no genesis block")?;
	let extension: TxExtension = (
		frame_system::AuthorizeCall::<Runtime>::new(),
		frame_system::CheckNonZeroSender::<Runtime>::new(),
		frame_system::CheckSpecVersion::<Runtime>::new(),
		frame_system::CheckTxVersion::<Runtime>::new(),
		frame_system::CheckGenesis::<Runtime>::new(),
		frame_system::CheckEra::<Runtime>::from(Era::Immortal),
		frame_system::CheckNonce::<Runtime>::from(nonce),
		frame_system::CheckWeight::<Runtime>::new(),
		MiraCharge::from(ChargeTransactionPayment::<Runtime>::from(0)),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::<Runtime>::new(),
	);
	let implicit = ((), (), VERSION.spec_version, VERSION.transaction_version, genesis, genesis, (), (), (), None, ());
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
	let signature = payload.using_encoded(|bytes| sender.pair().sign(bytes));
	let signed = UncheckedExtrinsic::new_signed(call, sender.to_account_id().into(), signature.into(), extension);
	OpaqueExtrinsic::try_from_encoded_extrinsic(&signed.encode())
		.map_err(|_| "an extrinsic decodes from its own encoding")
}
