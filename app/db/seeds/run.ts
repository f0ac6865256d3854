/** `npm run seed -- demo|large [--force]`: fills the database that the server would use. */
import { randomBytes } from 'node:crypto';
import { argv, exit, stdout } from 'node:process';
import { asc, eq } from 'drizzle-orm';
import { CannotStart } from '#app/core/cannot-start.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { openDatabase } from '#app/db/open.ts';
import { organizations, users, type User } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { readEnv, type Env } from '#app/env.ts';
import { seedDemo } from './demo.ts';
import { largest, seedLarge } from './large.ts';

const say = (line: string): void => void stdout.write(`${line}\n`);
const usage =
  'Say which seed: "npm run seed -- demo" (a story to click through) or "npm run seed -- large" (1,000,000 tasks). "--force" adds it to a database that has projects.';

/** The first owner; made with a password that is printed, when there is none. */
async function findOwner(db: Db): Promise<User> {
  const [found] = await db.select().from(users).where(eq(users.role, 'owner')).orderBy(asc(users.id)).limit(1);
  if (found) return found;
  const password = randomBytes(9).toString('base64url');
  const [home] = await db.insert(organizations).values({ title: 'Large Numbers' }).returning();
  const [owner] = await db
    .insert(users)
    .values({
      organizationId: home!.id,
      role: 'owner',
      state: 'active',
      email: 'owner@large.example.org',
      firstName: 'Olga',
      passwordHash: await hashPassword(password),
    })
    .returning();
  say(`Sign in as ${owner!.email} with the password ${password}`);
  return owner!;
}

async function refuseProjects(db: Db): Promise<void> {
  if ((await db.$count(projects)) > 0)
    throw new CannotStart('This database has projects already. Use an empty DATA_DIR or DATABASE_URL, or add --force to seed beside them.');
}

async function seed(name: string, env: Env): Promise<void> {
  const database = await openDatabase({ ...env, log: say, onLost: (problem) => say(problem.message) });
  try {
    const { db } = database.connection;
    if (!argv.includes('--force')) await refuseProjects(db);
    const started = performance.now();
    if (name === 'demo') await seedDemo(db, say);
    else await seedLarge(db, await findOwner(db), largest, say);
    say(`Seeded in ${((performance.now() - started) / 1000).toFixed(0)} s. Start the server with the same DATA_DIR or DATABASE_URL.`);
  } finally {
    await database.close();
  }
}

const name = argv.slice(2).find((word) => !word.startsWith('-'));
try {
  if (name !== 'demo' && name !== 'large') throw new CannotStart(usage);
  await seed(name, readEnv());
} catch (error) {
  if (!(error instanceof CannotStart || error instanceof Refused)) throw error;
  say(error.message);
  exit(1);
}
