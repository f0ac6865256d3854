import { expect, test } from 'vitest';
import { can, mayGrant, roles, type Role, type Verb } from '#app/core/permissions.ts';

/** From which role on a verb is allowed; every role above has it too. */
const from: [Verb, Role][] = [
  ['open project', 'annotator'],
  ['label tasks', 'annotator'],
  ['see own statistics', 'annotator'],
  ['see data', 'reviewer'],
  ['mark ground truth', 'reviewer'],
  ['edit annotations', 'reviewer'],
  ['delete annotations', 'reviewer'],
  ['review annotations', 'reviewer'],
  ['see overview', 'manager'],
  ['see people', 'manager'],
  ['create projects', 'manager'],
  ['change settings', 'manager'],
  ['see members', 'manager'],
  ['manage members', 'manager'],
  ['import tasks', 'manager'],
  ['export tasks', 'manager'],
  ['delete tasks', 'manager'],
  ['delete project', 'manager'],
  ['publish project', 'manager'],
  ['manage people', 'administrator'],
  ['see activity', 'administrator'],
  ['open every project', 'administrator'],
  ['change organization', 'administrator'],
  ['manage owners', 'owner'],
];

test.each(from)('%s: %s and above', (verb, lowest) => {
  const allowed = roles.slice(0, roles.indexOf(lowest) + 1);
  expect(roles.filter((role) => can(role, verb))).toEqual(allowed);
});

test('T37 nobody grants a role above their own', () => {
  const grants = Object.fromEntries(roles.map((by) => [by, roles.filter((role) => mayGrant(by, role))]));
  expect(grants).toEqual({
    owner: ['owner', 'administrator', 'manager', 'reviewer', 'annotator'],
    administrator: ['administrator', 'manager', 'reviewer', 'annotator'],
    manager: [],
    reviewer: [],
    annotator: [],
  });
});
