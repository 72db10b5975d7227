/**
 * Symbols light one another: while the reader points at one, or has the focus on it, it is marked wherever else it stands.
 *
 * What shows a symbol says so by `data-symbol`, with the name that `values` has for it: `w1`, `b`, `z`, `out`, `y`, `error`,
 * `loss`, `dz`, `dw1`, `db`, `eta`. A name without a number stands for all that have one: `w` for every weight.
 */

/** The symbols of a family are of one colour; each letter's family. */
export const families: Readonly<Record<string, string>> = {
  x: 'data', y: 'data', w: 'parameter', b: 'parameter', z: 'signal', out: 'signal', error: 'error', loss: 'error', dz: 'error', eta: 'rate',
};

/**
 * How symbols are marked: by a frame, which takes no room and which forced colours leave. In equations by a line below, for
 * there Firefox takes all the height that the font claims for the symbol's own.
 */
const rules = `
  :is(symbols) { outline: 2px solid currentcolor; outline-offset: 1px; border-radius: 2px; }
  @media (forced-colors: none) {
    math :is(symbols) { outline: none; border-radius: 0; box-shadow: 0 1px var(--surface), 0 4px currentcolor; }
  }`;

/** A sheet that marks one symbol, to be adopted by a root; `light` says which, or none. */
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

/** What shows a symbol or a part of it, or what it is a part of. */
function selectorsOf(name: string): string[] {
  const [, letters = '', output = '', input = ''] = /^([a-z]+)(\d*)(_\d+)?$/i.exec(name) ?? [];
  if (letters === '') return [];
  const names = new Set([letters, letters + output, letters + output + input]);
  const exact = [...names].map((one) => `[data-symbol="${one}"]`);
  // No name is the beginning of another but for its numbers.
  if (output === '') return [`[data-symbol^="${letters}"]`];
  return input === '' ? [...exact, `[data-symbol^="${name}_"]`] : exact;
}

/** The symbol that is the place of a named number, as in `w2_1Next/6()`. */
export function symbolOfPlace(place: string): string | undefined {
  if (/^mean/.test(place)) return 'loss';
  const [name, letters = ''] = /^([a-z]+)\d*(_\d+)?(?=$|Next|\/|\(|@)/i.exec(place) ?? [];
  return letters in families || /^d[wb]$/.test(letters) ? name : undefined;
}

/** Tells which symbol in `root` the reader points at or has the focus on, and `null` where it is none any more. */
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
    // A finger that is lifted leaves what it has lit as it is, until it is put down elsewhere.
    if (pointerType !== 'touch' && !root.contains(relatedTarget as Node | null)) tell(null);
  });
}

/**
 * The symbol of an equation at a place. Fonts for equations claim so much room above and below that what the pointer is on
 * by their measure is often a number of the next line: what is drawn there counts.
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
