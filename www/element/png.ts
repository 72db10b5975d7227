/** A picture as PNG: its canvas, and the text that stands beside it. */

/** The picture on a ground of this colour, in as many pixels as the canvas has. */
export function pngOf(canvas: HTMLCanvasElement, background: string): Promise<Blob> {
  const whole = new OffscreenCanvas(canvas.width, canvas.height);
  const context = whole.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = background;
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(canvas, 0, 0);
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  // Names of axes stand beside the canvas, as text.
  const labels = document.createTreeWalker(canvas.parentElement as Element, NodeFilter.SHOW_TEXT);
  const place = document.createRange();
  context.textBaseline = 'middle';
  context.scale(ratio, ratio);
  while (labels.nextNode() !== null) {
    const word = labels.currentNode as Text;
    const { color, fontStyle, fontSize, fontFamily } = getComputedStyle(word.parentElement as Element);
    place.selectNodeContents(word);
    const { left, top, height } = place.getBoundingClientRect();
    context.fillStyle = color;
    context.font = `${fontStyle} ${fontSize} ${fontFamily}`;
    context.fillText(word.data, left - box.left, top - box.top + height / 2);
  }
  return whole.convertToBlob();
}
