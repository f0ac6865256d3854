/** Controls: what people are asked about an object. */

import { escaped, insertAfter, removeElement, setAttribute } from '../edits.ts';
import { controlOffers, freeName, labelTag, offerFits, type ControlOffer, type NewLabel } from '../offers.ts';
import { tagInfo } from '../../tags.ts';
import { distinct } from './labels.ts';
import { controlNamed, namesIn, objectNamed, type Change, type Scene } from './scene.ts';

export type ControlAct =
  | { kind: 'set control'; name: string; about?: string; required?: boolean; choice?: string }
  | { kind: 'add control'; offer: string; about: string; labels: readonly NewLabel[] }
  | { kind: 'remove control'; name: string };
type Only<Kind extends ControlAct['kind']> = Extract<ControlAct, { kind: Kind }>;

export function setControl(scene: Scene, { name, about, required, choice }: Only<'set control'>): Change {
  const control = controlNamed(scene, name);
  if (typeof control === 'string') return control;
  if (about !== undefined && !scene.built.objects.some((one) => one.name === about)) return `There is no object “${about}”.`;
  if (choice !== undefined && !control.choice?.words.includes(choice)) return `“${choice}” is not a way to choose in <${control.type}>.`;
  const set = (spelled: string, value: string | undefined) => setAttribute(scene.source, control.element, spelled, value);
  const edits = [
    ...(about !== undefined && about !== control.about ? set('toName', about) : []),
    ...(required !== undefined && control.required !== undefined && required !== control.required ? set('required', required ? 'true' : '') : []),
    ...(choice !== undefined && choice !== control.choice?.now ? set('choice', choice) : []),
  ];
  return { edits, said: `“${name}” is changed.` };
}

/** Behind the last control about that object, else behind the object. */
export function addControl(scene: Scene, { offer: id, about, labels }: Only<'add control'>): Change {
  const offer = controlOffers.find((one) => one.id === id);
  const object = objectNamed(scene, about);
  if (!offer) return `“${id}” is not among the questions to choose from.`;
  if (typeof object === 'string') return scene.built.objects.length > 0 ? object : 'First add something to look at.';
  if (!offerFits(offer, object.type)) return `“${offer.title}” does not work on “${about}”, which is a ${object.type}.`;
  const info = tagInfo(offer.type)?.labels;
  const fresh = info ? distinct(labels) : [];
  if (info?.needed && fresh.length === 0) return `“${offer.title}” needs at least one label. Write each on its own line.`;
  const name = freeName(offer.name, namesIn(scene));
  const last = scene.built.controls.findLast((one) => one.about === about);
  return {
    edits: insertAfter(scene.source, (last ?? object).element, tagsOf(scene, offer, { name, about, labels: fresh })),
    said: `${offer.title}: “${name}” is added, about “${about}”.`,
    made: name,
  };
}

type Filling = { name: string; about: string; labels: readonly NewLabel[] };

function tagsOf(scene: Scene, { type, also, attributes }: ControlOffer, { name, about, labels }: Filling): string {
  const target = `toName="${escaped(about)}"`;
  const open = `<${type} name="${name}" ${target}${attributes ? ` ${attributes}` : ''}`;
  const child = tagInfo(type)?.labels?.child;
  const tag = child && labels.length > 0 ? `${open}>\n${labels.map((each) => `  ${labelTag(child, each)}\n`).join('')}</${type}>` : `${open}/>`;
  return also ? `<${also} name="${freeName('box', namesIn(scene))}" ${target}/>\n${tag}` : tag;
}

export function removeControl(scene: Scene, { name }: Only<'remove control'>): Change {
  const control = controlNamed(scene, name);
  return typeof control === 'string' ? control : { edits: removeElement(scene.source, control.element), said: `“${name}” is removed.` };
}
