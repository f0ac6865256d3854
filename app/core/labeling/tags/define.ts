/** How the tag catalog is written down: one line per attribute, `name:type=default` (formats 1.3, 1.4, 1.5, 1.6). */

/** `data` may hold `$key` references, `url` may hold them and must not be a script; a list of words is an enumeration. */
export type AttributeType = 'text' | 'data' | 'url' | 'bool' | 'number' | 'style' | readonly string[];
/** `name` is in lower case, as tags hold it; `spelled` as people write it. */
export type Attribute = { name: string; spelled: string; type: AttributeType; default?: string };
export type Family = 'object' | 'control' | 'visual' | 'child';
/** JSON types that a task's value may have for an object tag (formats 3.3, heartex 4.4). */
export type DataType = 'string' | 'number' | 'list' | 'table' | 'nothing';
export type Media = 'text' | 'html' | 'image' | 'audio' | 'video' | 'pdf' | 'series' | 'dialogue' | 'chat' | 'list' | 'table';

export type TagInfo = {
  type: string;
  family: Family;
  /** False: the config keeps the tag, the editor cannot show it yet. */
  drawn: boolean;
  attributes: ReadonlyMap<string, Attribute>;
  /** Attributes without which the tag means nothing; `a|b` means one of both. */
  required: readonly string[];
  /** Of a control: the object types it works on; `'any'` for answers about the whole object. */
  fits?: 'any' | readonly string[];
  /** Child tags that have a meaning only inside this tag. */
  children: readonly string[];
  /** Child tag that carries its labels, and whether a config without one (and without `value`) is refused. */
  labels?: { child: 'Label' | 'Choice'; needed: boolean };
  /** Of a control: the row type and the key inside `value` (formats 2). */
  result?: { type: string; key: string };
  data?: { accepts: readonly DataType[]; media: Media };
  /** Newer than the language we know in full: attributes are kept without a check. */
  open: boolean;
};

const words = ['text', 'data', 'url', 'bool', 'number', 'style'] as const;

/** Reads `name:type=default`; `a|b|c` as the type is an enumeration. */
function attribute(line: string): Attribute {
  const found = /^([A-Za-z_]+)(?::([^=]+))?(?:=(.*))?$/s.exec(line);
  if (!found?.[1]) throw new Error(`The tag catalog has an attribute line that cannot be read: ${line}`);
  const [, spelled, type = 'text', standard] = found;
  const word = words.find((each) => each === type);
  return { name: spelled.toLowerCase(), spelled, type: word ?? type.split('|'), ...(standard === undefined ? {} : { default: standard }) };
}

type Given = Partial<Omit<TagInfo, 'type' | 'family' | 'attributes'>> & { attributes?: readonly string[] };

/** One entry of the catalog; what is left out is empty, not drawn, and checked. */
export function tag(family: Family, type: string, { attributes = [], ...given }: Given): TagInfo {
  const lines = attributes.map(attribute);
  return {
    type,
    family,
    drawn: false,
    required: [],
    children: [],
    open: false,
    ...given,
    attributes: new Map(lines.map((each) => [each.name, each])),
  };
}

/** Attributes shared by several tags (formats 1.2). */
export const mixins = {
  required: ['required:bool=false', 'requiredMessage'],
  perRegion: ['perRegion:bool=false', 'perItem:bool=false'],
  visibility: [
    'visibleWhen:region-selected|no-region-selected|choice-selected|choice-unselected',
    'whenTagName',
    'whenLabelValue',
    'whenChoiceValue',
    'whenRole',
  ],
  smart: ['smart:bool=false', 'smartOnly:bool=false'],
  snap: ['snap:none|pixel=none'],
} as const;
