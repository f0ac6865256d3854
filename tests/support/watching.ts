/** What a browser has to say about a page: errors, weight, and what axe finds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright';

const load = createRequire(import.meta.url);
const axeSource = readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');

/** Collects what is wrong on any page of a context: script errors, breaks of the policy (both reach the console), other hosts, broken answers. */
export function watch(context: BrowserContext, base: string): string[] {
  const wrong: string[] = [];
  context.on('page', (page) => {
    page.on('console', (message) => void (message.type() === 'error' && wrong.push(`${page.url()}: ${message.text()}`)));
    page.on('pageerror', (error) => void wrong.push(`${page.url()}: ${String(error)}`));
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== base) wrong.push(`asked another host: ${request.url()}`);
  });
  context.on('response', (response) => void (response.status() >= 500 && wrong.push(`${response.status()} from ${response.url()}`)));
  return wrong;
}

type Sent = { type: string; response: { url: string; mimeType: string } };
const isMedia = ({ response: { url, mimeType } }: Sent): boolean => /^(image|audio|video)\//.test(mimeType) && !url.endsWith('.svg');

/** Counts bytes over the wire as they travel, compressed and with headers; pictures and sounds apart. Call the answer to read and begin anew. */
export async function weigh(page: Page): Promise<() => number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const media = new Set<string>();
  let bytes = 0;
  client.on('Network.responseReceived', (event) => void (isMedia(event as Sent) && media.add(event.requestId)));
  client.on('Network.loadingFinished', (event) => {
    if (!media.has(event.requestId)) bytes += event.encodedDataLength;
  });
  return () => {
    const counted = bytes;
    bytes = 0;
    return counted;
  };
}

/** How many of them a page has. Asked of it directly: a locator would load more script than most pages have. */
export const count = (page: Page, selector: string): Promise<number> => page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);

/** Opens a page. The editor comes in parts after the page; until it stands and all is quiet. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  if (!(await count(page, '[data-island=labeler]'))) return;
  await page.locator('.labeler__object').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/**
 * Takes away what only repeats in the work of a long page: neighbors whose elements differ in words and numbers alone are made by the same code, and
 * the first two of them show axe what the others would.
 */
export const thin = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const isLooks = (name: string): boolean => /^(class|style|role|type|hidden|open|disabled|tabindex|aria-)/.test(name);
    const isWords = (name: string): boolean =>
      /^aria-(label|labelledby|describedby|description|controls|owns|details|valuenow|valuetext)$/.test(name);
    const shapes = new Map<Element, string>();
    const shapeOf = (element: Element): string => {
      const known = shapes.get(element);
      if (known !== undefined) return known;
      const attributes = [...element.attributes].map(({ name, value }) => (value && (isWords(name) || !isLooks(name)) ? name : `${name}=${value}`));
      const says = element.textContent?.trim() ? 'words' : 'nothing';
      const shape = `${element.localName} ${attributes.join(' ')} ${says} (${[...element.children].map(shapeOf).join()})`;
      shapes.set(element, shape);
      return shape;
    };
    for (const parent of document.querySelectorAll('main *')) {
      if (!parent.isConnected || parent.closest('svg, select')) continue;
      const seen = new Map<string, number>();
      const repeated = Array.from(parent.children).filter((child) => {
        const times = (seen.get(shapeOf(child)) ?? 0) + 1;
        seen.set(shapeOf(child), times);
        return times > 2;
      });
      for (const child of repeated) child.remove();
    }
  });

type Violation = { id: string; impact: string; nodes: { target: string[] }[] };
declare const axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> };

/** Puts axe on every page that the context opens from now on: less work than handing it to one page after the other. */
export const withAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: axeSource });

/** Everything that axe finds, by all of its rules or by some, as `serious color-contrast: the first places`. Style sheets need no second fetch for that. */
export async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async (only) => {
    // Of what cannot be seen axe would not say much.
    const { style } = document.documentElement;
    style.setProperty('opacity', '1', 'important');
    const { violations } = await axe
      .run(document, {
        resultTypes: ['violations'],
        preload: false,
        ...(only && { runOnly: { type: 'rule', values: only } }),
      })
      .finally(() => style.removeProperty('opacity'));
    const places = (nodes: Violation['nodes']) => nodes.slice(0, 3).map(({ target }) => target.join(' '));
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${places(nodes).join(', ')}`);
  }, rules);
}

type Graded = { id: string; impact?: string };
type Rule = Graded & { enabled: boolean; tags: string[] } & Record<'any' | 'all' | 'none', (string | Graded)[]>;

/** The rules that axe runs by itself and whose break may be serious or critical: it is as grave as the rule says, or else the check that fails. */
function graveRules(): string[] {
  const { rules, checks } = (load('axe-core') as { _audit: { rules: Rule[]; checks: Record<string, Graded> } })._audit;
  const isGrave = ({ impact = '' }: Graded): boolean => impact === 'serious' || impact === 'critical';
  const known = (check: string | Graded): Graded => checks[typeof check === 'string' ? check : check.id]!;
  return rules
    .filter(({ enabled, tags }) => enabled && !tags.includes('experimental'))
    .filter((rule) => isGrave(rule) || [...rule.any, ...rule.all, ...rule.none].some((check) => isGrave(known(check))))
    .map(({ id }) => id);
}
const grave = graveRules();

/** What of that is serious or critical; rules that find nothing of the kind are not asked, for they are a third of the work. */
export const faults = async (page: Page, rules: readonly string[] = grave): Promise<string[]> =>
  (await findings(page, rules)).filter((finding) => /^(serious|critical) /.test(finding));

/** Rules of axe about what the width of a page changes; the others are the same on a wide one. */
export const byWidth = ['scrollable-region-focusable', 'target-size', 'link-in-text-block'];
/** Rules of axe about what light and dark change. */
export const byLight = ['color-contrast'];

/** How far a page can be scrolled sideways, in CSS pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Ids that stand on a page more than once: labels, links and partial updates would reach the first alone. */
export const repeatedIds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
    return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  });
