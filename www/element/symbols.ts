/**
 * Highlighting of symbols: while the reader points at a symbol, or has the focus on it, it is highlighted wherever it is shown.
 *
 * An element that shows a symbol has its name, as in `values`, in `data-symbol`: `w1`, `b`, `z`, `out`, `y`, `error`,
 * `loss`, `dz`, `dw1`, `db`, `eta`. A name without a number stands for all that have one: `w` for every weight.
 */

/** The family of each letter. The symbols of a family have one colour. */
export const families: Readonly<Record<string, string>> = {
  x: 'data', y: 'data', w: 'parameter', b: 'parameter', z: 'signal', out: 'signal', error: 'error', loss: 'error', dz: 'error', eta: 'rate',
};

/**
 * How symbols are highlighted: by an outline, which takes no space and which forced colours keep. In equations by a line below,
 * because there Firefox outlines all the height that the font claims for a symbol.
 */
const rules = `
  :is(symbols) { outline: 2px solid currentcolor; outline-offset: 1px; border-radius: 2px; }
  @media (forced-colors: none) {
    math :is(symbols) { outline: none; border-radius: 0; box-shadow: 0 1px var(--surface), 0 4px currentcolor; }
  }`;

/** A style sheet that highlights one symbol, for a root to adopt. `light` sets which symbol, or none. */
export function marker(): { readonly sheet: CSSStyleSheet; light(name: string): void } {
  const sheet = new CSSStyleSheet();
  return {
    sheet,
    light(name) {
      const selectors = selectorsOf(name).join();
      sheet.replaceSync(selectors === '' ? '' : rules.replaceAll('symbols', selectors));
    },
  };
}

/** Selectors for all that shows a symbol, a part of it, or what it is a part of. */
function selectorsOf(name: string): string[] {
  const [, letters = '', output = '', input = ''] = /^([a-z]+)(\d*)(_\d+)?$/i.exec(name) ?? [];
  if (letters === '') return [];
  const names = new Set([letters, letters + output, letters + output + input]);
  const exact = [...names].map((one) => `[data-symbol="${one}"]`);
  // A name is the beginning of another only if they differ in their numbers.
  if (output === '') return [`[data-symbol^="${letters}"]`];
  return input === '' ? [...exact, `[data-symbol^="${name}_"]`] : exact;
}

/** The symbol of a named number, from its place such as `w2_1Next/6()`. */
export function symbolOfPlace(place: string): string | undefined {
  if (/^mean/.test(place)) return 'loss';
  const [name, letters = ''] = /^([a-z]+)\d*(_\d+)?(?=$|Next|\/|\(|@)/i.exec(place) ?? [];
  return letters in families || /^d[wb]$/.test(letters) ? name : undefined;
}

/** Calls `told` with the symbol in `root` that the reader points at or has the focus on, and with `null` when there is none. */
export function watchSymbols(root: Document | ShadowRoot, told: (name: string | null) => void): void {
  let last: string | null = null;
  const tell = (name: string | null): void => {
    if (name === last) return;
    last = name;
    told(name);
  };
  const look = (event: Event): void => {
    const target = event.target as Element;
    const symbol = target instanceof MathMLElement ? inEquation(target, event as PointerEvent) : target.closest('[data-symbol]');
    tell(symbol?.getAttribute('data-symbol') ?? null);
  };
  for (const event of ['pointerover', 'pointerdown', 'focusin']) root.addEventListener(event, look);
  root.addEventListener('pointermove', (event) => {
    if (event.target instanceof MathMLElement) look(event);
  });
  root.addEventListener('focusout', () => tell(null));
  root.addEventListener('pointerout', (event) => {
    const { pointerType, relatedTarget } = event as PointerEvent;
    // A lifted finger leaves its symbol highlighted until it touches elsewhere.
    if (pointerType !== 'touch' && !root.contains(relatedTarget as Node | null)) tell(null);
  });
}

/**
 * The symbol of an equation at the pointer. Fonts for equations claim so much height that the target of the event is often a
 * number on the next line; so the smallest symbol whose box is at the pointer is taken.
 */
function inEquation(target: Element, { clientX, clientY }: PointerEvent): Element | undefined {
  const reach = 3;
  let [found, least] = [undefined as Element | undefined, Infinity];
  for (const symbol of target.closest('math')?.querySelectorAll('[data-symbol]') ?? []) {
    const { left, right, top, bottom, width, height } = symbol.getBoundingClientRect();
    const isThere = clientX >= left - reach && clientX <= right + reach && clientY >= top - reach && clientY <= bottom + reach;
    if (!isThere || width * height >= least) continue;
    [found, least] = [symbol, width * height];
  }
  return found;
}
