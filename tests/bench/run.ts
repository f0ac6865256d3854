/** `npm run bench`: every figure, one room after the other; ends with 1 when one is over its budget. */
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

const rooms = [
  benchAtRest,
  benchEditor,
  benchRegions,
  benchLongSound,
  benchLongText,
  benchSimulation,
  benchNextTask,
  benchExports,
  benchLists,
  benchImports,
];
let within = true;
for (const room of rooms) {
  within = (await room()) && within;
  say('');
}
say(within ? 'Every figure is within its budget.' : 'Not every figure is within its budget: see OVER and WRONG above.');
// The browser would keep the process.
process.exit(within ? 0 : 1);
