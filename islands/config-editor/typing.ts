/** What keys mean in markup, over plain text: no element is touched here. */

/** A text with its selection, in UTF-16 units. */
export type Typed = { text: string; start: number; end: number };
/** Replaces `from`..`to` by `insert`; afterwards `start`..`end` is selected. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number };

const step = '  ';
const startOfLine = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Tab: within one line two spaces at the caret, over several lines each one deeper. */
export function indent({ text, start, end }: Typed): Edit {
  if (!text.slice(start, end).includes('\n')) return { from: start, to: end, insert: step, start: start + step.length, end: start + step.length };
  const from = startOfLine(text, start);
  const lines = text.slice(from, end).split('\n');
  const insert = lines.map((line) => (line ? step + line : line)).join('\n');
  return { from, to: end, insert, start: start + (lines[0] ? step.length : 0), end: end + insert.length - (end - from) };
}

/** Shift+Tab: each line of the selection one step back, as far as it has one. */
export function outdent({ text, start, end }: Typed): Edit {
  const from = startOfLine(text, start);
  const lines = text.slice(from, end).split('\n');
  const given = text.slice(end).search(/\n|$/) + end;
  const whole = text.slice(from, given).split('\n');
  const insert = whole.map((line) => line.replace(/^( {1,2}|\t)/, '')).join('\n');
  const firstLost = whole[0]!.length - whole[0]!.replace(/^( {1,2}|\t)/, '').length;
  const lost = given - from - insert.length;
  const newStart = Math.max(from, start - firstLost);
  return { from, to: given, insert, start: newStart, end: lines.length === 1 ? Math.max(newStart, end - firstLost) : Math.max(newStart, end - lost) };
}

/** Enter: the new line starts as deep as this one, one deeper after an opening tag. */
export function newLine({ text, start, end }: Typed): Edit {
  const line = text.slice(startOfLine(text, start), start);
  const depth = /^[ \t]*/.exec(line)![0];
  const opens = /<[A-Za-z][^<>]*[^/<>]>\s*$|<[A-Za-z]>\s*$/.test(line);
  const insert = `\n${depth}${opens ? step : ''}`;
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}

/** Where a place (line and column from 1) stands in the text; beyond the end is the end. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}

export const countLines = (text: string): number => text.split('\n').length;

/** The one stretch by which two texts differ; the caret then stands behind it. */
export function changeBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const insert = after.slice(from, after.length - tail);
  return { from, to: before.length - tail, insert, start: from + insert.length, end: from + insert.length };
}

/** What turned `asked` into `answer`, done to what stands there `now`; nothing where both changed the same stretch. */
export function carriedOver(asked: string, answer: string, now: string): Edit | undefined {
  if (asked === now) return changeBetween(now, answer);
  const typed = changeBetween(asked, now);
  const made = changeBetween(asked, answer);
  if (made.to <= typed.from) return made;
  if (made.from < typed.to) return undefined;
  const by = now.length - asked.length;
  return { from: made.from + by, to: made.to + by, insert: made.insert, start: made.start + by, end: made.end + by };
}
