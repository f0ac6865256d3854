/**
 * hono/jsx follows contexts across `await` by an AsyncLocalStorage, if it finds one when something is drawn for the first time. On Node 20 its use
 * makes every promise of the process dearer from then on, imports and exports too. No component here awaits (tests/routes/contexts.test.ts), so it finds none.
 */
import runtime from 'node:process';
import { jsx } from 'hono/jsx';

const { getBuiltinModule } = runtime;
runtime.getBuiltinModule = (() => undefined) as unknown as typeof getBuiltinModule;
try {
  void jsx('p', {}).toString();
} finally {
  runtime.getBuiltinModule = getBuiltinModule;
}
