//! Builds the guest's wasm beside its native library.

fn main() {
	substrate_wasm_builder::WasmBuilder::init_with_defaults().disable_runtime_version_section_check().build();
}
