/** Which kit a tag needs, and all kits of a config: each its own chunk, fetched at once with the others. */
import { isSet } from '#app/core/labeling/flag.ts';
import type { Language } from '#app/core/labeling/language.ts';
import { walk } from '#app/core/labeling/config/walk.ts';
import type { LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import type * as Asked from './asked.ts';
import type * as DataLabels from './data-labels.ts';
import type * as Dress from './safe-style.ts';
import type { findTogether } from './rules.ts';
import type { Kit } from './kits/kit.ts';
import type { Scope } from '../scope.ts';
import type { Looks } from './palette.ts';
import type { LabelFaces } from './panels/label-face.tsx';
import type { MarginKit } from './panels/margin.tsx';
import type { Figure } from './tools/figure.ts';
import type { NamedTool } from './tools/tool.ts';

type Load = () => Promise<{ kit: Kit }>;

const audio: Load = () => import('./kits/audio.ts');
const series: Load = () => import('./kits/series.ts');
const video: Load = () => import('./kits/video.ts');
const bitmask: Load = () => import('./kits/bitmask.ts');
const brush: Load = () => import('./kits/brush.ts');
const ellipse: Load = () => import('./kits/ellipse.ts');
const keyPoint: Load = () => import('./kits/keypoint.ts');
const polygon: Load = () => import('./kits/polygon.ts');
const hyperText: Load = () => import('./kits/hyper-text.ts');
const paragraphs: Load = () => import('./kits/paragraphs.ts');
const rectangle: Load = () => import('./kits/rectangle.ts');
const vector: Load = () => import('./kits/vector.ts');

const objects: Record<string, Load> = {
  Audio: audio,
  AudioPlus: audio,
  HyperText: hyperText,
  // The surface would be asked for next.
  Image: async () => (await Promise.all([import('./kits/image.ts'), import('./kits/picture.ts')]))[0],
  Paragraphs: paragraphs,
  Text: () => import('./kits/text.ts'),
  TimeSeries: series,
  Pdf: () => import('./kits/pdf.ts'),
  Video: video,
};
/** Controls that make regions; label lists of other objects come with the object. */
const shapes: Record<string, Load> = {
  Bitmask: bitmask,
  BitmaskLabels: bitmask,
  Brush: brush,
  BrushLabels: brush,
  Ellipse: ellipse,
  EllipseLabels: ellipse,
  KeyPoint: keyPoint,
  KeyPointLabels: keyPoint,
  Polygon: polygon,
  PolygonLabels: polygon,
  HyperTextLabels: hyperText,
  ParagraphLabels: paragraphs,
  Rectangle: rectangle,
  RectangleLabels: rectangle,
  TimelineLabels: video,
  TimeSeriesLabels: series,
  VideoRectangle: video,
  Vector: vector,
  VectorLabels: vector,
};
const answers: Record<string, Load> = {
  Choices: () => import('./kits/choices.ts'),
  DateTime: () => import('./kits/date-time.ts'),
  Number: () => import('./kits/number.ts'),
  Pairwise: () => import('./kits/pairwise.ts'),
  Ranker: () => import('./kits/ranker.ts'),
  Rating: () => import('./kits/rating.ts'),
  Taxonomy: () => import('./kits/taxonomy.ts'),
  TextArea: () => import('./kits/text-area.ts'),
};
/** Tools beside those of the shapes: what they make is a region of another control. */
const tools: Record<string, Load> = { MagicWand: () => import('./kits/magic-wand.ts') };
/** Tags that only show, and arrange others. */
const visuals: Record<string, Load> = {
  Dialog: () => import('./kits/dialog.ts'),
  Replica: () => import('./kits/replica.ts'),
  Collapse: () => import('./kits/collapse.ts'),
  Filter: () => import('./kits/filter.ts'),
  List: () => import('./kits/list.ts'),
  Markdown: () => import('./kits/markdown.ts'),
  Panel: () => import('./kits/panel.ts'),
  Repeater: () => import('./kits/repeater.ts'),
  Table: () => import('./kits/table.ts'),
};
const catalog = { ...objects, ...shapes, ...answers, ...tools, ...visuals };
/** Tags that have a kit. */
export const kitTypes: readonly string[] = Object.keys(catalog);

export type Kits = {
  /** Of a tag; undefined where the layout draws it itself, or nothing does yet. */
  of(type: string): Kit | undefined;
  /** True for a tag whose kit did not come. */
  isMissing(type: string): boolean;
  language: Language;
  figures: readonly Figure[];
  /** Style sheets of the config's tags. */
  sheets: readonly string[];
  /** Tools of the config's controls, in the order of the config. */
  tools: readonly NamedTool[];
  /** The panels of regions and of predictions, where there can be any. */
  margin?: MarginKit;
  /** Of labels that are more than a word, where the config or the task may hold such. */
  labelFaces?: LabelFaces;
  /** Writes Repeaters out for a task, where the config has any. */
  repeated?: (config: LabelingConfig, data: Record<string, unknown>) => LabelingConfig;
  /** Checks regions together, where the config limits how often labels are used or what lies under what. */
  findTogether?: typeof findTogether;
  /** Which controls are asked now, where the config may hide any. */
  asked?: typeof Asked;
  /** Writes out labels that come with a task, where there may be any. */
  withLabels?: typeof DataLabels.withLabels;
  /** What a config may say of the look of a view or heading, where it says anything. */
  dress?: typeof Dress;
  /** How regions are drawn, where the config says anything about it. */
  looks?: Looks;
  /** Applies the config's `<Style>`, where it has any. */
  adoptStyles?: (root: Tag, prefix: string, scope: Scope) => void;
};

/** Fetches what the config names, and the panels beside the work where `predictions` are to be shown there, too. A kit that does not come is missing: its rows are kept, and its place says so. */
export async function loadKits(config: Pick<LabelingConfig, 'root'>, predictions = 0): Promise<Kits> {
  const tags = [...walk(config.root)].map(({ tag }) => tag);
  const types = new Set(tags.map(({ type }) => type));
  const kits = new Map<string, Kit>();
  const missing = new Set<string>();
  const fetchKit = async (type: string, load: Load) => {
    try {
      kits.set(type, (await load()).kit);
    } catch (error) {
      reportError(error);
      missing.add(type);
    }
  };
  const makesRegions = tags.some((tag) => namesSome(tag) || Object.hasOwn(shapes, tag.type));
  const [margin, faces, styles, repeat, rules, looks, asked, dress, dataLabels] = await Promise.all([
    makesRegions || predictions > 0 ? import('./panels/margin.tsx') : undefined,
    tags.some(hasFace) ? import('./panels/label-face.tsx') : undefined,
    types.has('Style') ? import('./config-styles.ts') : undefined,
    types.has('Repeater') ? import('./repeating.ts') : undefined,
    tags.some(hasLimit) ? import('./rules.ts') : undefined,
    tags.some(hasLook) ? import('./looks.ts') : undefined,
    tags.some(mayHide) ? import('./asked.ts') : undefined,
    tags.some(isDressed) ? import('./safe-style.ts') : undefined,
    tags.some(asksData) ? import('./data-labels.ts') : undefined,
    ...Object.entries(catalog).flatMap(([type, load]) => (types.has(type) ? [fetchKit(type, load)] : [])),
  ]);
  // They come in any order; tools keep that of the config.
  const inOrder = [...types].flatMap((type): [string, Kit][] => {
    const kit = kits.get(type);
    return kit ? [[type, kit]] : [];
  });
  const found = kitsOf(new Map(inOrder), missing);
  return {
    ...found,
    sheets: found.sheets.concat(looks?.css ?? []),
    looks: looks?.looks,
    margin,
    labelFaces: faces?.labelFaces,
    adoptStyles: styles?.adoptStyles,
    repeated: repeat?.repeated,
    findTogether: rules?.findTogether,
    asked,
    dress,
    withLabels: dataLabels?.withLabels,
  };
}

const namesSome = (tag: Tag): boolean => tag.type.endsWith('Labels') || (tag.type === 'Taxonomy' && isSet(tag, 'labeling'));

/** Labels that come with a task may bring limits along. */
const hasLimit = ({ type, attributes }: Tag): boolean =>
  'maxusages' in attributes || 'groupcancontain' in attributes || 'groupdepth' in attributes || (type.endsWith('Labels') && 'value' in attributes);

const hasLook = ({ attributes }: Tag): boolean => 'toname' in attributes && /opacity|color|strokewidth/.test(Object.keys(attributes).join());

/** What a condition hides, another page, or a panel that is closed. */
const mayHide = ({ type, attributes }: Tag): boolean =>
  'visiblewhen' in attributes || 'whenchoicevalue' in attributes || 'perregion' in attributes || /^(?:Repeater|Panel|Collapse)$/.test(type);

const asksData = ({ type, attributes }: Tag): boolean => attributes.value?.includes('$') === true && !Object.hasOwn(objects, type);

const isDressed = ({ attributes }: Tag): boolean => 'style' in attributes || 'classname' in attributes || 'idattr' in attributes;

/** Labels that come with a task may look like anything. */
function hasFace({ type, attributes, children }: Tag): boolean {
  if (type === 'Choices') return children.some((child) => child.type !== 'Choice');
  if (type.endsWith('Labels')) return attributes.value?.includes('$') === true || children.some((child) => child.type !== 'Label');
  return type === 'Label' && ['html', 'showalias', 'size', 'selectedcolor'].some((name) => attributes[name] !== undefined);
}

export function kitsOf(kits: ReadonlyMap<string, Kit>, missing: ReadonlySet<string> = new Set()): Kits {
  const all = [...new Set(kits.values())];
  const figures = [...new Set(all.flatMap((kit) => kit.figures ?? []))];
  return {
    of: (type) => kits.get(type),
    isMissing: (type) => missing.has(type),
    language: {
      regions: [...new Set(all.flatMap((kit) => kit.regions ?? []))],
      answers: all.flatMap((kit) => kit.answer?.kind ?? []),
    },
    figures,
    sheets: all.flatMap((kit) => kit.css ?? []),
    tools: [...new Set([...figures.map((figure) => figure.tool), ...all.flatMap((kit) => kit.tools ?? [])])],
  };
}
