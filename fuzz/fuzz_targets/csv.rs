//! Any bytes as a table: they are read or refused. A table that is read is complete, its names stand in the bytes, and writing it as
//! a table and reading that again gives the same.
//!
//! The choice may stand before the table, ended by a zero byte: label, inputs, classes, whether there is a header, and whether cells
//! may be missing, a line each, any of which may be empty.
#![no_main]

use libfuzzer_sys::fuzz_target;
use one_neuron::data::csv::{Choice, MOST_CLASSES, MOST_COLUMNS, read};
use one_neuron::share::data_csv;

fuzz_target!(|data: &[u8]| {
    let (chosen, bytes) = match data.iter().position(|&byte| byte == 0) {
        Some(end) => (str::from_utf8(&data[..end]).unwrap_or_default(), &data[end + 1..]),
        None => ("", data),
    };
    let mut lines = chosen.split('\n');
    let mut line = || lines.next().filter(|line| !line.is_empty());
    let choice = Choice {
        label: line(),
        inputs: line(),
        classes: line(),
        header: line().map(|word| word == "yes"),
        refuse_missing: line().is_some(),
    };
    let table = match read(bytes, &choice) {
        Ok(table) => table,
        Err(error) => {
            let (sentence, place) = (error.to_string(), error.place());
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(place.is_none_or(|(row, column)| row > 0 && column != Some(0)));
            return;
        }
    };
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    assert!((1..=lines).contains(&table.len()), "{} rows of {lines} lines", table.len());
    assert!((1..MOST_COLUMNS).contains(&table.inputs()) && table.input_names().len() == table.inputs());
    assert!((2..=MOST_CLASSES).contains(&table.class_names().len()));
    assert_eq!(table.outputs(), if table.class_names().len() == 2 { 1 } else { table.class_names().len() });
    // But for quotation marks, which may be doubled, or end before the cell does, and control characters, which become spaces; long
    // names are cut.
    let bare = |text: &str| text.replace('"', "").replace(char::is_control, " ");
    let text = bare(str::from_utf8(bytes).unwrap_or_default());
    // Names that become the same are numbered.
    let numbered = |name: &String| name.rsplit_once(' ').is_some_and(|(_, end)| end.parse::<u32>().is_ok());
    let is_of_table = |name: &String| name.contains('…') || numbered(name) || text.contains(&bare(name));
    assert!(table.class_names().iter().all(is_of_table), "{:?}", table.class_names());
    for (x, y) in table.rows() {
        assert!(x.iter().all(|cell| cell.is_finite()));
        assert_eq!(
            y.iter().filter(|&&target| target == 1.0).count(),
            usize::from(y.len() > 1 || y[0] == 1.0)
        );
    }
    let found = table.found().unwrap();
    assert!(found.lines.len() <= found.left_out && found.left_out + table.len() <= lines);
    assert!(found.lines.iter().all(|line| (1..=lines).contains(line)));
    assert!(!found.inputs.contains(&found.label) && found.inputs.len() == table.inputs());
    // What is written has no line ends in names, nor white space around them. A name that begins like a comment may be one, if it stands alone with another.
    let label = table.label().unwrap().to_owned();
    let names = || table.class_names().iter().chain(table.input_names());
    if names()
        .chain([&label])
        .any(|name| name.contains(char::is_control) || name.starts_with('#') || name.trim() != name)
    {
        return;
    }
    let quoted = |names: &[String]| {
        names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
    };
    let (inputs, classes) = (quoted(table.input_names()), quoted(table.class_names()));
    let again = Choice {
        header: Some(true),
        label: Some(&label),
        inputs: Some(&inputs),
        classes: Some(&classes),
        refuse_missing: true,
    };
    assert_eq!(read(data_csv(&table).as_bytes(), &again), Ok(table));
});
