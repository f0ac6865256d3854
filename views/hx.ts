/** Everything we know about spelling htmx 4 (and Alpine) attributes. Spread the result into an element. Inheritance is explicit in htmx 4: nothing here leaks to children. */

export type Hx = Readonly<Record<string, string>>;

export type Swap = 'outer' | 'inner' | 'morph' | 'inner-morph' | 'append' | 'prepend' | 'before' | 'after' | 'delete' | 'none';

const swaps: Record<Swap, string> = {
  outer: 'outerHTML',
  inner: 'innerHTML',
  morph: 'outerMorph',
  'inner-morph': 'innerMorph',
  append: 'beforeend',
  prepend: 'afterbegin',
  before: 'beforebegin',
  after: 'afterend',
  delete: 'delete',
  none: 'none',
};

/** `target` and `include` are selectors (`closest tr`, `#tasks`); absent: the element itself. `push` puts the new address into the history. */
export type Ask = {
  target?: string;
  swap?: Swap;
  trigger?: string;
  push?: boolean;
  replaceUrl?: boolean;
  include?: string;
  select?: string;
  sync?: string;
  busy?: string;
};

/** How the answer takes its place; the target keeps its id, so the same component serves page and part. */
export const swap = (how: Swap, target?: string): Hx => ({ 'hx-swap': swaps[how], ...(target ? { 'hx-target': target } : {}) });

function spell(ask: Ask): Hx {
  const spelled: Record<string, string> = { ...swap(ask.swap ?? 'outer', ask.target) };
  if (ask.trigger) spelled['hx-trigger'] = ask.trigger;
  if (ask.push) spelled['hx-push-url'] = 'true';
  if (ask.replaceUrl) spelled['hx-replace-url'] = 'true';
  if (ask.include) spelled['hx-include'] = ask.include;
  if (ask.select) spelled['hx-select'] = ask.select;
  if (ask.sync) spelled['hx-sync'] = ask.sync;
  if (ask.busy) spelled['hx-disable'] = ask.busy;
  return spelled;
}

export const get = (path: string, ask: Ask = {}): Hx => ({ 'hx-get': path, ...spell(ask) });
export const post = (path: string, ask: Ask = {}): Hx => ({ 'hx-post': path, ...spell(ask) });
export const put = (path: string, ask: Ask = {}): Hx => ({ 'hx-put': path, ...spell(ask) });
export const patch = (path: string, ask: Ask = {}): Hx => ({ 'hx-patch': path, ...spell(ask) });
/** htmx sends no form fields with DELETE; name them by `include`. */
export const del = (path: string, ask: Ask = {}): Hx => ({ 'hx-delete': path, ...spell(ask) });

/** Asks again and again until the answer comes without it. Morphs, so that focus and open menus survive. */
export const poll = (path: string, seconds: number, ask: Ask = {}): Hx => get(path, { swap: 'morph', ...ask, trigger: `every ${seconds}s` });

/** What a morph leaves as it is: one has opened it, or begun to type in it. */
export const leftAlone: Hx = { 'hx-morph-skip': '' };

/** A search field that asks while one types; without script its form's button does it. */
export const whileTyping = (path: string, ask: Ask = {}): Hx =>
  get(path, { replaceUrl: true, sync: 'this:replace', ...ask, trigger: 'input changed delay:300ms, search' });

/** Leaves the part as it is where no such part comes back: the server is away, or does not allow it any more. */
export const keptIfRefused: Hx = { 'hx-status:40x': 'swap:none', 'hx-status:5xx': 'swap:none' };

/** Marks a part that replaces its namesake wherever it stands in the page. */
export const outOfBand = (how: Swap = 'outer'): Hx => ({ 'hx-swap-oob': swaps[how] });

/** Alpine's handler with modifiers, which JSX cannot spell: `on('click.prevent', 'open = !open')`. The CSP build takes simple expressions only. */
export const on = (event: string, expression: string): Hx => ({ [`x-on:${event}`]: expression });

/** Contents of `<meta name="htmx-config">`: no evaluated code, no styles of its own, answers from our origin only. */
export const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, mode: 'same-origin', defaultTimeout: 30_000, allowEmptySwapAfterOOB: false });
