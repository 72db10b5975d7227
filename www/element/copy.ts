/** Copied equations as text that can be read: `L = ½ (out − y)²`. Fetched when the reader begins to select; see `copies.ts`. */

/** Adds text to what is copied, once for the page. */
export function readableCopies(): void {
  document.addEventListener('copy', copied);
}

function copied(event: ClipboardEvent): void {
  const path = event.composedPath();
  const range = selected(path.filter((node) => node instanceof ShadowRoot));
  if (range === undefined || (path[0] as Element).matches?.('input, textarea')) return;
  const { commonAncestorContainer: around } = range;
  const content = range.cloneContents();
  const isWithin = (around instanceof Element ? around : around.parentElement)?.closest('math') != null;
  // The content of whole figures is not in such a range: the browser copies it.
  if (!isWithin && (content.querySelector('math') === null || content.querySelector('one-neuron') !== null)) return;
  const rich = document.createElement('div');
  rich.append(content.cloneNode(true));
  event.clipboardData?.setData('text/html', rich.innerHTML);
  event.clipboardData?.setData('text/plain', tidy(isWithin ? within(content) : prose(content)));
  event.preventDefault();
}

/** What is selected, also within these roots. */
function selected(shadowRoots: ShadowRoot[]): Range | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getComposedRanges?.({ shadowRoots })[0] ?? selection.getRangeAt(0);
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

const tidy = (text: string): string => text.replace(/[^\S\n]+/g, ' ').replace(/ *\n\s*/g, '\n').replace(/([([]) /g, '$1').replace(/ ([)\],])/g, '$1').trim();

/** The text of content around equations: blocks in lines of their own. */
function prose(node: Node): string {
  return [...node.childNodes]
    .map((child) => {
      if (!(child instanceof Element)) return (child.textContent ?? '').replace(/\s+/g, ' ');
      const isMath = child.localName === 'math';
      const isBlock = isMath ? child.getAttribute('display') === 'block' || child.querySelector('mtable') !== null : blocks.test(child.localName);
      const text = isMath ? tidy(row(child)) : prose(child);
      return isBlock ? `\n${text}\n` : text;
    })
    .join('');
}

const blocks = /^(p|div|li|tr|d[dt]|h\d|section|figure|figcaption|ol|ul|table)$/;

/** The text of a part of an equation: of one row, or of several in lines of their own. */
function within(content: DocumentFragment): string {
  const parts = [...content.children];
  return parts.some(({ localName }) => localName === 'mtr') ? parts.map((part) => math(part, true)).join('\n') : row(content);
}

/** The text of a row of MathML. */
const row = (node: Node): string => [...node.childNodes].map((child, index) => (child instanceof Element ? math(child, index === 0) : (child.textContent ?? '').trim())).join('');

const lowered: Readonly<Record<string, string>> = { i: 'ᵢ', j: 'ⱼ', n: 'ₙ', m: 'ₘ' };
const raised: Readonly<Record<string, string>> = { 2: '²', 3: '³', '⊤': 'ᵀ', '′': '′', '': '' };

const grouped = (text: string): string => (/^\S+$/.test(text) ? text : `(${text})`);
const sub = (text: string): string => (/^[\dijnm]+$/.test(text) ? text.replace(/./g, (one) => lowered[one] ?? String.fromCharCode(0x2080 + Number(one))) : `_${grouped(text)}`);
const sup = (text: string): string => raised[text] ?? `^${grouped(text)}`;

function math(node: Element, isFirst: boolean): string {
  const parts = [...node.children].map((child) => tidy(math(child, true)));
  const [base = '', one = '', other = ''] = parts;
  switch (node.localName) {
    case 'mfrac':
      if (base === '' || one === '') return base + one;
      return base === '1' && one === '2' ? ' ½ ' : ` ${grouped(base)}/${grouped(one)} `;
    case 'msup':
      return base + sup(one);
    case 'msub':
    case 'munder':
      return base + sub(one);
    case 'msubsup':
    case 'munderover':
      return base + sub(one) + sup(other);
    case 'mover':
      return /^[¯‾―_]$/.test(one) ? `${base}\u0304` : base;
    case 'msqrt':
      return `√(${row(node)})`;
    case 'mtable':
      return parts.join('\n');
    case 'mtr':
      return parts.join(' ');
    case 'mspace':
      return ' ';
    case 'mo': {
      const sign = (node.textContent ?? '').trim().replace(/[\u2061-\u2064]/g, '');
      // A sign at the beginning is not one between two terms.
      return (isFirst ? /^[=←]$/ : /^[=+−·⋅×←→≈≠≤≥<>]$/).test(sign) ? ` ${sign} ` : sign === ',' ? ', ' : sign;
    }
    default:
      return row(node);
  }
}
