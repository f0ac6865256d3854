import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { MAX_REGIONS } from '#app/core/labeling/check/regions.ts';
import { type Answer, type Doc, emptyDoc, type Region } from '#app/core/labeling/result.ts';
import { configOf, mixed } from './configs.ts';

const box = (change: Partial<Region> = {}): Region =>
  ({
    id: 'b',
    from: 'box',
    to: 'pic',
    origin: 'manual',
    labels: ['Cat'],
    kind: 'rectangle',
    x: 1,
    y: 2,
    width: 3,
    height: 4,
    rotation: 0,
    ...change,
  }) as Region;
const span = (change: Partial<Region> = {}): Region =>
  ({ id: 's', from: 'ner', to: 'txt', origin: 'manual', labels: ['PER'], kind: 'span', start: 0, end: 2, ...change }) as Region;
const range = (change: Partial<Region> = {}): Region =>
  ({ id: 'r', from: 'voice', to: 'snd', origin: 'manual', labels: ['Ada'], kind: 'range', start: 0, end: 2, channel: 0, ...change }) as Region;
const mood = (change: Partial<Answer> = {}): Answer =>
  ({ id: 'm', from: 'mood', to: 'txt', origin: 'manual', kind: 'choices', choices: ['Good'], ...change }) as Answer;
const stars = (rating: number): Answer => ({ id: 'g', from: 'stars', to: 'txt', origin: 'manual', kind: 'rating', rating });
const note = (...text: string[]): Answer => ({ id: 't', from: 'note', to: 'txt', origin: 'manual', kind: 'textarea', text });
const doc = (part: Partial<Doc>): Doc => ({ ...emptyDoc, ...part });
const said = (part: Partial<Doc>, data?: Record<string, unknown>, config = mixed): string[] =>
  checkResult(config, doc(part), data).map(({ message }) => message);

test('an answer that is right has no problems', () => {
  const part = {
    regions: [box({ labels: ['Cat', 'dog'] }), span(), range()],
    answers: [
      mood({ choices: ['Bad', ['Good', 'Very']] } as Partial<Answer>),
      stars(5),
      note('a', 'b'),
      { ...mood(), id: 'b', region: 'b', from: 'clear', to: 'pic', choices: ['yes'] } as Answer,
    ],
    relations: [{ from: 'b', to: 's', direction: 'right' as const }],
    rest: [{ id: 'p', from_name: 'cube', to_name: 'pic', type: 'cube' }],
  };
  expect(said(part, { text: 'Hi' })).toEqual([]);
  expect(said({})).toEqual([]);
});

describe('regions', () => {
  test.each([
    [box({ from: 'gone' }), 'The config has no control "gone".'],
    [box({ to: 'gone' }), 'The config has no object "gone".'],
    [box({ to: 'txt' }), '"box" does not work on "txt".'],
    [box({ labels: ['Grey dog'] }), '"Grey dog" is no label of "box".'],
    [box({ from: 'bare', labelsFrom: 'kind', labels: ['Cat'] }), '"Cat" is no label of "kind".'],
    [box({ from: 'bare', labelsFrom: 'gone', labels: [] }), 'The config has no control "gone".'],
    [box({ x: Number.NaN }), 'A region of "box" cannot be kept: its place holds something that is no number.'],
    [box({ rotation: Infinity }), 'A region of "box" cannot be kept: its place holds something that is no number.'],
    [box({ y: -1e6 }), 'A region of "box" cannot be kept: it lies far outside the picture.'],
    [box({ width: -1 }), 'A region of "box" cannot be kept: its width or height is below zero.'],
    [span({ start: 3, end: 2 }), 'A region of "ner" cannot be kept: it ends before it starts, or starts before the beginning.'],
    [span({ start: -1, end: 2 }), 'A region of "ner" cannot be kept: it ends before it starts, or starts before the beginning.'],
    [span({ start: 0, end: 1.5 }), 'A region of "ner" cannot be kept: its start and end must be whole numbers.'],
    [span({ start: 0, end: 4 }), 'A region of "ner" cannot be kept: it ends at 4, but the text has 3 characters.'],
    [range({ end: Number.NaN }), 'A region of "voice" cannot be kept: its start or end is no number.'],
    [range({ end: 1e12 }), 'A region of "voice" cannot be kept: it lies far behind the end of the sound.'],
  ])('%j', (region, message) => expect(said({ regions: [region] }, { text: '🐱ab' })).toEqual([message]));

  test('the end of a text counts in characters, and only where the text is known', () => {
    expect(said({ regions: [span({ start: 1, end: 3 })] }, { text: '🐱ab' })).toEqual([]);
    expect(said({ regions: [span({ start: 0, end: 400 })] })).toEqual([]);
    expect(said({ regions: [span({ start: 0, end: 400 })] }, { text: 5 })).toHaveLength(1);
  });

  test('problems name the region and the control', () => {
    expect(checkResult(mixed, doc({ regions: [box({ id: 'x', labels: ['Cow'] })] }))).toMatchObject([{ region: 'x', control: 'box' }]);
  });

  test('one id for two regions, and too many regions', () => {
    expect(said({ regions: [box(), box()] })).toEqual(['Two regions share the id "b".']);
    expect(said({ regions: Array.from({ length: MAX_REGIONS + 1 }, () => box({ x: Number.NaN })) })).toEqual([
      'There are 10,001 regions; at most 10,000 can be kept.',
    ]);
  });

  test('usages of the list and of one label', () => {
    const config = configOf(
      '<View><Text name="txt" value="$text"/><Labels name="ner" toName="txt" maxUsages="2"><Label value="PER" maxUsages="1"/><Label value="ORG"/></Labels></View>',
    );
    const regions = ['PER', 'PER', 'ORG', 'ORG'].map((label, index) => span({ id: `s${index}`, labels: [label] }));
    expect(said({ regions }, undefined, config)).toEqual(['"PER" may be used once, but is used 2 times. Remove 1 of its regions.']);
  });

  test('usages of labels that come with the task, as the task limits them', () => {
    const config = configOf('<View><Text name="txt" value="$text"/><Labels name="ner" toName="txt" value="$names"/></View>');
    const regions = ['PER', 'PER', 'ORG', 'ORG'].map((label, index) => span({ id: `s${index}`, labels: [label] }));
    const names = [{ value: 'Person', alias: 'PER', maxUsages: 1 }, 'ORG'];
    expect(said({ regions }, { text: 'A fine day.', names }, config)).toEqual([
      '"PER" may be used once, but is used 2 times. Remove 1 of its regions.',
    ]);
    expect(said({ regions }, { text: 'A fine day.', names: ['PER'] }, config)).toEqual([]);
  });

  test('one label per region unless the config says multiple; labels from the task are not known', () => {
    const config = (rest: string, inside: string): typeof mixed =>
      configOf(`<View><Text name="txt" value="$text"/><Labels name="ner" toName="txt" ${rest}>${inside}</Labels></View>`);
    const label = '<Label value="PER"/><Label value="ORG"/>';
    expect(said({ regions: [span({ labels: ['PER', 'ORG'] })] }, undefined, config('', label))).toEqual(['"ner" takes one label per region, not 2.']);
    expect(said({ regions: [span({ labels: ['PER', 'ORG'] })] }, undefined, config('choice="multiple"', label))).toEqual([]);
    expect(said({ regions: [span({ labels: ['anything'] })] }, undefined, config('value="$list"', ''))).toEqual([]);
    expect(said({ regions: [span({ labels: ['Ann'] })] }, { text: 'abc', who: 'Ann' }, config('', '<Label value="$who"/>'))).toEqual([]);
  });
});

describe('answers', () => {
  test.each([
    [mood({ from: 'gone' }), 'The config has no control "gone".'],
    [mood({ from: 'stars' }), '"stars" is a Rating, not a Choices.'],
    [mood({ to: 'gone' }), 'The config has no object "gone".'],
    [mood({ to: 'pic' }), '"mood" does not work on "pic".'],
    [mood({ choices: ['Great'] } as Partial<Answer>), '"Great" is no choice of "mood".'],
    [mood({ choices: [['Bad', 'Very']] } as Partial<Answer>), '"Bad / Very" is no choice of "mood".'],
    [mood({ region: 'nowhere' }), 'An answer of "mood" belongs to a region that is not there.'],
    [stars(6), '"stars" takes a whole number from 0 to 5, not 6.'],
    [stars(2.5), '"stars" takes a whole number from 0 to 5, not 2.5.'],
    [stars(-1), '"stars" takes a whole number from 0 to 5, not -1.'],
    [stars(Number.NaN), '"stars" takes a whole number from 0 to 5, not NaN.'],
  ])('%j', (answer, message) => expect(said({ answers: [answer] })).toEqual([message]));

  test('single choice, number of texts, same text twice, same control twice', () => {
    const config = configOf(
      '<View><Text name="txt" value="$text"/><Choices name="mood" toName="txt"><Choice value="Good"/><Choice value="Bad"/></Choices><TextArea name="note" toName="txt" maxSubmissions="1" skipDuplicates="true"/></View>',
    );
    expect(said({ answers: [mood({ choices: ['Good', 'Bad'] } as Partial<Answer>)] }, undefined, config)).toEqual([
      '"mood" takes one choice, not 2.',
    ]);
    expect(said({ answers: [note('a', 'a')] }, undefined, config)).toEqual(['"note" takes one text, not 2.', '"note" holds the same text twice.']);
    expect(said({ answers: [mood(), mood({ id: 'other' })] }, undefined, config)).toEqual(['"mood" is answered twice.']);
  });

  test('relations and kept rows', () => {
    expect(said({ regions: [box()], relations: [{ from: 'b', to: 'x', direction: 'bi' }] })).toEqual([
      'A relation leads to a region that is not there. Remove the relation.',
    ]);
    const named = (relations: string) =>
      configOf(`<View><Text name="txt" value="$text"/><Labels name="ner" toName="txt"><Label value="PER"/></Labels>${relations}</View>`);
    const worn = (...labels: string[]) => ({
      regions: [span(), span({ id: 'z' })],
      relations: [{ from: 's', to: 'z', direction: 'right' as const, labels }],
    });
    const one = named('<Relations choice="single"><Relation value="knows"/><Relation value="likes"/></Relations>');
    expect(said(worn('knows'), undefined, one)).toEqual([]);
    expect(said(worn('hates'), undefined, one)).toEqual(['"hates" is no label that relations may have.']);
    expect(said(worn('knows', 'likes'), undefined, one)).toEqual(['A relation takes one label, not 2.']);
    expect(said(worn('knows', 'likes'), undefined, named('<Relations><Relation value="knows"/><Relation value="likes"/></Relations>'))).toEqual([]);
    expect(said(worn('hates'), undefined, named(''))).toEqual([]);
    expect(said({ rest: [{ id: 'a', from_name: 'gone', type: 'cube' }, { type: 'without a control' }] })).toEqual([
      'The config has no control "gone".',
    ]);
    expect(said({ rest: Array.from({ length: 50_001 }, () => ({})) })).toEqual([
      'There are more than 50,000 answers and relations; so many cannot be kept.',
    ]);
  });
});
