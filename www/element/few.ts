/** The panels that few figures show: their names, and they themselves once they have been fetched. */

import { sheetsOf } from './sheets.ts';

const names = ['code', 'confusion', 'data', 'shapes'] as const;

export type FewName = (typeof names)[number];

export const isFew = (name: string): name is FewName => (names as readonly string[]).includes(name);

interface Few {
  readonly makers: typeof import('./few-panels.ts').makers;
  readonly sheets: readonly CSSStyleSheet[];
}

let fetched: Few | undefined;

/** They, where they have been fetched. */
export const fewAtHand = (): Few | undefined => fetched;

/** Fetches them, once for all elements. After a failure, the next call tries again. */
export async function fetchFew(): Promise<void> {
  if (fetched !== undefined) return;
  const { makers, styles } = await import('./few-panels.ts');
  fetched ??= { makers: makers satisfies Record<FewName, unknown>, sheets: sheetsOf(styles) };
}
