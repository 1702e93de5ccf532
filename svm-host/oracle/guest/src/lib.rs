//! A runtime of one function: what stands between a chain's state and the engine in a node, and nothing else.

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

/// What the function takes, encoded: the child trie with the accounts, the block, and the encoded queue. It returns what the host
/// function does.
pub type Input = (Vec<u8>, mira_svm_interface::batch::Block, Vec<u8>);

#[cfg(not(feature = "std"))]
extern crate alloc;
#[cfg(not(feature = "std"))]
use alloc::vec::Vec;
// It brings what allocates, and what panics.
#[cfg(not(feature = "std"))]
use sp_io as _;

#[cfg(not(feature = "std"))]
#[no_mangle]
#[expect(unsafe_code, reason = "how a node hands over what a runtime's function takes")]
unsafe extern "C" fn execute(data: *const u8, length: usize) -> u64 {
	use codec::Decode;
	// SAFETY: the node allocated that much there, and wrote it.
	let mut input = unsafe { core::slice::from_raw_parts(data, length) };
	let Ok((trie, block, queue)) = Input::decode(&mut input) else { panic!("who calls encodes an `Input`") };
	sp_core::to_substrate_wasm_fn_return_value(&mira_svm_interface::host::svm::execute(&trie, block, &queue))
}
