/** `npm run bench`: every figure, one room after the other. */
import { benchLists } from './lists.ts';

if (!(await benchLists())) process.exitCode = 1;
await import('./next-task.ts');
