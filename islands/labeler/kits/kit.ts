/**
 * What the editor needs for one tag of the config: fetched only when the config names it. A new tag is a kit of its own, a line in
 * `kits.ts`, and a line in the catalog of the language.
 */
import type { JSX } from 'hono/jsx/dom/jsx-runtime';
import type { AnswerKind } from '#app/core/labeling/kinds/answer-kind.ts';
import type { RegionKind } from '#app/core/labeling/kinds/region-kind.ts';
import type { ControlTag, Tag } from '#app/core/labeling/model.ts';
import type { Answer, AnswerBase, Region } from '#app/core/labeling/result.ts';
import type { Command } from '../commands.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import type { CreateSurface } from '../surfaces/surface.ts';
import type { Figure } from '../tools/figure.ts';
import type { NamedTool } from '../tools/tool.ts';

/** `region` is set beside a region: its own answers are meant. */
export type TagProps = { tag: Tag; parts: Parts; state: State; region?: Region };
export type ControlProps = { control: ControlTag; parts: Parts; state: State; region?: Region };

/** Classes and style of an object's place, and what a press on it does. */
export type ObjectLook = { class: string; style: Record<string, string>; press?: () => void };

/** What a control of this kind asks for, by pointer, key and sentence. */
export type AnswerFace = {
  kind: AnswerKind;
  /** What the control answers by itself when a task is opened for the first time. */
  start?(control: ControlTag, data: Record<string, unknown>): Omit<Answer, keyof AnswerBase> | undefined;
  commands?(parts: Parts, control: ControlTag): Command[];
  /** How an object of the control wears its answer. */
  lookOf?(parts: Parts, control: ControlTag, object: string): ObjectLook;
};

export type Kit = {
  /** Its style sheet. */
  css?: string;
  /** Kinds of regions that the tag makes, or that lie on it. */
  regions?: readonly RegionKind[];
  /** How those of pictures are drawn, hit and changed. */
  figures?: readonly Figure[];
  /** Tools beside those of the figures, as the eraser. */
  tools?: readonly NamedTool[];
  answer?: AnswerFace;
  /** Of object tags. */
  surface?: CreateSurface;
  /** Of controls: their place on the page. Label lists need none. */
  control?: (props: ControlProps) => JSX.Element;
  /** Of visual tags; it draws its children itself, with `Children` of `panels/layout.tsx`. */
  visual?: (props: TagProps) => JSX.Element | null;
  /** Of visual tags: what can be asked of them by key. */
  commands?(parts: Parts, tag: Tag): Command[];
};
