/** Measures what `cargo xtask bench` has made, and prints it as RESULTS.md shows it. */

import { measureRows } from './rows.ts';

await measureRows();
