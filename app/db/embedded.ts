/** The PostgreSQL that Gloss brings along: data in DATA_DIR/postgres, one unix socket, no network. One server per DATA_DIR. */
import { CannotStart } from '#app/core/cannot-start.ts';
import { makeCluster, removeHalfMade, user } from './embedded/cluster.ts';
import { type Lock, takeLock } from './embedded/lock.ts';
import { findPlace, type Place, port } from './embedded/place.ts';
import { ensureRunning, type Running, signal, stopPostmaster } from './embedded/postmaster.ts';

export type Embedded = {
  /** For `connect`: database `gloss` on the unix socket. */
  url: string;
  /** True if a PostgreSQL that a killed server left behind was taken over. */
  adopted: boolean;
  /** True if the database was made just now. */
  fresh: boolean;
  /** Ends PostgreSQL cleanly. Close other connections first, or they are cut. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Gets plain sentences for the operator. */
  log: (line: string) => void;
  /** PostgreSQL settings of this start; tests give up durability for speed. */
  settings?: Record<string, string>;
  /** Called when PostgreSQL died and could not be brought back; nothing works from then on. */
  onLost?: (problem: CannotStart) => void;
};

const database = 'gloss';
const urlOf = (socket: string): string => `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(socket)}`;

/** More revivals than this in a minute mean that something is wrong for good. */
const revivalsPerMinute = 3;

async function ensureDatabase({ sql }: Lock): Promise<void> {
  const found = await sql`select 1 from pg_database where datname = ${database}`;
  if (found.length === 0) await sql`create database ${sql(database)}`;
}

/** Holds the running PostgreSQL and the lock, and brings both back when PostgreSQL is killed. */
class Keeper {
  #lock: Lock | undefined;
  #stopping = false;
  #revivals: number[] = [];
  #reviving: Promise<void> | undefined;
  running: Running | undefined;

  constructor(
    readonly place: Place,
    readonly options: EmbeddedOptions,
  ) {}

  async start(): Promise<Running> {
    const { place, options } = this;
    this.running = await ensureRunning(place, options.log);
    this.#lock = await takeLock(this.running.socket, place.home, () => {
      this.#reviving = this.#revive();
    });
    await ensureDatabase(this.#lock);
    return this.running;
  }

  async #revive(): Promise<void> {
    if (this.#stopping) return;
    const now = Date.now();
    this.#revivals = [...this.#revivals.filter((at) => at > now - 60_000), now];
    try {
      await this.#lock?.release();
      if (this.#revivals.length > revivalsPerMinute) throw new CannotStart(`PostgreSQL keeps dying: ${this.place.logFile} says why.`);
      this.options.log('PostgreSQL went away; starting it again.');
      await this.start();
    } catch (error) {
      const problem = error instanceof CannotStart ? error : new CannotStart(`PostgreSQL was lost: ${String(error)}`);
      this.options.onLost?.(problem);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#reviving;
    if (this.running) await stopPostmaster(this.running, this.place.data);
    await this.#lock?.release();
  }
}

/**
 * Makes the database if there is none, starts PostgreSQL or takes over the one that a killed server left, and makes sure to be the only server
 * on this DATA_DIR. If the process exits without `stop`, PostgreSQL is told to end by itself.
 * Throws CannotStart with a sentence when the directory is in use, unusable, or made by another version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await findPlace(options.dataDir, options.settings ?? {}, options.log);
  const fresh = await makeCluster(place);
  const keeper = new Keeper(place, options);
  const { socket, adopted } = await keeper.start();
  await removeHalfMade(place);
  const onExit = (): void => {
    if (keeper.running) signal(keeper.running.pid, 'SIGINT');
  };
  process.once('exit', onExit);
  return {
    url: urlOf(socket),
    adopted,
    fresh,
    stop: async () => {
      await keeper.stop();
      process.removeListener('exit', onExit);
    },
  };
}
