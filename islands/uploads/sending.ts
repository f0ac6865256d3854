/** One file on its way: what it does next, whatever happens. */
import type { Scope } from '../scope.ts';
import { begin, sendChunk, type Answer, type Stand } from './door.ts';

/** lost: begun earlier, and its file has to be chosen again. waiting: for the network. */
export type State = 'queued' | 'sending' | 'waiting' | 'paused' | 'lost' | 'refused' | 'done';

const [smallest, largest] = [256 * 1024, 8 * 1024 * 1024];
/** A chunk that took less is followed by a larger one, one that took longer by a smaller one: a break costs seconds, not minutes. */
const [quickMs, slowMs] = [2000, 8000];
const [firstPauseMs, longestPauseMs] = [1000, 30_000];

export class Sending {
  state: State;
  message = '';
  #stand: Stand | undefined;
  #abort = new AbortController();
  #chunk = smallest;
  #pause = firstPauseMs;

  constructor(
    readonly scope: Scope,
    readonly address: string,
    readonly changed: () => void,
    public file: File | undefined,
    stand?: Stand,
  ) {
    this.#stand = stand;
    this.state = stand?.whole ? 'done' : file ? 'queued' : 'lost';
  }

  get id(): number | undefined {
    return this.#stand?.id;
  }
  get name(): string {
    return this.file?.name ?? this.#stand?.name ?? '';
  }
  get size(): number {
    return this.file?.size ?? this.#stand?.size ?? 0;
  }
  get received(): number {
    return this.#stand?.received ?? 0;
  }

  #say(state: State, message = ''): void {
    this.state = state;
    this.message = message;
    this.changed();
  }

  pause(message = ''): void {
    this.#abort.abort();
    this.#say('paused', message);
  }

  resume(): void {
    if (this.file) this.#say('queued');
  }

  /** Sends until the file has arrived, is paused or refused. */
  async run(): Promise<void> {
    const { file } = this;
    if (!file) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.scope.own(() => this.#abort.abort());
    this.#say('sending');
    while (!signal.aborted && (this.state === 'sending' || this.state === 'waiting')) await this.#step(file, signal);
  }

  async #step(file: File, signal: AbortSignal): Promise<void> {
    const stand = this.#stand;
    const started = performance.now();
    const answer = stand
      ? await sendChunk(this.address, stand, file.slice(stand.received, stand.received + this.#chunk), signal)
      : await begin(this.address, file, signal);
    if (signal.aborted) return;
    const took = performance.now() - started;
    if (stand && answer.kind === 'stands')
      this.#chunk = Math.min(Math.max(this.#chunk * (took < quickMs ? 2 : took > slowMs ? 0.5 : 1), smallest), largest);
    await this.#heed(answer);
  }

  async #heed(answer: Answer): Promise<void> {
    if (answer.kind === 'stands') {
      this.#stand = answer.stand;
      this.#pause = firstPauseMs;
      return this.#say(answer.stand.whole ? 'done' : 'sending');
    }
    if (answer.kind === 'gone') this.#stand = undefined;
    else if (answer.kind === 'refused') this.#say('refused', answer.message);
    else if (answer.kind === 'signed out') this.pause('You are signed out. Sign in in another tab, then go on here.');
    else if (answer.kind === 'unreachable') {
      this.#say('waiting', 'The server cannot be reached. It goes on by itself.');
      await this.#rest();
    }
  }

  /** Longer every time, but no longer than until the network is back. */
  #rest(): Promise<void> {
    return new Promise((done) => {
      const rest = this.scope.child();
      const wake = (): void => {
        rest.end();
        done();
      };
      rest.after(this.#pause, wake);
      rest.on(window, 'online', wake);
      rest.on(this.#abort.signal, 'abort', wake);
      this.#pause = Math.min(this.#pause * 2, longestPauseMs);
    });
  }
}
