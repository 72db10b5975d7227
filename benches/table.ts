/** Prints tables that are readable on a screen and in RESULTS.md. */

/** Prints rows under `head`: the first column is aligned to the left, all others to the right. */
export function printTable(title: string, head: string[], rows: string[][]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  console.log(`\n${title}\n\n${[line(head), rule, ...rows.map(line)].join('\n')}`);
}

/** `value` with three significant digits, or with all digits before the point if these are more. */
export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(3);
}

/** A goal for a measured value, and whether it is met. */
export interface Goal {
  text: string;
  value: number;
  met: boolean;
}

export function printGoals(goals: Goal[]): void {
  printTable(
    'Goals',
    ['goal', 'measured', ''],
    goals.map(({ text, value, met }) => [text, figure(value), met ? 'met' : 'MISSED']),
  );
}

/** The value that a `share` of `values`, from 0 to 1, does not exceed. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
