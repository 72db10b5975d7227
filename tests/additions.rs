//! The work for an addition: one new file and one line, or only a line. A copy of the sources gets an addition of each kind, is
//! compiled, and shows that all code that uses such lists finds the new entry.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One addition.
struct Addition {
    what: &'static str,
    /// The new file, if there is one, and its content.
    file: Option<(&'static str, String)>,
    /// The list that it is added to, by its file and the beginning of the list; then the new lines, of which a table entry has
    /// several.
    line: Option<(&'static str, &'static str, String)>,
}

/// A code block of CONTRIBUTING.md: the `nth` below the heading, from 0.
fn block(heading: &str, nth: usize) -> String {
    let page = include_str!("../CONTRIBUTING.md");
    let (_, section) =
        page.split_once(heading).unwrap_or_else(|| panic!("CONTRIBUTING.md has no “{heading}”"));
    let block = section.split("```rust\n").nth(nth + 1).unwrap();
    block[..block.find("```").unwrap()].to_owned()
}

fn additions() -> Vec<Addition> {
    vec![
        Addition {
            what: "an activation, as CONTRIBUTING.md walks through it",
            file: Some(("src/model/activations/softsign.rs", block("## Add an activation", 0))),
            line: Some((
                "src/model/activations/mod.rs",
                "\nactivations! {\n",
                block("## Add an activation", 1),
            )),
        },
        Addition {
            what: "a generated data set",
            file: Some((
                "src/data/sources/stripes.rs",
                "use super::ShapeOfPoints;\n\n/// Two upright stripes.\npub(super) struct Stripes;\n\n\
                 impl ShapeOfPoints for Stripes {\n    const NAME: &'static str = \"stripes\";\n\n    \
                 fn point(class: usize, u: f64) -> [f64; 2] {\n        [class as f64, 2.0 * u - 1.0]\n    }\n}\n"
                    .to_owned(),
            )),
            line: Some((
                "src/data/sources/mod.rs",
                "\nshapes! {\n",
                "    stripes::Stripes = \"Two upright stripes.\",\n".to_owned(),
            )),
        },
        Addition {
            what: "a panel that is a picture",
            file: Some((
                "src/panels/diagonal.rs",
                "//! A line from corner to corner.\n\nuse super::{Room, Shown};\n#[cfg(feature = \"charts\")]\nuse super::{Extent, \
                 Picture, Plot, Scene};\n#[cfg(feature = \"charts\")]\nuse crate::plot::{Drawn, Kind, Layer, Pen};\n\n\
                 pub(super) struct ThePanel;\n\nimpl Room for ThePanel {\n    const NAME: &'static str = \"diagonal\";\n    \
                 const IS_PICTURE: bool = true;\n\n    fn describe(shown: &Shown<'_>) -> String {\n        \
                 format!(\"A line at epoch {}.\", shown.run.epoch())\n    }\n\n    #[cfg(feature = \"charts\")]\n    \
                 fn picture() -> Option<Box<dyn Picture>> {\n        Some(Box::new(Diagonal::default()))\n    }\n}\n\n\
                 #[cfg(feature = \"charts\")]\n#[derive(Default)]\nstruct Diagonal(Option<Plot>);\n\n#[cfg(feature = \"charts\")]\n\
                 impl Picture for Diagonal {\n    fn layers(&self) -> &'static [Kind] {\n        &[Kind::Still]\n    }\n\n    \
                 fn resize(&mut self, _: &Scene<'_>, extent: Extent) {\n        \
                 self.0 = Some(Plot::new(extent, (0.0, 1.0), (0.0, 1.0)));\n    }\n\n    fn forget(&mut self, _: &Scene<'_>) {}\n\n    \
                 fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {\n        \
                 let (Some(plot), [layer]) = (&self.0, layers) else { return Ok(false) };\n        \
                 let mut pen = Pen::new(layer, plot, scene.theme);\n        \
                 pen.curve(&mut [(0.0, 0.0), (1.0, 1.0)].into_iter(), scene.theme.ink, 2.0);\n        pen.done()?;\n        \
                 Ok(false)\n    }\n}\n"
                    .to_owned(),
            )),
            line: Some((
                "src/panels/mod.rs",
                "\npanels! {\n",
                "    diagonal: Diagonal = \"A line from corner to corner.\",\n".to_owned(),
            )),
        },
        Addition {
            what: "an attribute",
            file: None,
            line: Some((
                "src/attributes/table.rs",
                "\npub static ATTRIBUTES: &[Attribute] = &[\n",
                "    Attribute {\n        name: \"half-speed\",\n        takes: Takes::Presence,\n        usual: Usual::Settings,\n        \
                 changes: Changes::Page,\n        goes_with: GoesWith::All,\n        group: Group::Figure,\n        \
                 what: said(\"Plays half as fast.\"),\n        read: |_, _| Some(()),\n        write: |_| None,\n    },\n"
                    .to_owned(),
            )),
        },
        Addition {
            what: "a language",
            file: Some(("www/locales/xx.toml", include_str!("../www/locales/en.toml").to_owned())),
            line: None,
        },
        Addition {
            what: "a colour",
            file: None,
            line: Some((
                "www/styles/tokens.css",
                "\n:root, :host {\n",
                "  --mist: light-dark(#eeeeef, #222223);\n".to_owned(),
            )),
        },
    ]
}

/// The checks in the copy, as a separate unit test.
const QUESTIONS: &str = r#"
use crate::attributes::{Attribute, parse};
use crate::panels::code::listing::numpy;
use crate::panels::{Panel, Theme, still};
use crate::text::Locale;
use crate::train::Run;

#[test]
fn everything_new_is_known() {
    let attributes = [("activation", "softsign"), ("dataset", "stripes"), ("panels", "diagonal loss"), ("half-speed", ""), ("eta", "0.5")];
    let (settings, view) = parse(attributes, None).unwrap();
    let mut run = Run::new(settings).unwrap();
    run.seek(200);
    assert_eq!(run.metrics().right, run.metrics().rows, "it learns");
    assert!(numpy(&run).contains("out = z / (1 + np.abs(z))"));
    assert!(crate::equations::update(&run, 0).contains("abs"));
    let refused = parse([("activation", "relu")], None).unwrap_err().to_string();
    assert!(refused.contains("softsign"), "{refused}");
    let picture = still(&run, &view, Panel::Diagonal, (300, 200), &Theme::light(), Locale::english(), 0).unwrap();
    assert!(picture.contains("polyline") || picture.contains("path"), "{picture}");
    assert!(Attribute::named("half-speed").is_some());
    assert_eq!(Locale::matching("xx").unwrap().language(), "xx");
}
"#;

#[test]
fn an_addition_is_one_file_and_one_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
    let copy = target.join("additions");
    let _ = fs::remove_dir_all(&copy);
    copy_tree(
        root,
        &copy,
        &["target", "dist", "node_modules", ".git", "pkg", "browser", "package", "snapshots"],
    );

    // By another version and another name: else cargo, which keeps the packages of a workspace apart by these, would put what it builds
    // here in the place of what it has built there.
    for (manifest, from, to) in [
        ("Cargo.toml", "\nversion = \"", "\nversion = \"9"),
        ("pictures/Cargo.toml", "\nname = \"pictures\"", "\nname = \"pictures-copy\""),
    ] {
        let text = fs::read_to_string(copy.join(manifest)).unwrap();
        assert!(text.contains(from), "{manifest}");
        fs::write(copy.join(manifest), text.replacen(from, to, 1)).unwrap();
    }

    for Addition { what, file, line } in additions() {
        let mut changed = Vec::new();
        if let Some((path, text)) = file {
            assert!(!copy.join(path).exists(), "{what}: {path} is there already");
            fs::write(copy.join(path), text).unwrap();
            changed.push(path);
        }
        if let Some((path, list, line)) = line {
            let text = fs::read_to_string(copy.join(path)).unwrap();
            assert_eq!(text.matches(list).count(), 1, "{what}: {path} has one such list");
            // At the end of the list.
            let begin = text.find(list).unwrap();
            let end = ["\n}", "\n];"].iter().filter_map(|end| text[begin + 1..].find(end)).min().unwrap()
                + begin
                + 2;
            fs::write(copy.join(path), [&text[..end], &line, &text[end..]].concat()).unwrap();
            changed.push(path);
        }
        assert!(changed.len() <= 2, "{what} takes {changed:?}");
    }
    fs::write(copy.join("src/everything_new.rs"), QUESTIONS).unwrap();
    let library = fs::read_to_string(copy.join("src/lib.rs")).unwrap();
    fs::write(copy.join("src/lib.rs"), library + "\n#[cfg(test)]\nmod everything_new;\n").unwrap();

    // The tests of activations check the new one like the others.
    cargo(
        &copy,
        &target,
        &["test", "--offline", "--lib", "--", "activations", "attributes", "everything_new", "model::rule"],
    );
    // And the lists for scripts, the reference page and the builder contain the new entries.
    let page = copy.join("docs/element.md");
    let arguments =
        ["run", "--offline", "--quiet", "--package=pictures-copy", "--no-default-features", "--", "element"];
    let (out, page_name) = (copy.display().to_string(), page.display().to_string());
    cargo(&copy, &target, &[&arguments[..], &[&out, &page_name]].concat());
    let read = |file: &Path| fs::read_to_string(file).unwrap();
    let (lists, data, page) = (read(&copy.join("lists.ts")), read(&copy.join("element.json")), read(&page));
    assert!(
        lists.contains("'half-speed': { kind: 'flag', changes: 'page', }")
            && lists.contains("halfSpeed: boolean;")
    );
    assert!(lists.contains("'diagonal': { picture: true, }"), "{lists}");
    for name in ["softsign", "stripes", "half-speed", "diagonal"] {
        assert!(data.contains(&format!("\"{name}\"")), "{name} is not in element.json");
        assert!(page.contains(&format!("`{name}`")), "{name} is not in the reference");
    }
}

fn cargo(copy: &Path, target: &Path, arguments: &[&str]) {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program)
        .args(arguments)
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "cargo {arguments:?}: {}\n{}",
        said(&output.stdout),
        said(&output.stderr)
    );
}

fn copy_tree(from: &Path, to: &Path, without: &[&str]) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry: PathBuf = entry.unwrap().path();
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if without.contains(&name.as_str()) {
            continue;
        }
        if entry.is_dir() {
            copy_tree(&entry, &to.join(name), without);
        } else {
            fs::copy(&entry, to.join(name)).unwrap();
        }
    }
}
