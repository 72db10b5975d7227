/** Tables from an address. */

import * as words from './words/en.ts';

/** The most bytes of a table; Rust knows all other limits. */
const most = 64_000_000;

/** The content of a table. Throws an `Error` that says in a sentence why there is none. */
export async function fetchTable(src: string): Promise<Uint8Array> {
  const shown = src.length > 80 ? `${src.slice(0, 80)}…` : src;
  let response: Response;
  try {
    const url = new URL(src, document.baseURI);
    if (!/^(https?|blob|data):$/.test(url.protocol)) throw new TypeError('no address of a table');
    response = await fetch(url);
  } catch {
    throw new Error(words.unreachable(shown));
  }
  if (!response.ok) throw new Error(words.answered(shown, response.status));
  // Not every host says beforehand how much there is; of a blob it is known before it fills our memory.
  if (Number(response.headers.get('content-length') ?? 0) > most) throw new Error(words.tooLarge);
  const blob = await response.blob();
  if (blob.size > most) throw new Error(words.tooLarge);
  return new Uint8Array(await blob.arrayBuffer());
}
