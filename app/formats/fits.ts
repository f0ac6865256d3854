/** Which configs a format suits (formats 4.2). Each answers with a sentence that says why not, or undefined. */
import type { ControlTag, LabelingConfig, ObjectTag, Tag } from '#app/core/labeling/model.ts';

type Unfit = (config: LabelingConfig) => string | undefined;

/** The first reason that is found. */
export const allOf =
  (...all: Unfit[]): Unfit =>
  (config) =>
    all.reduce<string | undefined>((reason, unfit) => reason ?? unfit(config), undefined);

/** Controls that lie on an object of this type. */
export function controlsOn(config: LabelingConfig, object: string): ControlTag[] {
  const names = new Set(config.objects.filter(({ type }) => type === object).map(({ name }) => name));
  return config.controls.filter(({ toNames }) => toNames.some((name) => names.has(name)));
}

export const hasControls = (config: LabelingConfig, object: string, ...types: string[]): boolean => {
  const present = new Set(controlsOn(config, object).map(({ type }) => type));
  return types.every((type) => present.has(type));
};

/** In a Repeater: a task has as many of it as a list of its data has entries. */
export function isRepeated({ root }: LabelingConfig, { tag }: ObjectTag): boolean {
  const holds = (one: Tag, inside: boolean): boolean =>
    (inside && one.line === tag.line && one.column === tag.column) || one.children.some((child) => holds(child, inside || one.type === 'Repeater'));
  return holds(root, false);
}

export const oneKey: Unfit = ({ objects }) => {
  const keys = [...new Set(objects.flatMap(({ key }) => key ?? []))];
  return keys.length > 1 ? `The config shows several data keys (${keys.join(', ')}); this format carries one. Take JSON, CSV or TSV.` : undefined;
};
