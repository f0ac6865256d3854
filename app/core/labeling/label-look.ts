/** How single labels want to look (formats 1.4): the same in the markup and, of labels that come with a task, in its data. */
import type { Label } from './model.ts';

/** What of a label's attributes, named in lower case, concerns its look. Works for values of any type: they come from tasks, too. */
export function lookOf(attributes: Readonly<Record<string, unknown>>): Pick<Label, 'aliasStyle' | 'size' | 'selectedColor'> {
  const { alias, showalias, aliasstyle, size, selectedcolor } = attributes;
  const shown = typeof alias === 'string' && alias.trim() !== '' && String(showalias).trim().toLowerCase() === 'true';
  return {
    ...(shown ? { aliasStyle: typeof aliasstyle === 'string' ? aliasstyle : 'opacity:0.6' } : {}),
    ...(size === 'small' || size === 'large' ? { size } : {}),
    ...(typeof selectedcolor === 'string' && selectedcolor.trim() !== '' ? { selectedColor: selectedcolor.trim() } : {}),
  };
}
