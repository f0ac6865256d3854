/** What lay on this machine when the page opened: work the server has not got. */
import { field, loadInto, type Around } from './around.ts';
import type { Drafting } from './drafting.ts';
import { clockTime } from './line.ts';
import { isSameResult } from './same.ts';
import type { Entry } from './shelf.ts';

/** The server's draft is what this entry built on, or an earlier save of the same tab: nobody else's work is touched. */
const follows = (entry: Entry, draft: Around['props']['draft']): boolean => entry.base === draft.version || entry.writer === draft.writer;

const shown = (around: Around): Entry['result'] => JSON.parse(field(around.form, 'result')?.value ?? '[]') as Entry['result'];

/** So long after a save a page may open that was made before it: it was asked for while the save was on its way, as by a reload. */
const onTheWayMs = 30_000;

/** Whether the page knows that the server has it. */
const isKnown = ({ saved }: Entry, { version }: Around['props']['draft']): boolean =>
  saved !== undefined && (saved.version <= version || Date.now() - saved.at > onTheWayMs);

export async function restore(around: Around, drafting: Drafting): Promise<void> {
  const { props, key, shelf, line } = around;
  const entry = await shelf.find(key);
  if (!entry || props.keep) return;
  const before = shown(around);
  // The server got it, and only its word of that did not come back.
  if (isSameResult(entry.result, before) || isKnown(entry, props.draft)) return shelf.drop(key, entry);
  const take = () => {
    loadInto(around, entry.result);
    drafting.adopt(entry);
    const undo = () => {
      loadInto(around, before);
      drafting.changed(before);
      line.say('You have the saved draft again.');
    };
    line.say(`Restored what you did at ${clockTime(entry.at)}.`, { tone: 'asking', acts: [{ label: 'Undo', run: undo }] });
  };
  if (follows(entry, props.draft)) return take();
  line.say(`What you did here at ${clockTime(entry.at)} was never sent, and a newer draft was saved elsewhere. You see the newer one.`, {
    tone: 'asking',
    acts: [
      { label: `Use the one of ${clockTime(entry.at)}`, run: take },
      { label: 'Keep the newer one', run: () => (void shelf.drop(key, entry), line.say('You have the newer draft.')) },
    ],
  });
}
