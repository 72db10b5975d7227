/** A picture as PNG: its stacked canvases and the text beside them. */

import { canvasOf } from './picture-panel.ts';

/** The picture on the given background colour, with as many pixels as on the screen. */
export function pngOf(stack: Element, background: string): Promise<Blob> {
  const { width, height } = canvasOf(stack);
  const whole = new OffscreenCanvas(width, height);
  const context = whole.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  const box = stack.getBoundingClientRect();
  const ratio = width / box.width;
  for (const canvas of stack.querySelectorAll('canvas')) {
    const { left, top, width: across, height: down } = canvas.getBoundingClientRect();
    context.drawImage(canvas, (left - box.left) * ratio, (top - box.top) * ratio, across * ratio, down * ratio);
  }
  // The names of the axes are text beside the canvas.
  const labels = document.createTreeWalker(stack, NodeFilter.SHOW_TEXT);
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
