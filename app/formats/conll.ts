import { resolve } from '#app/core/labeling/references.ts';
import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { allOf, controlsOn, oneKey } from './fits.ts';
import type { TextFormat } from './format.ts';
import { itemsOf, type Item } from './items.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Code points, the end not included. */
type Span = { start: number; end: number; label?: string };
type Pair = { control: ControlTag; object: ObjectTag };

/** The first control that labels a text, with its text (formats 4.7). */
function pairOf(config: LabelingConfig): Pair | undefined {
  const control = controlsOn(config, 'Text').find(({ type }) => type === 'Labels');
  const object = config.objects.find(
    ({ type, name, tag }) => type === 'Text' && control?.toNames.includes(name) && tag.attributes.valuetype !== 'url',
  );
  return control && object && { control, object };
}

function spansOf(item: Item, { control }: Pair): Span[] {
  return (item.annotation?.result ?? [])
    .filter(({ from_name, type }) => from_name === control.name && type === 'labels')
    .flatMap(({ value }) => {
      const [start, end] = [Number(value?.start), Number(value?.end)];
      const labels: unknown = value?.labels;
      const label: unknown = Array.isArray(labels) ? labels[0] : undefined;
      return Number.isFinite(start) && Number.isFinite(end) ? [{ start, end, label: typeof label === 'string' ? label : undefined }] : [];
    })
    .toSorted((a, b) => a.start - b.start);
}

/** A span that begins within another is told once a token begins behind the other's end; tokens it shares with it stay the other's. */
function tagsOf(tokens: readonly Token[], spans: readonly Span[]): string[] {
  let at = 0;
  let begun = false;
  return tokens.map(({ start, end }) => {
    for (let span = spans[at]; span && start >= span.end && at < spans.length - 1; span = spans[at]) {
      at += 1;
      begun = false;
    }
    const span = spans[at];
    if (!span?.label || end <= span.start || start >= span.end) return 'O';
    const prefix = begun ? 'I-' : 'B-';
    begun = true;
    return prefix + span.label.replaceAll(/\s+/g, '_');
  });
}

export const conll: TextFormat = {
  title: 'CoNLL 2003',
  extension: 'conll',
  type: 'text/plain; charset=utf-8',
  about: 'Labelled texts as tokens, one a line with its B-, I- or O tag, for training named-entity models.',
  unfit: allOf(oneKey, (config) =>
    pairOf(config) ? undefined : 'It needs a Text whose words come with the task, and Labels on it; the config has none.',
  ),
  async *write(tasks, { config }) {
    yield '-DOCSTART- -X- O\n';
    const pair = pairOf(config);
    if (!pair) return;
    for await (const item of itemsOf(tasks)) {
      const given = resolve(pair.object.value, item.task.data);
      const tokens = tokensOf(typeof given === 'string' || typeof given === 'number' ? String(given) : '');
      const tags = tagsOf(tokens, spansOf(item, pair));
      yield `${tokens.map(({ text }, index) => `${text} -X- _ ${tags[index] ?? 'O'}\n`).join('')}\n`;
    }
  },
};
