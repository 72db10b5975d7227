/** What attributes tell of a run before there is one, for the room that it will need. */

import { gates } from '../pkg/lists.ts';
import { said } from './attributes.ts';

/** How a run will look, as far as can be told. */
export interface Expected {
  /** What the rows are called: a gate's name, that of a data set or of a table's file; nothing where they have none. */
  readonly rows: string;
  /** Whether the reader may move weights by hand. */
  readonly steered: boolean;
  /** Raw inputs, classes' neurons, and inputs made of inputs. */
  readonly inputs: number;
  readonly outputs: number;
  readonly features: number;
  /** Whether its rows are the four of a gate. */
  readonly isGate: boolean;
  /** Whether the landscape of another loss can be laid beside its own. */
  readonly hasOtherLoss: boolean;
}

/** What an element's attributes tell: of a table from elsewhere no more than that it is none of a gate. */
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
