use maud::html;

use super::View;
use crate::attributes::Written;
use crate::train::Settings;

/// The longest value of an attribute, in bytes.
const MOST: usize = 60_000;

/// The tag `<one-neuron …></one-neuron>` that shows this run from its beginning, with the attributes that differ from the defaults.
///
/// `given` are attributes that only the page knows, such as `controls`, or `src` with `label`, `inputs` and `classes`. These four
/// are left out if the rows are no longer those of that table. Rows without an address are written as `points`. `None` if they are
/// too many, or if their targets are not classes.
pub fn embed(settings: &Settings, view: &View, given: &[(&str, &str)]) -> Option<String> {
    let written = Written::new(settings, view, given, MOST);
    let attributes = written.attributes.iter().map(|(name, value)| match value.as_str() {
        "" => format!(" {name}"),
        value => format!(" {name}=\"{}\"", html! { (value) }.into_string()),
    });
    let tag = format!("<one-neuron{}></one-neuron>", attributes.collect::<String>());
    written.left_out.is_empty().then_some(tag)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{Dataset, Gate};
    use crate::train::Source;

    #[test]
    fn says_only_what_differs() {
        let tag = |settings: &Settings, given: &[(&str, &str)]| embed(settings, &View::default(), given);
        assert_eq!(tag(&Settings::default(), &[]).unwrap(), "<one-neuron></one-neuron>");
        let xor =
            Settings { source: Source::Gate(Gate::Xor), eta: 0.5, shuffle: true, ..Settings::default() };
        assert_eq!(
            tag(&xor, &[("controls", ""), ("src", "old.csv"), ("label", "k")]).unwrap(),
            "<one-neuron dataset=\"xor\" eta=\"0.5\" shuffle controls></one-neuron>",
        );
    }

    #[test]
    fn values_are_escaped() {
        let names = ["a\"><b>&", "x2"].map(String::from).to_vec();
        let dataset = Dataset::from_rows(&[[1.0, 2.0]], &[[1.0]]).unwrap();
        let classes = dataset.class_names().to_vec();
        let source = Source::ByHand(Arc::new(dataset.named(names, classes).unwrap()));
        let tag = embed(&Settings { source, ..Settings::default() }, &View::default(), &[]).unwrap();
        assert_eq!(tag, "<one-neuron points=\"1,2:1\" inputs=\"a&quot;&gt;&lt;b&gt;&amp;,x2\"></one-neuron>");
    }

    #[test]
    fn a_table_without_an_address_is_written_out_while_it_is_short() {
        let table = |rows: usize| {
            let x: Vec<[f64; 1]> = (0..rows).map(|row| [row as f64]).collect();
            let y: Vec<[f64; 1]> = (0..rows).map(|row| [(row % 2) as f64]).collect();
            let source = Source::Table(Arc::new(Dataset::from_rows(&x, &y).unwrap()));
            Settings { source, ..Settings::default() }
        };
        let tag = |rows, given: &[(&str, &str)]| embed(&table(rows), &View::default(), given);
        assert_eq!(
            tag(2, &[]).unwrap(),
            "<one-neuron points=\"0:0 1:1\" scale=\"standard\"></one-neuron>",
            "as tables are"
        );
        assert_eq!(tag(100_000, &[]), None);
        assert_eq!(
            tag(100_000, &[("src", "a.csv"), ("label", "k")]).unwrap(),
            "<one-neuron src=\"a.csv\" label=\"k\"></one-neuron>"
        );
    }
}
