import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gloss-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const archive = (content: string): Uint8Array => {
  const line = JSON.stringify({ path: 'a.txt', size: 5, sha256: sha256('right') });
  const manifest = `{"about":"Gloss export manifest","version":1,"files":[\n${line}\n]}\n`;
  return zipSync({ 'a.txt': strToU8(content), 'manifest.json': strToU8(manifest) });
};

type Verified = { status: number | null; said: string };
function run(command: string, ...args: string[]): Verified {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

const viaNpm = (...paths: string[]): Verified => run('npm', 'run', '--silent', 'verify-export', '--', ...paths);

/** What npm would start, which takes it as long again. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const [command = '', ...args] = scripts['verify-export']?.split(' ') ?? [];
const verify = (...paths: string[]): Verified => run(command, ...args, ...paths);

function kept(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test('npm run verify-export: right, wrong, beside its checksum, and what it cannot judge', { timeout: 60_000 }, () => {
  expect(viaNpm(kept('right.zip', archive('right')))).toEqual({
    status: 0,
    said: expect.stringContaining('Its one file matches the archive’s own manifest.') as string,
  });
  expect(verify(kept('wrong.zip', archive('wrong')))).toEqual({
    status: 1,
    said: expect.stringContaining('a.txt differs\n1 file is not as it was written, of 1 in the list.') as string,
  });
  const plain = kept('a.json', '[]\n');
  expect(verify(plain)).toEqual({ status: 2, said: expect.stringContaining('there is no') as string });
  kept('a.json.sha256', `${sha256('[]\n')}  a.json\n`);
  expect(verify(plain)).toEqual({ status: 0, said: expect.stringContaining('It is the file that') as string });
  kept('a.json.sha256', `${sha256('{}\n')}  a.json\n`);
  expect(verify(plain).status).toBe(1);
  expect(verify(join(folder, 'gone.zip'))).toEqual({ status: 2, said: expect.stringContaining('There is no file') as string });
  expect(verify().status).toBe(2);
});
