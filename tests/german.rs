//! The sentences in German.
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use one_neuron::data::{Gate, Iris};
use one_neuron::model::{Activation, Section};
use one_neuron::text::Locale;
use one_neuron::train::{Limits, Run, Settings, Source};
use one_neuron::{equations, share, words};

fn german() -> &'static Locale {
    Locale::matching("de").unwrap()
}

fn at(epoch: u32, settings: Settings) -> Run {
    let mut run = Run::new(settings).unwrap();
    run.seek(epoch);
    run
}

#[test]
fn the_articles_run() {
    let run = at(1000, Settings::default());
    assert_eq!(
        words::summary(&run, &Limits::default(), german()),
        "Epoche 1000 von 1000. w1 = 0.5703, w2 = 0.6631, b = −1.2535. Mittlerer Verlust 0.0680. Das Ende: 3 von 4 Zeilen \
         richtig. Noch falsch: (1,\u{a0}1). Es lernte noch: Mit mehr Epochen oder einem größeren η ginge es weiter."
    );
    let section = Section::new(run.examples(), [0, 1]);
    assert_eq!(
        words::boundary(&run, &section, &section.window(run.examples().raw()), german()),
        "Entscheidungsgrenze. Die Linie out = 0.5 läuft von (1.40, 0.69) nach (0.57, 1.40). (0, 0) ist 0: out 0.222, \
         richtig; (0, 1) ist 0: out 0.357, richtig; (1, 0) ist 0: out 0.336, richtig; (1, 1) ist 1: out 0.495, falsch."
    );
    assert_eq!(
        words::loss(&run, german()),
        "Verlustkurve. Der mittlere Verlust ist von 0.2044 in Epoche 0 auf 0.0680 in Epoche 1000 gefallen."
    );
    assert_eq!(
        words::landscape(&run, [0, 2], german()),
        "Der mittlere Verlust als Landschaft über zwei Parametern. Der Lauf steht bei w1 = 0.570 (steigend) und b = −1.253 \
         (fallend); der mittlere Verlust ist dort 0.0680. Der Weg ist eine Projektion."
    );
    assert_eq!(
        words::landscape_of_other_loss(&run, [0, 2], german()).unwrap(),
        "Die mittlere Kreuzentropie, nach der dieser Lauf nicht lernt, als Landschaft über denselben zwei Parametern. Der \
         Lauf steht bei w1 = 0.570 (würde steigen) und b = −1.253 (würde fallen); die mittlere Kreuzentropie ist dort 0.4510."
    );
    assert_eq!(
        words::calls(&run, &words::confusion(&run), german()),
        "Welche Klasse als welche gilt. Von 3 der Klasse 0 gelten 3 als solche. Von 1 der Klasse 1 gelten 0 als solche, 1 als 0."
    );
    assert_eq!(
        words::network(&run, 3, german()),
        "2 Eingaben, 1 Neuron. Das größte Gewicht, 0.663, ist das von x2. (1, 1) ergibt out 0.495."
    );
}

#[test]
fn what_no_line_can_do() {
    let xor = Settings { source: Source::Gate(Gate::Xor), eta: 0.5, epochs: 20_000, ..Settings::default() };
    let said = words::status(&at(20_000, xor), &Limits::default(), german());
    assert!(said.ends_with("Welche Gewichte auch immer: Keine Gerade bekommt mehr als 3 richtig."), "{said}");
}

#[test]
fn where_the_loss_was_lowest() {
    let weights = Some(vec![1.0, 1.0, 1.0]);
    let rising = Settings { activation: Activation::Linear, eta: 0.9, weights, ..Settings::default() };
    let said = words::loss(&at(400, rising), german());
    assert!(said.contains(" Am niedrigsten ist er in Epoche "), "{said}");
}

#[test]
fn rows_held_out_and_scaled() {
    let settings =
        Settings { source: Source::Iris(Iris::default()), holdout: 0.2, eta: 0.1, ..Settings::default() };
    let run = at(100, settings);
    assert!(
        words::row_numbers(&run, 149, german())
            .starts_with("Zeile 150: (5.9, 3, 5.1, 1.8) → virginica, out 0.")
    );
    assert!(words::epoch_numbers(&run, 50, german()).unwrap().starts_with("Epoche 50: mittlerer Verlust 0."));
    assert!(
        words::scaling(&run, german())
            .unwrap()
            .contains("beide über die 120 Trainingszeilen. sepal_length_cm: Mittel 5.")
    );
    assert!(
        equations::notes(&run, german())
            .contains(&"Die Eingaben sind standardisiert: Mittel 0, Standardabweichung 1.".to_owned())
    );
}

#[test]
fn what_cannot_be_used() {
    let refused = |name, value, table: Option<&[u8]>| {
        share::parse([(name, value)], table).map(|_| ()).map_err(|refusal| refusal.message(german()))
    };
    let eta = "eta=\"-1\" geht nicht: eta nimmt eine endliche Zahl größer als 0, etwa 0.01.";
    assert_eq!(refused("eta", "-1", None), Err(eta.to_owned()));
    let scale = "scale=\"all\" geht nicht: scale nimmt none oder standard.";
    assert_eq!(refused("scale", "all", None), Err(scale.to_owned()));
    let table = "Höhe;Art\n1,5;a\nhoch;b\n".as_bytes();
    let cell = "Zeile 3, Spalte „Höhe“ ist „hoch“, und das ist keine Zahl.";
    assert_eq!(refused("label", "Art", Some(table)), Err(cell.to_owned()));
}

/// Never with a comma or a point between thousands: one of them could be read as the decimal sign.
#[test]
fn numbers() {
    assert_eq!(
        [999, 1000, 10_000, 1_234_567].map(|number| german().grouped(number)),
        ["999", "1000", "10\u{202f}000", "1\u{202f}234\u{202f}567"]
    );
    assert_eq!(german().fixed(f64::NAN, 2), "keine Zahl");
}
