/** Labels of other tools among the files of an import: which format they are of, and which files are parts of it. */
import { annottoFiles } from './annotto/given.ts';
import { cocoFiles } from './foreign/coco.ts';
import { conllFiles } from './foreign/conll.ts';
import { vocFiles } from './foreign/voc.ts';
import { yoloFiles } from './foreign/yolo.ts';
import type { Delivery, ForeignFormat, Part } from './foreign/model.ts';
import { manifestHead } from './manifest.ts';
import { superbFiles } from './superb/given.ts';

/** The first that finds something counts, so those that are surest of themselves stand first. */
const formats: readonly ForeignFormat[] = [annottoFiles, superbFiles, cocoFiles, vocFiles, yoloFiles, conllFiles];

/** `parts`: what is of the format. `rest`: texts that are not. `others`: what of those is labels of other formats, which are not read with it. */
export type FoundForeign = { format: ForeignFormat; parts: readonly Part[]; rest: readonly Part[]; others: readonly Other[] };
/** Labels of yet another tool among the rest. */
export type Other = { title: string; parts: readonly Part[] };

/** What our own exports lay beside the labels: it tells of them, and holds none. */
const isLeaflet = ({ path, head }: Part): boolean =>
  /(^|\/)(left-out\.txt|image-addresses\.csv)$/.test(path) || head.startsWith(manifestHead.trimEnd());

export async function findForeign(delivery: Delivery, known = formats): Promise<FoundForeign | undefined> {
  for (const format of known) {
    const parts = await format.find(delivery);
    if (parts.length === 0) continue;
    const taken = new Set(parts);
    const rest = delivery.parts.filter((part) => !taken.has(part) && !isLeaflet(part));
    return { format, parts, rest, others: await othersIn({ ...delivery, parts: rest }, known.slice(known.indexOf(format) + 1)) };
  }
  return undefined;
}

async function othersIn({ parts, media }: Delivery, known: readonly ForeignFormat[]): Promise<Other[]> {
  const others: Other[] = [];
  let rest = parts;
  for (const format of rest.length > 0 ? known : []) {
    const found = await format.find({ parts: rest, media });
    if (found.length > 0) others.push({ title: format.title, parts: found });
    rest = rest.filter((part) => !found.includes(part));
  }
  return others;
}
