import type { MiddlewareHandler } from 'hono';
import { lossIn } from '#app/core/exact-json.ts';
import { isObject } from '#app/core/is-object.ts';
import { Refused } from '#app/core/refused.ts';
import { unstorable } from '#app/core/storable.ts';

const isJson = /^application\/([a-z.-]+\+)?json/i;

/**
 * Refuses a body of which something would be lost silently, as imports do (decision 34): once a schema has it, names that stand twice and
 * `__proto__` are gone and numbers are rounded. What is no JSON at all, or no object, is said by whoever reads it next: no call takes it.
 * @throws Refused invalid, with the field where it is known
 */
export const exactBody: MiddlewareHandler = async (c, next) => {
  if (isJson.test(c.req.header('Content-Type') ?? '')) {
    const given: unknown = await c.req.json().catch(() => undefined);
    if (isObject(given)) refuseLoss(given, await c.req.text());
  }
  await next();
};

function refuseLoss(given: Record<string, unknown>, text: string): void {
  for (const [field, value] of Object.entries(given)) {
    const fault = unstorable(value, field);
    if (fault) throw new Refused('invalid', fault, field);
  }
  const loss = lossIn(text, given);
  if (loss) throw new Refused('invalid', loss);
}
