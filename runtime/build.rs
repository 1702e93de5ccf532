//! Builds the runtime's wasm beside its native library.

fn main() {
	#[cfg(feature = "wasm")]
	{
		let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
		#[cfg(feature = "metadata-hash")]
		let builder = builder.enable_metadata_hash("MIRA", 9);
		builder.build();
	}
}
