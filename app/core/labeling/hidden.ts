/** What of an answer nobody is asked (any more). Browsers have this where a config may hide something. */
import { walk } from './config/walk.ts';
import type { LabelingConfig, Tag } from './model.ts';
import { controlNamed } from './names.ts';
import type { Answer, Doc } from './result.ts';
import { concernsRegion, conditionsOf, isOnChoice, isOnRegion, isShown } from './visibility.ts';

/** A config is never changed once it is read. */
const known = new WeakMap<Tag, ReturnType<typeof conditionsOf>>();

function conditionsIn(config: Pick<LabelingConfig, 'root'>): ReturnType<typeof conditionsOf> {
  const conditions = known.get(config.root) ?? conditionsOf(config);
  known.set(config.root, conditions);
  return conditions;
}

/**
 * The answer without what a condition on a choice hides, and without what is not asked about its region (any more): it is not submitted
 * (heartex 7.8), but kept as long as one works on it. A choice that is hidden itself fulfils no condition.
 */
export function withoutHidden(doc: Doc, config: Pick<LabelingConfig, 'root' | 'controls'>): Doc {
  const conditions = conditionsIn(config);
  const regions = new Map(doc.regions.map((region) => [region.id, region]));
  const decided = new Map<Answer, boolean>();
  const counts = (answer: Answer): boolean => {
    const before = decided.get(answer);
    if (before !== undefined) return before;
    // Of conditions in a circle the first that is asked for holds.
    decided.set(answer, true);
    const about = answer.region === undefined ? undefined : regions.get(answer.region);
    const own = (conditions.get(answer.from) ?? []).filter((tag) => isOnChoice(tag) || (about && isOnRegion(tag)));
    const control = about && controlNamed(config, answer.from);
    const isAsked = (!control || concernsRegion(control.tag, about)) && own.every((tag) => isShown(tag, doc, about, counts));
    decided.set(answer, isAsked);
    return isAsked;
  };
  const answers = doc.answers.filter(counts);
  return answers.length === doc.answers.length ? doc : { ...doc, answers };
}

const seen = new WeakMap<Doc, Doc>();

/** What conditions are asked of: the answer itself, unless one may hide the choice that another is about. */
export function seenByConditions(doc: Doc, config: Pick<LabelingConfig, 'root' | 'controls'>): Doc {
  if (!mayChain(config)) return doc;
  const kept = seen.get(doc) ?? withoutHidden(doc, config);
  seen.set(doc, kept);
  return kept;
}

const chains = new WeakMap<Tag, boolean>();

function mayChain({ root }: Pick<LabelingConfig, 'root'>): boolean {
  const before = chains.get(root);
  if (before !== undefined) return before;
  const tags = [...walk(root)].map(({ tag }) => tag);
  const hiding = tags.filter((tag) => isOnChoice(tag) || isOnRegion(tag) || 'whenlabelvalue' in tag.attributes || 'whentagname' in tag.attributes);
  const may = hiding.length > 1 && hiding.some(isOnChoice);
  chains.set(root, may);
  return may;
}
