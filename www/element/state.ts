/**
 * Where an element stands, in one word. Nobody keeps it: it is told from what the parts own, so that no two of them can disagree.
 *
 * ```text
 *           ┌────────────── load() ──────────────┐
 *   empty → loading → ready ⇄ playing → ended ───┤
 *              │        ⇅                        │
 *              │      seeking                    │
 *              └─────→ broken ←── a trap, or a loss that is no number
 * ```
 */

export type State = 'empty' | 'loading' | 'ready' | 'playing' | 'seeking' | 'ended' | 'broken';

/** What it is told from. */
export interface Facts {
  /** As in media: 0 nothing yet, 1 on its way, 4 all there. */
  readonly readyState: number;
  /** Whether something was refused or failed. */
  readonly failed: boolean;
  /** Whether it has been told to play, and not to pause since. */
  readonly paused: boolean;
  /** The run, where there is one: whether it is at its end, is on its way to an epoch, or has stopped because a number is none. */
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
