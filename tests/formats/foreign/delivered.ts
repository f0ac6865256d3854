/** Files as an import hands them to readers of foreign labels, and what those make of them. */
import { findForeign } from '#app/formats/foreign.ts';
import { headText, type Fault, type ForeignItem, type Medium, type Part, type Survey } from '#app/formats/foreign/model.ts';
import { pictureSize } from '#app/formats/foreign/picture-size.ts';
import { kindOf } from '#app/formats/kinds.ts';

async function* chunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

export function partOf(path: string, content: string | Uint8Array): Part {
  const bytes = Buffer.from(content);
  return { name: path, path, head: headText(bytes), size: bytes.length, open: () => chunks(bytes) };
}

/** By path. Pictures are told by their bytes. */
export const delivered = (files: Record<string, string | Uint8Array>): { parts: Part[]; media: Medium[] } => {
  const all = Object.entries(files).map(([path, content]) => ({ path, content, kind: kindOf(path, Buffer.from(content)).kind }));
  return {
    parts: all.filter(({ kind }) => kind !== 'media').map(({ path, content }) => partOf(path, content)),
    media: all.filter(({ kind }) => kind === 'media').map(({ path, content }) => ({ path, size: () => pictureSize(chunks(Buffer.from(content))) })),
  };
};

export type Told = Omit<Survey, 'items' | 'close' | 'leftOut'> & { title: string; items: ForeignItem[]; leftOut: Record<string, number> };

/** Undefined where nothing is found; else all of it, or its faults. */
export async function foreign(files: Record<string, string | Uint8Array>, mostTasks = 250_000): Promise<Told | readonly Fault[] | undefined> {
  const delivery = delivered(files);
  const found = await findForeign(delivery);
  if (!found) return undefined;
  const survey = await found.format.survey(found.parts, delivery, {
    isEmpty: true,
    isMember: () => false,
    memberNamed: () => undefined,
    now: new Date(0),
    mostTasks,
    dataNamed: async () => new Map(),
  });
  if (!('items' in survey)) return survey;
  const items: ForeignItem[] = [];
  for await (const item of survey.items()) items.push(item);
  await survey.close?.();
  const { words, count, markup, used, leftOut } = survey;
  return {
    title: found.format.title,
    words,
    count,
    markup,
    used,
    items,
    leftOut: Object.fromEntries(leftOut.list.map(({ what, count: times }) => [what, times])),
  };
}

/** The same where it must be found and right. */
export async function read(files: Record<string, string | Uint8Array>): Promise<Told> {
  const told = await foreign(files);
  if (!told || !('items' in told)) throw new Error(JSON.stringify(told ?? 'nothing is found'));
  return told;
}
