/** Equations are copied as text: by a script that is fetched when the reader begins to select in something that has equations. */

import { part } from './words.ts';

let isWatched = false;

/** Watches for the beginning of a selection in `place`. */
export function watchCopies(place: EventTarget): void {
  const begin = (): void => {
    if (isWatched) return;
    isWatched = true;
    // Without the script, the browser copies as it does.
    part(() => import('./copy.ts')).then(({ readableCopies }) => readableCopies(), () => (isWatched = false));
  };
  place.addEventListener('selectstart', begin);
}
