//! The words in English.

// Numbers

/// What parts thousands, and from which number on.
pub const THOUSANDS: &str = ",";
pub const GROUPED_FROM: u64 = 1000;
pub const NOT_A_NUMBER: &str = "not a number";
/// So many more of what has just been named.
pub const AND_MORE: &str = "and {0} more";

// Rows

/// A row by its number, within a sentence.
pub const ROW: &str = "row {0}";
pub const RIGHT: &str = "right";
pub const WRONG: &str = "wrong";
/// What a row is called, and whether that is right.
pub const VERDICT: &str = "{0}, {1}";
pub const VERDICT_HELD_OUT: &str = "{0}, {1}, held out";
/// Its number, its inputs and class, out, and the verdict.
pub const ROW_NUMBERS: &str = "Row {0}: {1}, out {2}, called {3}";
/// Its number, the mean loss, that of rows held out where there are any, and the share right in percent.
pub const EPOCH_NUMBERS: &str = "Epoch {0}: mean loss {1}{2}, {3} % right";
pub const EPOCH_HELD_OUT: &str = ", held out {0}";
/// How many rows, and each input as below.
pub const SCALING: &str = "The neuron sees each input less its mean and divided by its deviation over the {0} rows trained on. {1}.";
pub const SCALED_INPUT: &str = "{0}: mean {1}, deviation {2}";

// Where a run stands

pub const BROKEN: &str = "Stopped at epoch {0}: {1}. Try a learning rate η smaller than {2}, a weaker penalty, or smaller starting \
     weights.";
pub const BROKEN_WEIGHTS: &str = "the weights are no longer numbers";
pub const BROKEN_LOSS: &str = "the loss is no longer a number";
pub const START: &str = "Before any update: ";
pub const END: &str = "The end: ";
pub const ALL_RIGHT: &str = "All {0} rows right.";
/// After [`START`] or [`END`].
pub const AND_ALL_RIGHT: &str = "all {0} rows right.";
/// How many, of how many, and then which are wrong.
pub const SOME_RIGHT: &str = "{0} of {1} rows right.{2}";
pub const PERCENT_RIGHT: &str = "{0} % of {1} rows right.";
pub const HELD_OUT: &str = " Held out: {0} of {1}.";
pub const ARE_WRONG: &str = " Wrong: {0}.";
pub const STILL_WRONG: &str = " Still wrong: {0}.";
pub const AT_REST: &str = " The loss has come to rest.";
pub const SATURATED: &str = " Stuck: the wrong rows lie where the curve is flat, so they teach next to nothing. Start from smaller \
     weights, or try cross-entropy.";
pub const DIVERGING: &str =
    " The loss grows: the steps are too large. Try a learning rate η smaller than {0}.";
pub const NO_LINE: &str = " Whatever the weights, no line gets them all right.";
pub const NO_LINE_MORE: &str = " Whatever the weights, no line gets more than {0} right.";
pub const NO_NEURON: &str = " Whatever the weights, no such neuron gets them all right.";
pub const NO_NEURON_MORE: &str = " Whatever the weights, no such neuron gets more than {0} right.";
pub const SETTLED_SEPARABLE: &str =
    " The loss has come to rest, though weights exist that get all rows right. Try another loss or start.";
pub const SETTLED: &str = " The loss has come to rest. Try another loss or start, or more inputs.";
pub const STILL_LEARNING: &str = " It was still learning: more epochs or a larger η would go on.";
/// The epoch, of how many; the parameters; the mean loss; and what else is to be said.
pub const SUMMARY: &str = "Epoch {0} of {1}. {2}Mean loss {3}. {4}";

// What pictures show

/// Where the line is, what the axes are, and how rows do.
pub const BOUNDARY: &str = "Decision boundary.{0}{1} {2}.";
pub const LINE: &str = " The line out = {0} runs from {1} to {2}.";
pub const LINE_OUTSIDE: &str = " The line out = {0} lies outside the picture.";
pub const REGIONS: &str = " Each class has the region where its neuron gives most.";
pub const CURVE: &str = " The curve out = {0} parts the classes.";
pub const BOUNDARY_AXES: &str = " Across {0}, up {1}; held at their mean: {2}.";
/// Its inputs, its class, out, and whether that is right.
pub const ROW_IS: &str = "{0} is {1}: out {2}, {3}";
pub const TRAINED_RIGHT: &str = "{0} of {1} rows trained on are right";
pub const CLASS_RIGHT: &str = "{0} of {1} of class {2}";
pub const LOSS_IS: &str = "Loss curve. The mean loss is {0} at epoch {1}.";
pub const LOSS_FELL: &str = "Loss curve. The mean loss has fallen from {0} at epoch 0 to {1} at epoch {2}.";
pub const LOSS_ROSE: &str = "Loss curve. The mean loss has risen from {0} at epoch 0 to {1} at epoch {2}.";
pub const LOSS_WENT: &str = "Loss curve. The mean loss has gone from {0} at epoch 0 to {1} at epoch {2}.";
pub const IT_RESTS: &str = " It has come to rest.";
/// At which epoch: one of the two below, of an epoch and the loss there.
pub const LOSS_LOWEST: &str = " It is lowest {0}.";
pub const AT_EPOCH: &str = "at epoch {0}: {1}";
pub const NEAR_EPOCH: &str = "near epoch {0}: {1}";
/// The loss, and at which epoch it was lower.
pub const LOSS_HELD_OUT: &str = " On the rows held out it is {0}{1}.";
pub const AND_LOWEST: &str = ", and lowest {0}";
pub const CALLS: &str = "Which class is called what.";
pub const CALLS_HELD_OUT: &str = " Held out:";
/// How many rows of which class, how many of them are called so, and then what others are.
pub const CALLED_SO: &str = " Of {0} of class {1}, {2} are called so{3}.";
pub const CALLED_OTHER: &str = ", {0} called {1}";
/// Which activation, which row, z, out, the slope.
pub const ACTIVATION: &str =
    "The {0} of z, with every row on it. {1} has z = {2} and out {3}, where the curve has the slope {4}.";
/// Which parameter, its value; the mean loss and that of a row, which is between them; and how the curve goes.
pub const SLICE: &str =
    "The loss along {0}, all else held. At {0} = {1} the mean loss is {2}; that of {3} is {4}. {5}";
pub const ITS_SLOPE: &str = ", its slope {0}";
pub const SLICE_STEPS: &str = "It goes in steps and has no slope.";
pub const SLICE_PARABOLA: &str = "It is a parabola.";
pub const SLICE_FLAT: &str = "The row’s loss does not change with it: its input is 0.";
pub const SLICE_DOWN: &str = "There the mean bends down, which a parabola with a lowest point never does.";
pub const SLICE_UP: &str =
    "There the mean bends up, as a parabola with a lowest point does; farther away the two part.";
/// Rows lifted by the product of their inputs: the decision, how many are on their own side, of how many.
pub const LIFTED: &str = "Every row lifted to the height of x1·x2, and the plane out = {0} between the classes: {1} of {2} rows are on their own side.";
/// A row, and its height.
pub const LIFTED_RIGHT: &str = "{0} at the height {1}, right";
pub const LIFTED_WRONG: &str = "{0} at the height {1}, wrong";
pub const NOT_LIFTED: &str = "Only rows of two inputs with the feature x1*x2 can be lifted.";
pub const LIFTS: &str = "lifted only with two inputs, two classes and features=\"x1*x2\"";
/// Two parameters, and the mean loss.
pub const LANDSCAPE: &str = "The mean loss as a landscape over two parameters. The run stands at {0}, and {1}; the mean loss there is \
     {2}.";
pub const PARAMETER_RESTS: &str = "{0} = {1}, at rest";
pub const PARAMETER_FALLS: &str = "{0} = {1}, falling";
pub const PARAMETER_RISES: &str = "{0} = {1}, rising";
/// The same of the loss that is not learned by.
pub const LANDSCAPE_OF_SQUARED_ERROR: &str = "The mean squared error, by which this run does not learn, as a landscape over the \
     same two parameters. The run stands at {0}, and {1}; the mean squared error there is {2}.";
pub const LANDSCAPE_OF_CROSS_ENTROPY: &str = "The mean cross-entropy, by which this run does not learn, as a landscape over the \
     same two parameters. The run stands at {0}, and {1}; the mean cross-entropy there is {2}.";
pub const PARAMETER_WOULD_REST: &str = "{0} = {1}, where it would rest";
pub const PARAMETER_WOULD_FALL: &str = "{0} = {1}, which it would have fall";
pub const PARAMETER_WOULD_RISE: &str = "{0} = {1}, which it would have rise";
pub const ABOUT: &str = "about {0}";
/// Inputs and neurons, the largest weight, whose that is, a row, and its out.
pub const NETWORK: &str = "{0}, {1}. The largest weight, {2}, is that of {3}. {4} gives out {5}.";
pub const ONE_INPUT: &str = "1 input";
pub const INPUTS: &str = "{0} inputs";
pub const ONE_NEURON: &str = "1 neuron";
pub const NEURONS: &str = "{0} neurons";

// Names in pictures, where there is little room

#[cfg(feature = "charts")]
pub const TRAINING_NAME: &str = "training";
#[cfg(feature = "charts")]
pub const MEAN_NAME: &str = "mean";
#[cfg(feature = "charts")]
pub const HELD_OUT_NAME: &str = "held out";
#[cfg(feature = "charts")]
pub const SELECTED_NAME: &str = "selected row";
#[cfg(feature = "charts")]
pub const STRONGEST: &str = "the strongest {0} of {1}";
#[cfg(feature = "charts")]
pub const NEURON_OF: &str = "the neuron of {0}";
#[cfg(feature = "charts")]
pub const AND_SLOPE: &str = ", slope {0}";
#[cfg(feature = "charts")]
pub const SLOPE: &str = "slope = {0}";
#[cfg(feature = "charts")]
pub const ERROR: &str = "error ";
/// How far the printed weights lie from a surface.
#[cfg(feature = "charts")]
pub const MISS: &str = "miss";
#[cfg(feature = "charts")]
pub const WITHIN_ROUNDING: &str = "less than rounding";
#[cfg(feature = "charts")]
pub const PRINTED: &str = "printed";
#[cfg(feature = "charts")]
pub const ROUNDING: &str = "rounding";
#[cfg(feature = "web")]
pub const SQUARED_ERROR: &str = "squared error";
#[cfg(feature = "web")]
pub const CROSS_ENTROPY: &str = "cross-entropy";

// Below the equations

pub const ARE_SCALED: &str = "Inputs are scaled: mean 0, standard deviation 1.";
pub const STEP_IS: &str = "H(z) is 1 where z ≥ 0, else 0.";
pub const STEP_RULE: &str =
    "A step’s slope is 0 and teaches nothing: by Rosenblatt’s rule δ = out − y stands for ∂L/∂z.";
pub const BATCHES: &str = "Batches of {0} rows learn together: one step takes the mean, marked by a bar, of their derivatives. The \
     numbers are this row’s part in it.";

// Shapes

/// A cell of z or out by its row, and of several outputs by its output too.
pub const CELL: &str = "{0}, row {1}";
pub const CELL_OF_OUTPUT: &str = "{0}, row {1}, output {2}";
/// The cell, and its number.
pub const CELL_WHOLE: &str = "{0}: {1}.";
pub const CELL_BIAS: &str = "{0}, and b: {1}.";
/// With out.
pub const CELL_OUT: &str = "{0}: {1}; out {2}.";
/// The cell, which term of its sum, the two numbers of it, and the sum so far.
pub const CELL_TERM: &str = "{0}, term {1}: {2} · {3}; so far {4}.";
pub const ROW_OF: &str = "row {0} of {1}";
pub const COLUMN_OF: &str = "column {0} of {1}";
/// The heads of a sum's columns.
pub const SUM_HEADS: [&str; 4] = ["term", "in numbers", "makes", "so far"];
/// What sizes count: of one neuron, and of several.
pub const SIZE_X: &str = "rows × inputs";
pub const SIZE_W: &str = "inputs";
pub const SIZE_B: &str = "for each row";
pub const SIZE_Z: &str = "rows";
pub const SIZE_W_MANY: &str = "inputs × outputs";
pub const SIZE_B_MANY: &str = "outputs, for each row";
pub const SIZE_Z_MANY: &str = "rows × outputs";
/// What is said before a number.
pub const ROW_SPOKEN: &str = "row";
pub const INPUT_SPOKEN: &str = "input";
pub const OUTPUT_SPOKEN: &str = "output";
/// The matrix, and how many inputs, rows and outputs there are.
pub const SIZES_AGREE: &str = "The inner sizes must agree: a row of {0} has {1} numbers, and so has w. The outer one remains: z has {2}, \
     one for each row.";
pub const SIZES_AGREE_MANY: &str = "The inner sizes must agree: a row of {0} has {1} numbers, and so has a column of Wᵀ. The outer ones \
     remain: z is {2} × {3}.";
/// The matrix, its shape, and those of the weights, of the bias, and of z.
pub const IN_NUMPY: &str = "NumPy: z = {0} @ w + b, with the shapes {1} @ {2} + {3} → {4}.";
pub const IN_NUMPY_MANY: &str = "NumPy: z = {0} @ W.T + b, with the shapes {1} @ {2} + {3} → {4}. W has a row for each output; T turns it over.";
/// The weights, their shape, those of a row and of the bias, which is that of its z.
pub const ROW_BY_ROW: &str =
    "Row by row, as the listing learns: z = {0} @ x + b, with {1} @ {2} + {3} → {3}.";

// What cannot be used

/// An attribute, its value, and what it takes, which is one of those below.
pub const REFUSED: &str = "{0}=\"{1}\" cannot be used: {0} takes {2}.";
/// Words to choose from, and the last of them.
pub const OR: &str = "{0} or {1}";
pub const TAKES_ETA: &str = "a finite number greater than 0, such as 0.01";
pub const TAKES_BATCH: &str = "a whole number from 1 to the number of rows, or all";
pub const TAKES_BATCH_OF: &str = "a whole number from 1 to {0}, the rows to train on, or all";
pub const TAKES_PENALTY_RATE: &str = "a finite number of at least 0, such as 0.001";
pub const TAKES_PENALTIES: &str = "penalties with spaces between them, each as epoch:penalty:rate, such as 500:l2:0.1, the epochs ascending";
pub const TAKES_THRESHOLD: &str = "a number from 0 to 1";
pub const TAKES_EPOCHS: &str = "a whole number from 1 to 1000000";
pub const TAKES_EPOCH_OF: &str = "a whole number from 0 to {0}";
pub const TAKES_SEED: &str = "a whole number from 0 to 4294967295";
pub const TAKES_WEIGHTS: &str = "finite numbers with commas between them, weights first and then biases";
/// How many, of these so many weights, and biases.
pub const TAKES_PARAMETERS: &str = "{0} finite numbers with commas between them: {1} and then {2}";
pub const ONE_WEIGHT: &str = "1 weight";
pub const WEIGHTS: &str = "{0} weights";
pub const ONE_BIAS: &str = "1 bias";
pub const BIASES: &str = "{0} biases";
/// With this activation.
pub const TAKES_MSE: &str = "mse with {0}: cross-entropy needs probabilities, which only sigmoid gives";
pub const TAKES_RATE: &str = "a whole number of epochs per frame from 1 to 10000";
pub const TAKES_ALONG: &str = "a whole number from 1 to the number of weights and biases";
pub const TAKES_ALONG_OF: &str = "a number from 1 to {0}";
pub const TAKES_PAIR: &str = "two different numbers from 1, with a comma between them";
pub const TAKES_PAIR_OF: &str = "two different numbers from 1 to {0}";
pub const TAKES_TABLE: &str = "the address of a table in CSV that can be read";
/// With this data set.
pub const TAKES_NO_LABEL: &str = "nothing with dataset=\"{0}\", only with src";
pub const TAKES_NO_CHOICE: &str = "nothing with dataset=\"{0}\", only with iris, src or points";
pub const TAKES_POINTS: &str =
    "rows with spaces between them, each its inputs and the number of its class, such as 0,1:0 1,1:1";
/// What names: inputs or classes.
pub const TAKES_NAMES: &str = "as many different names as points have {0}, with commas between them";
pub const TAKES_MEASUREMENTS: &str = "any of sepal_length_cm, sepal_width_cm, petal_length_cm and petal_width_cm, each once, with commas \
     between them";
pub const TAKES_SPECIES: &str =
    "two or three of setosa, versicolor and virginica, each once, with commas between them";
pub const TAKES_ROWS: &str = "a whole number from 2 to 1000000";
pub const TAKES_NOISE: &str = "a number from 0 to 1000";
pub const TAKES_HOLDOUT: &str = "a share of the rows from 0 to 0.9";
pub const TAKES_FEATURES: &str =
    "any of x1*x2, x1^2, x2^2, sin(x1) and sin(x2), each once, with spaces between them";
pub const TAKES_FIRST_INPUT: &str = "no more than x1^2 and sin(x1) where rows have one input";
pub const TAKES_FINITE_FEATURES: &str = "only what is a finite number in every row";
pub const TAKES_NO_SCALE: &str = "only none where a scaled row would leave the range of numbers";
pub const LINK_LEFT_OUT: &str = "The link is without what is too much for one: {0}.";
pub const LINK_OTHER_VERSION: &str =
    "The link was made by another version (v={0}): some of it may be left out.";
pub const LINK_UNKNOWN: &str = "Not known here, and left out: {0}.";
#[cfg(feature = "web")]
pub const ROWS_TAKES: &str =
    "rows takes at least one row, all of as many finite inputs, each with a class from 0 to 9.";

// Tables

pub const TABLE_BYTES: &str = "The table is larger than 64 MB.";
pub const TABLE_ROWS: &str = "The table has more than 1,000,000 rows.";
pub const TABLE_COLUMNS: &str = "Row {0} has more than 64 columns.";
pub const TABLE_CELLS: &str =
    "The table has more than 8,000,000 cells: with {0} columns it can have fewer rows.";
pub const TABLE_ROW_LONG: &str =
    "Row {0} is longer than 65,536 characters: a quotation mark may be missing at the end of a cell.";
pub const TABLE_OPEN_QUOTE: &str =
    "Row {0} has a cell that begins with a quotation mark and does not end with one.";
pub const TABLE_NOT_TEXT: &str = "Line {0} is not text in UTF-8: save the table as CSV in UTF-8.";
pub const TABLE_EMPTY: &str = "The table has no rows.";
pub const TABLE_NO_INPUTS: &str = "The table needs a column of numbers beside the column of labels.";
pub const TABLE_SAME_NAME: &str = "Two columns are called \"{0}\": each needs a name of its own.";
pub const TABLE_NO_COLUMN: &str = "There is no column \"{0}\".";
pub const TABLE_CHOSEN_TWICE: &str = "The column \"{0}\" is chosen twice.";
/// The row, how many cells it has, and how many the first has.
pub const TABLE_RAGGED: &str = "Row {0} has not as many cells as the first: {1}, not {2}.";
/// A row and a column, as the three below begin.
pub const TABLE_PLACE: &str = "Row {0}, column \"{1}\"";
pub const TABLE_MISSING: &str = "{0} has no value: fill it in, or leave the row out.";
pub const TABLE_LINE_BREAK: &str =
    "{0} runs over the end of its line: a quotation mark may be missing at the end of the cell.";
pub const TABLE_NOT_A_NUMBER: &str = "{0} is \"{1}\", which is not a number.";
pub const TABLE_ONE_CLASS: &str = "The table needs rows of two classes at least: every row is \"{0}\".";
pub const TABLE_CLASSES: &str =
    "The column of labels has more than 10 different ones: choose another column, or some classes.";
pub const TABLE_CHOSEN_CLASSES: &str =
    "The classes \"{0}\" cannot be used: name two to ten labels, each once, with commas between them.";
pub const TABLE_NO_ROW_OF: &str = "No row has the label \"{0}\".";

// The detective story

/// A learning rate, by how much it misses, and what that is compared with.
pub const MISSES_LESS: &str =
    "At η = {0} the printed b misses the surface by {1}: less than its own rounding leaves open, {2}.";
pub const MISSES_ONCE: &str =
    "At η = {0} the printed b misses the surface by {1}: {2} time what rounding leaves open.";
pub const MISSES_TIMES: &str =
    "At η = {0} the printed b misses the surface by {1}: {2} times what rounding leaves open.";
pub const NO_LANDING: &str = "No run with η = {0} that comes near the printed weights was found.";
/// How many epochs, and where a run began.
pub const REACHED: &str =
    "After {0} epochs a run can have the printed w1 and w2: from ({1}, {2}, {3}) on, it has.";
pub const NOT_SO_FAR: &str = "After {0} epochs no run has come so far.";
pub const GONE_PAST: &str = "After {0} epochs every run has gone past it.";
pub const NOT_THERE: &str = "After {0} epochs no start from 0 up to 1 leads just there.";
pub const RANGE: &str = "{0} to {1}";
/// How many starts, the learning rate, how many epochs, two ranges, and the printed point.
pub const RUNS_END: &str = "From {0} starts all over, runs of AND come onto one thread and follow it down. With η = {1} they end, after {2} \
     epochs, at w1 + w2 from {3} and b from {4}. The printed point is at {5} and {6}; a lens on it shows the thread \
     beside it or through it.";
/// What follows is the first, the last and the least of these.
pub const MISSES_OF: &str = "By how much the printed b misses the surface of each η tried: ";
pub const MISS_AT: &str = "{0} at η = {1}";
pub const LEAST: &str = "; least, ";
pub const SOLVED: &str = "Solved for η, the three printed numbers give {0} ± {1}.";

// The fourteen ways

pub const CORNERS: &str = "A line parts the corners of the square in {0} ways and no others. ";
/// How many ways, how many rows right, and of which gate.
pub const ONE_WAY_OF: &str = "{0} gets {1} of the 4 rows of {2} right";
pub const WAYS_OF: &str = "{0} get {1} of the 4 rows of {2} right";
pub const ONE_WAY: &str = ", {0} gets {1}";
pub const WAYS: &str = ", {0} get {1}";
pub const NO_WAY: &str = "; none gets all 4.";
#[cfg(feature = "charts")]
pub const OF_4: &str = "{0} of 4";
#[cfg(feature = "charts")]
pub const AT_BEST: &str = "at best";
