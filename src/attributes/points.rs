//! Rows as text: `0,0:0 0,1:0 1,0:0 1,1:1`, the inputs of each row and then the number of its class.

use percent_encoding::percent_decode_str;

use crate::data::csv::{MOST_CLASSES, MOST_COLUMNS, listed as list_of};
use crate::data::{Dataset, readable};
use crate::number::{parse, plain};
use crate::train::{Accepted, SettingError};

/// Reads rows, with the names of their inputs and classes. By default inputs are named x1, x2 … and classes 0, 1 …, as many as the
/// rows need, and at least two.
///
/// Names are separated by commas, so a comma in a name is written %2C, and a percent sign %25; or the name is in quotation marks.
pub(super) fn read(points: &str, label: &str, inputs: &str, classes: &str) -> Result<Dataset, SettingError> {
    let refused = || SettingError::new("points", points, Accepted::Points);
    let (x, class_of) = cells(points).ok_or_else(refused)?;
    let width = x.len() / class_of.len();
    let least = class_of.iter().fold(1, |most, &class| most.max(class)) + 1;
    let input_names = names("inputs", inputs, width, width, "x", 1)?;
    let class_names = names("classes", classes, least, MOST_CLASSES, "", 0)?;
    let label = readable(vec![label.to_owned()]).pop().filter(|label| !label.is_empty());
    Ok(Dataset::of_classes(x, &class_of, input_names, class_names).labelled(label))
}

/// The inputs row by row, and the classes. There is at least one row, and each has inputs.
fn cells(points: &str) -> Option<(Vec<f64>, Vec<usize>)> {
    let (mut x, mut class_of, mut width) = (Vec::new(), Vec::new(), 0);
    for point in points.split_ascii_whitespace() {
        let (cells, class) = point.split_once(':')?;
        let cells: Vec<f64> = cells.split(',').map(parse).collect::<Option<_>>()?;
        if !x.is_empty() && cells.len() != width {
            return None;
        }
        width = cells.len();
        x.extend(cells);
        class_of.push(class.parse().ok().filter(|&class: &usize| class < MOST_CLASSES)?);
    }
    (!class_of.is_empty() && width < MOST_COLUMNS).then_some((x, class_of))
}

/// The rows, the names of their inputs, those of their classes and that of the label; names are empty if [`read`] does not need
/// them. `None` if the text takes more than `most` bytes, or if reading it would not give the same rows, for example because
/// targets are not classes.
pub(super) fn write(dataset: &Dataset, most: usize) -> Option<[String; 4]> {
    let (mut points, mut least) = (String::new(), 2);
    for (row, (x, _)) in dataset.rows().enumerate() {
        let (cells, class) = (x.iter().map(|&cell| plain(cell)).collect::<Vec<_>>(), dataset.class(row));
        points += &format!("{}{}:{class}", if row > 0 { " " } else { "" }, cells.join(","));
        least = least.max(class + 1);
        if points.len() > most {
            return None;
        }
    }
    let inputs = listed(dataset.input_names(), "x", 1, dataset.inputs());
    let classes = listed(dataset.class_names(), "", 0, least);
    let label = dataset.label().unwrap_or_default().to_owned();
    let same = read(&points, &label, &inputs, &classes).is_ok_and(|read| read == *dataset);
    (same && points.len() + inputs.len() + classes.len() + label.len() <= most)
        .then_some([points, inputs, classes, label])
}

/// Names separated by commas; empty if they are the names that [`names`] gives for an empty list.
fn listed(names: &[String], prefix: &str, first: usize, expected: usize) -> String {
    let plain = |(number, name): (usize, &String)| *name == format!("{prefix}{}", first + number);
    if names.len() == expected && names.iter().enumerate().all(plain) {
        return String::new();
    }
    // A quotation mark at the beginning would open a quoted name.
    let begin = |name: String| name.strip_prefix('"').map(|rest| format!("%22{rest}")).unwrap_or(name);
    let names = names.iter().map(|name| name.replace('%', "%25").replace(',', "%2C")).map(begin);
    names.collect::<Vec<_>>().join(",")
}

/// Names from a list; if the list is empty, `least` names made of a prefix and a number, counted from `first`.
fn names(
    attribute: &'static str,
    list: &str,
    least: usize,
    most: usize,
    prefix: &str,
    first: usize,
) -> Result<Vec<String>, SettingError> {
    if list.is_empty() {
        return Ok((0..least).map(|number| format!("{prefix}{}", first + number)).collect());
    }
    let mut names: Vec<String> = Vec::new();
    for name in list_of(list) {
        let name = percent_decode_str(&name).decode_utf8_lossy().trim().to_owned();
        if name.is_empty() || names.contains(&name) {
            names.clear();
            break;
        }
        names.push(name);
    }
    if !(least..=most).contains(&names.len()) {
        return Err(SettingError::new(attribute, list, Accepted::Names { attribute }));
    }
    Ok(readable(names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Gate, Iris};

    #[test]
    fn rows_are_as_short_as_they_can_be() {
        let and = Gate::And.dataset();
        let [points, inputs, classes, label] = write(&and, 100).unwrap();
        assert_eq!([&points[..], &inputs, &classes, &label], ["0,0:0 0,1:0 1,0:0 1,1:1", "", "", ""]);
        assert_eq!(read(&points, "", "", ""), Ok(and));
        let iris = Iris::from_names(Some("petal_width_cm"), None).unwrap().dataset();
        assert_eq!(write(&iris, 100), None, "too long");
        let [points, inputs, classes, label] = write(&iris, 2000).unwrap();
        assert_eq!(
            [&inputs[..], &classes, &label],
            ["petal_width_cm", "setosa,versicolor,virginica", "species"]
        );
        assert!(points.starts_with("0.2:0 0.2:0 "), "{points}");
        assert_eq!(read(&points, &label, &inputs, &classes), Ok(iris));
    }

    #[test]
    fn names_hold_commas_and_classes_without_rows() {
        let strings = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let one = read("1,2:0", "", "", "").unwrap();
        let named = one.named(strings(&["a,%2C", "x2"]), strings(&["no", "ye,s"])).unwrap();
        let [points, inputs, classes, _] = write(&named, 100).unwrap();
        assert_eq!([&inputs[..], &classes], ["a%2C%252C,x2", "no,ye%2Cs"]);
        assert_eq!(read(&points, "", &inputs, &classes).as_ref(), Ok(&named));
        assert_eq!(read(&points, "", "\"a,%252C\", x2", "no,\"ye,s\"").as_ref(), Ok(&named));
        let marked = named.named(strings(&["\"a\"", "b"]), strings(&["0", "1"])).unwrap();
        let [points, inputs, ..] = write(&marked, 100).unwrap();
        assert_eq!(read(&points, "", &inputs, ""), Ok(marked));
        let three = Dataset::from_rows(&[[1.0], [2.0]], &[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]).unwrap();
        assert_eq!(write(&three, 100).unwrap(), ["1:0 2:1", "", "0,1,2", ""]);
        assert_eq!(read("1:0 2:1", "", "", "0,1,2"), Ok(three));
    }

    #[test]
    fn targets_that_are_no_classes_are_not_written() {
        for y in [&[[1.0, 1.0]][..], &[[0.0, 0.5]]] {
            assert_eq!(write(&Dataset::from_rows(&[[1.0]], y).unwrap(), 100), None);
        }
        assert_eq!(write(&Dataset::from_rows(&[[1.0]], &[[0.7]]).unwrap(), 100), None);
    }

    #[test]
    fn what_is_no_row_is_refused() {
        for points in
            ["", "1", "1,2", "1:", "1:-1", "1:10", ":0", ",:0", "1,:0", "1:0 1,2:0", "nan:0", "1:0:0"]
        {
            let sentence = read(points, "", "", "").unwrap_err().to_string();
            assert!(sentence.contains(" cannot be used: points takes rows "), "{sentence}");
        }
        for (inputs, classes) in
            [("a", ""), ("a,a", ""), ("a,", ""), ("a,b,c", ""), ("", "no"), ("", "a,b,b")]
        {
            assert!(read("1,2:0 1,2:1", "", inputs, classes).is_err(), "{inputs} {classes}");
        }
        assert_eq!(
            read("1,2:2", "", "", "no,yes").unwrap_err().to_string(),
            "classes=\"no,yes\" cannot be used: classes takes as many different names as points have classes, with commas \
             between them."
        );
    }
}
