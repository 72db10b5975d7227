/** Messages with their gaps filled: no more than that, so that it can be tested without a browser. */

/** A message: one form or, where grammar follows a number, one for each category of CLDR, chosen by the gap `by`. */
export type Message = string | Readonly<Record<string, string>>;

/** Messages by their names. Those of chapters have their chapter's before them: `and.title`. */
export type Messages = Readonly<Record<string, Message>>;

/** How a language parts thousands, and from which number on. */
export interface Numbers {
  readonly thousands: string;
  readonly from: number;
}

/** What is fetched for an element in a language. */
export interface Spoken {
  readonly run: string;
  readonly numbers: Numbers;
  /** In English, the script has them. */
  readonly element?: Messages;
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
