/** Where in a task's data a labeling config reads what it shows. */
import { wholeReference } from '#app/core/labeling/references.ts';

type Json = Record<string, unknown>;

/** The steps of a `$photo.url`; undefined for what is put together, or stands in a list: nothing can be put back there. */
export function stepsOf(value: string): string[] | undefined {
  const steps = wholeReference(value)?.steps;
  return steps?.every((step) => typeof step === 'string') ? steps : undefined;
}

/** `content` where the steps lead to. */
export const dataAt = (steps: readonly string[], content: string): Json =>
  steps.toReversed().reduce<unknown>((inner, step) => ({ [step]: inner }), content) as Json;

/** What stands where the steps lead to, as a text; empty where there is none. */
export function contentAt(steps: readonly string[], data: Json): string {
  const found = steps.reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Json)[step] : undefined), data);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}
