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
/// Rows lifted by the product of their inputs: the decision, how many are on their own side, of how many.
pub const LIFTED: &str = "Jede Zeile auf die Höhe x1·x2 gehoben, und die Ebene out = {0} zwischen den Klassen: {1} von {2} Zeilen sind auf ihrer Seite.";
/// A row, and its height.
pub const LIFTED_RIGHT: &str = "{0} auf der Höhe {1}, richtig";
pub const LIFTED_WRONG: &str = "{0} auf der Höhe {1}, falsch";
pub const NOT_LIFTED: &str = "Heben lassen sich nur Zeilen aus zwei Eingaben mit dem Merkmal x1*x2.";
pub const LIFTS: &str = "lifted nur bei zwei Eingaben, zwei Klassen und features=\"x1*x2\"";
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
pub const AND_SLOPE: &str = ", Steigung {0}";
#[cfg(feature = "charts")]
pub const SLOPE: &str = "Steigung = {0}";
#[cfg(feature = "charts")]
pub const ERROR: &str = "Fehler ";
#[cfg(feature = "charts")]
pub const MISS: &str = "Abstand";
#[cfg(feature = "charts")]
pub const WITHIN_ROUNDING: &str = "unter der Rundung";
#[cfg(feature = "charts")]
pub const PRINTED: &str = "gedruckt";
#[cfg(feature = "charts")]
pub const ROUNDING: &str = "Rundung";
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

// What cannot be used

pub const REFUSED: &str = "{0}=\"{1}\" geht nicht: {0} nimmt {2}.";
pub const OR: &str = "{0} oder {1}";
pub const TAKES_ETA: &str = "eine endliche Zahl größer als 0, etwa 0.01";
pub const TAKES_BATCH: &str = "eine ganze Zahl von 1 bis zur Zahl der Zeilen, oder all";
pub const TAKES_BATCH_OF: &str = "eine ganze Zahl von 1 bis {0}, der Zahl der Trainingszeilen, oder all";
pub const TAKES_PENALTY_RATE: &str = "eine endliche Zahl von mindestens 0, etwa 0.001";
pub const TAKES_PENALTIES: &str = "Strafen mit Leerzeichen dazwischen, jede als epoch:penalty:rate, etwa 500:l2:0.1, die Epochen \
     aufsteigend";
pub const TAKES_THRESHOLD: &str = "eine Zahl von 0 bis 1";
pub const TAKES_EPOCHS: &str = "eine ganze Zahl von 1 bis 1000000";
pub const TAKES_EPOCH_OF: &str = "eine ganze Zahl von 0 bis {0}";
pub const TAKES_SEED: &str = "eine ganze Zahl von 0 bis 4294967295";
pub const TAKES_WEIGHTS: &str = "endliche Zahlen mit Kommas dazwischen, erst Gewichte, dann Biases";
pub const TAKES_PARAMETERS: &str = "{0} endliche Zahlen mit Kommas dazwischen: {1} und dann {2}";
pub const ONE_WEIGHT: &str = "1 Gewicht";
pub const WEIGHTS: &str = "{0} Gewichte";
pub const ONE_BIAS: &str = "1 Bias";
pub const BIASES: &str = "{0} Biases";
pub const TAKES_MSE: &str =
    "mse zu {0}: Die Kreuzentropie braucht Wahrscheinlichkeiten, und die gibt nur sigmoid";
pub const TAKES_RATE: &str = "eine ganze Zahl von Epochen je Bild, von 1 bis 10000";
pub const TAKES_ALONG: &str = "eine ganze Zahl von 1 bis zur Zahl der Gewichte und Biases";
pub const TAKES_ALONG_OF: &str = "eine Zahl von 1 bis {0}";
pub const TAKES_PAIR: &str = "zwei verschiedene Zahlen ab 1 mit einem Komma dazwischen";
pub const TAKES_PAIR_OF: &str = "zwei verschiedene Zahlen von 1 bis {0}";
pub const TAKES_TABLE: &str = "die Adresse einer Tabelle in CSV, die sich lesen lässt";
pub const TAKES_NO_LABEL: &str = "nichts bei dataset=\"{0}\", nur bei src";
pub const TAKES_NO_CHOICE: &str = "nichts bei dataset=\"{0}\", nur bei iris, src oder points";
pub const TAKES_POINTS: &str =
    "Zeilen mit Leerzeichen dazwischen, jede ihre Eingaben und die Nummer ihrer Klasse, etwa 0,1:0 1,1:1";
pub const TAKES_NAMES: &str = "so viele verschiedene Namen, wie es in points {0} gibt, mit Kommas dazwischen";
pub const TAKES_MEASUREMENTS: &str = "welche von sepal_length_cm, sepal_width_cm, petal_length_cm und petal_width_cm, jedes einmal, mit \
     Kommas dazwischen";
pub const TAKES_SPECIES: &str =
    "zwei oder drei von setosa, versicolor und virginica, jede einmal, mit Kommas dazwischen";
pub const TAKES_ROWS: &str = "eine ganze Zahl von 2 bis 1000000";
pub const TAKES_NOISE: &str = "eine Zahl von 0 bis 1000";
pub const TAKES_HOLDOUT: &str = "einen Anteil der Zeilen von 0 bis 0.9";
pub const TAKES_FEATURES: &str =
    "welche von x1*x2, x1^2, x2^2, sin(x1) und sin(x2), jedes einmal, mit Leerzeichen dazwischen";
pub const TAKES_FIRST_INPUT: &str = "nur x1^2 und sin(x1), wo Zeilen eine einzige Eingabe haben";
pub const TAKES_FINITE_FEATURES: &str = "nur, was in jeder Zeile eine endliche Zahl ist";
pub const TAKES_NO_SCALE: &str = "nur none, wo eine standardisierte Zeile den Bereich der Zahlen verließe";
pub const LINK_LEFT_OUT: &str = "Im Link fehlt, was für einen zu viel ist: {0}.";
pub const LINK_OTHER_VERSION: &str =
    "Der Link stammt von einer anderen Version (v={0}): Etwas davon kann fehlen.";
pub const LINK_UNKNOWN: &str = "Hier unbekannt und weggelassen: {0}.";
#[cfg(feature = "web")]
pub const ROWS_TAKES: &str = "rows nimmt mindestens eine Zeile, alle mit gleich vielen endlichen Eingaben, jede mit einer Klasse von 0 \
     bis 9.";

// Tables

pub const TABLE_BYTES: &str = "Die Tabelle ist größer als 64 MB.";
pub const TABLE_ROWS: &str = "Die Tabelle hat mehr als 1\u{202f}000\u{202f}000 Zeilen.";
pub const TABLE_COLUMNS: &str = "Zeile {0} hat mehr als 64 Spalten.";
pub const TABLE_CELLS: &str = "Die Tabelle hat mehr als 8\u{202f}000\u{202f}000 Zellen: Mit {0} Spalten kann sie nicht so viele Zeilen \
     haben.";
pub const TABLE_ROW_LONG: &str = "Zeile {0} ist länger als 65\u{202f}536 Zeichen: Vielleicht fehlt am Ende einer Zelle ein \
     Anführungszeichen.";
pub const TABLE_OPEN_QUOTE: &str =
    "In Zeile {0} beginnt eine Zelle mit einem Anführungszeichen und endet nicht mit einem.";
pub const TABLE_NOT_TEXT: &str =
    "Zeile {0} der Datei ist kein Text in UTF-8: Speichere die Tabelle als CSV in UTF-8.";
pub const TABLE_EMPTY: &str = "Die Tabelle hat keine Zeilen.";
pub const TABLE_NO_INPUTS: &str = "Die Tabelle braucht neben der Spalte der Klassen eine Spalte mit Zahlen.";
pub const TABLE_SAME_NAME: &str = "Zwei Spalten heißen „{0}“: Jede braucht einen eigenen Namen.";
pub const TABLE_NO_COLUMN: &str = "Es gibt keine Spalte „{0}“.";
pub const TABLE_CHOSEN_TWICE: &str = "Die Spalte „{0}“ ist zweimal gewählt.";
pub const TABLE_RAGGED: &str = "Zeile {0} hat nicht so viele Zellen wie die erste: {1}, nicht {2}.";
pub const TABLE_PLACE: &str = "Zeile {0}, Spalte „{1}“";
pub const TABLE_MISSING: &str = "{0} hat keinen Wert: Trag ihn ein, oder lass die Zeile weg.";
pub const TABLE_LINE_BREAK: &str =
    "{0} geht über das Zeilenende hinaus: Vielleicht fehlt am Ende der Zelle ein Anführungszeichen.";
pub const TABLE_NOT_A_NUMBER: &str = "{0} ist „{1}“, und das ist keine Zahl.";
pub const TABLE_ONE_CLASS: &str =
    "Die Tabelle braucht Zeilen von mindestens zwei Klassen: Jede Zeile ist „{0}“.";
pub const TABLE_CLASSES: &str =
    "Die Spalte der Klassen hat mehr als 10 verschiedene: Wähl eine andere Spalte, oder nur einige Klassen.";
pub const TABLE_CHOSEN_CLASSES: &str =
    "Die Klassen „{0}“ gehen nicht: Nenne zwei bis zehn, jede einmal, mit Kommas dazwischen.";
pub const TABLE_NO_ROW_OF: &str = "Keine Zeile ist von der Klasse „{0}“.";

// The detective story

pub const MISSES_LESS: &str = "Bei η = {0} verfehlt das gedruckte b die Fläche um {1}: weniger, als seine eigene Rundung offenlässt, {2}.";
pub const MISSES_ONCE: &str = "Bei η = {0} verfehlt das gedruckte b die Fläche um {1}: das {2}-Fache dessen, was die Rundung offenlässt.";
pub const MISSES_TIMES: &str = "Bei η = {0} verfehlt das gedruckte b die Fläche um {1}: das {2}-Fache dessen, was die Rundung offenlässt.";
pub const NO_LANDING: &str =
    "Mit η = {0} fand sich kein Lauf, der in die Nähe der gedruckten Gewichte kommt.";
pub const REACHED: &str =
    "Nach {0} Epochen kann ein Lauf die gedruckten w1 und w2 haben: Von ({1}, {2}, {3}) aus hat er sie.";
pub const NOT_SO_FAR: &str = "Nach {0} Epochen ist noch kein Lauf so weit.";
pub const GONE_PAST: &str = "Nach {0} Epochen ist jeder Lauf schon darüber hinaus.";
pub const NOT_THERE: &str = "Nach {0} Epochen führt kein Anfang zwischen 0 und 1 genau dorthin.";
pub const RANGE: &str = "{0} bis {1}";
pub const RUNS_END: &str = "Von {0} weit verstreuten Anfängen kommen Läufe von UND auf einen einzigen Faden und folgen ihm hinab. Mit \
     η = {1} enden sie nach {2} Epochen bei w1 + w2 von {3} und b von {4}. Der gedruckte Punkt liegt bei {5} und {6}; \
     eine Lupe darauf zeigt den Faden neben ihm oder durch ihn hindurch.";
pub const MISSES_OF: &str = "Wie weit das gedruckte b die Fläche jedes versuchten η verfehlt: ";
pub const MISS_AT: &str = "{0} bei η = {1}";
pub const LEAST: &str = "; am wenigsten ";
pub const SOLVED: &str = "Nach η aufgelöst ergeben die drei gedruckten Zahlen {0} ± {1}.";

// The fourteen ways

pub const CORNERS: &str = "Eine Gerade teilt die Ecken des Quadrats auf {0} Arten und auf keine andere. ";
pub const ONE_WAY_OF: &str = "{0} bekommt {1} der 4 Zeilen von {2} richtig";
pub const WAYS_OF: &str = "{0} bekommen {1} der 4 Zeilen von {2} richtig";
pub const ONE_WAY: &str = ", {0} bekommt {1}";
pub const WAYS: &str = ", {0} bekommen {1}";
pub const NO_WAY: &str = "; keine bekommt alle 4.";
#[cfg(feature = "charts")]
pub const OF_4: &str = "{0} von 4";
#[cfg(feature = "charts")]
pub const AT_BEST: &str = "höchstens";
