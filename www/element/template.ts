/** What stands in the shadow root. Words about numbers come from Rust; these are the names of things. */

import forward from '../equations/live-forward.tex';
import update from '../equations/live-update.tex';

const icon = (path: string): string =>
  `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${path}"/></svg>`;

/** Each panel by its name. Canvases lie over one another, from the lowest up. */
export const panels: Record<string, string> = {
  boundary: `
    <figure part="panel boundary" class="panel picture" data-panel="boundary">
      <figcaption>Decision boundary</figcaption>
      <div class="stack" role="img">
        <canvas class="field"></canvas><canvas></canvas><canvas></canvas>
        <span class="axis y" aria-hidden="true">x<sub>2</sub></span><span class="axis x" aria-hidden="true">x<sub>1</sub></span>
      </div>
    </figure>`,
  loss: `
    <figure part="panel loss" class="panel picture" data-panel="loss">
      <figcaption>Mean loss, epoch by epoch</figcaption>
      <div class="stack" role="img">
        <canvas></canvas><canvas></canvas><canvas></canvas>
      </div>
    </figure>`,
  equations: `
    <section part="panel equations" class="panel equations" data-panel="equations">
      <label class="row">Numbers of row <select class="rows"></select></label>
      <div class="pair">
        <div class="equation"><p class="name">Forward</p>${forward}</div>
        <div class="equation"><p class="name">Update</p>${update}</div>
      </div>
    </section>`,
};

export const frame = `
  <div class="panels"></div>
  <div part="toolbar" class="toolbar" role="group" aria-label="Training">
    <button part="button" class="reset" aria-label="Reset to epoch 0" title="Reset">${icon('M4 4v12M16 4 7 10l9 6z')}</button>
    <button part="button" class="back" aria-label="One epoch back" title="One epoch back">${icon('M12 4 4 10l8 6zM16 4v12')}</button>
    <button part="button" class="play"><span class="to-play">${icon('M6 4l10 6-10 6z')}</span><span
      class="to-pause">${icon('M7 4v12M13 4v12')}</span><span class="label">Play</span></button>
    <button part="button" class="step" aria-label="One epoch on" title="One epoch on">${icon('M8 4l8 6-8 6zM4 4v12')}</button>
    <input part="scrubber" class="scrubber" type="range" min="0" step="1" value="0" aria-label="Epoch">
    <label class="rate">Epochs per frame <select>
      <option>1</option><option>10</option><option>100</option><option>1000</option>
    </select></label>
  </div>
  <div class="readouts"></div>
  <p part="status" class="status"></p>
  <p class="problem" role="alert"></p>
  <div class="below"></div>
  <p class="spoken" role="status"></p>
  <div class="probes" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i><i></i></div>
  <slot hidden></slot>`;

/** The numbers below the pictures: a place for each, and what it is. */
export function readouts(inputs: number): string {
  const weights = Array.from({ length: Math.min(inputs, 4) }, (_, index) => [`w${index + 1}`, 'parameter'] as const);
  const all = [['epoch', ''], ...weights, ['b', 'parameter'], ['meanLoss', 'error']] as const;
  const name = (place: string): string => {
    if (place === 'meanLoss') return 'mean loss';
    if (place === 'epoch') return place;
    return `<i>${place[0]}</i>${place.length > 1 ? `<sub>${place.slice(1)}</sub>` : ''}`;
  };
  const one = ([place, family]: readonly [string, string]): string =>
    `<span class="readout ${place}"><span class="${family}">${name(place)}</span> <span class="live" data-value="${place}"></span></span>`;
  const right = '<span class="readout"><span>right</span> <span><span class="live" data-value="right"></span> of <span class="live" data-value="rows"></span></span></span>';
  return all.map(one).join('') + right;
}
