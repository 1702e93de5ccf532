//! The engine as a runtime reaches it: from wasm, through the host function, with accounts in a child trie.

use crate::world::Stored;
use codec::{Decode, Encode};
use mira_svm_executor::{
	interface::{
		account::Write,
		batch::{Applied, Authority, Block, Queued, Rejected},
		host::{self, Engines, Trie},
		inspection::{Footprint, Inspection},
		power::Powers,
		Address, EngineVersion, Failure, Hash,
	},
	Accounts, EngineSet,
};
use mira_svm_guest::{Input, WASM_BINARY};
use parking_lot::RwLock;
use sc_executor_common::{
	runtime_blob::RuntimeBlob,
	wasm_runtime::{HeapAllocStrategy, WasmModule},
};
use sc_executor_wasmtime::{create_runtime, Config, InstantiationStrategy, Semantics, WasmtimeRuntime};
use sp_state_machine::BasicExternalities;
use sp_storage::{ChildInfo, Storage, StorageChild};
use std::sync::Arc;

type HostFunctions = (sp_io::SubstrateHostFunctions, host::svm::HostFunctions);

const TRIE: &[u8] = b"svm";
/// As much memory as it asks for.
const HEAP: HeapAllocStrategy = HeapAllocStrategy::Dynamic { maximum_pages: None };

/// Compiled wasm, with the engines behind its host functions.
pub struct Guest {
	runtime: WasmtimeRuntime,
	engines: Switch,
}

impl Guest {
	/// The only one of a process.
	pub fn new() -> Result<Self, String> {
		let wasm = WASM_BINARY.ok_or("it was built without its wasm")?;
		let blob = RuntimeBlob::uncompress_if_needed(wasm).map_err(|error| error.to_string())?;
		let config = Config {
			allow_missing_func_imports: false,
			cache_path: None,
			semantics: Semantics {
				instantiation_strategy: InstantiationStrategy::RecreateInstanceCopyOnWrite,
				deterministic_stack_limit: None,
				canonicalize_nans: false,
				parallel_compilation: true,
				heap_alloc_strategy: HEAP,
				wasm_multi_value: false,
				wasm_bulk_memory: false,
				wasm_reference_types: false,
				wasm_simd: false,
			},
		};
		let runtime = create_runtime::<HostFunctions>(blob, config).map_err(|error| error.to_string())?;
		let engines = Switch::default();
		host::install(|| Arc::new(engines.clone())).then_some(()).ok_or("there are engines already")?;
		Ok(Self { runtime, engines })
	}

	/// Has engines execute a batch on a state, which is as they leave it afterwards.
	pub fn execute(
		&self,
		engines: &Arc<EngineSet>,
		block: &Block,
		queue: &[Queued],
		state: &mut Stored,
	) -> Result<Result<Applied, Rejected>, String> {
		self.engines.set(engines.clone());
		let child_info = ChildInfo::new_default(TRIE);
		let accounts = StorageChild { data: std::mem::take(&mut state.0), child_info: child_info.clone() };
		let children_default = [(TRIE.to_vec(), accounts)].into_iter().collect();
		let mut storage = BasicExternalities::new(Storage { top: Default::default(), children_default });
		let input: Input = (TRIE.to_vec(), block.clone(), queue.encode());
		let output = storage.execute_with(|| {
			let mut instance = self.runtime.new_instance(HEAP)?;
			instance.call_export("execute", &input.encode())
		});
		let mut storage = storage.into_storages();
		state.0 = storage.children_default.remove(TRIE).map(|accounts| accounts.data).unwrap_or_default();
		Result::decode(&mut &output.map_err(|error| error.to_string())?[..]).map_err(|error| error.to_string())
	}
}

/// Engines that can be exchanged for others: a process can install some only once.
#[derive(Clone, Default)]
struct Switch(Arc<RwLock<Option<Arc<EngineSet>>>>);

impl Switch {
	fn set(&self, engines: Arc<EngineSet>) {
		*self.0.write() = Some(engines);
	}

	fn get(&self) -> Arc<EngineSet> {
		self.0.read().clone().expect("they are set before anything is called")
	}
}

impl Engines for Switch {
	fn inspect(&self, engine: EngineVersion, bytes: &[u8]) -> Result<Inspection, Failure> {
		self.get().inspect(engine, bytes)
	}
	fn is_signed(&self, engine: EngineVersion, bytes: &[u8], authority: &Authority) -> bool {
		self.get().is_signed(engine, bytes, authority)
	}
	fn least_balance(&self, engine: EngineVersion, address: &Address, data: u32) -> Option<u64> {
		self.get().least_balance(engine, address, data)
	}
	fn is_avoided(&self, message: &Hash) -> bool {
		self.get().is_avoided(message)
	}
	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)> {
		self.get().programs(engine)
	}
	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure> {
		self.get().footprint(block, bytes, accounts)
	}
	fn powers(&self, engine: EngineVersion, owner: &Address, accounts: &mut dyn Trie) -> Powers {
		self.get().powers(engine, owner, accounts)
	}
	fn execute(
		&self,
		block: &Block,
		queue: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<(Vec<Write>, Applied), Rejected> {
		self.get().execute(block, queue, accounts)
	}
}
