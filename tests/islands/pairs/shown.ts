/** Which pairs of a control and an object a story is about: told from the rows it compares and the config they belong to, not claimed. */
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Story } from './story.ts';

type Kinds = { config: LabelingConfig; typeOf: Map<string, string> };
function kindsOf(markup: string): Kinds {
  const { config } = parseConfig(markup);
  if (!config) throw new Error('The config is refused.');
  return { config, typeOf: new Map(config.objects.map((object) => [object.name, object.type])) };
}

/** As `RectangleLabels Image`, each once, in order; relations lie between regions of any object and are `relations`. */
export function pairsIn(markup: string, rows: Record<string, unknown>[]): string[] {
  const { config, typeOf } = kindsOf(markup);
  const pairs = rows.flatMap(({ type, from_name, to_name }) => {
    if (type === 'relation') return ['relations'];
    const control = config.controls.find((one) => one.name === from_name);
    // The row of a comparison names the control itself.
    const objects = to_name === from_name ? control?.toNames : [String(to_name)];
    return objects?.map((object) => `${control?.type} ${typeOf.get(object)}`) ?? [];
  });
  return [...new Set(pairs)].toSorted();
}

export function pairsOf({ name, given, made, changed, also = [] }: Story): string[] {
  const { config, typeOf } = kindsOf(given.markup);
  const before = new Set((given.result ?? []).map((row) => JSON.stringify(row)));
  const own = made.filter((row) => !before.has(JSON.stringify(row)));
  if (own.length === 0) throw new Error(`“${name}” makes nothing.`);
  if (JSON.stringify(made) === JSON.stringify(changed)) throw new Error(`“${name}” changes nothing.`);
  const beside = config.controls.flatMap(({ type, toNames }) => toNames.map((to) => `${type} ${typeOf.get(to)}`));
  const absent = also.filter((pair) => !beside.includes(pair));
  if (absent.length > 0) throw new Error(`The config of “${name}” has no ${absent.join(', ')}.`);
  return [...pairsIn(given.markup, own), ...also];
}

/** Every pair with its way: `keys RectangleLabels Image`. */
export const shownBy = (stories: Story[]): string[] => stories.flatMap((story) => pairsOf(story).map((pair) => `${story.way} ${pair}`));
