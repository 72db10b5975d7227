use super::surface::tests::{and, iris};
use super::*;
use crate::data::Shape;
use crate::model::Loss;
use crate::panels::View;
use crate::panels::picture::tests::Stage;
use crate::train::{Settings, Source, at};

/// The number of elements that a picture draws on each of its empty layers, and whether it has more to do.
fn drawn(picture: &mut LandscapePicture, run: &Run) -> ([usize; 5], bool) {
    let stage = Stage::default();
    let scene = stage.scene(run, 0);
    let mut texts = [(); 5].map(|()| String::new());
    let extent = picture.extent.unwrap();
    let mut layers: Vec<_> = texts.iter_mut().map(|text| Layer::svg(text, extent)).collect();
    let more = picture.draw(&scene, &mut layers).unwrap();
    drop(layers);
    // A line for each element, and one for the end of the picture.
    (texts.map(|text| text.matches("\n<").count() - 1), more)
}

fn forget(picture: &mut LandscapePicture, run: &Run) {
    picture.forget(&Stage::default().scene(run, 0));
}

fn picture(run: &Run) -> LandscapePicture {
    let mut picture = LandscapePicture::new(false);
    picture.resize(&Stage::default().scene(run, 0), Extent::of_svg((480, 400)));
    picture
}

#[test]
fn only_what_has_changed_is_drawn() {
    let mut run = at(30, Settings { eta: 0.05, ..Settings::default() });
    let mut picture = picture(&run);
    let (all, more) = drawn(&mut picture, &run);
    assert!(all.iter().all(|&elements| elements > 0) && !more, "{all:?}");
    assert_eq!(drawn(&mut picture, &run), ([0; 5], false));
    run.seek(31);
    let ([field, lines, path, place, axes], more) = drawn(&mut picture, &run);
    assert_eq!([field, lines, axes], [0; 3], "the bias has moved, but not far");
    assert!(path > 0 && place > 0 && more);
    let ([field, lines, path, place, axes], more) = drawn(&mut picture, &run);
    assert_eq!(([path, place, axes], more), ([0; 3], false));
    assert!(field > 0 && lines > 0, "made good when nothing moves");
}

#[test]
fn a_surface_is_kept_until_the_rows_are_others() {
    let run = at(5, settings());
    let mut picture = picture(&run);
    let mut frames = 1;
    while drawn(&mut picture, &run).1 {
        frames += 1;
    }
    assert!(frames > 1, "2000 rows take several frames");
    forget(&mut picture, &run);
    let (all, more) = drawn(&mut picture, &run);
    assert!(all.iter().all(|&elements| elements > 0) && !more, "other colours: {all:?}");
    let other = at(5, settings());
    forget(&mut picture, &other);
    let ([field, ..], more) = drawn(&mut picture, &other);
    assert!(field == 0 && more, "the same rows in another place: they may be any");
}

#[test]
fn a_pointer_is_answered_before_the_next_frame() {
    let run = and(30);
    let mut picture = picture(&run);
    drawn(&mut picture, &run);
    let before = picture.plot.as_ref().map(|plot| plot.numbers((800.0, 600.0)));
    forget(&mut picture, &run);
    assert_eq!(picture.plot.as_ref().map(|plot| plot.numbers((800.0, 600.0))), before);
}

fn settings() -> Settings {
    let source = Source::Generated { shape: Shape::Moons, rows: 2000, noise: 0.1 };
    Settings { source, ..Settings::default() }
}

#[test]
fn the_window_holds_the_path_and_seldom_moves() {
    let mut run = and(0);
    let (mut before, mut moves) = (None, 0);
    for epoch in 0..=1000 {
        run.seek(epoch);
        let now = window(&run, [0, 1].into(), None, before);
        for (range, axis) in [(now.x, 0), (now.y, 1)] {
            let rim = (range.1 - range.0) / 64.0;
            let path = run.history().parameters().iter().skip(axis).step_by(3);
            assert!(path.into_iter().all(|value| *value >= range.0 + rim && *value <= range.1 - rim));
        }
        moves += usize::from(before != Some(now));
        before = Some(now);
    }
    assert_eq!(moves, 2, "once at the start, and once on the way");
    let wide = Window { x: (-50.0, 50.0), y: (-50.0, 50.0) };
    assert_ne!(window(&run, [0, 1].into(), None, Some(wide)), wide, "nearly empty");
}

#[test]
fn parameters_have_names() {
    let names = |run: &Run| {
        let all = 0..run.parameters().values().len();
        all.map(|index| name(run.parameters(), index)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(&and(0)), "w₁ w₂ b");
    let three = names(&iris(Loss::SquaredError));
    assert!(three.starts_with("w₁,₁ w₁,₂ w₁,₃ w₁,₄ w₂,₁ ") && three.ends_with(" b₁ b₂ b₃"), "{three}");
    let run = and(0);
    assert_eq!(
        [[0, 1], [2, 0], [1, 1], [0, 0], [9, 9], [7, 1]].map(|axes| Plane::of(run.parameters(), &View { axes, ..View::default() })),
        [[0, 1], [2, 0], [0, 1], [0, 1], [1, 2], [2, 1]].map(Plane::from)
    );
}
