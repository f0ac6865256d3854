/** What lines of predictions and annotations say about an item, as answers that an import takes. */
import type { Row } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { indexText } from '#app/core/labeling/shapes/span.ts';
import { faultOf } from '../../foreign/fault.ts';
import type { Here } from '../../foreign/model.ts';
import type { Losses } from '../../losses.ts';
import { isLikely, scoreOf } from '../predictions.ts';
import { answerOf, BrokenMark, predictedMarks, type GivenAnswer, type GivenMark } from './marks.ts';
import type { Places } from './places.ts';
import { rowsOf } from './rows.ts';
import { annotationShape, predictionShape, type AnnotationShape } from './shapes.ts';

type Json = Record<string, unknown>;
export type Answered = { answer: Json & { result: Row[] } } | { problems: string[] };
/** `size`: of a picture that came along. */
export type Ground = { places: Places; least: number; here: Here; size?: Size; left: Losses };

/** `content`: of the item, which words are counted in. */
function written(given: GivenAnswer, content: string, { places, size, left }: Ground): { rows: Row[] } | { problems: string[] } {
  try {
    const text = places.object.type === 'Text' ? { text: indexText(content) } : {};
    const { rows, missing } = rowsOf(given, { places, left, ...text, ...(size && { size }) });
    return missing.length > 0 ? { problems: missing } : { rows };
  } catch (error) {
    if (!(error instanceof BrokenMark)) throw error;
    return { problems: [error.message] };
  }
}

/** Labels that are likely enough; of those that exclude each other the likeliest. */
function offered(marks: readonly GivenMark[], { places, least, left }: Ground): GivenMark[] {
  const likely = marks.filter(({ type, proba }) => type !== 'classifications' || isLikely(proba, least));
  left.add(`predicted labels no likelier than ${least}`, marks.length - likely.length);
  const rivals = (mark: GivenMark): GivenMark[] => {
    const place = mark.type === 'classifications' ? places.of(mark) : undefined;
    if (!place || place.control.type !== 'Choices' || place.control.tag.attributes.choice === 'multiple') return [];
    return likely.filter((other) => {
      const another = other === mark || other.type !== 'classifications' ? undefined : places.of(other);
      return another?.control === place.control && !isAlong(another.path, place.path);
    });
  };
  const best = likely.filter((mark) =>
    rivals(mark).every(
      (other) => (other.proba ?? 1) < (mark.proba ?? 1) || ((other.proba ?? 1) === (mark.proba ?? 1) && likely.indexOf(other) > likely.indexOf(mark)),
    ),
  );
  left.add('less likely ones of predicted labels that exclude each other', likely.length - best.length);
  return best;
}

/** One lies above the other in a tree, so both may be. */
const isAlong = (a: readonly string[], b: readonly string[]): boolean => a.slice(0, b.length).every((name, at) => b[at] === name);

export function predictionOf(value: unknown, content: string, ground: Ground): Answered {
  const { data: line, error } = predictionShape.safeParse(value);
  if (error) return { problems: [faultOf(error)] };
  let marks: GivenMark[];
  try {
    marks = predictedMarks(line);
  } catch (broken) {
    if (!(broken instanceof BrokenMark)) throw broken;
    return { problems: [broken.message] };
  }
  const unknown = marks.flatMap((mark) => ground.places.unknownCategory(mark) ?? []);
  if (unknown.length > 0) return { problems: unknown };
  const best = offered(marks, ground);
  const { score, isOne } = scoreOf(best.filter(({ type }) => type === 'classifications').map(({ proba }) => proba));
  const told = written({ marks: best.map(({ proba, ...mark }) => (isOne ? mark : { ...mark, proba })), links: [] }, content, ground);
  if ('problems' in told) return told;
  return { answer: { result: told.rows, model_version: 'Annotto', ...(score !== undefined && { score }) } };
}

/** Seconds from when the item was shown to when it was answered; as exactly as the file's own list of times says it. */
function leadTime({ itemMetadata, annotationMetadata, annotationTimes }: AnnotationShape): number | undefined {
  const between = Math.abs(Date.parse(annotationMetadata?.annotatedAt ?? '') - Date.parse(itemMetadata?.seenAt ?? '')) / 1000;
  const last = annotationTimes?.at(-1);
  if (Number.isNaN(between)) return last;
  if (last === undefined && between === 0) return undefined;
  return last !== undefined && Math.abs(last - between) < 0.002 ? last : between;
}

export function annotationOf(value: unknown, content: string, ground: Ground): Answered {
  const { data: line, error } = annotationShape.safeParse(value);
  if (error) return { problems: [faultOf(error)] };
  let given: GivenAnswer;
  try {
    given = answerOf(line.annotation);
  } catch (broken) {
    if (!(broken instanceof BrokenMark)) throw broken;
    return { problems: [broken.message] };
  }
  const told = written(given, content, ground);
  if ('problems' in told) return told;
  const { left, here } = ground;
  left.add('comments', line.comments?.length ?? 0);
  left.add('tags', (line.tags ?? line.markers ?? []).length);
  left.add('earlier states of answers (historicAnnotations)', line.historicAnnotations?.length ?? 0);
  const { annotatedBy, annotatedAt, createdAt } = line.annotationMetadata ?? {};
  const isKnown = Boolean(annotatedBy && here.isMember(annotatedBy));
  left.add('names of people who answered and are no members', Number(Boolean(annotatedBy) && !isKnown));
  const seconds = leadTime(line);
  return {
    answer: {
      result: told.rows,
      ...(isKnown && { completed_by: annotatedBy }),
      ...((createdAt || annotatedAt) && { created_at: createdAt || annotatedAt }),
      ...((annotatedAt || createdAt) && { updated_at: annotatedAt || createdAt }),
      ...(seconds !== undefined && { lead_time: seconds }),
    },
  };
}
