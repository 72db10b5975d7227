/** The small menu in a picture's caption that saves it as a file. */

import { download } from './download.ts';
import { nodes } from './markup.ts';
import type { Host } from './panel.ts';

/** The menu for the picture of a panel. */
export function saveMenu(panel: string, title: string, host: Host): HTMLElement {
  const { words } = host;
  const menu = nodes(`
    <details part="save" class="save"><summary title="${words.html('save_picture')}"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M10 3v10M6 9l4 4 4-4M4 16.5h12"/></svg></summary>
      <div class="kinds"><button data-kind="png">PNG</button><button data-kind="svg">SVG</button></div></details>`)
    .firstElementChild as HTMLDetailsElement;
  const summary = menu.querySelector('summary') as HTMLElement;
  summary.ariaLabel = words.say('save_the_picture', { title });

  for (const button of menu.querySelectorAll('button')) {
    const kind = button.dataset['kind'] === 'svg' ? 'svg' : 'png';
    button.ariaLabel = words.say('save_as', { kind: kind.toUpperCase() });
    button.addEventListener('click', async () => {
      // Close at once: making the picture takes time, and the menu may be opened again meanwhile.
      close(true);
      const { source_name: source, epoch } = host.neuron;
      try {
        download(await host.picture(panel, kind), `${source}-${panel}-epoch-${epoch}.${kind}`);
        host.say('');
      } catch (cause) {
        host.say((cause as Error).message);
      }
    });
  }

  const close = (back: boolean): void => {
    menu.open = false;
    document.removeEventListener('pointerdown', outside);
    if (back) summary.focus();
  };
  const outside = (event: Event): void => {
    if (!event.composedPath().includes(menu)) close(false);
  };
  // The click comes from pointer or keyboard, before the menu opens.
  summary.addEventListener('click', () => document.addEventListener('pointerdown', outside));
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close(false);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    close(true);
  });
  return menu;
}
