/** What must hold between tags: names, what controls point at, children in the right parents, something to show and to answer. */

import { isTree } from '../labelling.ts';
import type { ControlTag, ObjectTag, Tag } from '../model.ts';
import { tagCatalog, tagInfo } from '../tags.ts';
import type { Say } from './collect.ts';
import { everyLabel } from '../every-label.ts';
import { MAX_LABELS } from './limits.ts';
import { nearest } from './nearest.ts';
import { walk } from './walk.ts';

type Parts = { root: Tag; objects: ObjectTag[]; controls: ControlTag[] };

/** Checks everything that needs more than one tag. */
export function checkLinks(parts: Parts, say: Say): void {
  checkNames(parts, say);
  checkParents(parts.root, say);
  const targets = targetsOf(parts);
  for (const control of parts.controls) {
    checkTargets(control, targets, say);
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
    // Below a mistyped tag nothing can be said; mending that one comes first.
    if (ancestors.some(({ type }) => !tagInfo(type))) continue;
    if (!allowed || ancestors.some(({ type }) => allowed.includes(type))) continue;
    const named = allowed.filter((each) => each !== tag.type && tagInfo(each)?.drawn);
    const where = (named.length > 0 ? named : allowed)
      .slice(0, 2)
      .map((each) => `<${each}>`)
      .join(' or ');
    say('error', tag, `<${tag.type}> means something only inside ${where}. Move it there.`);
  }
}

/** `mistyped` are names of tags that the language does not have: what points there is mended with them. */
type Targets = { objects: Map<string, ObjectTag>; mistyped: Set<string>; shaped: Set<string> };

const shapes = /^(?:Rectangle|Ellipse|Polygon|KeyPoint|Brush|Bitmask|Vector)$/;

function targetsOf({ root, objects, controls }: Parts): Targets {
  const unknown = [...walk(root)].filter(({ tag }) => !tagInfo(tag.type));
  return {
    objects: new Map(objects.map((each) => [each.name, each])),
    mistyped: new Set(unknown.flatMap(({ tag }) => tag.attributes.name?.trim() ?? [])),
    shaped: new Set(controls.filter(({ type }) => shapes.test(type)).flatMap(({ toNames }) => toNames)),
  };
}

function checkTargets(control: ControlTag, targets: Targets, say: Say): void {
  const { tag, toNames, type } = control;
  if (type === 'Pairwise' && tag.attributes.toname !== undefined && new Set(toNames).size !== 2) {
    say('error', tag, 'Pairwise compares exactly two different objects. Write toName="first,second".', 'toname');
  } else if (type !== 'Pairwise' && toNames.length > 1) {
    say('error', tag, `<${type}> works on one object. Name one in toName; only Pairwise takes two.`, 'toname');
  }
  for (const name of toNames) {
    const object = targets.objects.get(name);
    if (object) checkFit(control, object, targets, say);
    else if (!targets.mistyped.has(name)) say('error', tag, () => noObject(name, targets), 'toname');
  }
}

function noObject(name: string, { objects }: Targets): string {
  const names = [...objects.keys()];
  const said = `toName="${name}" names no object of this config.`;
  const found = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined);
  if (found !== undefined) return `${said} Did you mean "${found}"?`;
  if (names.length === 0) return `${said} Add the object, such as <Text name="text" value="$text"/>.`;
  const quoted = names.slice(0, 8).map((each) => `"${each}"`);
  return `${said} There are ${quoted.join(', ')}.`;
}

function checkFit(control: ControlTag, object: ObjectTag, { shaped }: Targets, say: Say): void {
  const { tag, type } = control;
  const fits = tagInfo(type)?.fits;
  if (fits !== undefined && fits !== 'any' && !fits.includes(object.type)) {
    const wanted = fits.filter((each) => each !== 'AudioPlus').join(', ');
    say('error', tag, () => `<${type}> works on ${wanted}, but "${object.name}" is a ${object.type}.${fitting(object)}`, 'toname');
  }
  if (isTree(control) && !['Text', 'HyperText'].includes(object.type))
    say('warning', tag, `labeling="true" marks stretches of Text and HyperText, and "${object.name}" is neither.`, 'labeling');
  if (type !== 'Labels' || !['Image', 'Pdf'].includes(object.type) || shaped.has(object.name)) return;
  const shape = `<Rectangle name="…" toName="${object.name}"/>`;
  say(
    'warning',
    tag,
    `<Labels> on ${object.type === 'Pdf' ? 'a Pdf' : 'an Image'} needs a shape to label. Write <RectangleLabels>, or add ${shape}.`,
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

const namesIn = (written: string | undefined): string[] =>
  (written ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

function checkFilters({ root, controls }: Parts, say: Say): void {
  const names = new Set(controls.map((each) => each.name));
  for (const { tag } of walk(root)) {
    const name = tag.attributes.toname?.trim();
    if (tag.type !== 'Filter' || !name || names.has(name)) continue;
    say('error', tag, `toName="${name}" names no labels or choices of this config. A Filter searches in one of them.`, 'toname');
  }
}

function checkConditions({ root, objects, controls }: Parts, say: Say): void {
  const names = new Set([...objects, ...controls].map((each) => each.name));
  for (const { tag } of walk(root)) {
    for (const name of namesIn(tag.attributes.whentagname)) {
      if (!names.has(name)) say('warning', tag, () => noTag(name, names), 'whentagname');
    }
  }
}

function noTag(name: string, names: Iterable<string>): string {
  const found = nearest(name, names);
  const hint = found === undefined ? '' : ` Did you mean "${found}"?`;
  return `whenTagName="${name}" names no tag of this config, so the condition never holds.${hint}`;
}

/** A config must show something and ask something; as long as a tag is mistyped, it may be that one. */
function checkWhole({ root }: Parts, say: Say): void {
  const families = new Set([...walk(root)].map(({ tag }) => tagInfo(tag.type)?.family));
  if (families.has(undefined)) return;
  if (!families.has('object')) {
    say('error', root, 'Nothing shows the task. Add an object, such as <Text name="text" value="$text"/> or <Image name="image" value="$image"/>.');
  }
  if (!families.has('control')) {
    say('error', root, 'Nothing can be answered. Add a control, such as <Choices name="kind" toName="text"> with <Choice value="…"/> inside.');
  }
}
