import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { users } from '#app/db/schema/people.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { addressKeys, delayAfter, reserveAttempt, signIn } from '#app/domain/sign-ins.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';
import { later, visit } from '#tests/support/visit.ts';

const password = 'four words for ben';
/** Made once: a hash is dear by design. */
let hashed: Promise<string> | undefined;
const wrong = { email: 'ben@example.org', password: 'not it' };
const right = { email: 'ben@example.org', password };

async function ben(db: Parameters<typeof make.organization>[0], state: 'active' | 'not activated' | 'deactivated' = 'active') {
  return make.user(db, {
    organization: await make.organization(db),
    role: 'annotator',
    email: 'ben@example.org',
    state,
    passwordHash: await (hashed ??= hashPassword(password)),
  });
}

test('signs in, notes when, and says so in the log', async ({ db }) => {
  await ben(db);
  expect(await signIn(db, right, visit())).toHaveProperty('cookie');
  expect(await acts(db)).toEqual(['sign in']);
  const [user] = await db.select().from(users);
  expect(user?.activeAt).toEqual(later(0));
});

test('waits double as long after each failure past the fifth', () => {
  const limit = { free: 5, cap: 900, window: 86_400 };
  expect([0, 4, 5, 6, 7, 10, 15, 500].map((failures) => delayAfter(failures, limit))).toEqual([0, 0, 1, 2, 4, 32, 900, 900]);
});

test('after five failures the account has to wait, and waiting is enough', async ({ db }) => {
  await ben(db);
  for (let failure = 0; failure < 5; failure += 1) expect(await signIn(db, wrong, visit())).toHaveProperty('refused');
  expect(await signIn(db, right, visit())).toEqual({ wait: 1 });
  expect(await signIn(db, right, visit({ now: later(1) }))).toHaveProperty('cookie');
  expect(await signIn(db, wrong, visit({ now: later(1) }))).toHaveProperty('refused');
});

test('attempts made while waiting do not prolong the wait', async ({ db }) => {
  await ben(db);
  for (let failure = 0; failure < 6; failure += 1) await signIn(db, wrong, visit({ now: later(failure * 10) }));
  for (let attempt = 0; attempt < 20; attempt += 1) expect(await signIn(db, wrong, visit({ now: later(50) }))).toEqual({ wait: 2 });
  expect(await signIn(db, right, visit({ now: later(52) }))).toHaveProperty('cookie');
});

test('a day later everything is forgotten', async ({ db }) => {
  await ben(db);
  for (let failure = 0; failure < 5; failure += 1) await signIn(db, wrong, visit());
  for (let failure = 0; failure < 4; failure += 1) expect(await signIn(db, wrong, visit({ now: later(86_401) }))).toHaveProperty('refused');
});

/** What stays of guesses at accounts that nobody looks at again, without the price of each: `tests/threats/people.test.ts` pays it at the door. */
async function guessAtOthers(db: Db, times: number, address: (index: number) => string): Promise<void> {
  for (let index = 1; index <= times; index += 1) await reserveAttempt(db, addressKeys(address(index)), visit().now);
}

test('one address that tries many accounts has to wait, others need not', async ({ db }) => {
  const guess = (index: number, address: string) => signIn(db, { email: `guess-${index}@example.org`, password: 'x' }, visit({ address }));
  expect(await guess(0, '192.0.2.7')).toHaveProperty('refused');
  await guessAtOthers(db, 28, () => '192.0.2.7');
  expect(await guess(30, '192.0.2.7')).toHaveProperty('refused');
  expect(await guess(31, '192.0.2.7')).toEqual({ wait: 1 });
  expect(await guess(32, '::ffff:192.0.2.7')).toEqual({ wait: 1 });
  expect(await guess(33, '192.0.2.8')).toHaveProperty('refused');
});

test('addresses of one IPv6 network count as one', async ({ db }) => {
  const guess = (index: number, address: string) => signIn(db, { email: `guess-${index}@example.org`, password: 'x' }, visit({ address }));
  expect(await guess(0, '2001:db8:0:1::')).toHaveProperty('refused');
  await guessAtOthers(db, 28, (index) => `2001:db8:0:1::${index.toString(16)}`);
  expect(await guess(30, '2001:db8:0:1::1e')).toHaveProperty('refused');
  expect(await guess(31, '2001:db8::1:ffff:0:0:9')).toEqual({ wait: 1 });
  expect(await guess(32, '2001:db8:0:2::1')).toHaveProperty('refused');
});

testApart('a hundred guesses at once are no more than five', async ({ connection: { db } }) => {
  await ben(db);
  const ends = await Promise.all(Array.from({ length: 100 }, () => signIn(db, wrong, visit())));
  expect(ends.filter((end) => 'refused' in end)).toHaveLength(5);
});

test('an unknown address and a wrong password get the same answer', async ({ db }) => {
  await ben(db);
  expect(await signIn(db, { email: 'nobody@example.org', password }, visit())).toEqual(await signIn(db, wrong, visit()));
});

test('deactivated people stay outside; those who wait may come as far as the waiting page', async ({ db }) => {
  const user = await ben(db, 'deactivated');
  expect(await signIn(db, right, visit())).toMatchObject({ refused: expect.stringContaining('deactivated') });
  await db.update(users).set({ state: 'not activated' });
  expect(await signIn(db, right, visit())).toMatchObject({ user: { id: user.id } });
});

test('composed and decomposed letters are the same password', async ({ db }) => {
  await make.user(db, {
    organization: await make.organization(db),
    role: 'annotator',
    email: 'ben@example.org',
    passwordHash: await hashPassword('café au lait'.normalize('NFC')),
  });
  expect(await signIn(db, { email: 'ben@example.org', password: 'café au lait'.normalize('NFD') }, visit())).toHaveProperty('cookie');
});
