//! What the tutorial says of its landscapes, checked with the figures that it shows.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::attributes::parse;
use one_neuron::charts::{Theme, still};
use one_neuron::model::Window;
use one_neuron::panels::landscape::{Levels, Limits, Plane, Surface};
use one_neuron::panels::{Panel, View};
use one_neuron::text::Locale;
use one_neuron::train::Run;
use one_neuron::words;

const CHAPTER: &str = include_str!("../www/tutorial/chapters/landscape.html");

/// A figure of the chapter, with other attributes in place of its own, at an epoch.
fn figure(id: &str, others: &[(&str, &str)], epoch: u32) -> (Run, View) {
    let tag = CHAPTER.split("<one-neuron ").find(|tag| tag.starts_with(&format!("id=\"{id}\""))).unwrap();
    // Names and values in turn.
    let parts: Vec<&str> = tag.split('>').next().unwrap().split('"').collect();
    let own = parts
        .chunks_exact(2)
        .map(|pair| (pair[0].trim_end_matches('=').rsplit(' ').next().unwrap(), pair[1]));
    let (settings, view) = parse(own.chain(others.iter().copied()), None).unwrap();
    let mut run = Run::new(settings).unwrap();
    view.check(2, 3).unwrap();
    run.seek(epoch);
    (run, view)
}

fn bowl(eta: &str, epoch: u32) -> (Run, View) {
    figure("landscape-figure", &[("eta", eta)], epoch)
}

fn pair(epoch: u32) -> [(Run, View); 2] {
    ["squared-figure", "cross-figure"].map(|id| figure(id, &[], epoch))
}

fn svg((run, view): &(Run, View)) -> String {
    still(run, view, Panel::Landscape, (480, 400), &Theme::light(), Locale::english(), 0).unwrap()
}

/// The surface of a figure over these ranges.
fn surface((run, view): &(Run, View), side: usize, window: Window) -> Surface {
    let mut surface = Surface::new(side);
    surface.begin(run, run.rule(), Plane::of(run.parameters(), view), window);
    assert!(surface.work(usize::MAX));
    surface
}

/// The heights of a figure's contour lines.
fn lines(figure: &(Run, View)) -> Vec<f64> {
    let Limits { window, heights } = figure.1.limits.unwrap();
    let mut levels = Levels::default();
    levels.find(&surface(figure, 49, window), heights);
    levels.lines().to_vec()
}

fn loss((run, _): &(Run, View)) -> f64 {
    run.metrics().mean_loss
}

/// The loss and the parameters of every epoch of a run.
fn epochs(mut figure: (Run, View), last: u32) -> Vec<(f64, Vec<f64>)> {
    let seek = |epoch| {
        figure.0.seek(epoch);
        (loss(&figure), figure.0.parameters().values().to_vec())
    };
    (0..=last).map(seek).collect()
}

#[test]
fn every_path_is_in_the_plane_of_its_picture() {
    let figures = ["0.01", "0.5", "1.5"].map(|eta| (bowl(eta, 0), 100)).into_iter();
    for (figure, last) in figures.chain(pair(0).map(|figure| (figure, 1000))) {
        let plane = Plane::of(figure.0.parameters(), &figure.1);
        for (_, values) in epochs(figure.clone(), last) {
            assert_eq!(values[0].to_bits(), values[1].to_bits());
        }
        let mut end = figure;
        end.0.seek(last);
        assert!(!plane.projects(&end.0));
        assert!(!words::landscape(&end.0, plane, Locale::english()).contains("projection"));
        assert!(!svg(&end).contains("projected"));
        assert!(svg(&end).contains("w₁ = w₂"));
        // With a step for each row, the second weight is ahead of the first: then the picture says so.
        let mut settings = end.0.settings().clone();
        settings.batch = one_neuron::train::Batch::Rows(1);
        let mut beside = (Run::new(settings).unwrap(), end.1);
        beside.0.seek(3);
        assert!(plane.projects(&beside.0));
        assert!(words::landscape(&beside.0, plane, Locale::english()).contains("projection"));
        assert!(svg(&beside).contains("projected") && !svg(&beside).contains("w₁ = w₂"));
    }
}

#[test]
fn the_loss_at_the_mark_is_that_of_the_run() {
    for figure in
        [bowl("0.5", 0), bowl("0.01", 100), bowl("0.5", 3)].into_iter().chain(pair(0)).chain(pair(1000))
    {
        let [p, q] = Plane::of(figure.0.parameters(), &figure.1).coordinates(figure.0.parameters().values());
        // From the mark one way, over next to nothing.
        let window = Window { x: (p, p + 1e-9), y: (q - 1e-9, q) };
        let [.., there] = surface(&figure, 2, window).lowest().unwrap();
        assert!((there - loss(&figure)).abs() < 1e-7, "{there} for {}", loss(&figure));
    }
}

/// “It creeps. After 100 epochs it is still on the slope.”
#[test]
fn too_small_a_rate_leaves_it_on_the_slope() {
    let end = bowl("0.01", 100);
    let lines = lines(&end);
    assert!(loss(&end) > lines[2], "outside the three innermost rings: {} {lines:?}", loss(&end));
    let [x, y] = [0, 2].map(|index| end.0.parameters().values()[index]);
    assert!((x - 0.5).hypot(y + 0.25) > 0.7, "{x} {y}");
}

/// “It is at the bottom long before the end.”
#[test]
fn a_good_rate_reaches_the_bottom_long_before_the_end() {
    let figure = bowl("0.5", 50);
    assert!(loss(&figure) < lines(&figure)[0], "inside the innermost ring");
    assert!(loss(&figure) - 0.03125 < 1e-4, "{}", loss(&figure));
}

/// “Each step overshoots the valley and lands higher on the other side, where it is steeper … after 100 epochs it has 30 digits.”
/// “Here η must stay below about 1.25.”
#[test]
fn too_large_a_rate_climbs_out() {
    let path = epochs(bowl("1.5", 0), 100);
    assert!(path.windows(2).all(|pair| pair[1].0 > pair[0].0), "the loss only grows");
    assert_eq!(format!("{:.0}", path[100].0).len(), 30);
    // The coordinate along the bowl's steepest curve, by the larger eigenvalue of its curvature, 1.593.
    let steepest = |values: &[f64]| (values[0] - 0.5) + 0.843 * (values[2] + 0.25);
    for pair in path.windows(2) {
        let (before, after) = (steepest(&pair[0].1), steepest(&pair[1].1));
        assert!(before * after < 0.0 && after.abs() > 1.2 * before.abs(), "{before} {after}");
    }
    let grows = |eta| loss(&figure("landscape-figure", &[("eta", eta), ("epochs", "5000")], 5000)) > 1e6;
    assert!(!grows("1.25") && grows("1.26"));
}

#[test]
fn a_pair_shares_its_axes_and_its_heights() {
    for epoch in [0, 1000] {
        let [squared, cross] = pair(epoch);
        assert_eq!(squared.1, cross.1);
        let (own, other) = (lines(&squared), lines(&cross));
        assert_eq!(own, other);
        // All text outside the chart, and that a picture without limits would have other axes.
        let labels = |svg: &str| {
            let texts =
                svg.split("<text ").skip(1).map(|text| text.split("</text>").next().unwrap().to_owned());
            let place = |text: &str, axis: &str| {
                let from = text.find(axis).unwrap() + axis.len();
                text[from..].split('"').next().unwrap().parse::<i32>().unwrap()
            };
            let is_outside = |text: &String| place(text, "x=\"") < 48 * 4 || place(text, "y=\"") > 368 * 4;
            texts.filter(is_outside).collect::<Vec<_>>()
        };
        assert_eq!(labels(&svg(&squared)), labels(&svg(&cross)));
        assert!(labels(&svg(&squared)).len() >= 6);
        let free =
            |(run, view): &(Run, View)| labels(&svg(&(run.clone(), View { limits: None, ..view.clone() })));
        assert!(epoch == 0 || free(&squared) != free(&cross));
    }
}

/// “Cross-entropy only. The squared error gets three rows right … and then stays on the plain.”
#[test]
fn squared_error_stays_on_the_plain_and_cross_entropy_learns() {
    let [start, _] = pair(0);
    assert_eq!(start.0.parameters().values(), [-3.0, -3.0, 4.0]);
    let [squared, cross] = pair(1000);
    assert_eq!((squared.0.metrics().right, cross.0.metrics().right), (3, 4));
    // Half the square of an error of 1 in one row of four.
    assert!((loss(&squared) - 0.125).abs() < 2e-3, "{}", loss(&squared));
    let steepness = one_neuron::train::gradient(&squared.0)
        .into_iter()
        .fold(0.0, |steepest: f64, slope| steepest.max(slope.abs()));
    assert!(steepness < 2e-3, "{steepness}");
    let [wrong] = [3].map(|row| squared.0.parameters().z(0, squared.0.examples().row(row).0));
    assert!(wrong < -9.0, "at the flat end of the sigmoid: {wrong}");
    assert!(loss(&cross) < lines(&cross)[1], "inside the second line from the bottom");
}
