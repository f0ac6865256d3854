import { chromium, type Browser } from 'playwright';
import { findChromium } from '#tests/chromium.mjs';

/** Without these, Chromium calls home at every start; a closed network refuses that noisily. As root it cannot sandbox itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium, the system's where there is one. `more`: further flags. */
export const launchChromium = (...more: string[]): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: [...flags, ...more] });
