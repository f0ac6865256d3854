import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { withoutHidden } from '#app/core/labeling/hidden.ts';
import { type Answer, type Doc, emptyDoc, type Region } from '#app/core/labeling/result.ts';
import { conditionsOf, isControlShown } from '#app/core/labeling/visibility.ts';
import { configOf } from './configs.ts';

const view = (inside: string) =>
  configOf(`<View><Text name="txt" value="$text"/><Labels name="ner" toName="txt"><Label value="PER"/><Label value="ORG"/></Labels>${inside}</View>`);
const span = (id: string, label = 'PER'): Region => ({
  id,
  from: 'ner',
  to: 'txt',
  origin: 'manual',
  labels: [label],
  kind: 'span',
  start: 0,
  end: 1,
});
const choice = (from: string, chosen: string[], region?: string): Answer => ({
  id: region ?? from,
  from,
  to: 'txt',
  origin: 'manual',
  kind: 'choices',
  choices: chosen,
  ...(region === undefined ? {} : { region }),
});
const said = (inside: string, part: Partial<Doc> = {}, demandRequired = true): string[] =>
  checkResult(view(inside), { ...emptyDoc, ...part }, undefined, { demandRequired }).map(({ message }) => message);
const asked = (rest: string, name = 'kind'): string =>
  `<Choices name="${name}" toName="txt" required="true" ${rest}><Choice value="A"/><Choice value="B"/></Choices>`;

describe('what must be answered', () => {
  test('is said in the words of the config, and not of a draft', () => {
    expect(said(asked(''))).toEqual(['Choose in “kind” first.']);
    expect(said(asked('requiredMessage="Choose one!"'))).toEqual(['Choose one!']);
    expect(said(asked(''), {}, false)).toEqual([]);
    expect(said(asked(''), { answers: [choice('kind', ['A'])] })).toEqual([]);
    expect(said(asked(''), { answers: [choice('kind', [])] })).toEqual(['Choose in “kind” first.']);
  });

  test('an empty text and no stars are no answers', () => {
    const fields = '<TextArea name="note" toName="txt" required="true"/><Rating name="stars" toName="txt" required="true"/>';
    const common = { id: 'x', to: 'txt', origin: 'manual' } as const;
    const given = (text: string, rating: number): Answer[] => [
      { ...common, from: 'note', kind: 'textarea', text: [text] },
      { ...common, from: 'stars', kind: 'rating', rating },
    ];
    expect(said(fields, { answers: given(' ', 0) })).toEqual(['Write something in “note” first.', 'Give a rating for “stars” first.']);
    expect(said(fields, { answers: given('a', 1) })).toEqual([]);
  });

  test('every region has its label, unless the config says that it may lack one', () => {
    const bare = { ...span('s'), labels: [], from: 'more' };
    const more = (attributes: string) => said(`<Labels name="more" toName="txt" ${attributes}><Label value="X"/></Labels>`, { regions: [bare] });
    expect(more('')).toEqual(['Region 1 has no label. Give it one, or delete it.']);
    expect(more('allowEmpty="true"')).toEqual([]);
  });

  test('labels must be used; a kept row is an answer', () => {
    const required = '<Labels name="more" toName="txt" required="true"><Label value="X"/></Labels><Number name="age" toName="txt" required="true"/>';
    expect(said(required)).toEqual(['Mark at least one region with a label of “more”.', 'Give a number for “age” first.']);
    expect(
      said(required, { regions: [{ ...span('s', 'X'), from: 'more' }], rest: [{ id: 'n', from_name: 'age', type: 'number', value: { number: 1 } }] }),
    ).toEqual([]);
  });

  test('perRegion is asked for each region it concerns', () => {
    const perRegion = asked('perRegion="true" whenLabelValue="PER"');
    const problems = checkResult(view(perRegion), {
      ...emptyDoc,
      regions: [span('a'), span('b'), span('c', 'ORG')],
      answers: [choice('kind', ['A'], 'a')],
    });
    expect(problems).toEqual([{ control: 'kind', region: 'b', message: 'Region 2: Choose in “kind” first.' }]);
    expect(said(perRegion)).toEqual([]);
  });

  test('what a condition hides is not asked for', () => {
    const hidden = asked('visibleWhen="choice-selected" whenTagName="first" whenChoiceValue="B"');
    const inside = asked('', 'first') + hidden;
    expect(said(inside, { answers: [choice('first', ['A'])] })).toEqual([]);
    expect(said(inside, { answers: [choice('first', ['B'])] })).toEqual(['Choose in “kind” first.']);
    const wrapped = `${asked('', 'first')}<View visibleWhen="choice-unselected" whenTagName="first" whenChoiceValue="A">${asked('')}</View>`;
    expect(said(wrapped, { answers: [choice('first', ['A'])] })).toEqual([]);
    expect(said(wrapped, { answers: [choice('first', ['B'])] })).toEqual(['Choose in “kind” first.']);
    const alone = `${asked('', 'first')}<View whenChoiceValue="B">${asked('')}</View>`;
    expect(said(alone, { answers: [choice('first', ['A'])] })).toEqual([]);
    expect(said(alone, { answers: [choice('first', ['B'])] })).toEqual(['Choose in “kind” first.']);
    const comma = `<Choices name="first" toName="txt"><Choice value="No, never"/></Choices>${asked('visibleWhen="choice-selected" whenTagName="first" whenChoiceValue="No, never"')}`;
    expect(said(comma, { answers: [choice('first', ['No, never'])] })).toEqual(['Choose in “kind” first.']);
    expect(said(asked('visibleWhen="region-selected"'))).toEqual([]);
    expect(said(asked('visibleWhen="no-region-selected"'))).toEqual(['Choose in “kind” first.']);
  });
});

const kept = (inside: string, part: Partial<Doc>): string[] =>
  withoutHidden({ ...emptyDoc, ...part }, view(inside)).answers.map(({ from, region }) => [from, region ?? []].flat().join(' of '));

describe('a choice that is hidden itself', () => {
  const on = (name: string, value: string, when = 'choice-selected') => `visibleWhen="${when}" whenTagName="${name}" whenChoiceValue="${value}"`;
  const chain =
    asked('', 'first') + asked(on('first', 'A'), 'second') + asked(on('second', 'A'), 'third') + asked(on('third', 'A', 'choice-unselected'), 'kind');
  const answers = [choice('first', ['B']), choice('second', ['A']), choice('third', ['A']), choice('kind', ['B'])];

  test('fulfils no condition, however long the chain', () => {
    expect(said(chain, { answers })).toEqual([]);
    expect(said(chain, { answers: answers.slice(0, 3) })).toEqual(['Choose in “kind” first.']);
    expect(kept(chain, { answers })).toEqual(['first', 'kind']);
    expect(kept(chain, { answers: [choice('first', ['A']), ...answers.slice(1)] })).toEqual(['first', 'second', 'third']);
  });

  test('is no trouble where two hide each other', () => {
    const circle = asked(on('second', 'A'), 'first') + asked(on('first', 'A'), 'second');
    expect(kept(circle, { answers: [choice('first', ['A']), choice('second', ['A'])] })).toEqual(['first', 'second']);
    expect(kept(circle, { answers: [choice('first', ['A']), choice('second', ['B'])] })).toEqual([]);
  });

  test('so is what is no longer asked about a region', () => {
    const about = `${asked('perRegion="true" whenLabelValue="PER"', 'first')}${asked(`perRegion="true" ${on('first', 'A')}`)}`;
    const given = {
      regions: [span('a', 'ORG'), span('b')],
      answers: ['a', 'b'].flatMap((id) => [choice('first', ['A'], id), choice('kind', ['A'], id)]),
    };
    expect(kept(about, given)).toEqual(['first of b', 'kind of b']);
    expect(said(about, { ...given, answers: given.answers.filter(({ from }) => from === 'first') })).toEqual(['Region 2: Choose in “kind” first.']);
    const within = `<View visibleWhen="region-selected" whenLabelValue="PER">${asked('perRegion="true"')}${asked('', 'first')}</View>`;
    expect(kept(within, { ...given, answers: [...given.answers.slice(1), choice('first', ['A'])] })).toEqual(['first of b', 'kind of b', 'first']);
  });
});

test.each([
  ['', undefined, true],
  ['perRegion="true"', undefined, false],
  ['perRegion="true"', span('a'), true],
  ['perRegion="true" whenLabelValue="ORG,PER"', span('a'), true],
  ['perRegion="true" whenLabelValue="ORG"', span('a'), false],
  ['perRegion="true" visibleWhen="choice-unselected" whenTagName="first"', span('a'), true],
  ['perRegion="true" visibleWhen="choice-selected" whenTagName="first"', span('a'), false],
  ['whenTagName="first" whenChoiceValue="A"', undefined, false],
  ['perRegion="true" whenChoiceValue="A"', span('a'), false],
  ['visibleWhen="region-selected"', undefined, false],
  ['visibleWhen="region-selected"', span('a'), true],
  ['visibleWhen="region-selected" whenTagName="other"', span('a'), false],
  ['visibleWhen="region-selected" whenTagName="ner" whenLabelValue="PER"', span('a'), true],
  ['visibleWhen="region-selected" whenTagName="other,txt"', span('a'), true],
  ['visibleWhen="no-region-selected"', span('a'), false],
])('%s with %j selected is shown: %s', (attributes, selected, shown) => {
  const config = view(`<Rating name="kind" toName="txt" ${attributes}/>`);
  const control = config.controls.find(({ name }) => name === 'kind');
  if (!control) throw new Error('The config must have the control.');
  expect(isControlShown(control, conditionsOf(config).get('kind') ?? [], emptyDoc, selected)).toBe(shown);
});
