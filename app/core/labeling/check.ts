/** Does a task's data fit a config, does an answer fit both, and what would a changed config orphan. */

import { checkAnswers } from './check/answers.ts';
import { misfit } from './check/data.ts';
import { findMisplaced } from './check/nesting.ts';
import type { ResultProblem } from './check/problem.ts';
import { checkRegions } from './check/regions.ts';
import { findMissing } from './check/required.ts';
import { everyLabel } from './every-label.ts';
import { withoutHidden } from './hidden.ts';
import { everyKind } from './kinds.ts';
import type { ControlTag, LabelingConfig } from './model.ts';
import { nearest } from '../nearest.ts';
import { isNamed } from './names.ts';
import { dataNeeds, type DataNeed } from './needs.ts';
import { readReference } from './references.ts';
import { relationsTag } from './relations-tag.ts';
import { repeated } from './repeat.ts';
import type { Doc } from './result.ts';
import { resultOf } from './tags.ts';
import { withLabels } from './task-labels.ts';

export type { ResultProblem } from './check/problem.ts';

/** A fault of a task's data: the key (or path) it concerns and a sentence. */
export type DataProblem = { key: string; message: string };

const mostNamed = 8;
const named = (key: string): string => `"${key.length > 60 ? `${key.slice(0, 59)}…` : key}"`;

/** What there is in the place of a key that is missing: mostly it is there, and spelled in another way. */
function instead(key: string, keys: readonly string[]): string {
  if (keys.length === 0) return 'Add it to the data.';
  const near = nearest(key, keys);
  const more = keys.length - mostNamed;
  const all = `There is ${keys.slice(0, mostNamed).map(named).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  return near === undefined
    ? `${all} Add "${key}", or call one of them so.`
    : `Perhaps ${named(near)} is meant: rename it to "${key}". ${keys.length > 1 ? all : ''}`.trim();
}

function dataFault(need: DataNeed, data: Record<string, unknown>): string | undefined {
  const { reference, required, whole } = need;
  const { key, written } = reference;
  if (!Object.hasOwn(data, key) && !Object.hasOwn(data, written)) {
    return required ? `"${key}" is missing; <${need.tag.type}> shows it. ${instead(key, Object.keys(data))}` : undefined;
  }
  // Inside a Repeater only the list itself can be judged; its entries are read when they are shown.
  if (reference.steps.some((step) => typeof step === 'object')) return undefined;
  const value = readReference(reference, data);
  if (value === undefined) return required ? `"${written}" is missing below "${key}"; <${need.tag.type}> shows it.` : undefined;
  if (!whole && !required) return undefined;
  const fault = misfit(need, value);
  return fault && `"${written}" ${fault}.`;
}

/** Checks the data of a task; one problem per key, none when the config can show the task (formats 3.3, heartex 4.4). */
export function checkData(config: Pick<LabelingConfig, 'root'>, data: Record<string, unknown>): DataProblem[] {
  const problems = new Map<string, DataProblem>();
  for (const need of dataNeeds(config)) {
    const key = need.reference.written;
    const message = problems.has(key) ? undefined : dataFault(need, data);
    if (message) problems.set(key, { key, message });
  }
  return [...problems.values()];
}

/** How much of an answer is checked: a draft may be unfinished, so nothing is demanded of it. */
export type CheckOptions = { demandRequired?: boolean };

/**
 * Checks an answer against the config it was made under. With the task's `data`, spans are checked against the text as well, and
 * labels that come with the task have the limits that they bring along.
 * Empty: it may be kept.
 */
export function checkResult(
  written: LabelingConfig,
  doc: Doc,
  data?: Record<string, unknown>,
  { demandRequired = true }: CheckOptions = {},
): ResultProblem[] {
  const config = data ? withLabels(repeated(written, data), data) : written;
  const problems: ResultProblem[] = [];
  const say = (problem: ResultProblem): void => void problems.push(problem);
  checkRegions(doc, config, data, say);
  checkAnswers(doc, config, say);
  return demandRequired
    ? [...problems, ...findMissing(withoutHidden(doc, config), config, everyKind, data), ...findMisplaced(doc, config)]
    : problems;
}

/** Which controls and labels the annotations of a project use, and how often. Keys are names as results carry them. */
export type InUse = {
  controls: Record<string, { to: string; type: string; count: number }>;
  labels: Record<string, Record<string, number>>;
  /** Labels that relations wear. */
  relations: Record<string, number>;
};

/** What a changed config would orphan: `count` annotations' results lose their control or label; a data key loses its reader. */
export type ChangeProblem =
  | { kind: 'data key'; key: string; message: string }
  | { kind: 'control'; control: string; count: number; message: string }
  | { kind: 'label'; control: string; label: string; count: number; message: string };

/** TextAreas may move to another object, chats are not bound to one (formats 1.1). */
const mayMove = (type: string): boolean => type === 'textarea' || type === 'chatmessage';

const uses = (count: number): string => (count === 1 ? '1 result uses it' : `${count.toLocaleString('en')} results use it`);

function findControl(config: LabelingConfig, name: string): ControlTag | undefined {
  return config.controls.find((control) => isNamed(control.name, name));
}

function controlFault(name: string, used: { to: string; type: string }, config: LabelingConfig): string | undefined {
  const control = findControl(config, name);
  if (!control) return `"${name}" is gone`;
  if (resultOf(control.type)?.type !== used.type) return `"${name}" no longer makes ${used.type}, it is a <${control.type}> now`;
  if (mayMove(used.type) || used.type === 'pairwise' || control.toNames.some((to) => isNamed(to, used.to))) return undefined;
  return `"${name}" no longer works on "${used.to}"`;
}

function lostLabels(name: string, labels: Record<string, number>, config: LabelingConfig): ChangeProblem[] {
  const control = findControl(config, name);
  if (!control || control.dynamicKey !== undefined) return [];
  const known = new Set([...everyLabel(control.labels)].flatMap(({ label, path }) => [label.name, JSON.stringify(path)]));
  return Object.entries(labels).flatMap(([label, count]) =>
    count === 0 || known.has(label)
      ? []
      : [{ kind: 'label' as const, control: name, label, count, message: `"${label}" of "${name}" is gone, but ${uses(count)}.` }],
  );
}

/** Where the config lists no labels for relations, they may wear any; a list that goes takes its labels along. */
function lostRelations(oldConfig: LabelingConfig, newConfig: LabelingConfig, relations: Record<string, number>): ChangeProblem[] {
  const tag = relationsTag(newConfig);
  if (!tag && !relationsTag(oldConfig)) return [];
  const known = new Set(tag?.labels.map(({ value }) => value));
  return Object.entries(relations).flatMap(([label, count]) =>
    count === 0 || known.has(label)
      ? []
      : [{ kind: 'label' as const, control: 'Relations', label, count, message: `"${label}" of relations is gone, but ${uses(count)}.` }],
  );
}

/**
 * What a new config would orphan. `used` counts what annotations hold; unused controls and labels may go.
 * Data keys that the old config showed and the new one does not are named, because answers about them could no longer be read.
 */
export function checkChange(oldConfig: LabelingConfig, newConfig: LabelingConfig, used: InUse): ChangeProblem[] {
  const inUse = Object.entries(used.controls).filter(([, { count }]) => count > 0);
  const lostKeys = inUse.length === 0 ? [] : oldConfig.dataKeys.filter((key) => !newConfig.dataKeys.includes(key));
  const keys = lostKeys.map((key): ChangeProblem => ({
    kind: 'data key',
    key,
    message: `"$${key}" is no longer shown, but annotations were made with it.`,
  }));
  const controls = inUse.flatMap(([control, use]): ChangeProblem[] => {
    const fault = controlFault(control, use, newConfig);
    return fault ? [{ kind: 'control', control, count: use.count, message: `${fault}, but ${uses(use.count)}.` }] : [];
  });
  const labels = Object.entries(used.labels).flatMap(([name, counts]) => lostLabels(name, counts, newConfig));
  return [...keys, ...controls, ...labels, ...lostRelations(oldConfig, newConfig, used.relations)];
}
