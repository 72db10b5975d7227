/** Tests the state of an element, derived from what its parts own. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stateOf } from '../element/state.ts';
import type { Facts, State } from '../element/state.ts';

const run = { ended: false, seeking: false, broken: false };
const ready: Facts = { readyState: 4, failed: false, paused: true, run };

const cases: [State, Facts][] = [
  ['empty', { ...ready, readyState: 0, run: undefined }],
  ['loading', { ...ready, readyState: 1, run: undefined }],
  ['loading', { ...ready, readyState: 1, paused: false }],
  ['ready', ready],
  // A refused value leaves the last good run as it is.
  ['ready', { ...ready, failed: true }],
  ['playing', { ...ready, paused: false }],
  ['playing', { ...ready, paused: false, run: { ...run, seeking: true } }],
  ['seeking', { ...ready, run: { ...run, seeking: true } }],
  ['ended', { ...ready, run: { ...run, ended: true } }],
  ['broken', { ...ready, run: { ...run, broken: true, ended: true } }],
  ['broken', { ...ready, readyState: 0, failed: true, run: undefined }],
];

for (const [state, facts] of cases) {
  test(`it is ${state}: ${JSON.stringify(facts)}`, () => assert.equal(stateOf(facts), state));
}
