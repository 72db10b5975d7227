/** Compresses long links: `z=…`, a query by the platform's own Deflate, in the letters of base64url. Few links need it. */

/** The most letters of a compressed link. Browsers and most programs pass it on; a fragment is sent to no server. */
const most = 32_000;

/** `undefined` if it is too long. */
export async function pack(query: string): Promise<string | undefined> {
  const bytes = await through(new TextEncoder().encode(query), new CompressionStream('deflate-raw'));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return letters.length > most ? undefined : `z=${letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Throws if it cannot be read. */
export async function unpack(letters: string): Promise<string> {
  if (letters.length > most) throw new RangeError('longer than any link');
  const bytes = Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

async function through(bytes: Uint8Array<ArrayBuffer>, { readable, writable }: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const writer = writable.getWriter();
  // What is wrong with the bytes is told by the other end.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const chunks: BlobPart[] = [];
  const reader = readable.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value as Uint8Array<ArrayBuffer>);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
