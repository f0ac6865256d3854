import type { Db } from '#app/db/client.ts';
export async function seedDemo(_db: Db, say: (line: string) => void): Promise<void> { say('demo'); }
