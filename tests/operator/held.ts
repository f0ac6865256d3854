/** Work that waits for its last word in the database, so that a test can kill the server surely before it. */
import type { Sql } from 'postgres';
import { openSql } from '#app/db/client.ts';
import { databaseUrl } from './gloss.ts';

/** What is asked again and again keeps its connection meanwhile; PostgreSQL would make a process for each. */
const doors = new Map<string, Sql>();

/** Asks the database of a running server. */
export async function ask<Row>(dataDir: string, query: string): Promise<Row[]> {
  const url = databaseUrl(dataDir);
  const door = doors.get(url) ?? openSql(url, { max: 1, idle_timeout: 1 });
  doors.set(url, door);
  return [...(await door.unsafe(query))] as Row[];
}

/** `last`: the change that ends the work, as triggers name it: `insert on activities`, and when. */
export const hold = (dataDir: string, last: string, when: string): Promise<unknown> =>
  ask(
    dataDir,
    `create table held as select 1 as row;
    create function wait_while_held() returns trigger language plpgsql as
      $$ begin while exists (select from held) loop perform pg_sleep(0.02); end loop; return new; end $$;
    create trigger hold before ${last} for each row when (${when}) execute function wait_while_held()`,
  );

export const isHeld = async (dataDir: string): Promise<boolean> =>
  (await ask(dataDir, "select from pg_stat_activity where wait_event = 'PgSleep'")).length > 0;

export const letGo = (dataDir: string): Promise<unknown> => ask(dataDir, 'delete from held');

/** What a killed server has left waiting in the database ends without its last word; what comes after it waits again. */
export const giveUp = (dataDir: string): Promise<unknown> =>
  ask(dataDir, "select pg_terminate_backend(pid, 5000) from pg_stat_activity where wait_event = 'PgSleep'");
