//! Panics as traps: what the standard library does to put a panic into words is taken out of the module.
//!
//! Nobody hears those words. A panic on this target ends in `unreachable` whatever it says, its message goes nowhere,
//! and the page says that something broke. But every index that is checked hands a message and its place over to be put
//! together. Where the function that would do so is `unreachable` itself, wasm-opt drops what was handed to it, and all
//! that the message was made with. What is checked stays checked.

use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

use crate::run::Result;

/// Functions of `core` and `alloc` that never return: each is a part of its mangled name, path and name with their
/// lengths, as both of Rust's manglings have it.
const PANICS: [&str; 9] = [
    "4core9panicking",
    "5slice5index16slice_index_fail",
    "20copy_from_slice_impl17len_mismatch_fail",
    "4core6option13expect_failed",
    "4core6option13unwrap_failed",
    "4core6result13unwrap_failed",
    "5alloc7raw_vec12handle_error",
    "5alloc7raw_vec17capacity_overflow",
    "5alloc5alloc18handle_alloc_error",
];

/// The module `compiled`, in which every panic is a trap without words.
pub fn silence(compiled: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(compiled)
        .map_err(|error| format!("The compiled module cannot be read: {error:#}."))?;
    let panics: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|&id| {
            let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
            PANICS.iter().any(|panic| name.contains(panic))
        })
        .collect();
    if panics.is_empty() {
        return Err("The compiled module names no function that panics: its names are missing, or Rust has others now, \
                    and `PANICS` in xtask/src/panics.rs must follow."
            .into());
    }
    for id in panics {
        let ty = module.types.get(module.funcs.get(id).ty());
        let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
        let arguments = params.iter().map(|&param| module.locals.add(param)).collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        builder.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
    }
    Ok(module.emit_wasm())
}
