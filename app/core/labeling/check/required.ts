/**
 * What an answer lacks before it may be submitted: a sentence that says what to do, and the place. The editor and the server ask the
 * same, each with the kinds it knows. What is hidden by a condition is not asked for.
 */
import { isSet } from '../flag.ts';
import { answerKindOf, kindOf, type Language } from '../language.ts';
import { makes, namesRegions } from '../labelling.ts';
import type { ControlTag, LabelingConfig, Tag } from '../model.ts';
import { controlNamed, isNamed } from '../names.ts';
import { pagesOf } from '../pages.ts';
import type { Doc, Region } from '../result.ts';
import { conditionsOf, isControlShown, isShown } from '../visibility.ts';
import type { ResultProblem } from './problem.ts';

type Asking = { config: LabelingConfig; doc: Doc; language: Language; data: Record<string, unknown> | undefined };
/** For one region, or on one page of several. */
type About = { region?: string; item?: number };

/** Rows that this version only keeps count as answers: a required control of a file made elsewhere is not unanswered. */
function isKept({ doc }: Asking, control: ControlTag, { region, item }: About): boolean {
  return doc.rest.some(
    ({ from_name: from, id, item_index: index }) =>
      typeof from === 'string' && isNamed(control.name, from) && (region === undefined || id === region) && (item === undefined || index === item),
  );
}

function isAnswered(asking: Asking, control: ControlTag, about: About): boolean {
  const given = asking.doc.answers.some(
    (answer) =>
      answer.region === about.region &&
      (about.item === undefined || (answer.itemIndex ?? 0) === about.item) &&
      isNamed(control.name, answer.from) &&
      answerKindOf(asking.language, answer).isGiven(answer),
  );
  return given || isKept(asking, control, about);
}

const labeller = ({ from, labelsFrom }: Region): string => labelsFrom ?? from;

function makesRegions(control: ControlTag, { regions }: Language): boolean {
  return namesRegions(control) || regions.some((kind) => makes(kind, control) || kind.bare.includes(control.type));
}

function isUsed(asking: Asking, control: ControlTag): boolean {
  const used = asking.doc.regions.some((region) => isNamed(control.name, labeller(region)) && (!namesRegions(control) || region.labels.length > 0));
  return used || isKept(asking, control, {});
}

function sentence(control: ControlTag, language: Language): string {
  const { requiredmessage, label } = control.tag.attributes;
  if (requiredmessage?.trim()) return requiredmessage.trim();
  const name = label?.trim() || control.name;
  if (namesRegions(control)) return `Mark at least one region with a label of “${name}”.`;
  if (makesRegions(control, language)) return `Draw at least one region with “${name}”.`;
  return `${language.answers.find((kind) => kind.control === control.type)?.ask ?? 'Answer'} “${name}” first.`;
}

function unansweredRegions(asking: Asking, control: ControlTag, conditions: readonly Tag[]): ResultProblem[] {
  return asking.doc.regions.flatMap((region, index) => {
    if (!isControlShown(control, conditions, asking.doc, region) || isAnswered(asking, control, { region: region.id })) return [];
    return [{ control: control.name, region: region.id, message: `Region ${index + 1}: ${sentence(control, asking.language)}` }];
  });
}

/** On each page of an object that has several. */
function unansweredPages(asking: Asking, control: ControlTag): ResultProblem[] {
  return Array.from({ length: pagesOf(asking.config, control, asking.data) }, (_, item) => item)
    .filter((item) => !isAnswered(asking, control, { item }))
    .map((item) => ({ control: control.name, item, message: `Page ${item + 1}: ${sentence(control, asking.language)}` }));
}

function unmet(asking: Asking, control: ControlTag, conditions: readonly Tag[]): ResultProblem[] {
  if (control.perRegion) return unansweredRegions(asking, control, conditions);
  // A condition on the selected region says nothing about the whole answer, so it is never demanded.
  if (conditions.some(({ attributes }) => attributes.visiblewhen?.trim() === 'region-selected')) return [];
  if (!conditions.every((tag) => isShown(tag, asking.doc))) return [];
  if (control.perItem && pagesOf(asking.config, control, asking.data) > 1) return unansweredPages(asking, control);
  const isMet = makesRegions(control, asking.language) ? isUsed(asking, control) : isAnswered(asking, control, {});
  return isMet ? [] : [{ control: control.name, message: sentence(control, asking.language) }];
}

/** A region without a label says nothing; `allowEmpty` permits it. */
function unlabelled({ config, doc }: Asking): ResultProblem[] {
  return doc.regions.flatMap((region, index) => {
    const control = region.labels.length > 0 ? undefined : controlNamed(config, labeller(region));
    if (!control || !namesRegions(control) || isSet(control.tag, 'allowempty')) return [];
    return [{ control: control.name, region: region.id, message: `Region ${index + 1} has no label. Give it one, or delete it.` }];
  });
}

/** A region that a draft may hold as it is, but no answer: a polygon of two points. */
function unfinished({ config, doc, language }: Asking): ResultProblem[] {
  return doc.regions.flatMap((region, index) => {
    const kind = kindOf(language, region);
    const fault = kind.unfinished?.(region, controlNamed(config, region.from));
    return fault ? [{ control: region.from, region: region.id, message: `Region ${index + 1}: this ${kind.noun} ${fault}.` }] : [];
  });
}

/** Everything that is still asked, in the order of the config; none when the answer, without what is hidden, may be submitted. */
export function findMissing(doc: Doc, config: LabelingConfig, language: Language, data?: Record<string, unknown>): ResultProblem[] {
  const asking = { config, doc, language, data };
  const conditions = conditionsOf(config);
  const required = config.controls.filter((control) => control.required);
  return [...required.flatMap((control) => unmet(asking, control, conditions.get(control.name) ?? [])), ...unlabelled(asking), ...unfinished(asking)];
}
