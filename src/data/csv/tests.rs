use proptest::prelude::*;

use super::*;
use crate::data::Iris;

const ALL: Choice<'_> =
    Choice { header: None, label: None, inputs: None, classes: None, refuse_missing: false };

fn whole(text: &str) -> Result<Dataset, CsvError> {
    read(text.as_bytes(), &ALL)
}

fn x(dataset: &Dataset) -> Vec<Vec<f64>> {
    dataset.rows().map(|(x, _)| x.to_vec()).collect()
}

/// Why a table is refused, if no cell may be missing.
fn sentence(text: &str) -> String {
    read(text.as_bytes(), &Choice { refuse_missing: true, ..ALL }).unwrap_err().to_string()
}

#[test]
fn reads_the_irises() {
    let file = include_bytes!("../../../data/iris.csv");
    assert_eq!(read(file, &ALL).unwrap(), Iris::default().dataset());
    let choice = Choice {
        inputs: Some("petal_length_cm, sepal_width_cm"),
        classes: Some("virginica,setosa"),
        label: Some("species"),
        header: Some(true),
        ..ALL
    };
    let two = Iris::from_names(choice.inputs, choice.classes).unwrap();
    assert_eq!(read(file, &choice).unwrap(), two.dataset());
}

#[test]
fn reads_what_programs_write() {
    let expected = whole("a,b,kind\n1.5,2,no\n-3,4e1,yes\n").unwrap();
    assert_eq!(x(&expected), [[1.5, 2.0], [-3.0, 40.0]]);
    assert_eq!(
        (expected.input_names(), expected.class_names()),
        (&ab()[..], &["no", "yes"].map(String::from)[..])
    );
    for text in [
        "a,b,kind\r\n1.5,2,no\r\n-3,4e1,yes",
        "\u{feff}a,b,kind\n1.5,2,no\n-3,4e1,yes\n",
        "\"a\",\"b\",\"kind\"\n\"1.5\",\"2\",\"no\"\n-3,4e1,\"yes\"\n",
        "a;b;kind\n1,5;2;no\n-3;4,0e1;yes\n",
        "a\tb\tkind\n1,5\t2\tno\n-3\t40\tyes\n",
        "  \n\n a , b , kind \n\n 1.5 , 2 , no \n   \n-3,4e1,yes\n\n",
    ] {
        assert_eq!(whole(text).as_ref(), Ok(&expected), "{text:?}");
    }
}

fn ab() -> Vec<String> {
    vec!["a".to_owned(), "b".to_owned()]
}

#[test]
fn quotes_hold_delimiters_line_ends_and_quotes() {
    let table = whole("\"a;\tb\",\"the \"\"kind\"\"\"\n1,\"x, y\"\n2,\"\"\"z\"\"\"\n").unwrap();
    assert_eq!(table.input_names(), ["a; b"]);
    assert_eq!(table.class_names(), ["\"z\"", "x, y"]);
    assert_eq!(whole("\"a\nb\",k\n1,0\n2,1\n").unwrap().input_names(), ["a b"]);
}

#[test]
fn does_without_a_header() {
    let table = whole("1,2,no\n3,4,yes\n").unwrap();
    assert_eq!((table.input_names(), table.len()), (&["x1", "x2"].map(String::from)[..], 2));
    let text = "2019,2020,label\n1,2,0\n3,4,1\n";
    let table = read(text.as_bytes(), &Choice { header: Some(true), ..ALL }).unwrap();
    assert_eq!(table.input_names(), ["2019", "2020"]);
    // R writes row numbers like this.
    assert_eq!(whole("\"\",\"a\",\"k\"\n\"1\",5,0\n\"2\",6,1\n").unwrap().input_names(), ["x1", "a"]);
}

#[test]
fn classes_are_in_order() {
    let names = |text: &str| whole(text).unwrap().class_names().to_vec();
    assert_eq!(names("a,k\n1,10\n2,9\n3,-1\n"), ["-1", "9", "10"]);
    assert_eq!(names("a,k\n1,b\n2,a\n3,10\n"), ["10", "a", "b"]);
    let two = whole("a,k\n1,1\n2,0\n").unwrap();
    assert_eq!((two.outputs(), two.row(0).1, two.row(1).1), (1, &[1.0][..], &[0.0][..]));
    assert_eq!(names("a,k\n1,1.0\n2,0\n3,1\n4,01\n5,0.0\n"), ["0", "1.0"], "numbers are what they are worth");
    assert_eq!(names("a;k\n1;1,0\n2;0,5\n3;1\n"), ["0,5", "1,0"]);
    let chosen = read(b"a,k\n1,1.0\n2,2.0\n3,3.0\n", &Choice { classes: Some("3,1"), ..ALL }).unwrap();
    assert_eq!(
        (chosen.class_names(), chosen.class(0), chosen.class(1)),
        (&["3", "1"].map(String::from)[..], 1, 0)
    );
    let three = whole("a,k\n1,c\n2,b\n3,a\n").unwrap();
    assert_eq!((three.outputs(), three.row(0).1), (3, &[0.0, 0.0, 1.0][..]));
}

#[test]
fn says_what_is_wrong_and_where() {
    for (text, expected) in [
        ("", "The table has no rows."),
        ("a,b\n", "The table has no rows."),
        ("a,k\n1,0\n,1\n", "Line 3, column \"a\" has no value: fill it in, or leave the row out."),
        ("a,k\n1,0\n2,NA\n", "Line 3, column \"k\" has no value: fill it in, or leave the row out."),
        ("a,k\n1,0\nnan,1\n", "Line 3, column \"a\" has no value: fill it in, or leave the row out."),
        ("a,k\n1,0\nfour,1\n", "Line 3, column \"a\" is \"four\", which is not a number."),
        ("a,k\n1,0\n1e999,1\n", "Line 3, column \"a\" is \"1e999\", which is not a number."),
        ("a,k\n1,0\n\"1,234\",1\n", "Line 3, column \"a\" is \"1,234\", which is not a number."),
        ("a;k\n1;0\n1.234,5;1\n", "Line 3, column \"a\" is \"1.234,5\", which is not a number."),
        ("a,k\n1,0\n2,1,5\n", "Line 3 has a different number of cells than the first row: 3, not 2."),
        ("a,k\n1,0\n2\n", "Line 3 has a different number of cells than the first row: 1, not 2."),
        ("a,a,k\n1,2,0\n", "Two columns are called \"a\": each needs a name of its own."),
        (
            "k\nyes\nno\n",
            "The table needs a column of numbers, or of two texts, beside the column of labels.",
        ),
        ("a,k\n1,0\n2,0\n", "The table needs rows of at least two classes: every row is \"0\"."),
        (
            "a,k\n1,0\n2,\"1\n3,0\n4,1\n",
            "Line 3 has a cell that begins with a quotation mark and does not end with one.",
        ),
        (
            "a,k\n1,0\n2,\"1\n3,\"0\"\n4,1\n",
            "Line 3, column \"k\" runs over the end of its line: a quotation mark may be missing at the end of the \
             cell.",
        ),
        (
            "a,\"k\n1,0\n2,1\n",
            "Line 1 has a cell that begins with a quotation mark and does not end with one.",
        ),
    ] {
        assert_eq!(sentence(text), expected, "{text:?}");
    }
    let choice = Choice { refuse_missing: true, ..ALL };
    let place = Place { row: 2, line: 3, column: 1, name: "a".to_owned() };
    assert_eq!(read(b"a,k\n1,0\n,1\n", &choice), Err(CsvError::Missing(place)));
    let place = |text: &str| read(text.as_bytes(), &choice).unwrap_err().place();
    assert_eq!(place("a,k\n1,0\n,1\n"), Some((2, Some(1))));
    assert_eq!(place("a,k\n1,0\n2\n"), Some((2, None)));
    assert_eq!(place("a,a,k\n1,2,0\n"), None);
    assert_eq!(read(b"a,k\n1,0\n2,\xff\n", &ALL), Err(CsvError::NotUtf8 { line: 3 }));
}

#[test]
fn refuses_choices_it_cannot_meet() {
    let with = |choice: Choice| read(b"a,b,k\n1,2,x\n3,4,y\n", &choice).unwrap_err();
    let name = |name: &str| name.to_owned();
    assert_eq!(with(Choice { label: Some("c"), ..ALL }), CsvError::NoColumn { name: name("c") });
    assert_eq!(with(Choice { inputs: Some("a,"), ..ALL }), CsvError::NoColumn { name: name("") });
    assert_eq!(with(Choice { inputs: Some("a,a"), ..ALL }), CsvError::ChosenTwice { name: name("a") });
    assert_eq!(with(Choice { inputs: Some("k"), ..ALL }), CsvError::ChosenTwice { name: name("k") });
    assert_eq!(with(Choice { classes: Some("x,z"), ..ALL }), CsvError::NoRowOfClass { name: name("z") });
    for classes in ["", "x", "x,x", "x,,y", "1,1.0", "0,1,2,3,4,5,6,7,8,9,10"] {
        let error = with(Choice { classes: Some(classes), ..ALL });
        assert!(matches!(error, CsvError::Classes { .. }), "{classes}");
    }
}

#[test]
fn limits_hold() {
    assert_eq!(read(&vec![b'1'; MOST_BYTES + 1], &ALL), Err(CsvError::TooManyBytes));
    let row = |columns: usize| ["1"].repeat(columns).join(",");
    assert_eq!(whole(&row(65)), Err(CsvError::TooManyColumns { row: 1, line: 1 }));
    assert_eq!(whole(&row(1000)), Err(CsvError::TooManyColumns { row: 1, line: 1 }));
    let widest = whole(&format!("{}\n{},0", row(64), row(63))).unwrap();
    assert_eq!((widest.inputs(), widest.len()), (63, 2));
    assert_eq!(whole(&"1".repeat(MOST_ROW_BYTES + 1)), Err(CsvError::RowTooLong { row: 1, line: 1 }));
    assert_eq!(
        whole(&format!("{},0\n", row(9)).repeat(800_001)),
        Err(CsvError::TooManyCells { columns: 10 })
    );
    assert_eq!(whole(&"1,0\n2,1\n".repeat(500_000)).unwrap().len(), 1_000_000);
    assert_eq!(whole(&"1,0\n2,1\n".repeat(500_001)), Err(CsvError::TooManyRows));
    let labels = |count: usize| (0..count).map(|label| format!("1,{label}\n")).collect::<String>();
    assert_eq!(whole(&labels(10)).unwrap().outputs(), 10);
    assert_eq!(whole(&labels(11)), Err(CsvError::TooManyClasses));
}

#[test]
fn quotes_that_end_are_no_fault() {
    for text in ["a,k\n1,0\n2,\"1\"", "a,k\n1,0\n2,\"1\"\r\n", "a,k\n1,0\n2,1\"", "a,k\n1,0\n2,\"\"\"1\"\"\""]
    {
        assert_eq!(whole(text).map(|table| table.len()), Ok(2), "{text:?}");
    }
    assert_eq!(whole("a,k\n1,0\n2,\"1\"\"\n"), Err(CsvError::OpenQuote { row: 2, line: 3 }));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, &ALL);
    }

    #[test]
    fn anything_like_a_table_is_read_or_refused(text in "[01ab.,;\"\n\r\t é]{0,60}", header: Option<bool>) {
        for classes in [None, Some("a,b")] {
            if let Ok(table) = read(text.as_bytes(), &Choice { header, classes, ..ALL }) {
                prop_assert!(!table.is_empty() && table.class_names().len() >= 2);
                for row in 0..table.len() {
                    prop_assert!(table.row(row).0.iter().all(|cell| cell.is_finite()));
                    prop_assert!(table.class(row) < table.class_names().len());
                }
            }
        }
    }

    #[test]
    fn numbers_come_back_to_the_bit(cells in prop::collection::vec(
        any::<f64>().prop_filter("a number", |cell| cell.is_finite()), 2..20,
    )) {
        let line = |(row, cell): (usize, &f64)| format!("{cell:e},{}\n", row % 2);
        let text: String = cells.iter().enumerate().map(line).collect();
        let table = whole(&text).unwrap();
        for (row, cell) in cells.iter().enumerate() {
            prop_assert_eq!(table.row(row).0[0].to_bits(), cell.to_bits());
        }
    }
}
