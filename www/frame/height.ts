/** Tells the page around a frame how high the frame would have to be. */

/** What the page around gets by `postMessage`, in whole CSS pixels. */
export interface HeightMessage {
  readonly type: 'one-neuron:height';
  readonly height: number;
}

/** How long the page around has, in milliseconds, to make room before there is a scroll bar. */
const patience = 300;

/**
 * Once there is something to see, tells the height, then whenever it changes, and whenever the page around sends a message, whatever that says: a listener
 * that comes late asks so. A height is no secret, so any page may have it; nothing else is ever told, and nothing is done
 * on being asked.
 *
 * `fragment` is that of the address. WordPress, where it makes the frame, puts a word there that it wants to hear again, and
 * has other names for the same.
 */
export function tellHeight(fragment: string, seen: Promise<unknown>): void {
  if (parent === window) return;
  const secret = /[#?&]secret=([a-zA-Z0-9]+)/.exec(fragment)?.[1];
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measured = (): number => Math.ceil(document.body.getBoundingClientRect().height);

  // A scroll bar takes width, which may make a figure of one column of it, and higher by far: so it comes only where the
  // page around has let the height pass by.
  const settle = (): void => {
    clearTimeout(timer);
    if (measured() <= innerHeight) root.toggleAttribute('data-whole', true);
    else timer = setTimeout(() => root.toggleAttribute('data-whole', measured() <= innerHeight), patience);
  };
  const tell = (): void => {
    const height = measured();
    // A frame that is not displayed has none.
    if (height === 0) return;
    const message: HeightMessage = { type: 'one-neuron:height', height };
    parent.postMessage(secret === undefined ? message : { ...message, message: 'height', value: height, secret }, '*');
    settle();
  };

  root.toggleAttribute('data-whole', true);
  void seen.then(() => {
    new ResizeObserver(tell).observe(document.body, { box: 'border-box' });
    addEventListener('resize', settle);
    addEventListener('message', ({ source }) => {
      if (source === parent) tell();
    });
  });
}
