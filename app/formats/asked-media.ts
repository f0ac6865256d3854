import { mediaName } from '#app/core/media.ts';
import type { Medium } from './format.ts';
import { mediaGone, type Losses } from './losses.ts';

/** A bucket answers in some hundredths of a second each time, and there may be hundreds of thousands of files. */
const mostAtOnce = 32;

type Asked = { task: { id: number }; name: string; isThere: Promise<boolean> };

/** For a check: whether media are there is asked of many at once, and told as if one were waited for after the other. */
export class AskedMedia {
  readonly #losses: Losses;
  readonly #asked: Asked[] = [];

  constructor(losses: Losses) {
    this.#losses = losses;
  }

  async #ask(address: string, isThere: Promise<boolean>): Promise<void> {
    // Whoever comes to it hears of a failure; until then it is nobody's.
    isThere.catch(() => undefined);
    this.#asked.push({ task: this.#losses.task, name: mediaName(address), isThere });
    if (this.#asked.length >= mostAtOnce) await this.#hear(this.#asked.shift()!);
  }

  async #hear({ task, name, isThere }: Asked): Promise<void> {
    if (await isThere) return;
    const now = this.#losses.task;
    this.#losses.at(task);
    this.#losses.add(mediaGone, 1, name);
    this.#losses.at(now);
  }

  /** As if it were there and empty: it is not read. Either question may be asked once for each file that goes into an archive. */
  closed(address: string, medium: Medium): Medium {
    const isThere = async (): Promise<true> => {
      await this.#ask(address, medium.isThere());
      return true;
    };
    async function* nothing(): AsyncIterable<Uint8Array> {
      yield* [];
    }
    return { ...medium, isThere, open: async () => (await isThere()) && nothing() };
  }

  /** To be called behind the last one. */
  async all(): Promise<void> {
    for (const asked of this.#asked.splice(0)) await this.#hear(asked);
  }
}
