/** Objects of several pages: a picture list (`valueList`), whose perItem controls are answered once per page (`item_index`). */
import type { ControlTag, LabelingConfig } from './model.ts';
import { objectNamed } from './names.ts';
import { resolve } from './references.ts';

/** How many pages the control's object has for this task; 1 for an object that is none of several, or where the data is not known. */
export function pagesOf(config: LabelingConfig, control: ControlTag, data: Record<string, unknown> | undefined): number {
  const object = objectNamed(config, control.toNames[0] ?? '');
  const list = data && object?.tag.attributes.valuelist ? resolve(object.tag.attributes.valuelist, data) : undefined;
  return Array.isArray(list) ? Math.max(1, list.length) : 1;
}
