//! Short names for what the module and its JavaScript side call one another by.
//!
//! wasm-bindgen's own are long and end in a hash (`__wbg_lineTo_91262b25fb37c461`), stand in both files, and no minifier
//! may touch them: it never sees both.

use std::collections::HashMap;

use walrus::Module;

/// Old names, each with the short one it gets.
pub type Names = HashMap<String, String>;

/// Gives the imports and exports of `module` short names, and tells which. The memory keeps its own, which JavaScript uses
/// in other senses as well.
pub fn shorten(module: &mut Module) -> Names {
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let mut names = Names::new();
    for name in imports.chain(exports).filter(|name| *name != "memory") {
        let count = names.len();
        let short = names.entry(name.clone()).or_insert_with(|| short_name(count));
        name.clone_from(short);
    }
    names
}

/// `text`, JavaScript or TypeScript, with every identifier that is an old name replaced by its short one.
pub fn replace(text: &str, names: &Names) -> String {
    let is_identifier = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == '$';
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_identifier) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|char| !is_identifier(char)).unwrap_or(from.len());
        let (identifier, after) = from.split_at(end);
        replaced += before;
        replaced += names.get(identifier).map_or(identifier, String::as_str);
        rest = after;
    }
    replaced + rest
}

/// a to z, then a0 to z0, a1 to z1, and so on: no word of JavaScript's ends in a digit.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::HashSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([0, 25, 26, 51, 52].map(short_name), ["a", "z", "a0", "z0", "a1"]);
    }

    #[test]
    fn only_whole_identifiers_are_replaced() {
        let names = Names::from([("run_seek".into(), "a".into()), ("__wbg_arc_1f".into(), "b".into())]);
        assert_eq!(
            replace("wasm.run_seek(1); wasm.run_seeker; x = { __wbg_arc_1f: function() {} }; // “€”", &names),
            "wasm.a(1); wasm.run_seeker; x = { b: function() {} }; // “€”"
        );
    }
}
