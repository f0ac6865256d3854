/** What an act of the editor is, seen from its keys (formats 9). The editor itself has commands; a test holds the two together. */
import type { Tag } from '../model.ts';

/** What has the focus when keys of its own count. Acts of two media may share a key: the one that holds the focus is meant. */
export type Medium = 'picture' | 'text' | 'dialogue' | 'sound' | 'series' | 'video' | 'entries' | 'pair';

export type Act = {
  /** Unique; as Label Studio's keymaps name it, where they do. */
  name: string;
  /** Ids of the editor's commands that do it, without the object that each belongs to. */
  commands: readonly string[];
  title: string;
  /** Standard keys, spelled as `normalKeys` spells them. A command may have more: each direction of an arrow is an act of its own. */
  keys: readonly string[];
  /** Absent: it is there whatever the task shows. */
  media?: readonly Medium[];
  /** Whether a tag brings it into the editor; absent: every config does. */
  on?: (tag: Tag) => boolean;
  /** Its keys count only while its medium has the focus. */
  within?: true;
  /** Arrows, Enter and Escape where nobody would look for anything else: not to be changed. */
  fixed?: true;
};

/** A heading of the page of keys. */
export type ActGroup = { title: string; acts: readonly Act[] };

type More = Pick<Act, 'on' | 'within' | 'fixed'>;
/** `commands`: ids with spaces between; `keys` likewise. */
export type Make = (name: string, commands: string, title: string, keys: string, more?: More) => Act;

const words = (line: string): string[] => line.split(' ').filter(Boolean);

export const act: Make = (name, commands, title, keys, more = {}) => ({ name, commands: words(commands), title, keys: words(keys), ...more });

/** Makes acts of some media, which are there when one of the tags is. */
export function actsOn(media: readonly Medium[], on: Act['on']): Make {
  return (name, commands, title, keys, more) => ({ ...act(name, commands, title, keys, { on, ...more }), media });
}

export const ofType =
  (...types: string[]) =>
  ({ type }: Tag): boolean =>
    types.includes(type);

/** Of arrow keys and the like, in the place that has the focus. */
export const here = { within: true } as const;
export const fixed = { within: true, fixed: true } as const;

/** The arrow keys, each plainly and with what is held: `arrows('', 'shift+')`. */
export function arrows(...held: string[]): string {
  return ['left', 'right', 'up', 'down'].flatMap((arrow) => held.map((keys) => `${keys}${arrow}`)).join(' ');
}
