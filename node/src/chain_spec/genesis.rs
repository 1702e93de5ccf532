//! The state before block 1, built with the executor that runs the chain: the SDK would compile the runtime once more for it.

use crate::service::Executor;
use codec::{Decode, Encode};
use sc_chain_spec::{json_patch, ChainSpec};
use serde_json::Value;
use sp_core::{
	storage::{well_known_keys::CODE, Storage},
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
};
use sp_genesis_builder::Result as Built;
use sp_runtime::traits::{BlakeTwo256, Hash};
use sp_state_machine::BasicExternalities;

/// As the spec's own `build_storage`.
pub fn storage(spec: &dyn ChainSpec, executor: &Executor) -> Result<Storage, String> {
	let text = spec.as_json(false)?;
	// Looked for before it is read: raw specs may be long.
	let genesis = text.contains(RUNTIME_GENESIS).then(|| serde_json::from_str::<Value>(&text)).transpose();
	let mut genesis = genesis.map_err(|error| error.to_string())?;
	match genesis.as_mut().and_then(|json| json.pointer_mut(&format!("/genesis/{RUNTIME_GENESIS}"))) {
		Some(source) => Builder::of(source.take(), executor)?.storage(),
		None => spec.as_storage_builder().build_storage(),
	}
}

/// What stands in a spec that is not raw.
const RUNTIME_GENESIS: &str = "runtimeGenesis";

/// A runtime, and what it builds a state of.
struct Builder<'a> {
	executor: &'a Executor,
	code: Vec<u8>,
	source: Value,
}

impl<'a> Builder<'a> {
	fn of(source: Value, executor: &'a Executor) -> Result<Self, String> {
		let code = source["code"].as_str().and_then(|text| hex::decode(text.trim_start_matches("0x")).ok());
		Ok(Self { executor, code: code.ok_or("`code` of the chain spec is not hex")?, source })
	}

	fn storage(mut self) -> Result<Storage, String> {
		let config = match self.source.get_mut("patch").map(Value::take) {
			Some(patch) => {
				let mut config = self.default_config()?;
				json_patch::merge(&mut config, patch);
				config
			},
			None => self.source["config"].take(),
		};
		// By lines, which errors name.
		let text = serde_json::to_string_pretty(&config).map_err(|error| error.to_string())?;
		let (built, mut storage) = self.call("GenesisBuilder_build_state", &text.encode())?;
		Built::decode(&mut &built[..]).map_err(unreadable)?.map_err(|error| format!("{error} in\n{text}"))?;
		storage.top.insert(CODE.to_vec(), self.code);
		Ok(storage)
	}

	fn default_config(&self) -> Result<Value, String> {
		let (preset, _) = self.call("GenesisBuilder_get_preset", &None::<String>.encode())?;
		let preset = Option::<Vec<u8>>::decode(&mut &preset[..]).map_err(unreadable)?;
		serde_json::from_slice(&preset.ok_or("the runtime has no default genesis")?).map_err(|error| error.to_string())
	}

	/// What a function of the runtime returns, and the state that it leaves.
	fn call(&self, function: &str, argument: &[u8]) -> Result<(Vec<u8>, Storage), String> {
		let fetched = WrappedRuntimeCode((&self.code[..]).into());
		// The key under which the client has it too.
		let hash = BlakeTwo256::hash(&self.code).encode();
		let code = RuntimeCode { code_fetcher: &fetched, heap_pages: None, hash };
		let mut state = BasicExternalities::new_empty();
		let (returned, _) = self.executor.call(&mut state, &code, function, argument, CallContext::Offchain);
		Ok((returned.map_err(|error| error.to_string())?, state.into_storages()))
	}
}

fn unreadable(error: codec::Error) -> String {
	format!("what the runtime of the chain spec answers cannot be read: {error}")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain_spec::load;

	/// As the node has it: the runtime asks the engines for the programs that the chain begins with.
	fn executor() -> Executor {
		crate::engines(1).unwrap();
		Executor::builder().build()
	}

	#[test]
	fn it_is_what_the_spec_builds_itself() {
		let executor = executor();
		let folder = tempfile::tempdir().unwrap();
		for id in ["dev", "local"] {
			let spec = load(id).unwrap();
			let expected = spec.as_storage_builder().build_storage().unwrap();
			let built = storage(&spec, &executor).unwrap();
			assert_eq!((&built.top, &built.children_default), (&expected.top, &expected.children_default), "{id}");
			let file = folder.path().join(id);
			std::fs::write(&file, spec.as_json(true).unwrap()).unwrap();
			assert_eq!(
				storage(&load(file.to_str().unwrap()).unwrap(), &executor).unwrap().top,
				expected.top,
				"raw {id}"
			);
		}
	}

	#[test]
	fn what_a_runtime_cannot_build_is_an_error() {
		let mut json: Value = serde_json::from_str(&load("dev").unwrap().as_json(false).unwrap()).unwrap();
		json["genesis"]["runtimeGenesis"]["patch"]["balances"]["balances"] = "many".into();
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("spec.json");
		std::fs::write(&file, json.to_string()).unwrap();
		let spec = load(file.to_str().unwrap()).unwrap();
		let error = storage(&spec, &executor()).unwrap_err();
		assert!(error.contains("balances"), "{error}");
	}
}
