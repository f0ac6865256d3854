/** What the activity log says, newest first. */
import { desc } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { activities, type Activity } from '#app/db/schema/activities.ts';

export const lines = (db: Db): Promise<Activity[]> => db.select().from(activities).orderBy(desc(activities.id));
export const acts = async (db: Db): Promise<string[]> => (await lines(db)).map(({ act }) => act);
