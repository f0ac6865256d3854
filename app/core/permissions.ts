/** The one table that answers every "may they?". Roles: product description, Roles. */

export const roles = ['owner', 'administrator', 'manager', 'reviewer', 'annotator'] as const;
export type Role = (typeof roles)[number];

const annotator = ['open project', 'label tasks', 'see own statistics'] as const;
const reviewer = [...annotator, 'see data', 'mark ground truth', 'edit annotations', 'delete annotations', 'review annotations'] as const;
const managing = [
  'see overview',
  'see people',
  'create projects',
  'change settings',
  'see members',
  'manage members',
  'import tasks',
  'export tasks',
  'delete tasks',
  'delete project',
  'publish project',
] as const;
const administering = ['manage people', 'see activity', 'open every project', 'change organization'] as const;
const owning = ['manage owners'] as const;

export type Verb = (typeof reviewer)[number] | (typeof managing)[number] | (typeof administering)[number] | (typeof owning)[number];

const manager: readonly Verb[] = [...reviewer, ...managing];
const administrator: readonly Verb[] = [...manager, ...administering];

const verbs: Record<Role, ReadonlySet<Verb>> = {
  annotator: new Set<Verb>(annotator),
  reviewer: new Set<Verb>(reviewer),
  manager: new Set<Verb>(manager),
  administrator: new Set<Verb>(administrator),
  owner: new Set<Verb>([...administrator, ...owning]),
};

/** Whether a role carries a verb. Which projects it reaches is decided when the project is loaded. */
export const can = (role: Role, verb: Verb): boolean => verbs[role].has(verb);

/** Higher ranks first; nobody grants a role above their own (T37). */
export const mayGrant = (by: Role, role: Role): boolean =>
  can(by, 'manage people') && (role !== 'owner' || can(by, 'manage owners')) && roles.indexOf(role) >= roles.indexOf(by);
