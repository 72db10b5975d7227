/** Fetches tables from an address. */

import { Failure } from './words.ts';


/** The most bytes that a table may have. All other limits are in Rust. */
const most = 64_000_000;

/** Fetches the content of a table. Throws a `Failure` with the reason if it cannot. */
export async function fetchTable(src: string): Promise<Uint8Array> {
  const shown = src.length > 80 ? `${src.slice(0, 80)}…` : src;
  let response: Response;
  try {
    const url = new URL(src, document.baseURI);
    if (!/^(https?|blob|data):$/.test(url.protocol)) throw new TypeError('no address of a table');
    response = await fetch(url);
  } catch {
    throw new Failure((words) => words.say('unreachable', { src: shown }));
  }
  const status = String(response.status);
  if (!response.ok) throw new Failure((words) => words.say('answered', { src: shown, status }));
  // Not every host states the length in advance; a blob has a size before it is read into memory.
  if (Number(response.headers.get('content-length') ?? 0) > most) throw new Failure((words) => words.say('too_large'));
  const blob = await response.blob();
  if (blob.size > most) throw new Failure((words) => words.say('too_large'));
  return new Uint8Array(await blob.arrayBuffer());
}
