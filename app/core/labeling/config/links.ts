/** What must hold between tags: names, what controls point at, children in the right parents, something to show and to answer. */

import type { ControlTag, ObjectTag, Tag } from '../model.ts';
import { tagCatalog, tagInfo } from '../tags.ts';
import type { Say } from './attributes.ts';
import { everyLabel } from './labels.ts';
import { MAX_LABELS } from './limits.ts';
import { nearest } from './nearest.ts';
import { walk } from './walk.ts';

type Parts = { root: Tag; objects: ObjectTag[]; controls: ControlTag[] };

/** Checks everything that needs more than one tag. */
export function checkLinks(parts: Parts, say: Say): void {
  checkNames(parts, say);
  checkParents(parts.root, say);
  for (const control of parts.controls) {
    checkTargets(control, parts, say);
    checkLabels(control, say);
  }
  checkFilters(parts, say);
  checkConditions(parts, say);
  checkWhole(parts, say);
}

function checkNames({ objects, controls }: Parts, say: Say): void {
  const seen = new Map<string, Tag>();
  const inOrder = [...objects, ...controls].toSorted((a, b) => a.tag.line - b.tag.line || a.tag.column - b.tag.column);
  for (const { name, tag } of inOrder) {
    const first = seen.get(name);
    if (first)
      say('error', tag, `The name "${name}" is already taken by <${first.type}> on line ${first.line}. Give each tag a name of its own.`, 'name');
    else seen.set(name, tag);
  }
}

/** Label outside labels, Channel outside TimeSeries and the like. */
function checkParents(root: Tag, say: Say): void {
  const parents = new Map<string, string[]>();
  for (const info of tagCatalog.values()) {
    for (const child of info.children) parents.set(child, [...(parents.get(child) ?? []), info.type]);
  }
  for (const { tag, ancestors } of walk(root)) {
    const allowed = parents.get(tag.type);
    if (!allowed || ancestors.some(({ type }) => allowed.includes(type))) continue;
    const named = allowed.filter((each) => each !== tag.type && tagInfo(each)?.drawn);
    const where = (named.length > 0 ? named : allowed)
      .slice(0, 3)
      .map((each) => `<${each}>`)
      .join(' or ');
    say('error', tag, `<${tag.type}> means something only inside ${where}. Move it there.`);
  }
}

function checkTargets(control: ControlTag, { objects, controls }: Parts, say: Say): void {
  const { tag, toNames, type } = control;
  if (type === 'Pairwise' && tag.attributes.toname !== undefined && new Set(toNames).size !== 2) {
    say('error', tag, 'Pairwise compares exactly two different objects. Write toName="first,second".', 'toname');
  } else if (type !== 'Pairwise' && toNames.length > 1) {
    say('error', tag, `<${type}> works on one object. Name one in toName; only Pairwise takes two.`, 'toname');
  }
  for (const name of toNames) {
    const object = objects.find((each) => each.name === name);
    if (object) checkFit(control, object, controls, say);
    else say('error', tag, `toName="${name}" names no object of this config.${instead(name, objects)}`, 'toname');
  }
}

function instead(name: string, objects: readonly ObjectTag[]): string {
  const names = objects.map((each) => each.name);
  const found = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined);
  if (found !== undefined) return ` Did you mean "${found}"?`;
  return names.length === 0
    ? ' Add the object, such as <Text name="text" value="$text"/>.'
    : ` There are ${names
        .slice(0, 8)
        .map((each) => `"${each}"`)
        .join(', ')}.`;
}

function checkFit(control: ControlTag, object: ObjectTag, controls: readonly ControlTag[], say: Say): void {
  const { tag, type } = control;
  const fits = tagInfo(type)?.fits;
  if (fits !== undefined && fits !== 'any' && !fits.includes(object.type)) {
    const wanted = fits.filter((each) => each !== 'AudioPlus').join(', ');
    say('error', tag, `<${type}> works on ${wanted}, but "${object.name}" is a ${object.type}.${fitting(object)}`, 'toname');
  }
  if (type !== 'Labels' || object.type !== 'Image') return;
  const shapes = controls.filter(
    (each) => each.toNames.includes(object.name) && /^(?:Rectangle|Ellipse|Polygon|KeyPoint|Brush|Bitmask|Vector)$/.test(each.type),
  );
  if (shapes.length > 0) return;
  say(
    'warning',
    tag,
    `<Labels> on an Image needs a shape to label. Write <RectangleLabels>, or add <Rectangle name="…" toName="${object.name}"/>.`,
    'toname',
  );
}

function fitting(object: ObjectTag): string {
  const found = [...tagCatalog.values()].find(({ fits, labels, open }) => labels && !open && fits !== 'any' && fits?.includes(object.type));
  return found ? ` Use <${found.type}> there.` : '';
}

function checkLabels(control: ControlTag, say: Say): void {
  const { tag, type, labels, dynamicKey } = control;
  const needs = tagInfo(type)?.labels;
  if (!needs) return;
  const hasView = tag.children.some((each) => each.type === 'View');
  if (needs.needed && labels.length === 0 && dynamicKey === undefined && !hasView) {
    say(
      'error',
      tag,
      `<${type}> has nothing to choose from. Put <${needs.child} value="…"/> inside, or write value="$list" to take them from the task.`,
    );
  }
  const all = [...everyLabel(labels)];
  if (all.length > MAX_LABELS) {
    say('error', tag, `<${type}> has more than ${MAX_LABELS.toLocaleString('en')} labels. Put them into the tasks and write value="$list".`);
    return;
  }
  const seen = new Set<string>();
  for (const { path } of all) {
    const key = JSON.stringify(path);
    if (seen.has(key))
      say('warning', tag, `"${path.at(-1)}" stands twice in <${type}>; answers cannot tell the two apart. Give one an alias, or remove it.`);
    seen.add(key);
  }
}

function checkFilters({ root, controls }: Parts, say: Say): void {
  for (const { tag } of walk(root)) {
    const name = tag.attributes.toname?.trim();
    if (tag.type !== 'Filter' || !name || controls.some((each) => each.name === name)) continue;
    say('error', tag, `toName="${name}" names no labels or choices of this config. A Filter searches in one of them.`, 'toname');
  }
}

function checkConditions({ root, objects, controls }: Parts, say: Say): void {
  const names = [...objects, ...controls].map((each) => each.name);
  for (const { tag } of walk(root)) {
    for (const name of (tag.attributes.whentagname ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)) {
      if (names.includes(name)) continue;
      const found = nearest(name, names);
      say(
        'warning',
        tag,
        `whenTagName="${name}" names no tag of this config, so the condition never holds.${found ? ` Did you mean "${found}"?` : ''}`,
        'whentagname',
      );
    }
  }
}

/** A config must show something and ask something. */
function checkWhole({ root, controls }: Parts, say: Say): void {
  const has = (family: string): boolean => [...walk(root)].some(({ tag }) => tagInfo(tag.type)?.family === family);
  if (!has('object'))
    say('error', root, 'Nothing shows the task. Add an object, such as <Text name="text" value="$text"/> or <Image name="image" value="$image"/>.');
  if (!has('control') && controls.length === 0) {
    say('error', root, 'Nothing can be answered. Add a control, such as <Choices name="kind" toName="text"> with <Choice value="…"/> inside.');
  }
}
