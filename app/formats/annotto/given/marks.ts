/** The blocks of a line as a list of marks (annotto-superb A3.2, A3.3). */
import type { Point } from '#app/core/labeling/shapes/plane.ts';
import type { TaskType } from '../config.ts';
import type { AnswerShape, Block, Entry, PredictionShape } from './shapes.ts';

/** `id`: by which relations name it. Characters count in UTF-16 units, coordinates in fractions of the picture. */
export type GivenMark = {
  type: TaskType;
  category: string;
  value: string;
  id?: number;
  start?: number;
  end?: number;
  coords?: Point[];
  text?: string;
  proba?: number;
};
export type GivenLink = { label: string; src: number; dest: number };
export type GivenAnswer = { marks: GivenMark[]; links: GivenLink[] };

/** A sentence that says what one of the entries lacks. */
export class BrokenMark extends Error {}

const need = (isThere: boolean, entry: Entry, what: string): void => {
  if (!isThere) throw new BrokenMark(`"${entry.value}" needs ${what}.`);
};

function markOf(type: TaskType, category: string, entry: Entry): GivenMark {
  const base = { type, category, value: entry.value };
  if (type === 'classifications') return { ...base, ...(typeof entry.proba === 'number' && { proba: entry.proba }) };
  if (type === 'text') {
    need(entry.text !== undefined, entry, '"text"');
    return { ...base, text: entry.text };
  }
  if (type === 'zone') {
    need(entry.coords !== undefined, entry, '"coords"');
    return { ...base, coords: entry.coords };
  }
  const [start, end] = [entry.start_char ?? entry.start, entry.end_char ?? entry.end];
  need(start !== undefined && end !== undefined && start <= end, entry, 'a start, and an end behind it');
  return { ...base, start, end, ...(entry.ent_id !== undefined && { id: entry.ent_id }) };
}

const entriesOf = ({ labels, entities }: Block): Entry[] => [...(labels ?? []), ...(entities ?? [])];

/** @throws BrokenMark */
export function answerOf({ ner, ...blocks }: AnswerShape): GivenAnswer {
  const { relations = [], ...words } = ner ?? {};
  const all = { ...blocks, ner: words as Record<string, Block> };
  const marks = (['classifications', 'ner', 'zone', 'text'] as const).flatMap((type) =>
    Object.entries(all[type] ?? {}).flatMap(([category, block]) => entriesOf(block).map((entry) => markOf(type, category, entry))),
  );
  return { marks, links: relations };
}

/** A predicted block does not name its type: what its entries hold tells it. */
function typeOf(block: Block, entry: Entry): TaskType {
  if (entry.coords) return 'zone';
  if (entry.text !== undefined) return 'text';
  if (entry.start !== undefined || entry.start_char !== undefined) return 'ner';
  if (block.labels?.includes(entry)) return 'classifications';
  throw new BrokenMark(`"${entry.value}" needs coords, a text, or a start and an end.`);
}

/** @throws BrokenMark */
export const predictedMarks = ({ annotations }: PredictionShape): GivenMark[] =>
  Object.entries(annotations).flatMap(([category, block]) => entriesOf(block).map((entry) => markOf(typeOf(block, entry), category, entry)));
