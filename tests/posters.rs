//! Posters: every picture of every sort of run, for both schemes in one file.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use one_neuron::charts::Poster;
use one_neuron::share::Panel;
use one_neuron::text::Locale;
use one_neuron::train::{Run, Settings};
use one_neuron::words;

const RUNS: [&str; 8] = [
    "eta=0.1&epochs=1000",
    "dataset=xor&epoch=500",
    "dataset=xor&features=x1*x2&eta=0.5&discrete",
    "dataset=iris&loss=cross-entropy&eta=0.1&epochs=100",
    "dataset=iris&inputs=petal_length_cm&classes=versicolor,virginica&epochs=50&activation=tanh",
    "dataset=moons&holdout=0.3&epochs=100&log-loss",
    "dataset=spiral&features=x1^2+sin(x1)&epochs=20",
    "dataset=and&activation=step&epochs=20&epoch=0",
];

const PICTURES: [Panel; 5] = [Panel::Boundary, Panel::Loss, Panel::Sigmoid, Panel::Landscape, Panel::Network];

#[test]
fn every_picture_is_for_both_schemes() {
    for query in RUNS {
        for panel in PICTURES {
            let of = |theme: &str| {
                let query = format!("{query}&panels={}{theme}", panel.name());
                Poster::open(&query, None, Locale::english()).unwrap().picture((480, 400)).unwrap()
            };
            let [both, light, dark] = ["", "&theme=light", "&theme=dark"].map(of);
            assert!(both.starts_with("<svg width=\"480\" height=\"400\" viewBox=\"0 0 480 400\""));
            // Only slightly larger than one of the two.
            assert!(both.len() < light.len() + 6000, "{query} {panel:?}: {} {}", both.len(), light.len());
            assert_eq!(painted(&both, true), painted(&dark, false), "{query} {panel:?}");
            let (shown, wanted) = (painted(&both, false), painted(&light, false));
            assert_eq!(shown.len(), wanted.len());
            for (one, other) in shown.iter().zip(&wanted) {
                let near = |at: usize| one[at].abs_diff(other[at]) <= if at == 2 { 8 } else { 0 };
                assert!((0..3).all(near), "{query} {panel:?}: {one:?} for {other:?}");
            }
        }
    }
}

/// Every colour in order, as a browser would paint it, depending on whether dark is preferred.
fn painted(svg: &str, dark: bool) -> Vec<[u8; 3]> {
    let (style, content) = match svg.split_once("</style>") {
        Some((before, content)) if dark => (before, content),
        Some((_, content)) => ("", content),
        None => ("", svg),
    };
    let mut colours = Vec::new();
    for (at, _) in content.match_indices("=\"#") {
        let property = content[..at].rsplit(' ').next().unwrap();
        let colour = &content[at + 2..at + 9];
        let rule = format!("[{property}=\"{colour}\"]{{{property}:");
        let shown = style.split_once(&rule).map_or(colour, |(_, rest)| &rest[..7]);
        let number = u32::from_str_radix(&shown[1..], 16).unwrap();
        colours.push([(number >> 16) as u8, (number >> 8) as u8, number as u8]);
    }
    colours
}

#[test]
fn rows_are_lifted_where_there_is_something_to_lift_them_by() {
    let lifted = |query: &str| {
        let poster = Poster::open(query, None, Locale::english()).unwrap();
        poster.picture((480, 400)).map(|picture| (picture, poster.words(Panel::Lifted)))
    };
    let (picture, words) = lifted("dataset=xor&features=x1*x2&eta=0.5&panels=lifted").unwrap();
    assert!(picture.contains("prefers-color-scheme") && words.len() > 20, "{words}");
    let refusal =
        Poster::open("dataset=iris&panels=lifted", None, Locale::english()).unwrap_err().to_string();
    assert!(refusal.starts_with("panels=\"lifted\" cannot be used: "), "{refusal}");
}

#[test]
fn panels_stand_side_by_side_with_their_words() {
    let poster = Poster::open("dataset=xor&epoch=500&panels=loss,boundary", None, Locale::english()).unwrap();
    let picture = poster.picture((320, 240)).unwrap();
    assert!(picture.starts_with("<svg width=\"640\" height=\"240\" viewBox=\"0 0 640 240\""));
    let inner: Vec<&str> =
        picture.split("<svg ").skip(2).map(|rest| rest.split('>').next().unwrap()).collect();
    assert_eq!(
        inner,
        [
            "x=\"0\" width=\"320\" height=\"240\" viewBox=\"0 0 1280 960\"",
            "x=\"320\" width=\"320\" height=\"240\" viewBox=\"0 0 1280 960\"",
        ]
    );
    let title = picture.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert_eq!(title, [poster.words(Panel::Loss), poster.words(Panel::Boundary)].join(" "));
    assert_eq!(picture.matches("<svg").count(), picture.matches("</svg>").count());
}

#[test]
fn names_of_a_readers_table_are_text() {
    let table = b"a<script>,\"b&\"\"c\",kind\n1,2,<no>\n3,4,yes\n2,1,<no>\n";
    let poster =
        Poster::open("src=own.csv&epochs=5&panels=boundary,network", Some(table), Locale::english()).unwrap();
    let picture = poster.picture((480, 400)).unwrap();
    assert!(!picture.contains("<script>") && !picture.contains("<no>"));
    assert!(!poster.words(Panel::Boundary).is_empty());
}

#[test]
fn the_words_are_those_of_the_element() {
    let poster = Poster::open("eta=0.1", None, Locale::english()).unwrap();
    let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
    run.seek(1000);
    assert_eq!(poster.words(Panel::Loss), words::loss(&run, Locale::english()));
    assert!(poster.words(Panel::Boundary).starts_with("Decision boundary. The line out = 0.5 runs from "));
}
