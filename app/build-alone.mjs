// One build at a time: of several processes that find an old one, each would sweep away what another still writes or reads.
import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 50;
/** Much longer than a build takes; the number of a process that is gone may be another's by now. */
const longestMs = 120_000;

/** Number and age of who holds it: a link that leads nowhere but tells the number is there with it or not at all. */
function holder(lock) {
  try {
    return { pid: Number(readlinkSync(lock)), ageMs: Date.now() - lstatSync(lock).mtimeMs };
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Of this very process only one waits at a time, so that its number there is from an earlier one. */
const isLeft = ({ pid, ageMs }) => pid === process.pid || ageMs > longestMs || !isRunning(pid);

async function take(lock) {
  mkdirSync(dirname(lock), { recursive: true });
  for (; ; await wait(pollMs)) {
    try {
      return symlinkSync(String(process.pid), lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const other = holder(lock);
      if (other && isLeft(other)) rmSync(lock, { force: true });
    }
  }
}

async function locked(lock, work) {
  await take(lock);
  try {
    return await work();
  } finally {
    if (holder(lock)?.pid === process.pid) rmSync(lock, { force: true });
  }
}

let turn = Promise.resolve();

/** Does the work while no other process, and nothing else in this one, does what goes by the same lock. What a killed process left is taken over. */
export function alone(lock, work) {
  const mine = turn.then(() => locked(lock, work));
  turn = mine.then(
    () => undefined,
    () => undefined,
  );
  return mine;
}
