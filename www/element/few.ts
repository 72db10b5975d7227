/** The panels that few figures show: which they are, and they themselves once they have been fetched. */

import { isPanel, isPicture } from './panels.ts';
import { sheetsOf } from './sheets.ts';

interface Few {
  readonly makers: typeof import('./few-panels.ts').makers;
  readonly sheets: readonly CSSStyleSheet[];
}

export type FewName = keyof Few['makers'];

/** All that are neither pictures nor the equations, which come with the element. */
export const isFew = (name: string): name is FewName => isPanel(name) && !isPicture(name) && name !== 'equations';

let fetched: Few | undefined;

/** They, where they have been fetched. */
export const fewAtHand = (): Few | undefined => fetched;

/** Fetches them, once for all elements. After a failure, the next call tries again. */
export async function fetchFew(): Promise<void> {
  if (fetched !== undefined) return;
  const { makers, styles } = await import('./few-panels.ts');
  fetched ??= { makers, sheets: sheetsOf(styles) };
}
