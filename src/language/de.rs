//! The words in German: those of `en.rs`, name by name, where it says what fills their gaps.

// Numbers

pub const THOUSANDS: &str = "\u{202f}";
pub const GROUPED_FROM: u64 = 10_000;
pub const NOT_A_NUMBER: &str = "keine Zahl";
pub const AND_MORE: &str = "und {0} weitere";

// Rows

pub const ROW: &str = "Zeile {0}";
pub const RIGHT: &str = "richtig";
pub const WRONG: &str = "falsch";
pub const VERDICT: &str = "{0}, {1}";
pub const VERDICT_HELD_OUT: &str = "{0}, {1}, zurückgehalten";
pub const ROW_NUMBERS: &str = "Zeile {0}: {1}, out {2}, gilt als {3}";
pub const EPOCH_NUMBERS: &str = "Epoche {0}: mittlerer Verlust {1}{2}, {3} % richtig";
pub const EPOCH_HELD_OUT: &str = ", zurückgehalten {0}";
pub const SCALING: &str = "Das Neuron sieht jede Eingabe abzüglich ihres Mittels und geteilt durch ihre Standardabweichung, beide über \
     die {0} Trainingszeilen. {1}.";
pub const SCALED_INPUT: &str = "{0}: Mittel {1}, Abweichung {2}";

// Where a run stands

pub const BROKEN: &str = "Angehalten in Epoche {0}: {1}. Versuch es mit einer Lernrate η kleiner als {2}, einer schwächeren \
     Strafe oder kleineren Anfangsgewichten.";
pub const BROKEN_WEIGHTS: &str = "Die Gewichte sind keine Zahlen mehr";
pub const BROKEN_LOSS: &str = "Der Verlust ist keine Zahl mehr";
pub const START: &str = "Vor dem ersten Schritt: ";
pub const END: &str = "Das Ende: ";
pub const ALL_RIGHT: &str = "Alle {0} Zeilen richtig.";
pub const AND_ALL_RIGHT: &str = "alle {0} Zeilen richtig.";
pub const SOME_RIGHT: &str = "{0} von {1} Zeilen richtig.{2}";
pub const PERCENT_RIGHT: &str = "{0} % von {1} Zeilen richtig.";
pub const HELD_OUT: &str = " Zurückgehalten: {0} von {1}.";
pub const ARE_WRONG: &str = " Falsch: {0}.";
pub const STILL_WRONG: &str = " Noch falsch: {0}.";
pub const AT_REST: &str = " Der Verlust ist zur Ruhe gekommen.";
pub const SATURATED: &str = " Festgefahren: Die falschen Zeilen liegen, wo die Kurve flach ist, und lehren darum fast nichts. Beginn \
     mit kleineren Gewichten, oder versuch es mit der Kreuzentropie.";
pub const DIVERGING: &str =
    " Der Verlust wächst: Die Schritte sind zu groß. Versuch es mit einer Lernrate η kleiner als {0}.";
pub const NO_LINE: &str = " Welche Gewichte auch immer: Keine Gerade bekommt alle richtig.";
pub const NO_LINE_MORE: &str = " Welche Gewichte auch immer: Keine Gerade bekommt mehr als {0} richtig.";
pub const NO_NEURON: &str = " Welche Gewichte auch immer: Kein solches Neuron bekommt alle richtig.";
pub const NO_NEURON_MORE: &str =
    " Welche Gewichte auch immer: Kein solches Neuron bekommt mehr als {0} richtig.";
pub const SETTLED_SEPARABLE: &str = " Der Verlust ist zur Ruhe gekommen, obwohl es Gewichte gibt, die alle Zeilen richtig bekommen. \
     Versuch einen anderen Verlust oder einen anderen Anfang.";
pub const SETTLED: &str = " Der Verlust ist zur Ruhe gekommen. Versuch einen anderen Verlust, einen anderen Anfang oder mehr Eingaben.";
pub const STILL_LEARNING: &str = " Es lernte noch: Mit mehr Epochen oder einem größeren η ginge es weiter.";
pub const SUMMARY: &str = "Epoche {0} von {1}. {2}Mittlerer Verlust {3}. {4}";

// What pictures show

pub const BOUNDARY: &str = "Entscheidungsgrenze.{0}{1} {2}.";
pub const LINE: &str = " Die Linie out = {0} läuft von {1} nach {2}.";
pub const LINE_OUTSIDE: &str = " Die Linie out = {0} liegt außerhalb des Bildes.";
pub const REGIONS: &str = " Jede Klasse hat das Gebiet, in dem ihr Neuron am meisten gibt.";
pub const CURVE: &str = " Die Kurve out = {0} trennt die Klassen.";
pub const BOUNDARY_AXES: &str = " Waagerecht {0}, senkrecht {1}; auf ihrem Mittel festgehalten: {2}.";
pub const ROW_IS: &str = "{0} ist {1}: out {2}, {3}";
pub const TRAINED_RIGHT: &str = "{0} von {1} Trainingszeilen sind richtig";
pub const CLASS_RIGHT: &str = "{0} von {1} der Klasse {2}";
pub const LOSS_IS: &str = "Verlustkurve. Der mittlere Verlust ist {0} in Epoche {1}.";
pub const LOSS_FELL: &str =
    "Verlustkurve. Der mittlere Verlust ist von {0} in Epoche 0 auf {1} in Epoche {2} gefallen.";
pub const LOSS_ROSE: &str =
    "Verlustkurve. Der mittlere Verlust ist von {0} in Epoche 0 auf {1} in Epoche {2} gestiegen.";
pub const LOSS_WENT: &str =
    "Verlustkurve. Der mittlere Verlust ging von {0} in Epoche 0 zu {1} in Epoche {2}.";
pub const IT_RESTS: &str = " Er ist zur Ruhe gekommen.";
pub const LOSS_LOWEST: &str = " Am niedrigsten ist er {0}.";
pub const AT_EPOCH: &str = "in Epoche {0}: {1}";
pub const NEAR_EPOCH: &str = "nahe Epoche {0}: {1}";
pub const LOSS_HELD_OUT: &str = " Auf den zurückgehaltenen Zeilen ist er {0}{1}.";
pub const AND_LOWEST: &str = ", am niedrigsten {0}";
pub const CALLS: &str = "Welche Klasse als welche gilt.";
pub const CALLS_HELD_OUT: &str = " Zurückgehalten:";
pub const CALLED_SO: &str = " Von {0} der Klasse {1} gelten {2} als solche{3}.";
pub const CALLED_OTHER: &str = ", {0} als {1}";
pub const ACTIVATION: &str = "Die Aktivierung {0} über z, mit jeder Zeile darauf. {1} hat z = {2} und out {3}; dort hat die Kurve die \
     Steigung {4}.";
pub const SLICE: &str = "Der Verlust über {0}, alles andere festgehalten. Bei {0} = {1} ist der mittlere Verlust {2}; der von {3} ist \
     {4}. {5}";
pub const ITS_SLOPE: &str = ", seine Steigung {0}";
pub const SLICE_STEPS: &str = "Er verläuft in Stufen und hat keine Steigung.";
pub const SLICE_PARABOLA: &str = "Er ist eine Parabel.";
pub const SLICE_FLAT: &str = "Der Verlust der Zeile ändert sich damit nicht: Ihre Eingabe ist 0.";
pub const SLICE_DOWN: &str =
    "Dort krümmt sich das Mittel nach unten, was eine Parabel mit einem tiefsten Punkt nie tut.";
pub const SLICE_UP: &str = "Dort krümmt sich das Mittel nach oben wie eine Parabel mit einem tiefsten Punkt; weiter weg trennen sich \
     die beiden.";
pub const LANDSCAPE: &str = "Der mittlere Verlust als Landschaft über zwei Parametern. Der Lauf steht bei {0} und {1}; der mittlere \
     Verlust ist dort {2}.";
pub const PARAMETER_RESTS: &str = "{0} = {1} (in Ruhe)";
pub const PARAMETER_FALLS: &str = "{0} = {1} (fallend)";
pub const PARAMETER_RISES: &str = "{0} = {1} (steigend)";
pub const LANDSCAPE_OF_SQUARED_ERROR: &str = "Der mittlere quadratische Fehler, nach dem dieser Lauf nicht lernt, als Landschaft über \
     denselben zwei Parametern. Der Lauf steht bei {0} und {1}; der mittlere quadratische Fehler ist dort {2}.";
pub const LANDSCAPE_OF_CROSS_ENTROPY: &str = "Die mittlere Kreuzentropie, nach der dieser Lauf nicht lernt, als Landschaft über \
     denselben zwei Parametern. Der Lauf steht bei {0} und {1}; die mittlere Kreuzentropie ist dort {2}.";
pub const PARAMETER_WOULD_REST: &str = "{0} = {1} (würde ruhen)";
pub const PARAMETER_WOULD_FALL: &str = "{0} = {1} (würde fallen)";
pub const PARAMETER_WOULD_RISE: &str = "{0} = {1} (würde steigen)";
pub const ABOUT: &str = "etwa {0}";
pub const NETWORK: &str = "{0}, {1}. Das größte Gewicht, {2}, ist das von {3}. {4} ergibt out {5}.";
pub const ONE_INPUT: &str = "1 Eingabe";
pub const INPUTS: &str = "{0} Eingaben";
pub const ONE_NEURON: &str = "1 Neuron";
pub const NEURONS: &str = "{0} Neuronen";

// Names in pictures, where there is little room

#[cfg(feature = "charts")]
pub const TRAINING_NAME: &str = "Training";
#[cfg(feature = "charts")]
pub const MEAN_NAME: &str = "Mittel";
#[cfg(feature = "charts")]
pub const HELD_OUT_NAME: &str = "Testzeilen";
#[cfg(feature = "charts")]
pub const SELECTED_NAME: &str = "diese Zeile";
#[cfg(feature = "charts")]
pub const STRONGEST: &str = "die stärksten {0} von {1}";
#[cfg(feature = "charts")]
pub const NEURON_OF: &str = "das Neuron für {0}";
#[cfg(feature = "charts")]
pub const SLOPE: &str = "Steigung = {0}";
#[cfg(feature = "charts")]
pub const ERROR: &str = "Fehler ";
#[cfg(feature = "web")]
pub const SQUARED_ERROR: &str = "quadratischer Fehler";
#[cfg(feature = "web")]
pub const CROSS_ENTROPY: &str = "Kreuzentropie";

// Below the equations

pub const ARE_SCALED: &str = "Die Eingaben sind standardisiert: Mittel 0, Standardabweichung 1.";
pub const STEP_IS: &str = "H(z) ist 1, wo z ≥ 0, sonst 0.";
pub const STEP_RULE: &str =
    "Die Steigung einer Stufe ist 0 und lehrt nichts: Nach Rosenblatts Regel steht δ = out − y für ∂L/∂z.";
pub const BATCHES: &str = "Batches von {0} Zeilen lernen zusammen: Ein Schritt nimmt das Mittel ihrer Ableitungen, bezeichnet durch \
     einen Strich. Die Zahlen sind der Anteil dieser Zeile.";

// Shapes

pub const CELL: &str = "{0}, Zeile {1}";
pub const CELL_OF_OUTPUT: &str = "{0}, Zeile {1}, Ausgabe {2}";
pub const CELL_WHOLE: &str = "{0}: {1}.";
pub const CELL_BIAS: &str = "{0}, und b: {1}.";
pub const CELL_OUT: &str = "{0}: {1}; out {2}.";
pub const CELL_TERM: &str = "{0}, Summand {1}: {2} · {3}; bisher {4}.";
pub const ROW_OF: &str = "Zeile {0} von {1}";
pub const COLUMN_OF: &str = "Spalte {0} von {1}";
pub const SUM_HEADS: [&str; 4] = ["Summand", "in Zahlen", "ergibt", "bisher"];
pub const SIZE_X: &str = "Zeilen × Eingaben";
pub const SIZE_W: &str = "Eingaben";
pub const SIZE_B: &str = "für jede Zeile";
pub const SIZE_Z: &str = "Zeilen";
pub const SIZE_W_MANY: &str = "Eingaben × Ausgaben";
pub const SIZE_B_MANY: &str = "Ausgaben, für jede Zeile";
pub const SIZE_Z_MANY: &str = "Zeilen × Ausgaben";
pub const ROW_SPOKEN: &str = "Zeile";
pub const INPUT_SPOKEN: &str = "Eingabe";
pub const OUTPUT_SPOKEN: &str = "Ausgabe";
pub const SIZES_AGREE: &str = "Die inneren Größen müssen übereinstimmen: Eine Zeile von {0} hat {1} Zahlen, und w auch. Die äußere bleibt \
     übrig: z hat {2}, eine für jede Zeile.";
pub const SIZES_AGREE_MANY: &str = "Die inneren Größen müssen übereinstimmen: Eine Zeile von {0} hat {1} Zahlen, und eine Spalte von Wᵀ \
     auch. Die äußeren bleiben übrig: z ist {2} × {3}.";
pub const IN_NUMPY: &str = "NumPy: z = {0} @ w + b, mit den Formen {1} @ {2} + {3} → {4}.";
pub const IN_NUMPY_MANY: &str = "NumPy: z = {0} @ W.T + b, mit den Formen {1} @ {2} + {3} → {4}. W hat eine Zeile für jede Ausgabe; T \
     kippt es um.";
pub const ROW_BY_ROW: &str =
    "Zeile für Zeile, wie das Programm lernt: z = {0} @ x + b, mit {1} @ {2} + {3} → {3}.";
