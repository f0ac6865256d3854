/** `maxUsages` of a list of labels and of single labels: the same in the editor and on the server. */
import { everyLabel } from '../every-label.ts';
import { isTree } from '../labelling.ts';
import type { LabelingConfig } from '../model.ts';
import { controlNamed } from '../names.ts';
import type { Doc } from '../result.ts';
import type { ResultProblem } from './problem.ts';

/** One problem for each label that is used too often; its place is the first region too many. Trees of places have limits of their own. */
export function findOverused({ regions }: Doc, config: LabelingConfig): ResultProblem[] {
  const uses = new Map<string, string[]>();
  for (const { id, from, labelsFrom, labels } of regions) {
    for (const label of labels) {
      const key = JSON.stringify([labelsFrom ?? from, label]);
      const ids = uses.get(key);
      if (ids) ids.push(id);
      else uses.set(key, [id]);
    }
  }
  return [...uses].flatMap(([key, ids]) => {
    const [control = '', label = ''] = JSON.parse(key) as string[];
    const most = mostOf(config, control, label);
    const over = ids[most];
    if (over === undefined) return [];
    const often = most === 1 ? 'once' : `${most} times`;
    const message = `"${label}" may be used ${often}, but is used ${ids.length} times. Remove ${ids.length - most} of its regions.`;
    return [{ control, region: over, message }];
  });
}

function mostOf(config: LabelingConfig, name: string, label: string): number {
  const control = controlNamed(config, name);
  if (!control || isTree(control)) return Infinity;
  const most = [...everyLabel(control.labels)].find((each) => each.label.name === label)?.label.maxUsages ?? control.tag.attributes.maxusages;
  return most === undefined || most === '' ? Infinity : Number(most);
}
