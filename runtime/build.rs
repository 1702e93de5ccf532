//! Builds the runtime's wasm beside its native library.

fn main() {
	#[cfg(feature = "wasm")]
	{
		// Features that are about how the wasm is built are not for the wasm itself: with them the builder would be compiled once
		// more, for nothing, and its optimiser takes minutes.
		for feature in ["WASM", "METADATA_HASH", "ON_CHAIN_RELEASE"] {
			std::env::remove_var(format!("CARGO_FEATURE_{feature}"));
		}
		let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
		#[cfg(feature = "metadata-hash")]
		let builder = builder.enable_metadata_hash("MIRA", 9);
		builder.build();
	}
}
