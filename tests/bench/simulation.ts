/** How many answers the simulation ends with, and how fast they came: `npx tsx tests/bench/simulation.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#app/db/client.ts';
import { startEmbedded } from '#app/db/embedded.ts';
import { migrate } from '#app/db/migrate.ts';
import { liveThrough, type Size } from '#tests/support/crowd.ts';
import { quantile, say } from './figures.ts';
import { sized } from './size.ts';

const crowd = { people: sized(200, 40), tasks: sized(2000, 200) };
const sizes: Size[] = [
  { ...crowd, overlap: 1, sampling: 'sequential' },
  { ...crowd, overlap: 3, sampling: 'uniform' },
];
const written = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name.replaceAll('_', ' ')} ${count.toLocaleString('en-GB')}`)
    .join(', ');

/** Prints the counts; false when any is not what it must be. */
export async function benchSimulation(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gloss-bench-'));
  const server = await startEmbedded({ dataDir, log: () => undefined });
  const connection = connect(server.url, { max: 30 });
  say('Simulation: people label at once, with skips, double sends and leases that run out');
  let within = true;
  try {
    await migrate(connection);
    for (const size of sizes) {
      const started = performance.now();
      const { counts, given, refused } = await liveThrough(connection.db, size);
      const { answers, ...faults } = counts;
      const each = given.map(({ length }) => length);
      const again = given.filter((seen) => new Set(seen).size < seen.length).length;
      const isRight = answers === size.tasks * size.overlap && again === 0 && Object.values(faults).every((count) => count === 0);
      within = isRight && within;
      say(
        `${size.people} people, ${size.tasks.toLocaleString('en-GB')} tasks, overlap ${size.overlap}, ${size.sampling}: ${written({ answers: answers!, ...faults, 'saw a task twice': again, refused })}; ` +
          `tasks per person ${quantile(each, 0)} to ${quantile(each, 1)}, median ${quantile(each, 0.5)}; ${((performance.now() - started) / 1000).toFixed(0)} s${isRight ? '' : '   WRONG'}`,
      );
    }
    return within;
  } finally {
    await connection.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('simulation.ts') && !(await benchSimulation())) process.exitCode = 1;
