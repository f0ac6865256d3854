/** Every tag and every attribute of the catalog says in a sentence what it is for, and no sentence is about what is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commonAttributes, tagCatalog } from '#app/core/labeling/tags.ts';
import { attributeWords, worded } from '#app/core/labeling/tags/attribute-words.ts';
import { tagWords } from '#app/core/labeling/tags/words.ts';

const tags = [...tagCatalog.values()];
const attributes = tags.flatMap(({ type, attributes: own }) => [...own.keys(), ...commonAttributes].map((name) => ({ type, name })));

test('every tag and attribute has its sentence', () => {
  expect(tags.filter(({ type }) => !tagWords[type]).map(({ type }) => type)).toEqual([]);
  expect(attributes.filter(({ type, name }) => !attributeWords(type, name)).map(({ type, name }) => `${type}.${name}`)).toEqual([]);
});

test('sentences are short, and end', () => {
  const said = [...tags.map(({ type }) => tagWords[type] ?? ''), ...attributes.map(({ type, name }) => attributeWords(type, name) ?? '')];
  expect(said.filter((sentence) => sentence.length > 110 || !/^\S.*[.]$/.test(sentence))).toEqual([]);
});

test('no sentence is left of a tag or attribute that is gone', () => {
  const known = new Set(attributes.flatMap(({ type, name }) => [name, `${type}.${name}`]));
  expect(worded.filter((key) => !known.has(key))).toEqual([]);
  expect(Object.keys(tagWords).filter((type) => !tagCatalog.has(type))).toEqual([]);
});

const root = join(import.meta.dirname, '../../..');
/** Every word of the code that may read attributes: the editor, and what it asks of the language. */
function wordsOfCode(): Set<string> {
  const files = ['islands', 'app/core/labeling'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const read = files.filter((file) => /\.tsx?$/.test(file) && !/labeling\/(?:tags|builder)\//.test(file));
  const text = read.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  return new Set(text.toLowerCase().match(/[a-z_]+/g));
}

test('an attribute that nothing reads is said to be kept, and why', () => {
  const words = wordsOfCode();
  const idle = attributes.filter(({ type, name }) => tagCatalog.get(type)?.drawn && tagCatalog.get(type)?.attributes.has(name) && !words.has(name));
  expect(idle.length).toBeGreaterThan(10);
  expect(idle.filter(({ type, name }) => !/\bKept\b/.test(attributeWords(type, name) ?? '')).map(({ type, name }) => `${type}.${name}`)).toEqual([]);
});

test('what only sounds as if it were read is said to be kept as well', () => {
  const kept = ['Audio.player', 'AudioPlus.player', 'Image.showLabels', 'HyperTextLabels.strokeWidth', 'Vector.pointStyle', 'MagicWand.fillColor'];
  for (const one of kept)
    expect([one, attributeWords(...(one.split('.') as [string, string]))?.slice(0, 21)]).toEqual([one, 'Kept, without effect:']);
});

test('of an attribute without effect it is said why', () => {
  const idle = attributes.map(({ type, name }) => attributeWords(type, name) ?? '').filter((sentence) => /without effect/.test(sentence));
  expect(idle.length).toBeGreaterThan(0);
  expect(idle.filter((sentence) => !/^Kept, without effect: \S.+[.]$/.test(sentence))).toEqual([]);
});
