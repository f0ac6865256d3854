/** Lines of the log as sentences without their first word, the person: 'submit annotation' of 12 -> "submitted annotation 12". */
import type { ListedActivity } from '#app/domain/activities.ts';

export type Told = Pick<ListedActivity, 'act' | 'by' | 'subject' | 'subjectId' | 'subjectName' | 'details'>;

const irregular: Readonly<Record<string, string>> = {
  begin: 'began',
  give: 'gave',
  keep: 'kept',
  make: 'made',
  put: 'put',
  reset: 'reset',
  run: 'ran',
  send: 'sent',
  set: 'set',
  skip: 'skipped',
  stop: 'stopped',
  submit: 'submitted',
  take: 'took',
  undo: 'undid',
  unskip: 'took back the skip of',
  upload: 'uploaded',
  withdraw: 'withdrew',
  write: 'wrote',
  drop: 'dropped',
  empty: 'emptied',
};

/** Acts are imperative; the log tells of the past. */
export function past(verb: string): string {
  const known = irregular[verb];
  if (known) return known;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

const words = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** " (a.csv)", " (a.csv and 2 more)". */
function filesOf({ files }: Told['details']): string {
  const [first, ...more] = Array.isArray(files) ? files : [];
  return first === undefined ? '' : ` (${words(first)}${more.length > 0 ? ` and ${more.length} more` : ''})`;
}

/** Acts whose plain reading would leave something out. */
const particular: Readonly<Record<string, (told: Told, who: string) => string>> = {
  'activate person': ({ by, subjectId }, who) => (by === subjectId ? 'was let in by a project’s invite link' : `activated ${who}`),
  'add member': (_told, who) => `added ${who} to the project`,
  'change e-mail': () => 'changed their e-mail address',
  'change name': () => 'changed their name',
  'change organization': () => 'changed the settings of the organization',
  'change password': () => 'changed their password',
  'change role': ({ details }, who) => `changed the role of ${who} from ${words(details.from)} to ${words(details.to)}`,
  'change settings': () => 'changed the settings',
  'close invite link': () => 'closed the invite link',
  'deactivate person': (_told, who) => `deactivated ${who}`,
  'end session': () => 'ended one of their sessions',
  'drop import': ({ subjectId, details }) =>
    `let go of import ${words(subjectId)}${filesOf(details)}: nobody decided upon it for ${words(details.days)} days`,
  'fail import': ({ subjectId, details }) => `began import ${words(subjectId)}${filesOf(details)}, which failed: ${words(details.why)}`,
  'fetch export': ({ details }) => `gave the export “${words(details.title)}” to somebody who had its link`,
  'give task back': ({ subjectId }) => `gave task ${words(subjectId)} back`,
  'join organization': () => 'joined the organization',
  'join project': () => 'joined the project',
  'make API token': ({ details }) => `made the API token “${words(details.name)}”`,
  'make password link': (_told, who) => `made a password link for ${who}`,
  'open export link': ({ subjectId }) => `opened a public link to export ${words(subjectId)}`,
  'open invite link': () => 'opened an invite link',
  'reactivate person': (_told, who) => `reactivated ${who}`,
  'refuse import': ({ subjectId, details }) =>
    `began import ${words(subjectId)}${filesOf(details)}, which was refused: ${words(details.problems)} ${details.problems === 1 ? 'problem' : 'problems'} in its files`,
  'remove member': (_told, who) => `removed ${who} from the project`,
  'reset invite link': () => 'replaced the invite link',
  'reset password': () => 'chose a new password by a link',
  'revoke export link': ({ subjectId }) => `revoked a public link to export ${words(subjectId)}`,
  'revoke API token': ({ details }) => `revoked the API token “${words(details.name)}”`,
  'send password link': (_told, who) => `sent ${who} the password link that was asked for`,
  'set up organization': ({ details }) => `set up the organization ${words(details.title)}`.trim(),
  'sign in': () => 'signed in',
  'sign out': () => 'signed out',
  'update raw data': ({ details }) => `had the uploaded files (${words(details.files)}) put into one archive`,
};

/** What was done, to what. */
export function tell(told: Told): string {
  const who = told.subjectName ?? 'somebody';
  const special = particular[told.act];
  if (special) return special(told, who);
  const [verb = '', ...rest] = told.act.split(' ');
  const title = words(told.details.title) || words(told.details.name);
  const which = title ? `“${title}”` : (told.subjectName ?? words(told.subjectId));
  const noun = rest.join(' ').endsWith(told.subject) ? '' : told.subject;
  return [past(verb), ...rest, noun && rest.length ? `(${[noun, which].filter(Boolean).join(' ')})` : [noun, which].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(' ');
}
