/** A program that answers every line of input with a line of output. */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Program {
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  readonly #name: string;

  constructor(file: string, ...options: string[]) {
    this.#name = file;
    this.#process = spawn(file, options, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#answers = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
  }

  async ask(...words: (string | number)[]): Promise<string> {
    this.#process.stdin!.write(`${words.join(' ')}\n`);
    const { done, value } = await this.#answers.next();
    if (done === true) throw new Error(`${this.#name} has ended; its own words are above`);
    return value;
  }

  close(): void {
    this.#process.stdin!.end();
  }
}
