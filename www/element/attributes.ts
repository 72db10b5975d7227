/** A property for each attribute of `<one-neuron>`, of the same name in camelCase. */

/** Attributes that make another run, with what they say when they are not there. */
export const making: Record<string, string> = {
  dataset: 'and', src: '', label: '', inputs: '', classes: '', features: '', activation: 'sigmoid', loss: 'mse',
  eta: '0.01', 'batch-size': '1', penalty: 'none', 'penalty-rate': '0', shuffle: '', epochs: '1000', seed: '0',
  weights: '', scale: '', noise: '0.1', rows: '200', holdout: '0', points: '', penalties: '',
};

/** Attributes that show the same run in another way. */
export const showing: Record<string, string> = {
  rate: '1', panels: 'boundary loss', theme: 'auto', loading: 'lazy', threshold: '0.5', discrete: '', poster: '',
  pair: '1,2', axes: '1,2', along: '1', 'log-loss': '',
};

/** Those of them with which a run begins, and which readers change for themselves: another one makes it begin again. */
export const begun = ['pair', 'axes', 'along', 'log-loss'];

/** Attributes that are there or not. */
export const flags = ['controls', 'autoplay', 'loop', 'shuffle', 'discrete', 'log-loss'];

const numbers = ['eta', 'penalty-rate', 'epochs', 'seed', 'noise', 'holdout', 'rate', 'threshold'];

/**
 * Gives `element` what was set on it before it was one: properties that wait for setters which it has only now.
 */
export function takeOver(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    // A setter of the class, or of what it is made from.
    let prototype: object | null = Object.getPrototypeOf(element) as object;
    while (prototype !== null && !Object.hasOwn(prototype, name)) prototype = Object.getPrototypeOf(prototype) as object | null;
    if (prototype === null || Object.getOwnPropertyDescriptor(prototype, name)?.set === undefined) continue;
    Reflect.deleteProperty(element, name);
    try {
      Reflect.set(element, name, value);
    } catch (cause) {
      reportError(cause);
    }
  }
}

/** Properties that mean the model and the data of the moment: only a text, a number or nothing is what the attribute says. */
const others = ['weights', 'rows'];

/** Writes an attribute as a property was written: frameworks take one away by writing nothing to it. */
export function write(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** Whether a property was written as the attribute of its name would be. */
export function isWritten(value: unknown): value is string | number | null | undefined {
  return value === null || typeof value !== 'object';
}

/** Gives `prototype` the properties. */
export function reflect(prototype: HTMLElement): void {
  const texts = Object.entries({ ...making, ...showing }).filter(([name]) => !others.includes(name));
  for (const [name, absent] of texts) {
    const get = (element: HTMLElement): string => element.getAttribute(name) ?? (absent || otherwise(name, element));
    define(prototype, name, numbers.includes(name) ? (element) => Number(get(element)) : get, (element, value) =>
      write(element, name, value),
    );
  }
  for (const name of flags) {
    const get = (element: HTMLElement): boolean => element.hasAttribute(name);
    define(prototype, name, get, (element, value) => element.toggleAttribute(name, Boolean(value)));
  }
}

/** What an attribute that is not there says where that depends on others. */
function otherwise(name: string, element: HTMLElement): string {
  if (name !== 'scale') return '';
  const scaled = element.getAttribute('dataset') === 'iris' || (element.getAttribute('src') ?? '') !== '';
  return scaled ? 'standard' : 'none';
}

function define(
  prototype: HTMLElement,
  name: string,
  get: (element: HTMLElement) => unknown,
  set: (element: HTMLElement, value: unknown) => void,
): void {
  const property = name.replace(/-./g, (part) => part.slice(1).toUpperCase());
  // `dataset` is the DOM's own name for data-* attributes; reading it goes on meaning that.
  const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, property)?.get;
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return own === undefined ? get(this) : own.call(this);
    },
    set(this: HTMLElement, value: unknown) {
      set(this, value);
    },
  });
}
