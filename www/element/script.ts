/** Scripts that are fetched later, from beside the element's own. */

/** Why a script is not there. */
export class Lost extends Error {
  /** The name of its file, if the browser tells it. */
  readonly file: string;

  constructor(address: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = address.slice(address.lastIndexOf('/') + 1);
  }
}

/** The addresses of scripts that could not be fetched. */
const lost = new Set<string>();

/**
 * Fetches the script that `load` imports, or throws `Lost`. After that, the next call tries again: under another address, because
 * Firefox remembers that an import has failed.
 */
export async function script<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const [address = ''] = /https?:[^\s?]+\.js/.exec(String(cause)) ?? [];
    if (!lost.has(address)) {
      if (address !== '') lost.add(address);
      throw new Lost(address, cause);
    }
    return (import(/* @vite-ignore */ `${address}?${Date.now()}`) as Promise<T>).catch((again: unknown) => {
      throw new Lost(address, again);
    });
  }
}
