/** The lazily loaded panels, which few figures show: their names, and the panels themselves once they are fetched. */

import { isPanel, isPicture } from './panels.ts';
import { sheetsOf } from './sheets.ts';
import { part } from './words.ts';

interface Few {
  readonly makers: typeof import('./few-panels.ts').makers;
  readonly sheets: readonly CSSStyleSheet[];
}

export type FewName = keyof Few['makers'];

/** Whether a panel is lazily loaded: all are but the pictures and the equations, which come with the element. */
export const isFew = (name: string): name is FewName => isPanel(name) && !isPicture(name) && name !== 'equations';

let fetched: Few | undefined;

/** The lazily loaded panels, once they are fetched. */
export const fewAtHand = (): Few | undefined => fetched;

/** Fetches them, once for all elements. After a failure, the next call tries again. */
export async function fetchFew(): Promise<void> {
  if (fetched !== undefined) return;
  const { makers, styles } = await part(() => import('./few-panels.ts'));
  fetched ??= { makers, sheets: sheetsOf(styles) };
}
