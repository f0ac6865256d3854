import { resolve } from '#app/core/labeling/references.ts';
import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { ControlNames } from './control-names.ts';
import { allOf, controlsOn, isRepeated, oneKey } from './fits.ts';
import type { TextFormat } from './format.ts';
import { itemsOf, type Item } from './items.ts';
import { emptyAnswers, type Losses } from './losses.ts';
import { tokensOf, type Token } from './tokens.ts';
import { countRowTraits } from './traits.ts';

/** Code points, the end not included. */
type Span = { start: number; end: number; labels: readonly string[] };
type Pair = { control: ControlTag; names: ControlNames; object: ObjectTag };

/** The first control that labels a text, with its text (formats 4.7). */
function pairOf(config: LabelingConfig): Pair | undefined {
  const control = controlsOn(config, 'Text').find(({ type }) => type === 'Labels');
  const object = config.objects.find(
    ({ type, name, tag }) => type === 'Text' && control?.toNames.includes(name) && tag.attributes.valuetype !== 'url',
  );
  return control && object && { control, names: new ControlNames([control]), object };
}

function spansOf(item: Item, { names }: Pair, losses: Losses): Span[] {
  const rows = item.annotation?.result ?? [];
  const own = rows.filter(({ from_name, type }) => names.has(from_name) && type === 'labels');
  const relations = rows.filter(({ type }) => type === 'relation').length;
  losses.add('relations', relations);
  losses.add('answers beside the labelled words', rows.length - own.length - relations);
  countRowTraits(own, losses);
  return own
    .flatMap(({ value }) => {
      const [start, end] = [Number(value?.start), Number(value?.end)];
      const labels = (Array.isArray(value?.labels) ? (value.labels as unknown[]) : []).filter((label) => typeof label === 'string');
      losses.add('second and further labels of a region', labels.length - 1);
      if (Number.isFinite(start) && Number.isFinite(end)) return [{ start, end, labels }];
      losses.add('rows that cannot be read');
      return [];
    })
    .toSorted((a, b) => a.start - b.start);
}

/** Labels are one word in this format. */
const wordOf = (label: string): string => label.replaceAll(/\s+/g, '_');

/** A span that begins within another is told once a token begins behind the other's end; tokens it shares with it stay the other's. */
function tagsOf(tokens: readonly Token[], spans: readonly Span[], losses: Losses): string[] {
  let at = 0;
  const covered = new Map<Span, { from: number; to: number }>();
  const tags = tokens.map(({ start, end }) => {
    for (let span = spans[at]; span && start >= span.end && at < spans.length - 1; span = spans[at]) at += 1;
    const span = spans[at];
    const [label] = span?.labels ?? [];
    if (!span || label === undefined || end <= span.start || start >= span.end) return 'O';
    const before = covered.get(span);
    covered.set(span, { from: before?.from ?? start, to: end });
    return (before ? 'I-' : 'B-') + wordOf(label);
  });
  for (const span of spans) {
    const told = covered.get(span);
    if (span.labels.length === 0) losses.add('regions without a label');
    else if (!told) losses.add('regions whose words belong to another one, or that have none');
    else losses.add('regions that begin or end elsewhere than words do', Number(told.from !== span.start || told.to !== span.end));
  }
  return tags;
}

/** Labels that are another word here, and those that are then the same one. */
function countNames({ control }: Pair, losses: Losses): void {
  const names = control.labels.map(({ name }) => name);
  losses.add('labels with blanks, written with an underline', names.filter((name) => wordOf(name) !== name).length);
  losses.add('label names that collide', names.length - new Set(names.map(wordOf)).size);
}

export const conll: TextFormat = {
  title: 'CoNLL 2003',
  extension: 'conll',
  type: 'text/plain; charset=utf-8',
  about: 'Labelled texts as tokens, one a line with its B-, I- or O tag, for training named-entity models.',
  carries: ['unanswered tasks'],
  unfit: allOf(oneKey, (config) => {
    const pair = pairOf(config);
    if (!pair) return 'It needs a Text whose words come with the task, and Labels on it; the config has none.';
    return isRepeated(config, pair.object)
      ? 'Its Text stands in a Repeater, so that a task holds several; this format knows one text a task.'
      : undefined;
  }),
  async *write(tasks, { config, losses }) {
    yield '-DOCSTART- -X- O\n';
    const pair = pairOf(config);
    if (!pair) return;
    countNames(pair, losses);
    let before: Item['task'] | undefined;
    for await (const item of itemsOf(tasks)) {
      losses.add('further answers to a text, told as if it were another one', Number(item.task === before));
      before = item.task;
      const given = resolve(pair.object.value, item.task.data);
      const text = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
      const tokens = tokensOf(text);
      losses.add('texts with other blanks than one between two words', Number(tokens.map((token) => token.text).join(' ') !== text));
      losses.add('texts without a word', Number(tokens.length === 0));
      const spans = spansOf(item, pair, losses);
      losses.add(emptyAnswers, Number(item.annotation !== undefined && spans.length === 0));
      const tags = tagsOf(tokens, spans, losses);
      yield `${tokens.map((token, index) => `${token.text} -X- _ ${tags[index] ?? 'O'}\n`).join('')}\n`;
    }
  },
};
