/** Every change goes onto the shelf at once and to the server within a second. */
import type { Row } from '#app/core/labeling/result.ts';
import { field, loadInto, type Around } from './around.ts';
import { changes, clockTime } from './line.ts';
import { sendDraft, type DraftAnswer } from './outbox.ts';
import { isSameResult } from './same.ts';
import { keyOf, type Entry } from './shelf.ts';

export const sendAfterMs = 800;
export const retryAfterMs = 3000;
/** A page that opens meanwhile may have been made before the save. */
const forgetAfterMs = 10_000;

export type Drafting = {
  changed(result: Row[]): void;
  /** Takes up what lay on the shelf when the page opened. */
  adopt(entry: Entry): void;
  /** Sends what waits, now. */
  flush(): Promise<void>;
  /** Changes the server does not have yet. */
  waiting(): number;
  /** Nothing is sent or kept any more: the task is submitted, or another tab has it. */
  stop(): void;
};

export function createDrafting(around: Around): Drafting {
  const { scope, props, key, form, shelf, line, lead, writer } = around;
  let latest: Entry | undefined;
  let base = props.draft.version;
  let sequence = 0;
  let acknowledged = 0;
  let sending: Promise<void> | undefined;
  let cancelTimer: (() => void) | undefined;
  let stopped = false;
  /** The newest of the page that this one goes on from. */
  let inherited: Pick<Entry, 'writer' | 'sequence'> | undefined;

  const waiting = (): number => (latest ? latest.sequence - acknowledged : 0);

  function soon(ms: number): void {
    cancelTimer ??= scope.after(ms, () => void flush());
  }

  function keep(entry: Entry): void {
    latest = entry;
    // Whether the shelf takes it or not, the server gets it next.
    shelf.put(entry).catch(() => line.say('This browser cannot keep your work. It is sent to the server as you go.', { tone: 'waiting' }));
  }

  async function flush(): Promise<void> {
    cancelTimer?.();
    cancelTimer = undefined;
    if (sending) return sending.then(flush);
    if (stopped || !latest || waiting() === 0) return;
    const sent = { ...latest, base };
    sending = sendDraft(props.urls.draft, sent, props.annotation)
      .then((answer) => heard(answer, sent))
      .finally(() => (sending = undefined));
    return sending;
  }

  async function heard(answer: DraftAnswer, sent: Entry): Promise<void> {
    if (answer.kind === 'saved') return saved(answer, sent);
    if (stopped) return;
    if (answer.kind === 'ahead') return ahead(answer, sent);
    if (answer.kind === 'answered') return answered(answer, sent);
    if (answer.kind === 'refused') return line.say(`This could not be saved on the server: ${answer.message} It is kept here.`, { tone: 'asking' });
    const why =
      answer.kind === 'signed out'
        ? 'You are signed out. Sign in on another page; they are sent then.'
        : 'They are sent as soon as the server can be reached.';
    line.say(`${changes(waiting())} here. ${why}`, { tone: 'waiting' });
    soon(retryAfterMs);
  }

  async function saved(answer: Extract<DraftAnswer, { kind: 'saved' }>, sent: Entry): Promise<void> {
    base = answer.version;
    acknowledged = sent.sequence;
    const fence = field(form, 'fence');
    if (fence && answer.fence !== null) fence.value = String(answer.fence);
    await shelf.mark(key, sent, answer.version);
    scope.after(forgetAfterMs, () => void shelf.drop(key, sent));
    if (stopped) return;
    if (waiting() > 0) soon(sendAfterMs);
    else line.say(`Saved at ${clockTime(sent.at)}.`);
  }

  /**
   * A save that the page before sent as it ended is this one's own work, unless that page lives still and has gone on; and the same work is no
   * other one.
   */
  async function ahead(answer: Extract<DraftAnswer, { kind: 'ahead' }>, sent: Entry): Promise<void> {
    if (isSameResult(answer.result, sent.result)) return saved({ kind: 'saved', version: answer.version, fence: null }, sent);
    if (!inherited || answer.writer !== inherited.writer || answer.sequence > inherited.sequence) return askWhich(answer);
    base = answer.version;
    soon(0);
  }

  /** Submitted on another page. What was done here since goes on as a change of that answer, where it may be changed. */
  async function answered({ same, annotation }: Extract<DraftAnswer, { kind: 'answered' }>, sent: Entry): Promise<void> {
    stopped = true;
    form.inert = true;
    const goOn = { label: 'Go on to the next task', run: () => location.assign(props.urls.stream) };
    if (latest && !(same && latest.sequence === sent.sequence)) {
      if (annotation === null)
        return line.say('You have submitted this task on another page, without what you did here. It is kept on this machine.', {
          tone: 'asking',
          acts: [goOn],
        });
      await shelf.put({ ...latest, key: keyOf(props.user, props.task, annotation), base: 0 });
      const open = { label: 'Open it with what you did here', run: () => location.assign(`?annotation=${annotation}`) };
      await shelf.drop(key, latest);
      return line.say('You have submitted this task on another page, without what you did here.', { tone: 'asking', acts: [open, goOn] });
    }
    await shelf.drop(key, sent);
    line.say('You have submitted this task on another page.', { tone: 'asking', acts: [goOn] });
  }

  /** Another tab or machine of this person saved meanwhile. Both works stay where they are until the person chooses. */
  function askWhich(ahead: Extract<DraftAnswer, { kind: 'ahead' }>): void {
    const settle = () => (base = ahead.version);
    line.say(`This task is open elsewhere; a newer draft was saved there at ${clockTime(ahead.savedAt)}. Yours is kept here.`, {
      tone: 'asking',
      acts: [
        { label: 'Go on with mine', run: () => (settle(), void flush()) },
        {
          label: 'Take the newer one',
          run: () => {
            settle();
            if (latest) void shelf.drop(key, latest);
            acknowledged = sequence;
            loadInto(around, ahead.result);
            line.say(`You have the draft of ${clockTime(ahead.savedAt)}.`);
          },
        },
      ],
    });
  }

  return {
    changed(result) {
      if (stopped) return;
      line.rest();
      sequence += 1;
      keep({ key, user: props.user, result, leadTime: lead.seconds(), writer, sequence, base, at: Date.now() });
      soon(sendAfterMs);
    },
    adopt({ saved: known, ...entry }) {
      sequence += 1;
      inherited = entry;
      base = known?.version ?? base;
      keep({ ...entry, writer, sequence, base });
      soon(0);
    },
    flush,
    waiting,
    stop() {
      stopped = true;
      cancelTimer?.();
    },
  };
}
