/** Which pairs of a control and an object a story is about: told from the rows it compares and the config they belong to, not claimed. */
import { parseConfig } from '#app/core/labeling/config.ts';
import type { Story } from './story.ts';

/** As `RectangleLabels Image`; relations lie between regions of any object and are `relations`. */
export function pairsOf({ name, given, made, changed, also = [] }: Story): string[] {
  const { config } = parseConfig(given.markup);
  if (!config) throw new Error(`The config of “${name}” is refused.`);
  const typeOf = new Map(config.objects.map((object) => [object.name, object.type]));
  const beside = config.controls.flatMap(({ type, toNames }) => toNames.map((to) => `${type} ${typeOf.get(to)}`));
  const before = new Set((given.result ?? []).map((row) => JSON.stringify(row)));
  const own = (rows: Story['made']) => rows.filter((row) => !before.has(JSON.stringify(row)));
  if (own(made).length === 0) throw new Error(`“${name}” makes nothing.`);
  if (JSON.stringify(made) === JSON.stringify(changed)) throw new Error(`“${name}” changes nothing.`);
  const pairs = own(made).flatMap(({ type, from_name, to_name }) => {
    if (type === 'relation') return ['relations'];
    const control = config.controls.find((one) => one.name === from_name);
    // The row of a comparison names the control itself.
    const objects = to_name === from_name ? control?.toNames : [String(to_name)];
    return objects?.map((object) => `${control?.type} ${typeOf.get(object)}`) ?? [];
  });
  const absent = also.filter((pair) => !beside.includes(pair));
  if (absent.length > 0) throw new Error(`The config of “${name}” has no ${absent.join(', ')}.`);
  return [...new Set([...pairs, ...also])];
}

/** Every pair with its way: `keys RectangleLabels Image`. */
export const shownBy = (stories: Story[]): string[] => stories.flatMap((story) => pairsOf(story).map((pair) => `${story.way} ${pair}`));
