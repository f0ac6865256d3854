/** Statements that a transaction asks again are known to the server already: one way there and back for each instead of two. */
import type { Sql } from 'postgres';

/** What has more is written anew for each number of rows: kept, it would only take memory. */
const mostParameters = 64;

type Ask = Sql['unsafe'];
/** A transaction, or the whole pool: drizzle asks by `unsafe` and opens by the other two. */
type Scope = Sql & Record<'begin' | 'savepoint', (within: (scope: Scope) => unknown) => unknown>;

/**
 * Drizzle asks the driver to forget each statement. In transactions alone, whose connection is nobody else's: known statements are sent one
 * behind the other, and on a shared connection a short one would wait behind a long one of somebody else.
 */
function remembering(scope: Scope): Scope {
  const ask: Ask = (query, parameters, options) =>
    scope.unsafe(query, parameters, parameters?.length && parameters.length <= mostParameters ? { ...options, prepare: true } : options);
  return new Proxy(scope, {
    get(target, name, receiver) {
      if (name === 'unsafe') return ask;
      if (name === 'savepoint') return opens(target, name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

const opens = (scope: Scope, by: 'begin' | 'savepoint') => (within: (inner: Scope) => unknown) => scope[by]((inner) => within(remembering(inner)));

/** The same pool, whose transactions have the server keep their statements. */
export const withKnownStatements = (sql: Sql): Sql =>
  new Proxy(sql, {
    get: (target, name, receiver) => (name === 'begin' ? opens(target as Scope, name) : (Reflect.get(target, name, receiver) as unknown)),
  });
