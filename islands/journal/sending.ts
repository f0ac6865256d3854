/** Submits, updates and skips: put onto the shelf first, then sent, in order, until the server has answered each. */
import { field, type Around } from './around.ts';
import { retryAfterMs, type Drafting } from './drafting.ts';
import { sendParcel, type ParcelAnswer } from './outbox.ts';
import type { Parcel } from './shelf.ts';

export type Sending = {
  /** Sends all that waits; says whether everything arrived. */
  all(): Promise<boolean>;
  /** The act of this page. */
  submit(submitter: HTMLElement | null): Promise<void>;
  /** Whether this page's task lies here, finished. */
  finished(): Promise<boolean>;
};

/** As long as an answer usually takes, and a little more. */
const sayAfterMs = 300;

/** `arrived`: the server took this page's act; `stuck`: it waits here, and labeling goes on. */
export type Ways = { arrived: (next: string, annotation: number) => void; stuck: () => void };

export function createSending(around: Around, drafting: Drafting, ways: Ways): Sending {
  const { scope, props, key, form, shelf, line, lead } = around;
  let running: Promise<boolean> | undefined;
  /** What the line says waits here. */
  let told: string | undefined;

  /**
   * The server refused: on its own page the form goes the plain way, so that the server says why; else it becomes a draft again. So it does where
   * the task is gone, or closed to this person: the page that says so would say no word of the work.
   */
  async function refused(parcel: Parcel, isGone: boolean): Promise<void> {
    const isOwn = parcel.key === key;
    if (isOwn && !isGone) {
      form.action = parcel.url;
      form.submit();
      return;
    }
    await shelf.put({
      key: parcel.key,
      user: parcel.user,
      result: JSON.parse(parcel.fields.result ?? '[]') as never,
      leadTime: parcel.leadTime,
      writer: 'returned',
      sequence: 1,
      base: 0,
      at: parcel.at,
    });
    const goOn = { label: 'Go on to the next task', run: () => location.assign(props.urls.stream) };
    const open = { label: `Open ${parcel.name}`, run: () => location.assign(parcel.page) };
    if (isGone)
      line.say(`${parcel.name} is no longer open to you. Your work is kept on this machine.`, { tone: 'asking', acts: isOwn ? [goOn] : [] });
    else line.say(`${parcel.name} could not be submitted. Your work is kept.`, { tone: 'asking', acts: [open] });
  }

  async function deliver(parcel: Parcel): Promise<ParcelAnswer> {
    const answer = await sendParcel(parcel);
    if (answer.kind === 'unreachable' || answer.kind === 'signed out') return answer;
    await shelf.unpost(parcel.id);
    if (answer.kind === 'refused') await refused(parcel, answer.status === 404);
    else {
      await shelf.clear(parcel.key);
      if (parcel.key === key) ways.arrived(answer.next, answer.annotation);
    }
    return answer;
  }

  async function run(): Promise<boolean> {
    for (const parcel of await shelf.parcels(props.user)) {
      const answer = await deliver(parcel);
      if (answer.kind !== 'unreachable' && answer.kind !== 'signed out') continue;
      const why = answer.kind === 'signed out' ? 'You are signed out; sign in on another page.' : 'It is sent as soon as the server can be reached.';
      const left = await shelf.parcels(props.user);
      const [waits, sent] =
        left.length === 1
          ? [`${left[0]!.name} waits`, `${left[0]!.name} is sent`]
          : [`${left.length} finished tasks wait`, 'All finished tasks are sent'];
      line.say(`${waits} here to be sent. ${why}`, { tone: 'waiting' });
      told = sent;
      scope.after(retryAfterMs, () => void all());
      return false;
    }
    if (told !== undefined) line.say(`${told}.`);
    told = undefined;
    return true;
  }

  const all = (): Promise<boolean> => (running ??= run().finally(() => (running = undefined)));

  return {
    all,
    finished: async () => (await shelf.parcels(props.user)).some((parcel) => parcel.key === key),
    async submit(submitter) {
      drafting.stop();
      const leadTime = field(form, 'lead_time');
      if (leadTime) leadTime.value = String(lead.seconds());
      const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      const url = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
      // What is done from here on would be part of no answer, so nothing can be; where it takes longer, the line says why.
      form.inert = true;
      const isSlow = scope.after(sayAfterMs, () => line.say('Sending …', { tone: 'waiting' }));
      await shelf.post({
        key,
        user: props.user,
        name: props.name,
        url,
        page: location.pathname + location.search,
        fields,
        leadTime: lead.seconds(),
        at: Date.now(),
      });
      // A run that began before this act was put down does not know of it.
      await running;
      const isThere = await all();
      isSlow();
      if (!isThere) ways.stuck();
    },
  };
}
