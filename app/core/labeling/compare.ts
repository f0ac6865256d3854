/** Two answers to the same task, side by side: which regions mean the same, and what differs. */
import { extentOf, overlap } from './extent.ts';
import type { Answer, Doc, Region } from './result.ts';

/** `moved`: the same thing at another place; `relabelled`: the same place with other labels. */
export type Change = 'same' | 'moved' | 'relabelled' | 'moved and relabelled';
export type Pair = { a: Region; b: Region; change: Change };
/** An answer of one control; undefined on the side that has not given it. */
export type AnswerPair = { control: string; a?: Answer; b?: Answer; isSame: boolean };
export type Comparison = { pairs: Pair[]; onlyA: Region[]; onlyB: Region[]; answers: AnswerPair[] };

/** From so much on two places are the same thing, from so much the very same place. */
const sameThing = 0.3;
const samePlace = 0.95;
/** More regions than this are not paired by overlap, only by place: the work grows with the square. */
const mostCompared = 2_000;

/** Where a region lies, as one text. */
export const placeOf = (region: Region): string => {
  const {
    id: _id,
    origin: _origin,
    score: _score,
    labels: _labels,
    extra: _extra,
    labelsExtra: _more,
    meta: _meta,
    normalization: _normalization,
    parentId: _parent,
    ...place
  } = region;
  return JSON.stringify(place);
};

const labelsOf = ({ labels }: Region): string => JSON.stringify([...labels].sort());

function change(a: Region, b: Region, shared: number): Change {
  const moved = shared < samePlace;
  const relabelled = labelsOf(a) !== labelsOf(b);
  if (moved) return relabelled ? 'moved and relabelled' : 'moved';
  return relabelled ? 'relabelled' : 'same';
}

type Candidate = { a: Region; b: Region; shared: number };

function candidates(a: readonly Region[], b: readonly Region[]): Candidate[] {
  const byPlace = new Map(b.map((region) => [placeOf(region), region]));
  const exact = a.flatMap((region): Candidate[] => {
    const other = byPlace.get(placeOf(region));
    return other ? [{ a: region, b: other, shared: 1 }] : [];
  });
  if (a.length > mostCompared || b.length > mostCompared) return exact;
  const reach = new Map([...a, ...b].map((region) => [region, extentOf(region)]));
  const near = a.flatMap((one) =>
    b.flatMap((other): Candidate[] => {
      const [first, second] = [reach.get(one), reach.get(other)];
      const shared = first && second && one.kind === other.kind && one.to === other.to ? overlap(first, second) : 0;
      return shared >= sameThing ? [{ a: one, b: other, shared }] : [];
    }),
  );
  return [...exact, ...near];
}

/** The best pairs first; of equal ones those with the same labels. */
function pairUp(a: readonly Region[], b: readonly Region[]): Pair[] {
  const score = (one: Candidate) => one.shared + (labelsOf(one.a) === labelsOf(one.b) ? 0.1 : 0);
  const taken = new Set<Region>();
  const pairs: Pair[] = [];
  for (const one of candidates(a, b).sort((x, y) => score(y) - score(x))) {
    if (taken.has(one.a) || taken.has(one.b)) continue;
    taken.add(one.a).add(one.b);
    pairs.push({ a: one.a, b: one.b, change: change(one.a, one.b, one.shared) });
  }
  return pairs;
}

/** What an answer says, as one text. */
export const said = ({ id: _id, origin: _origin, score: _score, extra: _extra, region: _region, ...rest }: Answer): string => JSON.stringify(rest);

function pairAnswers(a: Doc, b: Doc): AnswerPair[] {
  const whole = ({ answers }: Doc) => answers.filter((answer) => answer.region === undefined);
  const key = (answer: Answer) => `${answer.from}\n${answer.itemIndex ?? ''}`;
  const [first, second] = [new Map(whole(a).map((one) => [key(one), one])), new Map(whole(b).map((one) => [key(one), one]))];
  return [...new Set([...first.keys(), ...second.keys()])].map((at) => {
    const [one, other] = [first.get(at), second.get(at)];
    return { control: (one ?? other)?.from ?? '', a: one, b: other, isSame: one !== undefined && other !== undefined && said(one) === said(other) };
  });
}

/** Regions are paired by place, best first; what has no partner stands on its own side. */
export function compareDocs(a: Doc, b: Doc): Comparison {
  const pairs = pairUp(a.regions, b.regions);
  const paired = new Set(pairs.flatMap((pair) => [pair.a, pair.b]));
  const alone = ({ regions }: Doc) => regions.filter((region) => !paired.has(region));
  return { pairs, onlyA: alone(a), onlyB: alone(b), answers: pairAnswers(a, b) };
}
