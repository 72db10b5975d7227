/** Measures what `cargo xtask bench` has made, and prints it as RESULTS.md shows it. */

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
