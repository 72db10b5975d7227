/**
 * The words of the page in English: the source that other languages follow key by key.
 *
 * Markdown, and in braces a symbol in its colour: `{w1}`, `{out}`, `{eta}` (see `www/build/page.ts` for all of them). A link to
 * `#term-…` leads to the glossary. A blank line parts paragraphs where the template takes a whole text.
 */
export const en = {
  other: 'Deutsch',

  'page.title': 'One Neuron: logistic regression you can hold',
  'page.description':
    'An interactive explanation of logistic regression: watch one neuron learn, epoch by epoch, forwards and backwards, with every number in sight, and check what is claimed of it.',
  'page.name': 'One Neuron',
  'page.lead':
    'Four rows of data, two weights and a bias: that is all it takes to see how a machine learns. Every figure on this page is a real neuron, trained in your browser while you watch. Press play, stop, go back; the numbers are always there.',
  'page.article':
    'We follow a blog article, “Coding a Simple Logistic Regression in NumPy”, through its equations, its data and its results. It is a fine way in. It also makes a few claims that nobody had run again, so we do, chapter by chapter. That is not to find fault: it is how one checks.',
  'page.contents': 'Chapters',
  'page.skip': 'Skip to the text',
  'page.still': 'This figure moves with JavaScript and WebAssembly. Here it is at rest.',
  'page.footer':
    'Everything on this page is computed in your browser. Nothing is sent anywhere, and nothing is stored but the page itself, so that it opens without a network.',
  'page.embed': '[Put a figure in your own page](./builder.html)',

  'guess.see': 'See what happens',
  'guess.unsaid': 'You did not guess. Next time, do: one learns more from being wrong than from being told.',
  'guess.right': 'As you said.',
  'guess.wrong': 'Not what you said, and that is worth a second look.',
  'guess.said': 'You said',
  'guess.is': 'It is',

  // 1
  'and.title': 'A neuron learns AND',
  'and.short': 'AND',
  'and.first':
    'AND is a gate with two inputs. It answers 1 if both are 1, and 0 otherwise. That makes four rows: (0, 0), (0, 1) and (1, 0) belong to class 0, and (1, 1) alone belongs to class 1. In the picture, class 0 is a circle and class 1 a square. A filled mark is a row that the neuron gets right, a hollow one a row that it gets wrong.',
  'and.text': `
The colour behind the marks is what the neuron would answer for every other pair of inputs. Where it cannot decide, there is a line: the [decision boundary](#term-boundary). To learn is to move that line.

Training takes the rows one after another and corrects the two [weights](#term-weight) {w1} and {w2} and the [bias](#term-bias) {b} a little after each. Once through all four is an [epoch](#term-epoch). The neuron starts with random numbers, so at first it is mostly wrong.`,
  'and.ask': 'After 1,000 epochs, how many of the four rows will it have right?',
  'and.ask.2': 'Two',
  'and.ask.3': 'Three',
  'and.ask.4': 'All four',
  'and.told':
    'All four. The line came in from the lower left, where everything counted as 1, and went on until only (1, 1) was beyond it. By epoch 35 it was there, if only just; soon after, (1, 1) fell behind again, until epoch 100. From then on the neuron has only grown surer. Drag the slider below the picture to go back to any epoch: the numbers there are what they were, to the last bit.',

  // 2
  'forward.title': 'Forward: from inputs to an answer',
  'forward.short': 'Forward',
  'forward.text': `
What does a [neuron](#term-neuron) do with a row? It multiplies each input {x} by its weight {w}, adds the products up, adds the bias {b}, and calls the sum {z}. Then it squeezes {z} into the space between 0 and 1, with the [sigmoid](#term-activation) {sigma}. What comes out, {out}, is read as a probability: how likely is it that this row belongs to class 1?`,
  'forward.symbols':
    'Each symbol keeps its colour, in the text, the equations, the code and the pictures. Point at one, or press it here, and it is marked wherever it stands:',
  'forward.vector':
    'For all inputs at once this is a [dot product](#term-dot), written with vectors. And that is where many of us get stuck: which of these is a row, which is a column, and what may be multiplied by what?',
  'forward.figure':
    'Choose a row by pressing on its mark, or from the list: its numbers fill the equations. The sliders move the weights and the bias, and the line follows.',
  'forward.ask': 'Let both weights be 1. How far down must the bias {b} go until all four rows are right? Set it where you think the line will be good.',
  'forward.told.right':
    'Right. With both weights at 1, {z} of (1, 1) is 2 + {b}, and that of (0, 1) is 1 + {b}. The first must not be below 0, the second must be: so any {b} from −2 up to, but not including, −1 makes an AND gate. Nothing was learned here. You set it by hand, and a neuron *is* no more than these three numbers.',
  'forward.told.wrong':
    'Not yet. Look at {z}: for (1, 1) it is 2 + {b}, and that must not be below 0; for (0, 1) it is 1 + {b}, and that must be. Move the slider and try again.',
  'shapes.title': 'Shapes, cell by cell',
  'shapes.text': `
Here are the same numbers as blocks. {X} has a row for each example and a column for each input: 4 × 2. {w} has one number for each input: 2. The two can be multiplied because the inner sizes agree, and the outer one is what remains: 4 × 2 times 2 gives 4, one {z} for each row.

Walk through it cell by cell. Each cell of {z} is one row of {X} against {w}: product by product, added up.`,
  'shapes.iris': `
Nothing changes when there is more of it. Here are 150 flowers with four measurements each, and three neurons side by side, one for each species: 150 × 4 times 4 × 3 gives 150 × 3. The bias is one number per neuron, added to every row.`,

  // 3
  'loss.title': 'How wrong?',
  'loss.short': 'Loss',
  'loss.text': `
A neuron that is to learn needs to know how wrong it is, as one number: the [loss](#term-loss). The article takes the [error](#term-loss) {error}, squares it so that too much and too little cost the same, and halves it, which makes the derivative tidier.`,
  'loss.after':
    'As a function of {out} this is a parabola. But nobody turns {out} directly: what we can turn are the weights, and between them and {out} stands the sigmoid. So draw the loss over one weight, with the others held still.',
  'loss.ask': 'If you move one weight far to the left and far to the right, what will the loss look like?',
  'loss.ask.parabola': 'A parabola, with one lowest point',
  'loss.ask.flat': 'It flattens out on both sides',
  'loss.told':
    'It flattens out. Far from the middle the sigmoid hardly moves, whatever the weight does, so the loss hardly moves either: a plateau, where learning stalls. Drag the mark to see how the slope dies away. The thin parabola is what a look at this one place would make you expect; it fits here, and nowhere else.',
  'loss.try.sigmoid': 'Sigmoid',
  'loss.try.sigmoid.says':
    'The article says that the loss is a parabola, and that a lowest point can therefore be found. It is one in {out}, not in the weights.',
  'loss.try.linear': 'No sigmoid: a linear neuron',
  'loss.try.linear.says':
    'Without the sigmoid, {out} is {z}, and the loss over a weight *is* a parabola: now the thin curve and the thick one are the same. That is the model of the 1950s, to which we come back.',
  'loss.try.stuck': 'Put it on the plateau',
  'loss.try.stuck.says':
    'Here the neuron is wrong and sure of it. The slope is almost nothing, so in 1,000 epochs it has hardly moved.',

  // 4
  'backward.title': 'Backward: who is to blame?',
  'backward.short': 'Backward',
  'backward.text': `
The [gradient](#term-gradient) says for each weight which way is uphill, and how steep it is. To get better, go the other way.`,
  'backward.chain': `
How do we get it? By the chain rule, from the end to the beginning. The loss depends on {out}, and its derivative there is the error {error}. {out} depends on {z}, by the slope of the sigmoid. And {z} depends on {w1} by the input that it is multiplied with: {x1}. Multiply the three.`,
  'backward.slope': `
The slope in the middle is the neat part. Once {out} is there, the slope is {out} · (1 − {out}), and costs nothing more. Mind what you hand it, though: the article calls this function \`sigmoid_derivative(x)\` and computes \`x * (1 - x)\`. That is right if \`x\` is already {out}. Hand it {z}, as the name suggests, and it gives nonsense: for {z} = 2 it says −2, where the true slope is 0.105. No sigmoid ever falls.`,
  'backward.bias':
    'The formulas of the article name the weights only. The bias learns too, and needs no formula of its own: it is a weight whose input is always 1. In the code it has its line.',
  'backward.update': 'Then the update. The [learning rate](#term-rate) {eta} says how far to go.',
  'backward.figure': 'The listing is the whole training in NumPy. Step through it by line, by row or by epoch; the line that runs is lit, and beside it stand the values and their shapes.',
  'backward.ask': 'The next row is (0, 1), and the neuron answers too much. Which of the three numbers will change?',
  'backward.ask.all': '{w1}, {w2} and {b}',
  'backward.ask.some': '{w2} and {b}',
  'backward.ask.bias': '{b} alone',
  'backward.told':
    'Only {w2} and {b}. The blame of a weight is the error times the slope times *its input*, and here {x1} is 0: a weight that had no part in the answer has no part in the blame. See the row’s numbers in the equations: the derivative by {w1} is exactly 0.',

  // 5
  'train.title': 'The article’s run, run again',
  'train.short': 'Train',
  'train.text': `
Now put it together: forward, backward, update, for each row, 1,000 times over. The article does so at {eta} = 0.01, starting from weights between 0 and 1, and prints where it ends: {w1} = 2.64924114, {w2} = 2.6467143, {b} = −4.09029157. It says that AND is then learned perfectly.`,
  'train.ask': 'Run it: {eta} = 0.01, 1,000 epochs. What will the neuron answer to (1, 1)?',
  'train.told':
    'A hair below one half: so (1, 1), the only row that is to be 1, still counts as 0. The neuron is on its way, but 1,000 small steps are not enough.',
  'train.try': 'What would be enough?',
  'train.try.article': 'As the article says: η = 0.01, 1,000 epochs',
  'train.try.article.says': 'Three of four rows. A gate that always says no does as well.',
  'train.try.tenfold': 'Ten times the learning rate: η = 0.1',
  'train.try.tenfold.says': 'All four, and very near the printed weights. Another random start ends a little elsewhere.',
  'train.try.patient': 'Ten times the patience: 10,000 epochs at η = 0.01',
  'train.try.patient.says': 'Near them too. What counts is, roughly, how many steps times how large.',
  'train.try.batch': 'All four rows in one step: batch size 4, η = 0.1',
  'train.try.batch.says':
    'The article names a batch size of 1, but its loop never reads it. Here it is real: the mean over four rows makes one step where there were four, so it gets about a quarter as far.',
  'train.table': 'What came out, beside what is printed',
  'train.table.run': 'run',
  'train.table.right': 'rows right',
  'train.table.printed': 'as printed',
  'train.printed':
    'And the printed weights themselves? They are an AND gate: {z} of (1, 1) is 2.6492 + 2.6467 − 4.0903 = 1.2057, which is above 0, and {out} is 0.770; the other three rows stay below one half. What does not fit is only the learning rate.',
  'clue.title': 'A detective story',
  'clue.text': `
Three printed numbers, a random start that nobody wrote down, and a learning rate that does not fit. Can one find out which it was?

One can. Start from many seeds and train each for 1,000 epochs at the same {eta}. They do not end in the same point, but training has pulled them all onto one thin surface, where {b} is all but fixed by {w1} and {w2}. Another {eta} has another surface. On which of them do the printed numbers lie?`,
  'clue.ends.alt': 'Where 64 runs at a learning rate of 0.09 end: on a thread that passes close by the printed point.',
  'clue.misses.alt': 'By how much the printed bias misses the surface of each learning rate: far less at 0.1 than at any other.',
  'clue.answer': 'The answer',
  'clue.told':
    'On that of {eta} = 0.1, to within the rounding of the printed decimals. From that of 0.09 they are seven ten-thousandths away, and even from that of 0.1001 more than a thousand times their rounding. So the author ran 0.1, for about 1,000 epochs, without setting a seed, and wrote 0.01. It happens to everybody; three numbers were enough to tell.',

  // 6
  'landscape.title': 'The landscape',
  'landscape.short': 'Landscape',
  'landscape.text': `
Think of the loss as the height of a country and of the weights as a place in it. The gradient points uphill; training walks down. Below is the country of this very data over two of the three numbers, with the way that was walked.

How far each step goes is up to {eta}. A linear neuron shows it best, for its country is a plain bowl.`,
  'landscape.dial': 'Learning rate',
  'landscape.try.small': 'η = 0.01: too small',
  'landscape.try.small.says': 'It creeps. After 100 epochs it is still on the slope.',
  'landscape.try.good': 'η = 0.5: about right',
  'landscape.try.good.says': 'It is at the bottom long before the end.',
  'landscape.try.large': 'η = 1.5: too large',
  'landscape.try.large.says':
    'Each step overshoots the valley and lands higher on the other side, where it is steeper. The loss only grows: after 100 epochs it has 29 digits. The bowl’s steepest curve sets the limit: here {eta} must stay below about 1.25.',
  'landscape.two': `
With the sigmoid, the country is no bowl: there are plains high up. There is another loss that has none, [cross-entropy](#term-cross-entropy). It asks how surprised the neuron would be by the truth, and it is convex in the weights: wherever you start, the way down leads to the bottom. Its gradient is the same without the factor {out} · (1 − {out}): a neuron that is wrong and sure of it is blamed in full.

Below, both start in the same bad place: {w1} = {w2} = −3, {b} = 4.`,
  'landscape.ask': 'Both walk 1,000 epochs at the same {eta}. Which will have learned AND?',
  'landscape.ask.both': 'Both',
  'landscape.ask.squared': 'The squared error only',
  'landscape.ask.cross': 'Cross-entropy only',
  'landscape.ask.none': 'Neither',
  'landscape.told':
    'Cross-entropy only. The squared error gets three rows right, as anything does that says no to all, and then stays on the plain, where the row that it has wrong lies on the flat end of the sigmoid. That is why nobody trains a classifier by squared error today, and why logistic regression in the textbooks means cross-entropy.',

  // 7
  'xor.title': 'What one line cannot do',
  'xor.short': 'XOR',
  'xor.text': `
XOR answers 1 if the two inputs differ. Again four rows; again a line has to part the squares from the circles. Take the line by its grips, or with the arrow keys, and try.`,
  'xor.ask': 'How many of the four can a straight line get right, at best?',
  'xor.ask.2': 'Two',
  'xor.ask.3': 'Three',
  'xor.ask.4': 'All four',
  'xor.told':
    'Three. And this is not for want of trying: there are only fourteen ways in which a line can part four corners, and here they all are, each with its score.',
  'xor.ways.alt': 'The fourteen ways in which a straight line can part the four corners of the square, each with how many rows of XOR it gets right: never more than three.',
  'xor.history': `
In 1969 Minsky and Papert made much of this, and for some years few wanted to hear of neurons any more. The article tells it so: the models of the 1950s were linear and failed on XOR, and then the sigmoid and gradient descent came. But look at what one sigmoid does: it bends the *slope* of the answer, not the *line* where it is one half. One neuron’s boundary is straight, whatever its activation.`,
  'xor.try.linear': 'Linear, as in 1960',
  'xor.try.linear.says': 'The best a linear neuron can do for XOR is to answer one half to everything. It never gets beyond three of four.',
  'xor.try.step': 'Step, as in 1958',
  'xor.try.step.says': 'Rosenblatt’s rule never comes to rest: each row that it puts right puts another wrong.',
  'xor.try.sigmoid': 'Sigmoid',
  'xor.try.sigmoid.says': 'The sigmoid too gives up at one half. Its line is as straight as the others.',
  'xor.bend': `
What helps is another input. Give the neuron the product {x1} · {x2} as a third: a [feature](#term-feature). It is 0 in three corners and 1 in the fourth, and so lifts that corner out of the plane. In three dimensions, a flat cut parts the classes; seen from above, that cut is a curve.`,
  'xor.try.feature': 'Train with x₁ · x₂',
  'xor.try.feature.says': 'All four. The neuron is as linear as it was; it is the space that is bent. More neurons find such features by themselves, which is what the 1980s brought.',

  // 8
  'iris.title': 'Real data',
  'iris.short': 'Iris',
  'iris.text': `
In 1936 Fisher published measurements of 150 irises: length and width of sepals and petals, in centimetres, 50 flowers of each of three species. Real data is not tidy like a gate. Columns have units, so we first [standardise](#term-standard) them: take off the mean and divide by the standard deviation. And a good score on the rows one has learned from proves little, so we hold some back.`,
  'iris.try.two': 'Setosa or versicolor, by two measurements of the petal',
  'iris.try.two.says': 'A line parts them with room to spare. Every row is right after the first epoch.',
  'iris.try.four': 'Versicolor or virginica, by all four',
  'iris.try.four.says': 'No flat cut gets all 100 of these right. The best gets 99, and this neuron ends at 98. The picture shows two inputs, with the others held at their mean.',
  'iris.try.three': 'All three species: three neurons',
  'iris.try.three.says': 'One neuron for each species; the one that answers loudest wins. The [confusion matrix](#term-confusion) shows who is taken for whom.',
  'iris.ask': 'Three neurons learn from 105 flowers. Of the 45 that they have never seen, how many will they name rightly?',
  'iris.told':
    'Setosa is never mistaken. Versicolor and virginica run into each other, on paper and in nature. Point at a mark in the picture to see how it is called: the hard ones lie along the border.',

  // 9
  'yours.title': 'Yours',
  'yours.short': 'Yours',
  'yours.text': `
Now your own. Press into the picture to add a row of the class chosen below it, drag a row to move it, press Delete to take it away; or open, drop or paste a table. Whatever you do can be undone.

To begin with: seven rows, one of which stands amid those of the other class.`,
  'yours.ask': 'How many of the seven will a single neuron get right?',
  'yours.ask.all': 'All seven',
  'yours.ask.six': 'Six',
  'yours.ask.fewer': 'Fewer',
  'yours.told': 'Six: it gives the stray up and keeps the rest. One row that does not fit cannot turn the line much. Drag it back among its own, and see.',
  'take.title': 'Take it away',
  'take.text': 'The figure above, as it stands:',
  'take.url': 'Copy a link',
  'take.numpy': 'Download the NumPy script',
  'take.picture': 'Download the picture',
  'take.rows': 'Download the rows as CSV',
  'take.history': 'Download the history as CSV',
  'take.embed': 'Copy the tag',
  'take.copied': 'Copied.',
  'take.saved': 'Saved.',
  'take.failed': 'That did not work:',
  'take.note': 'The link holds everything, rows and weights too. The script runs on its own, wherever there is Python with NumPy, and prints the same numbers. The tag puts the figure into a page of yours; [here is how](./builder.html).',

  // After the chapters
  'end.title': 'What to keep',
  'end.text': `
A neuron is a weighted sum and a bend. It learns by blaming each weight for its part in the error, and stepping the other way. One neuron draws one straight line, and what it can do ends there; a good feature, or more neurons, take it further.

And a claim about numbers can be run. It takes a minute, and one learns more than by believing.`,
  'terms.title': 'Terms',
  'terms.neuron': 'Neuron',
  'terms.neuron.is': 'A weighted sum of inputs, plus a bias, put through an activation. With the sigmoid and the cross-entropy it is logistic regression.',
  'terms.weight': 'Weight',
  'terms.weight.is': 'How much an input counts, and in which direction. {w1} goes with {x1}.',
  'terms.bias': 'Bias',
  'terms.bias.is': 'What is added to the weighted sum: a weight whose input is always 1. It shifts the boundary without turning it.',
  'terms.dot': 'Dot product',
  'terms.dot.is': 'Multiply two lists of the same length number by number, and add the products.',
  'terms.activation': 'Activation',
  'terms.activation.is': 'What turns the sum {z} into the answer {out}. The sigmoid is 1 / (1 + e⁻ᶻ): 0.5 at 0, towards 0 and 1 far out.',
  'terms.loss': 'Error and loss',
  'terms.loss.is': 'The error is {out} − {y}. The loss makes one number of it that is to become small: here half its square.',
  'terms.gradient': 'Gradient',
  'terms.gradient.is': 'The derivatives of the loss by each weight and the bias. It points to where the loss grows fastest.',
  'terms.rate': 'Learning rate',
  'terms.rate.is': '{eta}: how far a step goes, as a multiple of the gradient.',
  'terms.epoch': 'Epoch',
  'terms.epoch.is': 'Once through all training rows.',
  'terms.batch': 'Batch',
  'terms.batch.is': 'The rows that make one step together, by the mean of their gradients. The article’s batch is one row.',
  'terms.boundary': 'Decision boundary',
  'terms.boundary.is': 'Where the neuron is undecided: {z} = 0. With two inputs, a straight line.',
  'terms.separable': 'Linearly separable',
  'terms.separable.is': 'Said of data that some straight line (a plane, with more inputs) parts without a mistake. AND is; XOR is not.',
  'terms.feature': 'Feature',
  'terms.feature.is': 'An input made from others, such as {x1} · {x2}.',
  'terms.cross-entropy': 'Cross-entropy',
  'terms.cross-entropy.is': 'The loss −ln of the probability that the neuron gave to the truth. Convex in the weights.',
  'terms.standard': 'Standardise',
  'terms.standard.is': 'Shift and stretch a column so that its mean is 0 and its standard deviation 1.',
  'terms.holdout': 'Held-out rows',
  'terms.holdout.is': 'Rows kept from training, to test with.',
  'terms.confusion': 'Confusion matrix',
  'terms.confusion.is': 'A table of what rows are against what they were called. The diagonal is right.',
  'terms.saturation': 'Saturation',
  'terms.saturation.is': 'When {z} lies so far out that the sigmoid is flat: the gradient vanishes, and learning with it.',
  'literature.title': 'Literature',
} as const;

/** A page's words: every key, in whichever language. */
export type Words = { readonly [key in keyof typeof en]: string };
