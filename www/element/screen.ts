/** The colours and pixel ratios of the page and the screen, as Rust takes them. */

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

/** The number of device pixels in one of an element's pixels. */
export const ratioOf = (element: Element): number => devicePixelRatio * zoomOf(element);

/** The factor by which the page's styles zoom an element. */
export function zoomOf(element: Element): number {
  // Not every browser has this property.
  return (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

/**
 * A length in device pixels, at `ratio` of them to a CSS pixel. It is `exact`, as the browser snaps it, unless that is more than a
 * pixel off: the browser's developer tools only emulate another ratio.
 */
export function devicePixels(length: number, ratio: number, exact?: number): number {
  const computed = Math.round(length * ratio);
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : computed;
}
