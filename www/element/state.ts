/**
 * The state of an element, in one word. It is not stored but derived from what the parts own, so that no two of them can disagree.
 *
 * ```text
 *           ┌────────────── load() ──────────────┐
 *   empty → loading → ready ⇄ playing → ended ───┤
 *              │        ⇅                        │
 *              │      seeking                    │
 *              └─────→ broken ←── a trap, or a loss that is not a number
 * ```
 */

export type State = 'empty' | 'loading' | 'ready' | 'playing' | 'seeking' | 'ended' | 'broken';

/** What the state is derived from. */
export interface Facts {
  /** As in media: 0 nothing yet, 1 loading, 4 loaded. */
  readonly readyState: number;
  /** Whether something was refused or failed. */
  readonly failed: boolean;
  /** Whether it is paused: at first, and from each pause to the next call of `play`. */
  readonly paused: boolean;
  /** The run, if there is one: whether it has ended, is seeking an epoch, or has stopped because a value is not a number. */
  readonly run: { readonly ended: boolean; readonly seeking: boolean; readonly broken: boolean } | undefined;
}

export function stateOf({ readyState, failed, paused, run }: Facts): State {
  if (readyState === 1) return 'loading';
  if (run === undefined) return failed ? 'broken' : 'empty';
  if (run.broken) return 'broken';
  if (!paused) return 'playing';
  if (run.seeking) return 'seeking';
  return run.ended ? 'ended' : 'ready';
}
