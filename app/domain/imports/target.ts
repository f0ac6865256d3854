/** Which key of a task's data a whole file, or a line of one, becomes: the one that the config has for it. */
import { dataNeeds, type DataNeed } from '#app/core/labeling/needs.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { attributeOf } from '#app/core/labeling/tags.ts';

/** `asAddress`: the data names a file that holds it. `encoding`: as the tag reads it. `separator` of cells, where the tag insists on one. */
export type Target = { key: string; asAddress: boolean; encoding?: string; separator?: string };
type Config = LabelingConfig | undefined;

const shows: Record<string, string> = { image: 'image', audio: 'audio', video: 'video', pdf: 'PDF', series: 'time series', html: 'page or text' };

const required = (config: LabelingConfig): DataNeed[] => dataNeeds(config).filter((need) => need.required);
const keysOf = (needs: readonly DataNeed[]): string[] => [...new Set(needs.map(({ reference }) => reference.key))];

/** The only key there is, when it takes one of `media`, the first of which is best; any where none is given. */
function onlyKey(config: Config, media: readonly DataNeed['media'][], otherwise: string): Target | { problem: string } {
  if (!config) return { key: otherwise, asAddress: media[0] !== undefined && media[0] !== 'html' };
  const needs = required(config);
  const best = media.map((one) => needs.filter((need) => need.media === one)).find((found) => found.length > 0);
  const fitting = media.length > 0 ? (best ?? []) : needs;
  const [need] = fitting;
  if (!need)
    return {
      problem: media[0]
        ? `The labeling config shows no ${shows[media[0]] ?? media[0]}. Add a tag for it, or import files of the kind it shows.`
        : 'The labeling config shows no data of the tasks.',
    };
  if (keysOf(needs).length > 1) return { problem: 'The labeling config needs more than one value per task. Put them into a JSON, CSV or TSV file.' };
  const encoding = attributeOf(need.tag, 'encoding');
  const separator = need.media === 'series' ? (attributeOf(need.tag, 'sep') ?? ',') : undefined;
  return { key: need.reference.key, asAddress: need.isUrl, ...(encoding && { encoding }), ...(separator && { separator }) };
}

export const lineTarget = (config: Config): Target | { problem: string } => onlyKey(config, [], 'text');
export const pageTarget = (config: Config): Target | { problem: string } => onlyKey(config, ['html', 'text'], 'html');
export const seriesTarget = (config: Config): Target | { problem: string } => onlyKey(config, ['series'], 'series');
export const mediaTarget = (config: Config, media: DataNeed['media']): Target | { problem: string } => onlyKey(config, [media], media);

export const plotsSeries = (config: Config): boolean => config !== undefined && required(config).some(({ media }) => media === 'series');

/** Whether a table with these columns is one series where the config plots one: they are not what it needs in each task. */
export const isSeries = (config: Config, columns: readonly string[]): boolean =>
  config !== undefined && !keysOf(required(config)).every((key) => columns.includes(key));
