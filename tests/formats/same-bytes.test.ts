import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checksums } from './same-bytes.ts';

const run = promisify(execFile);
const program = join(import.meta.dirname, 'same-bytes.ts');

async function elsewhere(TZ: string, locale: string): Promise<string> {
  const env = { ...process.env, TZ, LANG: locale, LC_ALL: locale, LANGUAGE: locale, SAME_BYTES: '1' };
  return (await run(process.execPath, ['--import', 'tsx', program], { env })).stdout;
}

test('every format gives the same bytes again, and in other time zones and languages', async () => {
  const here = await checksums();
  expect(here.split('\n').length).toBeGreaterThan(15);
  expect(await checksums()).toBe(here);
  expect(await elsewhere('Asia/Kathmandu', 'tr_TR.UTF-8')).toBe(here);
  expect(await elsewhere('America/St_Johns', 'sv_SE.UTF-8')).toBe(here);
});
