import type { CannotStart } from '#app/core/cannot-start.ts';
import { connect, type Connection } from './client.ts';
import { startEmbedded } from './embedded.ts';
import { checkServer, migrate } from './migrate.ts';

export type Database = {
  connection: Connection;
  url: string;
  /** Closes the pool; ends PostgreSQL if it is the one that came along. */
  close(): Promise<void>;
};

type Options = {
  /** Absent: the PostgreSQL that comes along, in dataDir. */
  databaseUrl?: string;
  dataDir: string;
  log: (line: string) => void;
  onLost: (problem: CannotStart) => void;
};

/** A migrated database, whichever it is. Throws CannotStart with a sentence for the operator. */
export async function openDatabase({ databaseUrl, ...options }: Options): Promise<Database> {
  const embedded = databaseUrl ? undefined : await startEmbedded(options);
  const url = embedded?.url ?? databaseUrl ?? '';
  const connection = connect(url);
  const close = async (): Promise<void> => {
    await connection.close();
    await embedded?.stop();
  };
  try {
    if (databaseUrl) await checkServer(connection);
    await migrate(connection);
  } catch (error) {
    await close();
    throw error;
  }
  return { connection, url, close };
}
