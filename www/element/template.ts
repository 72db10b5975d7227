/** The contents of the shadow root. */

import type { Words } from './words.ts';

const icon = (path: string): string =>
  `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${path}"/></svg>`;

export const frame = `
  <div class="stage"><div part="pictures" class="panels"></div><div class="poster"><img alt="" decoding="async" hidden><slot></slot><slot name="still" class="stills" hidden></slot></div></div>
  <div part="toolbar" class="toolbar" role="group">
    <button part="button" class="reset">${icon('M4 4v12M16 4 7 10l9 6z')}</button>
    <button part="button" class="back">${icon('M12 4 4 10l8 6zM16 4v12')}</button>
    <button part="button" class="play"><span class="to-play">${icon('M6 4l10 6-10 6z')}</span><span
      class="to-pause">${icon('M7 4v12M13 4v12')}</span><span class="label"></span></button>
    <button part="button" class="step">${icon('M8 4l8 6-8 6zM4 4v12')}</button>
    <input part="scrubber" class="scrubber" type="range" min="0" step="1" value="0">
    <label part="rate" class="rate"><span></span>&#32;<select>
      <option>1</option><option>10</option><option>100</option><option>1000</option>
    </select></label>
  </div>
  <div part="readouts" class="readouts"></div>
  <p part="status" class="status"></p>
  <p class="problem" role="alert"></p>
  <div class="below"></div>
  <p class="spoken" role="status"></p>
  <p class="tip" aria-hidden="true" hidden></p>
  <div class="probes" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i><i></i></div>`
  // White space between tags would show as lines on a page whose styles preserve white space.
  .replace(/>\s+</g, '><')
  .trim();

/** Labels the controls as they are while nothing plays. */
export function label(root: ShadowRoot, words: Words): void {
  const at = <T extends HTMLElement>(selector: string): T => root.querySelector(selector) as T;
  at('.toolbar').ariaLabel = words.say('training');
  Object.assign(at('.reset'), { ariaLabel: words.say('reset_fully'), title: words.say('reset') });
  Object.assign(at('.back'), { ariaLabel: words.say('one_back'), title: words.say('one_back') });
  Object.assign(at('.step'), { ariaLabel: words.say('one_on'), title: words.say('one_on') });
  at('.scrubber').ariaLabel = words.say('scrubber');
  at('.play .label').textContent = words.say('play');
  at('.rate span').textContent = words.say('rate');
}

/**
 * The numbers below the pictures: a place and a name for each. Weights only of a single neuron with few inputs: those of now, also
 * while the equations show a row's pass, which began with others.
 */
export function readouts(outputs: number, inputs: number, words: Words): string {
  const weights = outputs > 1 || inputs > 4 ? [] : Array.from({ length: inputs }, (_, index) => `w${index + 1}`).concat('b');
  const all = [['epoch', ''], ...weights.map((name) => [name, 'parameter'] as const), ['meanLoss', 'error']] as const;
  const name = (place: string): string => {
    if (place === 'meanLoss') return words.html('mean_loss');
    if (place === 'epoch') return words.html('epoch');
    return `<i>${place[0]}</i>${place.length > 1 ? `<sub>${place.slice(1)}</sub>` : ''}`;
  };
  const one = ([place, family]: readonly [string, string]): string =>
    `<span class="readout ${place}"${family === '' ? '' : ` data-symbol="${place === 'meanLoss' ? 'loss' : place}"`}><span class="${family}">${name(place)}</span> <span class="live" data-value="${family === 'parameter' ? `${place}Now` : place}"></span></span>`;
  const right = `<span class="readout"><span>${words.html('right')}</span> <span><span class="live" data-value="right"></span> ${words.html('of')} <span class="live" data-value="rows"></span></span></span>`;
  return all.map(one).join('') + right;
}
