import { documentFrame } from './document-frame.ts';

/** Every URL the app has. Nobody else spells a path (`tests/house/paths`). Ids are numbers; anything longer is encoded. */

type Id = number | string;
const under = (project: Id, rest = ''): string => `/projects/${project}${rest}`;
const task = (project: Id, id: Id, rest = ''): string => under(project, `/tasks/${id}${rest}`);

/** An id as `paths` write it, in decimal digits; undefined for whatever else a number can be spelled as. */
export function readId(text: string | undefined): number | undefined {
  const value = /^\d{1,16}$/.test(text ?? '') ? Number(text) : 0;
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Adds a query; empty and undefined values are left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') params.set(key, String(value));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** A page of a list that is turned by number, from 1; the first needs no saying. */
export const onPage = (path: string, page: number): string => (page > 1 ? `${path}${path.includes('?') ? '&' : '?'}page=${page}` : path);

export const paths = {
  home: '/',
  health: '/health',
  version: '/version',
  setup: '/setup',
  signIn: '/sign-in',
  signOut: '/sign-out',
  waiting: '/waiting',
  newPasswordReset: '/password-resets/new',
  passwordResets: '/password-resets',
  passwordReset: (secret: string) => `/password-resets/${encodeURIComponent(secret)}`,
  theme: '/theme',

  profile: '/profile',
  password: '/profile/password',
  keymap: '/profile/keys',
  tokens: '/profile/tokens',
  token: (id: Id) => `/profile/tokens/${id}`,
  sessions: '/profile/sessions',
  session: (id: string) => `/profile/sessions/${encodeURIComponent(id)}`,
  email: '/profile/email',

  people: '/people',
  person: (id: Id) => `/people/${id}`,
  personRole: (id: Id) => `/people/${id}/role`,
  personActivation: (id: Id) => `/people/${id}/activation`,
  personPasswordReset: (id: Id) => `/people/${id}/password-reset`,
  organization: '/organization',
  organizationInvitation: '/organization/invitation',
  activities: '/activities',
  labelingLanguage: '/labeling-language',
  documentFrame,
  invitation: (token: string) => `/invitations/${encodeURIComponent(token)}`,

  projects: '/projects',
  newProject: '/projects/new',
  newSampleProject: '/projects/sample',
  trash: '/projects/trash',
  project: (id: Id) => under(id),
  projectSettings: (id: Id, section = 'general') => under(id, `/settings/${section}`),
  projectPublication: (id: Id) => under(id, '/publication'),
  projectDuplicates: (id: Id) => under(id, '/duplicates'),
  projectDeletions: (id: Id) => under(id, '/deletions'),
  projectRestoration: (id: Id) => under(id, '/restoration'),
  deletionRestoration: (id: Id, deletion: Id) => under(id, `/deletions/${deletion}/restoration`),
  projectFigures: (id: Id) => under(id, '/figures'),
  labelingConfig: (id: Id) => under(id, '/labeling-config'),
  labelingConfigPreview: (id: Id) => under(id, '/labeling-config/preview'),
  labelingConfigBuilder: (id: Id) => under(id, '/labeling-config/builder'),
  labelingConfigVersion: (id: Id, version: Id) => under(id, `/labeling-config/${version}`),
  instruction: (id: Id) => under(id, '/instruction'),
  members: (id: Id) => under(id, '/members'),
  member: (id: Id, user: Id) => under(id, `/members/${user}`),
  projectInvitation: (id: Id) => under(id, '/invitation'),

  tasks: (project: Id) => under(project, '/tasks'),
  newTask: (project: Id) => under(project, '/tasks/new'),
  sampleTask: (project: Id) => under(project, '/tasks/sample'),
  taskDeletions: (project: Id) => under(project, '/tasks/deletions'),
  tabs: (project: Id) => under(project, '/tabs'),
  tab: (project: Id, id: Id) => under(project, `/tabs/${id}`),
  /** Of which tab is in the form: a list to choose from cannot change an address. */
  tabFilters: (project: Id) => under(project, '/tabs/filters'),
  tabRestoration: (project: Id, id: Id) => under(project, `/tabs/${id}/restoration`),
  task,
  label: (project: Id, id: Id) => task(project, id, '/label'),
  comparison: (project: Id, id: Id) => task(project, id, '/comparison'),
  skip: (project: Id, id: Id) => task(project, id, '/skip'),
  draft: (project: Id, id: Id) => task(project, id, '/draft'),
  annotations: (project: Id, id: Id) => task(project, id, '/annotations'),
  leases: (project: Id) => under(project, '/leases'),
  taskLease: (project: Id, id: Id) => task(project, id, '/lease'),
  stream: (project: Id) => under(project, '/label'),
  myWork: (project: Id) => under(project, '/my-work'),
  annotation: (project: Id, id: Id) => under(project, `/annotations/${id}`),
  groundTruth: (project: Id, id: Id) => under(project, `/annotations/${id}/ground-truth`),
  reviews: (project: Id, annotation: Id) => under(project, `/annotations/${annotation}/reviews`),
  review: (project: Id, annotation: Id, id: Id) => under(project, `/annotations/${annotation}/reviews/${id}`),
  lastSubmit: (project: Id) => under(project, '/last-submit'),

  newImport: (project: Id) => under(project, '/imports/new'),
  imports: (project: Id) => under(project, '/imports'),
  import: (project: Id, id: Id) => under(project, `/imports/${id}`),
  importDecision: (project: Id, id: Id) => under(project, `/imports/${id}/decision`),
  importProblems: (project: Id, id: Id) => under(project, `/imports/${id}/problems.csv`),
  uploads: (project: Id) => under(project, '/uploads'),
  upload: (project: Id, id: Id) => under(project, `/uploads/${id}`),
  importSample: (project: Id, format: string) => under(project, `/imports/samples/${format}`),
  exports: (project: Id) => under(project, '/exports'),
  exportDownload: (project: Id) => under(project, '/exports/download'),
  export: (project: Id, id: Id) => under(project, `/exports/${id}`),
  exportFile: (project: Id, id: Id) => under(project, `/exports/${id}/file`),
  exportRestoration: (project: Id, id: Id) => under(project, `/exports/${id}/restoration`),
  exportLinks: (project: Id, id: Id) => under(project, `/exports/${id}/links`),
  exportLink: (project: Id, id: Id, link: Id) => under(project, `/exports/${id}/links/${link}`),
  rawData: (project: Id) => under(project, '/raw-data'),
  /** For anybody who has it. */
  sharedExport: (secret: string) => `/shared-exports/${encodeURIComponent(secret)}`,
  exportChecks: (project: Id) => under(project, '/exports/checks'),
  exportCheck: (project: Id, id: Id) => under(project, `/exports/checks/${id}`),
  exportVerification: (project: Id) => under(project, '/exports/verification'),
  exportChecksum: (project: Id, id: Id) => under(project, `/exports/${id}/checksum`),
  snapshots: (project: Id) => under(project, '/snapshots'),
  snapshot: (project: Id, id: Id) => under(project, `/snapshots/${id}`),
  snapshotExport: (project: Id, id: Id) => under(project, `/snapshots/${id}/export`),
  snapshotChecks: (project: Id, id: Id) => under(project, `/snapshots/${id}/checks`),
  snapshotRestorations: (project: Id, id: Id) => under(project, `/snapshots/${id}/restorations`),
  snapshotRestoration: (project: Id, id: Id) => under(project, `/snapshots/restorations/${id}`),
  snapshotComparisons: (project: Id) => under(project, '/snapshots/comparisons'),
  snapshotComparison: (project: Id, id: Id) => under(project, `/snapshots/comparisons/${id}`),
  /** `file` is its token; its id in addresses written before there were tokens. */
  file: (project: Id, file: Id, name: string) => under(project, `/files/${file}/${encodeURIComponent(name)}`),
  /** What every path of a project's files begins with. */
  fileFolder: (project: Id) => under(project, '/files/'),
  /** The router's pattern for `file`. */
  files: under(':project', '/files/:file/:name'),
  /** And for the peaks of a sound: `peaksAddress` of `sound/address.ts` leads there. */
  filePeaks: under(':project', '/files/:file/:name/peaks'),
  /** And for the smaller copy of a large picture, by the picture's own address. */
  filePreview: under(':project', '/files/:file/:name/preview'),
  preview: (file: string) => `${file}/preview`,
  /** And for the thumbnail of a picture, likewise. */
  fileThumbnail: under(':project', '/files/:file/:name/thumbnail'),
  thumbnail: (file: string) => `${file}/thumbnail`,

  asset: (name: string) => `/assets/${name}`,
  sampleMedia: (name: string) => `/samples/${name}`,
  api: '/api',
  openapi: '/api/openapi.json',
} as const;

export type FileAddress = { project: number; file: string };

/** Reads what `paths.file` wrote; undefined for any other text. */
export function readFileAddress(text: string): FileAddress | undefined {
  const [, project, file] = /^\/projects\/(\d{1,15})\/files\/(\d{1,15}|[0-9a-f-]{36})\/[^/?#]+$/.exec(text) ?? [];
  return project && file ? { project: Number(project), file } : undefined;
}
