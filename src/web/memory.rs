/// Hands out the module's memory. The standard library's allocator for WebAssembly does the same in four times the bytes.
/// Not where threads share the memory: it has no lock.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
