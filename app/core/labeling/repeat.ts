/**
 * Repeaters written out for one task (formats 1.6): what stands in a `<Repeater on="$list">` is there once per entry of the list, with
 * `{{idx}}` (or its `indexFlag`) replaced by the entry's number from 0, also in names: `page_{{idx}}` is answered as `page_0`, `page_1`.
 */
import type { ControlTag, LabelingConfig, ObjectTag, Tag } from './model.ts';
import { resolve } from './references.ts';

/** Copies of one Repeater; more would stall the page. */
export const MAX_COPIES = 1_000;

type Fill = { flag: string; index: number };
type Data = Record<string, unknown>;

/** The config as this task needs it: each Repeater holds one `View` per entry. A config without Repeaters is itself. */
export function repeated(config: LabelingConfig, data: Data): LabelingConfig {
  if (!holdsRepeater(config.root)) return config;
  const objects: ObjectTag[] = [];
  const controls: ControlTag[] = [];
  const collect = (tag: Tag, original: Tag, fills: readonly Fill[]): void => {
    const isOriginal = (one: { tag: Tag }) => one.tag.line === original.line && one.tag.column === original.column;
    const object = config.objects.find(isOriginal);
    const control = config.controls.find(isOriginal);
    if (object) objects.push({ ...filledAll(object, fills), tag });
    if (control) controls.push({ ...filledAll(control, fills), tag });
  };
  const root = expanded(config.root, [], data, collect);
  return { ...config, root, objects, controls };
}

const holdsRepeater = (tag: Tag): boolean => tag.type === 'Repeater' || tag.children.some(holdsRepeater);

type Collect = (tag: Tag, original: Tag, fills: readonly Fill[]) => void;

function expanded(original: Tag, fills: readonly Fill[], data: Data, collect: Collect): Tag {
  const own = {
    ...original,
    column: placed(original.column, fills),
    attributes: filledAll(original.attributes, fills),
    text: filled(original.text, fills),
  };
  const children =
    original.type === 'Repeater'
      ? copies(own, original, fills, data, collect)
      : original.children.map((child) => expanded(child, fills, data, collect));
  const tag = { ...own, children };
  collect(tag, original, fills);
  return tag;
}

/** Copies stand at the place of what they copy; a column of its own tells each apart from the others. */
function placed(column: number, fills: readonly Fill[]): number {
  return fills.reduce((at, { index }) => at * 1_009 + index + 1, column);
}

function copies(own: Tag, original: Tag, fills: readonly Fill[], data: Data, collect: Collect): Tag[] {
  const list = resolve(own.attributes.on ?? '', data);
  const count = Array.isArray(list) ? Math.min(list.length, MAX_COPIES) : 0;
  return Array.from({ length: count }, (_, index): Tag => {
    const inside = [...fills, { flag: original.attributes.indexflag || '{{idx}}', index }];
    return {
      type: 'View',
      line: own.line,
      column: placed(own.column, inside.slice(-1)),
      attributes: {},
      text: '',
      children: original.children.map((child) => expanded(child, inside, data, collect)),
    };
  });
}

function filled(text: string, fills: readonly Fill[]): string {
  return fills.reduce((now, { flag, index }) => now.replaceAll(flag, String(index)), text);
}

/** Every text inside, however deep. */
function filledAll<T>(value: T, fills: readonly Fill[]): T {
  if (fills.length === 0) return value;
  if (typeof value === 'string') return filled(value, fills) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => filledAll(each, fills)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'tag' ? each : filledAll(each, fills)])) as T;
}
