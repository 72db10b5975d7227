//! NumPy scripts, run by NumPy: each prints the parameters of the run from which it was made.
//!
//! Needs a Python with NumPy: the one named by `PYTHON`, else `python3`. `cargo xtask test` provides one. Without it, these tests
//! print a notice and pass.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::{env, fs, io};

use one_neuron::data::{Dataset, Shape};
use one_neuron::model::{Norm, Penalty};
use one_neuron::share::{self, DATA_FILE, Line, Step};
use one_neuron::train::{Run, Settings, Source};

/// Runs as links, in which `epoch` is the epoch at which they are compared.
const RUNS: [&str; 35] = [
    "",
    "epoch=1000",
    "dataset=or&eta=0.1&seed=7&epoch=437",
    "dataset=xor&eta=0.5&weights=1,-2,0&epoch=50",
    "dataset=xor&features=x1*x2&eta=1&epochs=3000&epoch=3000",
    "dataset=nand&activation=linear&eta=0.05&epoch=300",
    "dataset=nor&activation=tanh&eta=0.1&threshold=0.6&epoch=300",
    "dataset=and&activation=step&eta=0.1&seed=3&epoch=40",
    "dataset=xnor&loss=cross-entropy&eta=0.2&epoch=200",
    "dataset=or&batch-size=3&eta=0.5&epoch=200",
    "dataset=or&batch-size=all&eta=1&threshold=0.8&epoch=200",
    "dataset=and&shuffle&eta=0.1&seed=4294967295&epoch=500",
    "dataset=and&penalty=l2&penalty-rate=0.01&eta=0.1&epoch=500",
    "dataset=and&penalty=l1&penalty-rate=0.003&eta=0.1&batch-size=2&epoch=500",
    "dataset=and&penalty=l2&penalty-rate=0.01&penalties=100:l1:0.02+300:none:0+900:l2:1&eta=0.1&epoch=500",
    "dataset=and&penalty=l2&penalty-rate=0.01&penalties=600:l1:0.02&eta=0.1&epoch=500",
    "dataset=and&holdout=0.5&eta=0.1&epoch=100",
    "dataset=moons&rows=60&epoch=30&eta=0.2",
    "dataset=moons&rows=61&seed=5&holdout=0.3&shuffle&batch-size=8&loss=cross-entropy&eta=0.2&epoch=30",
    "dataset=circles&features=x1^2+x2^2&eta=0.5&epoch=50",
    "dataset=spiral&noise=0.02&features=sin(x1)+sin(x2)+x1*x2&scale=standard&holdout=0.25&eta=0.1&epoch=20",
    "dataset=blobs&rows=500&seed=9&batch-size=16&shuffle&epoch=5&eta=0.3",
    "dataset=blobs&rows=300&batch-size=1&epoch=5&eta=0.3&activation=tanh",
    "dataset=moons&rows=2500&batch-size=100&holdout=0.1&epoch=3&eta=0.5",
    "dataset=moons&rows=6000&batch-size=64&shuffle&holdout=0.6&seed=11&epoch=3&eta=0.5&activation=tanh",
    "dataset=iris&epoch=50",
    "dataset=iris&scale=none&batch-size=all&loss=cross-entropy&eta=0.05&epoch=60",
    "dataset=iris&classes=versicolor,virginica&loss=cross-entropy&batch-size=all&holdout=0.2&eta=0.3&epoch=200",
    "dataset=iris&classes=virginica,setosa&inputs=petal_width_cm&features=x1^2&shuffle&eta=0.1&epoch=20",
    "dataset=iris&activation=tanh&batch-size=10&shuffle&penalty=l1&penalty-rate=0.01&eta=0.1&epoch=30",
    "dataset=iris&activation=linear&holdout=0.4&penalty=l2&penalty-rate=0.1&penalties=5:l1:0.01&eta=0.01&epoch=30",
    "dataset=iris&activation=step&batch-size=7&eta=0.1&epoch=15",
    "points=0.5,2e-3:0+-1,4:1+2,2:1&eta=0.1&epoch=50",
    "points=1:0+2:1+3:2+4:2&inputs=a%0Aimport+nothing&classes=%22,%5C,c%0Ad&weights=1,2,3,0,0,0&eta=0.1&epoch=50",
    "points=1,7:0+2,7:1+3,7:1&scale=standard&batch-size=2&eta=0.1&epoch=50",
];

/// The Python to run, or `None`, which is reported once.
fn python() -> Option<PathBuf> {
    let python = PathBuf::from(env::var_os("PYTHON").unwrap_or_else(|| "python3".into()));
    let asked = Command::new(&python).args(["-c", "import numpy"]).output();
    if asked.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    let notice = "There is no Python with NumPy: the scripts that say what a run does were not run.\n";
    // The output of `eprintln!` is hidden while a test passes.
    io::stderr().write_all(notice.as_bytes()).unwrap();
    None
}

/// The output of a script: the text before a colon, and the numbers after it.
fn printed(python: &Path, run: &Run, name: &str) -> Vec<(String, Vec<f64>)> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("numpy-{name}"));
    fs::create_dir_all(&folder).unwrap();
    let script = share::numpy(run);
    fs::write(folder.join("script.py"), &script).unwrap();
    if script.contains(DATA_FILE) {
        fs::write(folder.join(DATA_FILE), share::data_csv(run.examples().raw())).unwrap();
    }
    let output = Command::new(python).arg("script.py").current_dir(&folder).output().unwrap();
    let (words, faults) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && faults.is_empty(), "{faults}\n{script}");
    fs::remove_dir_all(&folder).unwrap();
    let numbers = |list: &str| list.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let line =
        |line: &str| line.split_once(':').map(|(name, list)| (name.to_owned(), numbers(list))).unwrap();
    words.lines().map(line).collect()
}

/// Compares a run with its script.
fn compare(python: &Path, run: &Run, name: &str, what: &str) {
    let one = |name: &str, value: f64| (name.to_owned(), vec![value]);
    let parameters = run.parameters();
    let mut expected = vec![
        ("weights".to_owned(), parameters.weights().to_vec()),
        ("bias".to_owned(), parameters.biases().to_vec()),
    ];
    match run.testing() {
        None => expected
            .extend([one("mean loss", run.metrics().mean_loss), one("accuracy", run.metrics().accuracy())]),
        Some(testing) => expected.extend([
            one("training mean loss", run.metrics().mean_loss),
            one("training accuracy", run.metrics().accuracy()),
            one("testing mean loss", testing.mean_loss),
            one("testing accuracy", testing.accuracy()),
        ]),
    }
    let found = printed(python, run, name);
    assert_eq!(found.len(), expected.len(), "{what}: {found:?}");
    for ((name, found), (expected_name, expected)) in found.iter().zip(&expected) {
        assert_eq!((name, found.len()), (expected_name, expected.len()), "{what}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (found - expected).abs() < 1e-9,
                "{what}: {name} is {found} in NumPy and {expected} here"
            );
        }
    }
}

#[test]
fn scripts_learn_what_runs_learn() {
    let Some(python) = python() else { return };
    for (number, link) in RUNS.iter().enumerate() {
        let mut opened = share::open(link, None);
        assert!(opened.dropped.is_empty(), "{link}: {:?}", opened.dropped);
        opened.run.seek(opened.epoch);
        compare(&python, &opened.run, &number.to_string(), link);
    }
}

/// Runs that no link contains: targets that are not classes, a penalty changed by hand, rows from a table that need a file.
#[test]
fn scripts_learn_what_no_link_says() {
    let Some(python) = python() else { return };
    let x = [[0.5, -1.2], [-0.3, 0.8], [2.4, 0.1], [0.0, 0.0]];
    for (name, y) in
        [("two", &[[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0]][..]), ("half", &[[0.5, 0.25]; 4])]
    {
        let source = Source::ByHand(Arc::new(Dataset::from_rows(&x, y).unwrap()));
        let mut run = Run::new(Settings { source, eta: 0.3, holdout: 0.25, ..Settings::default() }).unwrap();
        run.seek(100);
        assert!(run.set_penalty(Penalty { norm: Norm::L2, rate: 0.125 }));
        run.seek(150);
        compare(&python, &run, name, name);
    }
    let rows = Source::Generated { shape: Shape::Blobs, rows: 9000, noise: 0.1 }.dataset(3).unwrap();
    let names = ["no, \"thanks\"", "# yes; \\ é"].map(String::from).to_vec();
    let inputs = ["a,\"b", "line\r\nend"].map(String::from).to_vec();
    let table = Arc::new(Arc::unwrap_or_clone(rows).named(inputs, names).unwrap());
    let settings = Settings { source: Source::Table(table), eta: 0.3, ..Settings::default() };
    let mut run = Run::new(settings).unwrap();
    run.seek(2);
    compare(&python, &run, "table", "a table");
    let x: Vec<[f64; 1]> = (0..7000).map(|row| [f64::from(row % 30) - 15.0]).collect();
    let class = |row: usize| (row % 30) / 10;
    let y: Vec<[f64; 3]> =
        (0..7000).map(|row| std::array::from_fn(|one| f64::from(u8::from(one == class(row))))).collect();
    for (name, names) in [("three", ["0", "1", "2"]), ("words", ["low", "middle", "high"])] {
        let rows = Dataset::from_rows(&x, &y).unwrap();
        let table = rows.named(vec!["x".to_owned()], names.map(String::from).to_vec()).unwrap();
        let source = Source::Table(Arc::new(table));
        let settings = Settings { source, holdout: 0.4, seed: 6, eta: 0.1, ..Settings::default() };
        let mut run = Run::new(settings).unwrap();
        run.seek(2);
        compare(&python, &run, name, name);
    }
}

/// The script of the article's run is as short as the article's loop.
#[test]
fn the_articles_script_is_its_loop() {
    let mut run = Run::new(Settings::default()).unwrap();
    run.seek(10);
    // A listing covers the whole run, a script only the training so far.
    let listing = share::listing(&run);
    assert!(share::numpy(&run).contains("range(10):"));
    let texts: Vec<&str> = listing.iter().map(|line| line.parts().0).collect();
    assert_eq!(
        texts,
        [
            "import numpy as np",
            "",
            "X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)",
            "Y = np.array([0, 0, 0, 1], dtype=float)",
            "",
            "np.random.seed(0)",
            "w = np.random.random(2)",
            "b = np.random.random()",
            "",
            "eta = 0.01",
            "for epoch in range(1000):",
            "    for x, y in zip(X, Y):",
            "        z = w @ x + b",
            "        out = 1 / (1 + np.exp(-z))",
            "        dz = (out - y) * (out * (1 - out))",
            "        w -= eta * dz * x",
            "        b -= eta * dz",
        ]
    );
    let remarks: Vec<&str> =
        listing.iter().map(|line| line.parts().1).filter(|text| !text.is_empty()).collect();
    assert_eq!(remarks[..4], ["(4, 2) rows × inputs", "(4,)", "(2,)", "()"]);
    assert_eq!(remarks[4..], ["(2,), ()", "()", "()", "()", "(2,)", "()"]);
    let quoted = Line { text: "names = [\"a  # b\"]".to_owned(), step: None, data: false };
    assert_eq!(quoted.parts(), (&*quoted.text, ""));
    let steps: Vec<Step> = listing.iter().filter_map(|line| line.step).collect();
    assert_eq!(steps, [Step::Epoch, Step::Row, Step::Sum, Step::Out, Step::Slope, Step::Weights, Step::Bias]);
    assert!(share::numpy(&run).starts_with(&listing[0].text));
}
