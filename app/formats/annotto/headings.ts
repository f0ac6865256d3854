/** Texts that are asked for together: a View that holds a heading, and below it nothing but TextAreas, is one question of several texts. */
import { walk } from '#app/core/labeling/config/walk.ts';
import type { LabelingConfig, Tag } from '#app/core/labeling/model.ts';

const holdsTexts = ({ type, children }: Tag): boolean =>
  type === 'TextArea' || (type === 'View' && children.length > 0 && children.every(holdsTexts));

/** What a heading reads; undefined where each task has its own. */
function headingOf({ type, children: [first, ...rest] }: Tag): string | undefined {
  const value = type === 'View' && first?.type === 'Header' ? first.attributes.value : undefined;
  return value && !value.includes('$') && rest.length > 0 && rest.every(holdsTexts) ? value : undefined;
}

/** The View of each text area by its name, with the words above it. */
export function headingsOf({ root }: LabelingConfig): Map<string, { view: Tag; words: string }> {
  const found = new Map<string, { view: Tag; words: string }>();
  const headed = new Map<Tag, string>();
  for (const { tag, ancestors } of walk(root)) {
    const words = headingOf(tag);
    if (words !== undefined) headed.set(tag, words);
    const { name } = tag.attributes;
    const view = tag.type === 'TextArea' && name ? ancestors.findLast((one) => headed.has(one)) : undefined;
    if (view) found.set(name!.trim(), { view, words: headed.get(view)! });
  }
  return found;
}
