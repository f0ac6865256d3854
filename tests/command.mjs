// Commands that the tests are made of and need. Packages may not be there yet.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** Runs a command in the project's folder. Resolves to its exit code and, where it is kept, what it printed; else that is shown as it comes. */
export const runCommand = (command, args, { keep = false, env = process.env } = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', keep ? 'pipe' : 'inherit', keep ? 'pipe' : 'inherit'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    child.on('close', (code) => done({ code: code ?? 1, said }));
    child.on('error', (error) => done({ code: 1, said: String(error) }));
  });
