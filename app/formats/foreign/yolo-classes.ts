/** What the numbers of YOLO labels mean: notes.json of our own exports and others', data.yaml, or classes.txt. */
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { isObject } from '#app/core/is-object.ts';
import type { Held } from './held.ts';
import { partText, type Fault, type Part } from './model.ts';

/** `names` by class number. `points`: of skeletons behind each box, with so many `numbers` each (x, y, and whether it is there). */
export type Classes = { names: ReadonlyMap<number, string>; points: readonly string[]; numbers: 2 | 3 };

/** Larger ones list no classes. */
const mostBytes = 1_000_000;
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/** Surest first: a plain list knows neither numbers nor points. */
const sources: { isIt: (part: Part) => boolean; read: (content: string) => Classes | string }[] = [
  { isIt: ({ path, head }) => nameOf(path) === 'notes.json' && head.includes('"categories"'), read: ofNotes },
  { isIt: ({ path, head }) => /\.ya?ml$/i.test(path) && /^\s*names\s*:/m.test(head), read: ofYaml },
  { isIt: ({ path }) => /^(classes\.txt|obj\.names|.*\.names)$/.test(nameOf(path)), read: ofList },
];

export const isClasses = (part: Part): boolean => part.size <= mostBytes && sources.some(({ isIt }) => isIt(part));

const byNumber = (pairs: readonly (readonly [unknown, unknown])[]): Map<number, string> | undefined => {
  const names = new Map(pairs.map(([number, name]) => [Number(number), typeof name === 'number' ? String(name) : name]));
  const isRight = [...names].every(([number, name]) => Number.isInteger(number) && number >= 0 && typeof name === 'string' && name.trim() !== '');
  return isRight && names.size === pairs.length ? (names as Map<number, string>) : undefined;
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function ofNotes(content: string): Classes | string {
  const notes = JSON.parse(content) as unknown;
  const categories = isObject(notes) && Array.isArray(notes.categories) ? (notes.categories as unknown[]).filter(isObject) : [];
  const names = byNumber(categories.map(({ id, name }) => [id, name]));
  return names ? { names, points: texts(categories[0]?.keypoints), numbers: 3 } : 'Each of the "categories" needs an "id", a number, and a "name".';
}

function ofYaml(content: string): Classes | string {
  const read = parse(content, { maxAliasCount: 0 }) as unknown;
  const said = isObject(read) ? read : {};
  const names = byNumber(Array.isArray(said.names) ? [...said.names.entries()] : isObject(said.names) ? Object.entries(said.names) : []);
  if (!names) return '"names" must list the classes, or say a name for each number.';
  const [count, numbers] = Array.isArray(said.kpt_shape) ? (said.kpt_shape as unknown[]) : [];
  if (typeof count !== 'number') return { names, points: [], numbers: 3 };
  if (!Number.isInteger(count) || count < 1 || count > 1000 || (numbers !== 2 && numbers !== 3))
    return '"kpt_shape" must be how many key points there are, and 2 or 3 numbers for each.';
  const [own] = isObject(said.kpt_names) ? Object.values(said.kpt_names).map(texts) : [];
  return { names, points: Array.from({ length: count }, (_, index) => own?.[index] ?? `point ${index + 1}`), numbers };
}

function ofList(content: string): Classes | string {
  const lines = content.split(/\r\n?|\n/).map((line) => line.trim());
  while (lines.at(-1) === '') lines.pop();
  const names = byNumber([...lines.entries()]);
  return names ? { names, points: [], numbers: 3 } : 'Every line must be the name of a class.';
}

/** Of several files of a kind all must say the same. */
export async function readClasses(parts: readonly Part[], held: Held): Promise<Classes | Fault> {
  for (const { isIt, read } of sources) {
    const found = parts.filter(isIt);
    let first: Classes | undefined;
    for (const part of found) {
      const file = part.name;
      const classes = await text(partText(part)).then(read).catch(faultOf);
      if (typeof classes === 'string') return { file, row: 1, problem: classes };
      for (const name of [...classes.names.values(), ...classes.points]) {
        const problem = held.label(name);
        if (problem !== undefined) return { file, row: 1, problem };
      }
      if (first && JSON.stringify([...first.names]) !== JSON.stringify([...classes.names]))
        return { file, row: 1, problem: `These are other classes than those of ${found[0]!.name}. Send the two sets one after the other.` };
      first ??= classes;
    }
    if (first) return first;
  }
  return {
    file: parts[0]?.name ?? '',
    row: 1,
    problem:
      'Nothing says what the classes are called. Send classes.txt, with the name of a class in each line (that of class 0 first), or data.yaml with "names", together with these labels.',
  };
}

/** What a reader of JSON or YAML says is wrong; anything else is ours. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error) || !/^(SyntaxError|YAMLParseError|ReferenceError)$/.test(error.name)) throw error;
  return `This file cannot be read: ${error.message.split('\n')[0]!.replace(/[.:]$/, '')}.`;
}
