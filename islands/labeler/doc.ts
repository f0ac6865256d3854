/** What the labeler holds at a moment: the answer (immutable), what is selected, and how it is looked at. */
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Answer, Doc, Region } from '#app/core/labeling/result.ts';
import { standardSettings, type EditorSettings } from './settings.ts';

/** `exact`: capitals count. */
export type Filter = { text: string; exact: boolean };

/** How a person looks at the answer; never saved and never undone. */
export type View = {
  /** Name of the tool in hand. */
  tool: string;
  /** The region that is being drawn point by point; it is finished by its tool. */
  drawing?: string;
  /** The point of a region that keys act on, by the name its figure gives it. */
  point?: { region: string; stop: string };
  /** The region that waits for another to be related to. */
  linking?: string;
  /** The region that waits for another to be put under. */
  nesting?: string;
  /** Label names that a new region gets, per control that offers labels. */
  active: Readonly<Record<string, readonly string[]>>;
  /** The brush in hand, in CSS px across, and how far apart colors may be for the wand (0 to 255), once a person has changed them. */
  brush?: number;
  threshold?: number;
  hidden: ReadonlySet<string>;
  /** Relations are not drawn over the work. */
  arrowsHidden?: boolean;
  locked: ReadonlySet<string>;
  settings: EditorSettings;
  /** Zoom of each object that can zoom, by object name; 1 is natural size. Written by its surface, shown in the toolbar. */
  zoom: Readonly<Record<string, number>>;
  /** Of several pictures the one that was last touched: buttons of the toolbar mean it. Absent: the first. */
  picture?: string;
  /** The page shown of each object that has several (`valueList`), from 0, by object name; absent: the first. */
  pages: Readonly<Record<string, number>>;
  /** The page and its size of each Repeater that was turned, by its place in the markup. */
  entries?: Readonly<Record<string, { page: number; size: number }>>;
  /** What is sought among the labels or choices of a control, by its name (`<Filter>`). */
  filters: Readonly<Record<string, Filter | undefined>>;
};

/** Documents are compared by identity: what did not change stays the same object. */
export type State = { doc: Doc; selected?: string; view: View };

export const emptyView: View = {
  tool: 'select',
  active: {},
  hidden: new Set(),
  locked: new Set(),
  settings: standardSettings,
  zoom: {},
  pages: {},
  filters: {},
};

export function findRegion(doc: Doc, id: string | undefined): Region | undefined {
  return id === undefined ? undefined : doc.regions.find((region) => region.id === id);
}

/** The answer a control has given: for the whole task, for one region, or on one page. */
export function findAnswer(doc: Doc, control: string, region?: string, item?: number): Answer | undefined {
  return doc.answers.find(
    (answer) => answer.from === control && answer.region === region && (item === undefined || (answer.itemIndex ?? 0) === item),
  );
}

/** The page that a control's answer is about, where it is asked on each (`perItem`). */
export function pageFor({ view }: State, { perItem, toNames }: ControlTag): number | undefined {
  return perItem ? (view.pages[toNames[0] ?? ''] ?? 0) : undefined;
}

export function selectedRegion(state: State): Region | undefined {
  return findRegion(state.doc, state.selected);
}

/** May this region be changed now? Locks are a view matter, `readonly` comes with the data. */
export function isFixed(state: State, region: Region): boolean {
  return region.readonly === true || state.view.locked.has(region.id);
}

/** Does a label or choice with these words show, whatever is sought in its control? */
export function passes({ filters }: View, control: string, words: string): boolean {
  const filter = filters[control];
  if (!filter) return true;
  return filter.exact ? words.includes(filter.text) : words.toLowerCase().includes(filter.text.toLowerCase());
}
