import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { UserEnv } from '#app/web/env.ts';
import { answers, anyToken, calls } from './calls.ts';

const Person = z
  .object({
    id: z.number().int(),
    email: z.string(),
    username: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    initials: z.string(),
    role: z.string(),
    active_organization: z.number().int(),
    date_joined: z.string(),
    last_activity: z.string().nullable(),
  })
  .meta({ id: 'Person' });

export const apiWhoami = calls<UserEnv>().openapi(
  createRoute({
    method: 'get',
    path: '/current-user/whoami',
    summary: 'Who the token is',
    middleware: [anyToken()],
    responses: answers(200, 'The person', Person),
  }),
  (c) => {
    const { user } = c.var;
    const initials = `${user.firstName.slice(0, 1)}${user.lastName.slice(0, 1)}` || user.email.slice(0, 2);
    return c.json(
      {
        id: user.id,
        email: user.email,
        username: user.email,
        first_name: user.firstName,
        last_name: user.lastName,
        initials,
        role: user.role,
        active_organization: user.organizationId,
        date_joined: user.createdAt.toISOString(),
        last_activity: user.activeAt?.toISOString() ?? null,
      },
      200,
    );
  },
);
