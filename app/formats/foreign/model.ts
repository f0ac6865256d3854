/** What a format of labels that other tools wrote is to an import: a detector, and a reader of tasks with answers. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import type { Losses } from '../losses.ts';
import { decoded, NotText, wideEncoding } from '../read/decode.ts';
import { owned } from '../read/own.ts';

/**
 * A file of text, or of what is nothing by itself. `path`: within its archive, else its name. `name`: for people, with the archive.
 * `head`: its first characters, `headSize` at most. `size`: bytes.
 */
export type Part = { name: string; path: string; head: string; size: number; open: () => AsyncIterable<Uint8Array> };

/** A picture, sound or film beside them. `size`: pixels as browsers show it, read from its bytes; undefined where they do not say. */
export type Medium = { path: string; size: () => Promise<Size | undefined> };

/** All that came in with one import. */
export type Delivery = { parts: readonly Part[]; media: readonly Medium[] };

/** A fault of the files. `file` as `Part.name`; `row`: line, from 1. */
export type Fault = { file: string; row: number; problem: string };

/** A task as `readItem` takes it: `data` with media by their path in the delivery, answers as rows for the found config. */
export type ForeignTask = {
  data: Record<string, unknown>;
  meta?: Record<string, unknown>;
  annotations?: (Record<string, unknown> & { result: Row[] })[];
  predictions?: (Record<string, unknown> & { result: Row[] })[];
} & Record<string, unknown>;
/** `isHere`: answers alone, to a task that the project has: its `data` is what the project has of it. */
export type ForeignItem = Fault | { file: string; row: number; task: ForeignTask; isHere?: true };

/**
 * What the files hold. `words`: how much, "3 pictures, 12 labels". `count` of the items. `markup`: the labeling config that the rows are
 * written for. `used`: the labels that rows name, by the name of their control there; one that has
 * none there is not needed, and one that stands not here needs all of its own.
 * `items` may be asked for once; `leftOut` is whole when they have come. Whoever is done, or gives up, calls `close`.
 * `reasons`: of a format that fits its labels itself; where `markup` is not the project's own, why that did not do. `notes`: what else is to
 * be said, as parts of sentences.
 */
export type Survey = {
  reasons?: readonly string[];
  notes?: readonly string[];
  words: string;
  count: number;
  markup: string;
  used: ReadonlyMap<string, ReadonlySet<string>>;
  items: () => AsyncIterable<ForeignItem>;
  leftOut: Losses;
  close?: () => Promise<void>;
};

/**
 * What is here already. `config`: of the project, where it has one. `isEmpty`: without tasks it may still get another. `isMember`: whether an
 * answer of the person with this e-mail address can be theirs. `memberNamed`: the address of the only one of that name. `now`: when the import was asked for.
 * `mostTasks`: what an import may hold. `dataNamed`: data of the tasks that are here, by the names that files gave them.
 */
export type Here = {
  config?: LabelingConfig;
  isEmpty: boolean;
  isMember: (email: string) => boolean;
  memberNamed: (name: string) => string | undefined;
  now: Date;
  mostTasks: number;
  dataNamed: (names: readonly string[]) => Promise<ReadonlyMap<string, Record<string, unknown>>>;
};

/** `find`: those of the parts that are of this format, by what stands in them. `survey` reads them once, to know what they hold. */
export type ForeignFormat = {
  title: string;
  find: (delivery: Delivery) => Promise<readonly Part[]> | readonly Part[];
  survey: (parts: readonly Part[], delivery: Delivery, here: Here) => Promise<Survey | readonly Fault[]>;
};

/** Characters of a head at most; most files of labels for one picture are shorter. */
export const headSize = 1000;
/** The first bytes as text, as well as they may be read. Four of them make a character at most. */
export const headText = (head: Uint8Array): string => {
  const wide = wideEncoding(head);
  const text = new TextDecoder(wide === undefined || wide === 'utf-32' ? 'utf-8' : wide).decode(head.subarray(0, 4 * headSize));
  return owned(text.slice(0, headSize));
};
/** @throws NotText, which names the part. */
export async function* partText({ name, open }: Pick<Part, 'name' | 'open'>): AsyncIterable<string> {
  try {
    yield* decoded(open());
  } catch (error) {
    if (error instanceof NotText) error.file = name;
    throw error;
  }
}
/** No more faults are gathered before a file is given up. */
export const mostFaults = 1000;
