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

/** `arrived`: the server took this page's act; `stuck`: it waits here, and labeling goes on. */
export type Ways = { arrived: (next: string, annotation: number) => void; stuck: () => void };

export function createSending(around: Around, drafting: Drafting, ways: Ways): Sending {
  const { scope, props, key, form, shelf, line, lead } = around;
  let running: Promise<boolean> | undefined;

  /** The server refused: on its own page the form goes the plain way, so that the server says why; else it becomes a draft again. */
  async function refused(parcel: Parcel): Promise<void> {
    if (parcel.key === key) {
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
    line.say(`${parcel.name} could not be submitted. Your work is kept.`, {
      tone: 'asking',
      acts: [{ label: `Open ${parcel.name}`, run: () => location.assign(parcel.page) }],
    });
  }

  async function deliver(parcel: Parcel): Promise<ParcelAnswer> {
    const answer = await sendParcel(parcel);
    if (answer.kind === 'unreachable' || answer.kind === 'signed out') return answer;
    await shelf.unpost(parcel.id);
    if (answer.kind === 'refused') await refused(parcel);
    else {
      await shelf.drop(parcel.key, { writer: '', sequence: Number.MAX_SAFE_INTEGER });
      if (parcel.key === key) ways.arrived(answer.next, answer.annotation);
    }
    return answer;
  }

  async function run(): Promise<boolean> {
    for (const parcel of await shelf.parcels(props.user)) {
      const answer = await deliver(parcel);
      if (answer.kind !== 'unreachable' && answer.kind !== 'signed out') continue;
      const why = answer.kind === 'signed out' ? 'You are signed out; sign in on another page.' : 'It is sent as soon as the server can be reached.';
      line.say(`${await names()} here to be sent. ${why}`, { tone: 'waiting' });
      scope.after(retryAfterMs, () => void all());
      return false;
    }
    return true;
  }

  async function names(): Promise<string> {
    const parcels = await shelf.parcels(props.user);
    return parcels.length === 1 ? `${parcels[0]!.name} waits` : `${parcels.length} finished tasks wait`;
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
      if (!(await all())) ways.stuck();
    },
  };
}
