/** What every act of the builder starts from and comes to. */

import type { Built, BuiltControl, BuiltObject } from '../built.ts';
import type { Edit } from '../edits.ts';
import type { Source } from '../source.ts';

export type Scene = { source: Source; built: Built };
/** Edits with a sentence about them (`made`: the name of what is new), or one about why there are none. */
export type Change = { edits: Edit[]; said: string; made?: string } | string;

const gone = (name: string): string => `“${name}” is not in the markup any more. Look again, then do it once more.`;

export const controlNamed = ({ built }: Scene, name: string): BuiltControl | string => built.controls.find((one) => one.name === name) ?? gone(name);
export const objectNamed = ({ built }: Scene, name: string): BuiltObject | string => built.objects.find((one) => one.name === name) ?? gone(name);

/** Every name that a tag has, also of tags the builder leaves alone. */
export const namesIn = ({ source }: Scene): Set<string> => new Set(source.all.flatMap(({ tag }) => tag.attributes.name?.trim() ?? []));
