/** Lines of YOLO labels: a class and fractions of the picture, which are a box, a box with key points, an outline, or the corners of a turned box. */
import { tooLong } from '../read/limits.ts';
import { readLines } from '../read/lines.ts';
import { partText, type Fault, type Part } from './model.ts';
import type { Classes } from './yolo-classes.ts';

/** `values` without the class and the score. */
export type Line = { row: number; label: string; kind: 'box' | 'points' | 'outline'; values: number[]; score?: number };

const number = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A class and at least a box. */
const line = /^\s*\d+(?:\.0*)?(?:\s+-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?){4,}\s*$/i;

/** As a whole file of labels, an empty one too, begins: its last line may be cut. */
export const looksLikeLabels = (head: string, isWhole: boolean): boolean =>
  head
    .split(/\r\n?|\n/)
    .slice(0, isWhole ? undefined : -1)
    .every((each) => each.trim() === '' || line.test(each));

/** Characters of a line: an outline of more points than a region can have is shorter. */
const longestLine = 1_000_000;
/** Beyond it numbers are pixels, not fractions. */
const most = 4;

function lineOf(text: string, row: number, { names, points, numbers }: Classes): Line | string | undefined {
  if (text.length > longestLine) return tooLong('This line', longestLine);
  const [first, ...rest] = text.split(/\s+/).filter(Boolean);
  if (first === undefined) return undefined;
  const wrong = [first, ...rest].find((each) => !number.test(each));
  if (wrong !== undefined)
    return `"${wrong.slice(0, 50)}" is no number. A line is a class and fractions of the picture, such as "0 0.5 0.5 0.2 0.1".`;
  const label = names.get(Number(first));
  if (label === undefined)
    return `There is no class ${first.slice(0, 20)}; ${names.size === 0 ? 'none is named' : `the classes are ${rangeOf([...names.keys()])}`}.`;
  const all = rest.map(Number);
  const far = all.find((each) => Math.abs(each) > most);
  if (far !== undefined) return `${far} is no fraction of the picture, which goes from 0 to 1. Are these pixels?`;
  const withPoints = 4 + points.length * numbers;
  if (points.length > 0 && all.length === withPoints && isSeen(all, numbers)) return { row, label, kind: 'points', values: all };
  if (all.length < 4) return `A box takes four numbers behind its class; here are ${all.length}.`;
  const isScored = all.length % 2 === 1;
  const values = isScored ? all.slice(0, -1) : all;
  return { row, label, kind: values.length === 4 ? 'box' : 'outline', values, ...(isScored && { score: Math.min(1, Math.max(0, all.at(-1)!)) }) };
}

/** Whether each point says 0, 1 or 2 of itself; where none says anything there is nothing to tell by. */
const isSeen = (all: readonly number[], numbers: 2 | 3): boolean =>
  numbers === 2 || all.slice(4).every((each, index) => index % 3 !== 2 || [0, 1, 2].includes(each));

const rangeOf = (numbers: readonly number[]): string =>
  numbers.length > 20 ? `${Math.min(...numbers)} to ${Math.max(...numbers)}` : numbers.toSorted((a, b) => a - b).join(', ');

/** The lines of one file. */
export async function* linesOf(part: Part, classes: Classes): AsyncIterable<Line | Fault> {
  for await (const item of readLines(partText(part), 'line')) {
    const read = 'problem' in item ? item.problem : lineOf((item.value as { line: string }).line, item.row, classes);
    if (typeof read === 'string') yield { file: part.name, row: item.row, problem: read };
    else if (read) yield read;
  }
}
