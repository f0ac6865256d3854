/** `npm run bench`: every figure, one room after the other, each with its budget; ends with 1 when one is over it or a room broke. */
import { benchAtRest } from './at-rest.ts';
import { benchEditor } from './editor.ts';
import { benchExports } from './exports.ts';
import { say } from './figures.ts';
import { benchImports } from './imports.ts';
import { benchLists } from './lists.ts';
import { benchLongSound } from './long-sound.ts';
import { benchLongText } from './long-text.ts';
import { benchNextTask } from './next-task.ts';
import { benchRegions } from './regions.ts';
import { benchSimulation } from './simulation.ts';
import { isSmall } from './size.ts';
import { benchBuilder } from './builder.ts';
import { benchForeign } from './foreign.ts';
import { benchSnapshots } from './snapshots.ts';

const rooms = [
  benchAtRest,
  benchEditor,
  benchBuilder,
  benchRegions,
  benchLongSound,
  benchLongText,
  benchSimulation,
  benchNextTask,
  benchExports,
  benchSnapshots,
  benchForeign,
  benchLists,
  benchImports,
];
type Outcome = 'within' | 'over' | 'broken';

/** What one room could not do shall not hide the others. */
async function outcomeOf(room: (typeof rooms)[number]): Promise<Outcome> {
  try {
    return (await room()) ? 'within' : 'over';
  } catch (error) {
    say(`BROKEN: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 'broken';
  }
}

if (isSmall) say('At the small size: budgets are promises at the full size only.\n');
const told: { name: string; outcome: Outcome; seconds: number }[] = [];
for (const room of rooms) {
  const from = performance.now();
  const outcome = await outcomeOf(room);
  told.push({ name: room.name.replace(/^bench/, ''), outcome, seconds: Math.round((performance.now() - from) / 1000) });
  say('');
}
for (const { name, outcome, seconds } of told) say(`${name.padEnd(16)} ${outcome.padEnd(8)} ${String(seconds).padStart(5)} s`);
const isWithin = told.every(({ outcome }) => outcome === 'within');
say(isWithin ? 'Every figure is within its budget.' : 'Not every figure is within its budget: see OVER, WRONG and BROKEN above.');
// The browser would keep the process.
process.exit(isWithin ? 0 : 1);
