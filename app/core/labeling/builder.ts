/** The visual builder of labeling configs: reads what it understands of a markup, and changes only that place of it. */

import { readBuilt, type Built } from './builder/built.ts';
import { build, type BuilderForm, type Building } from './builder/form.ts';
import { readSource } from './builder/source.ts';
import type { Problem } from './model.ts';

/** `typed` is what the form sent, to be shown again where it was refused. */
export type BuilderState = Omit<Building, 'markup'> & { read: { built: Built } | { problem: Problem }; typed?: BuilderForm };

/** The builder of a markup as it stands. */
export function builderOf(markup: string, { open = '', from = 0, ...rest }: Partial<Omit<BuilderState, 'read'>> = {}): BuilderState {
  const read = readSource(markup);
  return { ...rest, open, from, read: 'problem' in read ? read : { built: readBuilt(read.source) } };
}

/** What becomes of a markup by what was typed and pressed, and the builder afterwards. */
export function afterBuilding(given: string, form: BuilderForm): { markup: string; state: BuilderState } {
  const { markup, ...rest } = build(given, form);
  return { markup, state: builderOf(markup, { ...rest, ...(rest.refused !== undefined && { typed: form }) }) };
}
