/** What the labeler costs over the wire: budgets of the plan, measured on what is really loaded. */
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { sources } from '#tests/house/files.ts';
import { bundleOnce, type Bundle } from '../bundle.ts';

let bundle: Bundle;
beforeAll(async () => {
  ({ bundle } = await bundleOnce());
});

/** A file with everything it imports at once. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind } of bundle.imports.get(file) ?? []) if (kind === 'import-statement') loaded(path, seen);
  return seen;
}

function chunkOf(input: string): string {
  const found = [...bundle.inputs].find(([, inputs]) => inputs.includes(input))?.[0];
  if (!found) throw new Error(`nothing holds ${input}`);
  return found;
}

const bytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(bundle.files.get(file) ?? new Uint8Array(), { level: 9 }).length, 0);
const labeler = () => new Set([...loaded(bundle.entry), ...loaded(chunkOf('islands/labeler/labeler.ts'))]);

test('the labeler without a surface weighs at most 30 kB', () => {
  expect(bytes(labeler())).toBeLessThanOrEqual(30_000);
});

test('the picture with Konva adds at most 60 kB', () => {
  const already = labeler();
  const added = [...loaded(chunkOf('islands/labeler/surfaces/image/image.ts'))].filter((file) => !already.has(file));
  expect(bytes(added)).toBeLessThanOrEqual(60_000);
});

test('a text adds at most 30 kB, a document at most 40 kB', () => {
  const already = labeler();
  const added = (kit: string) => [...loaded(chunkOf(`islands/labeler/kits/${kit}.ts`))].filter((file) => !already.has(file));
  expect(bytes(added('text'))).toBeLessThanOrEqual(30_000);
  expect(bytes(added('hyper-text'))).toBeLessThanOrEqual(40_000);
});

test('a video with its style adds at most 28 kB, and no Konva', () => {
  const already = labeler();
  const added = [...loaded(chunkOf('islands/labeler/kits/video.ts'))].filter((file) => !already.has(file));
  expect(bytes(added)).toBeLessThanOrEqual(28_000);
  expect(added.flatMap((file) => bundle.inputs.get(file) ?? []).filter((path) => path.includes('konva'))).toEqual([]);
});

test('a PDF with boxes adds at most 14 kB before its renderer and Konva come', () => {
  const already = labeler();
  const kits = ['pdf', 'rectangle'].flatMap((kit) => [...loaded(chunkOf(`islands/labeler/kits/${kit}.ts`))]);
  const added = [...new Set(kits)].filter((file) => !already.has(file));
  expect(bytes(added)).toBeLessThanOrEqual(14_000);
  expect(added.flatMap((file) => bundle.inputs.get(file) ?? []).filter((path) => /konva|pdfjs/.test(path))).toEqual([]);
});

test('no Konva and no parser travels with a text', () => {
  const inputs = [...labeler()].flatMap((file) => bundle.inputs.get(file) ?? []);
  expect(inputs.filter((path) => /konva|saxes|zod|labeling\/config\.ts/.test(path))).toEqual([]);
});

test('kits share the labeler’s file: a text (what all texts share is one) comes in at most nine, a picture with Konva in ten', () => {
  const files = (...parts: string[]) => new Set([...labeler(), ...parts.flatMap((part) => [...loaded(chunkOf(`islands/labeler/${part}`))])]).size;
  for (const kit of ['text', 'hyper-text']) expect(files(`kits/${kit}.ts`, 'panels/margin.tsx')).toBeLessThanOrEqual(9);
  expect(files('kits/image.ts', 'kits/picture.ts', 'kits/rectangle.ts', 'panels/margin.tsx')).toBeLessThanOrEqual(10);
});

test('every kit and sheet hangs on the base, so that what they share is not cut into small files', () => {
  const apart = sources('islands').filter(({ path, text }) => path.startsWith('islands/labeler/kits/') && /export const kit\b/.test(text));
  expect(apart.length).toBeGreaterThan(5);
  expect(apart.filter(({ text }) => !text.includes("import '../base.ts';")).map(({ path }) => path)).toEqual([]);
});
