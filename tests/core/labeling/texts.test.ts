/** Regions of HTML and of dialogues: rows as files hold them come back as they were, and what means nothing is refused by name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { checkResult } from '#app/core/labeling/check.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';

const config = configOf(`<View>
  <HyperText name="page" value="$html"/><HyperTextLabels name="ner" toName="page"><Label value="Name"/></HyperTextLabels>
  <Labels name="any" toName="page"><Label value="Name"/></Labels>
  <Paragraphs name="talk" value="$talk"/><ParagraphLabels name="says" toName="talk"><Label value="Name"/></ParagraphLabels>
  <Choices name="sure" toName="talk" perRegion="true"><Choice value="yes"/></Choices>
</View>`);
const html = (value: Record<string, unknown>): Row => ({
  id: 'h',
  from_name: 'ner',
  to_name: 'page',
  type: 'hypertextlabels',
  origin: 'manual',
  value: { ...value, hypertextlabels: ['Name'] },
});
const talk = (value: Record<string, unknown>): Row => ({
  id: 'p',
  from_name: 'says',
  to_name: 'talk',
  type: 'paragraphlabels',
  origin: 'prediction',
  score: 0.5,
  value: { ...value, paragraphlabels: ['Name'] },
});
const paths = { start: '/p[1]/text()[2]', end: '/p[1]/abbr[1]/b[1]/text()[1]', startOffset: 1, endOffset: 4 };
const place = { start: '2', end: '3', startOffset: 0, endOffset: 7 };

const read = (row: Row): ReturnType<typeof parseResult> => parseResult([row], config);

describe('passages and utterances', () => {
  it.each<[string, Row[]]>([
    ['a passage with everything', [html({ ...paths, globalOffsets: { start: 20, end: 28 }, text: 'of \\nHTML\nkept', note: 1 })]],
    ['a prediction that counts characters alone', [html({ globalOffsets: { start: 0, end: 3, more: true } })]],
    ['a passage of a separate Labels', [{ ...html({}), from_name: 'any', type: 'labels', value: { ...paths, labels: ['Name'] } }]],
    ['an utterance', [talk({ ...place, text: 'a\\nb' })]],
    ['an utterance by numbers, with global offsets', [talk({ ...place, start: 2, end: 2, globalOffsets: { start: 1, end: 2 } })]],
    ['global offsets that hold more', [talk({ ...place, globalOffsets: { start: 1, end: 2, more: 1 } })]],
    [
      'an utterance with an answer of its own',
      [talk(place), { id: 'p', from_name: 'sure', to_name: 'talk', type: 'choices', origin: 'manual', value: { ...place, choices: ['yes'] } }],
    ],
  ])('%s comes back as it was', (_, rows) => {
    const { doc, failed } = parseResult(rows, config);
    expect(failed).toEqual([]);
    expect(doc.rest).toEqual([]);
    expect(serializeResult(doc, config)).toEqual(rows);
    expect(checkResult(config, doc)).toEqual([]);
  });

  it.each<[Row, string]>([
    [html({ start: 4, end: 9 }), '"start" and "end" of HTML must be XPaths.'],
    [html({ ...paths, endOffset: -1 }), '"startOffset" and "endOffset" of HTML must be whole numbers.'],
    [html({ ...paths, globalOffsets: { start: 'x', end: 1 } }), '"globalOffsets" must hold a start and an end, whole numbers.'],
    [html({}), 'The value holds neither XPaths nor "globalOffsets".'],
    [talk({ ...place, start: '/p[1]' }), '"start" of a dialogue must be the number of a phrase, counted from 0.'],
    [talk({ ...place, endOffset: 1.5 }), '"endOffset" must be a whole number.'],
  ])('%j is refused', (row, message) => {
    expect(read(row).failed).toEqual([{ row: 0, message }]);
  });

  it.each<Row>([html({ globalOffsets: { start: 5, end: 2 } }), html({ ...paths, end: paths.start, endOffset: 0 }), talk({ ...place, end: '1' })])(
    'that ends before it starts is refused: %j',
    (row) => {
      expect(checkResult(config, read(row).doc)).toEqual([
        expect.objectContaining({ message: expect.stringContaining('it ends before it starts') as string }),
      ]);
    },
  );

  it('of any place come back', () => {
    const path = fc.array(fc.constantFrom('/p[1]', '/div[2]', '/text()[1]'), { minLength: 1 }).map((steps) => steps.join(''));
    const count = fc.nat(9999);
    const index = fc.oneof(count, count.map(String));
    const text = fc.string({ unit: 'grapheme' });
    const span = fc.record({ start: count, end: count }, { noNullPrototype: true });
    const passage = fc.record(
      { start: path, end: path, startOffset: count, endOffset: count, globalOffsets: span, text },
      { requiredKeys: ['start', 'end', 'startOffset', 'endOffset'], noNullPrototype: true },
    );
    const utterance = fc.record(
      { start: index, end: index, startOffset: count, endOffset: count, globalOffsets: span, text },
      { requiredKeys: ['start', 'end', 'startOffset', 'endOffset'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(passage, utterance, (one, other) => {
        const rows = [html(one), talk(other)];
        expect(serializeResult(parseResult(rows, config).doc, config)).toEqual(rows);
      }),
    );
  });
});
