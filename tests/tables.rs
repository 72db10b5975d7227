//! Tables as people have them: what is found in each, what is guessed, and what is left out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::Dataset;
use one_neuron::data::csv::{Choice, Found, Kind, Why, read};
use one_neuron::text::Locale;
use one_neuron::train::{Limits, Run, Settings, Source};
use one_neuron::words;

/// What should come out of a table.
struct Case {
    what: &'static str,
    text: &'static str,
    label: &'static str,
    inputs: &'static str,
    classes: &'static str,
    /// The first row that is used: its inputs.
    first: &'static [f64],
    rows: usize,
    /// What is said of the label and of rows, as far as it matters.
    said: &'static str,
}

macro_rules! case {
    ($what:literal, $text:expr => $label:literal, $inputs:literal, $classes:literal, $first:expr, $rows:literal, $said:literal) => {
        Case {
            what: $what,
            text: $text,
            label: $label,
            inputs: $inputs,
            classes: $classes,
            first: &$first,
            rows: $rows,
            said: $said,
        }
    };
}

fn cases() -> Vec<Case> {
    vec![
        // The place of the label
        case!("last", "a,b,k\n1,2,n\n3,4,y\n" => "k", "a b", "n y", [1., 2.], 2, "the last column."),
        case!("first by its name", "species,a,b\nu,1,5\nv,2,6\nu,3,7\n" => "species", "a b", "u v", [1., 5.], 3, "by its name."),
        case!("in the middle by its name", "a,Diagnosis,b\n1,M,5\n2,B,6\n3,M,7\n" => "Diagnosis", "a b", "B M", [1., 5.], 3, "by its name."),
        case!("the last of several names", "class,a,target\n1,5,0\n2,6,1\n1,7,0\n2,8,1\n" => "target", "class a", "0 1", [1., 5.], 4, "It could also be class."),
        case!("the first with few values", "k,a\n0,.1\n1,.2\n0,.3\n1,.4\n0,.5\n1,.6\n0,.7\n1,.8\n0,.9\n1,1.1\n0,1.2\n" => "k", "a", "0 1", [0.1], 11, "the first column with two to ten values."),
        case!("the first, and the last has few values", include_str!("tables/label-first-few-valued-last.csv") => "group", "passed score hours", "1 2 3 4", [0., 0., 0.], 48, "It could also be passed, hours."),
        case!("y beside x is no label", "x,y,hue\n1,1,a\n2,2,b\n3,1,a\n4,2,b\n" => "hue", "x y", "a b", [1., 1.], 4, "the last column. It could also be y."),
        case!("y without x is one", "y,u\n0,5\n1,6\n0,7\n1,8\n0,9\n1,10\n" => "y", "u", "0 1", [5.], 6, "by its name."),
        // The header
        case!("none", "1,2,n\n3,4,y\n" => "label", "x1 x2", "n y", [1., 2.], 2, "the last column."),
        case!("none, in text only", "u,m,a\nv,f,b\nu,f,a\nv,m,b\nu,m,a\nv,f,b\n" => "label", "x1 x2", "a b", [0., 1.], 6, "the last column."),
        case!("names that are numbers", include_str!("tables/numeric-column-names.csv") => "kind", "depth 2019 2020", "x y", [0., 0., 0.], 12, "by its name."),
        case!("only numbers as names, but the label's", "2019,2020,kind\n1,2,0\n3,4,1\n5,6,1\n" => "kind", "2019 2020", "0 1", [1., 2.], 3, ""),
        case!("a last cell over nothing", include_str!("tables/trailing-comma-in-header.csv") => "kind", "a b", "x y", [0., 0.], 12, "by its name."),
        case!("a last column of nothing", "a,b,k,\n1,2,n,\n3,4,y,\n" => "k", "a b", "n y", [1., 2.], 2, "the last column."),
        case!("a last column of nothing without a header", "1,2,n,\n3,4,y,\n" => "label", "x1 x2", "n y", [1., 2.], 2, "the last column."),
        case!("one name too few: names of rows", "a,b,k\nr1,1,2,n\nr2,3,4,y\nr3,5,6,y\n" => "k", "a b", "n y", [1., 2.], 3, "the last column."),
        // Separators
        case!("semicolons", "a;b;k\n1,5;2;n\n3;4;y\n" => "k", "a b", "n y", [1.5, 2.], 2, ""),
        case!("tabs", "a\tb\tk\n1\t2\tn\n3\t4\ty\n" => "k", "a b", "n y", [1., 2.], 2, ""),
        case!("bars", "a|b|k\n1|2|n\n3|4|y\n" => "k", "a b", "n y", [1., 2.], 2, ""),
        case!("runs of spaces", include_str!("tables/spaces.data") => "label", "x1 x2", "0 1", [0., 0.5], 12, ""),
        case!("runs of spaces, a header, names in quotes", "  a   \"b c\"  k\n  1   2    n\n 10  20    y\n" => "k", "a b c", "n y", [1., 2.], 2, ""),
        case!("sep=", "sep=|\r\na|b|k\r\n1;1|2|n\r\n3|4|y\r\n5|6|y\r\n" => "k", "b", "n y", [2.], 3, ""),
        case!("comments", "# made by hand\n# on a Monday, in May, at noon, here\na,b,k\n1,2,n\n# more, of it\n3,4,y\n" => "k", "a b", "n y", [1., 2.], 2, ""),
        case!("names behind #", "#a,b,k\n1,2,n\n3,4,y\n" => "k", "#a b", "n y", [1., 2.], 2, ""),
        // Gaps
        case!("marks of all kinds", "a,b,k\n1,NA,n\n2,5,y\n?,6,y\n3,-,n\n4,none,y\n5,7,N/A\n6,null,n\n7,,y\n8,9,n\n9,8,NaN\n10,4,y\n" => "k", "a b", "n y", [2., 5.], 3, "8 lines are left out, which have no value in a chosen column: 2, 4, 5, 6, 7, 8, 9, 11."),
        case!("in inputs and in the label", include_str!("tables/missing.csv") => "kind", "width height sex", "a b", [0., 0., 1.], 26, "4 lines are left out"),
        case!("only where nothing is chosen", "a,note,k\n1,,n\n2,hm,y\n3,,y\n" => "k", "a", "n y", [1.], 3, "the last column."),
        case!("a column mostly empty", "a,b,k\n1,,n\n2,,y\n3,1,y\n" => "k", "a", "n y", [1.], 3, ""),
        case!("none and - are values among text", "a,k\n1,none\n2,some\n3,-\n" => "k", "a", "- none some", [1.], 3, "the last column."),
        // Text, ids, dates
        case!("two texts", "sex,a,k\nm,1,n\nf,2,y\nm,3,y\n" => "k", "sex a", "n y", [1., 1.], 3, ""),
        case!("an id, and text of two values", include_str!("tables/text-column.csv") => "kind", "colour width height", "a b", [0., 0., 0.], 30, "by its name."),
        case!("text of many values", "t,a,k\nu,1,n\nv,2,y\nw,3,y\n" => "k", "a", "n y", [1.], 3, ""),
        case!("one text among numbers", "a,b,k\n1,5,n\ntwo,6,y\n3,7,y\n" => "k", "b", "n y", [5.], 3, ""),
        case!("an id of numbers", "Patient ID,a,k\n1001,5,n\n1007,6,y\n1003,7,y\n1011,8,n\n1013,8,n\n1017,8,n\n1019,8,n\n1021,8,n\n1023,8,n\n1025,8,n\n1027,8,n\n" => "k", "a", "n y", [5.], 11, ""),
        case!("a nameless column that counts", ",a,k\n0,5,n\n1,6,y\n2,7,y\n" => "k", "a", "n y", [5.], 3, ""),
        case!("a column that counts without a header", "1,5.5,n\n2,6.5,y\n3,7.5,y\n" => "label", "x2", "n y", [5.5], 3, ""),
        case!("a named column that happens to count", "age,k\n1,n\n2,y\n3,y\n" => "k", "age", "n y", [1.], 3, ""),
        case!("dates", "day,a,k\n2020-01-05,5,n\n2020-01-06,6,y\n2020-02-07,7,y\n" => "k", "a", "n y", [5.], 3, ""),
        // Names, encodings, sizes
        case!("names with commas and quotes", "\"a, b\",\"c \"\"d\"\"\",k\n1,2,n\n3,4,y\n" => "k", "a, b|c \"d\"", "n y", [1., 2.], 2, ""),
        case!("a byte order mark and CRLF", "\u{feff}größe,k\r\n1,n\r\n2,y\r\n" => "k", "größe", "n y", [1.], 2, ""),
        case!("long names", include_str!("tables/long-names.csv") => "kind", "a rather long name of a column with units (mm)|another_very_long_column_name_without_any_space", "x y", [0., 0.], 30, ""),
        case!("very different sizes", include_str!("tables/unscaled.csv") => "buys", "years income", "0 1", [20., 15000.], 40, ""),
    ]
}

fn opened(text: &str, choice: &Choice) -> Dataset {
    read(text.as_bytes(), choice).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn found(dataset: &Dataset) -> &Found {
    dataset.found().unwrap()
}

#[test]
fn tables_open_as_their_makers_meant() {
    for Case { what, text, label, inputs, classes, first, rows, said } in cases() {
        let table =
            read(text.as_bytes(), &Choice::default()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(table.label(), Some(label), "{what}");
        let list = |names: &[String]| names.join(if inputs.contains('|') { "|" } else { " " });
        assert_eq!(list(table.input_names()), inputs, "{what}");
        assert_eq!(table.class_names().join(" "), classes, "{what}");
        assert_eq!((table.row(0).0, table.len()), (first, rows), "{what}");
        let words = words::found(found(&table), Locale::english());
        assert!(words.contains(said), "{what}: {words}");
    }
}

#[test]
fn columns_are_told_by_what_they_look_like() {
    let text = "id,n,two,few,many,day,gaps,mixed,one,k\n\
                1,1.5,b,u,a1,1.2.2020,,1,z,0\n2,NA,a,v,a2,2.2.2020,,2,z,1\n3,2.5,b,w,a3,3.2.2020,4,?,z,0\n\
                4,3,b,w,a4,4.2.2020,,four,z,1\n5,3,b,w,a5,4.2.2020,,5,z,1\n6,3,b,w,a6,4.2.2020,,5,z,1\n\
                7,3,b,w,a7,4.2.2020,,5,z,1\n8,3,b,w,a8,4.2.2020,,5,z,1\n9,3,b,w,a9,4.2.2020,,5,z,1\n\
                10,3,b,w,a10,4.2.2020,,5,z,1\n11,3,b,w,a11,4.2.2020,,5,z,1\n";
    let table = opened(text, &Choice::default());
    let told: Vec<String> =
        found(&table).columns.iter().map(|one| words::kind(one, Locale::english())).collect();
    assert_eq!(
        told,
        [
            "counts rows",
            "numbers; 1 empty",
            "a = 0, b = 1",
            "3 texts",
            "text",
            "dates",
            "mostly empty; 10 empty",
            "numbers, but in line 5 \"four\"; 1 empty",
            "one value",
            "numbers"
        ]
    );
    assert_eq!(table.input_names(), ["n", "two"]);
    assert_eq!(
        (found(&table).why, found(&table).left_out, &found(&table).lines[..]),
        (Why::Last, 1, &[3][..])
    );
    assert!(matches!(&found(&table).columns[2].kind, Kind::Two(two) if *two == ["a", "b"]));
}

#[test]
fn whatever_is_chosen_holds() {
    let text = include_str!("tables/label-first-few-valued-last.csv");
    let with = |label, inputs| opened(text, &Choice { label: Some(label), inputs, ..Choice::default() });
    let passed = with("passed", None);
    assert_eq!((passed.label(), passed.class_names().join(" ").as_str()), (Some("passed"), "0 1"));
    assert_eq!(passed.input_names(), ["score", "hours", "group"]);
    assert_eq!(with("passed", Some("group,score")).input_names(), ["group", "score"]);
    // Names with commas stand in quotation marks, doubled ones within.
    let text = "\"a, b\",\"c \"\"d\"\"\",k\n1,2,\"no, thanks\"\n3,4,yes\n5,6,maybe\n";
    let choice = Choice {
        inputs: Some("\"c \"\"d\"\"\" , \"a, b\""),
        classes: Some("yes,\"no, thanks\""),
        ..Choice::default()
    };
    let table = opened(text, &choice);
    assert_eq!((table.input_names().join("|").as_str(), table.len()), ("c \"d\"|a, b", 2));
    assert_eq!(table.class_names(), ["yes", "no, thanks"]);
    // Numbers and texts that would be left out may be inputs when they are asked for.
    let text = "id,sex,k\n1,m,n\n2,f,y\n3,m,y\n";
    let table = opened(text, &Choice { inputs: Some("sex,id"), ..Choice::default() });
    assert_eq!(table.row(1).0, [0.0, 2.0]);
    // A row of another class is of no interest, whatever else is in it.
    let text = "a,k\n1,n\n2,y\n,other\nthree,other\n4,\n";
    let table = opened(text, &Choice { inputs: Some("a"), classes: Some("y,n"), ..Choice::default() });
    assert_eq!((table.len(), found(&table).left_out, table.class(0)), (2, 1, 1));
}

#[test]
fn a_header_is_what_the_author_says() {
    let header = |header, text: &str| opened(text, &Choice { header: Some(header), ..Choice::default() });
    assert_eq!(header(true, "1,2,n\n3,4,y\n5,6,n\n").input_names(), ["1", "2"]);
    let all = header(false, "u,m,a\nv,f,b\nu,f,a\nw,m,b\n");
    assert_eq!((all.input_names().join(" ").as_str(), all.len()), ("x2", 4));
    let named =
        opened("1,2,n\n3,4,y\n", &Choice { inputs: Some("x2"), label: Some("label"), ..Choice::default() });
    assert_eq!((named.input_names().join(" ").as_str(), named.label()), ("x2", Some("label")));
}

#[test]
fn what_cannot_be_used_is_said_with_its_line_and_cell() {
    let refused = |text: &str, choice: &Choice| read(text.as_bytes(), choice).unwrap_err().to_string();
    let all = Choice::default();
    let strict = Choice { refuse_missing: true, ..all };
    for (text, choice, sentence) in [
        (
            "# a comment\n\nsep,k\r\n1,0\r\n\r\n\"2\",1\r\n-,1\r\n",
            strict,
            "Line 7, column \"sep\" has no value: fill it in, or leave the row out.",
        ),
        ("a,k\n1,x\n2,?\n", strict, "Line 3, column \"k\" has no value: fill it in, or leave the row out."),
        ("a,b,k\n1,,x\n,2,y\n", all, "No row has a value in every chosen column: choose fewer inputs."),
        (
            "a,k\nu,x\nv,y\nw,x\n",
            all,
            "The table needs a column of numbers, or of two texts, beside the column of labels.",
        ),
        ("a,k\n1,x\n\n2,x\n", all, "The table needs rows of at least two classes: every row is \"x\"."),
        (
            "sep=;\na;k\n1;x\n2;y;3\n",
            all,
            "Line 4 has a different number of cells than the first row: 3, not 2.",
        ),
        (
            "a,k\n1,x\n2,y\nthree,y\n",
            Choice { inputs: Some("a"), ..all },
            "Line 4, column \"a\" is \"three\", which is not a number.",
        ),
        ("a,k\n1,x\n2,y\n", Choice { label: Some("kind"), ..all }, "There is no column \"kind\"."),
    ] {
        assert_eq!(refused(text, &choice), sentence, "{text}");
    }
}

/// The status of a run of these columns as they are, after so many epochs.
fn status(text: &str, eta: f64, standardise: bool, epochs: u32) -> String {
    let source = Source::Table(opened(text, &Choice::default()).into());
    let mut run = Run::new(Settings {
        source,
        eta,
        standardise: Some(standardise),
        epochs: 300,
        ..Settings::default()
    })
    .unwrap();
    run.seek(epochs);
    words::status(&run, &Limits::default(), Locale::english())
}

#[test]
fn advice_fits_the_cause() {
    let unscaled = include_str!("tables/unscaled.csv");
    for epochs in [0, 100, 300] {
        let said = status(unscaled, 0.01, false, epochs);
        assert!(
            said.ends_with(
                "The inputs are of very different size, and no η suits them all: try scale=\"standard\"."
            ),
            "{epochs}: {said}"
        );
        assert!(!status(unscaled, 0.01, true, epochs).contains("scale"), "{epochs}");
    }
    let alike = include_str!("tables/text-column.csv");
    assert!(!status(alike, 0.01, false, 0).contains("scale"));
    let huge = status(alike, 1e4, true, 300);
    assert!(huge.ends_with("Try a learning rate η smaller than 10000."), "{huge}");
    let gaps = status(include_str!("tables/missing.csv"), 0.01, true, 0);
    assert!(gaps.ends_with(" Left out: 4 rows without a value."), "{gaps}");
}

/// Numbers are those of the file to the bit, however the table is written.
#[test]
fn the_same_numbers_come_however_they_are_written() {
    let plain = opened("a,b,k\n0.1,1e-7,n\n-2.5,3,y\n", &Choice::default());
    for text in [
        "a;b;k\n0,1;1e-7;n\n-2,5;3;y\n",
        "a|b|k\n0.1|1e-7|n\n-2.5|3|y\n",
        "a   b   k\n 0.1  1e-7 n\n-2.5  3    y\n",
        "# of course\na,b,k\n0.1,1e-7,n\n-2.5,3,y\nNA,1,y\n",
    ] {
        assert_eq!(opened(text, &Choice::default()), plain, "{text}");
    }
}
