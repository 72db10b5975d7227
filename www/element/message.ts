/** Fills the gaps of messages: no more than that, so that it can be tested without a browser. */

/** A message: one form or, where grammar depends on a number, one for each category of CLDR, chosen by the gap `by`. */
export type Message = string | Readonly<Record<string, string>>;

/** Messages by their names. Those of chapters begin with the chapter's name: `and.title`. */
export type Messages = Readonly<Record<string, Message>>;

/** How a language separates thousands, and from which number on. */
export interface Numbers {
  readonly thousands: string;
  readonly from: number;
}

/** What is fetched for an element in a language. */
export interface Spoken {
  readonly run: string;
  readonly numbers: Numbers;
  /** Absent in English: the script has those. */
  readonly element?: Messages;
}

/** A whole number with its thousands separated. */
export function grouped(number: number, { thousands, from }: Numbers): string {
  return number < from ? String(number) : String(number).replace(/\B(?=(\d{3})+$)/g, thousands);
}

/**
 * A message with its gaps filled, numbers as `written` returns them. Of several forms, the one for the category that `plural` returns for
 * a number: that of the gap `by`, or of the only gap.
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
