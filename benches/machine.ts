/** The machine on which is measured. */

import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

import { Browsers, browserNames } from '../tests/browser/harness/browsers.ts';

/** Prints the day, the processor and the versions of what runs the code. */
export async function printMachine(): Promise<void> {
  const processors = cpus();
  const browsers = new Browsers();
  try {
    const versions = [];
    for (const name of browserNames) {
      const browser = await browsers.get(name, { scheme: 'light', reducedMotion: false, forcedColors: false });
      versions.push((await browser.version()).replace('/', ' '));
    }
    const rust = execFileSync('rustc', ['--version'], { encoding: 'utf8' }).trim();
    const day = new Date().toISOString().slice(0, 10);
    console.log(`\n${[day, `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}`, ...versions, rust].join(' · ')}`);
  } finally {
    await browsers.close();
  }
}
