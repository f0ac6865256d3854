/** Stretches of text named by a tree (`<Taxonomy labeling="true">`): rows in and out, what is asked of them, and what stays an answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { parseConfig } from '#app/core/labeling/config.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';

const tree = '<Choice value="Bacteria"/><Choice value="Eukarya"><Choice value="Human" alias="human"/><Choice value="Oak"/></Choice>';
const config = configOf(`<View><Text name="txt" value="$t"/><HyperText name="page" value="$h"/>
<Taxonomy name="life" toName="txt" labeling="true" required="true" leafsOnly="true" maxUsages="2">${tree}</Taxonomy>
<Taxonomy name="topic" toName="page" labeling="true">${tree}</Taxonomy><Taxonomy name="whole" toName="txt">${tree}</Taxonomy>
<Choices name="sure" toName="txt" perRegion="true"><Choice value="yes"/></Choices></View>`);

const span = { start: 4, end: 9, text: 'x\\ny' };
const rows: Row[] = [
  {
    id: 's1',
    from_name: 'life',
    to_name: 'txt',
    type: 'taxonomy',
    origin: 'manual',
    meta: { text: ['a note'] },
    value: { ...span, taxonomy: [['Bacteria'], ['Eukarya', 'human']], since: 2 },
  },
  { id: 's1', from_name: 'sure', to_name: 'txt', type: 'choices', origin: 'manual', value: { start: 4, end: 9, choices: ['yes'] } },
  {
    id: 'p1',
    from_name: 'topic',
    to_name: 'page',
    type: 'taxonomy',
    origin: 'prediction',
    score: 0.5,
    value: {
      start: '/p[1]/text()[1]',
      end: '/p[1]/text()[1]',
      startOffset: 1,
      endOffset: 3,
      globalOffsets: { start: 1, end: 3 },
      text: 'ab',
      taxonomy: [['Eukarya']],
    },
  },
  { id: 'w', from_name: 'whole', to_name: 'txt', type: 'taxonomy', origin: 'manual', value: { taxonomy: [['Eukarya', 'Oak']] } },
];

test('regions of a tree keep their paths, their text and all else from row to row', () => {
  const { doc, failed } = parseResult(rows, config);
  expect(failed).toEqual([]);
  expect(doc.regions.map(({ id, kind, labels }) => ({ id, kind, labels }))).toEqual([
    { id: 's1', kind: 'span', labels: ['Bacteria', 'Eukarya\nhuman'] },
    { id: 'p1', kind: 'passage', labels: ['Eukarya'] },
  ]);
  expect(doc.answers.map(({ from, region }) => [from, region])).toEqual([
    ['sure', 's1'],
    ['whole', undefined],
  ]);
  expect(serializeResult(doc, config)).toEqual(rows);
});

test('any places of any tree come back as they were written', () => {
  const name = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\n'));
  const paths = fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(paths, fc.nat(99), fc.nat(99), (taxonomy, start, end) => {
      const written = [{ ...rows[0], value: { start, end, taxonomy } }];
      const { doc, failed } = parseResult(written, config);
      expect([failed, doc.regions.length]).toEqual([[], 1]);
      expect(serializeResult(doc, config)).toEqual(written);
    }),
    { seed: 20_260, numRuns: 300 },
  );
});

test('what cannot be a place of a tree is no region, and is kept', () => {
  const odd: Row[] = [
    { id: 'a', from_name: 'life', to_name: 'txt', type: 'taxonomy', origin: 'manual', value: { taxonomy: [['Bacteria']] } },
    { id: 'b', from_name: 'life', to_name: 'txt', type: 'taxonomy', origin: 'manual', value: { ...span, taxonomy: [['two\nlines']] } },
  ];
  const { doc } = parseResult(odd, config);
  expect(doc.regions).toEqual([]);
  expect(serializeResult(doc, config)).toEqual(odd);
});

test('a tree that labels is checked like the tree it is, region by region', () => {
  const of = (taxonomy: string[][]) => parseResult([{ ...rows[0], value: { ...span, taxonomy } }], config).doc;
  const said = (taxonomy: string[][]) => checkResult(config, of(taxonomy)).map(({ message }) => message);
  expect(said([['Bacteria']])).toEqual([]);
  expect(said([['Eukarya']])).toEqual(['"Eukarya" has others below it; "life" takes only the last ones.']);
  expect(said([['Fungi']])).toEqual(['"Fungi" is no place in "life".']);
  expect(said([['Bacteria'], ['Eukarya', 'human'], ['Eukarya', 'Oak']])).toEqual(['"life" takes at most 2, not 3.']);
  expect(said([])).toEqual(['Mark at least one region with a label of “life”.', 'Region 1 has no label. Give it one, or delete it.']);
  expect(checkResult(config, parseResult([rows[3]], config).doc).map(({ message }) => message)).toEqual([
    'Mark at least one region with a label of “life”.',
  ]);
});

test('on what is no text the config is warned', () => {
  const { problems } = parseConfig(`<View><Image name="i" value="$i"/><Taxonomy name="t" toName="i" labeling="true">${tree}</Taxonomy></View>`);
  expect(problems.map(({ message }) => message)).toEqual(['labeling="true" marks stretches of Text and HyperText, and "i" is neither.']);
});
