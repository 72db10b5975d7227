/** What the attributes tell about a run before there is one, to reserve the space that it will need. */

import { gates } from '../pkg/lists.ts';
import { said } from './attributes.ts';

/** What is known of a run in advance. */
export interface Expected {
  /** The name of the rows: that of a gate, of a data set or of a table's file; empty if they have none. */
  readonly rows: string;
  /** Whether the reader may move weights by hand. */
  readonly steered: boolean;
  /** The numbers of raw inputs, neurons and features. */
  readonly inputs: number;
  readonly outputs: number;
  readonly features: number;
  /** Whether the rows are the four of a gate. */
  readonly isGate: boolean;
  /** Whether the landscape of the other loss can be shown beside that of the run's loss. */
  readonly hasOtherLoss: boolean;
}

/** What an element's attributes tell. Of rows from `src` or `points`, no more than that they are not those of a gate. */
export function expected(element: Element): Expected {
  const get = (name: string): string => element.getAttribute(name) ?? '';
  const elsewhere = get('src') !== '' || get('points') !== '';
  const isIris = get('dataset') === 'iris' && !elsewhere;
  const count = (name: string, all: number): number => (get(name) === '' ? all : get(name).split(',').length);
  const dataset = said(element, 'dataset');
  const isGate = !elsewhere && gates.includes(dataset);
  return {
    rows: elsewhere ? (get('src').split('/').at(-1) ?? '') : isGate ? dataset.toUpperCase() : dataset,
    steered: element.hasAttribute('controls'),
    inputs: isIris ? count('inputs', 4) : 2,
    outputs: isIris && count('classes', 3) > 2 ? 3 : 1,
    features: get('features').split(/\s+/).filter(Boolean).length,
    isGate,
    hasOtherLoss: /^(|sigmoid)$/.test(get('activation')),
  };
}
