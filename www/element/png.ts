/** A picture as PNG: its canvases over one another, and the text that stands beside them. */

/** At least one canvas, on a ground of this colour; as many pixels as the last of them. */
export function pngOf(canvases: readonly HTMLCanvasElement[], background: string): Promise<Blob> {
  const size = canvases.at(-1) as HTMLCanvasElement;
  const whole = new OffscreenCanvas(size.width, size.height);
  const context = whole.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = background;
  context.fillRect(0, 0, whole.width, whole.height);
  const box = size.getBoundingClientRect();
  const ratio = size.width / box.width;
  for (const canvas of canvases) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    context.drawImage(canvas, (left - box.left) * ratio, (top - box.top) * ratio, width * ratio, height * ratio);
  }
  // Names of axes stand beside the canvases, as text.
  const labels = document.createTreeWalker(size.parentElement as Element, NodeFilter.SHOW_TEXT);
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
