/** Pages are drawn without AsyncLocalStorage, which would make every promise of the server dearer. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root, sources } from '../house/files.ts';

test('after a page is drawn no hooks follow promises: they have no numbers', () => {
  const script = `
    import { executionAsyncId } from 'node:async_hooks';
    import '#app/web/respond.tsx';
    import { jsx } from 'hono/jsx';
    import { FrameContext, useFrame } from '#views/frame.ts';
    const Path = () => useFrame().path;
    const drawn = String(jsx(FrameContext.Provider, { value: { path: '/here' } }, jsx(Path, {})));
    await Promise.resolve();
    console.log(drawn, executionAsyncId());`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { cwd: root, encoding: 'utf8' });
  expect(said).toBe('/here 0\n');
});

test('so no component awaits anything: contexts would be lost behind it', () => {
  const awaiting = sources('views').filter(({ text }) =>
    /\basync (function\b|\(|\w+ =>)|\bawait /.test(text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')),
  );
  expect(awaiting.map(({ path }) => path)).toEqual([]);
});
