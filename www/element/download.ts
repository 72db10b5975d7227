/** Saves files. */

/** Has the browser save `content` under a name, as if a link to it had been clicked. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Not at once: the browser has only begun to read from the URL.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
