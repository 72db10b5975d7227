/** Reads the tables of the reference page, `docs/element.md`, so that the descriptions for tools are the same as there. */

import { readFileSync } from 'node:fs';

/** A row of a table: cells in Markdown, the first without its backticks. */
export type Entry = string[];

/** The rows of all tables below the heading `title`, down to the next heading of its level. */
export function entries(title: string, file = 'docs/element.md'): Entry[] {
  const sections = readFileSync(file, 'utf8').split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${title}\n`));
  if (section === undefined) throw new Error(`${file} has no section “${title}”`);
  const rows: Entry[] = [];
  const lines = section.split('\n');
  lines.forEach((line, index) => {
    // The head of a table is the row above the rule.
    if (!line.startsWith('| ') || lines[index + 1]?.startsWith('|--') === true) return;
    const cells = line.slice(1, -1).split('|').map((cell) => cell.trim());
    rows.push([(cells[0] as string).replace(/^`(.*)`$/, '$1'), ...cells.slice(1)]);
  });
  return rows;
}

/** A cell as plain text. */
export function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
}
