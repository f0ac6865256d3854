/** In which order files are run: what takes long begins early, so that no worker is left alone with it at the end. */
import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Take longer than their size tells: the first waits on locks for a good part of it, the second plays the stories beside it, the others wait for clocks. */
const longest = [
  'tests/domain/tasks/simulation.test.ts',
  'tests/islands/pairs/pairs.browser.test.ts',
  'tests/db/connections.test.ts',
  'tests/browser/exports.test.ts',
  'tests/routes/asked.test.ts',
];
/**
 * Those of Node alone first: what databases, pages and browsers bring along makes each promise of a worker dearer from then on (its contexts
 * are followed by hooks), and everything that is thrown away: reading 200 MB took four times as long behind them.
 */
const kindOf = (path: string): number =>
  /\.browser\.test\.|\/tests\/(domain|routes|api|jobs|db|threats|support|browser|outside)\/|queries\.test\.ts$/.test(path)
    ? 2
    : path.includes('/tests/operator/')
      ? 1
      : 0;

/** Loads all of the application for a short test: were it the last one, the other worker would have nothing to do meanwhile. */
const loading = 'tests/house/guards.test.ts';

const rank = ({ moduleId }: TestSpecification): number =>
  longest.some((path) => moduleId.endsWith(path)) ? 1.5 : kindOf(moduleId) - (moduleId.endsWith(loading) ? 0.5 : 0);

export class Order extends BaseSequencer {
  /**
   * Within a kind by size, largest first. By the time each took the last time, as usual, those with a browser would come together, and two
   * browsers at work take more than two processors: 361 s against 322 s, and 337 s against 320 s.
   */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = new Map(files.map((file) => [file, statSync(file.moduleId).size]));
    return files.toSorted((one, other) => rank(one) - rank(other) || size.get(other)! - size.get(one)!);
  }
}
