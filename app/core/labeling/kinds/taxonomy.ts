import { everyLabel } from '../every-label.ts';
import { isSet } from '../flag.ts';
import type { ControlTag } from '../model.ts';
import type { TaxonomyAnswer } from '../result.ts';
import { Broken, toNumber } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

const isText = (each: unknown): each is string => typeof each === 'string';
const isPath = (each: unknown): each is string[] => Array.isArray(each) && each.length > 0 && each.every(isText);
const say = (path: readonly string[]): string => path.join(' / ');

/** True where the whole tree is in the config: nothing comes from the task, from an address or from the person. */
function isClosed({ dynamicKey, tag, labels }: ControlTag): boolean {
  const open = dynamicKey !== undefined || tag.attributes.apiurl !== undefined || isSet(tag, 'legacy');
  return !open && ![...everyLabel(labels)].some(({ label }) => /\$|\{\{/.test(label.name));
}

function faults({ taxonomy }: TaxonomyAnswer, control: ControlTag): string[] {
  const { name, tag, labels } = control;
  const found: string[] = [];
  const most = toNumber(tag.attributes.maxusages);
  if (most !== undefined && taxonomy.length > most) found.push(`"${name}" takes at most ${most}, not ${taxonomy.length}.`);
  if (new Set(taxonomy.map((path) => JSON.stringify(path))).size < taxonomy.length) found.push(`"${name}" holds the same place twice.`);
  if (!isClosed(control)) return found;
  const known = new Map([...everyLabel(labels)].map(({ label, path }) => [JSON.stringify(path), label]));
  for (const path of taxonomy) {
    const label = known.get(JSON.stringify(path));
    if (!label) found.push(`"${say(path)}" is no place in "${name}".`);
    else if (isSet(tag, 'leafsonly') && label.children.length > 0)
      found.push(`"${say(path)}" has others below it; "${name}" takes only the last ones.`);
  }
  return found;
}

/** Places in a tree, each as its path from the root (formats 2.7). */
export const taxonomyKind: AnswerKind<TaxonomyAnswer> = {
  kind: 'taxonomy',
  control: 'Taxonomy',
  key: 'taxonomy',
  ask: 'Choose in',
  read({ taxonomy }) {
    if (!Array.isArray(taxonomy)) throw new Broken(`"taxonomy" in the value is ${taxonomy === undefined ? 'missing' : 'not a list of paths'}.`);
    // A place at the top may have been written as its name alone.
    const paths = taxonomy.map((each: unknown) => (isText(each) ? [each] : each));
    if (!paths.every(isPath)) throw new Broken('"taxonomy" in the value holds something that is no path.');
    return { kind: 'taxonomy', taxonomy: paths.map((path) => [...path]) };
  },
  write: ({ taxonomy }) => taxonomy,
  isGiven: ({ taxonomy }) => taxonomy.length > 0,
  faults,
};
