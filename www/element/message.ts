/** Messages with their gaps filled: no more than that, so that it can be tested without a browser. */

import type { Message } from '../build/locales.ts';

/** How a language parts thousands, and from which number on. */
export interface Numbers {
  readonly thousands: string;
  readonly from: number;
}

/** A whole number with its thousands parted. */
export function grouped(number: number, { thousands, from }: Numbers): string {
  return number < from ? String(number) : String(number).replace(/\B(?=(\d{3})+$)/g, thousands);
}

/**
 * A message with its gaps filled, a number of things as `written`. Of several forms that of the number's category, which `plural` knows; the
 * number is that of the gap `by`, or of the only one.
 */
export function filled(
  message: Message,
  gaps: Readonly<Record<string, string | number>>,
  plural: (count: number) => string,
  written: (number: number) => string,
): string {
  const text = typeof message === 'string' ? message : formOf(message, gaps, plural);
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = gaps[name] ?? gap;
    return typeof value === 'number' ? written(value) : value;
  });
}

function formOf(forms: Exclude<Message, string>, gaps: Readonly<Record<string, string | number>>, plural: (count: number) => string): string {
  const count = gaps[forms['by'] ?? Object.keys(gaps)[0] ?? ''];
  return (typeof count === 'number' ? forms[plural(count)] : undefined) ?? forms['other'] ?? '';
}
