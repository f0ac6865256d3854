// `npm run dev`: the server again after every change of a source, with an owner to sign in as.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';

import { build } from './build.mjs';

const root = join(import.meta.dirname, '..');
const server = join(root, 'node_modules/.gloss/server.mjs');
const login = { GLOSS_EMAIL: 'owner@gloss.test', GLOSS_PASSWORD: 'paper lantern orchard' };
/** An editor that saves several files at once is one change. */
const quietMs = 150;

let child;
let turn = Promise.resolve();

async function stop() {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function restart() {
  try {
    await build();
  } catch (error) {
    console.error(`Not built, the last server goes on: ${error.message}`);
    return;
  }
  await stop();
  child = spawn(process.execPath, ['--enable-source-maps', server], { cwd: root, stdio: 'inherit', env: { ...login, ...process.env } });
}

let timer;
for (const folder of ['app', 'views', 'islands', 'public/css']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (turn = turn.then(restart)), quietMs);
  });
}
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => void stop().then(() => process.exit(0)));

console.log(`Sign in as ${login.GLOSS_EMAIL} with the password: ${login.GLOSS_PASSWORD}`);
turn = turn.then(restart);
