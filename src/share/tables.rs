//! A run as tables: CSV as in RFC 4180, but with line ends LF, in UTF-8.

use crate::data::{Dataset, in_one_line};
use crate::number::plain;
use crate::train::{Point, Run};

/// The history as a table: a row for every point kept, at most [`crate::train::History::CAPACITY`], with its epoch, mean loss and
/// accuracy on the training rows, and the mean loss on held-out rows if there are any.
pub fn history_csv(run: &Run) -> String {
    let tests = run.testing().is_some();
    let mut table = format!("epoch,mean_loss,accuracy{}\n", if tests { ",testing_loss" } else { "" });
    for Point { epoch, loss, accuracy, testing, .. } in run.history().points() {
        let testing = testing.filter(|_| tests).map_or_else(String::new, |loss| format!(",{}", plain(loss)));
        table += &format!("{epoch},{},{}{testing}\n", plain(*loss), plain(*accuracy));
    }
    table
}

/// The original rows, unscaled and without features, so that [`crate::data::csv::read`] reads the same again: the inputs, then the
/// name of the class, below that of the label. Targets that are not classes are left out.
pub fn data_csv(dataset: &Dataset) -> String {
    let mut label = dataset.label().unwrap_or("label").to_owned();
    while dataset.input_names().contains(&label) {
        label.push('_');
    }
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let mut table = line(dataset.input_names().iter().map(|name| cell(name)).chain([cell(&label)]).collect());
    for (row, (x, _)) in dataset.rows().enumerate() {
        let class = cell(&dataset.class_names()[dataset.class(row)]);
        table += &line(x.iter().map(|&value| plain(value)).chain([class]).collect());
    }
    table
}

/// A name as a cell, in quotation marks if they are needed or a program might split the cell, for example at a semicolon.
fn cell(name: &str) -> String {
    if name.contains([',', ';', '"', '\u{feff}']) || name.contains(char::is_control) {
        format!("\"{}\"", in_one_line(name).replace('"', "\"\""))
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::csv::{Choice, read};
    use crate::data::{Gate, Iris};
    use crate::train::{Settings, Source};

    #[test]
    fn the_history_is_a_table() {
        let mut run = Run::new(Settings::default()).unwrap();
        run.seek(2);
        let points = run.history().points();
        let expected: Vec<String> =
            points.iter().map(|point| format!("{},{},{}", point.epoch, point.loss, point.accuracy)).collect();
        assert_eq!(history_csv(&run), format!("epoch,mean_loss,accuracy\n{}\n", expected.join("\n")));
        let source = Source::Iris(Iris::default());
        let run = Run::new(Settings { source, holdout: 0.2, ..Settings::default() }).unwrap();
        let table = history_csv(&run);
        let testing = run.testing().unwrap().mean_loss;
        assert!(table.starts_with("epoch,mean_loss,accuracy,testing_loss\n0,"), "{table}");
        assert!(table.ends_with(&format!(",{testing}\n")), "{table}");
    }

    #[test]
    fn the_irises_are_their_file() {
        let table = data_csv(&Iris::default().dataset());
        // Except for trailing zeros.
        let file = include_str!("../../data/iris.csv").replace(".0,", ",");
        assert_eq!(table, file);
        assert_eq!(data_csv(&Gate::And.dataset()), "x1,x2,label\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n");
    }

    proptest! {
        /// No row is lost, whatever the names are.
        #[test]
        fn data_is_read_again(
            rows in prop::collection::vec((prop::collection::vec(-1e9..1e9, 3), 0..3_usize), 3..40),
            // Only names that are read as they are written: without surrounding white space, and not marks for a missing value.
            names in prop::collection::hash_set("[a-m]([a-z,;\"é: ]{0,5}[a-z\"])?", 3),
            classes in prop::collection::hash_set("[a-m]([a-z;\"é: ]{0,5}[a-z\"])?", 3),
        ) {
            let x: Vec<&Vec<f64>> = rows.iter().map(|(x, _)| x).collect();
            // Each class has a row.
            let of = |(row, (_, class)): (usize, &(Vec<f64>, usize))| if row < 3 { row } else { *class };
            let y: Vec<[f64; 3]> = rows.iter().enumerate()
                .map(|row| { let class = of(row); std::array::from_fn(|one| f64::from(u8::from(one == class))) }).collect();
            let x: Vec<&[f64]> = x.iter().map(|x| &x[..]).collect();
            let dataset = Dataset::from_rows(&x, &y).unwrap().named(Vec::from_iter(names), Vec::from_iter(classes)).unwrap();
            let list = dataset.class_names().join(",");
            let again = read(data_csv(&dataset).as_bytes(), &Choice { classes: Some(&list), ..Choice::default() });
            prop_assert_eq!(again, Ok(dataset.labelled(Some("label".to_owned()))));
        }
    }
}
