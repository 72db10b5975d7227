/** Tells the page around a frame how high the frame needs to be. */

/** The message that the page around the frame gets by `postMessage`. The height is in whole CSS pixels. */
export interface HeightMessage {
  readonly type: 'one-neuron:height';
  readonly height: number;
}

/** How long the page around the frame has to enlarge it before a scroll bar is shown, in milliseconds. */
const patience = 300;

/**
 * Sends the height once there is something to see, then whenever it changes, and whenever the page around sends a message of any
 * content: so a listener that comes late asks for it. Any page may have the height, because it is no secret. Nothing else is ever
 * sent, and a message has no other effect.
 *
 * `fragment` is that of the address. WordPress puts a secret there when it makes the frame; it expects the secret back, and other
 * names for the same message.
 */
export function tellHeight(fragment: string, seen: Promise<unknown>): void {
  if (parent === window) return;
  const secret = /[#?&]secret=([a-zA-Z0-9]+)/.exec(fragment)?.[1];
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measured = (): number => Math.ceil(document.body.getBoundingClientRect().height);

  // A scroll bar takes width, and a narrower figure may have only one column and be much higher. So it is shown only if the page
  // around has not followed the height.
  const settle = (): void => {
    clearTimeout(timer);
    if (measured() <= innerHeight) root.toggleAttribute('data-whole', true);
    else timer = setTimeout(() => root.toggleAttribute('data-whole', measured() <= innerHeight), patience);
  };
  const tell = (): void => {
    const height = measured();
    // A frame that is not displayed has no height.
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
