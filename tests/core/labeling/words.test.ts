/** Every tag and every attribute of the catalog says in a sentence what it is for, and no sentence is about what is not there. */
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
