/** Objects: what people see, and where it stands in the data. */

import { escaped, insertAfter, insertInto, removeElement, renameTag, setAttribute } from '../edits.ts';
import { freeName, objectOffers } from '../offers.ts';
import { wholeReference } from '../../references.ts';
import { namesIn, objectNamed, type Change, type Scene } from './scene.ts';

export type ObjectAct =
  | { kind: 'set object'; name: string; type?: string; key?: string }
  | { kind: 'add object'; type: string; key: string }
  | { kind: 'remove object'; name: string };
type Only<Kind extends ObjectAct['kind']> = Extract<ObjectAct, { kind: Kind }>;

const keyOf = (written: string): string => written.trim().replace(/^\$/, '');
const isKey = (key: string): boolean => wholeReference(`$${key}`)?.written === key;
const noKey = (key: string): string =>
  key ? `“${key}” is no data key. Write letters, digits, _ and dots, such as photo.url.` : 'Say under which data key it stands, such as text.';

export function setObject(scene: Scene, { name, type, key: written }: Only<'set object'>): Change {
  const object = objectNamed(scene, name);
  if (typeof object === 'string') return object;
  const key = written === undefined ? undefined : keyOf(written);
  if (key !== undefined && object.key === undefined) return `What “${name}” shows is more than one data key. Change it in the markup.`;
  if (key !== undefined && !isKey(key)) return noKey(key);
  if (type !== undefined && !objectOffers.some((one) => one.type === type)) return `“${type}” is not among the objects to choose from.`;
  const edits = [
    ...(type !== undefined && type !== object.type ? renameTag(object.element, type) : []),
    ...(key !== undefined && key !== object.key ? setAttribute(scene.source, object.element, 'value', `$${key}`) : []),
  ];
  return { edits, said: `“${name}” shows ${key ?? object.key ?? object.value} as ${type ?? object.type}.` };
}

/** Behind the last object, else at the beginning. */
export function addObject(scene: Scene, { type, key: written }: Only<'add object'>): Change {
  const offer = objectOffers.find((one) => one.type === type);
  if (!offer) return `“${type}” is not among the objects to choose from.`;
  const key = keyOf(written) || offer.key;
  if (!isKey(key)) return noKey(key);
  const name = freeName(offer.key, namesIn(scene));
  const opening = `<${type} name="${name}" value="${escaped(`$${key}`)}"${offer.attributes ? ` ${offer.attributes}` : ''}`;
  const text = offer.inner ? `${opening}>\n  ${offer.inner}\n</${type}>` : `${opening}/>`;
  const last = scene.built.objects.at(-1);
  const { source } = scene;
  return {
    edits: last ? insertAfter(source, last.element, text) : insertInto(source, source.root, text),
    said: `${offer.title} “${name}” is added; it shows ${key}.`,
  };
}

export function removeObject(scene: Scene, { name }: Only<'remove object'>): Change {
  const object = objectNamed(scene, name);
  if (typeof object === 'string') return object;
  const first = scene.source.all.find(({ tag }) => tag.attributes.toname?.split(',').some((each) => each.trim() === name));
  if (first) return `${first.tag.attributes.name ? `“${first.tag.attributes.name}”` : `<${first.tag.type}>`} is about “${name}”. Remove that first.`;
  return { edits: removeElement(scene.source, object.element), said: `“${name}” is removed.` };
}
