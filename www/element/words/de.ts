/** The words of the element in German: those of `en.ts`, name by name. Numbers keep their decimal point, as in NumPy. */

/** A whole number: from five digits on, with narrow spaces between its thousands. */
export const grouped = (number: number): string =>
  number.toLocaleString('en', { useGrouping: 'min2' }).replaceAll(',', '\u202f');

// The row of controls, and the numbers above it

export const training = 'Training';
export const ownTable = 'eigene Tabelle';
export const figureOf = (rows: string): string => `Ein Neuron: ${rows}`;
export const play = 'Start';
export const pause = 'Pause';
export const again = 'Nochmal';
export const reset = 'Zurücksetzen';
export const resetFully = 'Zurück auf Epoche 0';
export const oneBack = 'Eine Epoche zurück';
export const oneOn = 'Eine Epoche weiter';
export const scrubber = 'Epoche';
export const rate = 'Epochen je Bild';
export const epoch = 'Epoche';
export const meanLoss = 'mittlerer Verlust';
export const right = 'richtig';
export const of = 'von';

// Pictures

export const boundary = 'Entscheidungsgrenze';
export const loss = 'Mittlerer Verlust, Epoche für Epoche';
export const sigmoid = 'Aktivierung: out, aus z';
export const landscape = 'Verlustlandschaft';
export const otherLandscape = 'Landschaft des anderen Verlusts';
export const landscapeOf = (loss = ''): string => `Landschaft: ${loss}`;
export const beside = (loss: string): string => `Daneben ${loss}`;
export const slice = 'Verlust über einem Gewicht; gestrichelt die Parabel, die ihn berührt';
export const along = 'Über';
export const slider = 'Verschieben';
export const sliderTitle = 'Zieh im Bild, oder drück hier die Pfeiltasten nach links und rechts; mit der Umschalttaste gehen sie weiter';
export const sliderLabel = 'Das Gewicht verschieben: Pfeiltasten nach links und rechts, mit der Umschalttaste weiter';
export const lifted = 'Gehoben um x1·x2';
export const lift = 'Heben';
export const turn = 'Drehen';
export const network = 'Netz';
export const across = 'Waagerecht';
export const up = 'Senkrecht';
export const logarithmic = 'Logarithmisch';
export const mover = 'Linie bewegen';
export const moverTitle = 'Zieh an der Linie, oder drück hier die Pfeiltasten: Sie verschieben sie, mit der Umschalttaste drehen sie sie';
export const moverLabel = 'Linie bewegen: Pfeiltasten verschieben sie, mit der Umschalttaste drehen sie sie';
export const savePicture = 'Bild speichern';
export const saveThePicture = (title: string): string => `Bild speichern: ${title}`;
export const saveAs = (kind: string): string => `Als ${kind} speichern`;

// Equations

export const equations = 'Gleichungen';
export const numbersOf = 'Zahlen der Zeile';
export const output = 'Ausgabe';
export const forward = 'Vorwärts';
export const update = 'Schritt';

// Shapes

export const shapes = 'Formen';
export const allRows = 'Alle Zeilen auf einmal';
export const blocks = 'Blöcke und ihre Größen';
export const sumBehind = 'Die Summe hinter der gewählten Zelle';
export const previousCell = 'Vorige Zelle';
export const nextCell = 'Nächste Zelle';
export const nextTerm = 'Nächster Summand';
export const noFurtherCell = 'Es gibt keine weitere Zelle.';

// The listing

export const code = 'NumPy-Code';
export const sameInNumPy = 'Dasselbe in NumPy';
export const legend = '▸ ist die Zeile, die eben gelaufen ist. Hinter # steht die Form dessen, was eine Zeile macht, und dann, was es jetzt ist.';
export const nextLine = 'Nächste Codezeile';
export const nextRow = 'Nächste Datenzeile';
export const nextBatch = 'Nächster Batch';
export const nextEpoch = 'Nächste Epoche';
export const copy = 'Kopieren';
export const download = 'Herunterladen';
export const noNextLine = 'Der Lauf ist zu Ende: Es gibt keine nächste Zeile.';
const learns = (epoch: number): string => `Es lernt bis Epoche ${grouped(epoch)} und gibt aus, was dabei herauskommt.`;
export const copied = (epoch: number): string => `Kopiert. ${learns(epoch)}`;
export const downloaded = (file: string, epoch: number): string => `Heruntergeladen als ${file}. ${learns(epoch)}`;
export const notCopied = 'Der Browser lässt diese Seite nicht kopieren. Lade es stattdessen herunter.';
export const moreLines = (count: number): string => `… ${count} weitere Zeilen Daten`;

// The confusion matrix

export const calledWhat = 'Welche Klasse wofür gehalten wird';
export const rowsTrained = 'Trainingszeilen';
export const rowsHeldOut = 'Zurückgehaltene Zeilen';
export const isCalled = 'ist ↓ gilt als →';

// Rows

export const earlierRows = 'Frühere Zeilen';
export const laterRows = 'Spätere Zeilen';
export const changeRow = 'Zeile ändern';
export const addRow = 'Als neue Zeile hinzufügen';
export const removeRow = 'Zeile entfernen';
export const undo = 'Rückgängig';
export const redo = 'Wiederholen';
export const press = 'Ein Druck auf leeren Grund';
export const addsNothing = 'fügt nichts hinzu';
export const addsOf = (name: string): string => `fügt eine Zeile der Klasse ${name} hinzu`;
export const openTable = 'Tabelle öffnen';
export const ownData = 'Die Daten, wie sie waren';
export const pasteTable = 'Tabelle einfügen';
export const pasteHint = 'Eine Kopfzeile, Zahlen, und in der letzten Spalte, was es ist';
export const pasteExample = 'Höhe;Breite;Art&#10;1,5;0,2;a&#10;3,1;1,4;b';
export const useTable = 'Diese Tabelle nehmen';
export const row = 'Zeile';
export const itsClass = 'Klasse';
export const called = 'gilt als';
export const showNumbers = 'Ihre Zahlen zeigen';
export const rowsShown = (from: number, to: number, count: number): string =>
  `Zeilen ${grouped(from)} bis ${grouped(to)} von ${grouped(count)}`;
export const rowRefused = 'Jede Eingabe braucht eine endliche Zahl, und mindestens eine Zeile bleibt.';
export const rowsTake =
  'rows nimmt mindestens eine Zeile, alle mit gleich vielen endlichen Eingaben, jede mit einer Klasse von 0 bis 9.';
export const weightsRefused = (weights: number, biases: number): string =>
  `weights und bias nehmen ${weights} und ${biases} endliche Zahlen.`;
export const tooManyRows = 'Für einen Tag sind es zu viele Zeilen: Leg sie in eine Datei und deren Adresse in src.';

// The detective story

export const runsEnd = 'Wo 64 Läufe von UND enden';
export const printedMisses = 'Wie weit das gedruckte b danebenliegt';
export const tryOut = 'Ausprobieren';
export const learningRate = 'Lernrate η';
export const epochs = 'Epochen';

// What does not work

export const broke = (cause: string): string => `Innen ist etwas zerbrochen (${cause}). Zurücksetzen startet es neu.`;
export const noWebAssembly = 'Dieser Browser hat kein WebAssembly, oder es ist ausgeschaltet; das Bild bleibt stehen.';
export const fromFile =
  'Eine Seite, die als Datei geöffnet ist, darf kein WebAssembly laden: Liefere ihren Ordner über http aus, zum Beispiel mit „npx serve“.';
export const forbidden =
  'Die Content Security Policy der Seite verbietet WebAssembly: Ihr script-src braucht ‚wasm-unsafe-eval‘.';
export const damaged =
  'Die Datei one_neuron_bg.wasm kam beschädigt an: Veröffentliche sie noch einmal, als Binärdatei, neben dem Skript.';
export const notLoaded = (cause: string): string =>
  `Die Datei one_neuron_bg.wasm ließ sich nicht laden: Sie gehört vollständig neben das Skript, ausgeliefert als application/wasm. (${cause})`;
export const unreachable = (src: string): string =>
  `Die Tabelle „${src}“ ließ sich nicht holen: Ihr Host muss erreichbar sein und es, wenn er nicht der der Seite ist, erlauben (CORS, connect-src).`;
export const answered = (src: string, status: number): string =>
  `Die Tabelle „${src}“ ließ sich nicht holen: Ihr Host antwortet mit ${status}.`;
export const tooLarge = 'Die Tabelle ist größer als 64 MB.';
