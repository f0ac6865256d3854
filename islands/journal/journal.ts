/** Keeps what is done on the label page from getting lost, whatever ends: tab, browser, network or server. */
import type { Changed } from '../labeler/props.ts';
import { createScope, type Scope } from '../scope.ts';
import { fetchAhead, show } from './ahead.ts';
import { field, type Around } from './around.ts';
import { createDrafting, type Drafting } from './drafting.ts';
import { countLeadTime } from './lead-time.ts';
import { createLine, type Line } from './line.ts';
import type { JournalProps } from './props.ts';
import { restore } from './restore.ts';
import { createSending, type Sending } from './sending.ts';
import { keyOf, openShelf } from './shelf.ts';
import { claim, type Claim } from './tabs.ts';

/** Starts the journal of the form that stands on the same page; the answer ends it. */
export function startJournal(element: HTMLElement, props: JournalProps): () => void {
  const scope = createScope();
  const form = document.querySelector<HTMLFormElement>('#answer');
  const line = createLine(scope, element);
  if (form) void run(scope, form, props, line);
  return scope.end;
}

async function run(scope: Scope, form: HTMLFormElement, props: JournalProps, line: Line): Promise<void> {
  const key = keyOf(props.user, props.task, props.annotation);
  const early = hearEarly(scope, form);
  const ready = new Promise<void>((stands) => scope.on(form, 'labeler:ready', () => stands(), { once: true }));
  const lead = countLeadTime(scope, document, Number(field(form, 'lead_time')?.value ?? 0));
  const shelf = await openShelf();
  if (scope.ended) return;
  const around: Around = { scope, props, key, form, shelf, line, lead, writer: crypto.randomUUID?.() ?? String(Math.random()) };
  const drafting = createDrafting(around);
  const leaseOf = (task: number) => props.urls.release.replace(/\d+(?=\/lease$)/, String(task));
  const ahead = fetchAhead(scope, shelf.lasting ? props.urls.ahead : null, leaseOf, ready);
  const sending = createSending(around, drafting, {
    arrived(next, annotation) {
      const page = ahead.page();
      ahead.use();
      if (page?.isFresh && page.url === next) show(page, annotation);
      else location.assign(next);
    },
    stuck: () => {
      const page = ahead.page();
      ahead.use();
      if (page) show(page);
      else form.inert = true;
    },
  });
  const mine = claim(scope, key, () => elsewhere(around, drafting, 'This task is now open in another tab. What you did here is kept.'));
  if (!(await mine.held)) return askToTake(around, mine);
  await open(around, drafting, sending, early);
}

/** Changes made while the shelf was still being opened. */
function hearEarly(scope: Scope, form: HTMLFormElement): { end(): Changed | undefined } {
  const hearing = scope.child();
  let last: Changed | undefined;
  hearing.on(form, 'labeler:changed', (event) => (last = (event as CustomEvent<Changed>).detail));
  return { end: () => (hearing.end(), last?.origin === 'local' ? last : undefined) };
}

async function open(around: Around, drafting: Drafting, sending: Sending, early: { end(): Changed | undefined }): Promise<void> {
  const { scope, form, shelf, lead } = around;
  const finished = await sending.finished();
  if (finished) form.inert = true;
  else await restore(around, drafting);
  const missed = early.end();
  if (missed && !finished) drafting.changed(missed.result);
  scope.on(form, 'labeler:changed', (event) => {
    const { result, origin } = (event as CustomEvent<Changed>).detail;
    const time = field(form, 'lead_time');
    if (time) time.value = String(lead.seconds());
    if (origin === 'local') drafting.changed(result);
  });
  if (shelf.lasting) takeSubmits(scope, form, sending);
  else guardLeaving(scope, drafting);
  const both = () => void sending.all().then(() => drafting.flush());
  scope.on(window, 'online', both);
  scope.on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && void drafting.flush());
  // A page shown without loading (see ahead.ts) has nothing to show for the address before it; a link within the page leaves it as it is.
  const shown = pageOf(location);
  scope.on(window, 'popstate', () => pageOf(location) !== shown && location.reload());
  both();
}

const pageOf = ({ pathname, search }: Location): string => pathname + search;

/** The editor stops a submit that lacks something; what gets here is meant. */
function takeSubmits(scope: Scope, form: HTMLFormElement, sending: Sending): void {
  scope.on(form, 'submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { submitter } = event as SubmitEvent;
    if (form.dataset.sent) return;
    form.dataset.sent = 'yes';
    sending.submit(submitter).catch(() => plainly(form, submitter));
  });
}

/** The shelf failed in the middle of it (a full disk): the form itself still works. */
function plainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const action = submitter?.getAttribute('formaction');
  if (action) form.action = action;
  form.submit();
}

/** Only where nothing lasting keeps the work, and some of it is not on the server yet. */
function guardLeaving(scope: Scope, drafting: Drafting): void {
  scope.on(window, 'beforeunload', (event) => {
    if (drafting.waiting() > 0) event.preventDefault();
  });
}

/** Neither the pointer nor a key, nor a submit that comes by itself, gets at what this page shows: another one has the task. */
function shut({ form, scope }: Around): void {
  form.inert = true;
  scope.on(form, 'submit', (event) => (event.preventDefault(), event.stopImmediatePropagation()), { capture: true });
}

function elsewhere(around: Around, drafting: Drafting, text: string): void {
  const { line } = around;
  drafting.stop();
  shut(around);
  line.say(text, { tone: 'asking', acts: [{ label: 'Work here instead', run: () => location.reload() }] });
}

/** The page loads anew once it has the task, so that it begins with the newest draft: when that is asked for, or the other tab is closed. */
function askToTake(around: Around, { take, freed }: Claim): void {
  const { line, scope } = around;
  shut(around);
  const begin = () => scope.ended || location.reload();
  const here = () => void take().then(begin);
  void freed().then(begin);
  line.say('This task is open in another tab.', { tone: 'asking', acts: [{ label: 'Work here instead', run: here }] });
}
