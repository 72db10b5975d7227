/** What the screen and the style sheets have settled on, as Rust wants to know it. */

/** The colours of the probes in a shadow root, as 0xRRGGBB. */
export function coloursOf(root: ShadowRoot): Uint32Array {
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const colours = [...root.querySelectorAll('.probes i')].map((probe) => {
    if (pixel === null) return 0;
    pixel.fillStyle = getComputedStyle(probe).color;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return (red << 16) | (green << 8) | blue;
  });
  return Uint32Array.from(colours);
}

/** How many device pixels make one of an element's. */
export const ratioOf = (element: Element): number => devicePixelRatio * zoomOf(element);

/** How much larger than its own pixels the page's styles show an element. */
export function zoomOf(element: Element): number {
  // Not every browser says.
  return (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

/**
 * A length in device pixels, so many of which make a pixel of its own: as the browser snaps it, unless it only pretends to another
 * ratio, as its tools do.
 */
export function devicePixels(length: number, ratio: number, exact?: number): number {
  const computed = Math.round(length * ratio);
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : computed;
}
