/** What one can do with a builder: each act changes one place of the markup, or says why it does not. Pure. */

import { addControl, removeControl, setControl, type ControlAct } from './acts/controls.ts';
import { addLabels, moveLabel, removeLabel, setLabel, type LabelAct } from './acts/labels.ts';
import { addObject, removeObject, setObject, type ObjectAct } from './acts/objects.ts';
import type { Change, Scene } from './acts/scene.ts';
import { readBuilt } from './built.ts';
import { applied } from './edits.ts';
import { readSource } from './source.ts';

export type Act = LabelAct | ObjectAct | ControlAct;

/** `said` is one sentence about what happened, `made` the name of what is new; or `refused` says why nothing happened. */
export type Acted = { markup: string; said: string; made?: string } | { refused: string };

/** Does one act. The markup outside the changed place stays as it was, byte for byte. */
export function doAct(markup: string, act: Act): Acted {
  const read = readSource(markup);
  if ('problem' in read) return { refused: `Line ${read.problem.line} stands in the way: ${read.problem.message}` };
  const change = changeOf(act, { source: read.source, built: readBuilt(read.source) });
  if (typeof change === 'string') return { refused: change };
  const next = applied(markup, change.edits);
  const reread = readSource(next);
  // Signs that no markup can hold, a second outermost tag, too many tags: the reader knows them all.
  if ('problem' in reread) return { refused: `That would not be markup any more. ${reread.problem.message}` };
  return { markup: next, said: change.said, ...(change.made && { made: change.made }) };
}

function changeOf(act: Act, scene: Scene): Change {
  switch (act.kind) {
    case 'set label':
      return setLabel(scene, act);
    case 'move label':
      return moveLabel(scene, act);
    case 'remove label':
      return removeLabel(scene, act);
    case 'add labels':
      return addLabels(scene, act);
    case 'set object':
      return setObject(scene, act);
    case 'add object':
      return addObject(scene, act);
    case 'remove object':
      return removeObject(scene, act);
    case 'set control':
      return setControl(scene, act);
    case 'add control':
      return addControl(scene, act);
    case 'remove control':
      return removeControl(scene, act);
  }
}
