/**
 * The words of the element in English: all that it shows or says by itself. What it says of numbers comes from Rust, in the
 * language that the WebAssembly modules were built in.
 *
 * Another language is another file of the same names; `www/build/languages.ts` puts it in the place of this one. Words stand in
 * markup too, so they hold no < and no &.
 */

/** A whole number, as Rust groups its thousands in this language. */
export const grouped = (number: number): string => number.toLocaleString('en');

// The row of controls, and the numbers above it

export const training = 'Training';
export const ownTable = 'your table';
export const figureOf = (rows: string): string => `One neuron: ${rows}`;
export const play = 'Play';
export const pause = 'Pause';
export const again = 'Again';
export const reset = 'Reset';
export const resetFully = 'Reset to epoch 0';
export const oneBack = 'One epoch back';
export const oneOn = 'One epoch on';
export const scrubber = 'Epoch';
export const rate = 'Epochs per frame';
export const epoch = 'epoch';
export const meanLoss = 'mean loss';
export const right = 'right';
/** Between a part and the whole: 3 of 4. */
export const of = 'of';

// Pictures

export const boundary = 'Decision boundary';
export const loss = 'Mean loss, epoch by epoch';
export const sigmoid = 'Activation: out, from z';
export const landscape = 'Landscape of the loss';
export const otherLandscape = 'Landscape of the other loss';
export const landscapeOf = (loss = ''): string => `Landscape: ${loss}`;
export const beside = (loss: string): string => `Beside ${loss}`;
export const slice = 'Loss along one weight; dashed, the parabola that touches it';
export const along = 'Along';
export const slider = 'Move it';
export const sliderTitle = 'Drag in the picture, or press the left and right arrow keys here; with Shift they go farther';
export const sliderLabel = 'Move it, the weight: left and right arrow keys, with Shift farther';
export const lifted = 'Lifted by x1·x2';
export const lift = 'Lift';
export const turn = 'Turn';
export const network = 'Network';
export const across = 'Across';
export const up = 'Up';
export const logarithmic = 'Logarithmic';
export const mover = 'Move the line';
export const moverTitle = 'Drag the line, or press the arrow keys here: they shift it, with Shift they turn it';
export const moverLabel = 'Move the line: arrow keys shift it, with Shift they turn it';
export const savePicture = 'Save the picture';
export const saveThePicture = (title: string): string => `Save the picture: ${title}`;
export const saveAs = (kind: string): string => `Save as ${kind}`;

// Equations

export const equations = 'Equations';
export const numbersOf = 'Numbers of row';
export const output = 'Output';
export const forward = 'Forward';
export const update = 'Update';

// Shapes

export const shapes = 'Shapes';
export const allRows = 'All rows at once';
export const blocks = 'Blocks and their sizes';
export const sumBehind = 'The sum behind the chosen cell';
export const previousCell = 'Previous cell';
export const nextCell = 'Next cell';
export const nextTerm = 'Next term';
export const noFurtherCell = 'There is no further cell.';

// The listing

export const code = 'NumPy code';
export const sameInNumPy = 'The same in NumPy';
export const legend = '▸ is the line that has just run. Behind # stands the shape of what a line makes, then what it is now.';
export const nextLine = 'Next line';
export const nextRow = 'Next row';
export const nextBatch = 'Next batch';
export const nextEpoch = 'Next epoch';
export const copy = 'Copy';
export const download = 'Download';
export const noNextLine = 'The run has ended: there is no next line.';
const learns = (epoch: number): string => `it learns up to epoch ${grouped(epoch)}, and prints what that has made.`;
export const copied = (epoch: number): string => `Copied: ${learns(epoch)}`;
export const downloaded = (file: string, epoch: number): string => `Downloaded as ${file}: ${learns(epoch)}`;
export const notCopied = 'The browser does not let this page copy. Download it instead.';
export const moreLines = (count: number): string => `… ${count} more lines of data`;

// The confusion matrix

export const calledWhat = 'Which class is called what';
export const rowsTrained = 'Rows trained on';
export const rowsHeldOut = 'Rows held out';
export const isCalled = 'is ↓ called →';

// Rows

export const earlierRows = 'Earlier rows';
export const laterRows = 'Later rows';
export const changeRow = 'Change row';
export const addRow = 'Add as a new row';
export const removeRow = 'Remove row';
export const undo = 'Undo';
export const redo = 'Redo';
export const press = 'A press on empty ground';
export const addsNothing = 'adds nothing';
export const addsOf = (name: string): string => `adds a row of class ${name}`;
export const openTable = 'Open a table';
export const ownData = 'The data as it was';
export const pasteTable = 'Paste a table';
export const pasteHint = 'A header row, numbers, and a label in the last column';
export const pasteExample = 'height,width,kind&#10;1.5,0.2,a&#10;3.1,1.4,b';
export const useTable = 'Use this table';
export const row = 'row';
export const itsClass = 'class';
export const called = 'called';
export const showNumbers = 'Show its numbers';
export const rowsShown = (from: number, to: number, count: number): string =>
  `Rows ${grouped(from)} to ${grouped(to)} of ${grouped(count)}`;
export const rowRefused = 'Every input takes a finite number, and at least one row stays.';
export const rowsTake = 'rows takes at least one row, all of as many finite inputs, each with a class from 0 to 9.';
export const weightsRefused = (weights: number, biases: number): string =>
  `weights and bias take ${weights} and ${biases} finite numbers.`;
export const tooManyRows = 'The rows are too many for a tag: put them in a file, and its address in src.';

// The detective story

export const runsEnd = 'Where 64 runs of AND end';
export const printedMisses = 'By how much the printed b misses';
export const tryOut = 'Try';
export const learningRate = 'Learning rate η';
export const epochs = 'Epochs';

// What does not work

export const broke = (cause: string): string => `Something broke inside (${cause}). Reset starts it again.`;
export const noWebAssembly = 'This browser has no WebAssembly, or it is turned off; the picture stays still.';
export const fromFile =
  'A page opened from a file may not load WebAssembly: serve its folder over http, for instance with “npx serve”.';
export const forbidden = 'The page’s content security policy forbids WebAssembly: its script-src needs ‘wasm-unsafe-eval’.';
export const damaged = 'The file one_neuron_bg.wasm arrived damaged: publish it again, as binary, beside the script.';
export const notLoaded = (cause: string): string =>
  `The file one_neuron_bg.wasm could not be loaded: it belongs beside the script, whole, served as application/wasm. (${cause})`;
export const unreachable = (src: string): string =>
  `The table “${src}” could not be fetched: its host must be reachable and, if it is another one than the page’s, allow it (CORS, connect-src).`;
export const answered = (src: string, status: number): string =>
  `The table “${src}” could not be fetched: its host answers ${status}.`;
export const tooLarge = 'The table is larger than 64 MB.';
