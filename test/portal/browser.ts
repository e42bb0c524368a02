/**
 * A real browser for the tests of the portal: Debian's Chromium, which is installed when we may and it is not there. What a page
 * reports as an error of its own is kept, and fails the test that asks.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '@samsa/local-stack/service';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const INSTALL_LIMIT_MS = 300_000;
const PICTURES = join(REPOSITORY, 'docs/pictures');
/** Set to anything, it has the pictures of the README taken anew. */
const WANTED = 'SAMSA_PICTURES';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const WIDE = { width: 1280, height: 832 };
export const NARROW = { width: 380, height: 780 };

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: ARGS });
}

function chromiumPath(): string {
  const found = () => PLACES.find((path) => existsSync(path));
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) execFileSync('apt-get', args, { stdio: 'ignore', timeout: INSTALL_LIMIT_MS });
  }
  const path = found();
  if (!path) throw new Error('The tests of the portal need Chromium: "apt-get install chromium" or https://www.chromium.org, so that it stands at /usr/bin/chromium.');
  return path;
}

interface Violation {
  id: string;
  impact: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}

/** What axe finds serious or worse, as lines. Scripts of others may not run in the page, so it is evaluated from outside. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim()}`));
}

/** In both themes and on a phone: nothing serious, and nothing wider than the window. */
export async function lookAround(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [look, colorScheme, size] of [['light', 'light', WIDE], ['dark', 'dark', WIDE], ['phone', 'light', NARROW], ['phone-dark', 'dark', NARROW]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))).then(() => undefined)');
    await picture(page, `${name}-${look}`);
    faults.push(...(await seriousFaults(page)).map((fault) => `${name}, ${look}: ${fault}`));
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    if (over > 0) faults.push(`${name}, ${look}: ${over} px wider than the window`);
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return faults;
}

async function picture(page: Page, name: string): Promise<void> {
  if (!process.env[WANTED]) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
