import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../scripts/project.mjs';

const throttle = 4;

function sizeOf(paths) {
  return paths.reduce((total, path) => total + brotliCompressSync(readFileSync(join(root, 'dist', path))).length, 0);
}

/** Runs in the page from its first moment: notes when a panel first states its finding, which is when its answer is drawn. */
function watchForPanel() {
  const look = () => {
    const stated = [...document.querySelectorAll('.panel-finding')].some((one) => (one.textContent ?? '').trim() !== '');
    if (stated) window.firstPanelAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** Opens an address once, with a cold cache and a slowed processor. */
async function openOnce(browser, address, path) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const asked = new Set();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\.(js|css)$/.test(pathname)) asked.add(pathname);
  });
  await page.addInitScript(watchForPanel);
  await page.goto(address + path);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  let firstPanel = null;
  if (path !== '/') {
    await page.waitForFunction(() => window.firstPanelAt !== undefined, undefined, { timeout: 120_000 });
    firstPanel = await page.evaluate(() => window.firstPanelAt);
  } else await page.waitForLoadState('networkidle');
  await context.close();
  return { firstPaint, firstPanel, asked: [...asked].sort() };
}

function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

export const bench = {
  title: `First load of the page, processor slowed ${throttle} times`,
  async run({ browser, address, isQuick }) {
    const shell = [];
    const demo = [];
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) {
      shell.push(await openOnce(browser, address, '/'));
      demo.push(await openOnce(browser, address, '/overview?v=1&s=demo'));
    }
    const shellBytes = sizeOf(shell[0].asked);
    const figures = {
      firstPaintMilliseconds: Math.round(middle(shell.map(({ firstPaint }) => firstPaint))),
      firstPanelOfDemoMilliseconds: Math.round(middle(demo.map(({ firstPanel }) => firstPanel))),
      shellBrotliBytes: shellBytes,
      files: shell[0].asked,
    };
    return {
      figures,
      tables: [
        {
          title: `Median of ${shell.length}, cold cache`,
          columns: ['what', 'value', 'unit'],
          rows: [
            ['scripts and styles of the drop screen, brotli', Number((shellBytes / 1000).toFixed(1)), 'kB'],
            ['first contentful paint of the drop screen', figures.firstPaintMilliseconds, 'ms'],
            ['first panel of the demo (302,133 records generated, read and asked), from navigation on', figures.firstPanelOfDemoMilliseconds, 'ms'],
          ],
        },
      ],
      notes: ['Only the page is slowed; the worker that reads and answers runs at full speed, as the browser throttles it apart.'],
    };
  },
};
