//! Any text as a link: it opens to a run, and the link made of that run opens to the same. The content of its `src` may follow,
//! separated by a zero byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use one_neuron::share::{open, query};
use one_neuron::train::Source;

fuzz_target!(|data: &[u8]| {
    let (link, table) = match data.iter().position(|&byte| byte == 0) {
        Some(end) => (&data[..end], Some(&data[end + 1..])),
        None => (data, None),
    };
    let Ok(link) = str::from_utf8(link) else { return };
    // A million rows are no fault, but little else would be tried.
    let is_long = |(name, value): (&str, &str)| (name == "rows" || name.contains('%')) && value.len() > 3;
    if link.split('&').filter_map(|part| part.split_once('=')).any(is_long) {
        return;
    }
    let opened = open(link, table);
    let (settings, view) = (opened.run.settings(), &opened.view);
    assert!(opened.epoch <= settings.epochs);
    assert!(view.check(opened.run.examples().raw().inputs(), opened.run.parameters().values().len()).is_ok());
    let again = query(settings, view, opened.epoch, &[]);
    if !again.left_out.is_empty() {
        return;
    }
    let again = open(&again.query, None);
    assert_eq!((again.epoch, &again.view, again.dropped), (opened.epoch, view, vec![]));
    let same = again.run.settings();
    match (&settings.source, &same.source) {
        (Source::Table(rows), Source::ByHand(same)) => assert_eq!(rows, same),
        _ => assert_eq!(settings.source, same.source),
    }
    assert_eq!(again.run.parameters(), opened.run.parameters());
    assert_eq!(
        (again.run.measure().right, settings.is_standardised()),
        (opened.run.measure().right, same.is_standardised())
    );
});
