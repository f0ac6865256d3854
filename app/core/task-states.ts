/** A task's state follows from its counts (schema, tasks.state): done is enough annotations, skipped is skips and nothing else. */
export const taskStates = ['new', 'in progress', 'skipped', 'done'] as const;
export type TaskState = (typeof taskStates)[number];
