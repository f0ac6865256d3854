/** What people keep beside a task's data: an object, or a list of anything. Source: heartex 4. Nothing of it is an empty object. */
export type Meta = Record<string, unknown> | unknown[];

export const isMeta = (value: unknown): value is Meta => typeof value === 'object' && value !== null;

/** For files that have room for an object alone: a list is its value "meta". */
export const asObject = (meta: Meta): Record<string, unknown> => (Array.isArray(meta) ? { meta } : meta);
