/** Measures what `cargo xtask bench` has built, and prints the results in the form of RESULTS.md. */

import { measureBatches } from './batch.ts';
import { measureBytes } from './bytes.ts';
import { measureFrames } from './frames.ts';
import { printMachine } from './machine.ts';
import { measureRows } from './rows.ts';

await printMachine();
await measureBytes();
await measureFrames();
await measureRows();
await measureBatches();
