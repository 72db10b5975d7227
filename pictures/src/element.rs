//! The data about the attributes and panels of `<one-neuron>` for others, made from the lists in the crate: for the element's own
//! scripts, for building the site and the package, and for the reference page.

use std::fmt::Write;

use one_neuron::attributes::{ATTRIBUTES, Attribute, Changes, GoesWith, Group, Takes, Usual};
use one_neuron::data::{Gate, Source};
use one_neuron::share::Panel;
use serde_json::{Value, json};

/// Names whose property on the element does more than set the attribute, or belongs to the DOM itself.
const OWN_PROPERTIES: [&str; 3] = ["dataset", "rows", "weights"];

/// The module that the element imports: how it handles each attribute, the type of each property, the panels.
pub fn typescript() -> String {
    let (mut attributes, mut properties, mut panels) = (String::new(), String::new(), String::new());
    for attribute in ATTRIBUTES {
        let usual = attribute.usual_value();
        let usual = if usual.is_empty() { String::new() } else { format!(" usual: {},", quoted(&usual)) };
        let of_rows = match attribute.goes_with {
            GoesWith::Table | GoesWith::Named => " ofRows: 'table',",
            GoesWith::AuthorsRows => " ofRows: 'any',",
            GoesWith::All | GoesWith::Generated => "",
        };
        let kind = kind(attribute);
        let changes = changes(attribute);
        let _ = writeln!(
            attributes,
            "  {}: {{ kind: '{kind}', changes: '{changes}',{usual}{of_rows} }},",
            quoted(attribute.name)
        );
        if !OWN_PROPERTIES.contains(&attribute.name) {
            let name = property(attribute.name);
            let _ = writeln!(properties, "  /** {} */\n  {name}: {};", attribute.what, type_of(attribute));
        }
    }
    for panel in Panel::ALL {
        let of = |name: &str, value: Option<&str>| {
            value.map_or_else(String::new, |value| format!(" {name}: {},", quoted(value)))
        };
        let (alias, symbol) = (of("alias", panel.alias()), of("symbol", panel.symbol()));
        let _ = writeln!(
            panels,
            "  {}: {{ picture: {},{alias}{symbol} }},",
            quoted(panel.name()),
            panel.is_picture()
        );
    }
    let gates = Gate::ALL.map(|gate| quoted(gate.name())).join(", ");
    format!(
        "/** The attributes and panels of `<one-neuron>`, written by the program `pictures` from the lists that Rust has. */\n\n\
         export interface Attribute {{\n  readonly kind: 'flag' | 'number' | 'text';\n  \
         /** What starts over, changes or stays when it changes. */\n  \
         readonly changes: 'run' | 'start' | 'learning' | 'view' | 'page';\n  \
         /** Its value where it is absent. */\n  readonly usual?: string;\n  \
         /** Where it means the author's rows, and nothing where the reader has opened a table: those of a table, or any. */\n  \
         readonly ofRows?: 'table' | 'any';\n}}\n\n\
         export const attributes: Readonly<Record<string, Attribute>> = {{\n{attributes}}};\n\n\
         /** A property for each attribute. */\nexport interface AttributeProperties {{\n{properties}}}\n\n\
         export interface PanelKind {{\n  /** Whether Rust draws it. */\n  readonly picture: boolean;\n  \
         /** The name that it had before. */\n  readonly alias?: string;\n  \
         /** The symbol that its title means. */\n  readonly symbol?: string;\n}}\n\n\
         export const panels: Readonly<Record<string, PanelKind>> = {{\n{panels}}};\n\n\
         /** The data sets that are gates. */\nexport const gates: readonly string[] = [{gates}];\n"
    )
}

/// The full definition of each attribute, for the builds.
pub fn json() -> Value {
    let attributes = ATTRIBUTES.iter().map(|attribute| {
        json!({
            "name": attribute.name,
            "property": property(attribute.name),
            "kind": kind(attribute),
            "changes": changes(attribute),
            "group": group(attribute),
            "usual": attribute.usual_value(),
            "words": attribute.words(),
            "several": matches!(attribute.takes, Takes::AnyOf(_)),
            "whole": matches!(attribute.takes, Takes::Whole { .. }),
            "sets": sets(attribute.goes_with),
        })
    });
    let gates = Gate::ALL.map(Gate::name);
    let named = Source::named();
    let others = named.iter().filter_map(Source::name).filter(|name| !gates.contains(name));
    json!({
        "attributes": attributes.collect::<Vec<_>>(),
        "datasets": { "gates": gates, "others": others.collect::<Vec<_>>() },
    })
}

/// The reference page with updated tables of attributes and panels. `None` if it has no place for one of them.
pub fn reference(page: &str) -> Option<String> {
    let rows = |run: bool| {
        let of_run =
            |attribute: &&Attribute| matches!(attribute.changes, Changes::Run | Changes::Start) == run;
        let head = "| attribute | values | default | what it says |\n|---|---|---|---|\n".to_owned();
        ATTRIBUTES.iter().filter(of_run).fold(head, |rows, attribute| rows + &row(attribute))
    };
    let panels =
        Panel::ALL.into_iter().fold("| panel | what it shows |\n|---|---|\n".to_owned(), |rows, panel| {
            let before = panel
                .alias()
                .map_or_else(String::new, |alias| format!(" Called `{alias}` before, which stays an alias."));
            rows + &format!("| `{}` | {}{before} |\n", panel.name(), panel.what())
        });
    let page = replaced(page, "attributes that start the run over", "src/attributes/table.rs", &rows(true))?;
    let page = replaced(&page, "attributes that let it go on", "src/attributes/table.rs", &rows(false))?;
    replaced(&page, "panels", "src/panels/mod.rs", &panels)
}

/// A page with a new text in the place that begins and ends with a comment of this name.
fn replaced(page: &str, name: &str, source: &str, text: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {name}: made from {source} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some([before, &begin, text, &end, after].concat())
}

fn row(attribute: &Attribute) -> String {
    let values = match &attribute.takes {
        Takes::Presence => "present or not".to_owned(),
        Takes::OneOf(_) => marked(attribute),
        Takes::AnyOf(_) => format!("any of {}, with spaces", marked(attribute)),
        Takes::Whole { values, .. } | Takes::Number { values, .. } | Takes::Text { values, .. } => {
            (*values).to_owned()
        }
    };
    let usual = match (&attribute.takes, attribute.usual, attribute.usual_value()) {
        (Takes::Presence, ..) => "absent".to_owned(),
        (_, Usual::Said(words), _) => words.to_owned(),
        (.., value) if value.is_empty() => String::new(),
        (.., value) => format!("`{value}`"),
    };
    let usual = if usual.is_empty() { " ".to_owned() } else { format!(" {usual} ") };
    format!("| `{}` | {values} |{usual}| {} |\n", attribute.name, attribute.what)
}

fn marked(attribute: &Attribute) -> String {
    attribute.words().iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ")
}

fn kind(attribute: &Attribute) -> &'static str {
    match attribute.takes {
        Takes::Presence => "flag",
        Takes::Whole { .. } | Takes::Number { .. } => "number",
        Takes::OneOf(_) | Takes::AnyOf(_) | Takes::Text { .. } => "text",
    }
}

fn type_of(attribute: &Attribute) -> &'static str {
    match kind(attribute) {
        "flag" => "boolean",
        "number" => "number",
        _ => "string",
    }
}

fn changes(attribute: &Attribute) -> &'static str {
    match attribute.changes {
        Changes::Run => "run",
        Changes::Start => "start",
        Changes::Learning => "learning",
        Changes::View => "view",
        Changes::Page => "page",
    }
}

fn group(attribute: &Attribute) -> Option<&'static str> {
    match attribute.group {
        Group::Data => Some("data"),
        Group::Neuron => Some("neuron"),
        Group::Training => Some("training"),
        Group::Figure => Some("figure"),
        Group::Elsewhere => None,
    }
}

/// The values of `dataset` with which an attribute has an effect, `src` for a table; `None` for all.
fn sets(goes_with: GoesWith) -> Option<Vec<&'static str>> {
    let generated = Source::named().into_iter().filter(|source| matches!(source, Source::Generated { .. }));
    match goes_with {
        GoesWith::All | GoesWith::AuthorsRows => None,
        GoesWith::Table => Some(vec!["src"]),
        GoesWith::Named => Some(vec!["src", "iris"]),
        GoesWith::Generated => Some(generated.filter_map(|source| source.name()).collect()),
    }
}

/// The property name of an attribute, in camelCase.
fn property(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_ascii_uppercase() + &part[1..])
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "\\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_page_is_that_of_the_table() {
        let page = include_str!("../../docs/element.md");
        let made = reference(page).unwrap();
        assert!(
            page == made,
            "docs/element.md is not what the table says: `cargo xtask serve` writes it anew"
        );
    }

    #[test]
    fn the_module_has_every_attribute_and_panel() {
        let module = typescript();
        assert!(module.contains("  'eta': { kind: 'number', changes: 'run', usual: '0.01', },"), "{module}");
        assert!(module.contains("  /** The learning rate") || module.contains("\n  batchSize: string;"));
        for panel in Panel::ALL {
            assert!(module.contains(&format!("  '{}': {{ picture: ", panel.name())));
        }
        assert_eq!(json()["attributes"].as_array().unwrap().len(), ATTRIBUTES.len());
    }
}
