/** Numbers in a control's attributes as they were written: a browser reads them without the catalog of the language. */
import type { ControlTag } from './model.ts';

/** `name` in lower case. Undefined when it is absent or no number that is at least zero. */
export function writtenNumber(control: ControlTag | undefined, name: string): number | undefined {
  const written = control?.tag.attributes[name]?.trim();
  if (!written) return undefined;
  const value = Number(written);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
