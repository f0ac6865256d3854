/** The kinds of regions and answers that are known here: on the server all, in a browser those that the config names. */
import type { AnswerKind } from './kinds/answer-kind.ts';
import type { RegionKind } from './kinds/region-kind.ts';
import type { Answer, Region } from './result.ts';

export type Language = { readonly regions: readonly RegionKind[]; readonly answers: readonly AnswerKind[] };

/** What is known of the region's kind. A document holds only regions of kinds that read it, so a missing one is a fault of ours. */
export function kindOf<R extends Region>({ regions }: Language, region: R): RegionKind<R> {
  const kind = regions.find((one) => one.kind === region.kind);
  if (!kind) throw new Error(`Regions of the kind ${region.kind} are not known here.`);
  return kind as unknown as RegionKind<R>;
}

export function answerKindOf<A extends Answer>({ answers }: Language, answer: A): AnswerKind<A> {
  const kind = answers.find((one) => one.kind === answer.kind);
  if (!kind) throw new Error(`Answers of the kind ${answer.kind} are not known here.`);
  return kind as unknown as AnswerKind<A>;
}
